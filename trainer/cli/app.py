"""The command line: what commands there are. Their work is imported when they run."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trainer.cli import options
from trainer.cli.class_commands import classes, exports
from trainer.cli.click_i18n import WHOLE, Group, argument, option
from trainer.cli.diagnostics import INTERRUPTED, MISUSE, narrate
from trainer.cli.language import set_help_language
from trainer.cli.usage_errors import usage_error_text

if TYPE_CHECKING:
    from trainer.paper.typst import Size


def run_line() -> None:
    """Do what the command line says.

    Raises:
        SystemExit: with 2 for what cannot be understood, once it is said, and with 130 when interrupted.
    """
    set_help_language(sys.argv[1:])
    try:
        app.main(standalone_mode=False)
    except click.UsageError as error:
        narrate(usage_error_text(error))
        raise SystemExit(MISUSE) from None
    except click.Abort:
        raise SystemExit(INTERRUPTED) from None


@click.group(cls=Group, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@options.lang
@option("--version", is_flag=True, help="Print the version.")
@click.pass_context
def app(context: click.Context, lang: str | None, version: bool) -> None:
    """Find out who decides, and what they will not say: a training simulator for role-play sales courses."""
    if version:
        from trainer import __version__

        print(__version__)
    elif context.invoked_subcommand is None:
        from trainer.cli.play import screen

        screen(lang)


@app.command()
@options.optional_scenario
@options.plain
@option("--practice", is_flag=True, help="With hints and rewinding.")
@options.you
@options.lang
def play(scenario: str | None, plain: bool, practice: bool, name: str, lang: str | None) -> None:
    """Play a scenario; without one, choose from the shelf."""
    from trainer.cli.play import begin

    begin(scenario, plain=plain, practice=practice, name=name, lang=lang)


@app.command()
@argument("attempt", metavar="[ATTEMPT]", required=False, help="Beginning of its id; the latest if left out.")
@options.plain
@options.lang
def resume(attempt: str | None, plain: bool, lang: str | None) -> None:
    """Go on with an attempt where it was left."""
    from trainer.cli.play import go_on

    go_on(attempt, plain=plain, lang=lang)


@app.command("list")
@options.as_json
@options.lang
def list_(as_json: bool, lang: str | None) -> None:
    """List the scenarios."""
    from trainer.cli.lists import scenarios

    scenarios(lang, as_json=as_json)


@app.command()
@options.as_json
def attempts(as_json: bool) -> None:
    """List the attempts, the latest first."""
    from trainer.cli.lists import attempts as listed

    listed(as_json=as_json)


@app.command()
@options.scenario
@argument("transcript", metavar="TRANSCRIPT", type=Path, help="File with one move a line; - for standard input.")
@options.as_json
@options.lang
def run(scenario: str, transcript: Path, as_json: bool, lang: str | None) -> None:
    """Play a transcript and print the outcome and the scores."""
    from trainer.cli.run import run as ran

    ran(scenario, transcript, lang, as_json=as_json)


@app.command()
@argument(
    "plays", metavar="ATTEMPT|TRANSCRIPT...", nargs=-1, required=True, help="Attempts' ids, or transcripts' files."
)
@options.output("FILE.pdf, .html or .md; Markdown on standard output if left out.")
@options.paper
@options.force
@options.you
@options.lang
def debrief(plays: Sequence[str], output: Path | None, paper: Size, force: bool, name: str, lang: str | None) -> None:
    """Explain a finished play: what happened, why, and what to practise. Several plays go into one PDF."""
    from trainer.cli.debriefs import write

    write(plays, output, name, lang, force=force, paper=paper)


@app.command()
@options.scenario
@options.output("FILE.pdf", required=True)
@options.paper
@options.force
@options.lang
def kit(scenario: str, output: Path, paper: Size, force: bool, lang: str | None) -> None:
    """Print a scenario as a role play without computers: cards, brief, rubric, guide and answer key."""
    from trainer.cli.kit import write

    write(scenario, output, lang, force=force, paper=paper)


@app.command()
@argument("paths", metavar="[PATH]...", type=Path, nargs=-1, help="Scenario files or packs' folders.")
@option("--json", "as_json", is_flag=True, help="Print one JSON object a problem.")
@option("--watch", is_flag=True, help="Check again at every save.")
@option("--strict", is_flag=True, help="Leave with 1 on warnings too.")
@option("--explain", metavar="CODE", help="Say what a code means.")
def check(paths: Sequence[Path], as_json: bool, watch: bool, strict: bool, explain: str | None) -> None:
    """Find everything that is wrong with scenarios, with its place and its remedy."""
    from trainer.cli.check import run as checked

    checked(paths, as_json=as_json, strict=strict, watching=watch, explained=explain)


@app.command()
@argument("paths", metavar="PATH...", nargs=-1, required=True, help="Scenarios, packs, or a folder of packs.")
@options.as_json
@option("--certificate", metavar="FILE", type=Path, help="Write the certificate of one scenario to FILE.")
@option(
    "--witnesses", metavar="DIR", type=Path, help="Write the play that shows each property into DIR, as transcripts."
)
@option("--quick", is_flag=True, help="Search for seconds only, for a look while writing.")
def verify(paths: Sequence[str], as_json: bool, certificate: Path | None, witnesses: Path | None, quick: bool) -> None:
    """Prove what can be proved of a scenario: that all of it can be reached, found, won, and not by guessing."""
    from trainer.cli.verify import verify as verified

    verified(paths, as_json=as_json, certificate=certificate, witnesses=witnesses, quick=quick)


@app.command()
@argument("folder", metavar="DIR", type=Path, help="Folder of the new pack.")
@option("--title", metavar="TEXT", default="", help="Title of the scenario.")
@option("--customer", metavar="TEXT", default="", help="Name of the customer's house.")
@option("--people", metavar="NUMBER", type=WHOLE, help="How many people decide, 2 to 6.")
@option("--lang", metavar="LANG", help="Language of the texts: en or zh.")
@options.force
def new(folder: Path, title: str, customer: str, people: int | None, lang: str | None, force: bool) -> None:
    """Write a small scenario that plays as it stands, with guidance; asks for what is not given."""
    from trainer.cli.authoring import new as made

    made(folder, title, customer, people, lang, force=force)


@app.command()
@options.scenario
@argument("language", metavar="LANG", help="Two letters, such as zh or de.")
@option("--prune", is_flag=True, help="Remove what the scenario no longer has.")
def translate(scenario: str, language: str, prune: bool) -> None:
    """Write a translation to fill in, or bring one up to date; what is translated is kept."""
    from trainer.cli.authoring import translate as translated

    translated(scenario, language, prune=prune)


@app.command()
@option("--pack", is_flag=True, help="Of pack.toml instead of a scenario.")
def schema(pack: bool) -> None:
    """Print the JSON Schema of scenario files, for editors."""
    from trainer.cli.authoring import schema as printed

    printed("pack" if pack else "scenario")


@app.command()
@argument("folder", metavar="DIR", type=Path, help="Folder of the pack.")
@options.output("FILE.zip; ID-VERSION.zip if left out.")
@options.force
def pack(folder: Path, output: Path | None, force: bool) -> None:
    """Put a pack into one zip that others can install."""
    from trainer.cli.authoring import pack as packed

    packed(folder, output, force=force)


@app.command()
@argument("path", metavar="FILE.zip", type=Path, help="A pack as `trainer pack` makes it.")
@option("--force", is_flag=True, help="Take another pack's place; it is kept aside.")
def install(path: Path, force: bool) -> None:
    """Install a pack from a zip."""
    from trainer.cli.authoring import install as installed

    installed(path, force=force)


@app.command()
@options.scenario
@options.output("FILE.svg, .md or .mmd; Mermaid on standard output if left out.")
@option("--what", metavar="MAP", default="both", show_default=True, help="power, clues or both.")
@options.lang
@options.force
def graph(scenario: str, output: Path | None, what: str, lang: str | None, force: bool) -> None:
    """Draw the author's maps: who has power, and what shows what. They tell everything."""
    from trainer.cli.authoring import graph as drawn

    drawn(scenario, output, what, lang, force=force)


@app.command()
@argument("old", metavar="OLD", help="The scenario as it was played: path, id, or an attempt's digest.")
@argument("new", metavar="NEW", help="The scenario as edited: path or id.")
@options.as_json
def impact(old: str, new: str, as_json: bool) -> None:
    """Say what an edited scenario would make of attempts that were played; nothing is changed."""
    from trainer.cli.impact import show

    show(old, new, as_json=as_json)


@app.command()
@argument("path", metavar="PATH", type=Path, help="A scenario's file, or a folder with one scenario.")
@options.lang
def studio(path: Path, lang: str | None) -> None:
    """Write a scenario: its text, its problems as you type, its facts, and a place to try it."""
    from trainer.cli.studio import studio as opened

    opened(path, lang)


app.add_command(classes)
app.add_command(exports)
