"""The last lines of a screen: which keys do what."""

from __future__ import annotations

from typing import Any

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from trainer.tui.widgets.choice_field import flow


def ordered_bindings(screen: Screen[Any]) -> list[Binding]:
    """Return the bindings that work on a screen: its own first, then what is the same everywhere.

    Bindings without an id are Textual's own, such as the arrows of a list.
    """
    bindings = [active.binding for active in screen.active_bindings.values() if active.enabled and active.binding.id]
    return sorted(bindings, key=lambda binding: (binding.id or "").startswith(("scene.", "app.")))


class KeyFooter(Widget):
    """The keys that work here, in as many lines as they need; a click presses one."""

    DEFAULT_CSS = """
    KeyFooter { dock: bottom; height: auto; width: 100%; padding: 0 1; background: $panel; color: $foreground; }
    """

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh(layout=True)

    def _items(self) -> list[tuple[Binding, str]]:
        items: dict[str, tuple[Binding, str]] = {}
        for binding in ordered_bindings(self.screen):
            if binding.show:
                items.setdefault(binding.action, (binding, self.app.get_key_display(binding)))
        return list(items.values())

    def _places(self, width: int) -> list[tuple[int, int, Binding, str]]:
        items = self._items()
        sizes = [cell_len(key) + 1 + cell_len(binding.description) for binding, key in items]
        return [
            (line, column, binding, key)
            for (line, column), (binding, key) in zip(flow(sizes, width), items, strict=True)
        ]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines that the keys need."""
        places = self._places(width)
        return places[-1][0] + 1 if places else 1

    def render(self) -> Content:
        """Return the keys with what they do."""
        lines: list[Content] = []
        column = 0
        for line, start, binding, key in self._places(self.content_size.width or 80):
            if line == len(lines):
                lines.append(Content(""))
                column = 0
            lines[line] = lines[line] + Content.assemble(
                " " * (start - column), (key, "bold $accent"), " ", (binding.description, "")
            )
            column = start + cell_len(key) + 1 + cell_len(binding.description)
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for line, start, binding, key in self._places(self.content_size.width):
            size = cell_len(key) + 1 + cell_len(binding.description)
            if offset.y == line and start <= offset.x < start + size:
                self.app.simulate_key(binding.key)
