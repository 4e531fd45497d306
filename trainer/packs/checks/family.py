"""What is judged by all variants of a scenario together: what only one of them uses, and what differs unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trainer.errors import N_, Sentence
from trainer.packs.checks.scenario_index import ScenarioIndex
from trainer.packs.format.models import ScenarioFile
from trainer.packs.problems import Key, Problem

OF_FAMILY = frozenset({"E308", "W602", "W604", "W703", "W801", "W802", "W804", "W806", "W808", "W809"})
"""Codes of what may be so in one variant if not in another: a menu that stays shut, a clue that is not found."""


def shared(found: Mapping[str, list[Problem]]) -> frozenset[tuple[str, str]]:
    """Return code and message of those problems of `OF_FAMILY` that every variant has; `found` is by letter."""
    every = [{(one.code, one.message) for one in problems if one.code in OF_FAMILY} for problems in found.values()]
    return frozenset(set.intersection(*every)) if every else frozenset()


def unsaid(base: ScenarioFile, variant: ScenarioFile, file: str) -> Iterator[Problem]:
    """Yield what has other flags or conditions in a variant although it says the same: menus would tell them apart.

    Args:
        base: the scenario's own file.
        variant: the same as a variant.
        file: what the variant's file is called; keys are those of the merged scenario.
    """
    before = dict(_flagged(base))
    for key, (name, said, flags) in _flagged(variant).items():
        _, once, earlier = before.get(key, (name, said, flags))
        if flags != earlier and said == once:
            wrong = N_("{name} sets other flags than in variant a, but says the same")
            mend = N_("let it say something else too, or put the difference into a clue")
            yield Problem("E414", file, (*key, "sets"), Sentence(wrong, name=name), Sentence(mend))


def _flagged(file: ScenarioFile) -> dict[Key, tuple[str, str, frozenset[str]]]:
    """Return by key what can set flags: what it is called, what is read of it, and its flags."""
    index = ScenarioIndex(file, "")
    found: dict[Key, tuple[str, str, frozenset[str]]] = {}
    for key, effects in index.effects():
        name = str(getattr(effects, "id", ""))
        said = str(getattr(effects, "answer", getattr(effects, "text", "")))
        records = getattr(effects, "records", None)
        said += "" if records is None else str(records.rows)
        found[key] = (name, said, frozenset(effects.sets))
    return found
