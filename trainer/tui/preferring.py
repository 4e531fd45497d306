"""The app's likes: theme, motion, keys and name, as the settings have them, and kept when they change."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from textual.app import App

from trainer.errors import TrainerError
from trainer.i18n.translator import Translator
from trainer.tui import themes

if TYPE_CHECKING:
    from rich.console import RenderableType

    from trainer.play.settings import SettingsFile

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
        from trainer.tui.screens.told import Told
        from trainer.tui.widgets.prose import Block

        await self.push_screen(Told(self.translator("That did not work"), [Block(words)], fault=True))

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
            from trainer.tui.screens.told import Told
            from trainer.tui.widgets.prose import Block

            blocks = [Block(words, gap=number > 0) for number, words in enumerate(complaints)]
            await self.push_screen(Told(self.translator("About your settings"), blocks))
