"""Adding attempts to a class: every one is replayed by the rules, and no number in its file is believed.

The two digests in a file only say which scenario to replay it on: one that is here and has either those bytes or those
rules. What counts is that every move is legal on it, so a digest that was changed alone finds the same scenario by the
other one, changes no result, and goes in.
"""

from __future__ import annotations

import uuid
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from trainer.core.codec import decode, encode
from trainer.core.state import OVER
from trainer.core.step import start, step
from trainer.errors import (
    N_,
    BadPack,
    BadTranscript,
    IllegalMove,
    StoreFault,
    TrainerError,
    Translate,
    UnknownScenario,
    english,
)
from trainer.packs.load import load, load_bundle
from trainer.packs.loaded_scenario import LoadedScenario
from trainer.packs.locate import find
from trainer.paper.text import cleaned
from trainer.play.portable import MAX_BYTES, Portable, read
from trainer.play.rewind import replayed, rewind_row
from trainer.store.records import KeptPlay, Member

if TYPE_CHECKING:
    from trainer.store.class_book import ClassBook
    from trainer.store.journal import Journal

Kind = Literal["added", "renamed", "namesake", "duplicate", "pack", "broken", "passed"]
"""`added`, `renamed` and `namesake` went in; `duplicate`, `pack` and `broken` did not; nobody looked into `passed`."""
Tell = Callable[[int, int], None]
"""Told how many of how many are done."""
File = Path | zipfile.Path
LONGEST_NUMBER = 6


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one file.

    Attributes:
        file: as it was named.
        kind: see `Kind`.
        name: the trainee's name in the file, or "".
        other: the name in the class (`renamed`), or the file or class that has the attempt already (`duplicate`).
        reason: what is wrong (`pack` and `broken`), in English; "renamed" for a duplicate under another name.
        fault: the same, to be said in any language.
    """

    file: str
    kind: Kind
    name: str = ""
    other: str = ""
    reason: str = ""
    fault: TrainerError | None = None

    def why(self, speak: Translate) -> str:
        """Return what is wrong as `speak` says it, on one line that can be shown in a terminal."""
        return plain(_said(self.fault, speak)) if self.fault else self.reason


class Enrolment:
    """Adds files to one class: looks at each, then writes all good ones at once.

    Attributes:
        findings: what became of each file, in order.
    """

    def __init__(self, journal: Journal, book: ClassBook, course: str, scenarios: Sequence[Path] = ()) -> None:
        """Prepare to add to the class with the id `course`; `scenarios` are played by path and not installed."""
        self._journal = journal
        self._book = book
        self._course = course
        self._given = [load(path) for path in scenarios]
        self._packs: dict[tuple[str, str, str], LoadedScenario | TrainerError] = {}
        self._members = {one.journal_id or one.id: one for one in book.members(course)}
        self._known: dict[str, str] = {}
        self._kept = {one.attempt: one for one in book.plays(course)}
        self._new: dict[str, Member] = {}
        self._identities: dict[str, str] = {}
        self._plays: list[KeptPlay] = []
        self._bundles: dict[str, bytes] = {}
        self.findings: list[Finding] = []

    def run(self, files: Sequence[File], tell: Tell) -> None:
        """Look at every file, then write; whoever interrupts leaves the class as it was.

        Raises:
            StoreFault: if the class cannot be read or written.
        """
        for done, file in enumerate(files):
            tell(done, len(files))
            self.findings.append(_harmless(self._take(file)))
        tell(len(files), len(files))
        self._book.add(self._course, self._new.values(), self._plays, self._bundles, self._identities)

    def _take(self, file: File) -> Finding:
        shown = str(file)
        try:
            one = read(_bytes(file), shown)
        except BadTranscript as fault:
            return _faulty(shown, "broken", "", fault)
        if one.attempt in self._kept:
            return self._again(one, shown)
        try:
            loaded = self._pack(one)
        except (UnknownScenario, BadPack) as fault:
            return _faulty(shown, "pack", one.name, fault)
        try:
            _replay(one, loaded)
        except BadTranscript as fault:
            return _faulty(shown, "broken", one.name, fault)
        return self._enter(one, loaded, shown)

    def _again(self, one: Portable, shown: str) -> Finding:
        kept = self._kept[one.attempt]
        if (one.rows, one.practice, one.opened) != (kept.rows, kept.practice, kept.opened):
            fault = BadTranscript(
                N_("has the id of an attempt that is in the class already, and is not the same"),
                remedy=N_("the one in the class stays; ask for the file as it was exported"),
            )
            return _faulty(shown, "broken", one.name, fault)
        member = next((each for each in self._members.values() if each.id == kept.person), None)
        if member is not None and member.name and member.name != one.name:
            return Finding(shown, "duplicate", one.name, member.name, reason="renamed")
        return Finding(shown, "duplicate", one.name, self._known.get(one.attempt, ""))

    def _enter(self, one: Portable, loaded: LoadedScenario, shown: str) -> Finding:
        member = self._members.get(one.journal_id)
        kind: Kind = "added"
        other = ""
        if member is None:
            if any(each.name == one.name for each in self._members.values()):
                kind, other = "namesake", one.name
            member = Member(uuid.uuid4().hex, one.name, one.identity, one.journal_id, 0)
            self._new[member.id] = member
        else:
            if member.name != one.name:
                kind, other = "renamed", member.name
            if one.identity and not member.identity:
                member = replace(member, identity=one.identity)
                if member.id in self._new:
                    self._new[member.id] = member
                else:
                    self._identities[member.id] = one.identity
        self._members[one.journal_id] = member
        self._known[one.attempt] = shown
        self._bundles[loaded.sha256] = loaded.bundle
        self._kept[one.attempt] = KeptPlay(
            one.attempt, member.id, loaded.scenario.id, loaded.sha256, loaded.rules, one.practice, one.opened, one.rows
        )
        self._plays.append(self._kept[one.attempt])
        return Finding(shown, kind, one.name, other)

    def _pack(self, one: Portable) -> LoadedScenario:
        """Return the scenario that an attempt was played on: the same bytes, or others with the same rules.

        Raises:
            TrainerError: if there is none here.
        """
        key = (one.scenario, one.sha256, one.rules)
        if key not in self._packs:
            try:
                self._packs[key] = self._found(one)
            except (UnknownScenario, BadPack) as fault:
                self._packs[key] = fault
        found = self._packs[key]
        if isinstance(found, TrainerError):
            raise found
        return found

    def _found(self, one: Portable) -> LoadedScenario:
        for loaded in self._given:
            if one.sha256 == loaded.sha256 or one.rules == loaded.rules:
                return loaded
        try:
            return load_bundle(self._journal.bundle(one.sha256))
        except (StoreFault, BadPack):
            pass
        try:
            loaded = load(find(one.scenario))
        except UnknownScenario:
            raise UnknownScenario(
                N_("the scenario {scenario} is not here"),
                remedy=N_("install its pack, or name its file with --scenario"),
                scenario=one.scenario,
            ) from None
        except BadPack:
            raise BadPack(
                N_("the scenario {scenario} that is here cannot be used"),
                remedy=N_("`trainer list` says what is wrong with it"),
                scenario=one.scenario,
            ) from None
        if one.sha256 == loaded.sha256 or one.rules == loaded.rules:
            return loaded
        raise UnknownScenario(
            N_("{scenario} was played by other rules ({played}) than those here ({here})"),
            remedy=N_("install the version that was played, or name its file with --scenario"),
            scenario=one.scenario,
            played=one.rules[:8],
            here=loaded.rules[:8],
        )


def _replay(one: Portable, loaded: LoadedScenario) -> None:
    """Replay an attempt to its end.

    Raises:
        BadTranscript: if a row is none of ours, a move is not legal, or there is no decision at the end.
    """
    if any(not _is_ours(text) for text in one.rows):
        raise BadTranscript(N_("a move is not written as this program writes it"))
    moves, rewinds = replayed(one.rows)
    if rewinds and not one.practice:
        raise BadTranscript(N_("takes moves back, which only practice allows, and says that it is no practice"))
    scenario = loaded.scenario
    state = start(scenario)
    for number, move in enumerate(moves, start=1):
        try:
            state, _ = step(scenario, state, move)
        except IllegalMove as fault:
            raise BadTranscript(
                N_("move {number}, '{move}', is not legal: {reason}"), number=number, move=fault.move, reason=fault.why
            ) from None
    if state.place != OVER:
        raise BadTranscript(N_("the play is not over"))


def _is_ours(text: str) -> bool:
    word, _, number = text.partition(" ")
    if word == "rewind":
        return (
            len(number) <= LONGEST_NUMBER and number.isascii() and number.isdigit() and text == rewind_row(int(number))
        )
    return encode(decode(text)) == text


def _harmless(found: Finding) -> Finding:
    """Return a finding that can be shown in a terminal: file names and moves are other people's texts."""
    return replace(
        found, file=plain(found.file), name=plain(found.name), other=plain(found.other), reason=plain(found.reason)
    )


def plain(text: str) -> str:
    """Return `text` on one line, without what steers a terminal."""
    return " ".join(cleaned(text).split())


def _bytes(file: File) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise BadTranscript(N_("cannot be read: there is no such file or folder")) from None
    except OSError as error:
        raise BadTranscript(N_("cannot be read: {reason}"), reason=error.strerror or error) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        # What Python says of an entry that is damaged, encrypted or compressed in a way that it does not know.
        raise BadTranscript(N_("cannot be read: {reason}"), reason=error) from None


def _faulty(shown: str, kind: Kind, name: str, fault: TrainerError) -> Finding:
    return Finding(shown, kind, name, reason=_said(fault, english), fault=fault)


def _said(fault: TrainerError, speak: Translate) -> str:
    wrong, remedy = fault.wrong.said(speak), fault.mend.said(speak)
    return speak(N_("{wrong} ({remedy})"), wrong=wrong, remedy=remedy) if remedy else wrong
