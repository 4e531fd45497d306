from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.color import Color
from textual.theme import Theme

from trainer.tui.themes import CONTRAST, THEME_NAMES, THEMES
from trainer.tui.widgets.choice_field import flow
from trainer.tui.widgets.text_view import TextBlock, layout_blocks
from trainer.tui.wrap import pad, truncate, wrap_text


def contrast(one: str, other: str) -> float:
    def luminance(text: str) -> float:
        parts = [value / 255 for value in Color.parse(text).rgb]
        red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_text_stands_out_from_every_ground(theme: Theme) -> None:
    colours = {**theme.to_color_system().generate(), **theme.variables}
    least = 7.0 if theme is CONTRAST else 4.5
    grounds = ("background", "surface", "panel", "block-cursor-background", "block-cursor-blurred-background")
    words = (
        "foreground",
        "quiet",
        "accent",
        "success",
        "warning",
        "error",
        "text",
        "text-muted",
        "block-cursor-foreground",
    )
    pairs = [
        *product(words, grounds),
        ("on-accent", "accent"),
        ("button-foreground", "panel"),
        ("background", "foreground"),
    ]
    poor = {
        f"{word} on {ground}": round(contrast(colours[word], colours[ground]), 2)
        for word, ground in pairs
        if contrast(colours[word], colours[ground]) < least
    }
    assert not poor


def test_every_theme_has_a_name() -> None:
    assert set(THEME_NAMES) == {theme.name for theme in THEMES} and len(THEMES) == 4


TEXT = st.text(st.sampled_from("ab ,.中文，。（）“”x\u3000yz-…"), max_size=60)


@given(TEXT, st.integers(4, 40))
def test_folding_loses_nothing_but_spaces_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = wrap_text(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_no_line_begins_with_a_closing_sign_or_ends_with_an_opening_one() -> None:
    text = "她说（也许是真的），“这件事”不归她管；预算呢？没有人知道。再问一次《合同》里写了什么！"
    for width in range(8, 40):
        for line in wrap_text(text, width):
            assert line[0] not in "，。；？！）》”" and line[-1] not in "（《“", (width, line)


@given(TEXT, st.integers(1, 40))
def test_cut_and_padded_text_keeps_to_its_cells(text: str, width: int) -> None:
    assert cell_len(truncate(text, width)) <= width
    assert cell_len(pad(text, width)) == width


def test_a_hanging_lead_keeps_further_lines_indented() -> None:
    content = layout_blocks([TextBlock("one two three four five", "", "You  ", "bold", 2)], 14)
    assert content.plain.splitlines() == ["You  one two", "  three four", "  five"]


def test_items_flow_into_lines() -> None:
    assert flow([4, 4, 4], 10) == [(0, 0), (0, 6), (1, 0)]
