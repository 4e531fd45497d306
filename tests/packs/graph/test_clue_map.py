from __future__ import annotations

from tests.conftest import SCENARIOS
from trainer.core.scenario import Scenario
from trainer.i18n.translator import Translator
from trainer.packs.graph.clue_map import clue_map
from trainer.packs.graph.mermaid import mermaid
from trainer.packs.graph.svg import svg
from trainer.packs.load import load

DEAL = SCENARIOS / "software-firm" / "platform-deal.toml"


def test_the_clue_map_names_what_misleads_and_what_comes_later(corner: Scenario) -> None:
    sections = {section.name: section for section in clue_map(corner, Translator("en"))}
    bo = sections["Bo Kern"]
    # "decider" is false of Bo until the books are handed over: the rep is early, not a lie.
    assert "Decision maker (from day 3)" in bo.facts
    assert [finding.id for finding in bo.findings] == ["bo-role", "bo-need", "rep", "cheques"]
    assert "event on day 3" in bo.origins
    assert "source: Talk at the trade fair" in bo.origins
    for section in sections.values():
        assert {clue for _, clue in section.brings} == set(range(len(section.findings)))
        assert {fact for _, fact in section.supports} == set(range(len(section.facts)))


def test_a_clue_that_is_never_true_is_marked() -> None:
    deal = load(DEAL).scenario
    misleading = {one.id for section in clue_map(deal, Translator("en")) for one in section.findings if one.misleads}
    assert "note-2021" in misleading
    assert "orders" not in misleading
    assert "note-2021 · misleads" in svg(deal, Translator("en"), "clues")
    assert "note-2021 · misleads" in mermaid(deal, Translator("en"), "clues")
