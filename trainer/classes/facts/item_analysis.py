"""Which judgements were hard, and which told people apart: item statistics as Moodle's quiz report has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from trainer.classes.facts.class_play import ClassPlay
from trainer.classes.facts.statistics import FEWEST, correlation, correlation_bound, correlation_interval, mean
from trainer.core.objections import ABSENT, LATENT, PREVENTED, handled, status_of
from trainer.core.score.account_map import role_right
from trainer.core.score.breakdown import f1
from trainer.core.vocabulary import NEEDS
from trainer.debrief.facts.replay import ReplayedPlay

ItemKey = tuple[str, int]
"""A kind of item and the index of the person or objection that it is about."""
ITEM_KINDS = ("role", "needs", "reach", "objection")


@dataclass(frozen=True, slots=True)
class Item:
    """One judgement that everybody had to make.

    Attributes:
        kind: "role" (the primary role right on the last map, 0 or 1), "needs" (F1 of concerns and wins on it), "reach"
            (the best fit of a pitch) or "objection" (how well it was answered, 1 if it was prevented).
        person: name of the person concerned.
        said: what the objection says, else "".
        people: first attempts in which it came up.
        facility: mean mark in percent of the highest; None below `FEWEST` people.
        discrimination: 100 × the correlation of the mark with the sum of the other marks; None below `FEWEST` people or
            where one of the two does not vary.
        low: between `low` and `high` it lies with a confidence of 95 %; None where there is none.
        high: see `low`.
        bound: 100 × what chance alone exceeds, either way, in 5 of 100 cases with so many people.
    """

    kind: str
    person: str
    said: str
    people: int
    facility: float | None
    discrimination: float | None
    low: float | None = None
    high: float | None = None
    bound: float = 100.0

    @property
    def verdict(self) -> Literal["none", "few", "apart", "against"]:
        """Whether it told people apart: none reckoned, too few people to tell, it did, or the wrong way round."""
        if self.discrimination is None:
            return "none"
        if abs(self.discrimination) <= self.bound:
            return "few"
        return "apart" if self.discrimination > 0 else "against"


def items(sittings: Sequence[ClassPlay]) -> tuple[Item, ...]:
    """Return the statistics of every judgement over first attempts, by kind in the scenario's order."""
    marks = [dict(_marks(one.play)) for one in sittings]
    keys = sorted({key for each in marks for key in each}, key=lambda key: (ITEM_KINDS.index(key[0]), key[1]))
    return tuple(_item(sittings[0].play, key, marks) for key in keys)


def _item(play: ReplayedPlay, key: ItemKey, marks: list[dict[ItemKey, float]]) -> Item:
    there = [each for each in marks if key in each]
    own = [each[key] for each in there]
    facility = discrimination = low = high = None
    if len(there) >= FEWEST:
        facility = 100 * mean(own)
        correlated = correlation(own, [sum(each.values()) - each[key] for each in there])
        if correlated is not None:
            discrimination = 100 * correlated
            low, high = (100 * end for end in correlation_interval(correlated, len(there)))
    kind, index = key
    objection = play.scenario.objections[index] if kind == "objection" else None
    return Item(
        kind,
        play.name(objection.person if objection else index),
        play.said(objection.said) if objection else "",
        len(there),
        facility,
        discrimination,
        low,
        high,
        100 * correlation_bound(len(there)),
    )


def _marks(play: ReplayedPlay) -> Iterator[tuple[ItemKey, float]]:
    """Yield the mark, 0–1, of every judgement that came up in a play."""
    scenario, state = play.scenario, play.state
    if state.handed:
        last = state.handed[-1]
        for person, truth in enumerate(scenario.truth(last.fired)):
            if truth.present:
                note = last.board[person]
                yield ("role", person), float(bool(role_right(note, truth)))
                true = frozenset(need for need, weight in zip(NEEDS, truth.weights, strict=True) if weight)
                if true:
                    yield ("needs", person), f1(frozenset((*note.concerns, *note.wins) if note else ()), true)
    best: dict[int, int] = {}
    for person, _, fit in state.fits:
        best[person] = max(fit, best.get(person, 0))
    for person, truth in enumerate(play.truths):
        if truth.present and truth.influence:
            yield ("reach", person), best.get(person, 0) / 100
    for objection in scenario.objections:
        status = status_of(scenario, state, objection)
        if status == ABSENT:
            continue
        if status in (LATENT, PREVENTED):
            yield ("objection", objection.index), float(status == PREVENTED)
        else:
            yield ("objection", objection.index), handled(scenario, objection, state.responses, state.understood) / 100
