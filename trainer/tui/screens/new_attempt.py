"""Opening an attempt: who plays, whether it is practice, and what is said before it is chosen."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input

from trainer.core.own_words import SAY_FIRST
from trainer.errors import N_, TrainerError
from trainer.play.names import LONGEST_TYPED, seat_names
from trainer.scene.own_words import say_first_words
from trainer.tui.screens.base import Dialog
from trainer.tui.widgets.choice_field import ChoiceField
from trainer.tui.widgets.text_view import TextBlock, TextView


class NewAttemptDialog(Dialog[None]):
    """Asks for the trainee's name and how to play, and opens the attempt."""

    AUTO_FOCUS = "#name"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", N_("begin"), id="opening.begin"),
        Binding("down", "app.focus_next", N_("next field"), show=False, id="opening.down"),
        Binding("up", "app.focus_previous", N_("previous field"), show=False, id="opening.up"),
    ]

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self._scenario = name
        self._title = title

    def compose(self) -> ComposeResult:
        """Lay out the fields."""
        with Vertical(id="box") as box:
            box.border_title = Text(self._title)
            yield TextView(TextBlock(self.tr("What should your customers call you?")))
            yield Input(
                self.host.trainee,
                placeholder=self.tr("Your name; together: Anna; Ben"),
                max_length=LONGEST_TYPED,
                id="name",
            )
            yield TextView(id="wrong")
            yield ChoiceField("many", id="practice")
            yield TextView(
                TextBlock(
                    self.tr("Practice gives hints and lets you go back; its result does not count as your best."),
                    "$quiet",
                )
            )
            yield TextView(id="ways")
            yield ChoiceField("one", id="say-first", one_per_line=True)
            with Horizontal(id="foot"):
                yield Button(Text(self.tr("Begin")), id="yes", variant="primary")
                yield Button(Text(self.tr("Not now")), id="no")

    def redraw(self) -> None:
        """Fill the fields of how to play."""
        chosen = ("practice",) if self.host.practice else ()
        self.query_one("#practice", ChoiceField).set_options("", [("practice", self.tr("Practice"))], chosen)
        ways = [(mode, say_first_words(self.tr, mode)) for mode in SAY_FIRST]
        say_first = self.query_one("#say-first", ChoiceField)
        say_first.set_options("", ways, say_first.chosen or [self.host.say_first])
        words = self.tr("In meetings; what you say in your own words is kept with your play and never scored:")
        self.query_one("#ways", TextView).update([TextBlock(words, "$quiet")])

    @on(Input.Submitted)
    async def action_begin(self) -> None:
        """Open the attempt; a second press while that is under way does nothing."""
        if not self.is_current:
            return
        you = self.query_one(Input).value.strip()
        try:
            seat_names(you)
        except TrainerError as fault:
            self.query_one("#wrong", TextView).update(
                [TextBlock(fault.wrong.said(self.tr), "$error"), TextBlock(fault.mend.said(self.tr), "$quiet")]
            )
            self.query_one(Input).focus()
            return
        practice = bool(self.query_one("#practice", ChoiceField).chosen)
        (way,) = self.query_one("#say-first", ChoiceField).chosen
        say_first = next(mode for mode in SAY_FIRST if mode == way)
        if say_first != self.host.say_first:
            # What was chosen last is proposed the next time; the usual way need not be written down.
            await self.host.save_settings(say_first="" if say_first == "off" else say_first)
        await self.host.open_scenario(self._scenario, you, practice, say_first)

    @on(Button.Pressed)
    async def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "yes":
            await self.action_begin()
        else:
            self.dismiss(None)
