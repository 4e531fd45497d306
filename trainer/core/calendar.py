"""The passing of time: reviews, events and the last day come due in the order of the calendar."""

from __future__ import annotations

from trainer.core.happenings import Happening
from trainer.core.scenario import Event, Scenario
from trainer.core.state import CLOSE_DUE, DESK, MEETING, REVIEW_DUE, State
from trainer.core.vocabulary import SLOTS_A_DAY


def back_at_desk(scenario: Scenario, state: State, told: list[Happening]) -> State:
    """Return the state at the desk, nobody in the room, with everything that has come due by now; tells it in `told`.

    Stops at a review: what comes after waits until the map has been handed in.
    """
    place, agenda = DESK, state.agenda
    if scenario.agenda[agenda].slot > state.clock:
        return _at(DESK, agenda, state)
    state = _at(DESK, agenda, state)
    while agenda < len(scenario.agenda):
        entry = scenario.agenda[agenda]
        if entry.slot > state.clock:
            break
        if entry.kind == "event":
            state = _happen(scenario, state, scenario.events[entry.item], told)
        elif entry.kind == "review" and len(state.handed) <= entry.item:
            told.append(Happening("review_due", item=entry.item))
            place = REVIEW_DUE
            break
        elif entry.kind == "close":
            told.append(Happening("close_due"))
            place = CLOSE_DUE
            break
        agenda += 1
    return _at(place, agenda, state)


def slot_shown(scenario: Scenario, state: State) -> int:
    """Return the half-day slot (0-based) that a calendar on the wall would show.

    A meeting is on the day on which it began, although its time is spent; a review stands at the end of its day.
    """
    if state.place == MEETING:
        return state.clock - scenario.costs[state.channel]
    if state.place == REVIEW_DUE:
        return scenario.reviews[len(state.handed)] * SLOTS_A_DAY - 1
    return min(state.clock, scenario.slots - 1)


def _at(place: int, agenda: int, state: State) -> State:
    return state.but(place=place, agenda=agenda, person=-1, channel="", counterpart="", patience=0)


def _happen(scenario: Scenario, state: State, event: Event, told: list[Happening]) -> State:
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
