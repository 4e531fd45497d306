"""What is said of a command line that cannot be understood: what is wrong, then how to mend it."""

from __future__ import annotations

from gettext import gettext

import click
from click.exceptions import NoArgsIsHelpError, NoSuchCommand

from trainer.errors import N_
from trainer.outside_text import quoted

_CALLED_HERE = {"--you": "--name", "--user": "--name", "--player": "--name", "--seller": "--name"}
"""What somebody may take an option for whose name is nothing like it, and what it is called."""


def usage_error_text(error: click.UsageError) -> str:
    """Return the lines that tell of `error`, in the language that gettext speaks."""
    if isinstance(error, NoArgsIsHelpError):
        return error.format_message()
    wrong, *mend = _told(error)
    context = error.ctx
    if context is not None:
        mend += context.get_usage().splitlines()
        mend.append(gettext(N_("`{command} --help` explains it")).format(command=context.command_path))
    return "\n  ".join(map(quoted, (f"trainer: {wrong}", *mend)))


def _told(error: click.UsageError) -> list[str]:
    """Return what is wrong; Click's own sentences where they are one sentence, which any language can end."""
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return [gettext(N_("{name} is missing")).format(name=error.param.get_error_hint(error.ctx))]
    if isinstance(error, click.NoSuchOption | NoSuchCommand) and (near := _nearest(error)):
        return [error.message, gettext(N_("did you mean '{near}'?")).format(near=near)]
    return [error.format_message()]


def _nearest(error: click.NoSuchOption | NoSuchCommand) -> str:
    """Return what was probably meant, or ""."""
    if isinstance(error, click.NoSuchOption) and error.ctx is not None:
        named = _CALLED_HERE.get(error.option_name, "")
        if any(named in parameter.opts for parameter in error.ctx.command.params):
            return named
    return error.possibilities[0] if error.possibilities else ""
