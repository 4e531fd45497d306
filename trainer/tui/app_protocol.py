"""What screens ask of the app that shows them; they know it by this alone and never import it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

if TYPE_CHECKING:
    from trainer.core.moves import Move
    from trainer.core.narration import Line
    from trainer.core.own_words import SayFirst
    from trainer.i18n.translator import Translator
    from trainer.play.session import Session
    from trainer.play.workspace import Workspace

T = TypeVar("T")

HOME: Final = "home"
"""The mode whose first screen is the shelf, or the studio."""
PLAY: Final = "play"
MAP: Final = "map"
DEBRIEF: Final = "debrief"


class Host(Protocol):
    """The app, as its screens see it.

    Attributes:
        translator: the interface's language.
        trainee: name to propose for the next attempt.
        practice: whether the next attempt is proposed as practice.
        say_first: what the next attempt is proposed to ask for in one's own words.
        session: the attempt that is open, or None at the shelf.
        map_person: id of the person whom the account map was last opened for, or "".
    """

    translator: Translator
    trainee: str
    practice: bool
    say_first: SayFirst
    session: Session | None
    map_person: str

    @property
    def theme_name(self) -> str:
        """The theme that is on."""

    @property
    def settings_file(self) -> str:
        """Where settings are kept, or "" if nowhere."""

    @property
    def reduced_motion(self) -> bool:
        """Whether nothing glides or blinks."""

    @property
    def has_start_scenario(self) -> bool:
        """Whether the command line asked for a scenario."""

    async def set_language(self, language: str) -> None:
        """Speak `language`, and read the open attempt in it."""

    async def set_theme(self, theme: str) -> None:
        """Put on a theme, for good."""

    async def save_settings(self, **values: object) -> None:
        """Keep settings for good; what cannot be kept is said."""

    async def in_thread(self, work: Callable[[], T]) -> T | None:
        """Return what `work` returns, done in a thread; an error is shown, and None returned."""

    async def show_error(self, words: str) -> None:
        """Show an error; what is on the screen stays under it."""

    async def workspace(self) -> Workspace:
        """Return the workspace."""

    async def open_scenario(self, name: str, you: str, practice: bool, say_first: SayFirst) -> None:
        """Open a new attempt and show its brief."""

    async def open_session(self, get: Callable[[Workspace], Session]) -> None:
        """Make the attempt that `get` returns the open one and show where it stands."""

    async def play_move(self, move: Move) -> tuple[Line, ...] | None:
        """Make a move; None if it failed, which has been shown and has changed nothing."""

    async def keep(self, work: Callable[[Session], None]) -> bool:
        """Do something to the open attempt that is no move; False if it failed, which has been shown."""

    def show_place(self, lines: Iterable[Line]) -> None:
        """Show the screen that belongs to where the play stands, and what happened on the way there."""

    def show_map(self, person: str) -> None:
        """Open the account map at a person; "" leaves it at whom it was."""

    def leave_map(self) -> None:
        """Go back to the play as it was left."""

    def show_debrief(self) -> None:
        """Show the debrief."""

    def go_home(self) -> None:
        """Show the first screen; the attempt is kept."""

    def check_size(self) -> None:
        """Put the message that the window is too small in front, or take it away."""

    def action_settings(self) -> None:
        """Show the settings."""

    def action_jump(self) -> None:
        """Show a letter on every field; pressing it goes there."""
