from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.build import at, event, objection, person, pitch, promise, rule, scenario, source
from tests.core.made_up import few
from tests.core.test_decision import WIN
from tests.plays import after, card
from trainer.core.moves import Note
from trainer.core.scenario import Scenario
from trainer.core.score.card import BREACH_POINTS, OUTCOME_POINTS, ScoreCard, score, uncleared
from trainer.core.state import DESK, OVER, Handed
from trainer.core.vocabulary import COMPETENCIES, GRADES, OUTCOMES


def scored(house: Scenario, **changes: Any) -> ScoreCard:
    result = score(house, at(house, place=OVER, **changes))
    assert result is not None
    return result


def test_there_is_no_card_while_the_play_is_on(corner: Scenario) -> None:
    assert score(corner, after(corner, "study ledger")) is None
    assert score(corner, at(corner, place=DESK)) is None


def test_silence_earns_nothing(corner: Scenario) -> None:
    result = card(corner, "close")
    assert tuple(result.scores) == COMPETENCIES
    assert {name: one.value for name, one in result.scores.items()} == {
        "roles": 0.0, "needs": 0.0, "pitch": 0.0, "objections": 0.0, "relations": 0.0, "alignment": 0.0,
        "adaptation": 0.0, "conduct": 100.0, "outcome": 0.0,
    }  # fmt: skip
    assert (result.overall, result.outcome.kind, result.breaches, result.brier) == (0.0, "lost", (), None)


def test_the_careful_play_is_well_scored(corner: Scenario) -> None:
    result = card(corner, WIN)
    assert result.outcome.kind == "won"
    assert result.scores["outcome"].value == 100
    assert (result.scores["pitch"].value or 0) > 75


def test_what_a_scenario_lacks_is_left_out_of_the_mean() -> None:
    result = scored(scenario(), support=(100,))
    assert {name for name, one in result.scores.items() if one.value is None} == {
        "roles", "needs", "pitch", "objections", "alignment", "adaptation", "conduct",
    }  # fmt: skip
    assert result.overall == round(100 * 15 / 25, 1), "outcome 15, relations 10"


SHARES = {name: 0 for name in COMPETENCIES if name != "conduct"}


@pytest.mark.parametrize(
    ("support", "kind", "points"), [(62, "won", 100), (55, "concessions", 70), (46, "deferred", 35)]
)
def test_what_a_decision_is_worth(support: int, kind: str, points: int) -> None:
    result = scored(scenario(weights=SHARES | {"outcome": 100}), support=(support,))
    assert (result.outcome.kind, result.scores["outcome"].value, result.overall) == (kind, points, points)
    assert [(part.id, part.weight) for part in result.scores["outcome"].parts] == [("outcome.decision", 100)]
    assert scored(scenario(weights=SHARES | {"outcome": 100}), support=(45,)).overall == 0


def test_without_weights_there_is_no_result() -> None:
    assert scored(scenario(weights=SHARES), support=(100,)).overall == 0


RULES = [rule(f"{grade}-{number}", grade) for grade in GRADES for number in (1, 2)]


@pytest.mark.parametrize(
    ("breaches", "conduct", "overall"),
    [
        (0b000000, 100, 100.0),
        (0b010000, 90, 90.0),
        (0b110000, 80, 80.0),
        (0b000100, 75, 75.0),
        (0b001100, 50, 50.0),
        (0b111100, 30, 30.0),
    ],
)
def test_conduct_only_takes_away(breaches: int, conduct: int, overall: float) -> None:
    house = scenario(conduct=RULES, weights=SHARES | {"outcome": 100})
    result = scored(house, breaches=breaches, support=(100,))
    assert (result.scores["conduct"].value, result.overall) == (conduct, overall)
    assert [(part.id, part.weight) for part in result.scores["conduct"].parts] == [("conduct.rules", 100)]
    assert result.breaches == tuple(one for one in house.rules if breaches >> one.index & 1)


@few
@given(breaches=st.integers(0, 0b111111), trust=st.integers(0, 5))
def test_after_a_forbidden_act_at_most_thirty_are_left(breaches: int, trust: int) -> None:
    house = scenario(conduct=RULES, weights=SHARES | {"relations": 100})
    result = scored(house, breaches=breaches, met=1, trust=(trust,))
    taken = sum(BREACH_POINTS[one.grade] for one in result.breaches)
    assert result.scores["conduct"].value == max(0, 100 - taken)
    mean = (0, 0, 50, 100, 100, 100)[trust]
    assert result.overall == round(mean * max(0, 100 - taken) / 100, 1)
    if breaches & 0b11:
        assert result.overall <= 30


def test_a_flag_clears_a_breach_if_the_rule_says_so() -> None:
    rules = [
        rule("gift", "watch", cleared_by="approved"), rule("meal", "watch", cleared_by="noted"), rule("no", "avoid"),
    ]  # fmt: skip
    house = scenario(source=[source("one", sets=["noted"]), source("two", sets=["approved"])], conduct=rules)
    for flags, left in ((0b00, ["gift", "meal", "no"]), (0b10, ["meal", "no"]), (0b01, ["gift", "no"]), (0b11, ["no"])):
        state = at(house, place=OVER, breaches=0b111, flags=flags)
        assert [one.id for one in uncleared(house, state)] == left
        result = score(house, state)
        assert result is not None
        assert [one.id for one in result.breaches] == left
        assert result.scores["conduct"].value == 75 - 10 * (len(left) - 1)
    assert uncleared(house, at(house, flags=0b11)) == ()


def test_the_overall_result_is_the_weighted_mean() -> None:
    house = scenario(
        person("ann", concerns={"risk": 1}, wins={"ease": 1}), pitch=[pitch("one", "risk", shared=True)],
        event=[event("news", 2, {"person": "ann", "influence": 2})],
        weights={"roles": 30, "needs": 10, "pitch": 5, "objections": 0, "relations": 5, "alignment": 5,
                 "adaptation": 5, "outcome": 40},
    )  # fmt: skip
    note = Note("ann", ("user",), certainty=2, concerns=("risk",), influence=2)
    given_ = (Handed(0, 1, 0, (note,)),)
    result = scored(house, handed=given_, fired=1, support=(60,), met=1, trust=(2,), fits=((0, 0, 80),), pitched=(1,))
    values = {name: one.value for name, one in result.scores.items()}
    assert values == {
        "roles": 66.7, "needs": 60.0, "pitch": 88.0, "objections": None, "relations": 50.0, "alignment": 0.0,
        "adaptation": 100.0, "conduct": None, "outcome": 70.0,
    }  # fmt: skip
    total = 66.7 * 30 + 60 * 10 + 88 * 5 + 50 * 5 + 0 * 5 + 100 * 5 + 70 * 40
    assert result.overall == round(total / 100, 1)
    assert result.brier == round((0.735 - 1) ** 2, 3)


def test_each_score_is_the_competencys_own() -> None:
    house = scenario(person("ann", concerns={"risk": 1}, objection=[objection("doubt", "risk")]), pitch=[pitch("one")])
    result = scored(house, raised=1, responses=0, fits=((0, 0, 50),))
    heads = {name: one.parts[0].id.partition(".")[0] for name, one in result.scores.items() if one.parts}
    assert heads == {"pitch": "pitch", "objections": "objections", "outcome": "outcome"}


def test_every_outcome_and_grade_has_its_points() -> None:
    assert tuple(BREACH_POINTS) == GRADES
    assert tuple(OUTCOME_POINTS) == OUTCOMES


@pytest.mark.parametrize(
    ("support", "points", "left"),
    [(100, (25,), 75), (100, (25, 40), 35), (100, (60, 60), 0), (56, (30,), 40), (56, (100,), 0), (0, (30,), 0)],
)
def test_a_broken_promise_is_taken_from_the_outcome(support: int, points: tuple[int, ...], left: int) -> None:
    promises = [promise(f"p{one}", {}, {"met": ["ann"]}, points=value) for one, value in enumerate(points)]
    house = scenario(person("ann"), promise=promises)
    assert scored(house, support=(support,)).scores["outcome"].value == left
    kept = OUTCOME_POINTS[scored(house, support=(support,)).outcome.kind]
    assert scored(house, support=(support,), met=1).scores["outcome"].value == kept
