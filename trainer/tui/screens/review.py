"""The review: the manager goes through the account map and takes it."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, OptionList

from trainer.core.moves import Review
from trainer.core.state import REVIEW_DUE
from trainer.errors import N_
from trainer.scene.review import hand_in_question, review
from trainer.tui.drawing import calendar_line, text_block
from trainer.tui.screens.base import set_label
from trainer.tui.screens.full_screen import FullScreen
from trainer.tui.widgets.key_footer import KeyFooter
from trainer.tui.widgets.row_list import RowList, TextRow
from trainer.tui.widgets.status_line import StatusLine
from trainer.tui.widgets.text_view import TextBlock, TextView, heading


class ReviewScreen(FullScreen):
    """Questions that the map leaves open; hand in, or back to work where the calendar allows it."""

    AUTO_FOCUS = "#questions"
    CSS_PATH = "../styles/review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "hand_in", N_("hand in"), id="review.hand_in"),
        Binding("a", "map", N_("account map"), id="review.map"),
        Binding("s", "strategy", N_("strategy"), id="review.strategy"),
        Binding("escape", "back", N_("back"), id="review.back"),
        Binding("q", "shelf", N_("to the shelf"), id="review.shelf"),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the questions."""
        yield StatusLine()
        with Horizontal(id="body"), Vertical(id="sheet"):
            yield TextView(id="words")
            with Vertical(id="questions-panel", classes="panel"):
                yield RowList(id="questions")
            with Horizontal(id="foot"):
                # Enter opens the map at the question under the cursor; what cannot be taken back stands last.
                yield Button("", id="map", variant="primary")
                yield Button("", id="strategy")
                yield Button("", id="back")
                yield Button("", id="hand-in")
        yield KeyFooter()

    @property
    def _due(self) -> bool:
        session = self.host.session
        return session is not None and session.state.place == REVIEW_DUE

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the way back only where the review is not due."""
        if action == "back":
            return not self._due
        if action == "shelf":
            return self._due
        return super().check_action(action, parameters)

    def redraw(self) -> None:
        """Ask what the map leaves open."""
        tr = self.tr
        scene = review(tr, self.session)
        self.query_one(StatusLine).update(scene.title, scene.scenario, calendar_line(scene.calendar, 0))
        self.query_one("#words", TextView).update(
            [
                heading(scene.opening),
                TextBlock(scene.calendar.step, "$quiet"),
                text_block(tr, scene.words),
                text_block(tr, scene.strategy.whole),
            ]
        )
        self.query_one("#questions-panel").border_title = Text(scene.count)
        self.query_one("#questions", RowList).set_rows(
            [TextRow(one.id, one.text.words, "?") for one in scene.questions]
            or [TextRow("", scene.complete.words, "✓", disabled=True)]
        )
        set_label(self.query_one("#hand-in", Button), scene.hand_in.words)
        set_label(self.query_one("#map", Button), tr("Account map"))
        set_label(self.query_one("#strategy", Button), tr("Strategy…"))
        back = self.query_one("#back", Button)
        set_label(back, tr("Back"))
        back.display = not self._due
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.host.show_map((event.option_id or "").partition(".")[0])

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        match event.button.id:
            case "hand-in":
                self.action_hand_in()
            case "map":
                self.action_map()
            case "strategy":
                self.action_strategy()
            case _:
                self.action_back()

    def action_map(self) -> None:
        """Open the account map at the person in question."""
        self.host.show_map(self.query_one("#questions", RowList).current.partition(".")[0])

    @work
    async def action_strategy(self) -> None:
        """Choose whom to win, whom to keep neutral, and the case for the house."""
        from trainer.tui.screens.choose_strategy import StrategyDialog

        await self.app.push_screen_wait(StrategyDialog())

    @work
    async def action_hand_in(self) -> None:
        """Hand the map in, after asking whether that is meant; at the first review after a strategy was asked for."""
        from trainer.tui.screens.choose_strategy import StrategyDialog
        from trainer.tui.screens.dialogs import ConfirmDialog

        tr = self.tr
        if review(tr, self.session).wanted:
            await self.app.push_screen_wait(StrategyDialog())
        wanted = review(tr, self.session).wanted
        if await self.app.push_screen_wait(ConfirmDialog(hand_in_question(tr, without=wanted))):
            lines = await self.host.play_move(Review())
            if lines is not None:
                self.host.show_place(lines)
                # What the manager says of the first one says this, too.
                if not any(line.kind == "worry" for line in lines):
                    self.app.notify(tr("The account map is handed in."), markup=False)

    def action_back(self) -> None:
        """Go back to the desk."""
        if not self._due:
            self.app.pop_screen()

    def action_shelf(self) -> None:
        """Go to the shelf; the review waits."""
        self.host.go_home()
