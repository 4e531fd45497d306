"""What could have been promised otherwise: cases that do not go together, and promises that were not kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from trainer.core.decision import contradict, contradictions
from trainer.core.legal import breaks_rule, legal_moves
from trainer.core.moves import Ask, Move, Pitch, Respond, Study
from trainer.core.pitch_fit import SERVES_FROM
from trainer.core.scenario import NO_EFFECTS, Effects, Promise, Scenario
from trainer.debrief.facts.pitches import lawful_fits
from trainer.debrief.facts.replay import ReplayedPlay

MOST_PAIRS = 4
"""Contradictions of which all ways to give up one side are tried at once; the rest is tried one case at a time."""

Instead = tuple[int, Pitch | None]
"""Where a case was made (a place in the play), and the case in its place, or None for leaving it out."""


class Otherwise(NamedTuple):
    """A play that promises otherwise.

    Attributes:
        number: number of the promise, 0 where it is about cases that do not go together.
        person: who heard it (an index), or −1.
        place: index of the first move that is another.
        ahead: the moves from there on.
        doing: the first new move, or None for leaving something out.
        told: place of the move in the play that it mends, or −1.
        instead: what is done with the cases that were made.
    """

    number: int
    person: int
    place: int
    ahead: tuple[Move, ...]
    doing: Move | None
    told: int
    instead: tuple[Instead, ...] = ()


def without_contradictions(play: ReplayedPlay) -> Iterator[Otherwise]:
    """Yield the play without cases that contradict others: left out, or others that go together in their place."""
    pairs = contradictions(play.scenario, play.state)
    for dropped in _dropped(pairs):
        places = [place for place, case in _pitched_at(play) if case in dropped]
        yield _with_cases(play, 0, [(place, None) for place in places])
        swapped = _swapped(play, dropped, places)
        if any(case is not None for _, case in swapped):
            yield _with_cases(play, 0, swapped)


def _dropped(pairs: Sequence[tuple[int, int]]) -> list[frozenset[int]]:
    """Return the sets of cases to give up: each alone, and every way to keep one side of each pair."""
    single = {frozenset({case}) for pair in pairs for case in pair}
    whole = {frozenset(chosen) for chosen in product(*pairs[:MOST_PAIRS])} if len(pairs) > 1 else set()
    return sorted(single | whole, key=sorted)


def _pitched_at(play: ReplayedPlay) -> Iterator[tuple[int, int]]:
    """Yield where each case was made, and the case (an index)."""
    for place, moment in enumerate(play.moments):
        if isinstance(moment.move, Pitch):
            yield place, play.scenario.pitch_index[moment.move.pitch]


def _swapped(play: ReplayedPlay, dropped: frozenset[int], places: Sequence[int]) -> list[Instead]:
    """Return the case that fits best at each place and goes with all that is promised besides `dropped`."""
    scenario = play.scenario
    promised = {case for _, case in _pitched_at(play)} - dropped
    chosen: list[Instead] = []
    for place in places:
        state = play.moments[place].before
        best: tuple[int, Pitch | None] = (SERVES_FROM - 1, None)
        for case, fit in lawful_fits(scenario, state):
            heard = play.state.pitched[state.person] >> case.index & 1
            agrees = not any(contradict(case, scenario.pitches[other]) for other in promised)
            if fit > best[0] and not heard and agrees and case.index not in dropped:
                best = (fit, case.move)
        chosen.append((place, best[1]))
        if best[1] is not None:
            promised.add(scenario.pitch_index[best[1].pitch])
    return chosen


def _with_cases(play: ReplayedPlay, number: int, instead: Sequence[Instead]) -> Otherwise:
    cases = dict(instead)
    first = instead[0][0]
    ahead: list[Move] = []
    for place, moment in enumerate(play.moments[first:], start=first):
        move = cases.get(place, moment.move)
        if move is not None:
            ahead.append(move)
    doing = next((case for _, case in instead if case is not None), None)
    person = play.moments[first].before.person
    return Otherwise(number, person, first, tuple(ahead), doing, first, tuple(instead))


def with_promises_kept(play: ReplayedPlay) -> Iterator[Otherwise]:
    """Yield the play with what it takes to keep each broken promise, and without the promise."""
    for promise in play.card.outcome.broken:
        made = [place for place, moment in enumerate(play.moments) if makes(play.scenario, promise, moment.move)]
        told = made[0] if made else -1
        person = play.moments[told].before.person if made else -1
        for move in _keeping(play, promise):
            legal = [
                place for place, moment in enumerate(play.moments) if move in legal_moves(play.scenario, moment.before)
            ]
            # As early as it can be, and in the time that was left.
            for place in dict.fromkeys([*legal[:1], *legal[-1:]]):
                rest = tuple(moment.move for moment in play.moments[place:])
                yield Otherwise(promise.index, person, place, (move, *rest), move, told)
        cases = [place for place in made if isinstance(play.moments[place].move, Pitch)]
        if cases and cases == made:
            yield _with_cases(play, promise.index, [(place, None) for place in cases])
            dropped = frozenset(case for place, case in _pitched_at(play) if place in cases)
            swapped = _swapped(play, dropped, cases)
            if any(case is not None for _, case in swapped):
                yield _with_cases(play, promise.index, swapped)


def makes(scenario: Scenario, promise: Promise, move: Move) -> bool:
    """Return whether a move makes a promise."""
    return promise.made is not None and bool(_effects(scenario, move).sets & promise.made.flags)


def _keeping(play: ReplayedPlay, promise: Promise) -> Iterator[Move]:
    """Yield every lawful source and question that brings a flag or a clue which keeping the promise still takes."""
    scenario, kept = play.scenario, promise.kept
    if kept is None:
        return
    flags, clues = kept.flags & ~play.state.flags, kept.clues & ~play.state.clues
    ways: list[tuple[Effects, Move]] = [(one.effects, one.move) for one in scenario.sources]
    ways += [(one.effects, one.move) for one in scenario.questions]
    for effects, move in ways:
        if (effects.sets & flags or effects.reveals & clues) and not breaks_rule(scenario, move):
            yield move


def _effects(scenario: Scenario, move: Move) -> Effects:
    match move:
        case Pitch(ref):
            return scenario.pitches[scenario.pitch_index[ref]].effects
        case Ask(ref):
            return scenario.questions[scenario.question_index[ref]].effects
        case Respond(ref):
            return scenario.responses[scenario.response_index[ref]].effects
        case Study(ref):
            return scenario.sources[scenario.source_index[ref]].effects
    return NO_EFFECTS
