"""Choosing the strategy: whom to win, whom to keep neutral, which case for the whole house."""

from __future__ import annotations

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button

from trainer.core.moves import Strategy
from trainer.scene.strategy import AimId, strategy, strategy_of
from trainer.tui.drawing import text_block
from trainer.tui.screens.base import Dialog, set_label
from trainer.tui.widgets.choice_field import ChoiceField
from trainer.tui.widgets.text_view import TextBlock, TextView

_FIELDS: tuple[AimId, ...] = ("win", "neutral", "case")
_LABEL = 19


class StrategyDialog(Dialog[None]):
    """Three fields to tick; what is ticked is kept however the dialog is left."""

    AUTO_FOCUS = "#win"
    DEFAULT_CSS = """
    StrategyDialog > #box { width: 92; }
    StrategyDialog #fields { height: auto; max-height: 60vh; margin-top: 1; }
    StrategyDialog.-low #fields { max-height: 10; }
    StrategyDialog #case { margin-top: 1; }
    """

    def compose(self) -> ComposeResult:
        """Lay out the fields."""
        with Vertical(id="box"):
            yield TextView(id="words")
            with VerticalScroll(id="fields", can_focus=False):
                yield ChoiceField("many", id="win", label_width=_LABEL)
                yield ChoiceField("many", id="neutral", label_width=_LABEL)
                yield ChoiceField("maybe", id="case", label_width=_LABEL)
            yield TextView(id="keys")
            with Horizontal(id="foot"):
                yield Button("", id="yes", variant="primary")

    def redraw(self) -> None:
        """Fill in what can be chosen."""
        tr = self.tr
        scene = strategy(tr, self.session)
        self.query_one("#box").border_title = Text(scene.title)
        self.query_one("#words", TextView).update([text_block(tr, scene.words)])
        for field in scene.fields:
            options = [(one.id, one.words) for one in field.options]
            self.query_one(f"#{field.id}", ChoiceField).set_options(field.label, options, field.chosen)
        keys = tr("Arrows walk, space ticks, tab goes on to the next, escape when done.")
        self.query_one("#keys", TextView).update([TextBlock(keys, "$quiet")])
        set_label(self.query_one("#yes", Button), tr("Done"))

    @on(ChoiceField.Changed)
    def _ticked(self, event: ChoiceField.Changed) -> None:
        # Nobody is both: the tick that came last counts.
        other = {"win": "neutral", "neutral": "win"}.get(event.field.id or "")
        if other is None:
            return
        field = self.query_one(f"#{other}", ChoiceField)
        left = [person for person in field.chosen if person not in event.field.chosen]
        if len(left) < len(field.chosen):
            scene = next(one for one in strategy(self.tr, self.session).fields if one.id == other)
            field.set_options(scene.label, [(one.id, one.words) for one in scene.options], left)

    def action_close(self) -> None:
        """Keep what is ticked, and go back."""
        self.run_worker(self._keep(), exclusive=True)

    async def _keep(self) -> None:
        move = strategy_of({name: self.query_one(f"#{name}", ChoiceField).chosen for name in _FIELDS})
        if not self.is_current:
            return
        if move == (self.session.state.strategy or Strategy()) or await self.host.play_move(move) is not None:
            self.dismiss(None)

    @on(Button.Pressed)
    def _pressed(self) -> None:
        self.action_close()
