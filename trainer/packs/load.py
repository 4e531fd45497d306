"""A scenario, whole: read, capped, overlaid, validated, checked, compiled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from trainer.core.scenario import Scenario
from trainer.packs.bundle import bundled, digest, rules_digest, unbundled
from trainer.packs.compile import compiled
from trainer.packs.format import PackFile, ScenarioFile
from trainer.packs.overlay import overlaid
from trainer.packs.problems import FaultyPack
from trainer.packs.read import Document, parse, read_bytes
from trainer.packs.references import reference_problems
from trainer.packs.validate import validated

PACK_FILE = "pack.toml"


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

    Raises:
        FaultyPack: if they hold none.
    """
    files = unbundled(data, "bundle")
    name = min((name for name in files if name.count(".") == 1 and name != PACK_FILE), default="scenario.toml")
    return load_files(files, name, language, name)


def files_of(path: Path) -> dict[str, bytes]:
    """Return the files that belong to the scenario at `path`, by name: itself, translations, the pack's data.

    Raises:
        FaultyPack: if one cannot be read.
    """
    stem = path.name.removesuffix(".toml")
    names = [path.name]
    names += sorted(other.name for other in path.parent.glob(f"{stem}.??.toml"))
    if (path.parent / PACK_FILE).is_file():
        names.append(PACK_FILE)
        names += sorted(other.name for other in path.parent.glob("pack.??.toml"))
    return {name: read_bytes(path.parent / name) for name in names}


def load_files(files: Mapping[str, bytes], name: str, language: str | None, shown: str) -> Loaded:
    """Return the scenario `name` among `files`; `shown` is its path in errors.

    Raises:
        FaultyPack: with all problems found.
    """
    folder = shown.removesuffix(name)
    base = parse(files[name], shown)
    pack = _pack(files, name, base, language, folder)
    used = pack.language
    document = base
    translation = f"{name.removesuffix('.toml')}.{language}.toml"
    if language not in (None, pack.language) and translation in files:
        overlay = parse(files[translation], folder + translation)
        document, problems = overlaid(ScenarioFile, base, overlay, folder + translation)
        if problems:
            raise FaultyPack(problems)
        used = str(language)
    file = validated(ScenarioFile, document, shown)
    problems = reference_problems(file, shown)
    if problems:
        raise FaultyPack(problems)
    units = {str(person["id"]): str(person["unit"]) for person in base["person"]}
    bundle = bundled(files)
    return Loaded(compiled(pack.id, file, units), pack, used, bundle, digest(bundle), rules_digest(file))


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
