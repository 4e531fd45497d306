"""What somebody who has met nobody can guess, over the variants of a scenario: the best fixed guesses, exactly.

Whoever knows only what can be seen cannot tell the variants apart, for all of it is the same in each. So whatever they
guess, they guess in every variant, and a guess is worth its mean over the variants. No way of guessing, however clever,
has more than the best fixed guess: what is computed here bounds every reader, also one whom nobody has thought of. Each
measure is a sum over people (and reviews) of terms that depend on one guess each, so the best guesses are found one by
one; where a sum is cut off at 0, the subsets of the variants in which it is not are gone through.

All functions take one compiled scenario a variant: people, reviews, pitches, objections and responses are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import NamedTuple, TypeVar

from trainer.core.calendar import back_at_desk
from trainer.core.condition import NEVER, Condition
from trainer.core.moves import Review
from trainer.core.objections import FAILED_CAP, points
from trainer.core.pitch_fit import CONCERN_POINTS, WIN_POINTS, substance
from trainer.core.scenario import Objection, Response, Scenario, Truth
from trainer.core.score.account_map import RIGHT_MARKS, WRONG_MARKS, weight_of
from trainer.core.state import REVIEW_DUE
from trainer.core.step import start, step
from trainer.core.vocabulary import CONCERN_MASK, NEEDS

GUESSED_CERTAINTIES = (1, 2)
"""Certainty 3 without two clues earns what 2 does and costs more: whoever guesses gains nothing by it."""
BEST_MARK = max(RIGHT_MARKS.values())
NEED_KINDS = ((CONCERN_MASK, 60), (~CONCERN_MASK, 40))
"""Concerns and wins as bits of `NEEDS`, with their share in the score for needs."""

Truths = tuple[Truth, ...]
One = TypeVar("One")


class Guess(NamedTuple):
    """One guess about one thing.

    Attributes:
        name: id of the person, or `person.objection`.
        said: what is guessed, as ids: a role, concerns and wins, a pitch, or responses in their order.
        review: the review (from 1) for which it is guessed, or 0.
        certainty: how sure of a role, or 0.
        earns: what it adds to the measure, in its points.
        right: numbers (from 0) of the variants in which no other guess does better.
    """

    name: str
    said: tuple[str, ...]
    review: int
    certainty: int
    earns: float
    right: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Guessed:
    """The best that fixed guesses reach.

    Attributes:
        value: 0–100.
        guesses: what is guessed, what earns most first.
    """

    value: float
    guesses: tuple[Guess, ...]


def truths_at_reviews(scenario: Scenario) -> tuple[Truths, ...]:
    """Return what is true of everybody at each review, on its day, for somebody who has done nothing until then."""
    state = start(scenario)
    for item in scenario.agenda:
        state = back_at_desk(scenario, state.but(clock=max(state.clock, item.slot)), [])
        while state.place == REVIEW_DUE:
            state, _ = step(scenario, state, Review())
    return tuple(scenario.truths[handed.fired] for handed in state.handed)


def naming(variants: Sequence[Scenario]) -> Guessed:
    """Return the share of the influence (in percent) whose primary role the best fixed naming gets right.

    The mean over the variants of sum(share of a person's influence, where the role is right) has one term a person,
    greatest for the role that holds most of that person's share over the variants.
    """
    guesses = []
    for person in variants[0].people:
        held: dict[str, float] = {}
        for scenario in variants:
            mine = _at_start(scenario, person.id)
            if mine.influence:
                whole = sum(truth.influence for truth in scenario.truths[0])
                held[mine.roles[0]] = held.get(mine.roles[0], 0.0) + 100 * mine.influence / whole / len(variants)
        if held:
            role = max(held, key=lambda one: held[one])
            right = tuple(
                number
                for number, scenario in enumerate(variants)
                if (mine := _at_start(scenario, person.id)).influence and mine.roles[0] == role
            )
            guesses.append(Guess(person.id, (role,), 0, 0, held[role], right))
    return _guessed(guesses)


def role_points(variants: Sequence[Scenario]) -> Guessed:
    """Return the most points (0–100) that fixed guesses of primary roles earn on the mean, as the score counts them.

    A map can be guessed anew for each review: events come to whoever does nothing, too. A score below 0 counts as 0, so
    the mean is no plain sum. But the most that any guesses have on the mean of max(0, score) is the most, over all
    subsets of the variants, that any guesses have on the sum of the bare scores in that subset: for the subset in which
    the scores are above 0 the two agree, and for every other the bare sum is no more. For one subset the sum parts into
    one term for each review and person.
    """
    maps = [truths_at_reviews(scenario) for scenario in variants]
    best = Guessed(0.0, ())
    for chosen in _subsets(range(len(variants))):
        guesses = []
        for order in range(len(variants[0].reviews)):
            for person in variants[0].people:
                terms = [
                    (_weight_at(maps[number], order, variants[number].person_index[person.id]) / len(variants), number)
                    for number in chosen
                ]
                roles = {number: maps[number][order][variants[number].person_index[person.id]].roles[0]
                         for weight, number in terms if weight}  # fmt: skip
                options = []
                for role in dict.fromkeys(roles.values()):
                    right = tuple(number for number in roles if roles[number] == role)
                    for certainty in GUESSED_CERTAINTIES:
                        marks = (WRONG_MARKS[certainty], RIGHT_MARKS[certainty])
                        earns = sum(weight * marks[number in right] for weight, number in terms) / BEST_MARK
                        options.append(Guess(person.id, (role,), order + 1, certainty, 100 * earns, right))
                if options:
                    guesses.append(max(options, key=lambda one: one.earns))
        found = _guessed(guesses)
        if found.value > best.value:
            best = found
    return best


def needs(variants: Sequence[Scenario]) -> Guessed:
    """Return the most points (0–100) that fixed sets of concerns and wins earn on the mean, as the score counts them.

    F1 is never below 0, so the mean is a sum of one term for each review, person and kind. The best set of each is
    among the sets of what is held in some variant: whatever is held in none only lowers F1.
    """
    maps = [truths_at_reviews(scenario) for scenario in variants]
    guesses = []
    for order in range(len(variants[0].reviews)):
        for person in variants[0].people:
            for kind, _ in NEED_KINDS:
                terms = [
                    (weight / len(variants), now[order][who].needs & kind, number)
                    for number, (scenario, now) in enumerate(zip(variants, maps, strict=True))
                    if (weight := _needs_weight_at(now, order, who := scenario.person_index[person.id], kind))
                ]
                if terms:
                    earns, said = max((sum(weight * _f1(one, held) for weight, held, _ in terms), one)
                                      for one in _unions(held for _, held, _ in terms))  # fmt: skip
                    right = tuple(number for _, held, number in terms if held == said)
                    guesses.append(Guess(person.id, _names(said), order + 1, 0, 100 * earns, right))
    return _guessed(guesses)


def pitch(variants: Sequence[Scenario]) -> Guessed:
    """Return what fixed pitches, one a person, are worth against the best for each in each variant, in percent.

    What counts is substance: concerns answered and wins appealed to, less what is talked past. How a pitch is delivered
    is not told from the pitch. A fit that the scenario sets itself counts with the share that substance has of a fit.
    People count by their influence at the start; in a variant in which no pitch has any worth for them, not at all.
    """
    worths = [_worths(scenario) for scenario in variants]
    guesses = []
    for person in variants[0].people:
        earned: dict[str, float] = {}
        right: dict[str, list[int]] = {}
        for number, (scenario, worth) in enumerate(zip(variants, worths, strict=True)):
            if person.id in worth:
                whole = sum(_at_start(scenario, who).influence for who in worth)
                share = _at_start(scenario, person.id).influence / whole / len(variants)
                top = max(worth[person.id].values())
                for case, value in worth[person.id].items():
                    earned[case] = earned.get(case, 0.0) + 100 * share * value / top
                    if value == top:
                        right.setdefault(case, []).append(number)
        if earned:
            case = max(earned, key=lambda one: earned[one])
            guesses.append(Guess(person.id, (case,), 0, 0, earned[case], tuple(right.get(case, ()))))
    return _guessed(guesses)


def objections(variants: Sequence[Scenario], *, lawful: bool = False) -> Guessed:
    """Return the mean points (0–100) of the best fixed answer to each objection, by influence at the start.

    An answer is any of the responses that leave the objection on the table, then one that settles it, among those that
    are open to somebody who has done nothing. It earns what it earns without a clue for the meaning. Where
    the person does not hold what would be meant, the objection never comes up: it is left out in that variant. With
    `lawful` nothing that breaks a rule in some variant is among the answers, where anything else is.
    """
    breaking = {one.move.response for scenario in variants for one in scenario.responses if one.effects.breach >= 0}
    held = [
        {name_of(scenario, one): one for one in scenario.objections if _at_start_of(scenario, one).needs & one.meant}
        for scenario in variants
    ]
    counted = sum(1 for one in held if one)
    guesses = []
    for objection in variants[0].objections:
        name = name_of(variants[0], objection)
        terms = [
            (_objection_weight(scenario, there[name]), sum(_objection_weight(scenario, one) for one in there.values()),
             there[name], number)
            for number, (scenario, there) in enumerate(zip(variants, held, strict=True))
            if name in there
        ]  # fmt: skip
        if terms:
            answers = list(answers_to(variants[0], objection))
            if lawful:
                clean = [given for given in answers if all(one.move.response not in breaking for one in given)]
                answers = clean or answers
            worth = [
                [points(given, one, any("probe" in response.does for response in given)) for _, _, one, _ in terms]
                for given in answers
            ]
            earns = [
                sum(own / whole * value for (own, whole, _, _), value in zip(terms, row, strict=True)) / counted
                for row in worth
            ]
            best = max(range(len(answers)), key=lambda one: earns[one])
            tops = [max(column) for column in zip(*worth, strict=True)]
            right = tuple(
                number
                for (*_, number), value, top in zip(terms, worth[best], tops, strict=True)
                if value == top and value > FAILED_CAP
            )
            guesses.append(Guess(name, tuple(one.id for one in answers[best]), 0, 0, earns[best], right))
    return _guessed(guesses)


def answers_to(scenario: Scenario, objection: Objection) -> Iterator[tuple[Response, ...]]:
    """Yield every fixed answer to an objection that somebody who has done nothing can give, the shorter first."""
    at_start = start(scenario)
    there = [scenario.responses[index] for index in objection.responses]
    there = [one for one in there if one.needs is None or _apart_from_delivery(one.needs).holds(at_start)]
    settling = [one for one in there if not one.stays]
    for asked in _subsets([one for one in there if one.stays]):
        # Nobody can leave while an objection is on the table: what settles it, if anything does, is part of an answer.
        if settling:
            yield from ((*asked, last) for last in settling)
        else:
            yield asked


def name_of(scenario: Scenario, objection: Objection) -> str:
    """Return the name of an objection, `person.objection`."""
    return f"{scenario.people[objection.person].id}.{objection.id}"


def _guessed(guesses: Iterable[Guess]) -> Guessed:
    ranked = sorted(guesses, key=lambda one: (-one.earns, one.name, one.review))
    return Guessed(sum(one.earns for one in ranked), tuple(ranked))


def _at_start(scenario: Scenario, person: str) -> Truth:
    return scenario.truths[0][scenario.person_index[person]]


def _at_start_of(scenario: Scenario, objection: Objection) -> Truth:
    return scenario.truths[0][objection.person]


def _objection_weight(scenario: Scenario, objection: Objection) -> int:
    return max(1, _at_start_of(scenario, objection).influence)


def _weight_at(maps: Sequence[Truths], order: int, person: int) -> float:
    """Return the share of a person at a review in the score of all maps: reviews by order, people by influence."""
    now = maps[order]
    if not now[person].present:
        return 0.0
    orders = sum(number for number, truths in enumerate(maps, start=1) if any(one.present for one in truths))
    return (order + 1) / orders * weight_of(now[person]) / sum(weight_of(one) for one in now if one.present)


def _needs_weight_at(maps: Sequence[Truths], order: int, person: int, kind: int) -> float:
    """Return the same for the needs of a kind, among those who have any of it."""
    mine = maps[order][person]
    if not (mine.present and mine.needs & kind):
        return 0.0
    holders = [[one for one in now if one.present and one.needs & kind] for now in maps]
    orders = sum(number for number, there in enumerate(holders, start=1) if there)
    parts = {one: share for one, share in NEED_KINDS
             if any(truth.present and truth.needs & one for now in maps for truth in now)}  # fmt: skip
    part = parts[kind] / sum(parts.values())
    return part * (order + 1) / orders * weight_of(mine) / sum(weight_of(one) for one in holders[order])


def _worths(scenario: Scenario) -> dict[str, dict[str, float]]:
    """Return by person with influence and by pitch the substance of its fit, for whom any pitch has some."""
    table = {}
    for person in scenario.people:
        if scenario.truths[0][person.index].influence:
            row = {case.id: _worth(scenario, person.index, case.index) for case in scenario.pitches}
            if any(row.values()):
                table[person.id] = row
    return table


def _worth(scenario: Scenario, person: int, case: int) -> float:
    found = scenario.pitches[case]
    fixed = found.fit.get(person)
    if fixed is not None:
        return fixed * (CONCERN_POINTS + WIN_POINTS) / 100
    return float(max(0, sum(substance(scenario, 0, person, found))))


def _apart_from_delivery(needs: Condition) -> Condition:
    """Return the condition without day, channel and companion, which anybody can choose."""
    return replace(needs, earliest=0, latest=NEVER, companion="", channel="")


def _f1(chosen: int, held: int) -> float:
    return 2 * (chosen & held).bit_count() / (chosen.bit_count() + held.bit_count())


def _unions(masks: Iterable[int]) -> Iterator[int]:
    """Yield every subset, but the empty one, of the bits that stand in any of `masks`."""
    every = 0
    for mask in masks:
        every |= mask
    subset = every
    while subset:
        yield subset
        subset = (subset - 1) & every


def _names(mask: int) -> tuple[str, ...]:
    return tuple(name for bit, name in enumerate(NEEDS) if mask >> bit & 1)


def _subsets(things: Iterable[One]) -> Iterator[tuple[One, ...]]:
    every = list(things)
    for size in range(len(every) + 1):
        yield from combinations(every, size)
