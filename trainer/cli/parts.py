"""What the command line is put together from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Group(click.Group):
    """Commands in the order in which they were written, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands' names."""
        return list(self.commands)


argument = click.argument
option = click.option
