"""Which files belong together: a folder's scenarios, their translations, and the pack's own data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from trainer.errors import N_, Sentence
from trainer.packs.problems import START, Problem

PACK_FILE = "pack.toml"


@dataclass(frozen=True, slots=True)
class Target:
    """What to look at in one folder.

    Attributes:
        folder: the folder.
        scenarios: names of scenario files.
        names: names of all files to read.
        alone: translations whose scenario is not there.
        problems: what is wrong already.
        prefix: what stands before the names in messages.
    """

    folder: Path
    scenarios: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    prefix: str = ""


def overlays_of(name: str, names: Iterable[str]) -> list[str]:
    """Return the translations of the file `name` among `names`."""
    stem = name.removesuffix(".toml")
    return sorted(
        other for other in names
        if other.endswith(".toml") and other.startswith(f"{stem}.") and len(other) == len(stem) + 8
    )  # fmt: skip


def targets(paths: Iterable[Path]) -> Iterator[Target]:
    """Yield what to look at for each of `paths`, each folder's pack and each scenario once."""
    seen: set[Path] = set()
    for path in paths:
        for target in _at(path):
            fresh = tuple(name for name in target.names if (target.folder / name).absolute() not in seen)
            seen.update((target.folder / name).absolute() for name in target.names)
            scenarios = tuple(name for name in target.scenarios if name in fresh)
            yield Target(target.folder, scenarios, fresh, target.alone, target.problems, target.prefix)


def _at(path: Path) -> Iterator[Target]:
    try:
        is_folder = path.is_dir()
        inside = sorted(one.name for one in (path if is_folder else path.parent).iterdir()) if path.exists() else []
    except (OSError, ValueError):
        is_folder, inside = False, []
    if is_folder:
        yield from _folder(path, inside)
        return
    name = path.name
    prefix = str(path).removesuffix(name)
    if name == PACK_FILE or (name.startswith("pack.") and PACK_FILE in inside):
        yield Target(path.parent, (), (PACK_FILE, *overlays_of(PACK_FILE, inside)), prefix=prefix)
        return
    parts = name.split(".")
    if len(parts) == 3 and len(parts[1]) == 2 and parts[2] == "toml":
        base = f"{parts[0]}.toml"
        if base not in inside and path.exists():
            yield Target(path.parent, (), (name,), (name,), [_orphan(str(path), base)], prefix)
            return
        name = base if base in inside else name
    pack = (PACK_FILE, *overlays_of(PACK_FILE, inside)) if PACK_FILE in inside else ()
    yield Target(path.parent, (name,), (name, *overlays_of(name, inside), *pack), prefix=prefix)


def _folder(path: Path, inside: list[str]) -> Iterator[Target]:
    files = [name for name in inside if name.endswith(".toml")]
    scenarios = tuple(name for name in files if name.count(".") == 1 and name != PACK_FILE)
    translations = [name for name in files if name.count(".") == 2 and len(name.split(".")[1]) == 2]
    alone = tuple(name for name in translations if f"{name.split('.')[0]}.toml" not in files)
    if scenarios or alone or PACK_FILE in files:
        prefix = str(path / "x").removesuffix("x")
        orphans = [_orphan(prefix + name, f"{name.split('.')[0]}.toml") for name in alone]
        if not scenarios:
            orphans.append(_empty(path))
        names = [*scenarios, *translations, *((PACK_FILE,) if PACK_FILE in files else ())]
        yield Target(path, scenarios, tuple(names), alone, orphans, prefix)
        return
    below = [child for child in (path / name for name in inside) if child.is_dir() and any(child.glob("*.toml"))]
    for child in below:
        yield from _folder(child, sorted(one.name for one in child.iterdir()))
    if not below:
        yield Target(path, problems=[_empty(path)])


def _empty(path: Path) -> Problem:
    wrong, mend = Sentence(N_("this folder holds no scenario")), N_("name a scenario's file or a pack's folder")
    return Problem("E007", str(path), (), wrong, Sentence(mend), span=START)


def _orphan(shown: str, base: str) -> Problem:
    wrong = Sentence(N_("there is no {file} beside it to translate"), file=base)
    mend = N_("name it like its scenario, with the language before .toml")
    return Problem("E404", shown, (), wrong, Sentence(mend), span=START)
