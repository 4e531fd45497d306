from __future__ import annotations

from typing import Any

import pytest

from tests.core.build import at, clue, colleague, person, pitch, questionnaire, scenario, source, written
from trainer.core.narration import Line
from trainer.core.openings import openings
from trainer.core.scenario import Scenario
from trainer.core.state import OVER

FOUND = {"needs": {"clues": ["word"]}}


def house(**changes: Any) -> Scenario:
    """Return a scenario in which one clue opens one door of each kind, beside one that was always open."""
    needs = FOUND | changes
    return scenario(
        person("ann"), person("ben", access=needs["needs"]),
        clue=[clue("word", "ann")],
        source=[source("open"), source("shut", **needs)],
        questionnaire=[
            questionnaire("free", ("ann",), written("s", ann={}), written("v", ann={})),
            questionnaire("bound", ("ann",), written("t", ann={}), written("w", ann={}), **needs),
        ],
        pitch=[pitch("free"), pitch("bound", **needs)],
        team=(colleague("eve"), colleague("fay", **needs)),
    )  # fmt: skip


def test_every_door_that_a_move_opened_is_told_and_no_other() -> None:
    before, after = at(house()), at(house(), clues=1)
    assert openings(house(), before, after) == (
        Line("opens_person", "", 1), Line("opens_source", item=1), Line("opens_sheet", item=1),
        Line("opens_colleague", item=1), Line("opens_pitch", item=1),
    )  # fmt: skip


@pytest.mark.parametrize(("before", "after"), [(1, 1), (0, 0), (1, 0)])
def test_what_stood_open_or_stays_shut_is_not_told(before: int, after: int) -> None:
    assert openings(house(), at(house(), clues=before), at(house(), clues=after)) == ()


def test_what_was_used_already_opens_no_more() -> None:
    used = {"studied": 0b10, "surveyed": (-1, 0), "meetings": (0, 30)}
    told = openings(house(), at(house(), **used), at(house(), clues=1, **used))
    assert [line.kind for line in told] == ["opens_person", "opens_pitch"]


def test_what_the_round_of_a_meeting_opens_is_no_door() -> None:
    here = scenario(pitch=[pitch("bound", needs={"companion": "engineer"})], team=(colleague("eve"),))
    assert openings(here, at(here), at(here, counterpart="engineer")) == ()


def test_a_play_that_is_over_opens_nothing() -> None:
    assert openings(house(), at(house()), at(house(), clues=1, place=OVER)) == ()
