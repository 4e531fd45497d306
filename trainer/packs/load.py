"""A scenario, whole: read, capped, overlaid, validated, checked, compiled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from trainer.core.scenario import Scenario
from trainer.packs.bundle import bundled, digest, rules_digest, unbundled
from trainer.packs.compile import compiled
from trainer.packs.format import PackFile, ScenarioFile
from trainer.packs.found import PACK_FILE as PACK_FILE
from trainer.packs.found import overlays_of
from trainer.packs.lint.errors import errors
from trainer.packs.lint.subject import Subject
from trainer.packs.overlay import overlaid
from trainer.packs.problems import FaultyPack, Problem
from trainer.packs.read import Document, parse, read_bytes
from trainer.packs.validate import validated

RULES_OF_WRITING = "E3"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A scenario ready to play.

    Attributes:
        scenario: compiled, in the language of play.
        pack: what its pack says of itself, in that language.
        language: the language really used: the one asked for if there is a translation.
        bundle: the bytes of all its files.
        sha256: their digest.
        rules: digest of the scenario without texts.
    """

    scenario: Scenario
    pack: PackFile
    language: str
    bundle: bytes
    sha256: str
    rules: str


def load(path: Path, language: str | None = None) -> Loaded:
    """Return the scenario in the file `path`, in `language` if it is translated to it.

    A folder's `pack.toml` is read if it is there; a scenario that was mailed alone is a pack of its own.

    Raises:
        FaultyPack: with all problems found.
    """
    return load_files(files_of(path), path.name, language, str(path))


def load_bundle(data: bytes, language: str | None = None) -> Loaded:
    """Return the scenario in the bytes of a bundle.

    Rules of writing (E3…) do not count here: a check that became stricter must not lock a stored attempt out.

    Raises:
        FaultyPack: if they hold none.
    """
    files = unbundled(data, "bundle")
    name = min((name for name in files if name.count(".") == 1 and name != PACK_FILE), default="scenario.toml")
    return load_files(files, name, language, name, stored=True)


def files_of(path: Path) -> dict[str, bytes]:
    """Return the files that belong to the scenario at `path`, by name: itself, translations, the pack's data.

    Raises:
        FaultyPack: if one cannot be read.
    """
    inside = [other.name for other in path.parent.iterdir()] if path.parent.is_dir() else []
    names = [path.name, *overlays_of(path.name, inside)]
    if PACK_FILE in inside:
        names += [PACK_FILE, *overlays_of(PACK_FILE, inside)]
    return {name: read_bytes(path.parent / name) for name in names}


def load_files(
    files: Mapping[str, bytes], name: str, language: str | None, shown: str, *, stored: bool = False
) -> Loaded:
    """Return the scenario `name` among `files`; `shown` is its path in errors, `stored` says that it was checked once.

    Raises:
        FaultyPack: with all problems found.
    """
    folder = shown.removesuffix(name)
    try:
        base, file, pack, used, problems = _read(files, name, language, folder)
    except FaultyPack as fault:
        problems = list(fault.problems)
    if stored:
        problems = [problem for problem in problems if not problem.code.startswith(RULES_OF_WRITING)]
    if problems:
        # Slow, and only when something is wrong: everything else that is wrong, and where it stands.
        from trainer.packs.check import faults_of

        raise FaultyPack(faults_of(files, name, language, folder) or problems)
    units = {str(person["id"]): str(person["unit"]) for person in base["person"]}
    bundle = bundled(files)
    return Loaded(compiled(pack.id, file, units), pack, used, bundle, digest(bundle), rules_digest(file))


def _read(
    files: Mapping[str, bytes], name: str, language: str | None, folder: str
) -> tuple[Document, ScenarioFile, PackFile, str, list[Problem]]:
    """Return the scenario as written and as to be played, its pack, the language used, and what is wrong with it."""
    base = parse(files[name], folder + name)
    pack = _pack(files, name, base, language, folder)
    used = pack.language
    document = base
    translation = f"{name.removesuffix('.toml')}.{language}.toml"
    problems: list[Problem] = []
    if language not in (None, pack.language) and translation in files:
        overlay = parse(files[translation], folder + translation)
        document, problems = overlaid(ScenarioFile, base, overlay, folder + translation)
        used = str(language)
    file = validated(ScenarioFile, document, folder + name)
    problems += errors(Subject(file, folder + name))
    return base, file, pack, used, problems


def _pack(files: Mapping[str, bytes], name: str, base: Document, language: str | None, folder: str) -> PackFile:
    if PACK_FILE not in files:
        alone = {
            "format": 1,
            "id": "single",
            "title": str(base.get("title", name)),
            "version": "0.0.0",
            "language": "en",
        }
        return validated(PackFile, alone, folder + name)
    document = parse(files[PACK_FILE], folder + PACK_FILE)
    translation = f"pack.{language}.toml"
    if translation in files:
        overlay = parse(files[translation], folder + translation)
        document, problems = overlaid(PackFile, document, overlay, folder + translation)
        if problems:
            raise FaultyPack(problems)
    return validated(PackFile, document, folder + PACK_FILE)
