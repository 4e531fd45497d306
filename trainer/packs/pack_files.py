"""Which files belong together: a folder's scenarios, their variants and translations, and the pack's own data."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from trainer.errors import N_, Sentence, reason_of
from trainer.packs.file_names import PACK_FILE, FileName, file_name, files_beside, is_scenario
from trainer.packs.problems import START, FaultyPack, Problem


@dataclass(frozen=True, slots=True)
class Target:
    """What to look at in one folder.

    Attributes:
        folder: the folder.
        scenarios: names of scenario files.
        names: names of all files to read.
        alone: variants and translations whose scenario is not there.
        problems: what is wrong already.
        prefix: what stands before the names in messages.
    """

    folder: Path
    scenarios: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    prefix: str = ""


def is_file(path: Path) -> bool:
    """Return whether a file is at `path`, as far as can be seen: names may be anything, and folders closed."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Return whether a folder is at `path`, as far as can be seen."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_there(path: Path) -> bool:
    """Return whether a file or folder is at `path`, as far as can be seen."""
    return is_file(path) or is_folder(path)


def whole(path: Path) -> Path:
    """Return a path from the root on, or as it is where the folder that the program stands in is gone."""
    try:
        return path.absolute()
    except OSError:
        return path


def inside(folder: Path) -> list[Path]:
    """Return what stands in a folder, by name.

    Raises:
        FaultyPack: if it cannot be read.
    """
    try:
        return sorted(folder.iterdir())
    except (OSError, ValueError) as error:
        raise FaultyPack([_closed(folder, error)]) from None


def folders_in(folder: Path) -> list[Path]:
    """Return the folders that stand in a folder, and what cannot be looked at: it is told when it is opened.

    Raises:
        FaultyPack: if it cannot be read.
    """
    return [one for one in inside(folder) if _may_be_folder(one)]


def _may_be_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except FileNotFoundError:
        return False
    except OSError:
        return True


def _closed(path: Path, error: OSError | ValueError) -> Problem:
    reason = reason_of(error) if isinstance(error, OSError) else Sentence(N_("no file can have this name"))
    return Problem(
        "E001", str(path), (), Sentence(N_("cannot be read: {reason}"), reason=reason), Sentence(""), span=START
    )


def targets(paths: Iterable[Path]) -> Iterator[Target]:
    """Yield what to look at for each of `paths`, each folder's pack and each scenario once."""
    seen: set[Path] = set()
    for path in paths:
        for target in _at(path):
            fresh = tuple(name for name in target.names if whole(target.folder / name) not in seen)
            seen.update(whole(target.folder / name) for name in target.names)
            scenarios = tuple(name for name in target.scenarios if name in fresh)
            yield Target(target.folder, scenarios, fresh, target.alone, target.problems, target.prefix)


def _at(path: Path) -> Iterator[Target]:
    if is_folder(path):
        yield from _folder(path)
        return
    names: list[str] = []
    with suppress(FaultyPack):
        names = [one.name for one in inside(path.parent)]
    name = path.name
    prefix = str(path).removesuffix(name)
    if name == PACK_FILE or (name.startswith("pack.") and PACK_FILE in names):
        yield Target(path.parent, (), (PACK_FILE, *files_beside(PACK_FILE, names)), prefix=prefix)
        return
    said = file_name(name)
    if said is not None and said.base != name:
        if said.base not in names and name in names:
            yield Target(path.parent, (), (name,), (name,), _orphan(said, str(path)), prefix)
            return
        name = said.base if said.base in names else name
    pack = (PACK_FILE, *files_beside(PACK_FILE, names)) if PACK_FILE in names else ()
    yield Target(path.parent, (name,), (name, *files_beside(name, names), *pack), prefix=prefix)


def _folder(path: Path) -> Iterator[Target]:
    try:
        names = [one.name for one in inside(path)]
    except FaultyPack as fault:
        yield Target(path, problems=list(fault.problems))
        return
    files = [name for name in names if name.endswith(".toml")]
    scenarios = tuple(filter(is_scenario, files))
    beside = {name: said for name in files if (said := file_name(name)) is not None and said.base != name}
    alone = tuple(name for name, said in beside.items() if said.base not in files)
    if scenarios or alone or PACK_FILE in files:
        prefix = str(path / "x").removesuffix("x")
        orphans = [problem for name in alone for problem in _orphan(beside[name], prefix + name)]
        if not scenarios:
            orphans.append(_empty(path))
        wanted = [*scenarios, *beside, *((PACK_FILE,) if PACK_FILE in files else ())]
        yield Target(path, scenarios, tuple(wanted), alone, orphans, prefix)
        return
    below = [child for child in folders_in(path) if _may_be_pack(child)]
    for child in below:
        yield from _folder(child)
    if not below:
        yield Target(path, problems=[_empty(path)])


def _may_be_pack(folder: Path) -> bool:
    try:
        return any(one.name.endswith(".toml") for one in inside(folder))
    except FaultyPack:
        return True


def _empty(path: Path) -> Problem:
    wrong, mend = Sentence(N_("this folder holds no scenario")), N_("name a scenario's file or a pack's folder")
    return Problem("E007", str(path), (), wrong, Sentence(mend), span=START)


def _orphan(name: FileName, shown: str) -> list[Problem]:
    if name.variant and not name.language:
        code, wrong = "E411", N_("there is no {file} beside it to vary")
        mend = N_("name it like its scenario, with the variant's letter before .toml")
    else:
        code, wrong = "E404", N_("there is no {file} beside it to translate")
        mend = N_("name it like its scenario, with the language before .toml")
    return [Problem(code, shown, (), Sentence(wrong, file=name.base), Sentence(mend), span=START)]
