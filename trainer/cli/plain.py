"""Plain mode: the whole play in numbered lines, for screen readers, pipes and old terminals."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence

from trainer.cli import plain_words as words
from trainer.cli.diagnostics import INTERRUPTED
from trainer.cli.plain_map import ask_note
from trainer.core.codec import FORMS, decode
from trainer.core.moves import Ask, Close, Leave, Meet, Move, Note, Pitch, Respond, Review, Study
from trainer.core.state import CLOSE_DUE, DESK, MEETING, REVIEW_DUE
from trainer.core.view import Choice, View
from trainer.errors import BadTranscript, IllegalMove, StaleAttempt, StoreFault
from trainer.i18n.tongue import Tongue
from trainer.play.hints import hint
from trainer.play.order import shown
from trainer.play.room import Room
from trainer.play.session import Session

Entry = tuple[str, Callable[[], None]]


class Left(Exception):
    """The user has left, or the input has ended; the attempt is kept."""


class Streams:
    """Standard input and output, with the language spoken on them."""

    def __init__(self, tr: Tongue) -> None:
        self.tr = tr

    def say(self, texts: Iterable[str]) -> None:
        """Print lines."""
        for text in texts:
            print(text)
        sys.stdout.flush()

    def ask(self, prompt: str) -> str:
        """Return the next line of input.

        Raises:
            Left: when there is none.
        """
        try:
            line = input(f"{prompt} ")
        except EOFError:
            print()
            raise Left from None
        if not sys.stdin.isatty():
            print(line)
        return "".join(character for character in line if character.isprintable()).strip()

    def pick(self, prompt: str, options: Sequence[str]) -> int | None:
        """Return the index of the option picked, or None for "back"."""
        self.say(f"{number}. {text}" for number, text in enumerate(options, start=1))
        while True:
            answer = self.ask(prompt)
            if answer in ("", "0"):
                return None
            if answer.isascii() and answer.isdigit() and 0 < int(answer[:6]) <= len(options):
                return int(answer) - 1
            self.say([self.tr("Type a number from 1 to {count}, or press Enter to go back.", count=len(options))])


def pick_scenario(room: Room, streams: Streams) -> str:
    """Return the scenario that the user picks from the shelf, or "" if none."""
    tr = streams.tr
    found = room.shelf(tr.language)
    streams.say(found.faults)
    entries = [
        tr("{title} (level {level}). {summary}", title=one.title, level=one.level, summary=one.summary)
        for one in found.entries
    ]
    if not entries:
        streams.say([tr("There are no scenarios.")])
        return ""
    try:
        chosen = streams.pick(tr("Which scenario?"), entries)
    except Left:
        return ""
    return "" if chosen is None else found.entries[chosen].id


class PlainPlay:
    """One session at the lines."""

    def __init__(self, session: Session, streams: Streams) -> None:
        self.session = session
        self.streams = streams
        self.tr = streams.tr

    def begin(self) -> None:
        """Show the brief and play on until the decision or until the user leaves."""
        self._say(words.brief(self.tr, self.session.scenario, self.session.view, self.session.you))
        self.go_on()

    def go_on(self) -> None:
        """Play on from where the session stands."""
        try:
            if self.session.over:
                self._end()
                return
            self._say([self.tr("Type a number, or ? for help. Everything is saved as you go.")])
            self._say(words.lines(self.tr, self.session.scenario, self.session.talk, self.session.you))
            while not self.session.over:
                self._turn()
        except (Left, StaleAttempt, KeyboardInterrupt) as leaving:
            if isinstance(leaving, StaleAttempt):
                self._say([str(leaving)])
            self._say([""])
            self._say([self.tr("The attempt is kept. `trainer resume {attempt} --plain` goes on.",
                               attempt=self.session.attempt.id[:8])])  # fmt: skip
            if isinstance(leaving, KeyboardInterrupt):
                raise SystemExit(INTERRUPTED) from None
            return
        self._end()

    def _turn(self) -> None:
        seen = self.session.view
        entries = self._entries(seen)
        self._say(f"{number}. {text}" for number, (text, _) in enumerate(entries, start=1))
        answer = self.streams.ask(self._prompt(seen))
        if answer.isascii() and answer.isdigit():
            number = int(answer[:6])
            if 1 <= number <= len(entries):
                entries[number - 1][1]()
            else:
                self._say([self.tr("Type a number from 1 to {count}.", count=len(entries))])
        elif answer in ("?", "？"):
            self._help()
        elif answer == "q":
            raise Left
        elif answer:
            self._typed(answer)

    def _typed(self, answer: str) -> None:
        commands = {
            "n": self._notebook,
            "p": self._people,
            "m": self._map,
            "b": lambda: self._say(words.brief(self.tr, self.session.scenario, self.session.view, self.session.you)),
            "h": self._hint,
            "z": self._rewind,
        }
        if answer in commands:
            commands[answer]()
            return
        try:
            move = decode(answer)
        except BadTranscript as fault:
            self._say([str(fault), self.tr("Type a number, or ? for help.")])
            return
        self._play(move)

    def _entries(self, seen: View) -> list[Entry]:
        if seen.place == MEETING:
            return self._meeting_entries(seen)
        if seen.place == REVIEW_DUE:
            return [
                (self.tr("work on the account map"), self._map),
                (self.tr("hand the account map in"), lambda: self._play(Review())),
            ]
        if seen.place == CLOSE_DUE:
            return [
                (self.tr("work on the account map"), self._map),
                (self.tr("ask for the decision"), lambda: self._play(Close())),
            ]
        entries: list[Entry] = []
        if any(isinstance(one.move, Meet) for one in seen.choices):
            entries.append((self.tr("meet somebody"), self._meet))
        if any(isinstance(one.move, Study) for one in seen.choices):
            entries.append((self.tr("study a source"), self._study))
        entries.append((self.tr("work on the account map"), self._map))
        if any(isinstance(one.move, Review) for one in seen.choices):
            entries.append((self.tr("hand the account map in"), self._review))
        entries.append((self.tr("ask for the decision"), self._close))
        return entries

    def _meeting_entries(self, seen: View) -> list[Entry]:
        order = shown(seen.choices, self.session.attempt.id)
        entries = [self._entry(seen, one) for one in order if isinstance(one.move, Ask | Respond)]
        pitches = [one for one in order if isinstance(one.move, Pitch)]
        if pitches:
            entries.append((self.tr("make a pitch"), lambda: self._choose(self.tr("Which pitch?"), pitches)))
        if any(isinstance(one.move, Leave) for one in seen.choices):
            entries.append((self.tr("take your leave"), lambda: self._play(Leave())))
        return entries

    def _entry(self, seen: View, one: Choice) -> Entry:
        return words.choice(self.tr, seen, one), lambda: self._play(one.move)

    def _prompt(self, seen: View) -> str:
        if seen.meeting is not None:
            name = seen.person(seen.meeting.person).name
            return self.tr("[{person}, patience {patience}]", person=name, patience=seen.meeting.patience)
        return "[" + words.where(self.tr, seen) + "]" if seen.place == DESK else ">"

    def _choose(self, prompt: str, options: Sequence[Choice]) -> None:
        seen = self.session.view
        chosen = self.streams.pick(prompt, [words.choice(self.tr, seen, one) for one in options])
        if chosen is not None:
            self._play(options[chosen].move)

    def _meet(self) -> None:
        seen = self.session.view
        open_to = {one.move.person for one in seen.choices if isinstance(one.move, Meet)}
        people = [one for one in seen.people if one.id in open_to]
        chosen = self.streams.pick(self.tr("Whom?"), [words.called(self.tr, one) for one in people])
        if chosen is not None:
            who = people[chosen].id
            ways = [one for one in seen.choices if isinstance(one.move, Meet) and one.move.person == who]
            self._choose(self.tr("How?"), ways)

    def _study(self) -> None:
        seen = self.session.view
        sources = {one.id: one for one in seen.sources}
        options = [one for one in seen.choices if isinstance(one.move, Study)]
        texts = []
        for one in options:
            assert isinstance(one.move, Study)
            source = sources[one.move.source]
            price = self.tr.plural("{count} half day", "{count} half days", source.cost)
            note = self.tr.listed((self.tr.term("method", source.method), price))
            texts.append(self.tr("{word} ({note})", word=source.title, note=note))
        chosen = self.streams.pick(self.tr("Which source?"), texts)
        if chosen is not None:
            self._play(options[chosen].move)

    def _review(self) -> None:
        if self._sure(self.tr("Hand the account map in now? It is scored as it stands. Type y:")):
            self._play(Review())

    def _close(self) -> None:
        if self._sure(self.tr("Ask for the decision now? It ends the play. Type y:")):
            self._play(Close())

    def _sure(self, prompt: str) -> bool:
        return self.streams.ask(prompt).lower() in ("y", "yes", "是")

    def _map(self) -> None:
        note = ask_note(self.streams, self.session.view)
        if note is not None:
            self._play(note)

    def _notebook(self) -> None:
        seen = self.session.view
        texts = []
        for one in seen.people:
            about = [f"- {clue.text} [{clue.id}]" for clue in seen.clues if clue.about == one.id]
            texts += [f"## {one.name}", *about] if about else []
        self._say(texts or [self.tr("The notebook is empty.")])
        self._say(self.tr("News: {text}", text=text) for text in seen.news)

    def _people(self) -> None:
        seen = self.session.view
        for one in seen.people:
            self._say(words.person(self.tr, seen, one))

    def _hint(self) -> None:
        if self.session.practice:
            self._say([hint(self.session.scenario, self.session.state, self.tr)])
        else:
            self._say([self.tr("Hints are for practice: `trainer play --practice`.")])

    def _rewind(self) -> None:
        if not self.session.practice or not self.session.moments:
            self._say([self.tr("There is nothing to take back here.")])
            return
        self.session.rewind(len(self.session.moments) - 1)
        self._say([self.tr("The last move is taken back.")])

    def _play(self, move: Move) -> None:
        try:
            told = self.session.play(move)
        except StaleAttempt:
            raise
        except (IllegalMove, StoreFault) as fault:
            self._say([str(fault)])
            return
        self._say(words.lines(self.tr, self.session.scenario, told, self.session.you))
        if isinstance(move, Note):
            seen = self.session.view
            thought = words.thought(self.tr, seen.note(move.person))
            self._say([self.tr("Noted: {person}: {thought}", person=seen.person(move.person).name, thought=thought)])

    def _help(self) -> None:
        tr = self.tr
        practice = [tr("h hint, z take the last move back.")] if self.session.practice else []
        self._say([
            tr("A number picks what it stands for; Enter goes back."),
            tr("n notebook, p people, m account map, b brief, q leave (the attempt is kept)."),
            *practice,
            tr("Moves can be typed as they stand in transcripts:"),
            *(f"  {form}" for form in FORMS.values()),
        ])  # fmt: skip

    def _end(self) -> None:
        tr, session = self.tr, self.session
        card = session.card
        if card is None:
            return
        self._say(words.lines(tr, session.scenario, session.committee(), session.you))
        self._say(words.result(tr, card))
        self._ask_reaction()
        self._say([tr("`trainer debrief {attempt}` explains it.", attempt=session.attempt.id[:8])])
        if session.notice:
            self._say([session.notice])

    def _ask_reaction(self) -> None:
        if self.session.attempt.reaction:
            return
        try:
            line = self.streams.ask(
                self.tr("Before you read why: how was it for you, in one line? (Enter leaves it out)")
            )
            if line:
                self.session.react(line)
        except Left:
            return
        except StoreFault as fault:
            self._say([str(fault)])

    def _say(self, texts: Iterable[str]) -> None:
        self.streams.say(texts)
