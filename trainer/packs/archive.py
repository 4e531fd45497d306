"""`trainer pack` and `trainer install`: a pack's folder as one zip, and such a zip as a folder of the user's."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from trainer.errors import N_, BadPack, TrainerError, reason_of
from trainer.packs.atomic_write import make_folder, write_file, write_files
from trainer.packs.checks.validate import validated
from trainer.packs.file_names import PACK_FILE, is_scenario, languages_of, variants_of
from trainer.packs.format.models import PackFile
from trainer.packs.load import load_files
from trainer.packs.pack_files import inside, is_file, is_folder, is_there
from trainer.packs.shelf import shipped
from trainer.packs.toml.read import parse, read_bytes
from trainer.packs.user_folder import home
from trainer.packs.zip_safety import MAX_FILES, MAX_TOTAL, is_left_aside, is_packed, read_archive, unpacked, zipped


@dataclass(frozen=True, slots=True)
class Installed:
    """What installing came to.

    Attributes:
        pack: what the pack says of itself.
        folder: where it is.
        unchanged: it was there already, the same.
        kept: where the pack went that stood in its place, or None.
    """

    pack: PackFile
    folder: Path
    unchanged: bool
    kept: Path | None


def pack(folder: Path, output: Path | None = None, *, force: bool = False) -> tuple[Path, tuple[str, ...]]:
    """Write the pack in `folder` as a zip; returns the zip and the names that were left out.

    Raises:
        TrainerError: if it is no pack that loads, or the zip is there already or cannot be written.
    """
    data, zip_bytes, left_out = packed(folder)
    target = output or Path(f"{data.id}-{data.version}.zip")
    write_file(target, zip_bytes, over=force)
    return target, left_out


def packed(folder: Path) -> tuple[PackFile, bytes, tuple[str, ...]]:
    """Return what the pack in `folder` says of itself, its zip, and the names that were left out.

    Raises:
        TrainerError: if it is no pack that loads.
    """
    names = [path.name for path in inside(folder)] if is_folder(folder) else []
    if not is_file(folder / PACK_FILE):
        raise BadPack(
            N_("has no {file}"), where=str(folder), remedy=N_("name a pack's folder; `trainer new` makes one"),
            file=PACK_FILE,
        )  # fmt: skip
    ours = [name for name in names if is_packed(name) and not is_left_aside(name) and is_file(folder / name)]
    files = {name: read_bytes(folder / name) for name in ours}
    if len(files) > MAX_FILES or sum(map(len, files.values())) > MAX_TOTAL:
        raise BadPack(N_("holds too much to be installed anywhere"), where=str(folder))
    data = sound(files, f"{folder}{os.sep}")
    return data, zipped(files.items()), tuple(name for name in names if name not in files)


def install(path: Path, *, force: bool = False) -> Installed:
    """Unpack the zip at `path` into the user's packs.

    Raises:
        TrainerError: if it is no pack that loads, or another pack stands in its place and `force` is not given.
    """
    found = unpacked(read_archive(path), str(path))
    files = {name: data for name, data in found.items() if not is_left_aside(name)}
    if PACK_FILE not in files:
        raise BadPack(
            N_("holds no {file}"), where=str(path), remedy=N_("`trainer pack DIR` makes a zip that can be installed"),
            file=PACK_FILE,
        )  # fmt: skip
    data = sound(files, f"{path}: ")
    packs = home() / "packs"
    folder = packs / data.id
    _refuse_taken(data.id, folder, packs)
    there = is_there(folder)
    if there and _contents(folder) == files:
        return Installed(data, folder, True, None)
    if there and not force:
        raise TrainerError(
            N_("the pack '{pack}' is installed already with other contents; this is version {version}"),
            where=str(folder), remedy=N_("--force puts this one in its place and keeps the other aside"),
            pack=data.id, version=data.version,
        )  # fmt: skip
    return Installed(data, folder, False, _put(files, folder))


def sound(files: Mapping[str, bytes], shown: str) -> PackFile:
    """Return what a pack says of itself, once every variant of every scenario of it was loaded in every language.

    Args:
        files: the files of the pack, by name.
        shown: what stands before a file's name in errors.

    Raises:
        BadPack: naming the first thing that is wrong.
    """
    data = validated(PackFile, parse(files[PACK_FILE], shown + PACK_FILE), shown + PACK_FILE)
    scenarios = list(filter(is_scenario, files))
    if not scenarios:
        raise BadPack(
            N_("holds no scenario"), where=shown.rstrip(": "), remedy=N_("a scenario is a .toml file beside pack.toml")
        )
    for name in scenarios:
        for language in (None, *languages_of(name, files)):
            for variant in variants_of(name, files):
                load_files(files, name, language, shown + name, variant)
    return data


def _refuse_taken(name: str, folder: Path, packs: Path) -> None:
    """Refuse an id that another folder already answers to: one of the two would hide the other."""
    for root in (shipped(), packs):
        for other in inside(root) if is_folder(root) else ():
            if other == folder or not is_file(other / PACK_FILE):
                continue
            try:
                taken = parse(read_bytes(other / PACK_FILE), str(other)).get("id")
            except BadPack:
                continue
            if taken == name:
                raise TrainerError(
                    N_("the pack '{pack}' is here already"), where=str(other),
                    remedy=N_("remove that one, or give yours another id in its pack.toml"), pack=name,
                )  # fmt: skip


def _contents(folder: Path) -> dict[str, bytes]:
    try:
        return {path.name: read_bytes(path) for path in folder.iterdir() if is_packed(path.name) and path.is_file()}
    except (OSError, BadPack):
        return {}


def _put(files: Mapping[str, bytes], folder: Path) -> Path | None:
    """Put `files` in the place of `folder` in one step; returns where the folder went that was there."""
    # Beside the packs, not among them: a half-written or an old pack must never be on the shelf.
    base = folder.parent.parent
    fresh = base / f".installing-{folder.name}-{os.urandom(4).hex()}"
    kept: Path | None = None
    try:
        write_files(fresh, files, private=True)
        make_folder(folder.parent, private=True)
        if is_there(folder):
            kept = _aside(base / "replaced", folder.name)
            folder.rename(kept)
        try:
            fresh.rename(folder)
        except OSError:
            if kept is not None:
                kept.rename(folder)
            raise
    except OSError as error:
        raise TrainerError(N_("cannot be written: {reason}"), where=str(folder), reason=reason_of(error)) from None
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return kept


def _aside(folder: Path, name: str) -> Path:
    make_folder(folder, private=True)
    number = 1
    while (folder / f"{name}.old-{number}").exists():
        number += 1
    return folder / f"{name}.old-{number}"
