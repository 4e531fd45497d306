"""A scenario, whole: read, capped, overlaid, validated, checked, compiled."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from trainer.errors import N_, UsageError
from trainer.i18n.languages import GlossaryEntry
from trainer.packs.bundle import bundled, digest, files_of, unbundled
from trainer.packs.checks.family import OF_FAMILY
from trainer.packs.checks.rules import errors
from trainer.packs.checks.scenario_index import ScenarioIndex
from trainer.packs.checks.validate import other_format, validated
from trainer.packs.compile import compiled
from trainer.packs.file_names import BASE_VARIANT, PACK_FILE, file_name, is_scenario, translation_name, variants_of
from trainer.packs.format.models import FORMAT, PackFile, ScenarioFile
from trainer.packs.format.text_fields import without_texts
from trainer.packs.loaded_scenario import LoadedScenario, Pack
from trainer.packs.overlay import overlaid
from trainer.packs.pack_files import is_file
from trainer.packs.problems import FaultyPack, Problem
from trainer.packs.toml.read import Document, parse
from trainer.packs.variants import patched

RULES_OF_WRITING = "E3"


def load(path: Path, language: str | None = None, variant: str = BASE_VARIANT) -> LoadedScenario:
    """Return a variant of the scenario in the file `path`, in `language` if it is translated to it.

    A folder's `pack.toml` is read if it is there; a scenario that was mailed alone is a pack of its own.

    Raises:
        FaultyPack: with all problems found.
        UsageError: if there is no such variant, or the file is a variant's or a translation.
    """
    said = file_name(path.name)
    if said is not None and said.base != path.name and not is_file(path.with_name(said.base)):
        raise UsageError(
            N_("there is no {file} beside it to translate")
            if said.language
            else N_("there is no {file} beside it to vary"),
            where=str(path), remedy=N_("put it into the folder of its scenario, and name that"), file=said.base,
        )  # fmt: skip
    return load_files(files_of(path), path.name, language, str(path), variant)


def load_family(path: Path, language: str | None = None) -> list[LoadedScenario]:
    """Return every variant of the scenario in the file `path`, its own first.

    Raises:
        FaultyPack: with all problems found in one of them.
        UsageError: if the file is a variant's or a translation.
    """
    first = load(path, language)
    return [first, *(load(path, language, letter) for letter in first.variants[1:])]


def load_bundle(data: bytes, language: str | None = None, variant: str = BASE_VARIANT) -> LoadedScenario:
    """Return a variant of the scenario in the bytes of a bundle.

    Rules of writing (E3…) do not count here: a check that became stricter must not lock a stored attempt out.

    Raises:
        FaultyPack: if they hold none.
        UsageError: if there is no such variant.
    """
    files = unbundled(data, "bundle")
    name = min(filter(is_scenario, files), default="scenario.toml")
    return load_files(files, name, language, name, variant, stored=True)


def load_files(
    files: Mapping[str, bytes],
    name: str,
    language: str | None,
    shown: str,
    variant: str = BASE_VARIANT,
    *,
    stored: bool = False,
) -> LoadedScenario:
    """Return a variant of the scenario `name` among `files`.

    Args:
        files: the scenario, its variants, translations and its pack's data, by name.
        name: the scenario's own file.
        language: the language of play, None for the scenario's own.
        shown: path of the scenario in errors.
        variant: letter of the variant.
        stored: it was checked once.

    Raises:
        FaultyPack: with all problems found.
        UsageError: if there is no such variant, or `name` is a variant's or a translation.
    """
    folder = shown.removesuffix(name)
    variants = variants_of(name, files)
    _refuse_other(name, shown, variant, tuple(variants))
    try:
        base, file, pack, used, problems = _read(files, name, language, variants[variant], folder, stored=stored)
    except FaultyPack as fault:
        problems = list(fault.problems)
    if stored:
        problems = [problem for problem in problems if not problem.code.startswith(RULES_OF_WRITING)]
        if problems and problems[0].key == ("format",):
            raise FaultyPack(problems)
    if problems:
        # Slow, and only when something is wrong: everything else that is wrong, and where it stands.
        from trainer.packs.checks.check import faults_of

        raise FaultyPack(faults_of(files, name, language, folder, variant) or problems)
    units = {str(person["id"]): str(person["unit"]) for person in base["person"]}
    bundle = bundled(files)
    return LoadedScenario(
        compiled(pack.id, file, units), _told(pack), used, bundle, digest(bundle), _rules_digest(file), variant,
        tuple(variants), file.note,
    )  # fmt: skip


def _refuse_other(name: str, shown: str, variant: str, variants: tuple[str, ...]) -> None:
    """Refuse to load a file that is no scenario's own, and a variant that is not there."""
    said = file_name(name)
    if said is not None and said.language:
        raise UsageError(N_("is itself a translation"), where=shown, remedy=N_("name the scenario's own file"))
    if said is not None and said.variant:
        raise UsageError(
            N_("is variant {letter} of {file}"), where=shown,
            remedy=N_("name {file} instead; where a command has --variant, give it {letter}"),
            letter=said.variant, file=said.base,
        )  # fmt: skip
    if variant not in variants:
        raise UsageError(
            N_("there is no variant '{letter}'"), where=shown, remedy=N_("these are there: {letters}"),
            letter=variant[:20], letters=variants,
        )  # fmt: skip


def _read(
    files: Mapping[str, bytes], name: str, language: str | None, patch_name: str, folder: str, *, stored: bool
) -> tuple[Document, ScenarioFile, PackFile, str, list[Problem]]:
    """Return the scenario as written and as to be played, its pack, the language used, and what is wrong with it."""
    base = parse(files[name], folder + name)
    if (known := base.get("format")) != FORMAT and isinstance(known, int):
        raise FaultyPack([other_format(known, folder + name, stored=stored)])
    pack = _pack(files, name, base, language, folder)
    problems: list[Problem] = []

    def translated(document: Document, of: str) -> Document:
        if used == pack.language:
            return document
        translation = translation_name(of, used)
        overlay = parse(files[translation], folder + translation)
        laid, found = overlaid(ScenarioFile, document, overlay, folder + translation)
        problems.extend(found)
        return laid

    # Half of a play in another language is worse than all of it.
    whole = all(translation_name(one, str(language)) in files for one in {name, patch_name})
    used = str(language) if language is not None and whole else pack.language
    document = translated(base, name)
    if patch_name != name:
        patch = translated(parse(files[patch_name], folder + patch_name), patch_name)
        laid = patched(document, patch, folder + patch_name, patch_name.split(".")[1])
        document = laid.document
        problems.extend(laid.problems)
    file = validated(ScenarioFile, document, folder + name)
    alone = len(variants_of(name, files)) == 1
    problems += (one for one in errors(ScenarioIndex(file, folder + name)) if alone or one.code not in OF_FAMILY)
    return base, file, pack, used, problems


def _pack(files: Mapping[str, bytes], name: str, base: Document, language: str | None, folder: str) -> PackFile:
    if PACK_FILE not in files:
        alone = {
            "format": FORMAT,
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
        tuple(GlossaryEntry(tuple(one.term.items()), tuple(one.meaning.items())) for one in pack.glossary),
    )  # fmt: skip


def _rules_digest(file: ScenarioFile) -> str:
    """Return the digest of a scenario without its texts: the same in every language and after mending a word."""
    rules = without_texts(ScenarioFile, file.model_dump(mode="json"))
    return digest(json.dumps(rules, sort_keys=True, separators=(",", ":")).encode())
