from __future__ import annotations

from trainer.core.scenario import Scenario
from trainer.i18n.translator import Translator
from trainer.packs.graph.mermaid import markdown, mermaid


def test_mermaid_has_every_line_and_tie(corner: Scenario) -> None:
    text = mermaid(corner, Translator("en"), "power")
    assert text.startswith("flowchart TD\n")
    assert "p0 --> p1" in text
    assert 'p2 -. "+1" .-> p0' in text
    both = markdown(corner, Translator("zh"), "both")
    assert both.count("```mermaid") == 2
    assert both.count("```") == 4
