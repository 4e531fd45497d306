"""`check`: everything that is wrong with scenarios, their translations and their packs, in one run and with places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from trainer.errors import N_, Sentence
from trainer.packs.checks.consequences import DANGLING, lost_with, stands, without_consequences, without_lost
from trainer.packs.file_names import (
    BASE_VARIANT,
    PACK_FILE,
    FileName,
    file_name,
    files_beside,
    translation_name,
    variants_of,
)
from trainer.packs.pack_files import Target, targets
from trainer.packs.problems import START, FaultyPack, Key, Problem
from trainer.packs.toml.positions import Positions
from trainer.packs.toml.read import Document, decode, parse_text, read_bytes

if TYPE_CHECKING:
    from pydantic import BaseModel

    from trainer.packs.format.models import ScenarioFile
    from trainer.packs.overlay import Overlaid

MOST_ERRORS = 200
"""Errors of one file that are told."""

Model = TypeVar("Model", bound="BaseModel")

_UNPLACED = frozenset({"E103", "E201", "E403", "E413"})
"""What is said of entries of a variant's file that have no place."""
_OF_SHAPE = frozenset({"E004", "E101", "E102", "E103", "E105", "E401", "E402", "E403", "E412", "E413"})
"""What may come of a header that is written wrongly."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a run found.

    Attributes:
        problems: all of them, file by file, in the order of each file.
        files: every file that was looked at.
    """

    problems: tuple[Problem, ...]
    files: tuple[str, ...]


def check(path: Path) -> list[Problem]:
    """Return every problem of a scenario file with its translations and pack, or of every scenario in a folder."""
    return list(look([path]).problems)


def look(paths: Iterable[Path]) -> CheckReport:
    """Return every problem at `paths`; no fault of one file hides those of another."""
    problems: list[Problem] = []
    files: dict[str, None] = {}
    for target in targets(paths):
        contents: dict[str, bytes] = {}
        for name in target.names:
            files[str(target.folder / name)] = None
            try:
                contents[name] = read_bytes(target.folder / name)
            except FaultyPack as fault:
                problems.extend(fault.problems)
        problems.extend(target.problems)
        problems.extend(problems_of(target, contents))
    return CheckReport(tuple(problems), tuple(files))


def faults_of(
    files: Mapping[str, bytes], name: str, language: str | None, folder: str, variant: str = BASE_VARIANT
) -> list[Problem]:
    """Return the errors that keep a variant of the scenario `name` among `files` from being played in `language`.

    Args:
        files: the scenario, its translations and its pack's data, by file name.
        name: the scenario's file.
        language: the language of play, None for the scenario's own.
        folder: what stands before the names of files in errors.
        variant: letter of the variant.
    """
    patch = variants_of(name, files).get(variant, name)
    used = {other: files[other] for other in (name, patch, PACK_FILE) if other in files}
    for base in tuple(used):
        translation = translation_name(base, str(language))
        if translation in files:
            used[translation] = files[translation]
    found = [*_with_family(used, name, folder)]
    if PACK_FILE in used:
        found += _with_family(used, PACK_FILE, folder)
    return [problem for problem in found if problem.severity == "error"]


def problems_of(target: Target, contents: Mapping[str, bytes]) -> Iterator[Problem]:
    """Yield the problems of one target, whose files hold `contents` (by name) whatever the disk holds."""
    folder = target.prefix
    ids: dict[str, str] = {}
    for name in target.scenarios:
        if name in contents:
            yield from _with_family(contents, name, folder, ids)
    if PACK_FILE in contents:
        yield from _with_family(contents, PACK_FILE, folder)
    for name in target.alone:
        if name in contents:
            yield from _Opened(contents[name], folder + name, name).placed([])


class _Opened:
    """A file as far as it could be read."""

    def __init__(self, data: bytes, shown: str, name: str) -> None:
        self.shown = shown
        self.name = name
        self.text = ""
        self.document: Document | None = None
        self.problems: list[Problem] = []
        try:
            self.text = decode(data, shown)
            self.document = parse_text(self.text, shown)
        except FaultyPack as fault:
            self.problems.extend(fault.problems)

    def placed(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return these problems with those of reading, each once and with its place, in the order of the file."""
        found = self.causes(dict.fromkeys((*self.problems, *problems)))
        # A text that was refused for its cost would cost as much again.
        if any(problem.span is None or (problem.key and not problem.source) for problem in found):
            positions = Positions(self.text)
            for place, problem in enumerate(found):
                span = problem.span or positions.span(problem.key, on_key=problem.on_key)
                if problem.sign:
                    span = positions.narrowed(span, problem.sign)
                source = problem.source or (positions.line(span.line) if problem.key else "")
                found[place] = replace(problem, span=span, source=source)
        return _shortened(sorted(found, key=lambda problem: (problem.span or START, problem.code)), self.shown)

    def causes(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return what is wrong with this file without what only follows from the slips of its headers."""
        found = list(problems)
        if not any(problem.code in _OF_SHAPE for problem in found):
            return found
        from trainer.packs.checks.headers import slips_in
        from trainer.packs.format.models import PackFile, ScenarioFile

        said = file_name(self.name)
        is_pack = self.name == PACK_FILE or (said is not None and said.base == PACK_FILE)
        is_whole = said is None or said.base == self.name
        slips = slips_in(PackFile if is_pack else ScenarioFile, self.text, self.shown, is_whole=is_whole)
        return without_consequences(found, slips)


def _shortened(found: list[Problem], shown: str) -> list[Problem]:
    """Return the warnings and the first `MOST_ERRORS` errors of a file, and one that tells of more."""
    errors = [problem for problem in found if problem.severity == "error"]
    if len(errors) <= MOST_ERRORS:
        return found
    left_out = set(errors[MOST_ERRORS:])
    wrong = Sentence(N_("more is wrong in this file than these {count} errors"), count=MOST_ERRORS)
    last = Problem("E008", shown, (), wrong, Sentence(N_("mend these first, and check again")), span=START)
    return [*(problem for problem in found if problem not in left_out), last]


def _with_family(
    files: Mapping[str, bytes], name: str, folder: str, ids: dict[str, str] | None = None
) -> Iterator[Problem]:
    """Yield the problems of a scenario or pack file, of its variants, and of the translations of all of them."""
    base = _Opened(files[name], folder + name, name)
    beside = {other: _Opened(files[other], folder + other, other) for other in files_beside(name, files)}
    found = [] if base.document is None else list(_of_base(base.document, name, base.shown))
    if base.document is None or base.causes(found) != found:
        # What the others vary and translate could not be read, or only in part.
        for opened in (base, *beside.values()):
            yield from opened.placed(found if opened is base else [])
        return
    if ids is not None and isinstance(known := base.document.get("id"), str):
        if known in ids:
            wrong = Sentence(N_("'{name}' is the id of {file} too"), name=known[:60], file=ids[known])
            mend = Sentence(N_("ids of scenarios are unique in their pack"))
            found.append(Problem("E201", base.shown, ("id",), wrong, mend))
        ids.setdefault(known, name)
    of_base = found
    by_file: dict[str, list[Problem]] = {}
    family: list[ScenarioFile] = []
    if name != PACK_FILE:
        of_base, by_file, family = _of_variants(base, found, beside, set(files))
    yield from base.placed(of_base)
    for other, opened in beside.items():
        said = file_name(other)
        translated = said is not None and bool(said.language) and opened.document is not None
        source = base if said is None or said.patch == name else beside.get(said.patch)
        own = by_file.get(other, [])
        if translated and said is not None and source is not None and source.document is not None:
            own = [*own, *_of_overlay(source.document, opened, name, family, is_patch=source is not base)]
            around = beside.get(translation_name(name, said.language))
            if source is not base and family and around is not None and around.document is not None:
                own += _of_translated_variant(base.document, around.document, source.document, opened, said, family)
        yield from opened.placed(own)


def _of_variants(
    base: _Opened, found: list[Problem], beside: Mapping[str, _Opened], names: set[str]
) -> tuple[list[Problem], dict[str, list[Problem]], list[ScenarioFile]]:
    """Return what to say of a scenario's own file, whose problems are `found`, and of the files of its variants.

    Also return the variants as models, its own file first; none if one of them holds stand-ins.
    """
    from trainer.packs.checks.family import OF_FAMILY, shared, unsaid
    from trainer.packs.checks.patches import left_as_it_was
    from trainer.packs.checks.scenario_index import ScenarioIndex
    from trainer.packs.checks.traces import traces
    from trainer.packs.format.models import ScenarioFile
    from trainer.packs.variants import file_problems, patched

    of_base: list[Problem] = []
    by_file: dict[str, list[Problem]] = {}
    judged = {"": found}
    told = {(one.code, one.message) for one in found}
    file, _, stand_ins = _modelled(ScenarioFile, base.document or {}, base.shown)
    family = [] if file is None or stand_ins else [file]
    for other, opened in beside.items():
        said = file_name(other)
        if said is None or not said.variant:
            continue
        by_file[other] = file_problems(said, opened.shown, names)
        if by_file[other] or said.language or opened.document is None:
            continue
        laid = patched(base.document or {}, opened.document, opened.shown, said.variant)
        by_file[other] += laid.problems
        variant, problems, touched = _modelled(ScenarioFile, laid.document, opened.shown)
        own = [*laid.problems, *(replace(one, key=at) for one in problems if (at := laid.origin(one.key)) is not None)]
        if opened.causes(own) != own or any(one.code in _UNPLACED for one in laid.problems):
            # What it changes was not found: the rest would be judged without it.
            by_file[other] = own
            judged[said.variant] = found
            family = []
            continue
        if variant is not None:
            problems += _judged(variant, opened.shown, touched)
        judged[said.variant] = problems
        if variant is not None and file is not None:
            problems = [*problems, *unsaid(file, variant, opened.shown)]
        if variant is not None and not touched and family:
            problems = [*problems, *left_as_it_was(family[0], variant, opened.shown)]
            family.append(variant)
        for one in problems:
            if (one.code in OF_FAMILY and not _is_added(laid, one.key)) or (one.code, one.message) in told:
                continue
            origin = laid.origin(one.key)
            if origin is not None:
                by_file[other].append(replace(one, key=origin))
            else:
                wrong = Sentence(N_("in variant {letter}: {wrong}"), letter=said.variant, wrong=one.wrong)
                mend = one.mend
                if one.code in DANGLING:
                    mend = Sentence(N_("{file} takes it away: let it change what names it, too"), file=other)
                key = laid.key_in_base(one.key)
                of_base.append(replace(one, file=base.shown, key=key, wrong=wrong, mend=mend))
    everywhere = shared(judged)
    kept = [one for one in found if one.code not in OF_FAMILY or (one.code, one.message) in everywhere]
    if family:
        of_base += traces(ScenarioIndex(family[0], base.shown), family)
    return [*kept, *of_base], by_file, family


def _is_added(laid: Overlaid, key: Key) -> bool:
    """Return whether what stands at `key` is an entry that no other variant has."""
    return any(laid.origin((*key[:length], "id")) is not None for length in range(2, len(key) + 1, 2))


def _of_base(document: Document, name: str, shown: str) -> Iterator[Problem]:
    from trainer.packs.checks.texts import places
    from trainer.packs.format.models import PackFile, ScenarioFile

    if name == PACK_FILE:
        from trainer.packs.checks.warnings import law

        pack, problems, touched = _modelled(PackFile, document, shown)
        yield from problems
        yield from places(PackFile, document, shown)
        if pack is not None and ("law_checked_on",) not in touched:
            yield from law(pack, shown)
        return
    file, problems, touched = _modelled(ScenarioFile, document, shown)
    yield from problems
    yield from places(ScenarioFile, document, shown)
    if file is not None:
        yield from _judged(file, shown, touched)


def _judged(file: ScenarioFile, shown: str, touched: frozenset[Key]) -> Iterator[Problem]:
    """Yield what the rules and the warnings say of a scenario; `touched` are the places of stand-ins."""
    from trainer.packs.checks.rules import errors
    from trainer.packs.checks.sayings import sayings
    from trainer.packs.checks.scenario_index import ScenarioIndex
    from trainer.packs.checks.slips import slips
    from trainer.packs.checks.texts import give_aways
    from trainer.packs.checks.warnings import warnings

    index = ScenarioIndex(file, shown)
    lost = lost_with(touched)
    found = (*errors(index), *warnings(index), *slips(index), *give_aways(index, shown), *sayings(index))
    for problem in without_lost(found):
        if not touched or (problem.code not in lost and stands(problem, touched)):
            yield problem


def _of_overlay(
    base: Document, overlay: _Opened, name: str, family: list[ScenarioFile], *, is_patch: bool
) -> Iterator[Problem]:
    """Yield the problems of a translation of `base`: a scenario, a pack, or with `is_patch` what a variant changes.

    `family` are the scenario's variants, if all of them could be read.
    """
    from trainer.packs.checks.sayings import sayings
    from trainer.packs.checks.scenario_index import ScenarioIndex
    from trainer.packs.checks.slips import misplaced_clues
    from trainer.packs.checks.texts import give_aways, places, untranslated
    from trainer.packs.checks.traces import traces
    from trainer.packs.format.models import PackFile, ScenarioFile
    from trainer.packs.overlay import laid_over

    model = PackFile if name == PACK_FILE else ScenarioFile
    document = overlay.document or {}
    laid = laid_over(model, base, document, overlay.shown)
    yield from laid.problems
    yield from places(model, document, overlay.shown)
    if not laid.problems:
        yield from untranslated(model, base, laid, overlay.shown)
    if is_patch:
        return
    merged, problems, _ = _modelled(model, laid.document, overlay.shown)
    for problem in problems:
        # The others stand in the source and were told there.
        if problem.key in laid.placed:
            yield replace(problem, key=laid.placed[problem.key])
    if isinstance(merged, ScenarioFile):
        index = ScenarioIndex(merged, overlay.shown)
        yield from give_aways(index, overlay.shown, laid.placed)
        told = traces(index, family) if family else ()
        for problem in (*sayings(index), *misplaced_clues(index, "text"), *told):
            if problem.key in laid.placed:
                yield replace(problem, key=laid.placed[problem.key])


def _of_translated_variant(
    base: Document, translation: Document, patch: Document, overlay: _Opened, said: FileName,
    family: list[ScenarioFile],
) -> Iterator[Problem]:  # fmt: skip
    """Yield what only a whole variant in its translation shows of the texts that `overlay` translates.

    Args:
        base: the scenario's own file.
        translation: its translation.
        patch: the variant's file.
        overlay: the translation of that.
        said: what the name of the overlay says.
        family: the scenario's variants.
    """
    from trainer.packs.checks.sayings import sayings
    from trainer.packs.checks.scenario_index import ScenarioIndex
    from trainer.packs.checks.slips import misplaced_clues
    from trainer.packs.checks.traces import traces
    from trainer.packs.format.models import ScenarioFile
    from trainer.packs.overlay import laid_over, overlaid
    from trainer.packs.variants import patched

    document, _ = overlaid(ScenarioFile, base, translation, overlay.shown)
    own = laid_over(ScenarioFile, patch, overlay.document or {}, overlay.shown)
    laid = patched(document, own.document, overlay.shown, said.variant)
    variant, problems, _ = _modelled(ScenarioFile, laid.document, overlay.shown)
    if variant is not None and not problems:
        index = ScenarioIndex(variant, overlay.shown)
        for problem in (*sayings(index), *misplaced_clues(index, "text"), *traces(index, family)):
            key = own.placed.get(laid.origin(problem.key) or ())
            if key is not None:
                yield replace(problem, key=key)


def _modelled(model: type[Model], document: Document, shown: str) -> tuple[Model | None, list[Problem], frozenset[Key]]:
    """Return the document as `model` (with stand-ins if need be), its faults, and the places of the stand-ins."""
    from pydantic import ValidationError

    from trainer.packs.checks.recovery import repaired
    from trainer.packs.checks.validate import faults_in

    try:
        return model.model_validate(document), [], frozenset()
    except ValidationError as error:
        mended, touched = repaired(model, document, error)
        return mended, faults_in(model, error, shown, document), touched
