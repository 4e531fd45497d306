"""`check`: everything that is wrong with scenarios, their translations and their packs, in one run and with places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from trainer.errors import N_, Sentence
from trainer.packs.pack_files import PACK_FILE, Target, overlays_of, targets
from trainer.packs.problems import START, FaultyPack, Key, Problem
from trainer.packs.toml.positions import Positions
from trainer.packs.toml.read import Document, decode, parse_text, read_bytes

if TYPE_CHECKING:
    from pydantic import BaseModel

MOST_ERRORS = 200
"""Errors of one file that are told."""

Model = TypeVar("Model", bound="BaseModel")

_LOST = {
    "person": ("E202", "E204"),
    "question": ("E204",),
    "clue": ("E203",),
    "pitch": ("E205",),
    "source": ("E206",),
    "conduct": ("E207",),
    "ending": ("E307",),
}
"""What is said of names while an entry of a list has no id that could be read."""


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


def faults_of(files: Mapping[str, bytes], name: str, language: str | None, folder: str) -> list[Problem]:
    """Return the errors that keep the scenario `name` among `files` from being played in `language`.

    Args:
        files: the scenario, its translations and its pack's data, by file name.
        name: the scenario's file.
        language: the language of play, None for the scenario's own.
        folder: what stands before the names of files in errors.
    """
    used = {other: files[other] for other in (name, PACK_FILE) if other in files}
    for base in tuple(used):
        translation = f"{base.removesuffix('.toml')}.{language}.toml"
        if translation in files:
            used[translation] = files[translation]
    found = [*_with_overlays(used, name, folder)]
    if PACK_FILE in used:
        found += _with_overlays(used, PACK_FILE, folder)
    return [problem for problem in found if problem.severity == "error"]


def problems_of(target: Target, contents: Mapping[str, bytes]) -> Iterator[Problem]:
    """Yield the problems of one target, whose files hold `contents` (by name) whatever the disk holds."""
    folder = target.prefix
    ids: dict[str, str] = {}
    for name in target.scenarios:
        if name in contents:
            yield from _with_overlays(contents, name, folder, ids)
    if PACK_FILE in contents:
        yield from _with_overlays(contents, PACK_FILE, folder)
    for name in target.alone:
        if name in contents:
            yield from _Opened(contents[name], folder + name).placed([])


class _Opened:
    """A file as far as it could be read."""

    def __init__(self, data: bytes, shown: str) -> None:
        self.shown = shown
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
        found = list(dict.fromkeys((*self.problems, *problems)))
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


def _shortened(found: list[Problem], shown: str) -> list[Problem]:
    """Return the warnings and the first `MOST_ERRORS` errors of a file, and one that tells of more."""
    errors = [problem for problem in found if problem.severity == "error"]
    if len(errors) <= MOST_ERRORS:
        return found
    left_out = set(errors[MOST_ERRORS:])
    wrong = Sentence(N_("more is wrong in this file than these {count} errors"), count=MOST_ERRORS)
    last = Problem("E008", shown, (), wrong, Sentence(N_("mend these first, and check again")), span=START)
    return [*(problem for problem in found if problem not in left_out), last]


def _with_overlays(
    files: Mapping[str, bytes], name: str, folder: str, ids: dict[str, str] | None = None
) -> Iterator[Problem]:
    """Yield the problems of a scenario or pack file and of its translations."""
    base = _Opened(files[name], folder + name)
    found: list[Problem] = []
    overlays = [_Opened(files[other], folder + other) for other in overlays_of(name, files)]
    if base.document is None:
        yield from base.placed(found)
        for overlay in overlays:
            yield from overlay.placed([])
        return
    found += _of_base(base.document, name, base.shown)
    if ids is not None and isinstance(known := base.document.get("id"), str):
        if known in ids:
            wrong = Sentence(N_("'{name}' is the id of {file} too"), name=known[:60], file=ids[known])
            mend = Sentence(N_("ids of scenarios are unique in their pack"))
            found.append(Problem("E201", base.shown, ("id",), wrong, mend))
        ids.setdefault(known, name)
    yield from base.placed(found)
    for overlay in overlays:
        yield from overlay.placed(_of_overlay(base.document, overlay, name) if overlay.document is not None else [])


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
        from trainer.packs.checks.rules import errors
        from trainer.packs.checks.scenario_index import ScenarioIndex
        from trainer.packs.checks.texts import give_aways
        from trainer.packs.checks.warnings import warnings

        index = ScenarioIndex(file, shown)
        lost = _lost(touched)
        for problem in (*errors(index), *warnings(index), *give_aways(index, shown)):
            if not touched or (problem.code not in lost and _stands(problem, touched)):
                yield problem


def _of_overlay(base: Document, overlay: _Opened, name: str) -> Iterator[Problem]:
    from trainer.packs.checks.scenario_index import ScenarioIndex
    from trainer.packs.checks.texts import give_aways, places, untranslated
    from trainer.packs.format.models import PackFile, ScenarioFile
    from trainer.packs.overlay import laid_over

    model = PackFile if name == PACK_FILE else ScenarioFile
    document = overlay.document or {}
    laid = laid_over(model, base, document, overlay.shown)
    yield from laid.problems
    yield from places(model, document, overlay.shown)
    yield from untranslated(model, base, laid, overlay.shown)
    merged, problems, _ = _modelled(model, laid.document, overlay.shown)
    for problem in problems:
        # The others stand in the source and were told there.
        if problem.key in laid.placed:
            yield replace(problem, key=laid.placed[problem.key])
    if isinstance(merged, ScenarioFile):
        yield from give_aways(ScenarioIndex(merged, overlay.shown), overlay.shown, laid.placed)


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


def _lost(touched: frozenset[Key]) -> frozenset[str]:
    """Return the codes of dangling names that faulty ids bring with them."""
    codes: set[str] = set()
    for key in touched:
        if len(key) == 2 or key[-1] == "id":
            inner = "question" if len(key) > 2 and key[2] == "question" else str(key[0])
            codes.update(_LOST.get(inner, ()))
    return frozenset(codes)


def _stands(problem: Problem, touched: frozenset[Key]) -> bool:
    """Return whether a finding in a file with stand-ins is about what the author wrote."""
    if any(problem.key[:length] in touched for length in range(1, len(problem.key) + 1)):
        return False
    # What it was judged against, or a table around that, may be a stand-in.
    return not any(key[: len(other)] == other[: len(key)] for other in problem.against for key in touched)
