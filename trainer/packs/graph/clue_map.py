"""The clue map: what can be asked or studied, the clues that it brings, and what each of them supports."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.core.clues import misleads, true_from
from trainer.core.scenario import Scenario
from trainer.i18n.translator import Translator


@dataclass(frozen=True, slots=True)
class MappedClue:
    """One clue: its id and words, and whether a careful reader is misled by it."""

    id: str
    text: str
    misleads: bool


@dataclass(frozen=True, slots=True)
class Section:
    """What can be found out about one person.

    Attributes:
        name: the person's name.
        origins: where clues come from, in words.
        findings: the clues.
        facts: what they support, in words.
        brings: pairs of indexes: an origin brings a finding.
        supports: pairs of indexes: a finding supports a fact.
    """

    name: str
    origins: tuple[str, ...]
    findings: tuple[MappedClue, ...]
    facts: tuple[str, ...]
    brings: tuple[tuple[int, int], ...]
    supports: tuple[tuple[int, int], ...]


def clue_map(scenario: Scenario, tr: Translator) -> tuple[Section, ...]:
    """Return a section for every person about whom there is a clue."""
    origins = _origins(scenario, tr)
    return tuple(
        _section(scenario, person.index, origins, tr)
        for person in scenario.people
        if any(clue.about == person.index for clue in scenario.clues)
    )


def _section(scenario: Scenario, person: int, origins: list[tuple[str, int]], tr: Translator) -> Section:
    clues = [clue for clue in scenario.clues if clue.about == person]
    here = sum(1 << clue.index for clue in clues)
    used = [(words, reveals) for words, reveals in origins if reveals & here]
    facts: dict[tuple[str, str], str] = {}
    for clue in clues:
        for claim in clue.supports:
            facts.setdefault(claim, _fact(scenario, *claim, true_from(scenario, person, claim), tr))
    # Whatever hangs on the same clues stands beside them: lines cross less.
    order = sorted(facts, key=lambda fact: _mean([place for place, clue in enumerate(clues) if fact in clue.supports]))
    used.sort(key=lambda one: _mean([place for place, clue in enumerate(clues) if one[1] >> clue.index & 1]))
    return Section(
        name=scenario.people[person].name,
        origins=tuple(words for words, _ in used),
        findings=tuple(MappedClue(clue.id, clue.text, misleads(scenario, clue)) for clue in clues),
        facts=tuple(facts[fact] for fact in order),
        brings=tuple(
            (row, place)
            for row, (_, reveals) in enumerate(used)
            for place, clue in enumerate(clues)
            if reveals >> clue.index & 1
        ),
        supports=tuple(
            (place, order.index(support))
            for place, clue in enumerate(clues)
            for support in dict.fromkeys(clue.supports)
        ),
    )


def _mean(places: list[int]) -> float:
    return sum(places) / len(places)


def _origins(scenario: Scenario, tr: Translator) -> list[tuple[str, int]]:
    found = [(tr("source: {title}", title=one.title), one.effects.reveals) for one in scenario.sources]
    found += [(tr("first: {name}", name=one.name), one.effects.reveals) for one in scenario.accounts]
    found += [
        (tr("in writing to {person}: {words}", person=scenario.people[one.person].name, words=one.say),
         one.effects.reveals)
        for one in scenario.survey_answers
    ]  # fmt: skip
    found += [
        (tr("question to {person}: {words}", person=scenario.people[one.person].name, words=one.say),
         one.effects.reveals)
        for one in scenario.questions
    ]  # fmt: skip
    found += [
        (
            tr("answer to {person}: {words}", person=scenario.people[scenario.objections[one.objection].person].name,
               words=one.say),
            one.effects.reveals,
        )
        for one in scenario.responses
    ]  # fmt: skip
    found += [(tr("pitch: {title}", title=one.title), one.effects.reveals) for one in scenario.pitches]
    found += [(tr("event on day {day}", day=one.day), one.reveals) for one in scenario.events]
    return [(words, reveals) for words, reveals in found if reveals]


def _fact(scenario: Scenario, axis: str, value: str, day: int | None, tr: Translator) -> str:
    if axis == "sways":
        words = tr("moves {people}", people=scenario.people[scenario.person_index[value]].name)
    elif axis == "influence":
        words = tr("influence: {level}", level=tr.term("influence", value))
    elif axis in ("channel", "counterpart"):
        words = tr("prefers: {what}", what=tr.term(axis, value))
    else:
        words = tr.term(axis, value)
    if day is None:
        return tr("{fact} (not true)", fact=words)
    return tr("{fact} (from day {day})", fact=words, day=day) if day > 1 else words
