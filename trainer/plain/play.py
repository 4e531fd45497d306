"""Plain mode: the whole play in numbered lines, for screen readers, pipes and old terminals.

A number keeps its meaning for as long as it is offered, so that a line typed ahead never does something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import NamedTuple

from trainer.core.codec import FORMS, decode
from trainer.core.moves import Move, Note, Review, Strategy
from trainer.core.narration import Line
from trainer.errors import BadTranscript, IllegalMove, Interrupted, StaleAttempt, StoreFault, TrainerError
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.translator import Translator
from trainer.outside_text import half_width
from trainer.plain import lines
from trainer.plain.account_map import ask_note, ask_strategy
from trainer.plain.asked_first import asked_before, asked_before_rewind
from trainer.plain.console import Console, InputEnded
from trainer.plain.debrief_lines import debrief_lines
from trainer.plain.own_words import TypedLine, typed_line
from trainer.plain.setup import (
    NONE,
    NONE_NUMBER,
    ask_account,
    ask_meeting,
    ask_paper,
    ask_pitch,
    ask_sheet,
    ask_source,
)
from trainer.plain.typed_move import typed_move
from trainer.play.session import Session
from trainer.play.workspace import Workspace
from trainer.read_input import UnreadableInput
from trainer.scene.account_map import account_map, entry
from trainer.scene.brief import brief, glossary
from trainer.scene.choices import NUMBERS
from trainer.scene.decision import decision
from trainer.scene.desk import desk, sources
from trainer.scene.hints import hint
from trainer.scene.meeting import Meeting, meeting
from trainer.scene.narration import narration
from trainer.scene.note_text import note_in_full
from trainer.scene.notebook import clues_about, notebook
from trainer.scene.own_words import OwnWordsScene
from trainer.scene.people import in_chart_order, portrait
from trainer.scene.place import calendar, place_of
from trainer.scene.questionnaire import QuestionnaireScene, questionnaire
from trainer.scene.review import review
from trainer.scene.strategy import strategy
from trainer.scene.text import Option, Text

Entry = tuple[str, Callable[[], None]]
"""What an entry of a menu says, and what it does."""


class Menu(NamedTuple):
    """What can be done now.

    Attributes:
        prompt: stands before what is typed.
        entries: what stands behind each number.
        say: what asks for a line of one's own here, or None.
    """

    prompt: str
    entries: Mapping[str, Entry]
    say: OwnWordsScene | None = None


_MEET, _STUDY, _MAP, _REVIEW, _CLOSE, _STRATEGY, _SURVEY, _FIRST = range(1, 9)
_COMMANDS = frozenset("?qnpmbgrlihz")
"""Letters and signs that do something wherever a number can be typed."""


class PlainPlay:
    """One session at the lines."""

    def __init__(self, workspace: Workspace, session: Session, streams: Console) -> None:
        self.workspace = workspace
        self.session = session
        self.streams = streams
        self.tr = streams.tr
        self._with_ids = False
        self._told_of_lines = False
        streams.takes_moves = True

    def begin(self) -> None:
        """Show the brief and play on until the decision or until the user leaves."""
        self._play_on(self._brief)

    def go_on(self) -> None:
        """Say where the session stands and play on from there."""
        self._play_on(self._where)

    def _where(self) -> None:
        session = self.session
        self._say([f"# {session.scenario.brief.title}", lines.when(self.tr, calendar(self.tr, session.view))])
        last = session.moments[-1].lines if session.moments else ()
        self._tell(session.talk or last)

    def _play_on(self, opening: Callable[[], None]) -> None:
        try:
            if not self.session.over:
                opening()
                self._say([self.tr("Type a number, or ? for help. Everything is saved as you go.")])
            while not self.session.over:
                self._turn()
        except (InputEnded, UnreadableInput, StaleAttempt, KeyboardInterrupt) as leaving:
            if isinstance(leaving, StaleAttempt):
                self._say([leaving.said(self.tr)])
            self._say([""])
            self._say([self.tr("The attempt is kept. `trainer resume {attempt} --plain` goes on.",
                               attempt=self.session.attempt.id[:8])])  # fmt: skip
            if isinstance(leaving, KeyboardInterrupt):
                raise Interrupted from None
            if isinstance(leaving, UnreadableInput):
                raise
            return
        self._end()

    def _turn(self) -> None:
        if put_by := self.streams.pending:
            self.streams.pending = ""
            self._typed(put_by)
            return
        prompt, entries, say = self._menu()
        self._say(f"{number}. {text}" for number, (text, _) in entries.items())
        if say is not None:
            line = self._line(prompt, say, say.asked(pitching=False))
            answer = line.text
            if line.kind == "words":
                # Where the lines are shown already, an empty line is one too many, as everywhere.
                if answer or not say.said:
                    self._speak(answer)
                return
        else:
            answer = half_width(self.streams.ask(prompt))
        if answer in entries:
            entries[answer][1]()
        elif answer.isascii() and answer.isdigit():
            if say is not None and not say.said:
                self._say([self.tr("Say it in your own words first: the lines have their numbers after that.")])
            else:
                self._say([self.tr("Nothing stands behind that number now. Type one of the numbers above.")])
        elif answer in _COMMANDS:
            self._command(answer)
        elif answer:
            self._typed(answer)

    def _command(self, letter: str) -> None:
        match letter:
            case "?":
                self._help()
            case "q":
                raise InputEnded
            case _:
                {
                    "n": self._notebook, "p": self._people, "m": self._map, "b": self._brief, "g": self._glossary,
                    "r": self._read_again, "l": self._language, "i": self._turn_ids, "h": self._hint,
                    "z": self._rewind,
                }[letter]()  # fmt: skip

    def _typed(self, answer: str) -> None:
        try:
            move = typed_move(self.session, answer)
        except BadTranscript as fault:
            self._say([fault.said(self.tr), self.tr("Type a number, or ? for help.")])
            return
        # A transcript that comes through a pipe is played as it stands.
        if not self.streams.typed_by_hand or self._meant(move):
            self._play(move)

    def _meant(self, move: Move) -> bool:
        """Return whether a typed move is to be made: it is asked about as if it were picked by its number."""
        question = asked_before(self.tr, self.session, move)
        if question is not None and isinstance(move, Review):
            self._say(lines.review(self.tr, review(self.tr, self.session)))
        return self.streams.confirmed(question)

    # Menus

    def _menu(self) -> Menu:
        """Return what can be done where the play stands."""
        tr, session = self.tr, self.session
        place = place_of(session)
        if place == "meeting":
            return self._meeting_menu(meeting(tr, session, NUMBERS))
        if place == "survey":
            return self._survey_menu(questionnaire(tr, session))
        scene = desk(tr, session)
        entries: dict[int, Entry] = {
            _MAP: (tr("work on the account map"), self._map),
            _STRATEGY: (tr("choose the strategy"), self._strategy),
        }
        if any(not one.why_not for one in scene.arrangements):
            entries[_MEET] = (tr("meet somebody"), lambda: self._do(ask_meeting(self.streams, scene, self._id)))
        if any(one.allowed for one in scene.sources.options):
            entries[_STUDY] = (
                tr("study a source"), lambda: self._do(ask_source(self.streams, scene.sources, self._id)),
            )  # fmt: skip
        if any(not one.why_not for one in scene.sources.sheets):
            entries[_SURVEY] = (
                tr("send a questionnaire"), lambda: self._do(ask_sheet(self.streams, scene.sources, self._id)),
            )  # fmt: skip
        if (first := scene.first) is not None:
            entries[_FIRST] = (
                tr("choose the account to go to first"), lambda: self._do(ask_account(self.streams, first, self._id)),
            )  # fmt: skip
        if scene.review.allowed:
            entries[_REVIEW] = (scene.review.words, self._review)
        if scene.close.allowed:
            entries[_CLOSE] = (scene.close.words, lambda: self._pick(scene.close))
        prompt = ">" if place == "review" else f"[{lines.when(tr, scene.calendar)}]"
        return Menu(prompt, {str(number): entries[number] for number in sorted(entries)})

    def _meeting_menu(self, scene: Meeting) -> Menu:
        tr, say = self.tr, scene.say
        held_back = say is not None and bool(say.before_choices)
        entries: dict[str, Entry] = {one.key: self._entry(one) for one in scene.choices if one.key and not held_back}
        if scene.pitch_words:
            entries[scene.pitch_key] = (scene.pitch_words, lambda: self._pitch(scene))
        if scene.leave.allowed:
            entries[scene.leave.key] = (scene.leave.words, lambda: self._pick(scene.leave))
        prompt = tr("{first}, {second}", first=scene.person.name, second=scene.patience.words)
        entries = dict(sorted(entries.items(), key=lambda item: int(item[0])))
        self._own_words(say)
        if say is None or not say.about_choices:
            return Menu(f"[{prompt}]", entries)
        if say.none:
            entries[str(NONE_NUMBER)] = (say.none, self._none_of_these)
        return Menu(f"[{prompt}]", entries, say if say.asked(pitching=False) else None)

    def _survey_menu(self, scene: QuestionnaireScene) -> Menu:
        self._say(lines.questionnaire(self.tr, scene))
        return Menu(f"[{scene.heading}]", {one.key: self._entry(one) for one in scene.choices})

    def _entry(self, one: Option) -> Entry:
        words = self.tr("{say} ({kind})", say=one.words, kind=one.kind) if one.kind else one.words
        return words + self._id(one.move), lambda: self._pick(one)

    def _pick(self, one: Option) -> None:
        if self.streams.confirmed(one.question):
            self._do(one.move)

    def _do(self, move: str | None) -> None:
        if move is not None:
            self._play(decode(move))

    def _id(self, name: str) -> str:
        return f" [{name}]" if self._with_ids else ""

    # In one's own words

    def _line(self, prompt: str, say: OwnWordsScene, asked: str) -> TypedLine:
        """Ask for a line of one's own and return what was typed."""
        told = [asked]
        if say.skip:
            told.append(self.tr("Enter: {words}", words=say.skip))
        if say.said:
            told.append(self.tr("Enter leads back to the lines."))
        if not self._told_of_lines:
            self._told_of_lines = True
            told.append(_what_is_a_line(self.tr))
        self._say(told)
        return typed_line(self.streams.ask_line(prompt), _COMMANDS)

    def _own_words(self, say: OwnWordsScene | None) -> None:
        if say is not None:
            self._say(lines.line(self.tr, text) for text in (say.typed, say.told) if text is not None)

    def _pitch(self, scene: Meeting) -> None:
        """Ask for a line of one's own where that comes first, then for the pitch that was meant."""
        say = scene.say
        # Where a line is about the other choices, too, it is said once more among them.
        asked = "" if say is None else say.before_pitches if say.about_choices else say.asked(pitching=True)
        if say is not None and asked:
            if not self._say_pitch(scene.pitches_heading, say, asked):
                return
            scene = meeting(self.tr, self.session, NUMBERS)
        self._own_words(scene.say)
        picked = ask_pitch(self.streams, scene, self._id)
        if picked == NONE:
            self._none_of_these()
            self._pitch(meeting(self.tr, self.session, NUMBERS))
        else:
            self._do(picked)

    def _say_pitch(self, heading: str, say: OwnWordsScene, asked: str) -> bool:
        """Return whether something was said, so that pitches can be shown."""
        while True:
            line = self._line(f"[{heading}]", say, asked)
            if line.kind == "move":
                self.streams.pending = line.text
                return False
            if line.text in ("0", "q") and line.kind != "words":
                return False
            if line.kind == "number":
                self._say([self.tr("Say it in your own words first: the lines have their numbers after that.")])
            elif line.kind == "command":
                self._command(line.text)
            elif not line.text and not say.skip:
                return bool(say.said)
            elif self._speak(line.text):
                return True

    def _speak(self, words: str) -> bool:
        return self._keep(lambda: self.session.say(words))

    def _none_of_these(self) -> None:
        self._keep(self.session.none_of_these)

    def _keep(self, work: Callable[[], None]) -> bool:
        """Do something that is kept and no move; return False if it failed, which is said."""
        try:
            work()
        except StaleAttempt:
            raise
        except TrainerError as fault:
            self._say([fault.said(self.tr)])
            return False
        return True

    # What is done

    def _review(self) -> None:
        scene = review(self.tr, self.session)
        self._say(lines.review(self.tr, scene))
        self._pick(scene.hand_in)

    def _strategy(self) -> None:
        scene = strategy(self.tr, self.session)
        move = ask_strategy(self.streams, scene, self._id)
        if move != (self.session.state.strategy or Strategy()):
            self._play(move)

    def _map(self) -> None:
        note = ask_note(self.streams, account_map(self.tr, self.session), self._id, self._keep_reason)
        if note is not None:
            self._play(note)

    def _keep_reason(self, person: str, words: str) -> bool:
        kept = self._keep(lambda: self.session.give_reason(person, words))
        written = entry(self.tr, self.session, person)
        if kept and written.reason:
            self._say([self.tr("Noted: {person}: {thought}", person=written.name, thought=written.reason)])
        return kept

    def _play(self, move: Move) -> bool:
        try:
            brought = self.session.play(move)
        except StaleAttempt:
            raise
        except (IllegalMove, StoreFault) as fault:
            self._say([fault.said(self.tr)])
            return False
        self._tell(brought)
        if isinstance(move, Note):
            written = entry(self.tr, self.session, move.person)
            self._say([self.tr("Noted: {person}: {thought}", person=written.name, thought=written.whole)])
        if isinstance(move, Strategy):
            self._say([lines.line(self.tr, strategy(self.tr, self.session).whole)])
        return True

    def _rewind(self) -> None:
        if not self.session.practice or not self.session.moments:
            self._say([self.tr("There is nothing to take back here.")])
            return
        if self.streams.typed_by_hand and not self.streams.confirmed(asked_before_rewind(self.tr, self.session)):
            return
        self.session.rewind(len(self.session.moments) - 1)
        self._say([self.tr("The last move is taken back.")])

    def _language(self) -> None:
        names = list(LANGUAGES)
        language = names[(names.index(self.tr.language) + 1) % len(names)]
        self.session = self.workspace.resume(self.session.attempt.id, language)
        self.tr = self.streams.tr = Translator(language)
        self._say([self.tr("From here on in English.")])

    def _turn_ids(self) -> None:
        self._with_ids = not self._with_ids
        self._say(
            [self.tr("Names for typed moves are shown.") if self._with_ids else self.tr("They are hidden again.")]
        )

    # What is told

    def _brief(self) -> None:
        self.streams.read(lines.brief(self.tr, brief(self.tr, self.session)))

    def _notebook(self) -> None:
        self.streams.read(lines.notebook(self.tr, notebook(self.tr, self.session)))

    def _read_again(self) -> None:
        scene = sources(self.tr, self.session)
        if not scene.read:
            self._say([self.tr("Nothing yet. What you study can be read again here.")])
        elif (found := ask_paper(self.streams, scene)) is not None:
            self.streams.read(lines.paper(self.tr, found))

    def _people(self) -> None:
        tr, session = self.tr, self.session
        told: list[str] = []
        for one in in_chart_order(session.view.people):
            written = note_in_full(tr, session.view.note(one.id))
            told += lines.person(tr, portrait(tr, session, one), clues_about(tr, session, one.id), written)
            if reason := session.reasons.get(one.id):
                told.append(lines.line(tr, Text(reason, lead=tr("why I think so"))))
        self.streams.read(told)

    def _glossary(self) -> None:
        self.streams.read(lines.section(self.tr, glossary(self.tr, self.session)))

    def _hint(self) -> None:
        if self.session.practice:
            self._say([hint(self.session.scenario, self.session.state, self.tr)])
        else:
            self._say([self.tr("Hints are for practice: `trainer play --practice`.")])

    def _help(self) -> None:
        tr = self.tr
        own_words = [] if self.session.attempt.say_first == "off" else [_what_is_a_line(tr)]
        practice = [tr("h hint, z take the last move back.")] if self.session.practice else []
        self.streams.read([
            tr("A number picks what it stands for and keeps it; Enter goes back."),
            tr("n notebook and news, p people, m account map, b brief, g glossary, q leave (the attempt is kept)."),
            tr("r read again what was studied or answered in writing."),
            tr("l the other language, i show or hide the names that typed moves take."),
            *practice,
            *own_words,
            tr("Moves can be typed as they stand in transcripts:"),
            *(f"  {form}" for form in FORMS.values()),
            tr("A move is made at once, whatever it costs. Asked about first, by its number and typed alike, are a "
               "pitch, handing the map in, asking for the decision, and leaving before you have asked anything; typed "
               "moves that come from a file or a pipe are not."),
            tr("A typed note or strategy keeps what it does not name; with nothing behind the = that part is emptied."),
            tr("What is set for good, such as language and name, stands in {path}.",
               path=self.workspace.home / "settings.toml"),
        ])  # fmt: skip

    # The end

    def _end(self) -> None:
        tr, session = self.tr, self.session
        if not session.over:
            return
        with suppress(InputEnded):
            self._ask_reflection()
        try:
            self.streams.read(lines.decision(tr, decision(tr, session)))
            if self.streams.sure(tr("Read the debrief now?")):
                self._debrief()
                self._review_words()
                self._compare()
        except InputEnded:
            pass
        self._say([tr("`trainer debrief {attempt}` explains it.", attempt=session.attempt.id[:8])])
        if session.notice:
            self._say([session.notice.said(tr)])

    def _ask_reflection(self) -> None:
        """Ask for the lines that are missing before anything of the result is said; each is on disk before the next."""
        missing = [name for name, line in self.session.attempt.reflection._asdict().items() if not line]
        if not missing:
            return
        tr = self.tr
        self._say([tr("The play is over. Before you read how it ended, a line of your own; Enter leaves one out.")])
        for question in missing:
            line = self.streams.ask(tr.term("reflection", question))
            try:
                if line:
                    self.session.reflect(self.session.attempt.reflection._replace(**{question: line}))
            except StoreFault as fault:
                self._say([fault.said(tr)])

    def _debrief(self) -> None:
        from trainer.debrief.pages.markdown import to_markdown
        from trainer.play.debriefs import of_session

        self.streams.read(debrief_lines(self.tr, to_markdown(of_session(self.session, self.tr), self.tr)))

    def _review_words(self) -> None:
        """Ask of each line of the trainee's own that answered an objection what it did; what is answered stays."""
        from trainer.plain.own_words_review import ask_of_words

        ask_of_words(self.streams, self.session)

    def _compare(self) -> None:
        """Offer to put the play beside one of another variant, and ask before anything of the two truths is told."""
        from trainer.plain.comparison import ask_and_tell
        from trainer.play.comparisons import compare_attempts, others_to_compare
        from trainer.scene.comparison import attempt_choices, comparison

        tr, own = self.tr, self.session.attempt
        others = [one for one in others_to_compare(self.workspace.attempts(), own.id) if one.variant != own.variant]
        if not others or not self.streams.sure(tr("Put this play beside one of another variant?")):
            return
        other: int | None = 0
        if len(others) > 1:
            words = [f"{one.words} · {one.note}" for one in attempt_choices(tr, others)]
            other = self.streams.pick(tr("Beside which one?"), words)
        if other is None:
            return
        beside = others[other].id
        about = compare_attempts(self.workspace, beside, own.id, tr.language)

        def keep(person: str, words: str) -> None:
            try:
                self.workspace.journal.answer((beside, own.id), person, words)
            except StoreFault as fault:
                self._say([fault.said(tr)])

        ask_and_tell(self.streams, comparison(tr, about), keep)

    def _tell(self, brought: Iterable[Line]) -> None:
        self.streams.read(lines.telling(self.tr, narration(self.tr, self.session.scenario, brought)))

    def _say(self, texts: Iterable[str]) -> None:
        self.streams.say(texts)


def _what_is_a_line(tr: Translator) -> str:
    return tr(
        "Where your own words are asked for, whatever you type is your line, except a number, a letter that ? lists "
        "and a whole move; with a space before them, these are your line, too."
    )
