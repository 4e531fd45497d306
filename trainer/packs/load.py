"""A scenario, whole: read, capped, overlaid, validated, checked, compiled."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from trainer.packs.bundle import bundled, digest, files_of, unbundled
from trainer.packs.checks.rules import errors
from trainer.packs.checks.scenario_index import ScenarioIndex
from trainer.packs.checks.validate import validated
from trainer.packs.compile import compiled
from trainer.packs.format.models import PackFile, ScenarioFile
from trainer.packs.format.text_fields import without_texts
from trainer.packs.loaded_scenario import LoadedScenario, Pack
from trainer.packs.overlay import overlaid
from trainer.packs.pack_files import PACK_FILE
from trainer.packs.problems import FaultyPack, Problem
from trainer.packs.toml.read import Document, parse

RULES_OF_WRITING = "E3"


def load(path: Path, language: str | None = None) -> LoadedScenario:
    """Return the scenario in the file `path`, in `language` if it is translated to it.

    A folder's `pack.toml` is read if it is there; a scenario that was mailed alone is a pack of its own.

    Raises:
        FaultyPack: with all problems found.
    """
    return load_files(files_of(path), path.name, language, str(path))


def load_bundle(data: bytes, language: str | None = None) -> LoadedScenario:
    """Return the scenario in the bytes of a bundle.

    Rules of writing (E3…) do not count here: a check that became stricter must not lock a stored attempt out.

    Raises:
        FaultyPack: if they hold none.
    """
    files = unbundled(data, "bundle")
    name = min((name for name in files if name.count(".") == 1 and name != PACK_FILE), default="scenario.toml")
    return load_files(files, name, language, name, stored=True)


def load_files(
    files: Mapping[str, bytes], name: str, language: str | None, shown: str, *, stored: bool = False
) -> LoadedScenario:
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
        from trainer.packs.checks.check import faults_of

        raise FaultyPack(faults_of(files, name, language, folder) or problems)
    units = {str(person["id"]): str(person["unit"]) for person in base["person"]}
    bundle = bundled(files)
    return LoadedScenario(
        compiled(pack.id, file, units), _told(pack), used, bundle, digest(bundle), _rules_digest(file)
    )


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
    problems += errors(ScenarioIndex(file, folder + name))
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


def _told(pack: PackFile) -> Pack:
    return Pack(
        pack.id, pack.title, pack.version, pack.language, pack.disclaimer, pack.law_checked_on or "",
        tuple(tuple(entry.term.items()) for entry in pack.glossary),
    )  # fmt: skip


def _rules_digest(file: ScenarioFile) -> str:
    """Return the digest of a scenario without its texts: the same in every language and after mending a word."""
    rules = without_texts(ScenarioFile, file.model_dump(mode="json"))
    return digest(json.dumps(rules, sort_keys=True, separators=(",", ":")).encode())
