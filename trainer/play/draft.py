"""The bench on which a scenario is written: one file, what is wrong with it, and what it makes.

Methods that touch the disk or check may take a tenth of a second: call them from a worker.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from trainer.errors import N_, BadPack, Sentence, TrainerError, Translate, UsageError
from trainer.read_input import InputRefused, read_file

if TYPE_CHECKING:
    from trainer.core.scenario import Scenario
    from trainer.packs.pack_files import Target

MAX_BYTES = 512 * 1024
MAX_LINE = 20_000
"""What an editor in a terminal wraps at ease; a large scenario has 80 KB and lines of 400 characters."""
LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is looked at for changes."""

_PLANE = 0xF0000
"""Where the stand-ins of characters that steer a terminal are: the first private plane."""
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_STAND_INS = re.compile("[\U000f0000-\U000fffff]")
_NO_BYTES = hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True, slots=True)
class DraftProblem:
    """One thing wrong, as an editor needs it: lines and columns count from 1, the end is just behind.

    Attributes:
        code: stable; `trainer check --explain CODE` says more.
        file: name of the file if it is another one than the one being written, else "".
        wrong: what is wrong.
        mend: how to mend it, or nothing.
    """

    code: str
    severity: Literal["error", "warning"]
    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    wrong: Sentence
    mend: Sentence

    def message(self, speak: Translate) -> str:
        """Return what is wrong as `speak` says it, with stand-ins."""
        return shown(self.wrong.said(speak))

    def hint(self, speak: Translate) -> str:
        """Return how to mend it as `speak` says it, with stand-ins, or ""."""
        return shown(self.mend.said(speak))


@dataclass(frozen=True, slots=True)
class DraftText:
    """A file as it was read or written last.

    Attributes:
        text: its lines, ended by a line feed each; characters that steer a terminal have stand-ins.
        sha256: digest of its bytes.
        newline: how its lines end on the disk.
        mark: whether it begins with a byte order mark.
        mixed: whether its lines did not all end alike; once saved, they do.
        mode: its permissions.
    """

    text: str
    sha256: str = _NO_BYTES
    newline: str = "\n"
    mark: bool = False
    mixed: bool = False
    mode: int = 0o644


class Conflict(TrainerError):
    """The file is no longer what was read: somebody else has written to it."""


class Vanished(Conflict):
    """The file is no longer there."""


class Draft:
    """A scenario file, a translation or a pack's data, being written.

    Attributes:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._target: Target | None = None

    @classmethod
    def at(cls, path: Path) -> Draft:
        """Return the bench for a file, or for the one scenario of a folder.

        Raises:
            UsageError: if the folder holds none or several.
            BadPack: if it cannot be read.
        """
        from trainer.packs.locate import scenario_files
        from trainer.packs.pack_files import is_folder

        if not is_folder(path):
            return cls(path)
        inside = list(scenario_files(path))
        if len(inside) == 1:
            return cls(inside[0])
        raise UsageError(
            N_("holds several scenarios: {names}") if inside else N_("holds no scenario"),
            where=str(path),
            remedy=N_("name the file that you want to write"),
            names=tuple(one.name for one in inside[:8]),
        )

    # The file

    def read(self) -> DraftText:
        """Return what the file holds.

        Raises:
            BadPack: if it is not there, too large or not UTF-8 text.
        """
        from trainer.packs.toml.read import decode, read_bytes

        name = str(self.path)
        data = read_bytes(self.path)
        if len(data) > MAX_BYTES:
            raise BadPack(
                N_("is larger than {kilobytes} KB"),
                where=name,
                remedy=N_("the studio holds a file a person can write"),
                kilobytes=MAX_BYTES // 1024,
            )
        decode(data, name)
        text = data.decode("utf-8-sig")
        if _STAND_INS.search(text):
            raise BadPack(
                N_("holds characters of a private plane (U+F0000 and up)"), where=name, remedy=N_("remove them")
            )
        if max(map(len, text.split("\n"))) > MAX_LINE:
            raise BadPack(
                N_("has a line of more than {most} characters"), where=name, remedy=N_("break it into several"),
                most=MAX_LINE,
            )  # fmt: skip
        windows, all_ends = text.count("\r\n"), text.count("\n")
        newline = "\r\n" if 2 * windows > all_ends else "\n"
        return DraftText(
            text=shown(text.replace("\r\n", "\n")),
            sha256=hashlib.sha256(data).hexdigest(),
            newline=newline,
            mark=data.startswith(b"\xef\xbb\xbf"),
            mixed=0 < windows < all_ends,
            mode=self.path.stat().st_mode & 0o7777,
        )

    def stamp(self) -> tuple[int, int, int] | None:
        """Return what changes when the file is written, None if it is not there."""
        try:
            status = self.path.stat()
        except (OSError, ValueError):
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino

    def save(self, text: str, draft: DraftText, *, force: bool = False) -> DraftText:
        """Write `text` in place of `draft`, whole or not at all, and return what the file holds now.

        Args:
            text: the lines, with stand-ins.
            draft: what was read or written last: its line ends, mark and permissions are kept.
            force: write even if the file is no longer what it was.

        Raises:
            Vanished: if the file is no longer there; nothing was written.
            Conflict: if it was changed; nothing was written.
            TrainerError: if it is write-protected.
            OSError: if it cannot be written; the file is what it was.
        """
        target = self.path.resolve()
        if not force:
            try:
                found = hashlib.sha256(read_file(target, LARGEST)).hexdigest()
            except InputRefused as refused:
                if refused.absent:
                    raise Vanished(N_("the file is no longer there"), where=str(self.path)) from None
                raise refused.error(TrainerError, str(self.path)) from None
            if found != draft.sha256:
                raise Conflict(N_("the file was changed by another program"), where=str(self.path))
        mode = draft.mode
        if target.exists():
            if not os.access(target, os.W_OK):
                raise TrainerError(
                    N_("the file is write-protected"), where=str(self.path), remedy=N_("allow writing, then save again")
                )
            mode = target.stat().st_mode & 0o7777
        data = as_bytes(text, draft)
        write_whole(target, data, mode)
        return replace(draft, text=text, sha256=hashlib.sha256(data).hexdigest(), mixed=False, mode=mode)

    def aside(self) -> Path:
        """Return a free name beside the file, one that no pack takes for a scenario or a translation."""
        stem = self.path.name.removesuffix(".toml")
        names = (self.path.with_name(f"{stem}.mine{number or ''}.toml") for number in count())
        return next(name for name in names if not name.exists())

    def save_aside(self, text: str, draft: DraftText) -> Path:
        """Write `text` beside the file, under a name that is free, and return it.

        Raises:
            OSError: if it cannot be written.
        """
        aside = self.aside()
        write_whole(aside, as_bytes(text, draft), draft.mode)
        return aside

    # What is in it

    def check(self, text: str, draft: DraftText) -> tuple[DraftProblem, ...]:
        """Return everything that is wrong in the file itself, were it to hold `text`."""
        target = self._at()
        needed = {self.path.name, self._patch(), self._base(target)}
        return tuple(one for one in self._findings(target, needed, text, draft) if not one.file)

    def survey(self, text: str, draft: DraftText) -> tuple[tuple[DraftProblem, ...], Scenario | None]:
        """Return what would be wrong in the files around it, and the scenario if `text` makes one."""
        target = self._at()
        others = tuple(one for one in self._findings(target, set(target.names), text, draft) if one.file)
        return others, self._scenario(target, text, draft)

    def bundle(self, text: str, draft: DraftText) -> tuple[str, bytes]:
        """Return the name of the scenario, and its bundle were the file to hold `text`.

        Raises:
            UsageError: if the file is a pack's data or stands alone.
        """
        from trainer.packs.bundle import bundled

        target = self._at()
        base = self._base(target)
        if base not in target.scenarios:
            raise UsageError(N_("this file belongs to no scenario"))
        return base, bundled(self._files(target, set(target.names), text, draft))

    def _scenario(self, target: Target, text: str, draft: DraftText) -> Scenario | None:
        from trainer.packs.file_names import BASE_VARIANT, file_name
        from trainer.packs.load import load_files

        base = self._base(target)
        if base not in target.scenarios:
            return None
        said = file_name(self.path.name)
        language = said.language or None if said else None
        variant = said.variant or BASE_VARIANT if said else BASE_VARIANT
        files = self._files(target, set(target.names), text, draft)
        try:
            return load_files(files, base, language, target.prefix + base, variant).scenario
        except (BadPack, UsageError):
            return None

    def _findings(self, target: Target, names: set[str], text: str, draft: DraftText) -> list[DraftProblem]:
        # `look` reads the disk; what is on the screen is not there yet.
        from trainer.packs.checks.check import problems_of

        own = target.prefix + self.path.name
        problems = [*target.problems, *problems_of(target, self._files(target, names, text, draft))]
        found = []
        for one in problems:
            file = "" if one.file == own else one.file.removeprefix(target.prefix)
            span = one.span
            place = (span.line, span.column, span.end_line, span.end_column) if span else (1, 1, 1, 1)
            found.append(DraftProblem(one.code, one.severity, file, *place, one.wrong, one.mend))
        return found

    def _files(self, target: Target, names: set[str], text: str, draft: DraftText) -> dict[str, bytes]:
        from trainer.packs.toml.read import read_bytes

        files = {self.path.name: as_bytes(text, draft)}
        for name in names - set(files):
            with suppress(BadPack):
                files[name] = read_bytes(target.folder / name)
        return files

    def _at(self) -> Target:
        from trainer.packs.pack_files import is_file, targets

        if self._target is None or is_file(self.path):
            self._target = next(iter(targets([self.path])))
        return self._target

    def _patch(self) -> str:
        """Return the variant's file that this one translates, or its own name."""
        from trainer.packs.file_names import file_name

        said = file_name(self.path.name)
        return said.patch if said is not None else self.path.name

    def _base(self, target: Target) -> str:
        """Return the scenario that this file varies or translates, or its own name."""
        from trainer.packs.file_names import PACK_FILE

        name = self.path.name
        if name in target.alone or name.count(".") == 1:
            return name
        return next(iter(target.scenarios), PACK_FILE)


def shown(text: str) -> str:
    """Return `text` with a stand-in for every character that steers a terminal or breaks a line."""
    return _STEERING.sub(lambda found: chr(_PLANE + ord(found.group())), text)


def as_bytes(text: str, draft: DraftText) -> bytes:
    """Return the bytes for `text` with its stand-ins taken back, in the manner of `draft`."""
    plain = _STAND_INS.sub(lambda found: chr(ord(found.group()) - _PLANE), text)
    data = plain.replace("\n", draft.newline).encode("utf-8", "replace")
    return b"\xef\xbb\xbf" + data if draft.mark else data


def write_whole(target: Path, data: bytes, mode: int) -> None:
    """Write a file whole or not at all.

    Args:
        target: the file.
        data: all that it is to hold.
        mode: its permissions.

    Raises:
        OSError: if it cannot be written; the file is what it was.
    """
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=target.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(mode)
        fresh.replace(target)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
