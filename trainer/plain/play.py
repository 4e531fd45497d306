"""Plain mode: the whole play in numbered lines, for screen readers, pipes and old terminals.

A number keeps its meaning for as long as it is offered, so that a line typed ahead never does something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from trainer.core.codec import FORMS, decode, encode
from trainer.core.moves import Ask, Close, Leave, Meet, Move, Note, Pitch, Respond, Review, Study
from trainer.core.state import CLOSE_DUE, DESK, MEETING, REVIEW_DUE
from trainer.core.view import Choice, View
from trainer.errors import BadTranscript, IllegalMove, Interrupted, StaleAttempt, StoreFault
from trainer.i18n.languages import LANGUAGES, own_first
from trainer.i18n.translator import Translator
from trainer.plain import words
from trainer.plain.account_map import ask_note, emptied
from trainer.plain.console import Console, InputEnded
from trainer.plain.setup import ask_meeting, ask_pitch, ask_source
from trainer.play.choices import CHOICE_NUMBERS, ChoiceKeys, shuffled
from trainer.play.hints import hint
from trainer.play.session import Session
from trainer.play.workspace import Workspace

Entry = tuple[str, Callable[[], None]]
"""What an entry of a menu says, and what it does."""

_MEET, _STUDY, _MAP, _REVIEW, _CLOSE = range(1, 6)


class PlainPlay:
    """One session at the lines."""

    def __init__(self, workspace: Workspace, session: Session, streams: Console) -> None:
        self.workspace = workspace
        self.session = session
        self.streams = streams
        self.tr = streams.tr
        self._labels = ChoiceKeys(CHOICE_NUMBERS)
        self._cases = ChoiceKeys(CHOICE_NUMBERS)
        self._with_ids = False

    def begin(self) -> None:
        """Show the brief and play on until the decision or until the user leaves."""
        self._brief()
        self._play_on()

    def go_on(self) -> None:
        """Say where the session stands and play on from there."""
        session = self.session
        if not session.over:
            self._say([f"# {session.scenario.brief.title}", words.where(self.tr, session.view)])
            last = session.moments[-1].lines if session.moments else ()
            self._say(words.lines(self.tr, session.scenario, session.talk or last, session.you))
        self._play_on()

    def _play_on(self) -> None:
        try:
            if not self.session.over:
                self._say([self.tr("Type a number, or ? for help. Everything is saved as you go.")])
            while not self.session.over:
                self._turn()
        except (InputEnded, StaleAttempt, KeyboardInterrupt) as leaving:
            if isinstance(leaving, StaleAttempt):
                self._say([leaving.said(self.tr)])
            self._say([""])
            self._say([self.tr("The attempt is kept. `trainer resume {attempt} --plain` goes on.",
                               attempt=self.session.attempt.id[:8])])  # fmt: skip
            if isinstance(leaving, KeyboardInterrupt):
                raise Interrupted from None
            return
        self._end()

    def _turn(self) -> None:
        seen = self.session.view
        entries = self._entries(seen)
        self._say(f"{number}. {text}" for number, (text, _) in entries.items())
        answer = self.streams.ask(self._prompt(seen))
        if answer in entries:
            entries[answer][1]()
        elif answer.isascii() and answer.isdigit():
            self._say([self.tr("Nothing stands behind that number now. Type one of the numbers above.")])
        elif answer in ("?", "？"):
            self._help()
        elif answer == "q":
            raise InputEnded
        elif answer:
            self._typed(answer)

    def _typed(self, answer: str) -> None:
        commands = {
            "n": self._notebook, "p": self._people, "m": self._map, "b": self._brief, "g": self._glossary,
            "l": self._language, "i": self._turn_ids, "h": self._hint, "z": self._rewind,
        }  # fmt: skip
        if answer in commands:
            commands[answer]()
            return
        try:
            move = decode(answer)
        except BadTranscript as fault:
            self._say([fault.said(self.tr), self.tr("Type a number, or ? for help.")])
            return
        before = self.session.view.note(move.person) if isinstance(move, Note) and self._knows(move.person) else None
        if self._play(move) and isinstance(move, Note) and before is not None:
            self._say(emptied(self.tr, before, move))

    def _knows(self, person: str) -> bool:
        return person in self.session.scenario.person_index

    # Menus

    def _entries(self, seen: View) -> Mapping[str, Entry]:
        if seen.place == MEETING:
            return self._meeting_entries(seen)
        self._labels = ChoiceKeys(CHOICE_NUMBERS)
        entries: dict[int, Entry] = {_MAP: (self.tr("work on the account map"), self._map)}
        if seen.place == REVIEW_DUE:
            entries[_REVIEW] = (self.tr("hand the account map in"), lambda: self._do(Review()))
        elif seen.place == CLOSE_DUE:
            entries[_CLOSE] = (self.tr("ask for the decision"), lambda: self._do(Close()))
        else:
            if any(isinstance(one.move, Meet) for one in seen.choices):
                entries[_MEET] = (self.tr("meet somebody"), lambda: self._do(ask_meeting(self.streams, seen, self._id)))
            if any(isinstance(one.move, Study) for one in seen.choices):
                entries[_STUDY] = (
                    self.tr("study a source"),
                    lambda: self._do(ask_source(self.streams, seen, self._id)),
                )
            if any(isinstance(one.move, Review) for one in seen.choices):
                entries[_REVIEW] = (self.tr("hand the account map in"), self._review)
            entries[_CLOSE] = (self.tr("ask for the decision"), self._close)
        return {str(number): entries[number] for number in sorted(entries)}

    def _meeting_entries(self, seen: View) -> Mapping[str, Entry]:
        order = shuffled(seen.choices, self.session.attempt.id)
        entries: dict[str, Entry] = {
            encode(one.move): self._entry(one) for one in order if isinstance(one.move, Ask | Respond)
        }
        pitches = [one for one in order if isinstance(one.move, Pitch)]
        if pitches:
            you = self.session.you
            entries["pitch"] = (
                self.tr("make a pitch"),
                lambda: self._do(ask_pitch(self.streams, pitches, self._id, you, self._cases)),
            )
        if any(isinstance(one.move, Leave) for one in seen.choices):
            entries["leave"] = (self.tr("take your leave"), self._doing(Leave()))
        return {number: entries[name] for name, number in self._labels.give(entries).items()}

    def _entry(self, one: Choice) -> Entry:
        return words.choice(self.tr, one, self.session.you) + self._id(encode(one.move)), self._doing(one.move)

    def _doing(self, move: Move) -> Callable[[], None]:
        return lambda: self._do(move)

    def _do(self, move: Move | None) -> None:
        if move is not None:
            self._play(move)

    def _prompt(self, seen: View) -> str:
        if seen.meeting is not None:
            name = seen.person(seen.meeting.person).name
            return self.tr("[{person}, patience {patience}]", person=name, patience=seen.meeting.patience)
        return "[" + words.where(self.tr, seen) + "]" if seen.place == DESK else ">"

    def _id(self, name: str) -> str:
        return f" [{name}]" if self._with_ids else ""

    # What is done

    def _review(self) -> None:
        if self.streams.sure(self.tr("Hand the account map in now? It is scored as it stands. Type y:")):
            self._play(Review())

    def _close(self) -> None:
        if self.streams.sure(self.tr("Ask for the decision now? It ends the play. Type y:")):
            self._play(Close())

    def _map(self) -> None:
        note = ask_note(self.streams, self.session.view, self._id)
        if note is not None:
            self._play(note)

    def _play(self, move: Move) -> bool:
        try:
            told = self.session.play(move)
        except StaleAttempt:
            raise
        except (IllegalMove, StoreFault) as fault:
            self._say([fault.said(self.tr)])
            return False
        self._say(words.lines(self.tr, self.session.scenario, told, self.session.you))
        if isinstance(move, Note):
            seen = self.session.view
            thought = words.thought(self.tr, seen.note(move.person))
            self._say([self.tr("Noted: {person}: {thought}", person=seen.person(move.person).name, thought=thought)])
        return True

    def _rewind(self) -> None:
        if not self.session.practice or not self.session.moments:
            self._say([self.tr("There is nothing to take back here.")])
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
        self._say(words.brief(self.tr, self.session.scenario, self.session.view, self.session.you))

    def _notebook(self) -> None:
        seen = self.session.view
        texts = []
        for one in seen.people:
            about = [f"- {clue.text} [{clue.id}]" for clue in seen.clues if clue.about == one.id]
            texts += [f"## {one.name}", *about] if about else []
        self._say(texts or [self.tr("The notebook is empty.")])
        self._say(self.tr("News: {text}", text=text.replace("{you}", self.session.you)) for text in seen.news)

    def _people(self) -> None:
        seen = self.session.view
        for one in seen.people:
            self._say(words.person(self.tr, seen, one, self.session.you))

    def _glossary(self) -> None:
        pairs = [own_first(dict(entry), self.tr.language) for entry in self.session.loaded.pack.glossary]
        lines = [f"- {self.tr('{term}:', term=own)} {others}" for own, others in pairs]
        self._say(lines or [self.tr("This pack has none.")])

    def _hint(self) -> None:
        if self.session.practice:
            self._say([hint(self.session.scenario, self.session.state, self.tr)])
        else:
            self._say([self.tr("Hints are for practice: `trainer play --practice`.")])

    def _help(self) -> None:
        tr = self.tr
        practice = [tr("h hint, z take the last move back.")] if self.session.practice else []
        self._say([
            tr("A number picks what it stands for and keeps it; Enter goes back."),
            tr("n notebook and news, p people, m account map, b brief, g glossary, q leave (the attempt is kept)."),
            tr("l the other language, i show or hide the names that typed moves take."),
            *practice,
            tr("Moves can be typed as they stand in transcripts:"),
            *(f"  {form}" for form in FORMS.values()),
            tr("What is set for good, such as language and name, stands in {path}.",
               path=self.workspace.home / "settings.toml"),
        ])  # fmt: skip

    # The end

    def _end(self) -> None:
        tr, session = self.tr, self.session
        card = session.card
        if card is None:
            return
        self._say(words.lines(tr, session.scenario, session.committee(), session.you))
        self._say(words.result(tr, card, session.you))
        try:
            self._ask_reaction()
            if self.streams.sure(tr("Read the debrief now? Type y:")):
                self._debrief()
        except InputEnded:
            pass
        self._say([tr("`trainer debrief {attempt}` explains it.", attempt=session.attempt.id[:8])])
        if session.notice:
            self._say([session.notice.said(tr)])

    def _ask_reaction(self) -> None:
        if self.session.attempt.reaction:
            return
        line = self.streams.ask(self.tr("Before you read why: how was it for you, in one line? (Enter leaves it out)"))
        try:
            if line:
                self.session.react(line)
        except StoreFault as fault:
            self._say([fault.said(self.tr)])

    def _debrief(self) -> None:
        from trainer.debrief.pages.markdown import to_markdown
        from trainer.play.debriefs import of_session

        self._say([to_markdown(of_session(self.session, self.tr), self.tr)])

    def _say(self, texts: Iterable[str]) -> None:
        self.streams.say(texts)
