"""The bytes of one scenario with its pack's data and translations: what an attempt keeps and a digest names."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from trainer.errors import N_
from trainer.packs.file_names import PACK_FILE, files_beside
from trainer.packs.pack_files import inside, is_folder
from trainer.packs.toml.read import MAX_BYTES, fault, read_bytes
from trainer.packs.zip_safety import UNREADABLE

_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
MAX_FILES = 40
MAX_TOTAL = 4 * MAX_BYTES
"""Bytes of all files of a scenario."""


def files_of(path: Path) -> dict[str, bytes]:
    """Return the files that belong to the scenario at `path`, by name: itself, variants, translations, the pack's data.

    Raises:
        FaultyPack: if one cannot be read.
    """
    beside = [other.name for other in inside(path.parent)] if is_folder(path.parent) else []
    names = [path.name, *files_beside(path.name, beside)]
    if PACK_FILE in beside:
        names += [PACK_FILE, *files_beside(PACK_FILE, beside)]
    found: dict[str, bytes] = {}
    left = MAX_TOTAL
    for name in names:
        found[name] = read_bytes(path.parent / name)
        left -= len(found[name])
        if left < 0 or len(found) > MAX_FILES:
            raise fault(
                "E002", str(path), N_("has more than {count} files with its translations, or more than {megabytes} MB"),
                N_("move those away that belong to no language"), megabytes=MAX_TOTAL // 1024 // 1024, count=MAX_FILES,
            )  # fmt: skip
    return found


def bundled(files: Mapping[str, bytes]) -> bytes:
    """Return `files` (name to bytes) as one zip that is the same for the same files on every machine."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _EPOCH)
            # Otherwise it says on which system it was made, and the digest with it.
            entry.create_system = _UNIX
            archive.writestr(entry, files[name])
    return buffer.getvalue()


def unbundled(data: bytes, name: str) -> dict[str, bytes]:
    """Return the files in a bundle.

    Raises:
        FaultyPack: if it is no bundle of ours.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_FILES or sum(entry.file_size for entry in entries) > MAX_TOTAL:
                raise fault("E002", name, N_("the stored scenario holds too much"))
            if any(entry.compress_type != zipfile.ZIP_STORED for entry in entries):
                raise zipfile.BadZipFile("compressed")
            return {entry.filename: archive.read(entry) for entry in entries}
    except UNREADABLE as error:
        raise fault("E001", name, N_("the stored scenario is damaged ({reason})"), reason=str(error)) from None


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` as lower-case hex."""
    return hashlib.sha256(data).hexdigest()
