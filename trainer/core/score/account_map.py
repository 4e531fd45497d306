"""The account map against the truth: roles by certainty-based marking, needs by F1, adaptation."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from trainer.core.moves import Note
from trainer.core.scenario import Scenario, Truth
from trainer.core.score.breakdown import LACKING, UNEXERCISED, Score, ScorePart, f1, weigh, weighted_mean
from trainer.core.state import Board, State
from trainer.core.vocabulary import CONCERN_MASK, NEEDS

RIGHT_MARKS: Final = {1: 1, 2: 2, 3: 3}
WRONG_MARKS: Final = {1: 0, 2: -2, 3: -6}
"""Marks by certainty: A. R. Gardner-Medwin, certainty-based marking (LAPT, University College London)."""
EVIDENCE_FOR_SURE: Final = 2
"""Clues that really support the role, below which certainty 3 earns no more than certainty 2."""
LIKELIHOOD: Final = {1: 0.58, 2: 0.735, 3: 0.9}
"""What each certainty claims, as the middle of the range for which it is the best choice (50–67–80–100 %)."""


def weight_of(truth: Truth) -> int:
    """Return how much a person's entry on the map counts: twice the influence, one for the uninfluential."""
    return max(1, 2 * truth.influence)


def supporting(scenario: Scenario, person: int, note: Note, axis: str, value: str) -> tuple[str, ...]:
    """Return the ids of the cited clues that support `value` on `axis` for `person` (an index)."""
    return tuple(
        clue
        for clue in note.evidence
        if (found := scenario.clues[scenario.clue_index[clue]]).about == person and (axis, value) in found.supports
    )


def role_right(note: Note | None, truth: Truth) -> bool | None:
    """Return whether the primary role on the map is the true one, None where none was named."""
    return None if note is None or not note.roles else note.roles[0] == truth.roles[0]


def mark(scenario: Scenario, person: int, note: Note | None, truth: Truth) -> int:
    """Return the marks for the primary role on one person: −6 to 3, 0 for an empty entry."""
    right = role_right(note, truth)
    if note is None or right is None:
        return 0
    if not right:
        return WRONG_MARKS[note.certainty]
    certainty = note.certainty
    if certainty == 3 and len(supporting(scenario, person, note, "role", truth.roles[0])) < EVIDENCE_FOR_SURE:
        certainty = 2
    return RIGHT_MARKS[certainty]


Maps = tuple[tuple[int, Board], ...]
"""The maps handed in, in order: the events that had happened by then, and what stood on it."""


class MapScores(NamedTuple):
    """What the maps handed in are worth.

    Attributes:
        roles: primary ones by marks (80 %), further ones by F1 (20 %).
        needs: concerns (60 %) and personal wins (40 %) found, each by F1.
        adaptation: how much of what moved stands right on the first map handed in after it moved. Per person and thing
            moved (primary role, influence, veto): right or not; a role by its marks of 3.
        brier: Brier score of the certainties on the last map: 0 best, 1 worst; None without any. Source: G. W. Brier,
            Verification of forecasts expressed in terms of probability, 1950.
    """

    roles: Score
    needs: Score
    adaptation: Score
    brier: float | None


def scores(scenario: Scenario, state: State) -> MapScores:
    """Return what the maps handed in up to `state` are worth."""
    return _scores(scenario, tuple([(handed.fired, handed.board) for handed in state.handed]))


# A play is scored again and again with one move changed, and most of its maps are the same then.
@lru_cache(maxsize=256)
def _scores(scenario: Scenario, maps: Maps) -> MapScores:
    primary, further, concerns, wins = _over_reviews(scenario, maps)
    return MapScores(
        weigh(_part("roles.primary", 80, primary), _part("roles.further", 20, further)),
        weigh(_part("needs.concerns", 60, concerns), _part("needs.wins", 40, wins)),
        _adapted(scenario, maps),
        _brier(scenario, maps),
    )


def _adapted(scenario: Scenario, maps: Maps) -> Score:
    if not any(event.moves_power for event in scenario.events):
        return LACKING
    points: list[float] = []
    before = 0
    for fired, board in maps:
        old = scenario.truths[before]
        before = fired
        for person, now in enumerate(scenario.truths[fired]):
            if not now.present:
                continue
            was, note = old[person], board[person]
            if was.roles[0] != now.roles[0]:
                points.append(max(0, mark(scenario, person, note, now)) / 3)
            if was.influence != now.influence:
                points.append(float(note is not None and note.influence == now.influence))
            if was.veto != now.veto:
                points.append(float(note is not None and note.veto == now.veto))
    if not points:
        return UNEXERCISED
    return weigh(ScorePart("adaptation.moved", 100 * sum(points) / len(points), 100))


def _brier(scenario: Scenario, maps: Maps) -> float | None:
    if not maps:
        return None
    fired, board = maps[-1]
    errors = [
        (LIKELIHOOD[note.certainty] - right) ** 2
        for person, truth in enumerate(scenario.truths[fired])
        if truth.present and (note := board[person]) is not None and (right := role_right(note, truth)) is not None
    ]
    return round(sum(errors) / len(errors), 3) if errors else None


Measures = tuple[float | None, float | None, float | None, float | None]
"""Primary role, further roles, concerns and wins on a map, about somebody or everybody, each at most 1."""


def _over_reviews(scenario: Scenario, maps: Maps) -> Measures:
    """Return the means over people by weight and over reviews by order (the second counts twice …), 0–100."""
    reviews: tuple[list[tuple[float, int]], ...] = ([], [], [], [])
    for order, (fired, board) in enumerate(maps, start=1):
        for found, value in zip(reviews, _over_people(scenario, fired, board), strict=True):
            if value is not None:
                found.append((value, order))
    primary, further, concerns, wins = (
        None if (mean := weighted_mean(found)) is None else 100 * max(0.0, mean) for found in reviews
    )
    return primary, further, concerns, wins


@lru_cache(maxsize=1024)
def _over_people(scenario: Scenario, fired: int, board: Board) -> Measures:
    values: tuple[list[tuple[float, int]], ...] = ([], [], [], [])
    for person, truth in enumerate(scenario.truths[fired]):
        if truth.present:
            weight = weight_of(truth)
            for found, value in zip(values, _measured(scenario, fired, person, board[person]), strict=True):
                if value is not None:
                    found.append((value, weight))
    primary, further, concerns, wins = map(weighted_mean, values)
    return primary, further, concerns, wins


@lru_cache(maxsize=4096)
def _measured(scenario: Scenario, fired: int, person: int, note: Note | None) -> Measures:
    truth = scenario.truths[fired][person]
    return (
        mark(scenario, person, note, truth) / 3,
        _further(note, truth),
        _found(note.concerns if note else (), truth.needs & CONCERN_MASK),
        _found(note.wins if note else (), truth.needs & ~CONCERN_MASK),
    )


def _part(name: str, weight: int, value: float | None) -> ScorePart | None:
    return None if value is None else ScorePart(name, value, weight)


def _further(note: Note | None, truth: Truth) -> float | None:
    chosen = frozenset(note.roles[1:]) if note else frozenset()
    true = frozenset(truth.roles[1:])
    # Silence about a person without further roles is no achievement.
    return f1(chosen, true) if chosen or true else None


def _found(believed: tuple[str, ...], needs: int) -> float | None:
    true = _held(needs)
    return f1(frozenset(believed), true) if true else None


@lru_cache(maxsize=1024)
def _held(mask: int) -> frozenset[str]:
    return frozenset(name for bit, name in enumerate(NEEDS) if mask >> bit & 1)
