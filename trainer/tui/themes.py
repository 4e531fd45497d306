"""Four themes of our own: light, dark, high contrast, and one that is safe for red–green blindness.

One accent colour each. Colour never carries a meaning alone: a glyph or a word always stands with it. The stylesheet
below fills them in.
"""

from __future__ import annotations

from typing import Final

from textual.css.stylesheet import Stylesheet
from textual.theme import Theme

from trainer.errors import N_


def _theme(
    name: str,
    *,
    dark: bool,
    background: str,
    surface: str,
    panel: str,
    foreground: str,
    quiet: str,
    accent: str,
    on_accent: str,
    success: str,
    warning: str,
    error: str,
    line: str,
    cursor: str,
) -> Theme:
    return Theme(
        name=name,
        primary=accent,
        secondary=quiet,
        accent=accent,
        foreground=foreground,
        background=background,
        surface=surface,
        panel=panel,
        success=success,
        warning=warning,
        error=error,
        dark=dark,
        variables={
            "quiet": quiet,
            "line": line,
            "on-accent": on_accent,
            "text": foreground,
            "text-muted": quiet,
            "text-disabled": quiet,
            # Pale or dark enough for every text colour: rows keep their own colours under the cursor.
            "block-cursor-foreground": foreground,
            "block-cursor-background": cursor,
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-foreground": foreground,
            "block-cursor-blurred-background": panel,
            "block-cursor-blurred-text-style": "bold",
            "block-hover-background": panel,
            "border": accent,
            "border-blurred": line,
            "scrollbar": line,
            "scrollbar-hover": quiet,
            "scrollbar-active": accent,
            "scrollbar-background": background,
            "scrollbar-background-hover": background,
            "scrollbar-background-active": background,
            "scrollbar-corner-color": background,
            "input-cursor-background": foreground,
            "input-cursor-foreground": background,
            "input-selection-background": line,
            "button-foreground": foreground,
            "button-color-foreground": on_accent,
            "button-focus-text-style": "bold reverse",
        },
    )


DARK: Final = _theme(
    "desk-dark", dark=True, background="#15181d", surface="#15181d", panel="#252b34", foreground="#e6e3dc",
    quiet="#a3abb5", accent="#86b9dd", on_accent="#0d1116", success="#8fcf9f", warning="#e3bd6d", error="#f2a097",
    line="#4a5462", cursor="#24394b",
)  # fmt: skip
LIGHT: Final = _theme(
    "desk-light", dark=False, background="#faf8f3", surface="#faf8f3", panel="#e9e4d9", foreground="#23262b",
    quiet="#545b65", accent="#1d5b87", on_accent="#ffffff", success="#22602f", warning="#6b4e00", error="#992b22",
    line="#b5ae9f", cursor="#d3e3ee",
)  # fmt: skip
CONTRAST: Final = _theme(
    "desk-contrast", dark=True, background="#000000", surface="#000000", panel="#1c1c1c", foreground="#ffffff",
    quiet="#d6d6d6", accent="#ffd75f", on_accent="#000000", success="#9dffae", warning="#ffcf87", error="#ffb3ab",
    line="#9e9e9e", cursor="#3d3200",
)  # fmt: skip
SAFE: Final = _theme(
    "desk-safe", dark=True, background="#14171c", surface="#14171c", panel="#262b36", foreground="#e8e6e1",
    quiet="#a9b0ba", accent="#f0c24b", on_accent="#14171c", success="#7cc4f5", warning="#f0e442", error="#f5a35c",
    line="#4c5566", cursor="#40351a",
)  # fmt: skip

THEMES: Final = (DARK, LIGHT, CONTRAST, SAFE)
THEME_NAMES: Final = {
    DARK.name: N_("Dark"),
    LIGHT.name: N_("Light"),
    CONTRAST.name: N_("High contrast"),
    SAFE.name: N_("Safe for red–green blindness"),
}


class CachedStylesheet(Stylesheet):
    """Parses what is new. Textual 8 parses all styles anew for each theme and mode, whether a colour changed or not.

    A start does so twice, and each time takes a tenth of what the whole start takes.
    """

    def set_variables(self, variables: dict[str, str]) -> None:
        """Forget what was parsed, if a colour has changed."""
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        """Parse what has not been parsed with these colours."""
        self.parse()
