"""The shelf: what to go on with, what can be played, what was played."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, OptionList

from trainer.errors import N_, TrainerError
from trainer.i18n.languages import LANGUAGES
from trainer.tui.screens.base import FullScreen, label
from trainer.tui.shelf_data import Card, Kept, Past, cards, past
from trainer.tui.widgets.row_list import Heading, ListRow, RowList, Words
from trainer.tui.widgets.status_and_keys import KeyFooter, StatusLine
from trainer.tui.widgets.text import TextBlock, TextScroll, TextView, heading


class ShelfScreen(FullScreen):
    """Home: scenarios and attempts at the left, what the one under the cursor is about at the right."""

    SESSION = False
    AUTO_FOCUS = "#list"
    EXTRA_KEYS = (("↑ ↓", N_("choose a scenario or an attempt")), (N_("enter"), N_("begin it, or go on with it")))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "app.language", N_("language"), id="shelf.language"),
        Binding("t", "app.theme", N_("theme"), id="shelf.theme"),
        Binding("comma", "app.settings", N_("settings"), key_display=",", id="shelf.settings"),
        Binding("q", "app.quit", N_("quit"), id="shelf.quit"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._cards: tuple[Card, ...] | None = None
        self._faults: tuple[str, ...] = ()
        self._past = Past((), (), {}, None)
        self._journal_fault = ""
        self._noticed = False
        self._touched = False
        self._left = False
        self._language = ""

    def compose(self) -> ComposeResult:
        """Lay out the list, the synopsis and both lines."""
        yield StatusLine(id="top")
        with Horizontal(id="body"):
            with Vertical(id="shelves", classes="panel"):
                yield RowList(id="list")
            with Vertical(id="card"):
                with TextScroll(id="synopsis", can_focus=False):
                    yield TextView(id="about")
                yield Button("", id="start", variant="primary")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Look for scenarios after the first paint, unless the way leads past the shelf."""
        if not self.host.heading_out:
            self.call_after_refresh(self.look)

    def on_key(self) -> None:
        """Leave the cursor where the user put it."""
        self._touched = True

    def on_screen_suspend(self) -> None:
        """Remember that something else was in front; who comes back from a play finds it first."""
        from trainer.tui.app import HOME

        self._left = True
        if self.app.current_mode != HOME:
            self._touched = False

    def on_screen_resume(self) -> None:
        """Look again: an attempt may have been made or finished."""
        if self._left:
            self.look()

    @work(exclusive=True)
    async def look(self) -> None:
        """Read the shelf, then the journal; each is shown as soon as it is there."""
        workspace = await self.host.workspace()
        self._cards, self._faults = await asyncio.to_thread(cards, workspace, self.tr.language)
        if not self.stands:
            return
        self.redraw()
        try:
            self._past = await asyncio.to_thread(past, workspace)
            self._journal_fault = ""
        except TrainerError as fault:
            self._journal_fault = fault.said(self.tr)
        if not self.stands:
            return
        self._draw(first=self._past.unfinished[0].id if self._past.unfinished and not self._touched else "")
        if self._past.notice and not self._noticed:
            self._noticed = True
            self.notify(self._past.notice.said(self.tr), severity="warning", markup=False, timeout=10)

    def redraw(self) -> None:
        """Draw the shelf; the titles follow the language once they are read again."""
        self._draw()
        if self._cards is not None and self._language != self.tr.language:
            self.look()
        self._language = self.tr.language

    def _draw(self, first: str = "") -> None:
        tr = self.tr
        self.query_one(StatusLine).tell(tr("The sales trainer"), tr("find out who decides, and what they will not say"))
        self.query_one("#shelves").border_title = Text(tr("Shelf"))
        self.query_one(RowList).show(self._rows(), at=first or None)
        self._describe()

    def _rows(self) -> list[ListRow]:
        tr = self.tr
        airy = self.has_class("-high")
        if self._cards is None:
            return [Heading(tr("Looking for scenarios…"))]
        rows: list[ListRow] = []
        faults = [*self._faults, *([self._journal_fault] if self._journal_fault else [])]
        if faults:
            rows.append(Heading(tr("Cannot be used")))
            rows.extend(Words("", fault.splitlines()[0], label="!", style="$error", dead=True) for fault in faults)
        if self._past.unfinished:
            rows.append(Heading(tr("Continue"), gap=airy and bool(rows)))
            rows.extend(self._kept_row(one, "»") for one in self._past.unfinished)
        pack = None
        for card in self._cards:
            if card.pack != pack:
                pack = card.pack
                rows.append(Heading(pack, gap=airy and bool(rows)))
            best = self._past.best.get(card.id)
            note = f"{self._level(card)} · " + tr("{count} min", count=card.minutes)
            note += "" if best is None else " · " + tr("best {points}", points=f"{best:g}")
            rows.append(Words(card.id, card.title, label="·", note=note))
        if not self._cards:
            rows.append(Words("", tr("No scenario was found."), dead=True))
        if self._past.finished:
            rows.append(Heading(tr("Played"), gap=airy and bool(rows)))
            rows.extend(self._kept_row(one, "✓") for one in self._past.finished)
        return rows

    def _kept_row(self, one: Kept, label: str) -> Words:
        parts = [one.person, one.opened[:10]]
        if one.overall is not None:
            parts[:0] = [f"{one.overall:g}"]
        if one.practice:
            parts.append(self.tr("practice"))
        return Words(one.id, one.title, label=label, note=" · ".join(parts))

    def _level(self, card: Card) -> str:
        return self.tr("level") + " " + "●" * card.level + "○" * (3 - card.level)

    def _card(self, key: str) -> Card | None:
        return next((card for card in self._cards or () if card.id == key), None)

    def _kept(self, key: str) -> Kept | None:
        return next((one for one in (*self._past.unfinished, *self._past.finished) if one.id == key), None)

    def _describe(self) -> None:
        tr = self.tr
        key = self.query_one(RowList).current
        button = self.query_one("#start", Button)
        card, kept = self._card(key), self._kept(key)
        blocks: list[TextBlock] = []
        if kept is not None:
            under = self._card(kept.scenario)
            blocks = [
                heading(kept.title),
                TextBlock(tr("{person}, since {day}", person=kept.person, day=kept.opened[:10]), gap=True),
            ]
            if kept.outcome:
                blocks.append(TextBlock(f"{tr.term('outcome', kept.outcome)} · {kept.overall or 0:g} / 100"))
            if under is not None:
                blocks.append(TextBlock(under.summary, "$quiet", gap=True))
            label(button, tr("Read the debrief") if kept.outcome else tr("Go on playing"))
        elif card is not None:
            names = tr.listed(LANGUAGES[one].name if one in LANGUAGES else one for one in card.languages)
            blocks = [
                heading(card.title),
                TextBlock(card.summary, gap=True),
                TextBlock(
                    f"{self._level(card)}   " + tr("about {count} minutes", count=card.minutes), "$quiet", gap=True
                ),
                TextBlock(tr("Languages: {names}", names=names), "$quiet"),
            ]
            best = self._past.best.get(card.id)
            if best is not None:
                blocks.append(TextBlock(tr("Best result so far: {points} of 100", points=f"{best:g}"), "$quiet"))
            label(button, tr("Begin"))
        button.display = card is not None or kept is not None
        self.query_one("#about", TextView).tell(blocks)

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self._describe()

    @on(OptionList.OptionSelected)
    async def _chosen(self) -> None:
        if not self.query_one(RowList).by_mouse:
            await self._open()

    @on(Button.Pressed, "#start")
    async def _pressed(self) -> None:
        await self._open()

    async def _open(self) -> None:
        key = self.query_one(RowList).current
        card = self._card(key)
        if self._kept(key) is not None:
            await self.host.enter(lambda workspace: workspace.resume(key, self.tr.language))
        elif card is not None:
            from trainer.tui.screens.new_attempt import NewAttemptDialog

            await self.app.push_screen(NewAttemptDialog(card.name, card.title))
