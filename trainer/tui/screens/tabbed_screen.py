"""A whole screen of several pages, of which one is shown: what the debrief and the comparison of two plays share."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import on

from trainer.errors import TrainerError
from trainer.tui.screens.full_screen import FullScreen
from trainer.tui.widgets.choice_field import ChoiceField
from trainer.tui.widgets.text_view import TextBlock

if TYPE_CHECKING:
    from trainer.play.debriefs import Exported


class TabbedScreen(FullScreen):
    """A whole screen of pages; its tabs are the `ChoiceField` with the id `tabs`."""

    PAGES: ClassVar[Mapping[str, str]] = {}
    """By the id of each page, in order, the selector of what has the keys there; the first is shown first."""

    def __init__(self) -> None:
        self._tab = next(iter(self.PAGES))
        super().__init__(classes=f"-see-{self._tab}")

    def name_tabs(self, names: Mapping[str, str]) -> None:
        """Name the pages, by their ids."""
        tabs = [(tab, f"{number} {names[tab]}") for number, tab in enumerate(self.PAGES, 1)]
        self.query_one("#tabs", ChoiceField).set_options("", tabs, [self._tab])

    def action_see(self, tab: str) -> None:
        """Show a page and go there."""
        self._tab = tab
        for name in self.PAGES:
            self.set_class(name == tab, f"-see-{name}")
        self.query_one("#tabs", ChoiceField).select(tab)
        self.refresh_bindings()
        self.call_after_refresh(self.query_one(self.PAGES[tab]).focus)

    def action_turn(self, step: int) -> None:
        """Show the next page, or the one before."""
        tabs = tuple(self.PAGES)
        self.action_see(tabs[(tabs.index(self._tab) + step) % len(tabs)])

    @on(ChoiceField.Changed, "#tabs")
    def _tab_chosen(self, event: ChoiceField.Changed) -> None:
        self.action_see(event.field.chosen[0])

    async def export(self, write: Callable[[], Exported], words: str) -> None:
        """Write files in a thread and say where they are, under `words`."""
        from trainer.paper.text import without_glyphs
        from trainer.tui.screens.dialogs import MessageDialog

        tr = self.tr
        try:
            written = await asyncio.to_thread(write)
        except (TrainerError, ImportError, OSError) as fault:
            await self.host.show_error(fault.said(tr) if isinstance(fault, TrainerError) else str(fault))
            return
        blocks = [TextBlock(words)]
        blocks.extend(TextBlock(str(file), "", "· ", gap=True) for file in written.files)
        if written.missing:
            blocks.append(TextBlock(without_glyphs(tr, written.missing), "$warning", "! ", "$warning", gap=True))
        await self.app.push_screen(MessageDialog(tr("Exported"), blocks))
