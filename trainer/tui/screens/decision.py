"""The decision: the committee speaks one after the other, then the result."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from trainer.errors import N_
from trainer.tui.screens.base import set_label
from trainer.tui.screens.full_screen import FullScreen
from trainer.tui.widgets.key_footer import KeyFooter
from trainer.tui.widgets.status_line import StatusLine
from trainer.tui.widgets.text_view import TextBlock, TextScroll, TextView, heading
from trainer.tui.words import name_and_title


class DecisionScreen(FullScreen):
    """Enter lets the next one speak; s skips to the result."""

    AUTO_FOCUS = "#stage"
    CSS_PATH = "../styles/decision.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "onward", N_("go on"), id="decision.onward"),
        Binding("s", "skip", N_("skip to the result"), id="decision.skip"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._heard = 1

    def compose(self) -> ComposeResult:
        """Lay out the stage."""
        yield StatusLine()
        with Horizontal(id="body"), TextScroll(id="stage"):
            yield TextView(id="words")
        with Horizontal(id="foot"):
            yield Button("", id="onward", variant="primary")
        yield KeyFooter()

    def redraw(self) -> None:
        """Show as much as has been heard."""
        tr = self.tr
        session = self.session
        speakers = session.committee()
        people = session.scenario.people
        self.query_one(StatusLine).update(tr("The decision"), session.scenario.brief.customer)
        blocks = [TextBlock(tr("The doors are closed. One after the other they say where they stand."), "$quiet")]
        for line in speakers[: self._heard]:
            person = people[line.person]
            blocks.append(TextBlock(name_and_title(tr, person), "bold", gap=True))
            blocks.append(TextBlock(line.text, "", "  "))
        if self._over:
            blocks.extend(self._result())
        self.query_one("#words", TextView).update(blocks)
        set_label(self.query_one("#onward", Button), tr("To the debrief") if self._over else tr("Go on"))
        self.query_one("#stage").scroll_end(animate=False)
        self.refresh_bindings()

    @property
    def _over(self) -> bool:
        return self._heard > len(self.session.committee())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer skipping while there is something to skip."""
        if action == "skip":
            return self.host.session is not None and not self._over
        return super().check_action(action, parameters)

    def _result(self) -> list[TextBlock]:
        tr = self.tr
        card = self.session.card
        assert card is not None
        end = card.outcome
        blocks = [heading(f"■ {tr.term('outcome', end.kind)}")]
        if end.ending is not None:
            blocks.append(TextBlock(end.ending.title, "bold", gap=True))
            blocks.append(TextBlock(end.ending.text.replace("{you}", self.session.you)))
        blocks.append(TextBlock(tr("Your result: {points} of 100", points=f"{card.overall:g}"), "bold", gap=True))
        return blocks

    def action_onward(self) -> None:
        """Let the next one speak; after the last, go to the debrief."""
        if self._over:
            self.host.show_debrief()
        else:
            self._heard += 1
            self.redraw()

    def action_skip(self) -> None:
        """Skip to the result."""
        self._heard = len(self.session.committee()) + 1
        self.redraw()

    @on(Button.Pressed)
    def _pressed(self) -> None:
        self.action_onward()
