"""The figures of a class report once more, from the texts of the moves and plain formulas."""

from __future__ import annotations

import statistics
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.classes.synthetic import attempts
from trainer.core.codec import decode
from trainer.core.moves import Note
from trainer.core.objections import handled, status_of
from trainer.core.scenario import Scenario
from trainer.core.score.card import ScoreCard, score
from trainer.core.step import start, step
from trainer.core.vocabulary import NEEDS
from trainer.packs.load import load
from trainer.play.attempt_file import Portable


@dataclass
class Told:
    """One play, as its rows tell it."""

    name: str
    opened: str
    practice: bool
    card: ScoreCard
    chosen: dict[str, str]
    true: dict[str, str]
    marks: dict[str, float]
    fits: list[tuple[str, str, int]] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)

    @property
    def scores(self) -> dict[str, float]:
        """Overall and the competencies that there was an occasion for."""
        found = {name: one.value for name, one in self.card.scores.items() if one.value is not None}
        return {"overall": self.card.overall, **found}


def told(scenario: Scenario, one: Portable) -> Told:
    """Return what the rows of an attempt tell."""
    board: dict[str, Note] = {}
    last: dict[str, Note] = {}
    fits: list[tuple[str, str, int]] = []
    asked: set[str] = set()
    broken: set[str] = set()
    state = start(scenario)
    for text in one.rows:
        move = decode(text)
        if isinstance(move, Note):
            board[move.person] = move
        before = state
        state, happenings = step(scenario, state, move)
        if len(state.handed) > len(before.handed):
            last = dict(board)
        if text.startswith("ask "):
            asked.add(text.removeprefix("ask "))
        for happening in happenings:
            if happening.kind == "pitched":
                fits.append((scenario.people[before.person].id, text.removeprefix("pitch "), happening.amount))
            elif happening.kind == "breach":
                broken.add(scenario.rules[happening.item].id)
    card = score(scenario, state)
    assert card is not None
    then, now = scenario.truth(state.handed[-1].fired), scenario.truth(state.fired)
    chosen, true, marks = {}, {}, {}
    for person, truth in zip(scenario.people, then, strict=True):
        if truth.present:
            note = last.get(person.id)
            chosen[person.id] = note.roles[0] if note and note.roles else ""
            true[person.id] = truth.roles[0]
            marks[f"role {person.id}"] = float(chosen[person.id] == true[person.id])
            wanted = {need for need, weight in zip(NEEDS, truth.weights, strict=True) if weight}
            found = {*note.concerns, *note.wins} if note else set()
            if wanted:
                marks[f"needs {person.id}"] = 2 * len(found & wanted) / (len(found) + len(wanted))
    for person, truth in zip(scenario.people, now, strict=True):
        if truth.present and truth.influence:
            best = [fit for hearer, _, fit in fits if hearer == person.id]
            marks[f"reach {person.id}"] = max(best, default=0) / 100
    for objection in scenario.objections:
        status = status_of(scenario, state, objection)
        if status != "absent":
            points = {"latent": 0, "prevented": 100}.get(status)
            marks[f"objection {objection.index}"] = (
                handled(scenario, objection, state.responses, state.understood) if points is None else points
            ) / 100
    return Told(one.names, one.opened, one.practice, card, chosen, true, marks, fits, asked, broken)


def by_person(plays: list[Told]) -> dict[str, list[Told]]:
    """Return the plays of each person, oldest first."""
    people: dict[str, list[Told]] = {}
    for play in sorted(plays, key=lambda one: one.opened):
        people.setdefault(play.name, []).append(play)
    return people


def quartiles(values: list[float]) -> tuple[float, float, float]:
    """Return the quartiles as the standard library has them."""
    if len(values) == 1:
        return values[0], values[0], values[0]
    first, second, third = statistics.quantiles(values, n=4, method="inclusive")
    return first, second, third


def confusion(plays: list[Told]) -> Counter[tuple[str, str]]:
    """Return how often (true, chosen) occurs."""
    return Counter((one.true[person], one.chosen[person]) for one in plays for person in one.true)


def item(plays: list[Told], key: str) -> tuple[int, float | None, float | None]:
    """Return people, facility and discrimination of an item."""
    there = [one for one in plays if key in one.marks]
    own = [one.marks[key] for one in there]
    rest = [sum(value for name, value in one.marks.items() if name != key) for one in there]
    if len(there) < 10:
        return len(there), None, None
    told_apart = None
    if len(set(own)) > 1 and len(set(rest)) > 1:
        told_apart = 100 * statistics.correlation(own, rest)
    return len(there), 100 * statistics.fmean(own), told_apart


@cache
def handed(path: Path) -> tuple[Told, ...]:
    """Return what thirty synthetic trainees handed in."""
    scenario = load(path).scenario
    return tuple(told(scenario, one) for one in attempts(path))


def firsts(path: Path) -> list[Told]:
    """Return everybody's first play that is no practice."""
    people = by_person(list(handed(path)))
    return [next(one for one in plays if not one.practice) for plays in people.values()]
