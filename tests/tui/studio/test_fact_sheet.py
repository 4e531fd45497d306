"""The facts of a scenario as its author reads them."""

from __future__ import annotations

import pytest

from trainer.core.scenario import Scenario
from trainer.i18n.translator import Translator
from trainer.tui.studio.fact_sheet import fact_blocks
from trainer.tui.widgets.text_view import layout_blocks


def test_everything_is_counted_and_gaps_are_marked(corner: Scenario) -> None:
    words = layout_blocks(fact_blocks(Translator("en"), corner), 100).plain
    for told in (
        "people 3", "People, and the clues that show each trait", "Ada Holt", "too few", "Clues, and what reveals them",
        "Calendar", "day 2  review", "Do the answers give themselves away?",
    ):  # fmt: skip
        assert told in words, told
    for clue in corner.clues:
        assert clue.id in words


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_is_in_every_language(corner: Scenario, language: str) -> None:
    blocks = fact_blocks(Translator(language), corner)
    heads = [block.text for block in blocks if "bold" in block.style]
    assert len(heads) == 5 and all(head.isascii() == (language == "en") for head in heads)
