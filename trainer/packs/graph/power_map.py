"""The power map as the author knows it: reporting lines, ties and roles, and what events make of them."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.core.scenario import Scenario, Truth
from trainer.i18n.signs import STANCE_SIGNS
from trainer.i18n.translator import Translator


@dataclass(frozen=True, slots=True)
class PowerTie:
    """Whom somebody moves: the other's index, and how strongly, −3 to 3."""

    other: int
    strength: int


@dataclass(frozen=True, slots=True)
class PowerNode:
    """One person in the map, in words.

    Attributes:
        index: place among the scenario's people.
        name: the person's name; `title` and `unit` are said below it.
        facts: roles, influence and veto, stance: one line each.
        later: what events change, one line each.
        ties: whom they move at the start.
        reports: indexes of those who report to them.
    """

    index: int
    name: str
    title: str
    unit: str
    facts: tuple[str, ...]
    later: tuple[str, ...]
    ties: tuple[PowerTie, ...]
    reports: tuple[int, ...]


def power_map(scenario: Scenario, tr: Translator) -> tuple[PowerNode, ...]:
    """Return everybody's seat, in the scenario's order."""
    truths = scenario.truth(0)
    return tuple(
        PowerNode(
            index=person.index,
            name=person.name,
            title=person.title,
            unit=person.unit,
            facts=_facts(truths[person.index], tr),
            later=_later(scenario, person.index, tr),
            ties=tuple(PowerTie(other, strength) for other, strength in truths[person.index].sways if strength),
            reports=tuple(other.index for other in scenario.people if other.boss == person.index),
        )
        for person in scenario.people
    )


def tops(scenario: Scenario) -> tuple[int, ...]:
    """Return those who report to nobody."""
    return tuple(person.index for person in scenario.people if person.boss < 0)


def _facts(truth: Truth, tr: Translator) -> tuple[str, ...]:
    power = [tr("influence: {level}", level=tr.term("influence", str(truth.influence)))]
    if truth.veto != "none":
        power.append(tr.term("veto", truth.veto))
    stance = f"{STANCE_SIGNS[truth.stance]} {tr.term('stance', str(truth.stance))}"
    return (" / ".join(tr.term("role", role) for role in truth.roles), tr.listed(power), stance)


def _later(scenario: Scenario, person: int, tr: Translator) -> tuple[str, ...]:
    """Return what each event changes about a person."""
    lines: list[str] = []
    for event, before, after in scenario.around_events():
        changed = changed_by(scenario, before[person], after[person], tr)
        if changed:
            lines.append(tr("from day {day}: {changes}", day=event.day, changes="; ".join(changed)))
    return tuple(lines)


def changed_by(scenario: Scenario, was: Truth, now: Truth, tr: Translator) -> list[str]:
    """Return what an event makes of a person's truth, nothing if it leaves it as it was."""
    if was.present and not now.present:
        return [tr("leaves")]
    before, after = _facts(was, tr), _facts(now, tr)
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    if was.sways != now.sways:
        moved = tr.listed(f"{scenario.people[other].name} {value:+d}" for other, value in now.sways if value)
        changed.append(tr("moves {people}", people=moved or "–"))
    return changed
