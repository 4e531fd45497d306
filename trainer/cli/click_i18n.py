"""What the command line is put together from: Click's parts, saying their help in the language of the user.

The language is that of gettext, which Click asks too; see `trainer.cli.language`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from gettext import gettext
from typing import Any

import click

from trainer.errors import N_

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class _Text:
    """An attribute that holds an English text and is read in the language of the user."""

    def __set_name__(self, _owner: type, name: str) -> None:
        self._kept = f"_english_{name}"

    def __get__(self, part: object, _owner: type | None = None) -> str | None:
        text: str | None = getattr(part, self._kept, None)
        return gettext(text) if text else text

    def __set__(self, part: object, text: str | None) -> None:
        setattr(part, self._kept, text)


def _quoted(name: str) -> str:
    return gettext(N_("'{name}'")).format(name=name)


class Number(click.ParamType[int | float]):
    """A number of a kind, `int` or `float`; `wrong` is said of whatever is none."""

    name = "number"

    def __init__(self, kind: type[int] | type[float], wrong: str) -> None:
        self._kind = kind
        self._wrong = wrong

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | float:
        """Return the number that `value` is.

        Raises:
            BadParameter: if it is none.
        """
        try:
            return self._kind(value)
        except ValueError:
            self.fail(gettext(self._wrong).format(value=value), param, ctx)


class Context(click.Context):
    """One command of a command line."""

    def make_formatter(self) -> click.HelpFormatter:
        """Return what lays out a page of help; Rich, which it measures by, is imported for no other use."""
        from trainer.cli.help_layout import HelpPage

        return HelpPage(width=self.terminal_width, max_width=self.max_content_width)


class Argument(click.Argument):
    """An argument."""

    help = _Text()
    metavar = _Text()

    def get_error_hint(self, ctx: click.Context | None) -> str:
        """Return what errors call it."""
        return _quoted(self.human_readable_name)


class Option(click.Option):
    """An option."""

    help = _Text()
    metavar = _Text()

    def get_error_hint(self, ctx: click.Context | None) -> str:
        """Return what errors call it."""
        return " / ".join(map(_quoted, self.opts))


class Command(click.Command):
    """A command; its docstring is its help."""

    context_class = Context
    help = _Text()

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the whole help: Click cuts at spaces, of which Chinese has none."""
        return self.help or ""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what stands behind the command's name in the line of usage."""
        return [gettext(piece) for piece in super().collect_usage_pieces(ctx)]


class Group(Command, click.Group):
    """Commands in the order in which they were written, not of the alphabet."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands' names."""
        return list(self.commands)


WHOLE = Number(int, N_("'{value}' is no whole number"))
NUMBER = Number(float, N_("'{value}' is no number"))

argument = partial(click.argument, cls=Argument)
option = partial(click.option, cls=Option)


def command(name: str | None = None) -> Callable[[Callable[..., Any]], Command]:
    """Return what makes a command of a function; it is called as the function is, or `name`."""
    return click.command(name, cls=Command)


def group(name: str | None = None, **settings: Any) -> Callable[[Callable[..., Any]], Group]:
    """Return what makes a group of commands of a function; it is called as the function is, or `name`."""
    return click.group(name, cls=Group, **settings)
