"""The decision: the trainee's own words first, then the committee, one after the other, then the result."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from trainer.errors import N_
from trainer.scene.decision import Decision, decision
from trainer.tui.drawing import STYLES, text_block
from trainer.tui.screens.base import set_label
from trainer.tui.screens.full_screen import FullScreen
from trainer.tui.widgets.key_footer import KeyFooter
from trainer.tui.widgets.status_line import StatusLine
from trainer.tui.widgets.text_view import TextBlock, TextScroll, TextView, heading


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
        self._asked = False
        self._scene: Decision | None = None

    def compose(self) -> ComposeResult:
        """Lay out the stage."""
        yield StatusLine()
        with Horizontal(id="body"), TextScroll(id="stage"):
            yield TextView(id="words")
        with Horizontal(id="foot"):
            yield Button("", id="onward", variant="primary")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Ask for the trainee's own words before anything is told."""
        from trainer.tui.screens.reflection import ReflectionDialog

        if self.host.session is not None:
            self.app.push_screen(ReflectionDialog(before=True), self._begin)

    def _begin(self, _: object) -> None:
        self._asked = True
        if self.is_drawable:
            self.redraw()

    def redraw(self) -> None:
        """Show as much as has been heard."""
        tr = self.tr
        scene = self._scene = decision(tr, self.session)
        self.query_one(StatusLine).update(scene.title, scene.customer)
        if not self._asked:
            return
        blocks = [text_block(tr, scene.opening)]
        for voice in scene.voices[: self._heard]:
            blocks.append(TextBlock(voice.lead, "bold", gap=True))
            blocks.append(TextBlock(voice.words, STYLES[voice.tone], "  "))
        if self._over:
            blocks.append(heading(f"■ {scene.outcome}"))
            blocks.extend(text_block(tr, text, gap=number == 0) for number, text in enumerate(scene.ending))
            blocks.extend(text_block(tr, promise, gap=True) for promise in scene.promises)
            blocks.append(TextBlock(scene.overall, "bold", gap=True))
        self.query_one("#words", TextView).update(blocks)
        set_label(self.query_one("#onward", Button), tr("To the debrief") if self._over else tr("Go on"))
        self.query_one("#stage").scroll_end(animate=False)
        self.refresh_bindings()

    @property
    def _over(self) -> bool:
        return self._scene is not None and self._heard > len(self._scene.voices)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer skipping while there is something to skip."""
        if action == "skip":
            return self.host.session is not None and not self._over
        return super().check_action(action, parameters)

    def action_onward(self) -> None:
        """Let the next one speak; after the last, go to the debrief."""
        if self._over:
            self.host.show_debrief()
        else:
            self._heard += 1
            self.redraw()

    def action_skip(self) -> None:
        """Skip to the result."""
        self._heard = len(self._scene.voices) + 1 if self._scene is not None else self._heard
        self.redraw()

    @on(Button.Pressed)
    def _pressed(self) -> None:
        self.action_onward()
