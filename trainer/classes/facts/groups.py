"""Results of the groups of a class, and of those who played together, beside the whole class."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from trainer.classes.facts.class_play import ClassPlay, values

GroupKind = Literal["group", "none", "alone", "together", "class"]
"""A group of the course's list, those in none, those who played alone or together, everybody."""
NO_GROUPS: Mapping[str, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class GroupResult:
    """What a group reached.

    Attributes:
        kind: which group it is.
        name: of a group on the list, else "".
        plays: first plays that count; one of several people is one, in each of the groups that they are in.
        people: who played them.
        medians: of "overall" and the competencies that there was an occasion for; empty where they are not to be told.
    """

    kind: GroupKind
    name: str
    plays: int
    people: int
    medians: Mapping[str, float]


def group_results(
    counted: Sequence[ClassPlay], groups: Mapping[str, tuple[str, ...]] = NO_GROUPS, fewest: int = 1
) -> tuple[GroupResult, ...]:
    """Return the results of every group, by name, and of the class last; () where there is nothing to compare.

    Args:
        counted: everybody's first play that is no practice.
        groups: by the ids of the people, of those who are in any.
        fewest: plays below which no medians are told.
    """
    found: list[GroupResult] = []
    names = {name for one in counted for person in one.people for name in groups.get(person, ())}
    for name in sorted(names, key=natural):
        own = [one for one in counted if any(name in groups.get(person, ()) for person in one.people)]
        found.append(_result("group", name, own, fewest))
    lone = [one for one in counted if not any(groups.get(person) for person in one.people)]
    if names and lone:
        found.append(_result("none", "", lone, fewest))
    alone, together = ([one for one in counted if (len(one.people) > 1) == paired] for paired in (False, True))
    if together and alone:
        found += [_result("alone", "", alone, fewest), _result("together", "", together, fewest)]
    return (*found, _result("class", "", counted, fewest)) if found else ()


def natural(name: str) -> list[tuple[int, str]]:
    """Return by what names with numbers are sorted: 2 before 10."""
    return [(int(part), "") if part.isdecimal() else (-1, part.casefold()) for part in re.split(r"(\d+)", name)]


def _result(kind: GroupKind, name: str, plays: Sequence[ClassPlay], fewest: int) -> GroupResult:
    medians: dict[str, float] = {}
    if len(plays) >= fewest:
        scores: dict[str, list[float]] = {}
        for one in plays:
            for score, value in values(one).items():
                scores.setdefault(score, []).append(value)
        medians = {score: median(each) for score, each in scores.items()}
    people = {person for one in plays for person in one.people}
    return GroupResult(kind, name, len(plays), len(people), medians)
