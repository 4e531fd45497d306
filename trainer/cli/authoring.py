"""The commands of those who write scenarios: new, translate, schema, pack, install, graph, studio."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from trainer.cli import options
from trainer.cli.click_i18n import WHOLE, argument, command, option
from trainer.cli.diagnostics import narrate
from trainer.cli.language import choose_language, speak, translator_for
from trainer.cli.output_files import is_standard_output, refuse_over, save
from trainer.cli.streams import write_bytes
from trainer.errors import N_, TrainerError, UsageError
from trainer.i18n.languages import SOURCE
from trainer.i18n.translator import Translator
from trainer.read_input import InputLines


@command()
@argument("folder", metavar="DIR", type=Path, help="Folder of the pack, a new one or one that is there.")
@option("--title", metavar="TEXT", default="", help="Title of the scenario.")
@option("--customer", metavar="TEXT", default="", help="Name of the customer's house.")
@option("--people", metavar="NUMBER", type=WHOLE, help="How many people decide, 2 to 6.")
@option("--trade", metavar="TRADE", help="Trade of the texts: software, device, drug, public or cloud.")
@option("--variants", metavar="NUMBER", type=WHOLE, default=2, show_default=True, help="How many truths, 1 or 2.")
@option("--lang", metavar="LANG", help="Language of the texts: en or zh.")
@options.force
def new(
    folder: Path,
    title: str,
    customer: str,
    people: int | None,
    trade: str | None,
    variants: int,
    lang: str | None,
    force: bool,
) -> None:
    """Write a small scenario that plays as it stands, with guidance; asks for what is not given."""
    from datetime import UTC, datetime

    from trainer.packs import scaffold as making
    from trainer.packs.sizing import FEWEST, MOST
    from trainer.packs.starters import TRADE_NAMES, TRADES, refuse_trade, starter

    # What the command line got wrong is said before anybody has answered anything.
    if lang:
        making.refuse_language(lang)
        speak(lang)
    for given in filter(None, (title, customer)):
        making.refuse_name(given)
    if people is not None:
        making.refuse_people(people)
    if trade is not None:
        refuse_trade(trade)
    making.refuse_variants(variants)
    there = making.pack_there(folder)
    if there is not None:
        making.refuse_other(folder, there, lang or there.language)
        lang = there.language
    tr = translator_for(lang)
    language = lang or _ask(tr, tr("Language of the texts (en, zh)"), tr.language, making.refuse_language)
    speak(language)
    tr = Translator(language)
    if trade is None:
        for name in TRADES:
            narrate(f"  {name}: {tr(TRADE_NAMES[name])}")
        trade = _ask(tr, tr("Trade"), TRADES[0], refuse_trade)
    begun = starter(trade, language)
    title = title or _ask(tr, tr("Title of the scenario"), begun.title, making.refuse_name)
    customer = customer or _ask(tr, tr("Name of the customer's house"), begun.customer, making.refuse_name)
    if people is None:
        question = tr("How many people decide ({fewest} to {most})", fewest=FEWEST, most=MOST)
        people = int(_ask(tr, question, "4", _refuse_number))
    today = datetime.now(UTC).date().isoformat()
    wishes = making.Wishes(title, customer, people, language, today, variants, trade)
    made = making.scaffold(folder, wishes, force=force)
    for file in made.files:
        print(file)
    narrate(tr("Play it: `trainer play {file}`. Change it and check it: `trainer check {folder}`.",
               file=made.scenario, folder=folder))  # fmt: skip


def _refuse_number(answer: str) -> None:
    from trainer.packs.scaffold import refuse_people
    from trainer.packs.sizing import FEWEST, MOST

    if not (answer.isascii() and answer.isdigit() and len(answer) < 4):
        raise UsageError(
            N_("'{value}' is no number"), remedy=N_("from {fewest} to {most}"),
            value=answer[:20], fewest=FEWEST, most=MOST,
        )  # fmt: skip
    refuse_people(int(answer))


def _ask(tr: Translator, question: str, default: str, refuse: Callable[[str], None]) -> str:
    """Return the first line of input that `refuse` does not, or `default` for an empty one.

    Raises:
        TrainerError: when there is no more input.
    """
    lines = InputLines()
    while True:
        print(f"{question} [{default}]{tr(': ')}", end="", file=sys.stderr, flush=True)
        try:
            answer = lines.read().strip() or default
        except EOFError:
            print(file=sys.stderr)
            raise UsageError(
                N_("nobody answers"),
                remedy=N_("with --title, --customer, --people, --trade and --lang nothing is asked"),
            ) from None
        except TrainerError as fault:
            if not sys.stdin.isatty():
                # What cannot be read from a file or pipe does not get better when it is asked for again.
                raise
            narrate(fault.said(tr))
            continue
        try:
            refuse(answer)
        except TrainerError as fault:
            narrate(fault.said(tr))
        else:
            return answer


@command()
@options.scenario
@argument("language", metavar="LANG", help="Two letters, such as zh or de.")
@option("--prune", is_flag=True, help="Remove what the scenario no longer has.")
@options.lang
def translate(scenario: str, language: str, prune: bool, lang: str | None) -> None:
    """Write a translation to fill in, or bring one up to date; what is translated is kept."""
    from trainer.packs.locate import find
    from trainer.packs.pack_files import is_there
    from trainer.packs.translate import translate as translated

    tr = translator_for(lang)
    file = find(scenario)
    if not is_there(Path(scenario)):
        _refuse_shipped(file, language)
    for one in translated(file, language, prune=prune):
        print(one.path)
        for old, new in one.renamed:
            narrate(tr("{path}: what '{old}' was called before is '{new}' now; its translation was taken over, "
                       "see that it fits", path=one.path, old=old, new=new))  # fmt: skip
        narrate(tr("{path}: {kept} translated, {left} marked `# untranslated`",
                   path=one.path, kept=one.kept, left=len(one.untranslated)))  # fmt: skip
        gone = (
            tr("{path}: {key}: the scenario no longer has this text; it was removed", path=one.path, key=orphan)
            if prune
            else tr("{path}: {key}: the scenario no longer has this text; it is kept as a comment at the end, and "
                    "--prune removes it", path=one.path, key=orphan)
            for orphan in one.orphans
        )  # fmt: skip
        for line in gone:
            narrate(line)


def _refuse_shipped(file: Path, language: str) -> None:
    """Refuse to write among the scenarios that come with the program: an update of it would take that away."""
    from trainer.packs.shelf import shipped

    folder = file.parent
    if shipped() in file.parents:
        mine = f"my-{folder.name}"
        raise UsageError(
            N_("comes with the program, and nothing is written there"),
            where=str(folder),
            remedy=N_("copy the pack first: {copy}; then `trainer translate {file} {language}`"),
            copy=f'`{"xcopy /E /I" if os.name == "nt" else "cp -r"} "{folder}" {mine}`',
            file=Path(mine) / file.name,
            language=language[:20],
        )


@command()
@option("--pack", "of", flag_value="pack", help="Of pack.toml instead of a scenario.")
@option("--variant", "of", flag_value="variant", help="Of the patch that makes a variant of a scenario.")
@options.lang
def schema(of: str | None, lang: str | None) -> None:
    """Print the JSON Schema of scenario files, for editors."""
    from trainer.packs.format.json_schema import schema_text

    tr = translator_for(lang)
    print(schema_text(of or "scenario", None if tr.language == SOURCE else tr), end="")


@command()
@argument("folder", metavar="DIR", type=Path, help="Folder of the pack.")
@options.output("FILE.zip; ID-VERSION.zip if left out.")
@options.force
@options.lang
def pack(folder: Path, output: Path | None, force: bool, lang: str | None) -> None:
    """Put a pack into one zip that others can install."""
    from collections import Counter

    from trainer.packs.archive import pack as written
    from trainer.packs.archive import packed
    from trainer.packs.checks.check import check

    if output is not None and is_standard_output(output):
        _, data, left_out = packed(folder)
        write_bytes(data)
    else:
        target, left_out = written(folder, output, force=force)
        print(target)
    tr = translator_for(lang)
    untranslated = Counter(one.file for one in check(folder) if one.code in ("W401", "W402"))
    for file, count in untranslated.items():
        narrate(tr.plural("{file}: {count} text is not translated", "{file}: {count} texts are not translated", count,
                          file=file))  # fmt: skip
    if left_out:
        narrate(tr("left out, as no file of a pack: {files}", files=tr.listed(left_out)))


@command()
@argument("path", metavar="FILE.zip", type=Path, help="A pack as `trainer pack` makes it.")
@option("--force", is_flag=True, help="Take another pack's place; it is kept aside.")
@options.lang
def install(path: Path, force: bool, lang: str | None) -> None:
    """Install a pack from a zip."""
    from trainer.packs.archive import install as installed

    tr = translator_for(lang)
    done = installed(path, force=force)
    print(done.folder)
    if done.unchanged:
        narrate(tr("already installed: {pack} {version}", pack=done.pack.id, version=done.pack.version))
        return
    narrate(tr("installed: {pack} {version}; `trainer list` shows it", pack=done.pack.id, version=done.pack.version))
    if done.kept is not None:
        narrate(tr("the pack that was there is kept as {folder}", folder=done.kept))


@command()
@options.scenario
@options.output("FILE.svg, .md or .mmd; Mermaid on standard output if left out.")
@option("--what", metavar="MAP", default="both", show_default=True, help="power, clues or both.")
@option("--variant", metavar="LETTER", default="a", show_default=True, help="Which truth.")
@option("--differences", is_flag=True, help="What differs between the variants instead of one of them.")
@options.lang
@options.force
def graph(
    scenario: str, output: Path | None, what: str, variant: str, differences: bool, lang: str | None, force: bool
) -> None:
    """Draw the author's maps: who has power, and what shows what. They tell everything."""
    from trainer.packs.locate import find

    if what not in ("power", "clues", "both"):
        raise UsageError(N_("there is no map '{what}'"), remedy=N_("power, clues or both"), what=what[:20])
    suffix = ".mmd" if output is None or output == Path("-") else output.suffix.lower()
    if suffix not in (".svg", ".md", ".mmd"):
        raise UsageError(
            N_("'{name}' is no kind of map"), remedy=N_("name a file that ends in .svg, .md or .mmd"), name=output
        )
    if output is not None:
        refuse_over(output, force=force)
    tr = translator_for(lang)
    file = find(scenario)
    text = _differences(file, suffix, tr) if differences else _maps(file, suffix, tr, what, variant)
    save(output or Path("-"), text.encode(), tr, over=force)


def _maps(file: Path, suffix: str, tr: Translator, what: str, variant: str) -> str:
    from trainer.packs.graph.mermaid import markdown, mermaid
    from trainer.packs.graph.svg import svg
    from trainer.packs.load import load

    draw = {".svg": svg, ".md": markdown, ".mmd": mermaid}[suffix]
    return draw(load(file, tr.language, variant).scenario, tr, what)


def _differences(file: Path, suffix: str, tr: Translator) -> str:
    from trainer.packs.graph.difference_svg import difference_svg
    from trainer.packs.graph.differences import differences
    from trainer.packs.graph.mermaid import difference_markdown, difference_mermaid
    from trainer.packs.load import load_family

    loaded = load_family(file, tr.language)
    if len(loaded) == 1:
        raise UsageError(
            N_("has one variant only"), where=str(file), remedy=N_("write another truth beside it as {name}"),
            name=f"{file.stem}.b.toml",
        )  # fmt: skip
    found = differences({one.variant: (one.scenario, one.note) for one in loaded}, tr)
    if suffix == ".svg":
        return difference_svg(found, tr)
    return difference_markdown(found) if suffix == ".md" else difference_mermaid(found)


@command()
@argument("path", metavar="PATH", type=Path, help="A scenario's file, or a folder with one scenario.")
@options.lang
def studio(path: Path, lang: str | None) -> None:
    """Write a scenario: its text, its problems as you type, its facts, and a place to try it."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise TrainerError(
            N_("the studio needs a terminal"),
            remedy=N_("`trainer check --watch {path}` checks while you write elsewhere"),
            path=path,
        )
    from trainer.cli.full_screen import say_farewell
    from trainer.tui.studio import run

    say_farewell(run(path, choose_language(lang)))
