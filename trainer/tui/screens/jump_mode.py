"""Jump mode: a letter on every field of the screen in front, and the key to go there."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

from trainer.errors import N_

LETTERS = "asdfghjklqwertyuiopzxcvbnm"


class JumpTarget(NamedTuple):
    """A field with its letter, and the cell that the letter covers."""

    letter: str
    widget: Widget
    x: int
    y: int


def jump_targets(screen: Screen[object]) -> list[JumpTarget]:
    """Return the fields of a screen that can be gone to, from the top left on."""
    # What has been scrolled out of a panel still has a place, over something else.
    shown = [
        (screen.find_widget(widget).visible_region, widget) for widget in screen.focus_chain if widget.is_on_screen
    ]
    shown = [(region, widget) for region, widget in shown if region.area > 0]
    shown.sort(key=lambda one: (one[0].y, one[0].x))
    return [
        JumpTarget(letter, widget, region.x, region.y) for letter, (region, widget) in zip(LETTERS, shown, strict=False)
    ]


class JumpMode(ModalScreen[None]):
    """Letters over the screen in front; any other key takes them away."""

    DEFAULT_CSS = """
    JumpMode { background: $background 40%; layers: letters; }
    JumpMode .letter {
        layer: letters; position: absolute; width: 3; height: 1; content-align: center middle;
        background: $accent; color: $on-accent; text-style: bold;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", N_("close"), id="jump.close")]

    def __init__(self, under: Screen[object], spots: list[JumpTarget]) -> None:
        super().__init__()
        self._under = under
        self._spots = spots

    def compose(self) -> ComposeResult:
        """Lay a letter on every field."""
        for spot in self._spots:
            letter = Static(spot.letter, classes="letter", markup=False)
            letter.styles.offset = (spot.x, spot.y)
            yield letter

    def on_key(self, event: events.Key) -> None:
        """Go to the field whose letter was pressed."""
        event.stop()
        event.prevent_default()
        self._go(next((spot.widget for spot in self._spots if spot.letter == event.character), None))

    def on_click(self, event: events.Click) -> None:
        """Go to the field whose letter was clicked."""
        at = (event.screen_x, event.screen_y)
        near = (spot for spot in self._spots if at[1] == spot.y and spot.x <= at[0] < spot.x + 3)
        self._go(next((spot.widget for spot in near), None))

    def on_resize(self) -> None:
        """Give up where the fields have moved."""
        if self.is_mounted and self.size != self._under.size:
            self._go(None)

    def _go(self, widget: Widget | None) -> None:
        self.dismiss(None)
        if widget is not None and widget.is_attached:
            self._under.set_focus(widget)
