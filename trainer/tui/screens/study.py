"""Studying a source, or reading one again."""

from __future__ import annotations

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, OptionList

from trainer.core.moves import Study
from trainer.tui.screens.base import Dialog, set_label
from trainer.tui.widgets.row_list import HeadingRow, ListRow, RowList, TextRow
from trainer.tui.widgets.text_view import TextBlock, TextView, heading
from trainer.tui.words import half_days


class StudyDialog(Dialog[None]):
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
        view = self.session.view
        self.query_one("#box").border_title = Text(tr("Study"))
        legal = {choice.move.source for choice in view.choices if isinstance(choice.move, Study)}
        rows: list[ListRow] = []
        for number, source in enumerate(view.sources, 1):
            # A source keeps its number, so that the same key never studies the next one.
            if source.studied:
                continue
            note = f"{tr.term('method', source.method)} · {half_days(tr, source.cost)}"
            if source.id not in legal:
                note += " · " + tr("no time left for it")
            rows.append(
                TextRow(
                    source.id, source.title, str(number) if number < 10 else "·", note, disabled=source.id not in legal
                )
            )
        if not rows:
            rows.append(HeadingRow(tr("There is nothing left to study for now.")))
        read = [source for source in view.sources if source.studied]
        if read:
            rows.append(HeadingRow(tr("Read again")))
            rows.extend(TextRow(source.id, source.title, "✓", tr.term("method", source.method)) for source in read)
        self.query_one(RowList).set_rows(rows)
        words = tr("You have {left} left.", left=half_days(tr, view.left))
        self.query_one("#hint", TextView).update([TextBlock(words, "$quiet")])
        set_label(self.query_one("#no", Button), tr("Not now"))

    def on_key(self, event: events.Key) -> None:
        """Let digits choose."""
        if event.character and event.character.isdigit() and self.query_one(RowList).choose_label(event.character):
            event.stop()

    @on(OptionList.OptionSelected)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        source = next((one for one in self.session.view.sources if one.id == event.option_id), None)
        if source is None or not self.is_current:
            return
        if source.studied:
            from trainer.tui.screens.dialogs import MessageDialog

            text = source.text.replace("{you}", self.session.you)
            await self.app.push_screen(MessageDialog(source.title, [heading(source.title), TextBlock(text, gap=True)]))
            return
        lines = await self.host.play_move(Study(source.id))
        if lines is not None:
            self.host.show_place(lines)

    @on(Button.Pressed)
    def _pressed(self) -> None:
        self.dismiss(None)
