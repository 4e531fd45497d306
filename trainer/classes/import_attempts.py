"""Adding attempts to a class: which files are meant, and every attempt replayed; no number in a file is believed."""

from __future__ import annotations

import uuid
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from trainer.classes.class_zip import ZipMember, members
from trainer.core.codec import decode, encode
from trainer.core.replay import final_state
from trainer.core.state import OVER
from trainer.errors import (
    N_,
    BadPack,
    BadTranscript,
    IllegalMove,
    StoreFault,
    TrainerError,
    Translate,
    UnknownScenario,
    UsageError,
    english,
)
from trainer.packs.load import load, load_bundle
from trainer.packs.loaded_scenario import LoadedScenario
from trainer.packs.locate import find
from trainer.paper.text import cleaned
from trainer.play.attempt_file import MAX_BYTES, Portable, read
from trainer.play.rewind import replayed, rewind_row
from trainer.read_input import InputRefused, read_file
from trainer.store.records import KeptPlay, Member
from trainer.workers import Progress

if TYPE_CHECKING:
    from trainer.store.class_book import ClassBook
    from trainer.store.journal import Journal


OutcomeKind = Literal["added", "renamed", "namesake", "duplicate", "pack", "broken", "passed"]
"""`added`, `renamed` and `namesake` went in; `duplicate`, `pack` and `broken` did not; nobody looked into `passed`."""
File = Path | ZipMember
LONGEST_NUMBER = 6


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of one file.

    Attributes:
        file: as it was named.
        kind: see `OutcomeKind`.
        name: the trainee's name in the file, or "".
        other: the name in the class (`renamed`), or the file or class that has the attempt already (`duplicate`).
        reason: what is wrong (`pack` and `broken`), in English; "renamed" for a duplicate under another name.
        fault: the same, to be said in any language.
    """

    file: str
    kind: OutcomeKind
    name: str = ""
    other: str = ""
    reason: str = ""
    fault: TrainerError | None = None

    def why(self, speak: Translate) -> str:
        """Return what is wrong as `speak` says it, on one line that can be shown in a terminal."""
        return plain(_said(self.fault, speak)) if self.fault else self.reason


class AttemptImport:
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
        self.findings: list[ImportOutcome] = []

    def run(self, files: Sequence[File], progress: Progress) -> None:
        """Look at every file, then write; whoever interrupts leaves the class as it was.

        Raises:
            StoreFault: if the class cannot be read or written.
        """
        for done, file in enumerate(files):
            progress(done, len(files))
            self.findings.append(_harmless(self._take(file)))
        progress(len(files), len(files))
        self._book.add(self._course, self._new.values(), self._plays, self._bundles, self._identities)

    def _take(self, file: File) -> ImportOutcome:
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

    def _again(self, one: Portable, shown: str) -> ImportOutcome:
        kept = self._kept[one.attempt]
        if (one.rows, one.practice, one.opened) != (kept.rows, kept.practice, kept.opened):
            fault = BadTranscript(
                N_("has the id of an attempt that is in the class already, and is not the same"),
                remedy=N_("the one in the class stays; ask for the file as it was exported"),
            )
            return _faulty(shown, "broken", one.name, fault)
        member = next((each for each in self._members.values() if each.id == kept.person), None)
        if member is not None and member.name and member.name != one.name:
            return ImportOutcome(shown, "duplicate", one.name, member.name, reason="renamed")
        return ImportOutcome(shown, "duplicate", one.name, self._known.get(one.attempt, ""))

    def _enter(self, one: Portable, loaded: LoadedScenario, shown: str) -> ImportOutcome:
        member = self._members.get(one.journal_id)
        kind: OutcomeKind = "added"
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
        return ImportOutcome(shown, kind, one.name, other)

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
        except UsageError:
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
        raise BadPack(
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
        raise BadTranscript(
            N_("a move is not written as this program writes it"),
            remedy=N_("export the attempt again, and edit nothing"),
        )
    moves, rewinds = replayed(one.rows)
    if rewinds and not one.practice:
        raise BadTranscript(
            N_("takes moves back, which only practice allows, and says that it is no practice"),
            remedy=N_("export the attempt again, and edit nothing"),
        )
    try:
        state = final_state(loaded.scenario, moves)
    except IllegalMove as fault:
        raise BadTranscript(
            N_("move {number}, '{move}', is not legal: {reason}"),
            number=fault.number,
            move=fault.move,
            reason=fault.why,
        ) from None
    if state.place != OVER:
        raise BadTranscript(N_("the play is not over"), remedy=N_("play it to the decision, and export it again"))


def _is_ours(text: str) -> bool:
    word, _, number = text.partition(" ")
    if word == "rewind":
        return (
            len(number) <= LONGEST_NUMBER and number.isascii() and number.isdigit() and text == rewind_row(int(number))
        )
    return encode(decode(text)) == text


def _harmless(found: ImportOutcome) -> ImportOutcome:
    """Return a finding that can be shown in a terminal: file names and moves are other people's texts."""
    return replace(
        found, file=plain(found.file), name=plain(found.name), other=plain(found.other), reason=plain(found.reason)
    )


def plain(text: str) -> str:
    """Return `text` on one line, without what steers a terminal."""
    return " ".join(cleaned(text).split())


def _bytes(file: File) -> bytes:
    try:
        if isinstance(file, ZipMember):
            return file.read()
        if _is_zip(file):
            members(file)
        return read_file(file, MAX_BYTES)
    except InputRefused as refused:
        raise refused.error(BadTranscript, "") from None


def _faulty(shown: str, kind: OutcomeKind, name: str, fault: TrainerError) -> ImportOutcome:
    return ImportOutcome(shown, kind, name, reason=_said(fault, english), fault=fault)


def _said(fault: TrainerError, speak: Translate) -> str:
    wrong, remedy = fault.wrong.said(speak), fault.mend.said(speak)
    return speak(N_("{wrong} ({remedy})"), wrong=wrong, remedy=remedy) if remedy else wrong


MOST_FILES = 5_000
MOST_LOOKED_AT = 20_000
"""Files and folders in a folder that is named: what is larger is no class's."""


def files_in(paths: Iterable[Path]) -> list[File]:
    """Return what was named, and in place of each folder or zip every .toml file in it and below it.

    Raises:
        UsageError: if there are too many.
    """
    files: dict[File, None] = {}
    for path in paths:
        inside = _inside(path)
        files.update(dict.fromkeys([path] if inside is None else [one for one in inside if _is_toml(one)]))
    if len(files) > MOST_FILES:
        raise UsageError(
            N_("{count} files are more than a class takes at once ({most})"),
            remedy=N_("take them in by several folders, one after another"),
            count=len(files),
            most=MOST_FILES,
        )
    return list(files)


def passed_over(paths: Iterable[Path]) -> list[ImportOutcome]:
    """Return a finding for each file that `files_in` leaves out of the folders and zips named."""
    named = list(paths)
    found = (one for path in dict.fromkeys(named) for one in _inside(path) or () if not _is_toml(one))
    return [ImportOutcome(plain(str(one)), "passed") for one in dict.fromkeys(found) if one not in named]


def empty_of(paths: Iterable[Path]) -> list[str]:
    """Return the folders and zips named in which there is no .toml file, as they can be shown."""
    named = ((path, _inside(path)) for path in dict.fromkeys(paths))
    return [plain(str(path)) for path, inside in named if inside is not None and not any(map(_is_toml, inside))]


def _inside(path: Path) -> list[File] | None:
    """Return the files in a folder or a zip, or None of what is neither or cannot be looked into.

    Raises:
        UsageError: if a folder holds too much.
    """
    if path.is_dir():
        inside = list(islice(path.rglob("*"), MOST_LOOKED_AT + 1))
        if len(inside) > MOST_LOOKED_AT:
            raise UsageError(
                N_("holds more than {most} files and folders"), where=str(path),
                remedy=N_("name the folder in which the attempts are"), most=MOST_LOOKED_AT,
            )  # fmt: skip
        return [*sorted(one for one in inside if one.is_file())]
    if not _is_zip(path):
        return None
    try:
        return [*members(path)]
    except InputRefused:
        # It is told of the file itself, once that is taken in.
        return None


def _is_zip(path: Path) -> bool:
    return path.is_file() and (path.suffix.lower() == ".zip" or zipfile.is_zipfile(path))


def _is_toml(file: File) -> bool:
    return file.suffix.lower() == ".toml"
