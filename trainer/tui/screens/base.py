"""What all screens share: words, redrawing, translated keys, and the way back to the app."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from rich.text import Text
from textual._styles_cache import StylesCache
from textual.binding import ActiveBinding, Binding, BindingType
from textual.screen import ModalScreen, Screen
from textual.widgets import Button

from trainer.errors import N_
from trainer.i18n.languages import own_first
from trainer.i18n.translator import Translator

if TYPE_CHECKING:
    from trainer.play.session import Session
    from trainer.tui.app import TrainerApp

T = TypeVar("T")


def label(button: Button, words: str) -> None:
    """Put words on a button, which takes the width that they need."""
    if str(button.label) != words:
        button.label = Text(words)
        button.refresh(layout=True)


class TranslatedScreen(Screen[T]):
    """A screen that speaks the interface's language."""

    AUTO_FOCUS: ClassVar[str | None] = None
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012

    @property
    def host(self) -> TrainerApp:
        """The app."""
        return cast("TrainerApp", self.app)

    @property
    def tr(self) -> Translator:
        """The interface's language."""
        return self.host.translator

    @property
    def session(self) -> Session:
        """The attempt that is open."""
        session = self.host.session
        assert session is not None
        return session

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work here, in the interface's language."""
        tr = self.tr
        return {
            key: active._replace(binding=replace(active.binding, description=tr(active.binding.description)))
            for key, active in super().active_bindings.items()
        }

    def redraw(self) -> None:
        """Draw everything anew: at first, on return to the screen, and in another language."""

    _fresh_from_mount = False

    @property
    def stands(self) -> bool:
        """Whether there is something to draw on: a screen may be taken down before it was ever up."""
        return self.is_mounted and self.display

    def on_mount(self) -> None:
        """Draw for the first time."""
        if self.display:
            self.redraw()
            self._fresh_from_mount = True

    def on_screen_resume(self) -> None:
        """Draw what may have changed while another screen was in front."""
        # A screen is resumed as soon as it is mounted, too.
        if self.stands and not self._fresh_from_mount:
            self.redraw()
        self._fresh_from_mount = False

    def on_unmount(self) -> None:
        """Let go of what was drawn: Textual 8 keeps the lines of a thousand widgets, whether they live or not."""
        StylesCache.get_inner_outer.cache_clear()


class FullScreen(TranslatedScreen[None]):
    """A whole screen."""

    SESSION: ClassVar[bool] = True
    """Whether an attempt is open here."""
    EXTRA_KEYS: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Keys that are no bindings, with what they do, for the help."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "hint", N_("hint"), id="scene.hint"),
        Binding("z", "rewind", N_("rewind"), id="scene.rewind"),
        Binding("question_mark", "help", N_("help"), key_display="?", id="scene.help"),
        Binding("tab", "app.focus_next", N_("next field"), show=False, id="scene.next"),
        Binding("shift+tab", "app.focus_previous", N_("previous field"), show=False, id="scene.previous"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer hints and rewinding in practice only."""
        if action in ("hint", "rewind"):
            session = self.host.session
            return self.SESSION and session is not None and session.practice and not session.over
        return True

    async def action_hint(self) -> None:
        """Say what a careful colleague would suggest."""
        from trainer.play.hints import hint
        from trainer.tui.screens.dialogs import MessageDialog
        from trainer.tui.widgets.text import TextBlock

        words = hint(self.session.scenario, self.session.state, self.tr)
        await self.app.push_screen(MessageDialog(self.tr("Hint"), [TextBlock(words)]))

    async def action_rewind(self) -> None:
        """Choose a moment to go back to."""
        from trainer.tui.screens.dialogs import RewindDialog

        await self.app.push_screen(RewindDialog())

    async def action_glossary(self) -> None:
        """Show the pack's terms in all its languages."""
        from trainer.tui.screens.dialogs import MessageDialog
        from trainer.tui.widgets.text import TextBlock

        tr = self.tr
        pairs = [own_first(dict(entry), tr.language) for entry in self.session.loaded.pack.glossary]
        blocks = [TextBlock(second, "$quiet", f"{first}  ", "bold", 2) for first, second in pairs]
        await self.app.push_screen(MessageDialog(tr("Glossary"), blocks or [TextBlock(tr("This pack has none."))]))

    async def action_help(self) -> None:
        """Show the keys that work here."""
        from trainer.tui.screens.help import HelpDialog

        await self.app.push_screen(HelpDialog(self))


class Dialog(TranslatedScreen[T], ModalScreen[T]):
    """A small screen over another that asks one thing."""

    DEFAULT_CSS = """
    Dialog { align: center middle; }
    Dialog > #box {
        width: 76; max-width: 94%; height: auto; max-height: 90%; padding: 1 2;
        border: round $accent; background: $surface; border-title-color: $accent; border-title-style: bold;
    }
    Dialog #text { height: auto; max-height: 60vh; }
    Dialog #cost, Dialog #hint { margin-top: 1; }
    Dialog RowList { height: auto; max-height: 55vh; }
    Dialog #foot { height: auto; margin-top: 1; align-horizontal: right; }
    Dialog #foot Button { margin-left: 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", N_("close"), id="dialog.close"),
    ]

    def action_close(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
