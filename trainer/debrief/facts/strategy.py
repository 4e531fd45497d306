"""The strategy of the first review against what was done: a plan is worth what is carried out of it."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.core.moves import Strategy
from trainer.core.narration import Stand, stand_at, voiced
from trainer.core.pitch_fit import GOOD_FROM, POOR_BELOW
from trainer.core.vocabulary import MAX_INFLUENCE, SLOTS_A_DAY
from trainer.debrief.facts.replay import ReplayedPlay

UNITS_FOR_THE_HOUSE = 2
"""Units that must hear a case before it is one for the house."""


@dataclass(frozen=True, slots=True)
class ChosenStrategy:
    """A strategy as it was written down: names of people, and the title of the case, or ""."""

    win: tuple[str, ...]
    neutral: tuple[str, ...]
    case: str


@dataclass(frozen=True, slots=True)
class Aim:
    """Somebody in the strategy, and what was done.

    Attributes:
        person: name.
        goal: "win" or "neutral".
        share: how much of it was carried out, 0, 0.5 or 1.
        pitches: pitches made to them.
        fit: the best fit of those, 0–100.
        stand: the side from which they spoke in the committee, None of somebody who had left.
    """

    person: str
    goal: str
    share: float
    pitches: int
    fit: int
    stand: Stand | None


@dataclass(frozen=True, slots=True)
class CaseForTheHouse:
    """The case that was to carry the house.

    Attributes:
        title: of the case.
        told: how many people it was made to.
        hearers: names of those whom it did not miss, which is what counts.
        units: in how many units they are.
        share: how much of it was carried out, 0–1.
        instead: titles of the cases that lift the whole house, where this is none of them.
    """

    title: str
    told: int
    hearers: tuple[str, ...]
    units: int
    share: float
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StrategyReview:
    """The strategy that lay beside the first map.

    Attributes:
        day: the day on which it was handed in.
        chosen: whether there was one.
        carried_out: 0–100, the mean over the people and the case.
        aims: everybody in it, as written.
        case: the case for the house, or None.
        left_out: names of those who decide, can stop it or weigh most at the end, and were not to be won.
        changed: the strategy at the decision where it is another one, else None.
    """

    day: int
    chosen: bool
    carried_out: int
    aims: tuple[Aim, ...]
    case: CaseForTheHouse | None
    left_out: tuple[str, ...]
    changed: ChosenStrategy | None


def chosen(play: ReplayedPlay, strategy: Strategy) -> ChosenStrategy:
    """Return a strategy with names in place of ids."""
    scenario = play.scenario

    def names(people: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(scenario.people[scenario.person_index[one]].name for one in people)

    case = scenario.pitches[scenario.pitch_index[strategy.case]].title if strategy.case else ""
    return ChosenStrategy(names(strategy.win), names(strategy.neutral), case)


def strategy_review(play: ReplayedPlay) -> StrategyReview | None:
    """Return the strategy of the first review against what was done, None where no map was ever handed in."""
    if not play.state.handed:
        return None
    first = play.state.handed[0]
    strategy = first.strategy or Strategy()
    aims = (
        *(_aim(play, person, "win") for person in strategy.win),
        *(_aim(play, person, "neutral") for person in strategy.neutral),
    )
    case = _case(play, strategy.case) if strategy.case else None
    shares = [*(aim.share for aim in aims), *([case.share] if case else [])]
    last = play.state.strategy
    return StrategyReview(
        day=map_day(play, 1),
        chosen=bool(shares),
        carried_out=round(100 * sum(shares) / len(shares)) if shares else 0,
        aims=aims,
        case=case,
        left_out=_left_out(play, strategy) if shares else (),
        changed=chosen(play, last) if shares and last is not None and last != strategy else None,
    )


def map_day(play: ReplayedPlay, order: int) -> int:
    """Return the day on which a map was handed in; `order` counts the maps from 1."""
    # A talk that ran over the end of the day does not move the review.
    due = play.scenario.reviews[order - 1] * SLOTS_A_DAY
    return max(0, min(play.state.handed[order - 1].clock, due) - 1) // SLOTS_A_DAY + 1


def _aim(play: ReplayedPlay, name: str, goal: str) -> Aim:
    index = play.scenario.person_index[name]
    fits = [fit for person, _, fit in play.state.fits if person == index]
    best = max(fits, default=0)
    present = play.truths[index].present
    stand = stand_at(voiced(play.scenario, play.state, play.card.outcome, index)) if present else None
    if goal == "win":
        share = 1.0 if best >= GOOD_FROM else 0.5 if fits else 0.0
    else:
        share = 0.0 if stand == "against" else 1.0
    return Aim(play.name(index), goal, share, len(fits), best, stand)


def _case(play: ReplayedPlay, name: str) -> CaseForTheHouse:
    scenario = play.scenario
    index = scenario.pitch_index[name]
    heard = [person for person, pitch, fit in play.state.fits if pitch == index and fit >= POOR_BELOW]
    units = len({scenario.people[person].unit_index for person in heard})
    return CaseForTheHouse(
        title=scenario.pitches[index].title,
        told=len({person for person, pitch, _ in play.state.fits if pitch == index}),
        hearers=tuple(play.name(person) for person in heard),
        units=units,
        share=min(1.0, units / UNITS_FOR_THE_HOUSE),
        instead=() if scenario.pitches[index].shared else tuple(one.title for one in scenario.pitches if one.shared),
    )


def _left_out(play: ReplayedPlay, strategy: Strategy) -> tuple[str, ...]:
    return tuple(
        person.name
        for person, truth in zip(play.scenario.people, play.truths, strict=True)
        if truth.present
        and ("decider" in truth.roles or truth.veto != "none" or truth.influence == MAX_INFLUENCE)
        and person.id not in strategy.win
    )
