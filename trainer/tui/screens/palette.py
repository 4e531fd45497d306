"""The command palette: what the screen in front can do, languages, themes, settings, the way out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from textual.app import SystemCommand
from textual.command import CommandPalette
from textual.screen import Screen

from trainer.i18n.languages import LANGUAGES
from trainer.tui import themes
from trainer.tui.app_protocol import Host
from trainer.tui.screens.full_screen import FullScreen


class Palette(CommandPalette):
    """Textual's palette without its fault: a page key before the list has been laid out is a KeyError in Textual 8."""

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError, IndexError):
            super()._action_command_list(action)


def palette_commands(host: Host, screen: Screen[object]) -> Iterator[SystemCommand]:
    """Yield the commands in the interface's language; the keys of the screen come first."""
    app, tr = screen.app, host.translator
    if isinstance(screen, FullScreen):
        for active in screen.active_bindings.values():
            if active.binding.show and active.enabled and not active.binding.action.endswith("command_palette"):
                key, words = active.binding.key, active.binding.description
                yield SystemCommand(
                    words[:1].upper() + words[1:],
                    tr("Key: {key}", key=app.get_key_display(active.binding)),
                    lambda key=key: app.simulate_key(key),
                )
    for language, about in LANGUAGES.items():
        yield SystemCommand(
            tr("Language: {name}", name=about.name),
            tr("Switch the language of interface and scenario"),
            lambda language=language: app.call_next(host.set_language, language),
        )
    for name, words in themes.THEME_NAMES.items():
        yield SystemCommand(
            tr("Theme: {name}", name=tr(words)),
            tr("Change the colours"),
            lambda name=name: app.call_next(host.set_theme, name),
        )
    yield SystemCommand(tr("Settings"), tr("Language, theme, your name, motion, keys"), host.action_settings)
    yield SystemCommand(tr("Jump"), tr("Go to any field of this screen by a letter"), host.action_jump)
    yield SystemCommand(tr("Quit"), tr("Leave the program; attempts are kept"), app.exit)
