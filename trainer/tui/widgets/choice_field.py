"""Things to tick in one widget: one of several, any of several, or several in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final, Literal, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button

from trainer.errors import N_
from trainer.tui.wrap import pad, truncate, wrap_text

ChoiceKind = Literal["one", "pick", "maybe", "many", "order", "tabs"]
"""Exactly one, ticked by walking; exactly one, ticked by key; one or none; any;
several in the order of picking; exactly one, drawn as tabs."""

_GAP: Final = 2


def flow(sizes: Sequence[int], width: int, gap: int = _GAP) -> list[tuple[int, int]]:
    """Return (line, column) for items of these sizes set one after the other into lines of `width`."""
    places: list[tuple[int, int]] = []
    line = column = 0
    for size in sizes:
        if column and column + size > width:
            line, column = line + 1, 0
        places.append((line, column))
        column += size + gap
    return places


class PlacedOption(NamedTuple):
    """Where an option stands, and its lines."""

    line: int
    column: int
    texts: list[str]


class ChoiceField(Widget, can_focus=True):
    """A field with a label and options set in lines. Arrows walk, space or a click ticks."""

    DEFAULT_CSS = """
    ChoiceField { width: 1fr; height: auto; color: $foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "walk(-1)", N_("previous option"), show=False, id="chips.left"),
        Binding("right", "walk(1)", N_("next option"), show=False, id="chips.right"),
        Binding("up", "climb(-1)", N_("up"), show=False, id="chips.up"),
        Binding("down", "climb(1)", N_("down"), show=False, id="chips.down"),
        Binding("space", "tick", N_("set or clear; arrows only move"), key_display="space/enter", id="chips.tick"),
        Binding("enter", "set", N_("set or clear; arrows only move"), show=False, id="chips.set"),
    ]

    class Changed(Message):
        """Something was ticked or cleared."""

        def __init__(self, field: ChoiceField) -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> ChoiceField:
            """The field."""
            return self.field

    def __init__(
        self,
        kind: ChoiceKind,
        *,
        id: str | None = None,
        classes: str | None = None,
        label_width: int = 0,
        maximum: int = 99,
        one_per_line: bool = False,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._kind: ChoiceKind = kind
        self._label = ""
        self._label_width = label_width
        self._maximum = maximum
        self._one_per_line = one_per_line
        self._empty = ""
        self._options: tuple[tuple[str, str], ...] = ()
        self._chosen: tuple[str, ...] = ()
        self._cursor = 0

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is ticked."""
        return self._chosen

    def set_options(
        self, label: str, options: Iterable[tuple[str, str]], chosen: Iterable[str], empty: str = ""
    ) -> None:
        """Show `options` (id and words) with `chosen` ticked, or the words `empty`; tells nobody."""
        words, ticked = (self._label, self._empty, self._options), (self._chosen, self._cursor)
        self._label = label
        self._empty = empty
        self._options = tuple(options)
        known = [name for name, _ in self._options]
        self._chosen = tuple(name for name in chosen if name in known)
        self._cursor = max(0, min(self._cursor, len(self._options) - 1))
        walked = self._kind in ("one", "tabs") or (self._kind in ("pick", "maybe") and not self.has_focus)
        if walked and self._chosen:
            self._cursor = known.index(self._chosen[0])
        if words != (self._label, self._empty, self._options):
            self.refresh(layout=True)
        elif ticked != (self._chosen, self._cursor):
            self.refresh()

    def select(self, name: str) -> None:
        """Tick one option and nothing else; tells nobody."""
        self._chosen = (name,)
        self._cursor = next((index for index, (other, _) in enumerate(self._options) if other == name), 0)
        self.refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave space and enter to the screen where walking ticks, and enter where it begins something."""
        if action == "set" and not getattr(self.screen, "ENTER_SETS", False):
            return False
        return action not in ("tick", "set") or self._kind not in ("one", "tabs")

    def action_walk(self, step: int) -> None:
        """Go to the next or previous option; where exactly one is ticked, tick it."""
        if self._options:
            self._cursor = (self._cursor + step) % len(self._options)
            if self._kind in ("one", "tabs"):
                self._toggle(self._cursor)
            self.refresh()
            self._show_cursor()

    def action_climb(self, step: int) -> None:
        """Go a line up or down, and out of the field at its edge."""
        placed = self._layout(self._options_width())
        if placed and self._kind != "tabs":
            here = placed[self._cursor]
            lines = [option.line for option in placed if (option.line - here.line) * step > 0]
            if lines:
                line = min(lines) if step > 0 else max(lines)
                near = [index for index, option in enumerate(placed) if option.line == line]
                self._cursor = min(near, key=lambda index: abs(placed[index].column - here.column))
                if self._kind == "one":
                    self._toggle(self._cursor)
                self.refresh()
                self._show_cursor()
                return
        chain = self.screen.focus_chain
        place = chain.index(self) + step if self in chain else -1
        if self._kind == "one" and (not 0 <= place < len(chain) or isinstance(chain[place], Button)):
            return  # An arrow too many must not lead to the button that says no.
        if step > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def _show_cursor(self) -> None:
        """Scroll what the field stands in, where it is longer than its room."""
        around, placed = self.parent, self._layout(self._options_width())
        if isinstance(around, Widget) and around.is_scrollable and placed:
            option = placed[self._cursor]
            lines = Region(0, option.line, 1, len(option.texts)).translate(self.virtual_region.offset)
            around.scroll_to_region(lines, animate=False)

    def action_tick(self) -> None:
        """Tick or clear the option under the cursor."""
        if self._options:
            self._toggle(self._cursor)

    def action_set(self) -> None:
        """Tick or clear the option under the cursor, where enter means nothing else."""
        self.action_tick()

    def on_click(self, event: events.Click) -> None:
        """Tick or clear what was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for index, option in enumerate(self._layout(self._options_width())):
            start = option.column + self._label_width
            within = option.line <= offset.y < option.line + len(option.texts)
            if within and start <= offset.x < start + max(cell_len(text) for text in option.texts):
                self._cursor = index
                self._toggle(index)

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the width that all options take in one line."""
        sizes = [cell_len(self._mark(name) + words) for name, words in self._options]
        return min(container.width, self._label_width + sum(sizes) + _GAP * max(0, len(sizes) - 1))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines that the options take at this width."""
        placed = self._layout(max(8, width - self._label_width))
        return placed[-1].line + len(placed[-1].texts) if placed else 1

    def render(self) -> Content:
        """Return the label and the options."""
        focused = self.has_focus
        label_style = "bold $accent" if focused else "$quiet"
        lines = [Content.styled(pad(self._label, self._label_width), label_style)]
        ends = [self._label_width]
        for index, option in enumerate(self._layout(self._options_width())):
            for number, text in enumerate(option.texts, option.line):
                while len(lines) <= number:
                    lines.append(Content(""))
                    ends.append(0)
                start = self._label_width + option.column
                style = self._style(index, focused)
                lines[number] = lines[number] + Content(" " * (start - ends[number])) + Content.styled(text, style)
                ends[number] = start + cell_len(text)
        if not self._options:
            lines[0] = lines[0] + Content.styled(truncate(self._empty, self._options_width()), "$quiet")
        return Content("\n").join(lines)

    def _toggle(self, index: int) -> None:
        name = self._options[index][0]
        before = self._chosen
        if self._kind in ("one", "pick", "tabs"):
            self._chosen = (name,)
        elif name in before:
            self._chosen = tuple(other for other in before if other != name)
        elif self._kind == "maybe":
            self._chosen = (name,)
        elif len(before) >= self._maximum:
            self.app.bell()
        elif self._kind == "order":
            self._chosen = (*before, name)
        else:
            self._chosen = tuple(other for other, _ in self._options if other in before or other == name)
        self.refresh()
        if self._chosen != before:
            self.post_message(self.Changed(self))

    def _style(self, index: int, focused: bool) -> str:
        ticked = self._options[index][0] in self._chosen
        if focused and index == self._cursor:
            return "$on-accent on $accent"
        if self._kind == "tabs":
            return "bold underline $accent" if ticked else "$quiet"
        return "bold" if ticked else ""

    def _mark(self, name: str) -> str:
        ticked = name in self._chosen
        match self._kind:
            case "tabs":
                return "▸" if ticked else " "
            case "order":
                return f"[{self._chosen.index(name) + 1}] " if ticked else "[ ] "
            case "many":
                return "[x] " if ticked else "[ ] "
        return "(•) " if ticked else "( ) "

    def _options_width(self) -> int:
        return max(8, (self.content_size.width or 80) - self._label_width)

    def _layout(self, width: int) -> list[PlacedOption]:
        if self._one_per_line:
            placed: list[PlacedOption] = []
            line = 0
            for name, words in self._options:
                mark = self._mark(name)
                folded = wrap_text(words, width - len(mark))
                texts = [mark + folded[0], *(" " * len(mark) + other for other in folded[1:])]
                placed.append(PlacedOption(line, 0, texts))
                line += len(texts)
            return placed
        texts = [truncate(self._mark(name) + words, width) for name, words in self._options]
        places = flow([cell_len(text) for text in texts], width)
        return [PlacedOption(line, column, [text]) for (line, column), text in zip(places, texts, strict=True)]
