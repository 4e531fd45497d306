"""The app in a process that is all its own."""

from __future__ import annotations

import gc

from trainer.tui.app import TrainerApp

_SOON = 3.0
"""Seconds after which all that a start loads is loaded."""


class LoneApp(TrainerApp):
    """Keeps what is loaded once out of full garbage collections: they would take as long as three keys, and be seen."""

    _calmed = False

    def on_mount(self) -> None:
        """Count every module imported so far as there to stay; what comes next is loaded without collecting."""
        gc.freeze()
        self.set_timer(_SOON, gc.enable)

    def entered(self) -> None:
        """Count the first scenario, and all that was imported to read it, as there to stay."""
        if not self._calmed:
            self._calmed = True
            gc.freeze()
            gc.enable()
