"""What a zip must be like before anything of it is unpacked: counts, sizes, names and kinds of entries."""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from trainer.errors import N_, BadPack
from trainer.packs.file_names import file_name
from trainer.packs.toml.read import MAX_BYTES
from trainer.read_input import InputRefused, read_file

MAX_ARCHIVE = 8 * 1024 * 1024
MAX_FILES = 200
MAX_TOTAL = 8 * 1024 * 1024
MAX_DIRECTORY = 128 * 1024
"""Bytes of the table of contents: it is read into memory whole before its entries can be counted."""
CERTIFICATE = ".certificate.json"
READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How an entry may be compressed: of the others a thousand bytes take gigabytes before anything can be counted."""
UNREADABLE = (
    zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError,
    OverflowError,
)  # fmt: skip
"""What Python raises of zips that are damaged, encrypted or of a kind that it does not know."""
PACKED = frozenset({".toml", ".md", ".txt"})
"""Kinds of files that a pack is made of."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_MARKED_UTF_8 = 0x800
_END, _END_SIZE, _LOCATOR, _LOCATOR_SIZE = b"PK\x05\x06", 22, b"PK\x06\x07", 20
TAIL = _LOCATOR_SIZE + _END_SIZE + 0xFFFF
"""Bytes at the end of a zip among which the end of its table of contents stands."""


def unpacked(data: bytes, shown: str) -> dict[str, bytes]:
    """Return the files in a zip by name, without the one folder that may stand around them.

    Raises:
        BadPack: saying what is wrong with it; nothing was unpacked then.
    """
    refuse_huge_directory(data, shown, MAX_FILES, MAX_DIRECTORY)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = _checked(archive.infolist(), shown)
            return {name: _read(archive, entry, shown) for name, entry in entries.items()}
    except UNREADABLE as error:
        raise BadPack(
            N_("is no zip that can be read"), where=shown, remedy=N_("it may be damaged or cut short ({reason})"),
            reason=str(error)[:200],
        ) from None  # fmt: skip


def read_archive(path: Path) -> bytes:
    """Return the bytes of the zip at `path`.

    Raises:
        BadPack: if it cannot be read or is too large.
    """
    try:
        return read_file(path, MAX_ARCHIVE)
    except InputRefused as refused:
        raise refused.error(BadPack, str(path)) from None


def refuse_huge_directory(data: bytes, shown: str, most: int, size: int) -> None:
    """Refuse a table of contents that would cost time and memory out of proportion to read.

    Args:
        data: the zip, or its last `TAIL` bytes.
        shown: what it is called in errors.
        most: how many entries it may have.
        size: how many bytes they may take in the table; how many they are may be a lie.

    Raises:
        BadPack: if it is larger, or data is no zip.
    """
    at = len(data) - _END_SIZE
    if at < 0 or data[at : at + 4] != _END or data[-2:] != b"\0\0":
        at = data.rfind(_END, max(0, len(data) - _END_SIZE - 0xFFFF))
    if at < 0 or len(data) < at + _END_SIZE:
        raise BadPack(N_("is no zip"), where=shown, remedy=N_("`trainer pack DIR` makes one"))
    if data[max(0, at - _LOCATOR_SIZE) :].startswith(_LOCATOR):
        raise BadPack(
            N_("is a zip of the kind for huge archives"), where=shown, remedy=N_("a pack is a few hundred KB of text")
        )
    count, taken = struct.unpack_from("<HI", data, at + 10)
    if count > most or taken > size:
        raise _too_many(count, shown, most)


def _checked(entries: list[zipfile.ZipInfo], shown: str) -> dict[str, zipfile.ZipInfo]:
    """Return the entries that are files, by the name that each is to have."""
    if len(entries) > MAX_FILES:
        raise _too_many(len(entries), shown, MAX_FILES)
    files: dict[str, zipfile.ZipInfo] = {}
    seen: set[str] = set()
    for entry in entries:
        fault = _fault(entry)
        name = _plain(name_as_written(entry))
        if fault:
            raise BadPack(fault, where=shown, name=name, megabytes=_megabytes(MAX_BYTES))
        parts = entry.filename.rstrip("/").split("/")
        if is_litter(entry.filename):
            continue
        if entry.filename.lower() in seen:
            raise BadPack(
                N_("'{name}' is in it twice"), where=shown, remedy=N_("names that differ only in case count as one"),
                name=name,
            )  # fmt: skip
        seen.add(entry.filename.lower())
        if entry.is_dir():
            continue
        if not is_packed(parts[-1]):
            raise BadPack(
                N_("'{name}' is no file of a pack"), where=shown, remedy=N_("only {kinds} and *{certificate}"),
                name=name, kinds=tuple(sorted(PACKED)), certificate=CERTIFICATE,
            )  # fmt: skip
        files[entry.filename] = entry
    total = sum(entry.file_size for entry in files.values())
    if total > MAX_TOTAL:
        raise BadPack(
            N_("would unpack to {megabytes} MB (at most {most})"), where=shown,
            megabytes=_megabytes(total), most=_megabytes(MAX_TOTAL),
        )  # fmt: skip
    return _without_folder(files, shown)


def _fault(entry: zipfile.ZipInfo) -> str:
    """Return what is wrong with an entry by itself, with a place for its name, or ""."""
    name, kind = entry.orig_filename, stat.S_IFMT(entry.external_attr >> 16)
    if name.startswith(("/", "\\")) or re.match("[A-Za-z]:", name):
        return N_("'{name}' is an absolute name")
    parts = name.replace("\\", "/").rstrip("/").split("/")
    if ".." in parts:
        return N_("'{name}' leads out of the pack's folder")
    if kind == stat.S_IFLNK:
        return N_("'{name}' is a link")
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return N_("'{name}' is no ordinary file")
    if entry.flag_bits & 0x1:
        return N_("'{name}' is encrypted")
    if not is_litter(name) and (name != entry.filename or not all(_NAME.fullmatch(part) for part in parts)):
        return N_("'{name}' is no plain name (letters a-z, digits, dot, hyphen, underscore)")
    if any(is_device(part) or part.endswith(".") for part in parts):
        return N_("'{name}' is a name that Windows cannot write")
    if entry.compress_type not in READABLE:
        return N_("'{name}' is compressed in a way that is not read")
    if entry.file_size > MAX_BYTES:
        return N_("'{name}' is larger than {megabytes} MB")
    return ""


def name_as_written(entry: zipfile.ZipInfo) -> str:
    """Return the name of an entry as whoever made the zip saw it.

    Names without the mark of UTF-8 are read as those of a PC of 1981; what writes them today are Chinese Windows (GBK)
    and older Macs (UTF-8). Old accented letters stand alone, Chinese characters take two bytes each: a name counts as
    GBK if most of its pairs are characters of everyday Chinese.
    """
    name = entry.filename
    if entry.flag_bits & _MARKED_UTF_8 or name.isascii():
        return name
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        chinese = raw.decode("gbk")
    except UnicodeDecodeError:
        return name
    pairs = [one for one in chinese if not one.isascii()]
    return chinese if 2 * sum(map(_is_everyday, pairs)) >= len(pairs) else name


def _is_everyday(character: str) -> bool:
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def is_litter(name: str) -> bool:
    """Return whether an entry is what systems put into zips for themselves, and nobody has made."""
    parts = name.replace("\\", "/").rstrip("/").split("/")
    return "__MACOSX" in parts or parts[-1] in _LITTER


def is_device(name: str) -> bool:
    """Return whether Windows takes a file of this name for a device, whatever it ends in."""
    return _DEVICES.fullmatch(name) is not None


def _too_many(count: int, shown: str, most: int) -> BadPack:
    return BadPack(N_("holds too many files ({count}; at most {most})"), where=shown, count=count, most=most)


def _megabytes(size: int) -> int:
    return size // 1024 // 1024


def _without_folder(files: dict[str, zipfile.ZipInfo], shown: str) -> dict[str, zipfile.ZipInfo]:
    tops = {name.partition("/")[0] for name in files}
    if files and len(tops) == 1 and all("/" in name for name in files):
        files = {name.partition("/")[2]: entry for name, entry in files.items()}
    deep = next((name for name in files if "/" in name), "")
    if deep:
        raise BadPack(
            N_("'{name}' stands in a folder"), where=shown, remedy=N_("a pack's files stand side by side"), name=deep
        )
    return files


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, shown: str) -> bytes:
    with archive.open(entry) as file:
        data = file.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise BadPack(N_("'{name}' is not as long as it says"), where=shown, name=entry.filename)
    return data


def _plain(name: str) -> str:
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in name[:100])


def is_packed(name: str) -> bool:
    """Return whether a file of this name belongs into a pack's zip."""
    known = Path(name).suffix in PACKED or name.startswith("LICEN") or name.endswith(CERTIFICATE)
    return bool(_NAME.fullmatch(name)) and known


def is_left_aside(name: str) -> bool:
    """Return whether a file is none of a pack's although its kind is: what the studio kept aside (`x.mine.toml`)."""
    return name.endswith(".toml") and file_name(name) is None


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return `files` as a zip that is the same for the same files on every machine.

    Stored, not deflated: compressors differ between machines, and a pack is small.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(files):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, data)
    return buffer.getvalue()
