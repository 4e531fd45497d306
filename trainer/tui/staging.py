"""Modes: the shelf, the play, its account map and the debrief each keep a stack of screens of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual.screen import Screen

from trainer.tui.preferring import Preferring
from trainer.tui.screens.base import Scene
from trainer.tui.screens.shelf import ShelfScreen
from trainer.tui.screens.too_small import LEAST, TooSmall

HOME, PLAY, MAP, DEBRIEF = "home", "play", "map", "debrief"
_OF_AN_ATTEMPT = (PLAY, MAP, DEBRIEF)


def _desk() -> Scene:
    from trainer.tui.screens.desk import DeskScreen

    return DeskScreen()


def _account_map() -> Scene:
    from trainer.tui.screens.account_map import AccountMapScreen

    return AccountMapScreen()


def _debrief() -> Scene:
    from trainer.tui.screens.debrief import DebriefScreen

    return DebriefScreen()


class Staged(Preferring):
    """An app whose screens are set out in modes.

    A mode keeps its screens while another one is in front: the desk lies under every meeting of a play, and the
    account map stays as it was left. What belongs to an attempt goes when the attempt is left.

    Attributes:
        looked_at: id of the person whom the account map was last opened for, or "".
    """

    DEFAULT_MODE: ClassVar[str] = HOME
    # Imports of screens that are not the first are put off until they are shown.
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {
        HOME: ShelfScreen, PLAY: _desk, MAP: _account_map, DEBRIEF: _debrief,
    }  # fmt: skip
    looked_at = ""

    def stage(self, mode: str, scene: Scene | None = None) -> None:
        """Bring a mode to the front, with `scene` alone over its base, or with nothing over it."""
        if self.current_mode != mode:
            self.switch_mode(mode)
        while len(self.screen_stack) > (1 if scene is None else 2):
            self.pop_screen()
        if scene is not None and len(self.screen_stack) > 1:
            self.switch_screen(scene)
        elif scene is not None:
            self.push_screen(scene)
        self.mind_size()

    def look_at_map(self, person: str) -> None:
        """Open the account map at a person; "" leaves it at whom it was."""
        self.looked_at = person or self.looked_at
        self.stage(MAP)

    def leave_map(self) -> None:
        """Go back to the play as it was left."""
        self.switch_mode(PLAY)
        self.mind_size()

    def strike(self, *modes: str) -> None:
        """Take down modes that are not in front, with all their screens; they begin anew when they are next shown."""
        for mode in modes:
            self.remove_mode(mode)
            self.add_mode(mode, self.MODES[mode])

    def go_home(self) -> None:
        """Show the shelf; the attempt is kept."""
        self.stage(HOME)
        self.strike(*_OF_AN_ATTEMPT)

    def on_resize(self) -> None:
        """Say so when the terminal is too small, and stop saying so when it is not."""
        # The app's own handler comes after this one: the new size is known only then.
        self.call_later(self.mind_size)

    def mind_size(self) -> None:
        """Put the message that the window is too small in front, or take it away."""
        if self.left:
            return
        small = self.size.width < LEAST[0] or self.size.height < LEAST[1]
        said = isinstance(self.screen, TooSmall)
        if small and not said:
            self.push_screen(TooSmall())
        elif said and not small:
            self.pop_screen()
