"""`class …` and `export …`: what commands there are. Their work is imported when they run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trainer.cli import options
from trainer.cli.click_i18n import NUMBER, Group, argument, option

if TYPE_CHECKING:
    from trainer.paper.typst import Size


@click.group("class", cls=Group)
def classes() -> None:
    """Classes: take attempts in, report on them."""


@click.group("export", cls=Group)
def exports() -> None:
    """Write attempts and grades for others."""


@classes.command()
@options.class_
def new(name: str) -> None:
    """Make an empty class."""
    from trainer.cli.classes import new as made

    made(name)


@classes.command()
@options.class_
@argument("paths", metavar="FILE...", type=Path, nargs=-1, required=True, help="Attempts, or folders and zips of them.")
@option(
    "--scenario", "scenarios", metavar="FILE", type=Path, multiple=True,
    help="A scenario's file that was played and is not installed.",
)  # fmt: skip
@options.as_json
@options.lang
def add(name: str, paths: Sequence[Path], scenarios: Sequence[Path], as_json: bool, lang: str | None) -> None:
    """Take attempts into a class; each is replayed, and whatever cannot be taken is listed."""
    from trainer.cli.classes import add as added

    added(name, paths, scenarios, lang, as_json=as_json)


@classes.command("list")
@argument("name", metavar="[CLASS]", required=False, help="Who is in this class.")
@options.as_json
@options.lang
def list_(name: str | None, as_json: bool, lang: str | None) -> None:
    """List the classes, or the people and plays of one."""
    from trainer.cli.classes import list_ as listed

    listed(name, lang, as_json=as_json)


@classes.command()
@options.class_
@options.only_these
@option("--force", is_flag=True, help="Remove a class that has plays.")
def remove(name: str, attempts: Sequence[str], force: bool) -> None:
    """Remove a class, or plays from it."""
    from trainer.cli.classes import remove as removed

    removed(name, attempts, force=force)


@classes.command()
@argument("person", metavar="PERSON", help="Name, id in the gradebook, or id in the class.")
@option("--force", is_flag=True, help="Do it; without it, only what would go is told.")
def erase(person: str, force: bool) -> None:
    """Take a person's name out of every class and the journal; the statistics stay."""
    from trainer.cli.classes import erase as erased

    erased(person, force=force)


@classes.command()
@options.class_
@argument("person", metavar="PERSON", help="Name, or id in the class.")
@argument("identity", metavar="ID", help="Number, login or e-mail address in the gradebook; '' takes it away.")
def identify(name: str, person: str, identity: str) -> None:
    """Say what the gradebook knows a person by."""
    from trainer.cli.classes import identify as identified

    identified(name, person, identity)


@classes.command()
@options.class_
@options.output("FILE.pdf, .html or .md.", required=True)
@option("--anonymous", is_flag=True, help="Numbers instead of names.")
@option("--names-in-conduct", is_flag=True, help="Say who broke rules.")
@options.paper
@options.force
@options.lang
def report(
    name: str, output: Path, anonymous: bool, names_in_conduct: bool, paper: Size, force: bool, lang: str | None
) -> None:
    """Report on a class: what it did, what to talk about, which judgements were hard."""
    from trainer.cli.classes import report as reported

    reported(name, output, lang, anonymous=anonymous, names_in_conduct=names_in_conduct, size=paper, force=force)


@classes.command()
@options.class_
@options.only_these
@options.output("FILE.pdf; .html or .md for one play.", required=True)
@options.paper
@options.force
@options.lang
def debriefs(name: str, attempts: Sequence[str], output: Path, paper: Size, force: bool, lang: str | None) -> None:
    """Print the debriefs of a class, of everybody's first play, with the median of the class beside par."""
    from trainer.cli.class_debriefs import write

    write(name, attempts, output, lang, size=paper, force=force)


@exports.command()
@argument("attempt", metavar="ATTEMPT", help="Beginning of its id.")
@options.output("FILE.toml; standard output if left out.")
@option("--id", "identity", metavar="ID", default="", help="Your number, login or e-mail in the gradebook.")
@options.force
def attempt(attempt: str, output: Path | None, identity: str, force: bool) -> None:
    """Write a finished attempt as a small file to hand in."""
    from trainer.cli.exports import attempt as exported

    exported(attempt, output, identity, force=force)


@exports.command()
@options.class_
@option("--format", "form", metavar="FORM", required=True, help="moodle-csv, canvas-csv, csv or xlsx.")
@options.output("File to write.", required=True)
@option(
    "--column", metavar="NAME", default="",
    help="What people are told apart by: Email address, ID number, Username (Moodle); "
         "SIS Login ID, SIS User ID, ID (Canvas).",
)  # fmt: skip
@option("--max", "maximum", metavar="NUMBER", type=NUMBER, default=100, show_default=True,
        help="Maximum of each grade in the gradebook.")  # fmt: skip
@option("--attempt", "which", metavar="WHICH", default="best", show_default=True,
        help="Which play counts: best, first or last.")  # fmt: skip
@options.force
@options.lang
def grades(
    name: str, form: str, output: Path, column: str, maximum: float, which: str, force: bool, lang: str | None
) -> None:
    """Write a class's grades for a gradebook; xlsx holds the whole report, a sheet for each part."""
    from trainer.cli.exports import grades as exported

    exported(name, form, output, column, maximum, which, lang, force=force)
