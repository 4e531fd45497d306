"""The facilitator's guide."""

from __future__ import annotations

from dataclasses import replace

from tests.kit.scenarios import PLAYED, scenario_in
from trainer.i18n.translator import Translator
from trainer.kit.guide import texts_of


def test_a_guide_gives_one_timing() -> None:
    scenario = scenario_in(PLAYED[0].values[0], "en")
    assert scenario.brief.facilitator is not None
    timing = scenario.brief.facilitator[1]
    texts = dict(texts_of(Translator("en"), scenario))
    assert texts["The timing its authors had in mind"] == timing
    assert "How long it takes" not in texts
    silent = replace(scenario, brief=replace(scenario.brief, facilitator=None), people=scenario.people[:3], slots=28)
    assert texts_of(Translator("en"), silent) == (
        (
            "How long it takes",
            "About 59 minutes: 10 to read, 24 to play (6 meetings of 4 minutes), 5 to decide, 20 to talk.",
        ),
    )
