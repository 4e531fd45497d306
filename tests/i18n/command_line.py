"""The texts of the command line: what its commands say of themselves, and what Click says for them."""

from __future__ import annotations

from collections.abc import Iterator

import click

from trainer.cli.app import app

Path = tuple[str, ...]
"""The words that call a command."""

OF_CLICK: tuple[str | tuple[str, str], ...] = (
    "Positional arguments",
    "Options",
    "Commands",
    "[OPTIONS]",
    "COMMAND [ARGS]...",
    "[COMMAND] [ARGS]...",
    "Show this message and exit.",
    "required",
    "default: {default}",
    "Missing command.",
    "No such command {name!r}.",
    "No such option {name!r}.",
    "Option {name!r} does not take a value.",
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    "Invalid value for {param_hint}: {message}",
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
)
"""What a user can come to read of Click's own texts."""


def commands(command: click.Command = app, path: Path = ()) -> Iterator[tuple[Path, click.Command]]:
    """Return `command` and all below it, each with the words that call it."""
    yield path, command
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            yield from commands(below, (*path, name))


def texts() -> Iterator[str | tuple[str, str]]:
    """Return the texts, as the program asks gettext for them."""
    yield from OF_CLICK
    for _, command in commands():
        of_params = [text for param in command.params for text in (param.help, param.metavar)]
        yield from filter(None, [command.help, *of_params])
