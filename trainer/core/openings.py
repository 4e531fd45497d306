"""What a move has opened: people, sources, questionnaires, colleagues and cases that could not be had before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from trainer.core.condition import Condition
from trainer.core.legal import is_open
from trainer.core.narration import Line, LineKind
from trainer.core.scenario import Scenario
from trainer.core.state import OVER, State


def openings(scenario: Scenario, before: State, after: State) -> tuple[Line, ...]:
    """Return what is told of doors that stand open in `after` and did not in `before`, each by its own kind of line.

    What only who sits in the meeting, or its channel, opens is no door: the choices show it.
    """
    if after.place == OVER:
        return ()
    found = [
        Line("opens_person", "", person.index)
        for person in scenario.gated
        if is_open(scenario, after, person.index) and not is_open(scenario, before, person.index)
    ]
    sources = ((one.index, one.needs) for one in scenario.sources if not after.studied >> one.index & 1)
    sheets = ((one.index, one.needs) for one in scenario.questionnaires if after.surveyed[one.index] < 0)
    team = ((one.index, one.needs) for one in scenario.hesitant if after.meetings[one.index] < one.times)
    cases = ((one.index, one.needs) for one in scenario.bound_pitches)
    doors: tuple[tuple[LineKind, Iterable[tuple[int, Condition | None]]], ...] = (
        ("opens_source", sources), ("opens_sheet", sheets), ("opens_colleague", team), ("opens_pitch", cases),
    )  # fmt: skip
    for kind, ones in doors:
        found += [Line(kind, item=index) for index in _opened(ones, before, after)]
    return tuple(found)


def _opened(ones: Iterable[tuple[int, Condition | None]], before: State, after: State) -> Iterator[int]:
    for index, needs in ones:
        if needs is not None and not needs.companion and not needs.channel and _turned(needs.holds, before, after):
            yield index


def _turned(holds: Callable[[State], bool], before: State, after: State) -> bool:
    return holds(after) and not holds(before)
