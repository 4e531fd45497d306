"""Who of a course has handed what in, and who of the class is not on its list."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from trainer.classes.facts.class_play import ClassPlay

HandInState = Literal["", "practice", "playing", "played"]
"""Nothing handed in, nothing but practice, a play that is still on, a play that counts."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on the list of the course: the name, an id, the groups, and the members who are this person."""

    name: str
    identity: str
    groups: tuple[str, ...]
    members: frozenset[str]


@dataclass(frozen=True, slots=True)
class HandInRow:
    """What somebody on the list has handed in: a state for each scenario of the class."""

    name: str
    identity: str
    groups: tuple[str, ...]
    states: tuple[HandInState, ...]


@dataclass(frozen=True, slots=True)
class HandIn:
    """Who of a course has handed in.

    Attributes:
        scenarios: titles, in the order of the states; variants of a scenario are one.
        listed: people on the list.
        nothing: those of them from whom no play at all is here.
        lacking: those who lack a play that counts of one scenario at least.
        strangers: people in the class who are not on the list.
        rows: those who lack something, those with least first, in the list's order; () where nobody is to be named.
        unlisted: what the report calls the strangers; likewise.
        by_name: what it calls those who were found on the list by their name alone; likewise.
    """

    scenarios: tuple[str, ...]
    listed: int
    nothing: int
    lacking: int
    strangers: int
    rows: tuple[HandInRow, ...]
    unlisted: tuple[str, ...]
    by_name: tuple[str, ...]


def hand_in(
    listed: Sequence[Listed],
    plays: Sequence[tuple[str, Sequence[ClassPlay]]],
    unlisted: Sequence[str],
    by_name: Sequence[str],
    *,
    playing: Sequence[Collection[int]] = (),
    names: bool,
) -> HandIn:
    """Return who of the list has handed in.

    Args:
        listed: the list.
        plays: title and plays of each scenario.
        unlisted: see `HandIn`.
        by_name: see `HandIn`.
        playing: for each scenario, places on the list, from 0 on, of those who still play it.
        names: whether anybody may be named.
    """
    rows = []
    nothing = 0
    busy = playing or [()] * len(plays)
    for place, one in enumerate(listed):
        states = tuple(
            _state(one.members, sittings, plays_on=place in on) for (_, sittings), on in zip(plays, busy, strict=True)
        )
        nothing += not any(one.members & set(each.people) for _, sittings in plays for each in sittings)
        if not states or any(state != "played" for state in states):
            rows.append(HandInRow(one.name, one.identity, one.groups, states))
    rows.sort(key=lambda row: sum(state == "played" for state in row.states))
    titles = tuple(title for title, _ in plays)
    told = (tuple(rows), tuple(unlisted), tuple(by_name)) if names else ((), (), ())
    return HandIn(titles, len(listed), nothing, len(rows), len(unlisted), *told)


def _state(members: frozenset[str], sittings: Sequence[ClassPlay], *, plays_on: bool) -> HandInState:
    own = [one for one in sittings if members & set(one.people)]
    if any(not one.practice for one in own):
        return "played"
    if plays_on:
        return "playing"
    return "practice" if own else ""
