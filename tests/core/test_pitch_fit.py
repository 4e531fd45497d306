from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.build import clue, event, meeting, person, pitch, question, scenario
from tests.core.made_up import few
from trainer.core.pitch_fit import Fit, fit_of, support_moved
from trainer.core.vocabulary import CONCERNS, WINS


def fit(hidden: dict[str, Any], case: dict[str, Any], **changes: Any) -> Fit:
    """The fit of a case to Ben, who was asked something."""
    house = scenario(
        person("ann", question=[question("one")]), person("ben", question=[question("one")], **hidden),
        clue=[clue("one", "ann"), clue("two", "ben")], pitch=[pitch("other"), case],
    )  # fmt: skip
    return fit_of(house, meeting(house, 1, **({"asked": 0b10} | changes)), 1, house.pitches[1])


def test_everything_right_is_a_hundred() -> None:
    needs = {"concerns": {"risk": 2}, "wins": {"ease": 1}, "prefers": {"channel": "visit", "counterpart": "sales"}}
    assert fit(needs, pitch("case", "risk", appeals=["ease"])) == Fit(100, 45, 25, 10, 10, 10, 0, 0)


@pytest.mark.parametrize(
    ("answers", "points"),
    [([], 0), (["budget"], 11), (["return"], 22), (["risk"], 33), (["budget", "return"], 33), (["budget", "risk"], 45)],
)
def test_two_thirds_of_the_concerns_weight_earn_all_of_it(answers: list[str], points: int) -> None:
    weights = {"risk": 3, "return": 2, "budget": 1}
    assert fit({"concerns": weights}, pitch("case", *answers)).concerns == points


@pytest.mark.parametrize(
    ("appeals", "points"), [([], 0), (["ease"], 9), (["growth"], 25), (["ease", "growth"], 25), (["safety"], 0)]
)
def test_two_thirds_of_the_wins_weight_earn_all_of_it(appeals: list[str], points: int) -> None:
    assert fit({"wins": {"ease": 1, "growth": 3}}, pitch("case", appeals=appeals)).wins == points


def test_whoever_needs_nothing_grants_it() -> None:
    assert fit({}, pitch("case")) == Fit(100, 45, 25, 10, 10, 10, 0, 0)


@pytest.mark.parametrize(("answers", "past"), [(["risk"], 0), (["risk", "budget"], -6), (["budget", "return"], -12)])
def test_talking_past_costs(answers: list[str], past: int) -> None:
    found = fit({"concerns": {"risk": 1}}, pitch("case", *answers))
    assert found.past == past
    assert found.total == found.concerns + 55 + past


def test_appealing_to_what_nobody_wants_costs_nothing() -> None:
    assert fit({"wins": {"ease": 1}}, pitch("case", appeals=["ease", "growth"])).past == 0


@pytest.mark.parametrize(("wanted", "points"), [(None, 10), ("visit", 10), ("call", 0)])
def test_the_channel(wanted: str | None, points: int) -> None:
    found = fit({"prefers": {"channel": wanted} if wanted else {}}, pitch("case"))
    assert (found.channel, found.total) == (points, 90 + points)


@pytest.mark.parametrize(("wanted", "points"), [(None, 10), ("engineer", 10), ("sales", 0)])
def test_the_counterpart(wanted: str | None, points: int) -> None:
    found = fit({"prefers": {"counterpart": wanted} if wanted else {}}, pitch("case"), counterpart="engineer")
    assert (found.counterpart, found.total) == (points, 90 + points)


@pytest.mark.parametrize(("clues", "points"), [(0b11, 10), (0b01, 0), (0b10, 0), (0b00, 0)])
def test_proof_counts_when_all_of_it_is_held(clues: int, points: int) -> None:
    found = fit({}, pitch("case", proof=["one", "two"]), clues=clues)
    assert (found.proof, found.total) == (points, 90 + points)


def test_whoever_was_never_asked_is_not_heard() -> None:
    assert fit({}, pitch("case"), asked=0b01) == Fit(85, 45, 25, 10, 10, 10, 0, -15)
    assert fit({}, pitch("case"), asked=0b10).unheard == 0


def test_the_total_stays_within_its_range() -> None:
    wants = {"concerns": {"risk": 1}, "wins": {"ease": 1}, "prefers": {"channel": "call", "counterpart": "finance"}}
    past = [name for name in CONCERNS if name != "risk"]
    found = fit(wants, pitch("case", *past, proof=["one"]), asked=0)
    assert (found.total, found.past, found.unheard) == (0, -54, -15)


@pytest.mark.parametrize("total", [0, 37, 100])
def test_a_scenario_may_set_a_pair(total: int) -> None:
    found = fit({"concerns": {"risk": 1}}, pitch("case", fit={"ben": total}))
    assert found == Fit(total, 0, 25, 10, 10, 10, 0, 0, fixed=True)
    assert not fit({}, pitch("case", fit={"ann": total})).fixed


def test_a_fit_follows_the_person_the_case_and_what_happened() -> None:
    eased = event("eased", 2, {"person": "ann", "concerns": {"budget": 1}})
    house = scenario(
        person("ann", concerns={"risk": 1}), person("ben", concerns={"return": 1}), event=[eased],
        pitch=[pitch("one", "risk"), pitch("two", "budget")],
    )  # fmt: skip

    def concerns(person: int, case: int, **changes: Any) -> int:
        return fit_of(house, meeting(house, person, **changes), person, house.pitches[case]).concerns

    assert [concerns(0, 0), concerns(0, 1), concerns(1, 0)] == [45, 0, 0]
    assert [concerns(0, 0, fired=1), concerns(0, 1, fired=1)] == [0, 45]
    assert [concerns(0, 0), concerns(0, 1), concerns(1, 0)] == [45, 0, 0], "the same when asked again"


@pytest.mark.parametrize(
    ("fit_", "points"), [(0, -18), (40, -2), (44, -1), (45, 0), (47, 0), (48, 1), (70, 10), (100, 22)]
)
def test_support_moves_with_fit(fit_: int, points: int) -> None:
    assert support_moved(fit_) == points


weights = st.integers(1, 3)


@few
@given(
    concerns=st.dictionaries(st.sampled_from(CONCERNS), weights), wins=st.dictionaries(st.sampled_from(WINS), weights),
    answers=st.lists(st.sampled_from(CONCERNS), unique=True), appeals=st.lists(st.sampled_from(WINS), unique=True),
)  # fmt: skip
def test_answering_more_of_what_is_needed_never_fits_worse(
    concerns: dict[str, int], wins: dict[str, int], answers: list[str], appeals: list[str]
) -> None:
    hidden = {"concerns": concerns, "wins": wins}
    some = fit(hidden, pitch("case", *answers, appeals=appeals))
    more = fit(hidden, pitch("case", *answers, *[name for name in concerns if name not in answers], appeals=[*WINS]))
    assert 0 <= some.total <= more.total <= 100
    assert (some.concerns <= more.concerns == 45, some.wins <= more.wins == 25, some.past) == (True, True, more.past)
