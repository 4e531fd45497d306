from __future__ import annotations

import pytest

from tests.core.build import at, person, scenario
from trainer.core.moves import Note
from trainer.core.narration import Line
from trainer.core.state import OVER, Handed
from trainer.core.worries import WORRIES, Worry, worry_about, worry_told

ALL = 0b111
BOSS = Note("ann", ("decider",), 3, 1, "budget", ("risk",), ("ease",), 2)
USER = Note("ben", ("user",), 1, 0, "none", ("risk",), (), 1)
TECH = Note("cat", ("technical",), 1, 0, "technical", (), ("ease",), 1)


@pytest.mark.parametrize(
    ("board", "met", "worry"),
    [
        ((None, None, Note("cat")), ALL, Worry("empty")),
        ((None, USER, TECH), ALL, Worry("no_decider")),
        ((BOSS, Note("ben", ("decider",)), TECH), ALL, Worry("two_deciders", (0, 1))),
        ((BOSS, None, Note("cat")), ALL, Worry("unknown", (1, 2))),
        ((BOSS, USER, TECH), 0b110, Worry("decider_unmet", (0,))),
        ((BOSS, USER, Note("cat", ("technical",), certainty=3, evidence=("one",))), ALL, Worry("sure", (2,))),
        ((BOSS, USER, Note("cat", ("user",)), Note("dan", ("user",))), 0b1111, Worry("doubled", (1, 2, 3))),
        ((Note("ann", ("decider",)), USER, Note("cat", ("technical",))), ALL, Worry("no_veto")),
        ((BOSS, USER, Note("cat", ("technical",))), ALL, Worry("needs", (2,))),
        ((BOSS, USER, TECH), ALL, Worry("none")),
    ],
)
def test_the_gravest_thing_that_the_map_itself_shows(board: tuple[Note | None, ...], met: int, worry: Worry) -> None:
    assert worry_about(board, met) == worry


def test_a_further_role_decides_as_well() -> None:
    chief = Note("ann", ("finance", "decider"), veto="budget", wins=("ease",))
    assert worry_about((chief, USER, TECH), ALL) == Worry("none")


def test_it_is_told_when_the_first_map_was_handed_in_and_never_after() -> None:
    house = scenario(person("ann"), person("ben"), reviews=(2, 5))
    start = at(house)
    once = start.but(handed=(Handed(1, 0, 0, start.board),))
    twice = once.but(handed=(*once.handed, Handed(2, 0, 0, start.board)))
    assert worry_told(start, once) == (Line("worry", item=WORRIES.index("empty")),)
    assert worry_told(once, twice) == worry_told(start, start) == ()
    # A close takes every map that was due; nobody worries any more.
    assert worry_told(start, once.but(place=OVER)) == ()
