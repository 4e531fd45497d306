"""Arranging a meeting: by which channel, with whom of one's own."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button

from trainer.core.moves import Meet
from trainer.core.view import ColleagueSeen
from trainer.errors import N_
from trainer.tui.screens.base import Dialog, set_label
from trainer.tui.widgets.choice_field import ChoiceField
from trainer.tui.widgets.text_view import TextBlock, TextView
from trainer.tui.words import half_days

_ALONE = "-"


class MeetDialog(Dialog[None]):
    """By which channel, with whom of one's own."""

    AUTO_FOCUS = "#channel"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", N_("begin"), id="meet.begin"),
    ]

    def __init__(self, person: str, meets: list[Meet]) -> None:
        super().__init__()
        self._person = person
        self._meets = meets

    def compose(self) -> ComposeResult:
        """Lay out both choices."""
        with Vertical(id="box"):
            yield ChoiceField("one", id="channel", label_width=8)
            yield ChoiceField("one", id="companion", label_width=8, one_per_line=True)
            yield TextView(id="cost")
            yield TextView(id="keys")
            with Horizontal(id="foot"):
                yield Button("", id="yes", variant="primary")
                yield Button("", id="no")

    def redraw(self) -> None:
        """Fill in the choices that are open."""
        tr = self.tr
        view = self.session.view
        self.query_one("#box").border_title = Text(tr("Meet {person}", person=view.person(self._person).name))
        channels = {move.channel for move in self._meets}
        ways = [
            (name, tr("{first}, {second}", first=tr.term("channel", name), second=half_days(tr, cost)))
            for name, cost in view.costs
            if name in channels
        ]
        channel = self.query_one("#channel", ChoiceField)
        channel.set_options(tr("how"), ways, channel.chosen or [ways[0][0]])
        free = {move.companion for move in self._meets}
        team = [(one.id, self._colleague(one)) for one in view.team if one.id in free]
        companion = self.query_one("#companion", ChoiceField)
        companion.set_options(tr("with"), [(_ALONE, tr("nobody, alone")), *team], companion.chosen or [_ALONE])
        set_label(self.query_one("#no", Button), tr("Not now"))
        set_label(self.query_one("#yes", Button), tr("Begin"))
        self.query_one("#keys", TextView).update(
            [TextBlock(tr("Arrows choose, enter begins, escape goes back."), "$quiet")]
        )
        self._tell_cost()

    def _colleague(self, one: ColleagueSeen) -> str:
        left = self.tr.plural("{count} meeting left", "{count} meetings left", one.left)
        return self.tr("{name}, {title} ({left})", name=one.name, title=one.title, left=left)

    @on(ChoiceField.Changed)
    def _tell_cost(self) -> None:
        tr = self.tr
        view = self.session.view
        cost = dict(view.costs)[self.query_one("#channel", ChoiceField).chosen[0]]
        words = tr("Costs {cost} of the {left} that you have.", cost=half_days(tr, cost), left=half_days(tr, view.left))
        self.query_one("#cost", TextView).update([TextBlock(words, "$quiet")])

    async def action_begin(self) -> None:
        """Set out; a second press while that is under way does nothing."""
        if not self.is_current:
            return
        channel = self.query_one("#channel", ChoiceField).chosen[0]
        companion: str | None = self.query_one("#companion", ChoiceField).chosen[0]
        move = Meet(self._person, channel, None if companion == _ALONE else companion)
        lines = await self.host.play_move(move)
        if lines is not None:
            self.host.show_place(lines)

    @on(Button.Pressed)
    async def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "yes":
            await self.action_begin()
        else:
            self.dismiss(None)
