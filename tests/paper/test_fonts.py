"""Our fonts: which characters they hold, and in which form they come."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from trainer.paper import fonts

FONTS = sorted(fonts.folder().glob("*.ttf"))


def test_the_list_of_characters_is_what_the_fonts_hold() -> None:
    held = {chr(code) for path in FONTS for code in TTFont(path).getBestCmap()}
    assert held == fonts.held()
    regular, bold = ({*TTFont(fonts.folder() / f"NotoSansSC-{one}.ttf").getBestCmap()} for one in ("Regular", "Bold"))
    assert regular == bold


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_fonts_are_static_true_type(path: Path) -> None:
    tables = set(TTFont(path).keys())
    assert "glyf" in tables
    assert not tables & {"fvar", "gvar", "CFF ", "CFF2"}


def test_a_character_that_no_font_holds_is_given_by_its_code() -> None:
    assert fonts.shown("plain 喆\n") == ("plain 喆\n", frozenset())
    assert fonts.shown("\U00020bb7") == ("[U+20BB7]", frozenset({"\U00020bb7"}))


def test_selectors_and_joiners_show_nothing_and_are_not_missed() -> None:
    assert fonts.shown("a\ufe0fb\u200d") == ("ab", frozenset())
    assert fonts.shown("e\u0301") == ("é", frozenset())
