from __future__ import annotations

import pytest

from tests.core.test_decision import WIN
from tests.plays import card, value
from trainer.core.scenario import Scenario
from trainer.core.score.breakdown import f1

ROLE_CLUES = "meet ada visit; ask ada.day; ask ada.worry; leave; "


def primary(scenario: Scenario, moves: str) -> float:
    parts = {part.id: part.value for part in card(scenario, moves).scores["roles"].parts}
    return parts["roles.primary"]


def test_silence_earns_nothing(corner: Scenario) -> None:
    result = card(corner, "close")
    values = {name: one.value for name, one in result.scores.items()}
    assert values == {
        "roles": 0.0, "needs": 0.0, "pitch": 0.0, "objections": 0.0, "relations": 0.0, "alignment": 0.0,
        "adaptation": 0.0, "conduct": 100.0, "outcome": 0.0,
    }  # fmt: skip
    assert result.overall == 0.0


@pytest.mark.parametrize(
    ("note", "marks"),
    [
        ("roles=decider", 1),
        ("roles=decider certainty=2", 2),
        ("roles=decider certainty=3", 2),
        ("roles=decider certainty=3 evidence=ada-role", 2),
        ("roles=decider certainty=3 evidence=ada-role,ada-need", 3),
        ("roles=user", 0),
        ("roles=user certainty=2", 0),
        ("", 0),
    ],
)
def test_marks_by_certainty_on_one_person(corner: Scenario, note: str, marks: int) -> None:
    # Ada weighs 6 of 6 + 4 + 2 and is noted alone; a negative mean counts as nothing.
    moves = ROLE_CLUES + f"note ada {note}; close"
    assert primary(corner, moves) == pytest.approx(100 * marks * 6 / (3 * 12))


def test_a_sure_error_eats_what_others_earned(corner: Scenario) -> None:
    right = "note bo roles=technical certainty=2; "
    assert primary(corner, right + "close") > 0
    assert primary(corner, right + "note ada roles=user certainty=2; close") == 0


def test_further_roles_count_by_f1(corner: Scenario) -> None:
    def further(note: str) -> float:
        parts = {part.id: part.value for part in card(corner, f"note bo {note}; close").scores["roles"].parts}
        return parts["roles.further"]

    # Bo (4) and Cy (2) hold a further role each; only Bo's is noted.
    assert further("roles=technical,user") == pytest.approx(100 * 4 / 6)
    assert further("roles=technical,user,finance") == pytest.approx(100 * (2 / 3) * 4 / 6)
    assert further("roles=technical") == 0


def test_ticking_every_need_loses(corner: Scenario) -> None:
    everything = (
        "concerns=return,strategy,risk,compliance,outcome,usability,reliability,budget,cooperation,fairness "
        "wins=visibility,standing,safety,ease,control,growth,harmony,purpose"
    )
    ticked = "; ".join(f"note {who} {everything}" for who in ("ada", "bo", "cy"))
    known = "note ada concerns=return,risk wins=safety; note bo concerns=reliability wins=standing,control; "
    known += "note cy concerns=budget wins=growth"
    assert value(corner, f"{known}; close", "needs") == 100
    less = value(corner, f"{ticked}; close", "needs")
    assert less is not None
    assert less < 40


def test_a_later_review_counts_more(corner: Scenario) -> None:
    known = "note ada concerns=return,risk wins=safety"
    early = value(corner, f"{known}; review; note ada; review; close", "needs")
    late = value(corner, f"review; {known}; review; close", "needs")
    assert early is not None
    assert late is not None
    assert late == pytest.approx(2 * early, abs=0.2)


def test_pitch_is_fit_and_reach(corner: Scenario) -> None:
    # A perfect pitch to Ada, who holds 3 of 6 points of influence.
    assert (
        value(corner, "meet ada visit; ask ada.day; pitch budget-case; leave; close", "pitch") == 0.6 * 100 + 0.4 * 50
    )


def test_an_objection_is_scored_by_its_steps(corner: Scenario) -> None:
    raised = "meet ada visit; pitch cheap; "

    def handled(responses: str) -> float:
        points = value(corner, raised + responses + "; leave; close", "objections")
        assert points is not None
        # Ada's doubt weighs 3; Bo's (2) and Cy's (1) were never touched.
        return points * 6 / 3

    assert handled("respond ada.doubt.show") == pytest.approx(55, abs=0.2)
    assert handled("respond ada.doubt.probe; respond ada.doubt.show") == pytest.approx(100, abs=0.2)
    assert handled("respond ada.doubt.argue") == 0
    assert handled("respond ada.doubt.probe; respond ada.doubt.argue") == pytest.approx(20, abs=0.2)


def test_a_prevented_objection_counts_as_handled(corner: Scenario) -> None:
    points = value(corner, "meet ada visit; ask ada.day; pitch budget-case; leave; close", "objections")
    assert points == 50.0


def test_alignment_wants_two_hearers_and_no_contradiction(corner: Scenario) -> None:
    assert value(corner, "meet ada visit; ask ada.day; pitch budget-case; leave; close", "alignment") == 0
    assert value(corner, WIN, "alignment") == 100
    contradicting = (
        "meet bo visit with engineer; ask bo.day; pitch proof; leave; meet cy mail; pitch cheap; leave; close"
    )
    assert value(corner, contradicting, "alignment") == 25.0


def test_adaptation_looks_at_what_moved_on_the_next_map(corner: Scenario) -> None:
    until = "study fair; meet bo visit with engineer; ask bo.day; ask bo.worry; leave; "
    until += "note ada roles=decider influence=3 certainty=2; review; "
    # Moved: Ada's role and influence, Bo's role and influence.
    assert value(corner, until + "review; close", "adaptation") == 0
    half = until + "note bo roles=decider influence=3 certainty=2; review; close"
    assert value(corner, half, "adaptation") == pytest.approx(100 * (2 / 3 + 1) / 4, abs=0.1)


def test_closing_before_power_moves_exercises_no_adaptation(corner: Scenario) -> None:
    assert value(corner, "close", "adaptation") == 0


def test_a_forbidden_act_leaves_less_than_a_third(corner: Scenario) -> None:
    breach = "meet cy mail; ask cy.day; leave; meet cy mail; ask cy.worry; leave; meet cy call; ask cy.rival; leave; "
    result = card(corner, breach + "close")
    assert result.scores["conduct"].value == 30
    assert 0 < result.overall <= 30
    assert [rule.id for rule in result.breaches] == ["bid-secret"]


def test_the_brier_score_of_what_was_claimed(corner: Scenario) -> None:
    assert card(corner, "close").brier is None
    assert card(corner, "note ada roles=decider certainty=3; close").brier == pytest.approx(0.01)
    assert card(corner, "note ada roles=user certainty=3; close").brier == pytest.approx(0.81)


def test_the_careful_play_is_well_scored(corner: Scenario) -> None:
    result = card(corner, WIN)
    assert result.outcome.kind == "won"
    parts = {name: score.value for name, score in result.scores.items()}
    assert parts["pitch"] is not None
    assert parts["pitch"] > 75


@pytest.mark.parametrize(
    ("chosen", "true", "expected"),
    [((), (), 1.0), (("a",), (), 0.0), (("a", "b"), ("a",), 2 / 3), (("a", "b"), ("a", "b"), 1.0)],
)
def test_f1(chosen: tuple[str, ...], true: tuple[str, ...], expected: float) -> None:
    assert f1(frozenset(chosen), frozenset(true)) == pytest.approx(expected)
