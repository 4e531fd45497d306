"""Themes: contrast and names."""

from __future__ import annotations

from itertools import product

import pytest
from textual.color import Color
from textual.theme import Theme

from trainer.tui.themes import CONTRAST, THEME_NAMES, THEMES


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
