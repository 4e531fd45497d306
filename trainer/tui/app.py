"""The app: language, themes, the open attempt, and which screen is in front."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from trainer.errors import N_
from trainer.i18n.translator import LANGUAGES, Translator
from trainer.tui.screens.base import Scene, Speaking
from trainer.tui.screens.too_small import TooSmall
from trainer.tui.staging import DEBRIEF, MAP, PLAY, Staged

if TYPE_CHECKING:
    from trainer.core.moves import Move
    from trainer.core.narration import Line
    from trainer.play.session import Session
    from trainer.play.settings import SettingsFile
    from trainer.play.workspace import Workspace

T = TypeVar("T")


def standard_workspace() -> Workspace:
    """Return the user's own workspace. Imports what is slow to import: call it from a thread."""
    from trainer.play.workspace import Workspace

    return Workspace()


class TrainerApp(Staged):
    """The training simulator in the terminal.

    Attributes:
        session: the attempt that is open, or None at the shelf.
        practice: whether the next attempt is proposed as practice.
        farewell: what is worth saying after the screen is gone.
        fault: what broke the program, or None; every move up to it is on disk.
    """

    TITLE = "Sales trainer"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["styles/app.tcss", "styles/shelf.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+l", "language", N_("language"), show=False, priority=True, id="app.language"),
        Binding("ctrl+t", "theme", N_("theme"), show=False, priority=True, id="app.theme"),
        Binding("ctrl+p", "command_palette", N_("commands"), key_display="^p", priority=True, id="app.commands"),
        Binding("ctrl+o", "jump", N_("jump"), show=False, priority=True, id="app.jump"),
        Binding("f6", "settings", N_("settings"), show=False, priority=True, id="app.settings"),
        Binding("ctrl+q", "quit", N_("quit"), show=False, priority=True, id="app.quit"),
    ]

    def __init__(
        self,
        make_workspace: Callable[[], Workspace],
        language: str,
        *,
        name: str = "",
        start: str | None = None,
        session: Session | None = None,
        practice: bool = False,
        settings: SettingsFile | None = None,
    ) -> None:
        if session is not None:
            # Textual's constructor reads it: the shelf is put up for those who go there.
            self.__dict__["DEFAULT_MODE"] = PLAY
        super().__init__(language, name, settings)
        self.session = session
        self.practice = practice
        self.farewell = ""
        self.fault: Exception | None = None
        self._make_workspace = make_workspace
        self._workspace: Workspace | None = None
        self._room_lock = asyncio.Lock()
        self._named = bool(name)
        self._start = start

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give themes that are not ours what our styles ask for."""
        return {"quiet": "$foreground 80%", "line": "$foreground 40%", "on-accent": "auto 90%"}

    @property
    def heading_out(self) -> bool:
        """Whether the command line asked for a scenario: the shelf stands under it, and need not be read yet."""
        return self._start is not None

    def on_mount(self) -> None:
        """Show the attempt that is open; go where else the command line asked to go once there is something to see."""
        if self.session is not None:
            self._go_on(self.session)
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        self.mind_size()
        await self.settle()
        if self._start is not None and self._named:
            await self.open_new(self._start, self.trainee, self.practice)
        elif self._start is not None:
            await self._ask_name(self._start)

    async def _ask_name(self, start: str) -> None:
        from trainer.tui.screens.opening import Opening

        workspace = await self.workspace()
        title = await self.attempt(lambda: workspace.load(start, self.translator.language).scenario.brief.title)
        if title is not None:
            await self.push_screen(Opening(start, title))

    # The workspace

    async def workspace(self) -> Workspace:
        """Return the workspace; made in a thread at first use, because its imports are slow."""
        async with self._room_lock:
            if self._workspace is None:
                self._workspace = await asyncio.to_thread(self._make_workspace)
            return self._workspace

    # The attempt

    async def open_new(self, name: str, you: str, practice: bool) -> None:
        """Open a new attempt and show its brief."""
        from trainer.tui.screens.brief import BriefScreen

        language = self.translator.language
        if you != self.trainee:
            await self.keep(name=you)
        self.trainee = you
        await self.enter(lambda workspace: workspace.open(name, you, language, practice=practice), BriefScreen)

    async def enter(self, get: Callable[[Workspace], Session], screen: Callable[[], Scene] | None = None) -> None:
        """Make the attempt that `get` returns the open one and show where it stands, or `screen`."""
        workspace = await self.workspace()
        session = await self.attempt(lambda: get(workspace))
        if session is None or self.left:
            return
        self.go_home()
        self.session = session
        if screen is not None:
            self.entered()
            self.stage(PLAY, screen())
        else:
            self._go_on(session)

    def _go_on(self, session: Session) -> None:
        self.entered()
        if session.notice:
            self.notify(session.notice, severity="warning", markup=False, timeout=10)
        self.follow((), resumed=True)

    def entered(self) -> None:
        """Called when an attempt is in memory and before it has a screen."""

    async def make(self, move: Move) -> tuple[Line, ...] | None:
        """Make a move; None if it failed, which has been shown and has changed nothing."""
        session = self.session
        assert session is not None
        return await self.attempt(lambda: session.play(move))

    def follow(self, lines: Iterable[Line], *, resumed: bool = False) -> None:
        """Show the screen that belongs to where the play stands, and what happened on the way there."""
        from trainer.core.state import CLOSE_DUE, DESK, OVER, REVIEW_DUE
        from trainer.tui.screens.told import Told
        from trainer.tui.words import told

        session = self.session
        if session is None or self.left:
            return
        place = session.state.place
        if place == OVER and resumed:
            self.debrief()
        else:
            self.stage(PLAY, self._scene_at(place))
        lines = tuple(lines)
        if place in (DESK, REVIEW_DUE, CLOSE_DUE) and any(line.kind in ("source", "news", "clue") for line in lines):
            shown = [line for line in lines if line.kind not in ("review_due", "close_due", "reviewed")]
            self.push_screen(Told(self.translator("What you learn"), told(self.translator, session.view.people, shown)))

    def _scene_at(self, place: int) -> Scene | None:
        """Return what lies over the desk there."""
        from trainer.core.state import MEETING, OVER, REVIEW_DUE
        from trainer.tui.screens.decision import DecisionScreen
        from trainer.tui.screens.meeting import MeetingScreen
        from trainer.tui.screens.review import ReviewScreen

        over = {OVER: DecisionScreen, MEETING: MeetingScreen, REVIEW_DUE: ReviewScreen}.get(place)
        return over() if over is not None else None

    def debrief(self) -> None:
        """Show the debrief; the desk has done its service."""
        self.stage(DEBRIEF)
        self.strike(PLAY, MAP)

    # Screens

    def go_home(self) -> None:
        """Show the shelf; the attempt is kept."""
        self.session = None
        super().go_home()

    # Language, themes, commands

    async def action_language(self) -> None:
        """Speak the next language."""
        names = list(LANGUAGES)
        await self.speak(names[(names.index(self.translator.language) + 1) % len(names)])

    async def speak(self, language: str) -> None:
        """Speak `language`, and read the open attempt in it."""
        session = self.session
        if session is not None:
            workspace = await self.workspace()
            identity = session.attempt.id
            translated = await self.attempt(lambda: workspace.resume(identity, language))
            if translated is None or self.left:
                return
            self.session = translated
        self.translator = Translator(language)
        for screen in self.screen_stack:
            if isinstance(screen, Speaking) and screen.stands:
                screen.redraw()
                screen.refresh_bindings()
        await self.keep(language=language)

    def action_command_palette(self) -> None:
        """Show the commands, in the interface's language."""
        from trainer.tui.screens.palette import Palette

        if not any(isinstance(screen, Palette | TooSmall) for screen in self.screen_stack):
            self.push_screen(Palette(placeholder=self.translator("Search for a command…"), id="--command-palette"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield the commands of the palette."""
        from trainer.tui.commands import commands

        return commands(self, screen)

    def action_settings(self) -> None:
        """Show the settings."""
        from trainer.tui.screens.settings import SettingsDialog

        if not isinstance(self.screen, SettingsDialog):
            self.push_screen(SettingsDialog(self))

    def action_jump(self) -> None:
        """Show a letter on every field; pressing it goes there."""
        from trainer.tui.screens.jump import Jump, places

        spots = places(self.screen)
        if spots and not isinstance(self.screen, TooSmall):
            self.push_screen(Jump(self.screen, spots))

    def _handle_exception(self, error: Exception) -> None:
        # Textual would print the traceback, with the values of all variables, onto the user's terminal.
        if self.is_headless:
            super()._handle_exception(error)
        elif self.fault is None:
            self.fault = error
            self.exit()

    def action_help_quit(self) -> None:
        """Say how to leave: ctrl+c is what people press who want to."""
        self.notify(self.translator("To leave the program, press ctrl+q."), markup=False)

    async def action_quit(self) -> None:
        """Leave; every move is on disk already."""
        if self.session is not None and not self.session.over and self.session.moments:
            self.farewell = self.translator(
                "Your attempt is kept. Go on with: trainer resume {attempt}", attempt=self.session.attempt.id[:8]
            )
        self.exit()
