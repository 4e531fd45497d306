"""Adding attempts to a class: which files are meant, and every attempt replayed; no number in a file is believed."""

from __future__ import annotations

import uuid
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from trainer.classes.class_zip import ZipMember, members
from trainer.classes.manage import same_id
from trainer.core.reflection import Reflection
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
from trainer.packs.load import load_bundle, load_family
from trainer.packs.loaded_scenario import LoadedScenario
from trainer.packs.locate import find
from trainer.packs.pack_files import folders_in, inside, is_file, is_folder
from trainer.packs.zip_safety import is_litter
from trainer.paper.text import cleaned
from trainer.play.attempt_file import MAX_BYTES, Portable, Trainee, read
from trainer.play.rows import is_written_so, played
from trainer.read_input import InputRefused, read_file
from trainer.store.records import SEPARATOR, KeptPlay, Member
from trainer.workers import Progress

if TYPE_CHECKING:
    from trainer.store.class_book import ClassBook
    from trainer.store.journal import Journal


OutcomeKind = Literal["added", "renamed", "namesake", "apart", "taken", "duplicate", "pack", "broken", "passed"]
"""`duplicate`, `pack` and `broken` did not go in, nobody looked into `passed`, all others did.

`apart` is another id in the gradebook than that of the person with the same journal, `taken` one that another has.
"""
_URGENCY: tuple[OutcomeKind, ...] = ("taken", "apart", "renamed", "namesake", "added")
File = Path | ZipMember


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of one file.

    Attributes:
        file: as it was named.
        kind: see `OutcomeKind`.
        name: the trainee's name in the file, or "".
        other: the name in the class (`renamed`, `apart`, `taken`), or the file or class that has the attempt already
            (`duplicate`).
        reason: what is wrong (`pack` and `broken`), in English; of a duplicate "renamed" if it is under another name,
            "id" if it is with another id, "written" if it brought lines of the trainee's that the class had not.
        fault: the same, to be said in any language.
        identity: the id in the gradebook that the file gives, where the class does not go by it as it stands.
        known: the one that `other` has in the class (`apart`, `duplicate`), or "".
        member: the beginning of the id that the person has in the class, where one might want to name it.
        scenario: id of the scenario that was played, of what went in.
    """

    file: str
    kind: OutcomeKind
    name: str = ""
    other: str = ""
    reason: str = ""
    fault: TrainerError | None = None
    identity: str = ""
    known: str = ""
    member: str = ""
    scenario: str = ""

    @property
    def was_there(self) -> bool:
        """Whether it was in the class before, as it is: nothing to tell when a folder is taken in once more."""
        return self.kind == "duplicate" and not self.reason and not self.other

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
        self._given = [loaded for path in scenarios for loaded in load_family(path)]
        self._packs: dict[tuple[str, str, str, str], LoadedScenario | TrainerError] = {}
        self._members = {one.id: one for one in book.members(course)}
        self._known: dict[str, str] = {}
        self._kept = {one.attempt: one for one in book.plays(course)}
        self._new: dict[str, Member] = {}
        self._identities: dict[str, str] = {}
        self._plays: list[KeptPlay] = []
        self._bundles: dict[str, bytes] = {}
        self._written: dict[str, KeptPlay] = {}
        self.findings: list[ImportOutcome] = []

    def run(self, files: Sequence[File | Portable], progress: Progress) -> None:
        """Look at every file, or attempt in memory, then write; whoever interrupts leaves the class as it was.

        Raises:
            StoreFault: if the class cannot be read or written.
        """
        for done, file in enumerate(files):
            progress(done, len(files))
            self.findings.append(_harmless(self._take(file)))
        progress(len(files), len(files))
        written = self._written.values()
        self._book.add(self._course, self._new.values(), self._plays, self._bundles, self._identities, written)

    def _take(self, file: File | Portable) -> ImportOutcome:
        if isinstance(file, Portable):
            shown, one = file.attempt[:8], file
        else:
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
            return _faulty(shown, "pack", one.names, fault)
        try:
            _replay(one, loaded)
        except BadTranscript as fault:
            return _faulty(shown, "broken", one.names, fault)
        return self._enter(one, loaded, shown)

    def _again(self, one: Portable, shown: str) -> ImportOutcome:
        kept = self._kept[one.attempt]
        if (one.rows, one.practice, one.opened, one.say_first) != (
            kept.rows, kept.practice, kept.opened, kept.say_first,
        ):  # fmt: skip
            fault = BadTranscript(
                N_("has the id of an attempt that is in the class already, and is not the same"),
                remedy=N_("the one in the class stays; ask for the file as it was exported"),
            )
            return _faulty(shown, "broken", one.names, fault)
        members = [self._members[each] for each in kept.people]
        called = SEPARATOR.join(each.name for each in members)
        if all(each.name for each in members) and called != one.names:
            return ImportOutcome(shown, "duplicate", one.names, called, reason="renamed")
        for each, member in zip(one.people, members, strict=False):
            if each.identity and member.name and not same_id(each.identity, member.identity):
                # Whoever copies a file can write an id of his own into it: it is for the facilitator to say.
                return ImportOutcome(
                    shown, "duplicate", each.name, member.name, reason="id", identity=each.identity,
                    known=member.identity, member=member.id[:8],
                )  # fmt: skip
        filled = Reflection(*(old or new for old, new in zip(kept.reflection, one.reflection, strict=True)))
        # Of somebody whose name was erased, nothing comes back.
        words = {**kept.words, **{row: said for row, said in one.words.items() if said.review or row not in kept.words}}
        if (filled, words) != (kept.reflection, kept.words) and all(each.name for each in members):
            self._kept[one.attempt] = self._written[one.attempt] = replace(kept, reflection=filled, words=words)
            return ImportOutcome(shown, "duplicate", one.names, reason="written")
        return ImportOutcome(shown, "duplicate", one.names, self._known.get(one.attempt, ""))

    def _enter(self, one: Portable, loaded: LoadedScenario, shown: str) -> ImportOutcome:
        # Nobody is taken in before it is clear who all of them are.
        before = (dict(self._members), dict(self._new), dict(self._identities))
        found: list[tuple[ImportOutcome, str]] = []
        try:
            for each in one.people:
                found.append(self._seat(each, shown, {person for _, person in found}))
        except BadTranscript as fault:
            self._members, self._new, self._identities = before
            return _faulty(shown, "broken", one.names, fault)
        self._known[one.attempt] = shown
        self._bundles[loaded.sha256] = loaded.bundle
        self._kept[one.attempt] = KeptPlay(
            one.attempt, tuple(person for _, person in found), loaded.scenario.id, loaded.sha256, loaded.rules,
            one.practice, one.opened, one.rows, one.language, one.seconds, one.variant, one.reflection,
            one.say_first, one.words,
        )  # fmt: skip
        self._plays.append(self._kept[one.attempt])
        # One line a file: what the facilitator should look at comes first.
        first = min((outcome for outcome, _ in found), key=lambda outcome: _URGENCY.index(outcome.kind))
        name = one.names if first.kind == "added" else first.name
        return replace(first, name=name, scenario=loaded.scenario.id)

    def _seat(self, one: Trainee, shown: str, sitting: set[str]) -> tuple[ImportOutcome, str]:
        """Return what became of one of those who played, and the id of the member whose play it is.

        Raises:
            BadTranscript: if it could be that of several.
        """
        at_home = [
            each for each in self._members.values() if each.journal_id == one.journal_id and each.id not in sitting
        ]
        member = _whose(one, at_home)
        holder = None
        if member is None or not member.identity:
            holder = next((each for each in self._members.values() if same_id(one.identity, each.identity)), None)
        found = ImportOutcome(shown, "added", one.name)
        if member is None or holder is not None:
            if holder is not None:
                found = replace(found, kind="taken", other=holder.name, identity=holder.identity)
            elif at_home:
                found = replace(
                    found, kind="apart", other=at_home[0].name, identity=one.identity, known=at_home[0].identity
                )
            elif any(each.name == one.name for each in self._members.values()):
                found = replace(found, kind="namesake", other=one.name)
            member = Member(uuid.uuid4().hex, one.name, one.identity, one.journal_id, 0)
            self._new[member.id] = member
            found = replace(found, member=member.id[:8])
        else:
            if member.name != one.name:
                found = replace(found, kind="renamed", other=member.name)
            if one.identity and not member.identity:
                member = replace(member, identity=one.identity)
                if member.id in self._new:
                    self._new[member.id] = member
                else:
                    self._identities[member.id] = one.identity
        self._members[member.id] = member
        return found, member.id

    def _pack(self, one: Portable) -> LoadedScenario:
        """Return the scenario that an attempt was played on: the same bytes, or others with the same rules.

        Raises:
            TrainerError: if there is none here.
        """
        key = (one.scenario, one.variant, one.sha256, one.rules)
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
            if one.variant == loaded.variant and _is_of(one, loaded):
                return loaded
        try:
            return load_bundle(self._journal.bundle(one.sha256), variant=one.variant)
        except (StoreFault, BadPack, UsageError):
            pass
        try:
            here = load_family(find(one.scenario))
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
        loaded = next((each for each in here if each.variant == one.variant), here[0])
        if loaded.variant == one.variant and _is_of(one, loaded):
            return loaded
        raise BadPack(
            N_("{scenario} was played by other rules ({played}) than those here ({here})"),
            remedy=N_("install the version that was played, or name its file with --scenario"),
            scenario=one.scenario,
            played=one.rules[:8],
            here=loaded.rules[:8],
        )


def _is_of(one: Portable, loaded: LoadedScenario) -> bool:
    return one.sha256 == loaded.sha256 or one.rules == loaded.rules


def _whose(one: Trainee, at_home: Sequence[Member]) -> Member | None:
    """Return whose attempt it is among the people whose attempts come from the same journal, None if nobody's yet.

    Two ids in the gradebook are two people, also where they share a journal and a name.

    Raises:
        BadTranscript: if it could be that of several.
    """
    if one.identity:
        same = [each for each in at_home if same_id(one.identity, each.identity)]
        unknown = [each for each in at_home if not each.identity]
        return same[0] if same else unknown[0] if len(unknown) == 1 else None
    found = at_home if len(at_home) == 1 else [each for each in at_home if each.name == one.name]
    if len(found) > 1 or (at_home and not found):
        raise BadTranscript(
            N_("cannot be told whose it is: several people are here from the same computer ({ids})"),
            remedy=N_("ask for it once more with `trainer export attempt ATTEMPT --id ID`"),
            ids=", ".join(each.identity or each.name for each in found or at_home),
        )
    return found[0] if found else None


def _replay(one: Portable, loaded: LoadedScenario) -> None:
    """Replay an attempt to its end.

    Raises:
        BadTranscript: if a row is none of ours, a move is not legal, or there is no decision at the end.
    """
    if any(not is_written_so(text) for text in one.rows):
        raise BadTranscript(
            N_("a move is not written as this program writes it"),
            remedy=N_("export the attempt again, and edit nothing"),
        )
    moves, rewinds, _ = played(one.rows)
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
    if is_folder(path):
        return [*_below(path, path, count(1))]
    if not _is_zip(path):
        return None
    try:
        return [*members(path)]
    except InputRefused:
        # It is told of the file itself, once that is taken in.
        return None


def _below(folder: Path, named: Path, counter: Iterator[int]) -> Iterator[Path]:
    """Yield the files in a folder and in those below it; one that cannot be read stands for what is in it.

    Raises:
        UsageError: if they are too many, naming the folder that was `named`.
    """
    try:
        found, folders = inside(folder), frozenset(folders_in(folder))
    except BadPack:
        yield folder
        return
    for one in found:
        if is_litter(one.name):
            continue
        if next(counter) > MOST_LOOKED_AT:
            raise UsageError(
                N_("holds more than {most} files and folders"), where=str(named),
                remedy=N_("name the folder in which the attempts are"), most=MOST_LOOKED_AT,
            )  # fmt: skip
        if one in folders and not _is_link(one):
            yield from _below(one, named, counter)
        elif is_file(one):
            yield one


def _is_link(path: Path) -> bool:
    try:
        return path.is_symlink()
    except OSError:
        return False


def _is_zip(path: Path) -> bool:
    return is_file(path) and (path.suffix.lower() == ".zip" or zipfile.is_zipfile(path))


def _is_toml(file: File) -> bool:
    # What is no file among the files is a folder that cannot be read, and what is in it may be meant.
    return file.suffix.lower() == ".toml" or (isinstance(file, Path) and not is_file(file))
