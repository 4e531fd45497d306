"""Studying a source, or reading one again."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button

from trainer.scene.desk import sources
from trainer.tui.drawing import paper_blocks
from trainer.tui.screens.base import set_label
from trainer.tui.screens.dialogs import MessageDialog, MoveDialog
from trainer.tui.widgets.row_list import HeadingRow, ListRow, RowList, TextRow
from trainer.tui.widgets.text_view import TextBlock, TextView, heading

_SHEET = "sheet "
"""What stands before the id of a questionnaire in the key of its row."""


class StudyDialog(MoveDialog):
    """The sources: what each costs; what was studied can be read again."""

    AUTO_FOCUS = "#sources"

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(id="box"):
            yield RowList(id="sources")
            yield TextView(id="hint")
            with Horizontal(id="foot"):
                yield Button("", id="no")

    def redraw(self) -> None:
        """List the sources, the open ones first."""
        tr = self.tr
        scene = sources(tr, self.session)
        self.query_one("#box").border_title = Text(scene.title)
        rows: list[ListRow] = []
        for one in scene.options:
            note = " · ".join(part for part in (one.kind, one.note, one.why_not) if part)
            label = one.key if len(one.key) == 1 else "·"
            rows.append(TextRow(one.move, one.title, label, note, disabled=not one.allowed))
        if not rows:
            rows.append(HeadingRow(scene.nothing))
        if scene.sheets:
            rows.append(HeadingRow(scene.sheets_heading))
            for sheet in scene.sheets:
                note = " · ".join(part for part in (sheet.note, sheet.why_not) if part)
                rows.append(TextRow(f"{_SHEET}{sheet.id}", sheet.title, "·", note, disabled=bool(sheet.why_not)))
        if scene.read:
            rows.append(HeadingRow(scene.read_heading))
            rows.extend(TextRow(one.id, one.title, "✓", one.kind) for one in scene.read)
        self.query_one(RowList).set_rows(rows)
        self.query_one("#hint", TextView).update([TextBlock(scene.left, "$quiet")])
        set_label(self.query_one("#no", Button), tr("Not now"))

    async def pick(self, key: str) -> None:
        """Study a source, read one again, or send a questionnaire."""
        scene = sources(self.tr, self.session)
        read = next((one for one in scene.read if one.id == key), None)
        if read is not None:
            blocks = [heading(read.title), *paper_blocks(self.tr, read)]
            await self.app.push_screen(MessageDialog(read.title, blocks))
            return
        if key.startswith(_SHEET):
            from trainer.tui.screens.questionnaire import SendDialog

            await self.app.push_screen(SendDialog(key.removeprefix(_SHEET)))
            return
        await super().pick(key)
