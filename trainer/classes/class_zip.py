"""Everybody's attempts in one zip, as a learning platform gives it: what is in it, read with limits."""

from __future__ import annotations

import io
import stat
import zipfile
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from trainer.errors import N_, BadPack, Sentence
from trainer.packs.zip_safety import READABLE, TAIL, UNREADABLE, is_litter, name_as_written, refuse_huge_directory
from trainer.play.attempt_file import MAX_BYTES
from trainer.read_input import InputRefused, read_file

_MEGABYTE = 1024 * 1024
LARGEST_ZIP = 64 * _MEGABYTE
"""Bytes of a zip that is looked into: what a learning platform gives for a class has a few hundred KB."""
LARGEST_DIRECTORY = 2 * _MEGABYTE
"""Bytes of its table of contents: 5,000 long names with what stands beside each."""
MOST_ENTRIES = 10_000
LARGEST_CONTENTS = 64 * _MEGABYTE
"""Bytes of all attempts in it, unpacked."""


@dataclass(frozen=True, slots=True)
class ZipMember:
    """One file in a zip.

    Attributes:
        path: the zip.
        name: the file's name in it, which leads nowhere on the disk.
        offset: where it begins in the zip: a name may stand in it twice.
        entry: what the zip says of it.
        archive: the zip, open.
    """

    path: Path
    name: str
    offset: int
    entry: zipfile.ZipInfo = field(compare=False, repr=False)
    archive: zipfile.ZipFile = field(compare=False, repr=False)

    @property
    def suffix(self) -> str:
        """What its name ends in, such as ".toml"."""
        return PurePosixPath(self.name).suffix

    def __str__(self) -> str:
        return f"{self.path}/{self.name}"

    def read(self) -> bytes:
        """Return its bytes.

        Raises:
            InputRefused: if it is damaged, or nothing that is read.
        """
        if self.entry.file_size > MAX_BYTES:
            raise InputRefused(Sentence(N_("is larger than {size} KB"), size=MAX_BYTES // 1024))
        fault = self._fault()
        if fault:
            raise InputRefused(Sentence(fault))
        try:
            with self.archive.open(self.entry) as file:
                # The checksum is looked at behind the last byte, so one more is asked for.
                data = file.read(self.entry.file_size + 1)
        except UNREADABLE as error:
            raise InputRefused(Sentence(N_("cannot be read: {reason}"), reason=str(error)[:200])) from None
        if len(data) != self.entry.file_size:
            raise InputRefused(Sentence(N_("is not as long as the zip says")))
        return data

    def _fault(self) -> str:
        if stat.S_IFMT(self.entry.external_attr >> 16) not in (0, stat.S_IFREG):
            return N_("is a link or a device, and no file")
        if self.entry.flag_bits & 0x1:
            return N_("is encrypted")
        return "" if self.entry.compress_type in READABLE else N_("is compressed in a way that is not read")


def members(path: Path) -> list[ZipMember]:
    """Return the files in a zip, by name; none of them is read yet.

    Raises:
        InputRefused: if it is no zip that can be read, or holds more than a class hands in.
    """
    try:
        data = read_file(path, LARGEST_ZIP)
        refuse_huge_directory(data[-TAIL:], str(path), MOST_ENTRIES, LARGEST_DIRECTORY)
        # In memory: nobody could say when a file that members are still read from is to be closed.
        archive = zipfile.ZipFile(io.BytesIO(data))
    except BadPack as fault:
        raise InputRefused(fault.wrong) from None
    except UNREADABLE as error:
        raise InputRefused(Sentence(N_("is no zip that can be read: {reason}"), reason=str(error)[:200])) from None
    entries = [one for one in archive.infolist() if not one.filename.endswith("/") and not is_litter(one.filename)]
    if len(entries) > MOST_ENTRIES:
        wrong = N_("holds too many files ({count}; at most {most})")
        raise InputRefused(Sentence(wrong, count=len(entries), most=MOST_ENTRIES))
    found = [ZipMember(path, _name(one), one.header_offset, one, archive) for one in entries]
    total = sum(one.entry.file_size for one in found if one.suffix.lower() == ".toml")
    if total > LARGEST_CONTENTS:
        wrong = N_("would unpack to {megabytes} MB (at most {most})")
        raise InputRefused(Sentence(wrong, megabytes=total // _MEGABYTE, most=LARGEST_CONTENTS // _MEGABYTE))
    return sorted(found, key=lambda one: (one.name, one.offset))


def _name(entry: zipfile.ZipInfo) -> str:
    return name_as_written(entry)
