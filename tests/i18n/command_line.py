"""The texts of the command line: what its commands say of themselves, and what Click says for them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click

from trainer.cli.app import app

Words = tuple[str, ...]
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
ASKED_FOR_CLICK = ("[OPTIONS]", "COMMAND [ARGS]...", "[COMMAND] [ARGS]...")
"""Those that Click does not ask gettext for; our commands do."""


@cache
def said_by_click() -> frozenset[str]:
    """Return every text in the code of the Click that is installed: another release may have other words."""
    folder = Path(click.__file__).parent
    trees = [ast.parse(path.read_bytes()) for path in folder.glob("*.py")]
    nodes = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return frozenset(node.value for node in nodes if isinstance(node.value, str))


def missed_in_click() -> list[str]:
    """Return what is translated and the Click that is installed does not say: its users read English there."""
    wanted = [text for texts in OF_CLICK for text in ((texts,) if isinstance(texts, str) else texts)]
    return [text for text in wanted if text not in ASKED_FOR_CLICK and text not in said_by_click()]


def commands(command: click.Command = app, path: Words = ()) -> Iterator[tuple[Words, click.Command]]:
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
