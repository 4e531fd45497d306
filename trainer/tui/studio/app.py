"""The studio's app: the trainer's own, with the studio at the bottom instead of the shelf."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import SystemCommand
from textual.screen import Screen

from trainer.tui.app import TrainerApp, standard_workspace
from trainer.tui.app_protocol import HOME
from trainer.tui.studio.screen import StudioScreen

if TYPE_CHECKING:
    from trainer.play.draft import Draft, DraftText


class StudioApp(TrainerApp):
    """One file being written. Nothing here touches the journal."""

    TITLE = "Sales trainer studio"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["../styles/app.tcss", "studio.tcss"]
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {}

    def __init__(self, file: Draft, saved: DraftText, language: str) -> None:
        super().__init__(standard_workspace, language)
        self.studio = StudioScreen(file, saved)
        self.add_mode(HOME, lambda: self.studio)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield the commands of the palette; its way out asks about what is not saved."""
        for command in super().get_system_commands(screen):
            if command.callback == self.exit:
                yield SystemCommand(self.translator("Quit"), self.translator("Leave the studio"), self.action_quit)
            else:
                yield command

    async def action_quit(self) -> None:
        """Leave; what is not saved is asked about."""
        self.studio.leave()

    def leave_by_signal(self, number: int) -> None:
        """Leave because the system asks for it; what is not saved is kept and offered again."""
        self._keep_unsaved()
        super().leave_by_signal(number)

    def _handle_exception(self, error: Exception) -> None:
        self._keep_unsaved()
        if self.farewell:
            error.add_note(self.farewell)
        super()._handle_exception(error)

    def _keep_unsaved(self) -> None:
        if self.studio.keep_unsaved():
            self.farewell = self.translator(
                "What you had not saved is kept: `trainer studio {file}` offers it again.", file=self.studio.file.path
            )
