"""The command line: what commands there are. What they work with is imported when they run."""

from __future__ import annotations

import sys

import click

from trainer.cli import (
    authoring,
    check,
    classes,
    debrief,
    exports,
    impact,
    journal,
    kit,
    lists,
    options,
    play,
    run,
    serve,
    verify,
)
from trainer.cli.click_i18n import group, option
from trainer.cli.diagnostics import INTERRUPTED, MISUSE, narrate
from trainer.cli.language import set_help_language
from trainer.cli.usage_errors import usage_error_text

COMMANDS = (
    play.play,
    play.resume,
    lists.list_,
    lists.attempts,
    journal.journal,
    run.run,
    debrief.debrief,
    kit.kit,
    check.check,
    verify.verify,
    authoring.new,
    authoring.translate,
    authoring.schema,
    authoring.pack,
    authoring.install,
    authoring.graph,
    impact.impact,
    authoring.studio,
    classes.classes,
    serve.serve,
    exports.exports,
)
"""In the order in which help lists them."""


def run_line() -> None:
    """Do what the command line says.

    Raises:
        SystemExit: with 2 for what cannot be understood, once it is said.
        KeyboardInterrupt: by the user.
    """
    set_help_language(sys.argv[1:])
    try:
        app.main(standalone_mode=False)
    except click.UsageError as error:
        narrate(usage_error_text(error))
        raise SystemExit(MISUSE) from None
    except click.Abort as stopped:
        # Click takes every interrupt for this; what there is to say of one is said where the program ends.
        if isinstance(stopped.__cause__, KeyboardInterrupt):
            raise stopped.__cause__ from None
        raise SystemExit(INTERRUPTED) from None


@group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@options.lang
@option("--version", is_flag=True, help="Print the version.")
@click.pass_context
def app(context: click.Context, lang: str | None, version: bool) -> None:
    """Find out who decides, and what they will not say: a training simulator for role-play sales courses."""
    if version:
        from trainer import __version__

        print(__version__)
    elif context.invoked_subcommand is None:
        from trainer.cli.full_screen import open_shelf

        open_shelf(lang)


for one in COMMANDS:
    app.add_command(one)
