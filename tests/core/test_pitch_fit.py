from __future__ import annotations

import pytest

from tests.plays import after
from trainer.core.pitch_fit import fit_of, support_moved
from trainer.core.scenario import Scenario


def fit(scenario: Scenario, moves: str, pitch: str) -> int:
    state = after(scenario, moves)
    return fit_of(scenario, state, state.person, scenario.pitches[scenario.pitch_index[pitch]]).total


def test_everything_right_is_a_hundred(corner: Scenario) -> None:
    assert fit(corner, "meet ada visit; ask ada.day", "budget-case") == 100


def test_what_delivery_is_worth(corner: Scenario) -> None:
    best = fit(corner, "meet bo visit with engineer; ask bo.day", "proof")
    assert best == 100
    assert best - fit(corner, "meet bo call with engineer; ask bo.day", "proof") == 10, "not his channel"
    assert best - fit(corner, "meet bo visit; ask bo.day", "proof") == 10, "not his counterpart"
    assert best - fit(corner, "meet bo visit with engineer", "proof") == 15, "never asked anything"


def test_a_claim_without_its_proof_is_believed_less(corner: Scenario) -> None:
    asked = "meet cy mail; ask cy.day; leave; meet cy mail; ask cy.worry; leave; meet cy mail"
    assert fit(corner, asked, "briefing") - fit(corner, "meet cy mail; ask cy.day", "briefing") == 10


def test_talking_past_costs(corner: Scenario) -> None:
    assert fit(corner, "meet ada visit; ask ada.day", "proof") == 10 + 10 + 10 - 6
    assert fit(corner, "meet ada visit", "cheap") == 30 - 6 - 15


def test_a_scenario_may_set_a_pair(corner: Scenario) -> None:
    assert fit(corner, "meet ada visit", "one-shop") == 60


@pytest.mark.parametrize(("fit_", "points"), [(0, -18), (45, 0), (46, 0), (70, 10), (100, 22)])
def test_support_moves_with_fit(fit_: int, points: int) -> None:
    assert support_moved(fit_) == points
