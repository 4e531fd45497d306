"""The commands of those who write scenarios: new, translate, schema, pack, install."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from trainer.cli.diagnostics import narrate
from trainer.cli.language import choose_language
from trainer.errors import N_, TrainerError, UnknownScenario
from trainer.i18n.translator import Translator
from trainer.packs.files import PACK_FILE
from trainer.packs.locate import find
from trainer.packs.shelf import shipped


def new(folder: Path, title: str, customer: str, people: int | None, lang: str | None, *, force: bool) -> None:
    """Write a new pack into `folder`, asking for what was not given; what cannot be used is asked for again.

    Raises:
        TrainerError: if a flag cannot be used, nobody answers, or files are there already.
    """
    from trainer.packs import scaffold as making

    # What the command line got wrong is said before anybody has answered anything.
    for given, refuse in ((lang, making.refuse_language), (title, making.refuse_name), (customer, making.refuse_name)):
        if given:
            refuse(given)
    if people is not None:
        making.refuse_people(people)
    if not force:
        making.refuse_taken(folder, (PACK_FILE,))
    tr = Translator(choose_language(lang))
    language = lang or _ask(tr, tr("Language of the texts (en, zh)"), tr.language, making.refuse_language)
    tr = Translator(language)
    title = title or _ask(tr, tr("Title of the scenario"), tr("The planning board"), making.refuse_name)
    customer = customer or _ask(tr, tr("Name of the customer's house"), tr("Hartwell Works"), making.refuse_name)
    if people is None:
        question = tr("How many people decide ({fewest} to {most})", fewest=making.FEWEST, most=making.MOST)
        people = int(_ask(tr, question, "4", _refuse_number))
    today = datetime.now(UTC).date().isoformat()
    files = making.scaffold(folder, making.Wishes(title, customer, people, language, today), force=force)
    for file in files:
        print(file)
    narrate(tr("Play it: `trainer play {file}`. Change it and check it: `trainer check {folder}`.",
               file=files[-1], folder=folder))  # fmt: skip


def _refuse_number(answer: str) -> None:
    from trainer.packs.scaffold import FEWEST, MOST, refuse_people

    if not (answer.isascii() and answer.isdigit() and len(answer) < 4):
        raise UnknownScenario(
            N_("'{value}' is no number"), remedy=N_("from {fewest} to {most}"),
            value=answer[:20], fewest=FEWEST, most=MOST,
        )  # fmt: skip
    refuse_people(int(answer))


def _ask(tr: Translator, question: str, default: str, refuse: Callable[[str], None]) -> str:
    """Return the first line of input that `refuse` does not, or `default` for an empty one.

    Raises:
        TrainerError: when there is no more input.
    """
    while True:
        print(f"{question} [{default}]{tr(': ')}", end="", file=sys.stderr, flush=True)
        try:
            line = input()
            answer = "".join(one for one in line if one.isprintable()).strip() or default
            refuse(answer)
        except EOFError:
            print(file=sys.stderr)
            raise UnknownScenario(
                N_("nobody answers"),
                remedy=N_("`trainer new DIR --title … --customer … --people 4 --lang en` asks nothing"),
            ) from None
        except UnicodeDecodeError:
            raise UnknownScenario(N_("the answer is not UTF-8 text")) from None
        except TrainerError as fault:
            narrate(fault.said(tr))
        else:
            return answer


def translate(scenario: str, language: str, *, prune: bool) -> None:
    """Write or bring up to date the translation of a scenario.

    Raises:
        TrainerError: if the scenario comes with the program or cannot be used, or the translation cannot be written.
    """
    from trainer.packs.translate import translate as translated

    file = find(scenario)
    if not Path(scenario).exists():
        _refuse_shipped(file, language)
    for one in translated(file, language, prune=prune):
        print(one.path)
        narrate(f"{one.path}: {one.kept} translated, {len(one.untranslated)} marked `# untranslated`")
        for orphan in one.orphans:
            what = "removed" if prune else "kept as a comment at the end; --prune removes it"
            narrate(f"{one.path}: {orphan}: the scenario no longer has this text ({what})")


def _refuse_shipped(file: Path, language: str) -> None:
    """Refuse to write among the scenarios that come with the program: an update of it would take that away."""
    folder = file.parent
    if shipped() in file.parents:
        mine = f"my-{folder.name}"
        raise UnknownScenario(
            N_("comes with the program, and nothing is written there"),
            where=str(folder),
            remedy=N_("copy the pack first: {copy}; then `trainer translate {file} {language}`"),
            copy=f'`{"xcopy /E /I" if os.name == "nt" else "cp -r"} "{folder}" {mine}`',
            file=Path(mine) / file.name,
            language=language[:20],
        )


def schema(kind: str) -> None:
    """Print the JSON Schema of a kind of file."""
    from trainer.packs.format.json_schema import schema_text

    print(schema_text(kind), end="")


def pack(folder: Path, output: Path | None, *, force: bool) -> None:
    """Write a pack's folder as a zip.

    Raises:
        TrainerError: if it does not load, or the zip cannot be written.
    """
    from collections import Counter

    from trainer.packs.archive import pack as packed
    from trainer.packs.checks.check import check

    target, left_out = packed(folder, output, force=force)
    print(target)
    tr = Translator(choose_language(None))
    untranslated = Counter(one.file for one in check(folder) if one.code in ("W401", "W402"))
    for file, count in untranslated.items():
        narrate(tr.plural("{file}: {count} text is not translated", "{file}: {count} texts are not translated", count,
                          file=file))  # fmt: skip
    if left_out:
        narrate(f"left out, as no file of a pack: {', '.join(left_out)}")


def install(path: Path, *, force: bool) -> None:
    """Install a pack from a zip.

    Raises:
        TrainerError: if it is no pack, or another one stands in its place.
    """
    from trainer.packs.archive import install as installed

    done = installed(path, force=force)
    print(done.folder)
    if done.unchanged:
        narrate(f"already installed: {done.pack.id} {done.pack.version}")
        return
    narrate(f"installed: {done.pack.id} {done.pack.version}; `trainer list` shows it")
    if done.kept is not None:
        narrate(f"the pack that was there is kept as {done.kept}")


def graph(scenario: str, output: Path | None, what: str, lang: str | None, *, force: bool) -> None:
    """Draw the power map and the clue map of a scenario.

    Raises:
        TrainerError: if the scenario cannot be used or the file cannot be written.
    """
    from trainer.packs.atomic_write import refuse_over, write_file
    from trainer.packs.graph.mermaid import markdown, mermaid
    from trainer.packs.graph.svg import svg
    from trainer.packs.load import load

    if what not in ("power", "clues", "both"):
        raise UnknownScenario(f"there is no map '{what[:20]}'", remedy="power, clues or both")
    kinds = {".svg": svg, ".md": markdown, ".mmd": mermaid}
    suffix = output.suffix.lower() if output is not None else ".mmd"
    if suffix not in kinds:
        raise UnknownScenario(f"'{output}' is no kind of map", remedy="name a file that ends in .svg, .md or .mmd")
    if output is not None:
        refuse_over(output, force=force)
    language = choose_language(lang)
    text = kinds[suffix](load(find(scenario), language).scenario, Translator(language), what)
    if output is None:
        print(text, end="")
        return
    write_file(output, text.encode())
    narrate(str(output))
