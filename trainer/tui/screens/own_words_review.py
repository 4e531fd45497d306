"""Three questions about a line of the trainee's own that answered an objection; any of them may stay open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button

from trainer.core.own_words import SelfReview
from trainer.debrief.page import ObjectionPage, OwnAnswer
from trainer.errors import N_
from trainer.tui.screens.base import Dialog, set_label
from trainer.tui.widgets.choice_field import ChoiceField
from trainer.tui.widgets.text_view import TextBlock, TextScroll, TextView

_SKIP = "-"


class OwnWordsReviewDialog(Dialog[None]):
    """Asks of one line after the other; what is ticked is on disk when one goes on or leaves."""

    AUTO_FOCUS = f"#{SelfReview._fields[0]}"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next", N_("go on"), id="ownwords.next"),
    ]

    def __init__(self, asked: Sequence[tuple[ObjectionPage, OwnAnswer]]) -> None:
        """Prepare the questions about the lines `asked`, at least one."""
        super().__init__()
        self._asked = tuple(asked)
        self._place = 0

    def compose(self) -> ComposeResult:
        """Lay out the line and a field for each question."""
        with Vertical(id="box"):
            with TextScroll(id="text", can_focus=False):
                yield TextView(id="words")
            for name in SelfReview._fields:
                yield TextView(id=f"ask-{name}")
                yield ChoiceField("one", id=name)
            with Horizontal(id="foot"):
                yield Button("", id="go", variant="primary")

    def redraw(self) -> None:
        """Ask in the interface's language."""
        tr = self.tr
        objection, answer = self._asked[self._place]
        title = tr("About your own line")
        number = tr("{number} of {count}", number=self._place + 1, count=len(self._asked))
        self.query_one("#box").border_title = Text(f"{title} · {number}")
        blocks = [
            TextBlock(objection.head, "bold"),
            TextBlock(objection.said, "", tr("{term}:", term=objection.label) + " ", "$quiet", 4),
            *(TextBlock(line, "italic", "❝ ", "$accent", gap=not place) for place, line in enumerate(answer.said)),
        ]
        self.query_one("#words", TextView).update(blocks)
        kept = next(one.review for one in self.session.said.utterances if one.row == answer.row)._asdict()
        options = (("y", tr("yes")), ("n", tr("no")), (_SKIP, tr("skip")))
        for each in answer.questions:
            self.query_one(f"#ask-{each.id}", TextView).update([TextBlock(each.ask, "bold")])
            ticked = {True: "y", False: "n", None: _SKIP}[kept[each.id]]
            self.query_one(f"#{each.id}", ChoiceField).set_options("", options, (ticked,))
        set_label(self.query_one(Button), tr("Go on"))

    @on(Button.Pressed)
    async def action_next(self) -> None:
        """Keep what is ticked, and ask about the next line, or close."""
        if not await self._keep():
            return
        if self._place + 1 < len(self._asked):
            self._place += 1
            self.redraw()
            self.query_one(f"#{SelfReview._fields[0]}").focus()
        else:
            self.dismiss(None)

    async def action_close(self) -> None:  # type: ignore[override]
        """Keep what is ticked and close; what cannot be kept is said."""
        await self._keep()
        self.dismiss(None)

    async def _keep(self) -> bool:
        session, row = self.session, self._asked[self._place][1].row
        said = "".join((*self.query_one(f"#{name}", ChoiceField).chosen, _SKIP)[0] for name in SelfReview._fields)
        kept = next(one.review for one in session.said.utterances if one.row == row)
        if SelfReview.of(said) == kept:
            return True
        return await self.host.keep(lambda session: session.review_words(row, SelfReview.of(said)))
