"""The command line: what commands there are. Their work is imported when they run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from trainer.cli.class_commands import classes, exports
from trainer.cli.options import AsJson, Force, Lang, Paper, Plain, You, size_of

app = typer.Typer(
    help="Find out who decides, and what they will not say: a training simulator for role-play sales courses.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(classes, name="class")
app.add_typer(exports, name="export")


@app.callback(invoke_without_command=True)
def shelf(
    context: typer.Context,
    lang: Lang = None,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Find out who decides, and what they will not say: a training simulator for role-play sales courses."""
    if version:
        from trainer import __version__

        typer.echo(__version__)
    elif context.invoked_subcommand is None:
        from trainer.cli.play import screen

        screen(lang)


@app.command()
def play(
    scenario: Annotated[Optional[str], typer.Argument(help="pack/scenario, a scenario's id, or a path.")] = None,  # noqa: UP045
    plain: Plain = False,
    practice: Annotated[bool, typer.Option("--practice", help="With hints and rewinding.")] = False,
    name: You = "",
    lang: Lang = None,
) -> None:
    """Play a scenario; without one, choose from the shelf."""
    from trainer.cli.play import begin

    begin(scenario, plain=plain, practice=practice, name=name, lang=lang)


@app.command()
def resume(
    attempt: Annotated[Optional[str], typer.Argument(help="Beginning of its id; the latest if left out.")] = None,  # noqa: UP045
    plain: Plain = False,
    lang: Lang = None,
) -> None:
    """Go on with an attempt where it was left."""
    from trainer.cli.play import go_on

    go_on(attempt, plain=plain, lang=lang)


@app.command("list")
def list_(as_json: AsJson = False, lang: Lang = None) -> None:
    """List the scenarios."""
    from trainer.cli.lists import scenarios

    scenarios(lang, as_json=as_json)


@app.command()
def attempts(as_json: AsJson = False) -> None:
    """List the attempts, the latest first."""
    from trainer.cli.lists import attempts as listed

    listed(as_json=as_json)


@app.command()
def run(
    scenario: Annotated[str, typer.Argument(help="pack/scenario, a scenario's id, or a path.")],
    transcript: Annotated[Path, typer.Argument(help="File with one move a line; - for standard input.")],
    as_json: AsJson = False,
    lang: Lang = None,
) -> None:
    """Play a transcript and print the outcome and the scores."""
    from trainer.cli.run import run as ran

    ran(scenario, transcript, lang, as_json=as_json)


@app.command()
def debrief(
    plays: Annotated[
        list[str], typer.Argument(metavar="ATTEMPT|TRANSCRIPT...", help="Attempts' ids, or transcripts' files.")
    ],
    output: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("-o", "--output", help="FILE.pdf, .html or .md; Markdown on standard output if left out."),
    ] = None,
    paper: Paper = "a4",
    force: Force = False,
    name: You = "",
    lang: Lang = None,
) -> None:
    """Explain a finished play: what happened, why, and what to practise. Several plays go into one PDF."""
    from trainer.cli.debriefs import write

    write(plays, output, name, lang, force=force, paper=size_of(paper))


@app.command()
def kit(
    scenario: Annotated[str, typer.Argument(help="pack/scenario, a scenario's id, or a path.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="FILE.pdf")],
    paper: Paper = "a4",
    force: Force = False,
    lang: Lang = None,
) -> None:
    """Print a scenario as a role play without computers: cards, brief, rubric, guide and answer key."""
    from trainer.cli.kit import write

    write(scenario, output, lang, force=force, paper=size_of(paper))


@app.command()
def check(
    paths: Annotated[Optional[list[Path]], typer.Argument(help="Scenario files or packs' folders.")] = None,  # noqa: UP045
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a problem.")] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Check again at every save.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Leave with 1 on warnings too.")] = False,
    explain: Annotated[Optional[str], typer.Option("--explain", metavar="CODE", help="Say what a code means.")] = None,  # noqa: UP045
) -> None:
    """Find everything that is wrong with scenarios, with its place and its remedy."""
    from trainer.cli.check import run as checked

    checked(paths or (), as_json=as_json, strict=strict, watching=watch, explained=explain)


@app.command()
def verify(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Scenarios, packs, or a folder of packs.")],
    as_json: AsJson = False,
    certificate: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--certificate", help="Write the certificate of one scenario to FILE."),
    ] = None,
    witnesses: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("--witnesses", help="Write the play that shows each property into DIR, as transcripts."),
    ] = None,
    quick: Annotated[bool, typer.Option("--quick", help="Search for seconds only, for a look while writing.")] = False,
) -> None:
    """Prove what can be proved of a scenario: that all of it can be reached, found, won, and not by guessing."""
    from trainer.cli.verify import verify as verified

    verified(paths, as_json=as_json, certificate=certificate, witnesses=witnesses, quick=quick)


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the new pack.")],
    title: Annotated[str, typer.Option("--title", help="Title of the scenario.")] = "",
    customer: Annotated[str, typer.Option("--customer", help="Name of the customer's house.")] = "",
    people: Annotated[Optional[int], typer.Option("--people", help="How many people decide, 2 to 6.")] = None,  # noqa: UP045
    lang: Annotated[Optional[str], typer.Option("--lang", help="Language of the texts: en or zh.")] = None,  # noqa: UP045
    force: Force = False,
) -> None:
    """Write a small scenario that plays as it stands, with guidance; asks for what is not given."""
    from trainer.cli.authoring import new as made

    made(folder, title, customer, people, lang, force=force)


@app.command()
def translate(
    scenario: Annotated[str, typer.Argument(help="pack/scenario, a scenario's id, or a path.")],
    language: Annotated[str, typer.Argument(metavar="LANG", help="Two letters, such as zh or de.")],
    prune: Annotated[bool, typer.Option("--prune", help="Remove what the scenario no longer has.")] = False,
) -> None:
    """Write a translation to fill in, or bring one up to date; what is translated is kept."""
    from trainer.cli.authoring import translate as translated

    translated(scenario, language, prune=prune)


@app.command()
def schema(
    pack: Annotated[bool, typer.Option("--pack", help="Of pack.toml instead of a scenario.")] = False,
) -> None:
    """Print the JSON Schema of scenario files, for editors."""
    from trainer.cli.authoring import schema as printed

    printed("pack" if pack else "scenario")


@app.command()
def pack(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the pack.")],
    output: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("-o", "--output", help="FILE.zip; ID-VERSION.zip if left out."),
    ] = None,
    force: Force = False,
) -> None:
    """Put a pack into one zip that others can install."""
    from trainer.cli.authoring import pack as packed

    packed(folder, output, force=force)


@app.command()
def install(
    path: Annotated[Path, typer.Argument(metavar="FILE.zip", help="A pack as `trainer pack` makes it.")],
    force: Annotated[bool, typer.Option("--force", help="Take another pack's place; it is kept aside.")] = False,
) -> None:
    """Install a pack from a zip."""
    from trainer.cli.authoring import install as installed

    installed(path, force=force)


@app.command()
def graph(
    scenario: Annotated[str, typer.Argument(help="pack/scenario, a scenario's id, or a path.")],
    output: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option("-o", "--output", help="FILE.svg, .md or .mmd; Mermaid on standard output if left out."),
    ] = None,
    what: Annotated[str, typer.Option("--what", help="power, clues or both.")] = "both",
    lang: Lang = None,
    force: Force = False,
) -> None:
    """Draw the author's maps: who has power, and what shows what. They tell everything."""
    from trainer.cli.authoring import graph as drawn

    drawn(scenario, output, what, lang, force=force)


@app.command()
def impact(
    old: Annotated[str, typer.Argument(help="The scenario as it was played: path, id, or an attempt's digest.")],
    new: Annotated[str, typer.Argument(help="The scenario as edited: path or id.")],
    as_json: AsJson = False,
) -> None:
    """Say what an edited scenario would make of attempts that were played; nothing is changed."""
    from trainer.cli.impact import show

    show(old, new, as_json=as_json)


@app.command()
def studio(
    path: Annotated[Path, typer.Argument(help="A scenario's file, or a folder with one scenario.")],
    lang: Lang = None,
) -> None:
    """Write a scenario: its text, its problems as you type, its facts, and a place to try it."""
    from trainer.cli.studio import studio as opened

    opened(path, lang)
