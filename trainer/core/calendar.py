"""The passing of time: reviews, events and the last day come due in the order of the calendar."""

from __future__ import annotations

from trainer.core.happenings import Happening
from trainer.core.scenario import Event, Scenario
from trainer.core.state import CLOSE_DUE, DESK, MEETING, OVER, REVIEW_DUE, SURVEY, State
from trainer.core.survey import being_filled
from trainer.core.vocabulary import SLOTS_A_DAY


def back_at_desk(scenario: Scenario, state: State, told: list[Happening]) -> State:
    """Return the state at the desk, nobody in the room, with everything that has come due by now; tells it in `told`.

    Stops at a review: what comes after waits until the map has been handed in.
    """
    return come_due(scenario, state.but(place=DESK, person=-1, channel="", counterpart="", patience=0), told)


def come_due(scenario: Scenario, state: State, told: list[Happening]) -> State:
    """Return a state at the desk with everything that has come due by now, as `back_at_desk` does."""
    # The last entry is the end of the calendar, which nothing passes.
    while (entry := scenario.agenda[state.agenda]).slot <= state.clock:
        if entry.kind == "close":
            told.append(Happening("close_due"))
            return state.but(place=CLOSE_DUE)
        if entry.kind == "review" and len(state.handed) <= entry.item:
            told.append(Happening("review_due", item=entry.item))
            return state.but(place=REVIEW_DUE)
        if entry.kind == "event":
            state = _happen(scenario.events[entry.item], state, told)
        state = state.but(agenda=state.agenda + 1)
    return state


def slot_shown(scenario: Scenario, state: State) -> int:
    """Return the half-day slot (0-based) that a calendar on the wall would show.

    A meeting is on the day on which it began, although its time is spent, and so is a questionnaire; a review stands at
    the end of its day.
    """
    if state.place == SURVEY:
        return state.clock - being_filled(scenario, state).cost
    if state.place == MEETING:
        return state.clock - scenario.costs[state.channel]
    if state.place == REVIEW_DUE:
        return scenario.reviews[len(state.handed)] * SLOTS_A_DAY - 1
    return min(state.clock, scenario.slots - 1)


def course_step(scenario: Scenario, state: State) -> str:
    """Return in which of `COURSE_STEPS` the calendar is.

    The first half of the days before the first review is for collecting, the rest for analysing, and the day of the
    review for defining the roles. After it the strategy is carried out, until the day of the last review, or the last
    day where there is but one review.
    """
    reviews, handed = scenario.reviews or (scenario.days,), len(state.handed)
    day = slot_shown(scenario, state) // SLOTS_A_DAY + 1
    if state.place in (CLOSE_DUE, OVER):
        return "evaluate"
    if not handed:
        if state.place == REVIEW_DUE or day >= reviews[0]:
            return "define_roles"
        return "collect" if day <= reviews[0] // 2 else "analyse"
    last = reviews[-1] if len(reviews) > 1 else scenario.days
    return "evaluate" if handed == len(reviews) > 1 or day >= last else "strategy"


def _happen(event: Event, state: State, told: list[Happening]) -> State:
    if event.needs is not None and not event.needs.holds(state):
        return state
    told.append(Happening("event", item=event.index))
    told.extend(Happening("clue", -1, clue) for clue in new_clues(state, event.reveals))
    support = list(state.support)
    for person, shift in event.stance_shift:
        support[person] = max(0, min(100, support[person] + shift))
        told.append(Happening("support", person, amount=shift))
    return state.but(fired=state.fired | 1 << event.index, clues=state.clues | event.reveals, support=tuple(support))


def new_clues(state: State, reveals: int) -> tuple[int, ...]:
    """Return the indexes of the clues in the mask `reveals` that `state` does not hold yet."""
    fresh = reveals & ~state.clues
    if not fresh:
        return ()
    found = []
    while fresh:
        low = fresh & -fresh
        found.append(low.bit_length() - 1)
        fresh ^= low
    return tuple(found)
