"""A scenario's level is what two weakened players show, not what its label says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from trainer.core.scenario import Scenario
from trainer.proof.fairness import level_kept, measured_level
from trainer.proof.jobs import PlayResult


def plays(*outcomes: str) -> list[PlayResult]:
    return [PlayResult((), {}, 50.0, outcome) for outcome in outcomes]


@pytest.mark.parametrize(
    ("listener", "careless", "level"),
    [
        (plays("won", "concessions", "lost"), plays("lost", "won", "won"), 1),
        (plays("won", "concessions", "lost"), plays("lost", "lost", "lost"), 2),
        (plays("won", "deferred", "lost"), plays("won", "won", "lost"), 2),
        (plays("won", "lost"), plays("concessions", "lost"), 3),
        (plays("disqualified", "lost"), plays("deferred", "lost"), 3),
    ],
)
def test_half_of_the_plays_is_not_enough(listener: list[PlayResult], careless: list[PlayResult], level: int) -> None:
    assert measured_level({"listener": listener, "careless": careless}) == level


def test_a_wrong_label_is_refuted_and_says_what_was_seen(corner: Scenario) -> None:
    results = {"listener": plays("won", "won"), "careless": plays("won", "won")}
    labelled = [replace(corner, brief=replace(corner.brief, level=level)) for level in (1, 2)]
    right, wrong = (level_kept(scenario, results) for scenario in labelled)
    assert (right.status, wrong.status) == ("BOUNDED", "REFUTED")
    assert str(wrong.subject) == "level 2"
    assert str(wrong.detail) == "shows itself as level 1: listener wins 2 of 2 plays; careless wins 2 of 2 plays"
