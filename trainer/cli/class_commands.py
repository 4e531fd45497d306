"""`class …` and `export …`: what commands there are. Their work is imported when they run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from trainer.cli.options import AsJson, Force, Lang, Paper, size_of

classes = typer.Typer(help="Classes: take attempts in, report on them.", no_args_is_help=True, rich_markup_mode=None)
exports = typer.Typer(help="Write attempts and grades for others.", no_args_is_help=True, rich_markup_mode=None)

Class = Annotated[str, typer.Argument(metavar="CLASS", help="Name of the class.")]
Out = Annotated[Path, typer.Option("-o", "--output", help="File to write.")]


@classes.command()
def new(name: Annotated[str, typer.Argument(help="Name of the class.")]) -> None:
    """Make an empty class."""
    from trainer.cli.classes import new as made

    made(name)


@classes.command()
def add(
    name: Class,
    paths: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Attempts, or folders of them.")],
    scenario: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Option("--scenario", help="A scenario's file that was played and is not installed."),
    ] = None,
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """Take attempts into a class; each is replayed, and whatever cannot be taken is listed."""
    from trainer.cli.classes import add as added

    added(name, paths, scenario or (), lang, as_json=as_json)


@classes.command("list")
def list_(
    name: Annotated[Optional[str], typer.Argument(metavar="[CLASS]", help="Who is in this class.")] = None,  # noqa: UP045
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """List the classes, or the people and plays of one."""
    from trainer.cli.classes import list_ as listed

    listed(name, lang, as_json=as_json)


@classes.command()
def remove(
    name: Class,
    attempts: Annotated[Optional[list[str]], typer.Argument(metavar="[ATTEMPT]...", help="Only these plays.")] = None,  # noqa: UP045
    force: Annotated[bool, typer.Option("--force", help="Remove a class that has plays.")] = False,
) -> None:
    """Remove a class, or plays from it."""
    from trainer.cli.classes import remove as removed

    removed(name, attempts or (), force=force)


@classes.command()
def erase(
    person: Annotated[str, typer.Argument(help="Name, id in the gradebook, or id in the class.")],
    force: Annotated[bool, typer.Option("--force", help="Do it; without it, only what would go is told.")] = False,
) -> None:
    """Take a person's name out of every class and the journal; the statistics stay."""
    from trainer.cli.classes import erase as erased

    erased(person, force=force)


@classes.command()
def identify(
    name: Class,
    person: Annotated[str, typer.Argument(help="Name, or id in the class.")],
    identity: Annotated[
        str, typer.Argument(metavar="ID", help="Number, login or e-mail address in the gradebook; '' takes it away.")
    ],
) -> None:
    """Say what the gradebook knows a person by."""
    from trainer.cli.classes import identify as identified

    identified(name, person, identity)


@classes.command()
def report(
    name: Class,
    output: Annotated[Path, typer.Option("-o", "--output", help="FILE.pdf, .html or .md.")],
    anonymous: Annotated[bool, typer.Option("--anonymous", help="Numbers instead of names.")] = False,
    names_in_conduct: Annotated[bool, typer.Option("--names-in-conduct", help="Say who broke rules.")] = False,
    paper: Paper = "a4",
    force: Force = False,
    lang: Lang = None,
) -> None:
    """Report on a class: what it did, what to talk about, which judgements were hard."""
    from trainer.cli.classes import report as reported

    size = size_of(paper)
    reported(name, output, lang, anonymous=anonymous, names_in_conduct=names_in_conduct, size=size, force=force)


@classes.command()
def debriefs(
    name: Class,
    output: Annotated[Path, typer.Option("-o", "--output", help="FILE.pdf; .html or .md for one play.")],
    attempts: Annotated[Optional[list[str]], typer.Argument(metavar="[ATTEMPT]...", help="Only these plays.")] = None,  # noqa: UP045
    paper: Paper = "a4",
    force: Force = False,
    lang: Lang = None,
) -> None:
    """Print the debriefs of a class, of everybody's first play, with the median of the class beside par."""
    from trainer.cli.class_debriefs import write

    write(name, attempts or (), output, lang, size=size_of(paper), force=force)


@exports.command()
def attempt(
    attempt: Annotated[str, typer.Argument(metavar="ATTEMPT", help="Beginning of its id.")],
    output: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("-o", "--output", help="FILE.toml; standard output if left out."),
    ] = None,
    identity: Annotated[str, typer.Option("--id", help="Your number, login or e-mail in the gradebook.")] = "",
    force: Force = False,
) -> None:
    """Write a finished attempt as a small file to hand in."""
    from trainer.cli.exports import attempt as exported

    exported(attempt, output, identity, force=force)


@exports.command()
def grades(
    name: Class,
    form: Annotated[str, typer.Option("--format", help="moodle-csv, canvas-csv, csv or xlsx.")],
    output: Out,
    column: Annotated[
        str,
        typer.Option("--column", help="What people are told apart by: Email address, ID number, Username (Moodle); "
                     "SIS Login ID, SIS User ID, ID (Canvas)."),
    ] = "",
    maximum: Annotated[float, typer.Option("--max", help="Maximum of each grade in the gradebook.")] = 100,
    which: Annotated[str, typer.Option("--attempt", help="Which play counts: best, first or last.")] = "best",
    force: Force = False,
    lang: Lang = None,
) -> None:  # fmt: skip
    """Write a class's grades for a gradebook; xlsx holds the whole report, a sheet for each part."""
    from trainer.cli.exports import grades as exported

    exported(name, form, output, column, maximum, which, lang, force=force)
