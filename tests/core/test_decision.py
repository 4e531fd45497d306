from __future__ import annotations

from tests.plays import after
from trainer.core.decision import contradictions, outcome, table_support, units_sharing
from trainer.core.scenario import Scenario

WIN = """
meet bo visit with engineer; ask bo.day; ask bo.worry; pitch proof; leave
meet ada visit; ask ada.day; ask ada.worry; pitch budget-case; pitch one-shop; leave
review
meet bo call with engineer; pitch one-shop; leave
meet cy mail; ask cy.day; leave
review
close
"""


def test_a_careful_play_wins(corner: Scenario) -> None:
    end = outcome(corner, after(corner, WIN))
    assert end is not None
    assert (end.kind, end.reason) == ("won", "")
    assert end.ending is not None
    assert end.ending.id == "won"


def test_no_outcome_while_the_play_is_on(corner: Scenario) -> None:
    assert outcome(corner, after(corner, "study ledger")) is None


def test_doing_nothing_is_stopped_by_the_veto(corner: Scenario) -> None:
    end = outcome(corner, after(corner, "close"))
    assert end is not None
    assert (end.kind, end.reason, end.against) == ("lost", "veto", (1,))


def test_a_forbidden_act_disqualifies_whatever_the_support(corner: Scenario) -> None:
    breach = "meet cy mail; ask cy.day; leave; meet cy mail; ask cy.worry; leave; meet cy call; ask cy.rival; leave; "
    end = outcome(corner, after(corner, breach + "close"))
    assert end is not None
    assert (end.kind, end.reason) == ("disqualified", "conduct")


def test_contradicting_promises_cost_both_hearers(corner: Scenario) -> None:
    one = after(corner, "meet bo visit with engineer; ask bo.day; pitch proof; leave")
    both = after(
        corner, "meet bo visit with engineer; ask bo.day; pitch proof; leave; meet cy mail; pitch cheap; "
        "leave",
    )  # fmt: skip
    assert contradictions(corner, one) == ()
    assert contradictions(corner, both) == ((1, 3),)
    assert table_support(corner, one)[1] - table_support(corner, both)[1] == 12


def test_a_shared_case_lifts_everybody_from_the_second_unit_on(corner: Scenario) -> None:
    one = after(corner, "meet ada visit; pitch one-shop; respond ada.doubt.show; leave")
    assert units_sharing(corner, one) == 1
    two = after(corner, "meet ada visit; pitch one-shop; respond ada.doubt.show; leave; meet bo call; pitch one-shop;"
                "respond bo.doubt.show; leave")  # fmt: skip
    assert units_sharing(corner, two) == 2
    assert table_support(corner, two)[2] - table_support(corner, one)[2] == 6


def test_ties_carry_a_tenth_per_strength(corner: Scenario) -> None:
    before = after(corner, "")
    # Each loses 4 for the doubt that nobody touched. Cy stands at 66 and sways Ada by a tenth of the 16 above 50.
    assert table_support(corner, before) == (50 - 4 + 1, 30 - 4, 70 - 4)
    lifted = after(corner, "meet ada visit; ask ada.day; ask ada.worry; pitch budget-case; leave")
    assert lifted.support[0] == 72
    assert table_support(corner, lifted)[1] == 30 - 4 + 2
