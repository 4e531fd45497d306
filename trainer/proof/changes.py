"""Changes of one number of a compiled scenario: what an author could write instead, to be tried by search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from trainer.core.condition import Condition
from trainer.core.requirements import requirements
from trainer.core.scenario import AgendaItem, Scenario
from trainer.core.vocabulary import SLOTS_A_DAY
from trainer.errors import N_, Sentence
from trainer.proof.jobs import MakeScenario

MOST_DAYS = 60
MOST_PATIENCE = 9
STEPS = (2, 5, 10)
"""How far the levels of support are moved, the nearest first."""


@dataclass(frozen=True, slots=True)
class Change:
    """A number written otherwise.

    Attributes:
        key: the key as it stands in the file: "decision.threshold", "calendar.days", "calendar.patience", "level";
            of a thing "needs.trust", "needs.day" or "cost".
        before, after: the number as it is and as it is tried.
        thing: kind and index of the question, source or pitch that has the key; a kind of "" for none.
        name: its id.
        person: index of whose trust it is, −1 for none.
    """

    key: str
    before: int
    after: int
    thing: tuple[str, int] = ("", -1)
    name: str = ""
    person: int = -1

    def made(self, scenario: Scenario) -> Scenario:
        """Return `scenario` with the change."""
        # What was worked out for the scenario as it was does not hold for the other.
        scenario = replace(scenario, memo={}, substance={})
        table, _, key = self.key.partition(".")
        if self.thing[0]:
            return _with_thing(scenario, self)
        if table == "decision":
            return replace(scenario, levels=replace(scenario.levels, **{key: self.after}))
        if key == "patience":
            return replace(scenario, patience=self.after)
        if key == "days":
            return _with_days(scenario, self.after)
        return replace(scenario, brief=replace(scenario.brief, level=self.after))

    def words(self) -> Sentence:
        """Return the change in words."""
        if self.name:
            words = N_("{key} {after} instead of {before} at {name}")
            return Sentence(words, key=self.key, after=self.after, before=self.before, name=self.name)
        return Sentence(N_("{key} {after} instead of {before}"), key=self.key, after=self.after, before=self.before)


Changes = tuple[Change, ...]
"""Changes that are made together."""


def made_with(make: MakeScenario, changes: Changes, language: str) -> Scenario:
    """Return what `make` makes, with `changes`."""
    scenario = make(language)
    for change in changes:
        scenario = change.made(scenario)
    return scenario


def making(make: MakeScenario, changes: Changes) -> MakeScenario:
    """Return what makes the changed scenario, fit to be sent to another process."""
    return partial(made_with, make, changes)


def easing(scenario: Scenario) -> Iterator[Change]:
    """Yield changes that make a deal easier, of each number the nearest first."""
    yield from _levels(scenario, -1)
    yield from _calendar(scenario, 1)


def hardening(scenario: Scenario) -> Iterator[Change]:
    """Yield changes that make a deal harder, of each number the nearest first."""
    yield from _levels(scenario, 1)
    yield from _calendar(scenario, -1)


def opening(scenario: Scenario, kind: str, index: int) -> Iterator[Change]:
    """Yield changes that may open a question, source or pitch (`kind` and `index`) that is out of reach."""
    thing = (kind, index)
    if kind == "question":
        name, needs = scenario.questions[index].move.question, scenario.questions[index].needs
    elif kind == "pitch":
        name, needs = scenario.pitches[index].id, scenario.pitches[index].needs
    else:
        name, needs = scenario.sources[index].id, scenario.sources[index].needs
        if scenario.sources[index].cost > scenario.slots:
            yield Change("cost", scenario.sources[index].cost, scenario.slots, thing, name)
    own = scenario.questions[index].person if kind == "question" else -1
    for one in requirements(scenario, needs):
        if one.kind == "trust":
            key = "needs.trust" if one.index == own else f"needs.trusted_by.{scenario.people[one.index].id}"
            for least in range(one.amount - 1, -1, -1):
                yield Change(key, one.amount, least, thing, name, one.index)
        elif one.kind == "from_day" and one.amount > scenario.days:
            yield Change("needs.day", one.amount, scenario.days, thing, name)
            if one.amount <= MOST_DAYS:
                yield Change("calendar.days", scenario.days, one.amount)


def _levels(scenario: Scenario, way: int) -> Iterator[Change]:
    levels = scenario.levels
    for key in ("threshold", "decider", "veto"):
        now = getattr(levels, key)
        low = levels.concessions if key == "threshold" else 0
        for step in STEPS:
            if low <= now + way * step <= 100:
                yield Change(f"decision.{key}", now, now + way * step)


def _calendar(scenario: Scenario, way: int) -> Iterator[Change]:
    fewest = max((1, *scenario.reviews, *(event.day for event in scenario.events)))
    for step in (1, 2):
        if 1 <= scenario.patience + way * step <= MOST_PATIENCE:
            yield Change("calendar.patience", scenario.patience, scenario.patience + way * step)
    for step in (1, 2):
        if fewest <= scenario.days + way * step <= MOST_DAYS:
            yield Change("calendar.days", scenario.days, scenario.days + way * step)


def _with_days(scenario: Scenario, days: int) -> Scenario:
    slots = days * SLOTS_A_DAY
    agenda = [item for item in scenario.agenda if item.kind != "close"]
    return replace(scenario, days=days, slots=slots, agenda=(*agenda, AgendaItem(slots, "close", 0)))


def _with_thing(scenario: Scenario, change: Change) -> Scenario:
    kind, index = change.thing
    if kind == "question":
        one = scenario.questions[index]
        question = replace(one, needs=_eased(one.needs, change))
        asks = list(scenario.asks)
        asks[one.person] = tuple(
            (bit, cost, question.needs, move) if move == one.move else (bit, cost, needs, move)
            for bit, cost, needs, move in asks[one.person]
        )
        questions = (*scenario.questions[:index], question, *scenario.questions[index + 1 :])
        return replace(scenario, questions=questions, asks=tuple(asks))
    if kind == "pitch":
        case = replace(scenario.pitches[index], needs=_eased(scenario.pitches[index].needs, change))
        pitches = (*scenario.pitches[:index], case, *scenario.pitches[index + 1 :])
        return replace(scenario, pitches=pitches, bound_pitches=tuple(one for one in pitches if one.needs is not None))
    found = scenario.sources[index]
    cost = change.after if change.key == "cost" else found.cost
    source = replace(found, cost=cost, needs=_eased(found.needs, change))
    sources = (*scenario.sources[:index], source, *scenario.sources[index + 1 :])
    studies = tuple((1 << one.index, one.cost, one.needs, one.move) for one in sources)
    return replace(scenario, sources=sources, studies=studies)


def _eased(needs: Condition | None, change: Change) -> Condition | None:
    if needs is None or change.key == "cost":
        return needs
    if change.key == "needs.day":
        return replace(needs, earliest=(change.after - 1) * SLOTS_A_DAY)
    trust = tuple((who, change.after if who == change.person else least) for who, least in needs.trust)
    return replace(needs, trust=trust)
