"""The help: the keys that work on the screen it was asked from."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button

from trainer.tui.screens.base import Dialog, TranslatedScreen, set_label
from trainer.tui.widgets.key_footer import ordered_bindings
from trainer.tui.widgets.text_view import TextBlock, TextScroll, TextView, heading
from trainer.tui.wrap import pad


class HelpDialog(Dialog[None]):
    """Lists keys and what they do, made from the bindings."""

    AUTO_FOCUS = "#text"

    def __init__(self, under: TranslatedScreen[None], extra_keys: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._under = under
        self._extra_keys = extra_keys

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(id="box"):
            with TextScroll(id="text"):
                yield TextView(id="keys")
            with Horizontal(id="foot"):
                yield Button("", id="go", variant="primary")

    def redraw(self) -> None:
        """List the keys, those of the bottom line first."""
        tr = self.tr
        self.query_one("#box").border_title = Text(tr("Keys on this screen"))
        set_label(self.query_one(Button), tr("Close"))
        shown: dict[str, list[str]] = {}
        hidden: dict[str, list[str]] = {}
        names: dict[str, list[str]] = {}
        for binding in ordered_bindings(self._under):
            group = shown if binding.show else hidden
            group.setdefault(binding.description, []).append(self.app.get_key_display(binding))
            names.setdefault(binding.description, []).append(binding.id or "")
        for keys, words in self._extra_keys:
            shown[tr(words)] = [tr(keys)]
        blocks = [self._line(keys, words) for words, keys in shown.items()]
        blocks.append(heading(tr("Also")))
        blocks.extend(self._line(keys, words) for words, keys in hidden.items() if words not in shown)
        blocks.append(
            TextBlock(
                tr("Everything works with the mouse as well: click a row, a tick box or a key in the bottom line."),
                "$quiet",
                gap=True,
            )
        )
        blocks.append(heading(tr("Names, for keys of your own in the settings")))
        given = [(name, words) for words, ids in names.items() for name in dict.fromkeys(ids) if name]
        # Cut or run together, a name could not be copied into the settings.
        column = max((cell_len(name) for name, _ in given), default=0) + 2
        blocks.extend(TextBlock(words, "$quiet", pad(name, column), "") for name, words in given)
        self.query_one("#keys", TextView).update(blocks)

    def _line(self, keys: list[str], words: str) -> TextBlock:
        lead = "  ".join(dict.fromkeys(keys))
        return TextBlock(words, "", pad(lead, max(14, cell_len(lead) + 2)), "bold $accent")

    def on_button_pressed(self) -> None:
        """Close."""
        self.dismiss(None)
