"""How much of a scenario can be guessed from what anybody sees before the first talk: a sheet, and its marks.

    python -m tests.scenarios.guessing sheet scenarios/PACK/NAME.toml en > sheet.md
    python -m tests.scenarios.guessing mark scenarios/PACK/NAME.toml answers.toml …

Whoever fills a sheet in must have seen nothing else of the scenario. Answers are marked against every variant.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from trainer.core.pitch_fit import substance
from trainer.core.scenario import Objection, Scenario
from trainer.core.vocabulary import ROLES
from trainer.i18n.translator import Translator
from trainer.packs.load import load

HOW = """\
You have met nobody yet. From this page alone, say what you would bet on. Answer as TOML, one table each:

    [people]
    P1 = "decider"            # the primary role, one of: {roles}
    [pitches]
    P1 = "C3"                 # the case that you would make to this person, if only one
    [objections]
    O1 = ["R2", "R3"]         # your first answer, and the one after it; what was said to the first you do not know
"""


@dataclass(frozen=True, slots=True)
class Marks:
    """What one set of answers reached over the variants of a scenario, each a share of 1.

    Attributes:
        roles: primary roles right, of people who have influence in that variant.
        pitches: substance of the case named, of the best case for that person, over the same people.
        objections: objections (of those that can come up) where a question was asked first and what was meant answered
            then.
        by_variant: the three of each variant.
    """

    roles: float
    pitches: float
    objections: float
    by_variant: Mapping[str, tuple[float, float, float]]


def variants(path: Path, language: str | None = None) -> dict[str, Scenario]:
    """Return every variant of the scenario by its letter."""
    first = load(path, language)
    return {letter: load(path, language, letter).scenario for letter in first.variants}


def sheet(scenario: Scenario, language: str) -> str:
    """Return what can be seen before the first talk, without ids, everything in an order that tells nothing."""
    tr = Translator(language)
    brief = scenario.brief
    roles = "; ".join(f"{name} ({tr.term('role', name)}): {tr.term('role_sign', name)}" for name in ROLES)
    lines = [f"# {brief.title}", "", HOW.format(roles=", ".join(ROLES)), "", "## Roles", "", roles, ""]
    lines += ["## The deal", ""]
    lines += [brief.summary, "", f"{brief.customer}: {brief.industry}", "", brief.situation, "", brief.seller, ""]
    lines += [brief.product, "", "## People", ""]
    for person in scenario.people:
        boss = f", under {scenario.people[person.boss].name}" if person.boss >= 0 else ""
        lines.append(f"- **P{person.index + 1} {person.name}**, {person.title}, {person.unit}{boss}. {person.public}")
    lines += ["", "## Cases that can be made", ""]
    lines += [f"- **{code}** {case.title}: {case.say}" for code, case in _cases(scenario)]
    lines += ["", "## Objections that may come, and what can be answered", ""]
    for code, objection in _objections(scenario):
        lines += [f"### {code}: {scenario.people[objection.person].name}: “{objection.said}”", ""]
        lines += [f"- **{name}** {scenario.responses[index].say}" for name, index in _responses(scenario, objection)]
        lines.append("")
    return "\n".join(lines)


def marked(found: Mapping[str, Scenario], answers: Mapping[str, Any]) -> Marks:
    """Return what the answers to the sheet of a scenario are worth.

    Args:
        found: the scenario by variant.
        answers: tables `people`, `pitches` and `objections` as the sheet asks for them; what is missing is wrong.
    """
    by_variant = {letter: _marked(scenario, answers) for letter, scenario in found.items()}
    roles, pitches, objections = (sum(column) / len(by_variant) for column in zip(*by_variant.values(), strict=True))
    return Marks(roles, pitches, objections, by_variant)


def _marked(scenario: Scenario, answers: Mapping[str, Any]) -> tuple[float, float, float]:
    truths = scenario.truth(0)
    named, chosen, answered = (answers.get(key, {}) for key in ("people", "pitches", "objections"))
    codes = dict(_cases(scenario))
    roles, pitches = [], []
    for person, truth in enumerate(truths):
        if truth.influence:
            roles.append(named.get(f"P{person + 1}") == truth.roles[0])
            worth = {code: max(0, sum(substance(scenario, 0, person, case))) for code, case in codes.items()}
            best = max(worth.values())
            pitches.append(worth.get(chosen.get(f"P{person + 1}", ""), 0) / best if best else 1.0)
    right = []
    for code, objection in _objections(scenario):
        if not objection.meant & truths[objection.person].needs:
            continue
        names = dict(_responses(scenario, objection))
        said = [scenario.responses[names[one]] for one in answered.get(code, ()) if one in names]
        right.append(
            len(said) > 1
            and "probe" in said[0].does
            and "evidence" in said[1].does
            and bool(said[1].answers & objection.meant)
        )
    return tuple(sum(each) / len(each) if each else 0.0 for each in (roles, pitches, right))  # type: ignore[return-value]


def _mixed(names: Sequence[str]) -> list[int]:
    return sorted(range(len(names)), key=lambda place: sha256(names[place].encode()).digest())


def _cases(scenario: Scenario) -> Iterator[tuple[str, Any]]:
    for number, place in enumerate(_mixed([case.id for case in scenario.pitches]), start=1):
        yield f"C{number}", scenario.pitches[place]


def _objections(scenario: Scenario) -> Iterator[tuple[str, Objection]]:
    for objection in scenario.objections:
        yield f"O{objection.index + 1}", objection


def _responses(scenario: Scenario, objection: Objection) -> Iterator[tuple[str, int]]:
    ids = [f"{objection.id}.{scenario.responses[index].id}" for index in objection.responses]
    for number, place in enumerate(_mixed(ids), start=1):
        yield f"R{number}", objection.responses[place]


def main(arguments: Sequence[str]) -> None:
    """Write a sheet, or mark answers to it."""
    what, path, *rest = arguments
    if what == "sheet":
        language = rest[0] if rest else "en"
        print(sheet(load(Path(path), language).scenario, language))
        return
    found = variants(Path(path))
    for name in rest:
        one = marked(found, tomllib.loads(Path(name).read_text(encoding="utf-8")))
        print(f"{name}: roles {one.roles:.0%}, pitches {one.pitches:.0%}, objections twice right {one.objections:.0%}")
        for letter, values in one.by_variant.items():
            print(f"  {letter}: " + ", ".join(f"{value:.0%}" for value in values))


if __name__ == "__main__":
    main(sys.argv[1:])
