"""The settings: language, theme, name and motion, each kept as soon as it is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input

from trainer.errors import N_
from trainer.i18n.languages import LANGUAGES
from trainer.play.names import LONGEST_TYPED
from trainer.tui import themes
from trainer.tui.screens.base import Dialog, set_label
from trainer.tui.widgets.choice_field import ChoiceField
from trainer.tui.widgets.text_view import TextBlock, TextScroll, TextView

if TYPE_CHECKING:
    from trainer.tui.app_protocol import Host

_LABEL = 10


class SettingsDialog(Dialog[None]):
    """What is set for good."""

    AUTO_FOCUS = "#language"
    CSS_PATH = "../styles/settings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", N_("next field"), show=False, id="settings.down"),
        Binding("up", "app.focus_previous", N_("previous field"), show=False, id="settings.up"),
    ]

    def __init__(self, host: Host) -> None:
        super().__init__()
        # A name is kept after the dialog is gone and has no app any more.
        self._host = host

    def compose(self) -> ComposeResult:
        """Lay out the fields."""
        with Vertical(id="box"):
            with TextScroll(id="text", can_focus=False):
                yield ChoiceField("pick", id="language", label_width=_LABEL)
                yield ChoiceField("pick", id="theme", label_width=_LABEL)
                yield ChoiceField("many", id="motion", label_width=_LABEL)
                yield Input(self.host.trainee, max_length=LONGEST_TYPED, id="name")
                yield TextView(id="where")
            with Horizontal(id="foot"):
                yield Button("", id="go", variant="primary")

    def redraw(self) -> None:
        """Show what is set."""
        tr, host = self.tr, self.host
        self.query_one("#box").border_title = Text(tr("Settings"))
        self.query_one("#language", ChoiceField).set_options(
            tr("language"), [(one, about.name) for one, about in LANGUAGES.items()], [tr.language]
        )
        looks = [(name, tr(words)) for name, words in themes.THEME_NAMES.items()]
        self.query_one("#theme", ChoiceField).set_options(tr("theme"), looks, [host.theme_name])
        motion = [("reduced", tr("nothing glides or blinks"))]
        self.query_one("#motion", ChoiceField).set_options(
            tr("motion"), motion, ["reduced"] if host.reduced_motion else []
        )
        self.query_one("#name", Input).placeholder = tr("Your name")
        self.query_one("#where", TextView).update(
            [
                TextBlock(tr("Kept as you change it, in {file}.", file=host.settings_file or "–"), "$quiet"),
                TextBlock(tr("Keys are changed in that file; the help (?) shows their names."), "$quiet"),
            ]
        )
        set_label(self.query_one("#go", Button), tr("Close"))

    @on(ChoiceField.Changed, "#language")
    async def _language(self, event: ChoiceField.Changed) -> None:
        await self.host.set_language(event.field.chosen[0])

    @on(ChoiceField.Changed, "#theme")
    async def _theme(self, event: ChoiceField.Changed) -> None:
        await self.host.set_theme(event.field.chosen[0])

    @on(ChoiceField.Changed, "#motion")
    async def _motion(self, event: ChoiceField.Changed) -> None:
        await self.host.save_settings(reduced_motion=bool(event.field.chosen))

    @on(Input.Blurred, "#name")
    @on(Input.Submitted, "#name")
    async def _named(self, event: Input.Blurred | Input.Submitted) -> None:
        await self._keep_name(event.value)

    async def _keep_name(self, name: str) -> None:
        if name.strip() != self._host.trainee:
            self._host.trainee = name.strip()
            await self._host.save_settings(name=name.strip())

    def on_button_pressed(self) -> None:
        """Close."""
        self.action_close()

    def action_close(self) -> None:
        """Close; the name is kept even if the cursor still stands in it."""
        self.app.call_next(self._keep_name, self.query_one("#name", Input).value)
        self.dismiss(None)
