"""The power map: superiors first, what was believed beside what is true."""

from __future__ import annotations

import pytest

from tests.debrief.plays import CAREFUL, CARELESS, debriefed
from trainer.debrief.facts.people import BLANK, PARTLY, RIGHT, WRONG, MapVerdict
from trainer.debrief.facts.power_map import Node, PowerStanding

TRUE = PowerStanding(("decider", "user"), 3, -1, "budget")


def node(believed: PowerStanding | None, *, left: bool = False) -> Node:
    return Node(0, "Ada", "Owner", 0, believed, TRUE, (), left)


def test_superiors_stand_before_those_who_report_to_them() -> None:
    nodes = debriefed(CAREFUL).map
    assert [(one.name, one.depth, one.boss) for one in nodes] == [
        ("Ada Holt", 0, -1), ("Bo Kern", 1, 0), ("Cy Lund", 1, 0),
    ]  # fmt: skip


def test_it_is_the_last_map_beside_the_truth_of_its_day() -> None:
    ada, bo, cy = debriefed(CAREFUL).map
    assert ada.true.roles[0] == "influencer" and bo.true.roles[0] == "decider"
    assert [one.verdict for one in (ada, bo, cy)] == [RIGHT, RIGHT, RIGHT]
    careless = debriefed(CARELESS).map
    assert [one.verdict for one in careless] == [WRONG, PARTLY, BLANK]
    assert careless[2].believed is None


@pytest.mark.parametrize(
    ("believed", "verdict", "differs"),
    [
        (None, BLANK, set()),
        (PowerStanding((), None, None, ""), BLANK, set()),
        (PowerStanding(("decider", "user"), 3, -1, "budget"), RIGHT, set()),
        (PowerStanding(("decider",), 3, -1, "budget"), PARTLY, set()),
        (PowerStanding(("user", "decider"), 3, -1, "budget"), PARTLY, set()),
        (PowerStanding(("coach",), 3, 1, "none"), WRONG, {"stance", "veto"}),
        (PowerStanding((), 0, None, ""), BLANK, {"influence"}),
    ],
)
def test_what_was_not_believed_is_open_and_no_error(
    believed: PowerStanding | None, verdict: MapVerdict, differs: set[str]
) -> None:
    assert node(believed).verdict == verdict
    assert node(believed).differs == differs


def test_nothing_is_said_of_who_has_left() -> None:
    gone = node(PowerStanding(("user",), 0, 0, "none"), left=True)
    assert gone.verdict is None and not gone.differs
