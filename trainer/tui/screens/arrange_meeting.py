"""Arranging a meeting: by which channel, with whom of one's own."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button

from trainer.core.codec import decode
from trainer.errors import N_
from trainer.scene.desk import Arrangement, arrangements
from trainer.tui.screens.base import Dialog, set_label
from trainer.tui.widgets.choice_field import ChoiceField
from trainer.tui.widgets.text_view import TextBlock, TextView

_ALONE = "-"


class MeetDialog(Dialog[None]):
    """By which channel, with whom of one's own."""

    AUTO_FOCUS = "#channel"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", N_("begin"), id="meet.begin"),
    ]

    def __init__(self, person: str) -> None:
        super().__init__()
        self._person = person

    def compose(self) -> ComposeResult:
        """Lay out both choices."""
        with Vertical(id="box"):
            yield ChoiceField("one", id="channel", label_width=8)
            yield ChoiceField("one", id="companion", label_width=8, one_per_line=True)
            yield TextView(id="away")
            yield TextView(id="cost")
            yield TextView(id="keys")
            with Horizontal(id="foot"):
                yield Button("", id="yes", variant="primary")
                yield Button("", id="no")

    def redraw(self) -> None:
        """Fill in the choices that are open."""
        tr = self.tr
        scene = self._arrangement
        self.query_one("#box").border_title = Text(scene.heading)
        channels = [
            (one.id, tr("{first}, {second}", first=one.word, second=one.cost_words))
            for one in scene.channels
            if not one.why_not
        ]
        channel = self.query_one("#channel", ChoiceField)
        channel.set_options(tr("how"), channels, channel.chosen or [channels[0][0]])
        team = [(one.id or _ALONE, one.words) for one in scene.companions if not one.why_not]
        companion = self.query_one("#companion", ChoiceField)
        companion.set_options(tr("with"), team, companion.chosen or [_ALONE])
        away = [
            TextBlock(tr("{first} {second}", first=one.name, second=one.why_not), "$quiet", "· ")
            for one in scene.companions
            if one.why_not
        ]
        self.query_one("#away", TextView).update(away)
        self.query_one("#away").display = bool(away)
        set_label(self.query_one("#no", Button), tr("Not now"))
        set_label(self.query_one("#yes", Button), tr("Begin"))
        self.query_one("#keys", TextView).update(
            [TextBlock(tr("Arrows choose, enter begins, escape goes back."), "$quiet")]
        )
        self._tell_cost()

    @property
    def _arrangement(self) -> Arrangement:
        found = arrangements(self.tr, self.session)
        return next(one for one in found if one.person == self._person)

    @on(ChoiceField.Changed)
    def _tell_cost(self) -> None:
        picked = self.query_one("#channel", ChoiceField).chosen[0]
        spends = next(one.spends for one in self._arrangement.channels if one.id == picked)
        self.query_one("#cost", TextView).update([TextBlock(spends, "$quiet")])

    async def action_begin(self) -> None:
        """Set out; a second press while that is under way does nothing."""
        if not self.is_current:
            return
        channel = self.query_one("#channel", ChoiceField).chosen[0]
        companion = self.query_one("#companion", ChoiceField).chosen[0]
        move = self._arrangement.move(channel, "" if companion == _ALONE else companion)
        lines = await self.host.play_move(decode(move))
        if lines is not None:
            self.host.show_place(lines)

    @on(Button.Pressed)
    async def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "yes":
            await self.action_begin()
        else:
            self.dismiss(None)
