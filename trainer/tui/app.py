"""The app: language, themes, settings, modes of screens, the open attempt."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from trainer.errors import N_, TrainerError
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.translator import Translator
from trainer.tui import themes
from trainer.tui.screens.base import FullScreen, TranslatedScreen
from trainer.tui.screens.dialogs import LEAST, TooSmall
from trainer.tui.screens.shelf import ShelfScreen

if TYPE_CHECKING:
    from rich.console import RenderableType

    from trainer.core.moves import Move
    from trainer.core.narration import Line
    from trainer.play.session import Session
    from trainer.play.settings import SettingsFile
    from trainer.play.workspace import Workspace


T = TypeVar("T")


class Preferring(App[object]):
    """An app that speaks a language and remembers what its user likes.

    Attributes:
        translator: the interface's language.
        trainee: name to propose for the next attempt.
    """

    _leaving = False

    def __init__(self, language: str, name: str, settings: SettingsFile | None) -> None:
        super().__init__()
        self._settings = settings
        chosen = settings.settings if settings is not None else None
        self.translator = Translator(language)
        self.trainee = name or (chosen.name if chosen else "")
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.theme = chosen.theme if chosen and chosen.theme in themes.NAMES else themes.DARK.name
        if chosen and chosen.reduced_motion:
            self.animation_level = "none"

    @property
    def left(self) -> bool:
        """Whether the program is being left: what was loading meanwhile has no screen to go to."""
        return self._leaving or not self.screen_stack

    def exit(self, result: object = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave the program; what is loading meanwhile finds no stage any more."""
        self._leaving = True
        super().exit(result, return_code, message)

    async def attempt(self, work: Callable[[], T]) -> T | None:
        """Return what `work` returns, done in a thread; an error is shown, and None returned."""
        try:
            return await asyncio.to_thread(work)
        except TrainerError as fault:
            await self.show_fault(fault.said(self.translator))
        except OSError as fault:
            await self.show_fault(f"{type(fault).__name__}: {fault}")
        return None

    async def show_fault(self, words: str) -> None:
        """Show an error; what is on the screen stays under it."""
        if self.left:
            return
        from trainer.tui.screens.dialogs import MessageDialog
        from trainer.tui.widgets.text import TextBlock

        await self.push_screen(MessageDialog(self.translator("That did not work"), [TextBlock(words)], fault=True))

    async def action_theme(self) -> None:
        """Put on the next theme."""
        names = list(themes.NAMES)
        at = names.index(self.theme) if self.theme in names else -1
        await self.put_on(names[(at + 1) % len(names)])
        self.notify(self.translator(themes.NAMES[self.theme]), markup=False, timeout=2)

    async def put_on(self, theme: str) -> None:
        """Put on a theme, for good."""
        self.theme = theme
        await self.keep(theme=theme)

    @property
    def settings_file(self) -> str:
        """Where settings are kept, or "" if nowhere."""
        return str(self._settings.path) if self._settings is not None else ""

    @property
    def reduced_motion(self) -> bool:
        """Whether nothing glides or blinks."""
        return self.animation_level == "none"

    async def keep(self, **values: object) -> None:
        """Keep settings for good, where there is a file for them; what cannot be kept is said."""
        if "reduced_motion" in values:
            self.animation_level = "none" if values["reduced_motion"] else "full"
        settings = self._settings
        if settings is not None:
            await self.attempt(lambda: settings.keep(**values))

    async def settle(self) -> None:
        """Give keys as the settings have it, and say what is wrong with the file."""
        settings = self._settings
        if settings is None:
            return
        complaints = [one.said(self.translator) for one in settings.complaints]
        if settings.settings.keys:
            from trainer.tui.keys import remapped

            keymap, refused = await asyncio.to_thread(remapped, settings.settings.keys, self.translator)
            self.set_keymap(keymap)
            complaints += refused
        if complaints:
            from trainer.tui.screens.dialogs import MessageDialog
            from trainer.tui.widgets.text import TextBlock

            blocks = [TextBlock(words, gap=number > 0) for number, words in enumerate(complaints)]
            await self.push_screen(MessageDialog(self.translator("About your settings"), blocks))


HOME, PLAY, MAP, DEBRIEF = "home", "play", "map", "debrief"
_OF_AN_ATTEMPT = (PLAY, MAP, DEBRIEF)


def _desk() -> FullScreen:
    from trainer.tui.screens.desk import DeskScreen

    return DeskScreen()


def _account_map() -> FullScreen:
    from trainer.tui.screens.account_map import AccountMapScreen

    return AccountMapScreen()


def _debrief() -> FullScreen:
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

    def stage(self, mode: str, scene: FullScreen | None = None) -> None:
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
        from trainer.tui.screens.new_attempt import NewAttemptDialog

        workspace = await self.workspace()
        title = await self.attempt(lambda: workspace.load(start, self.translator.language).scenario.brief.title)
        if title is not None:
            await self.push_screen(NewAttemptDialog(start, title))

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

    async def enter(self, get: Callable[[Workspace], Session], screen: Callable[[], FullScreen] | None = None) -> None:
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
            self.notify(session.notice.said(self.translator), severity="warning", markup=False, timeout=10)
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
        from trainer.tui.screens.dialogs import MessageDialog
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
            self.push_screen(
                MessageDialog(self.translator("What you learn"), told(self.translator, session.view.people, shown))
            )

    def _scene_at(self, place: int) -> FullScreen | None:
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
            if isinstance(screen, TranslatedScreen) and screen.stands:
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
        from trainer.tui.screens.jump_mode import JumpMode, places

        spots = places(self.screen)
        if spots and not isinstance(self.screen, TooSmall):
            self.push_screen(JumpMode(self.screen, spots))

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
