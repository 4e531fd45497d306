from __future__ import annotations

from trainer.core.scenario import Scenario
from trainer.i18n.translator import Translator
from trainer.packs.graph.power_map import power_map


def test_the_power_map_says_what_is_true_and_what_will_be(corner: Scenario) -> None:
    ada, bo, cy = power_map(corner, Translator("en"))
    assert ada.facts == ("Decision maker", "influence: decisive", "○ neutral")
    assert ada.later == ("from day 3: Influencer; influence: strong",)
    assert bo.facts[1:] == ("influence: strong, technical veto", "− sceptical")
    assert (ada.reports, bo.reports) == ((bo.index, cy.index), ())
    assert [(tie.other, tie.strength) for tie in cy.ties] == [(ada.index, 1)]
