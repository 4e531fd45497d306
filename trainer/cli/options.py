"""Arguments and options that several commands share, each said in one place."""

from __future__ import annotations

from pathlib import Path

import click

from trainer.cli.click_i18n import Decorator, argument, option
from trainer.cli.language import speak
from trainer.errors import UsageError
from trainer.i18n.languages import LANGUAGES


def _heard(context: click.Context, _option: click.Parameter, lang: str | None) -> str | None:
    # `trainer --lang zh resume` means what `trainer resume --lang zh` means.
    lang = lang or context.find_root().params.get("lang")
    if lang is not None:
        speak(lang)
    return lang


def _named(_context: click.Context, _option: click.Parameter, name: str) -> str:
    """Return names as they are taken in: on one line, without what steers a terminal."""
    if not name:
        return name
    from trainer.play.names import seat_names
    from trainer.store.records import SEPARATOR

    try:
        return SEPARATOR.join(seat_names(name))
    except UsageError as fault:
        fault.where = "--name"
        raise


def output(help: str, *, required: bool = False) -> Decorator:
    """Return `-o`, the file to write; `help` says what it may be."""
    return option("-o", "--output", metavar="FILE", type=Path, required=required, help=help)


scenario = argument("scenario", metavar="SCENARIO", help="pack/scenario, a scenario's id, or a path.")
optional_scenario = argument(
    "scenario", metavar="[SCENARIO]", required=False, help="pack/scenario, a scenario's id, or a path."
)
class_ = argument("name", metavar="CLASS", help="Name of the class.")
only_these = argument("attempts", metavar="[ATTEMPT]...", nargs=-1, help="Only these plays.")

lang = option("--lang", type=click.Choice(tuple(LANGUAGES)), callback=_heard, help="Language to speak.")
lang_of_faults = option(
    "--lang", type=click.Choice(tuple(LANGUAGES)), callback=_heard, expose_value=False, help="Language to speak."
)
"""For a command that says nothing but what goes wrong."""
you = option(
    "--name",
    metavar="NAME",
    default="",
    callback=_named,
    help='Your name, as the customer\'s people say it; "Anna; Ben" for two who play together.',
)
variant = option("--variant", metavar="LETTER", help="Which variant; the program chooses if left out.")
as_json = option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
force = option("--force", is_flag=True, help="Write over an existing file.")
part = option(
    "--part", type=click.Choice(("both", "talk", "key")), default="both", show_default=True,
    help="Of a PDF: the page for the talk, without anything of the truth, the key, or both.",
)  # fmt: skip
paper = option("--paper", type=click.Choice(("a4", "letter")), default="a4", show_default=True, help="For PDF.")
plain = option("--plain", is_flag=True, help="Play line by line: for screen readers, pipes and old terminals.")
