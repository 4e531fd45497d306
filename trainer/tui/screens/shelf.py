"""The shelf: what to go on with, what can be played, what was played."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, OptionList

from trainer.errors import N_, TrainerError
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.local_time import local_day
from trainer.play.shelf import AttemptHistory, Shelf, ShelfEntry, read_history, read_scenarios
from trainer.tui.app_protocol import HOME
from trainer.tui.screens.base import set_label
from trainer.tui.screens.full_screen import FullScreen
from trainer.tui.widgets.key_footer import KeyFooter
from trainer.tui.widgets.row_list import HeadingRow, ListRow, RowList, TextRow
from trainer.tui.widgets.status_line import StatusLine
from trainer.tui.widgets.text_view import TextBlock, TextScroll, TextView, heading

if TYPE_CHECKING:
    from trainer.errors import Sentence
    from trainer.play.shelf import Attempt


class ShelfScreen(FullScreen):
    """Home: scenarios and attempts at the left, what the one under the cursor is about at the right."""

    HAS_SESSION = False
    AUTO_FOCUS = "#list"
    EXTRA_KEYS = (("↑ ↓", N_("choose a scenario or an attempt")), (N_("enter"), N_("begin it, or go on with it")))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "app.language", N_("language"), id="shelf.language"),
        Binding("t", "app.theme", N_("theme"), id="shelf.theme"),
        Binding("comma", "app.settings", N_("settings"), key_display=",", id="shelf.settings"),
        Binding("c", "compare", N_("side by side"), id="shelf.compare"),
        Binding("q", "app.quit", N_("quit"), id="shelf.quit"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._shelf: Shelf | None = None
        self._history = AttemptHistory()
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
        """Look for scenarios at once, so that they may be there at the first paint; where others come first, later."""
        if not self.host.has_start_scenario:
            self.look()

    def on_key(self) -> None:
        """Leave the cursor where the user put it."""
        self._touched = True

    def on_screen_suspend(self) -> None:
        """Remember that something else was in front; who comes back from a play finds it first."""
        self._left = True
        if self.app.current_mode != HOME:
            self._touched = False

    def on_screen_resume(self) -> None:
        """Look again: an attempt may have been made or finished."""
        if self._left:
            self.look()

    @work(exclusive=True)
    async def look(self) -> None:
        """Read the shelf, then the journal, which takes longer; each is shown as soon as it is there."""
        self._shelf = await asyncio.to_thread(read_scenarios, self.tr.language)
        if not self.is_drawable:
            return
        self.redraw()
        workspace = await self.host.workspace()
        try:
            self._history = await asyncio.to_thread(read_history, workspace)
            self._journal_fault = ""
        except TrainerError as fault:
            self._journal_fault = fault.said(self.tr)
        if not self.is_drawable:
            return
        unfinished = self._history.unfinished
        self._draw(first=unfinished[0].id if unfinished and not self._touched else "")
        if self._history.notice and not self._noticed:
            self._noticed = True
            self._tell_of_damage(self._history.notice)

    def _tell_of_damage(self, notice: Sentence) -> None:
        """Say what damage to the journal cost, at every start until the user has had enough of it."""
        from trainer.scene.text import AskBack
        from trainer.tui.screens.dialogs import ConfirmDialog

        tr = self.tr
        question = AskBack(
            tr("The journal was damaged"), notice.said(tr), yes=tr("Do not say it again"), no=tr("Remind me")
        )
        self.app.push_screen(ConfirmDialog(question), self._acknowledge)

    async def _acknowledge(self, read: bool | None) -> None:
        if read:
            workspace = await self.host.workspace()
            await self.host.in_thread(lambda: workspace.journal.acknowledge())

    def redraw(self) -> None:
        """Draw the shelf; the titles follow the language once they are read again."""
        self._draw()
        if self._shelf is not None and self._language != self.tr.language:
            self.look()
        self._language = self.tr.language

    def _draw(self, first: str = "") -> None:
        tr = self.tr
        self.query_one(StatusLine).update(
            tr("The sales trainer"), tr("find out who decides, and what they will not say")
        )
        self.query_one("#shelves").border_title = Text(tr("Shelf"))
        self.query_one(RowList).set_rows(self._rows(), at=first or None)
        self._describe()

    def _rows(self) -> list[ListRow]:
        tr = self.tr
        airy = self.has_class("-high")
        if self._shelf is None:
            return [HeadingRow(tr("Looking for scenarios…"))]
        rows: list[ListRow] = []
        faults = [*self._shelf.faults, *([self._journal_fault] if self._journal_fault else [])]
        if faults:
            rows.append(HeadingRow(tr("Cannot be used")))
            rows.extend(
                TextRow("", fault.splitlines()[0], label="!", style="$error", disabled=True) for fault in faults
            )
        if self._history.unfinished:
            rows.append(HeadingRow(tr("Continue"), gap=airy and bool(rows)))
            rows.extend(self._attempt_row(one, "»") for one in self._history.unfinished)
        pack = None
        for entry in self._shelf.entries:
            if entry.pack_title != pack:
                pack = entry.pack_title
                rows.append(HeadingRow(pack, gap=airy and bool(rows)))
            best = self._history.best.get(entry.id)
            note = f"{self._level(entry)} · " + tr("{count} min", count=entry.minutes)
            note += "" if best is None else " · " + tr("best {points}", points=f"{best:g}")
            rows.append(TextRow(entry.id, entry.title, label="·", note=note))
        if not self._shelf.entries:
            rows.append(TextRow("", tr("No scenario was found."), disabled=True))
        if self._history.finished:
            rows.append(HeadingRow(tr("Played"), gap=airy and bool(rows)))
            rows.extend(self._attempt_row(one, "✓") for one in self._history.finished)
        return rows

    def _attempt_row(self, one: Attempt, label: str) -> TextRow:
        parts = [one.names, local_day(one.opened)]
        if one.overall is not None:
            parts[:0] = [f"{one.overall:g}"]
        if one.practice:
            parts.append(self.tr("practice"))
        return TextRow(one.id, one.title, label=label, note=" · ".join(parts))

    def _level(self, entry: ShelfEntry) -> str:
        return self.tr("level") + " " + "●" * entry.level + "○" * (3 - entry.level)

    def _entry(self, key: str) -> ShelfEntry | None:
        entries = self._shelf.entries if self._shelf is not None else ()
        return next((one for one in entries if one.id == key), None)

    def _attempt(self, key: str) -> Attempt | None:
        return next((one for one in (*self._history.unfinished, *self._history.finished) if one.id == key), None)

    def _describe(self) -> None:
        tr = self.tr
        key = self.query_one(RowList).current
        button = self.query_one("#start", Button)
        entry, attempt = self._entry(key), self._attempt(key)
        blocks: list[TextBlock] = []
        if attempt is not None:
            under = self._entry(attempt.scenario)
            blocks = [
                heading(attempt.title),
                TextBlock(tr("{person}, since {day}", person=attempt.names, day=local_day(attempt.opened)), gap=True),
            ]
            if attempt.outcome:
                blocks.append(TextBlock(f"{tr.term('outcome', attempt.outcome)} · {attempt.overall or 0:g} / 100"))
            if under is not None:
                blocks.append(TextBlock(under.summary, "$quiet", gap=True))
            set_label(button, tr("Read the debrief") if attempt.outcome else tr("Go on playing"))
        elif entry is not None:
            names = tr.listed(LANGUAGES[one].name if one in LANGUAGES else one for one in entry.languages)
            blocks = [
                heading(entry.title),
                TextBlock(entry.summary, gap=True),
                TextBlock(
                    f"{self._level(entry)}   " + tr("about {count} minutes", count=entry.minutes), "$quiet", gap=True
                ),
                TextBlock(tr("Languages: {names}", names=names), "$quiet"),
            ]
            if len(entry.variants) > 1:
                told = tr("{count} truths behind it: each play meets another", count=len(entry.variants))
                blocks.append(TextBlock(told, "$quiet"))
            best = self._history.best.get(entry.id)
            if best is not None:
                blocks.append(TextBlock(tr("Best result so far: {points} of 100", points=f"{best:g}"), "$quiet"))
            set_label(button, tr("Begin"))
        button.display = entry is not None or attempt is not None
        self.query_one("#about", TextView).update(blocks)

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self._describe()
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    async def _chosen(self) -> None:
        if not self.query_one(RowList).by_mouse:
            await self._open()

    @on(Button.Pressed, "#start")
    async def _pressed(self) -> None:
        await self._open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to put a finished attempt beside another one."""
        if action == "compare":
            attempt = self._attempt(self.query_one(RowList).current) if self.is_mounted else None
            return attempt is not None and attempt.finished
        return super().check_action(action, parameters)

    async def action_compare(self) -> None:
        """Put another attempt at the same scenario beside the one under the cursor."""
        from trainer.tui.screens.choose_attempt import choose_and_compare

        await choose_and_compare(self, self.query_one(RowList).current)

    async def _open(self) -> None:
        key = self.query_one(RowList).current
        entry = self._entry(key)
        if self._attempt(key) is not None:
            await self.host.open_session(lambda workspace: workspace.resume(key, self.tr.language))
        elif entry is not None:
            from trainer.tui.screens.new_attempt import NewAttemptDialog

            await self.app.push_screen(NewAttemptDialog(str(entry.path), entry.title))
