"""The command palette, which does nothing while it has nothing to show yet."""

from __future__ import annotations

from contextlib import suppress

from textual.command import CommandPalette


class Palette(CommandPalette):
    """Textual's palette without its fault: a page key before the list has been laid out is a KeyError in Textual 8."""

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError, IndexError):
            super()._action_command_list(action)
