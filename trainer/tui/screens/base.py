"""What all screens share: words, redrawing, translated keys, the way back to the app; and dialogs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from rich.text import Text
from textual._styles_cache import StylesCache
from textual.binding import ActiveBinding, Binding, BindingType
from textual.screen import ModalScreen, Screen
from textual.widgets import Button

from trainer.errors import N_
from trainer.i18n.translator import Translator

if TYPE_CHECKING:
    from trainer.play.session import Session
    from trainer.tui.app_protocol import Host

ScreenResult = TypeVar("ScreenResult")


def set_label(button: Button, words: str) -> None:
    """Put words on a button, which takes the width that they need."""
    if str(button.label) != words:
        button.label = Text(words)
        button.refresh(layout=True)


class TranslatedScreen(Screen[ScreenResult]):
    """A screen that speaks the interface's language."""

    AUTO_FOCUS: ClassVar[str | None] = None
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012

    @property
    def host(self) -> Host:
        """The app, as far as screens know it."""
        return cast("Host", self.app)

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
        """The keys that work here, in the interface's language; none once the app has taken its screens down."""
        # Asked for their focus, screens are laid out while the app closes: Textual 8 then looks for a screen in front.
        if not self.app.screen_stack:
            return {}
        tr = self.tr
        return {
            key: active._replace(binding=replace(active.binding, description=tr(active.binding.description)))
            for key, active in super().active_bindings.items()
        }

    def redraw(self) -> None:
        """Draw everything anew: at first, on return to the screen, and in another language."""

    _just_mounted = False

    @property
    def is_drawable(self) -> bool:
        """Whether there is something to draw on: a screen may be taken down before it was ever up."""
        return self.is_mounted and self.display

    def on_mount(self) -> None:
        """Draw for the first time."""
        if self.display:
            self.redraw()
            self._just_mounted = True

    def on_screen_resume(self) -> None:
        """Draw what may have changed while another screen was in front."""
        # A screen is resumed as soon as it is mounted, too.
        if self.is_drawable and not self._just_mounted:
            self.redraw()
        self._just_mounted = False

    def _compositor_refresh(self) -> None:
        # Textual 8 draws the screen even while the terminal may not be written to yet, as at a start, and throws the
        # drawing away. What is not drawn stays due.
        if not self.app._batch_count:
            super()._compositor_refresh()

    def on_unmount(self) -> None:
        """Let go of what was drawn: Textual 8 keeps the lines of a thousand widgets, whether they live or not."""
        StylesCache.get_inner_outer.cache_clear()


class Dialog(TranslatedScreen[ScreenResult], ModalScreen[ScreenResult]):
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
