"""Facts of a scenario, counted."""

from __future__ import annotations

from trainer.core.scenario import Scenario
from trainer.tui.studio import scenario_facts as facts


def test_facts_count_what_can_be_found(corner: Scenario) -> None:
    ada, bo, cy = facts.people_facts(corner)
    assert ada.role == "decider" and ada.covers[0].axis == "role" and ada.gaps == len(ada.covers) - 1
    assert [cover for cover in bo.covers if cover.axis == "role"][1].later
    by_id = {clue.id: clue for clue in facts.clue_facts(corner)}
    assert (
        by_id["ada-role"].revealed_by == ("study ledger", "ask ada.day")
        and "event handover" in by_id["cheques"].revealed_by
    )
    assert by_id["rep"].later and not (by_id["rep"].misleading or by_id["ada-role"].later)
    stats = facts.give_aways(corner)
    assert 0 <= stats.first <= stats.lists == 3 and cy.questions == 3
