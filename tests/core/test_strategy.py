"""Writing a strategy down: who can stand in it."""

from __future__ import annotations

import pytest

from tests.core.build import at, person, pitch, scenario
from trainer.core.moves import Strategy
from trainer.core.state import OVER, REVIEW_DUE
from trainer.core.step import step
from trainer.core.strategy import fault_in_strategy

HOUSE = scenario(person("ann"), person("ben"), pitch=[pitch("proof")])


def test_it_is_written_anywhere_and_takes_no_time() -> None:
    strategy = Strategy(("ben",), ("ann",), "proof")
    for state in (at(HOUSE), at(HOUSE, place=REVIEW_DUE)):
        after, told = step(HOUSE, state, strategy)
        assert after == state.but(strategy=strategy)
        assert [one.kind for one in told] == ["planned"]


def test_it_goes_with_the_map_that_is_handed_in() -> None:
    from trainer.core.moves import Review

    first = step(HOUSE, at(HOUSE), Strategy(("ben",)))[0]
    handed = step(HOUSE, first, Review())[0]
    later = step(HOUSE, handed, Strategy(("ann",)))[0]
    assert [one.strategy for one in later.handed] == [Strategy(("ben",))]


@pytest.mark.parametrize(
    ("strategy", "fault"),
    [
        (Strategy(("zoe",)), "nobody here is called 'zoe'"),
        (Strategy((), ("zoe",)), "nobody here is called 'zoe'"),
        (Strategy(("ann", "ann")), "win names something twice"),
        (Strategy((), ("ben", "ben")), "neutral names something twice"),
        (Strategy(("ann",), ("ben", "ann")), "'ann' is either to be won or to be kept neutral"),
        (Strategy(case="nothing"), "there is no pitch 'nothing' here"),
    ],
)
def test_what_cannot_stand_in_it(strategy: Strategy, fault: str) -> None:
    found = fault_in_strategy(HOUSE, at(HOUSE), strategy)
    assert found is not None and str(found) == fault


def test_nothing_is_written_once_the_play_is_over() -> None:
    found = fault_in_strategy(HOUSE, at(HOUSE, place=OVER), Strategy())
    assert found is not None and str(found) == "the play is over"
    assert fault_in_strategy(HOUSE, at(HOUSE), Strategy()) is None
