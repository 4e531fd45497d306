"""The app: language, themes, settings, modes of screens, the open attempt."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import App, ScreenStackError, SystemCommand
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.driver import Driver
from textual.filter import LineFilter
from textual.keys import _character_to_key
from textual.screen import Screen
from textual.widget import MountError

from trainer.errors import N_, TrainerError
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.translator import Translator
from trainer.outside_text import half_width
from trainer.signals import HANG_UP, exit_code
from trainer.tui import themes
from trainer.tui.app_protocol import DEBRIEF, HOME, MAP, PLAY, T
from trainer.tui.control_filter import ControlFilter
from trainer.tui.screens.base import TranslatedScreen
from trainer.tui.screens.full_screen import FullScreen
from trainer.tui.screens.shelf import ShelfScreen
from trainer.tui.screens.too_small import MIN_SIZE, TooSmall
from trainer.tui.terminal import is_gone

if TYPE_CHECKING:
    from rich.console import RenderableType

    from trainer.core.moves import Move
    from trainer.core.narration import Line
    from trainer.core.own_words import SayFirst
    from trainer.play.session import Session
    from trainer.play.settings import SettingsFile
    from trainer.play.workspace import Workspace
    from trainer.scene.place import Place

_ATTEMPT_MODES = (PLAY, MAP, DEBRIEF)
_TAKEN_DOWN = (NoMatches, MountError, NoScreen, ScreenStackError)
"""What a screen meets that is still at work, or not yet up, while the program that is being left takes it down."""
_START_SECONDS = 3.0
"""Seconds after which all that a start loads is loaded."""


def standard_workspace() -> Workspace:
    """Return the user's own workspace. Imports what is slow to import: call it from a thread."""
    from trainer.play.workspace import Workspace

    return Workspace()


def _desk() -> FullScreen:
    from trainer.tui.screens.desk import DeskScreen

    return DeskScreen()


def _account_map() -> FullScreen:
    from trainer.tui.screens.account_map import AccountMapScreen

    return AccountMapScreen()


def _debrief() -> FullScreen:
    from trainer.tui.screens.debrief import DebriefScreen

    return DebriefScreen()


class TrainerApp(App[object]):
    """The training simulator in the terminal.

    Its screens are set out in modes. A mode keeps its screens while another one is in front: the desk lies under
    every meeting of a play, and the account map stays as it was left. What belongs to an attempt goes when the
    attempt is left.

    Attributes:
        translator: the interface's language.
        trainee: name to propose for the next attempt.
        practice: whether the next attempt is proposed as practice.
        say_first: what the next attempt is proposed to ask for in one's own words.
        session: the attempt that is open, or None at the shelf.
        map_person: id of the person whom the account map was last opened for, or "".
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
    DEFAULT_MODE: ClassVar[str] = HOME
    # Imports of screens that are not the first are put off until they are shown.
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {
        HOME: ShelfScreen, PLAY: _desk, MAP: _account_map, DEBRIEF: _debrief,
    }  # fmt: skip

    def __init__(
        self,
        make_workspace: Callable[[], Workspace],
        language: str,
        *,
        name: str = "",
        start: str | None = None,
        session: Session | None = None,
        practice: bool = False,
        say_first: SayFirst | None = None,
        variant: str | None = None,
        settings: SettingsFile | None = None,
        own_process: bool = False,
    ) -> None:
        """Prepare the app.

        Args:
            make_workspace: returns the workspace; called once, in a thread.
            language: language of the interface.
            name: the trainee's name, or "" to ask for it.
            start: a scenario to begin with, or None for the shelf.
            session: the attempt to go on with, or None.
            practice: whether attempts are proposed as practice.
            say_first: what attempts are proposed to ask for in one's own words; None for what was chosen last.
            variant: letter of the variant of `start` to play, None to choose one.
            settings: what the user has set for good, or None where nothing is kept.
            own_process: whether the process runs nothing else, so that its garbage collector may be steered.
        """
        if session is not None:
            # Textual's constructor reads it: the shelf is put up for those who go there.
            self.__dict__["DEFAULT_MODE"] = PLAY
        super().__init__()
        chosen = settings.settings if settings is not None else None
        self.translator = Translator(language)
        self.trainee = name or (chosen.name if chosen else "")
        self.practice = practice
        self.say_first: SayFirst = say_first or (chosen.say_first if chosen else "") or "off"
        self._asked_first: SayFirst = say_first or "off"
        self.session = session
        self.map_person = ""
        self.farewell = ""
        self.fault: Exception | None = None
        self._settings = settings
        self._make_workspace = make_workspace
        self._workspace: Workspace | None = None
        self._workspace_lock = asyncio.Lock()
        self._name_given = bool(name)
        self._start = start
        self._variant = variant
        self._collect_later = own_process
        self._leaving = False
        self._control_filter = ControlFilter()
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.theme = chosen.theme if chosen and chosen.theme in themes.THEME_NAMES else themes.DARK.name
        if chosen and chosen.reduced_motion:
            self.animation_level = "none"
        self.stylesheet = themes.CachedStylesheet(variables=self.get_css_variables())

    # Start and end

    def on_mount(self) -> None:
        """Show the attempt that is open; go where else the command line asked to go once there is something to see."""
        if self._collect_later:
            # A full collection takes as long as three keys, and would be seen: what is imported by now is there to
            # stay, and what a start loads on top of it is loaded without collecting.
            gc.freeze()
            self.set_timer(_START_SECONDS, gc.enable)
        if self.session is not None:
            self._resume(self.session)
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        self.check_size()
        await self.apply_settings()
        if self._start is not None and self._name_given:
            await self.open_scenario(self._start, self.trainee, self.practice, self._asked_first)
        elif self._start is not None:
            await self._ask_name(self._start)

    async def _ask_name(self, start: str) -> None:
        from trainer.tui.screens.new_attempt import NewAttemptDialog

        workspace = await self.workspace()
        title = await self.in_thread(lambda: workspace.load(start, self.translator.language).scenario.brief.title)
        if title is not None:
            await self.push_screen(NewAttemptDialog(start, title))

    @property
    def has_start_scenario(self) -> bool:
        """Whether the command line asked for a scenario: the shelf stands under it, and need not be read yet."""
        return self._start is not None

    @property
    def is_leaving(self) -> bool:
        """Whether the program is being left: what was loading meanwhile has no screen to go to."""
        return self._leaving or not self.screen_stack

    def exit(self, result: object = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave the program; what is loading meanwhile finds no screen to go to."""
        self._leaving = True
        super().exit(result, return_code, message)

    async def action_quit(self) -> None:
        """Leave; every move is on disk already."""
        self.bid_farewell()
        self.exit()

    def leave_by_signal(self, number: int) -> None:
        """Leave because the system asks for it: nobody can be asked anything, and nothing may be lost."""
        self.bid_farewell()
        self.exit(return_code=exit_code(number))

    def bid_farewell(self) -> None:
        """Put down how to go on with what is left."""
        if self.session is not None and not self.session.over and self.session.moments:
            self.farewell = self.translator(
                "Your attempt is kept. Go on with: trainer resume {attempt}", attempt=self.session.attempt.id[:8]
            )

    def action_help_quit(self) -> None:
        """Say how to leave: ctrl+c is what people press who want to."""
        self.notify(self.translator("To leave the program, press ctrl+q."), markup=False)

    @on(Driver.SignalResume)
    def draw_anew(self) -> None:
        """Draw everything: while the program was stopped, the terminal was another's."""
        self.refresh(layout=True)

    async def on_event(self, event: events.Event) -> None:
        """Take a full-width key for its half-width twin, but for one that is typed into a text."""
        if isinstance(event, events.Key) and event.character and half_width(event.character) != event.character:
            from textual.widgets import Input, TextArea

            if not isinstance(self.focused, Input | TextArea):
                twin = half_width(event.character)
                event = events.Key(_character_to_key(twin), twin)
        await super().on_event(event)

    # Threads and errors

    async def in_thread(self, work: Callable[[], T]) -> T | None:
        """Return what `work` returns, done in a thread; an error is shown, and None returned."""
        try:
            return await asyncio.to_thread(work)
        except TrainerError as fault:
            await self.show_error(fault.said(self.translator))
        except OSError as fault:
            await self.show_error(f"{type(fault).__name__}: {fault}")
        return None

    async def show_error(self, words: str) -> None:
        """Show an error; what is on the screen stays under it."""
        if self.is_leaving:
            return
        from trainer.tui.screens.dialogs import MessageDialog
        from trainer.tui.widgets.text_view import TextBlock

        await self.push_screen(MessageDialog(self.translator("That did not work"), [TextBlock(words)], fault=True))

    def _handle_exception(self, error: Exception) -> None:
        if self.is_leaving and isinstance(error, _TAKEN_DOWN):
            return
        # Textual would print the traceback, with the values of all variables, onto the user's terminal.
        if self.is_headless:
            super()._handle_exception(error)
        elif self.fault is None:
            self.fault = error
            self.exit()

    def panic(self, *renderables: RenderableType) -> None:
        """Leave where the terminal can no longer be read: Textual would print the traceback of its own thread."""
        if self.is_headless:
            super().panic(*renderables)
        elif is_gone():
            self.leave_by_signal(HANG_UP)
        elif not self._leaving:
            self._handle_exception(RuntimeError("the keys of the terminal can no longer be read"))

    # Language, theme, settings

    async def action_language(self) -> None:
        """Speak the next language."""
        names = list(LANGUAGES)
        await self.set_language(names[(names.index(self.translator.language) + 1) % len(names)])

    async def set_language(self, language: str) -> None:
        """Speak `language`, and read the open attempt in it."""
        session = self.session
        if session is not None:
            workspace = await self.workspace()
            identity = session.attempt.id
            translated = await self.in_thread(lambda: workspace.resume(identity, language))
            if translated is None or self.is_leaving:
                return
            self.session = translated
        self.translator = Translator(language)
        for screen in self.screen_stack:
            if isinstance(screen, TranslatedScreen) and screen.is_drawable:
                screen.redraw()
                screen.refresh_bindings()
        await self.save_settings(language=language)

    async def action_theme(self) -> None:
        """Put on the next theme."""
        names = list(themes.THEME_NAMES)
        place = names.index(self.theme) if self.theme in names else -1
        await self.set_theme(names[(place + 1) % len(names)])
        self.notify(self.translator(themes.THEME_NAMES[self.theme]), markup=False, timeout=2)

    async def set_theme(self, theme: str) -> None:
        """Put on a theme, for good."""
        self.theme = theme
        await self.save_settings(theme=theme)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Give what every line passes before it is drawn."""
        return (*super().get_line_filters(), self._control_filter)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give themes that are not ours what our styles ask for."""
        return {"quiet": "$foreground 80%", "line": "$foreground 40%", "on-accent": "auto 90%"}

    @property
    def theme_name(self) -> str:
        """The theme that is on."""
        return self.theme

    @property
    def reduced_motion(self) -> bool:
        """Whether nothing glides or blinks."""
        return self.animation_level == "none"

    @property
    def settings_file(self) -> str:
        """Where settings are kept, or "" if nowhere."""
        return str(self._settings.path) if self._settings is not None else ""

    async def save_settings(self, **values: object) -> None:
        """Keep settings for good, where there is a file for them; what cannot be kept is said."""
        if "reduced_motion" in values:
            self.animation_level = "none" if values["reduced_motion"] else "full"
        settings = self._settings
        if settings is not None:
            await self.in_thread(lambda: settings.keep(**values))

    async def apply_settings(self) -> None:
        """Give keys as the settings have it, and say what is wrong with the file."""
        settings = self._settings
        if settings is None:
            return
        complaints = [one.said(self.translator) for one in settings.complaints]
        if settings.settings.keys:
            from trainer.tui.keymap import make_keymap

            asked = settings.settings.keys
            keymap, refused = await asyncio.to_thread(make_keymap, TrainerApp, asked, self.translator)
            self.set_keymap(keymap)
            complaints += refused
        if complaints:
            from trainer.tui.screens.dialogs import MessageDialog
            from trainer.tui.widgets.text_view import TextBlock

            blocks = [TextBlock(words, gap=number > 0) for number, words in enumerate(complaints)]
            await self.push_screen(MessageDialog(self.translator("About your settings"), blocks))

    def action_settings(self) -> None:
        """Show the settings."""
        from trainer.tui.screens.settings import SettingsDialog

        if not isinstance(self.screen, SettingsDialog):
            self.push_screen(SettingsDialog(self))

    # Modes of screens

    def show_mode(self, mode: str, screen: FullScreen | None = None) -> None:
        """Bring a mode to the front, with `screen` alone over its first one, or with nothing over it."""
        if self.current_mode != mode:
            self.switch_mode(mode)
        while len(self.screen_stack) > (1 if screen is None else 2):
            self.pop_screen()
        if screen is not None and len(self.screen_stack) > 1:
            self.switch_screen(screen)
        elif screen is not None:
            self.push_screen(screen)
        self.check_size()

    def reset_modes(self, *modes: str) -> None:
        """Take down modes that are not in front, with all their screens; they begin anew when they are next shown."""
        for mode in modes:
            self.remove_mode(mode)
            self.add_mode(mode, self.MODES[mode])

    def go_home(self) -> None:
        """Show the first screen; the attempt is kept."""
        self.session = None
        self.show_mode(HOME)
        self.reset_modes(*_ATTEMPT_MODES)

    def show_map(self, person: str) -> None:
        """Open the account map at a person; "" leaves it at whom it was."""
        self.map_person = person or self.map_person
        self.show_mode(MAP)

    def leave_map(self) -> None:
        """Go back to the play as it was left."""
        self.switch_mode(PLAY)
        self.check_size()

    def show_debrief(self) -> None:
        """Show the debrief; the desk has done its service."""
        self.show_mode(DEBRIEF)
        self.reset_modes(PLAY, MAP)

    def on_resize(self) -> None:
        """Say so when the terminal is too small, and stop saying so when it is not."""
        # The app's own handler comes after this one: the new size is known only then.
        self.call_later(self.check_size)

    def check_size(self) -> None:
        """Put the message that the window is too small in front, or take it away."""
        if self.is_leaving:
            return
        small = self.size.width < MIN_SIZE[0] or self.size.height < MIN_SIZE[1]
        shown = isinstance(self.screen, TooSmall)
        if small and not shown:
            self.push_screen(TooSmall())
        elif shown and not small:
            self.pop_screen()

    # The open attempt

    async def workspace(self) -> Workspace:
        """Return the workspace; made in a thread at first use, because its imports are slow."""
        async with self._workspace_lock:
            if self._workspace is None:
                self._workspace = await asyncio.to_thread(self._make_workspace)
            return self._workspace

    async def open_scenario(self, name: str, you: str, practice: bool, say_first: SayFirst) -> None:
        """Open a new attempt and show its brief."""
        from trainer.tui.screens.brief import BriefScreen

        language = self.translator.language
        if you != self.trainee:
            await self.save_settings(name=you)
        self.trainee = you
        self.say_first = say_first
        variant = self._variant if name == self._start else None

        def begun(workspace: Workspace) -> Session:
            return workspace.open(name, you, language, practice=practice, variant=variant, say_first=say_first)

        await self.open_session(begun, BriefScreen)

    async def open_session(
        self, get: Callable[[Workspace], Session], screen: Callable[[], FullScreen] | None = None
    ) -> None:
        """Make the attempt that `get` returns the open one and show where it stands, or `screen`."""
        workspace = await self.workspace()
        session = await self.in_thread(lambda: get(workspace))
        if session is None or self.is_leaving:
            return
        self.go_home()
        self.session = session
        if screen is None:
            self._resume(session)
        else:
            self._collect_from_now()
            self.show_mode(PLAY, screen())

    def _resume(self, session: Session) -> None:
        self._collect_from_now()
        self.show_place((), resumed=True)
        if session.notice:
            from trainer.tui.screens.dialogs import MessageDialog
            from trainer.tui.widgets.text_view import TextBlock

            words = session.notice.said(self.translator)
            self.push_screen(MessageDialog(self.translator("About your attempt"), [TextBlock(words)]))

    def _collect_from_now(self) -> None:
        # The first scenario, and all that was imported to read it, is there to stay as well.
        if self._collect_later:
            self._collect_later = False
            gc.freeze()
            gc.enable()

    async def play_move(self, move: Move) -> tuple[Line, ...] | None:
        """Make a move; None if it failed, which has been shown and has changed nothing."""
        session = self.session
        assert session is not None
        return await self.in_thread(lambda: session.play(move))

    async def keep(self, work: Callable[[Session], None]) -> bool:
        """Do something to the open attempt that is no move; False if it failed, which has been shown."""
        session = self.session
        assert session is not None

        def done() -> bool:
            work(session)
            return True

        return bool(await self.in_thread(done))

    def show_place(self, lines: Iterable[Line], *, resumed: bool = False) -> None:
        """Show the screen that belongs to where the play stands, and what happened on the way there."""
        from trainer.scene.narration import learned
        from trainer.scene.place import place_of
        from trainer.tui.drawing import narration_blocks
        from trainer.tui.screens.dialogs import MessageDialog

        session = self.session
        if session is None or self.is_leaving:
            return
        place = place_of(session)
        if place == "decision" and resumed:
            self.show_debrief()
        else:
            self.show_mode(PLAY, self._screen_for(place))
        shown = learned(self.translator, session.scenario, lines) if place in ("desk", "review") else ()
        if shown:
            tr, blocks = self.translator, narration_blocks(self.translator, shown)
            # The manager's word on the map is nothing that was found out.
            manager = all(line.kind in ("reviewed", "worry") for line in shown)
            self.push_screen(MessageDialog(tr("The review") if manager else tr("What you learn"), blocks))

    def _screen_for(self, place: Place) -> FullScreen | None:
        """Return what lies over the desk there."""
        from trainer.tui.screens.decision import DecisionScreen
        from trainer.tui.screens.meeting import MeetingScreen
        from trainer.tui.screens.questionnaire import QuestionnaireScreen
        from trainer.tui.screens.review import ReviewScreen

        match place:
            case "meeting":
                return MeetingScreen()
            case "survey":
                return QuestionnaireScreen()
            case "review":
                return ReviewScreen()
            case "decision":
                return DecisionScreen()
        return None

    # Commands and jumps

    def action_command_palette(self) -> None:
        """Show the commands, in the interface's language."""
        from trainer.tui.screens.palette import Palette

        if not any(isinstance(screen, Palette | TooSmall) for screen in self.screen_stack):
            self.push_screen(Palette(placeholder=self.translator("Search for a command…"), id="--command-palette"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield the commands of the palette."""
        from trainer.tui.screens.palette import palette_commands

        return palette_commands(self, screen)

    def action_jump(self) -> None:
        """Show a letter on every field; pressing it goes there."""
        from trainer.tui.screens.jump_mode import JumpMode, jump_targets

        targets = jump_targets(self.screen)
        if targets and not isinstance(self.screen, TooSmall):
            self.push_screen(JumpMode(self.screen, targets))
