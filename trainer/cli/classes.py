"""`class`: taking attempts in, reporting on them, and who is in a class."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli import options
from trainer.cli.class_pages import debriefs, halves, questions, report, words
from trainer.cli.click_i18n import argument, group, option
from trainer.cli.diagnostics import FAULTS, narrate
from trainer.cli.language import translator_for
from trainer.cli.lists import print_json, print_table
from trainer.cli.progress import progress
from trainer.cli.workspace import workspace_of
from trainer.cli.xapi import statements
from trainer.i18n.local_time import local_day, local_minute
from trainer.i18n.translator import Translator
from trainer.store.records import NOBODY, SEPARATOR

if TYPE_CHECKING:
    from trainer.classes.import_attempts import ImportOutcome
    from trainer.classes.manage import Classes
    from trainer.store.journal import Journal

WENT_IN = ("added", "renamed", "namesake", "apart", "taken")


@group("class")
def classes() -> None:
    """Classes: take attempts in, report on them."""


@classes.command()
@options.class_
@options.lang_of_faults
def new(name: str) -> None:
    """Make an empty class."""
    with _opened(translator_for()) as (_, book):
        print(book.new(name).name)


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
    """Take attempts into a class; each is replayed. What is new is listed, and whatever cannot be taken."""
    from trainer.classes.import_attempts import AttemptImport, empty_of, files_in, passed_over

    tr = translator_for(lang)
    with _opened(tr) as (journal, book):
        taking = AttemptImport(journal, book.book, book.book.course(name).id, scenarios)
        with progress(tr, tr("Replaying")) as tell:
            taking.run(files_in(paths), tell)
    found, passed = taking.findings, passed_over(paths)
    went_in = sum(1 for one in found if one.kind in WENT_IN)
    known = sum(1 for one in found if one.was_there)
    if as_json:
        fields = ("file", "kind", "name", "other", "reason", "identity", "known", "member", "scenario")
        print_json([{name: getattr(one, name) for name in fields} for one in (*found, *passed)])
    else:
        for one in (*found, *passed):
            if not one.was_there:
                print(outcome_line(tr, one))
    for path in empty_of(paths):
        narrate(tr("{path}: holds no .toml file; name the folder or zip with the files that were handed in", path=path))
    narrate(tr("{count} of {all} went in", count=went_in, all=len(found)))
    if known:
        narrate(tr("in the class already: {count}", count=known))
    if passed:
        narrate(tr("passed over, for their names do not end in .toml: {count}", count=len(passed)))
    if went_in + known < len(found):
        raise SystemExit(FAULTS)


def outcome_line(tr: Translator, one: ImportOutcome) -> str:
    """Return what became of one file, in words."""
    values: dict[str, object] = {
        "file": one.file, "name": one.name, "other": one.other, "reason": one.why(tr), "identity": one.identity,
        "known": one.known, "member": one.member, "scenario": one.scenario,
        "typed": shlex.quote(one.known if one.kind == "apart" else one.identity),
    }  # fmt: skip
    match one.kind:
        case "added":
            return tr("{file}: {name}, {scenario}", **values)
        case "renamed":
            return tr(
                "{file}: renamed: {name} is {other} here, from the same computer; it went in as {other}", **values
            )
        case "namesake":
            return tr("{file}: another {name}, from another computer; it went in as a person of its own", **values)
        case "apart":
            return tr(
                "{file}: {name} has the id {identity} and {other}, from the same computer, {known}; it went in as a "
                "person of its own (if the two are one: trainer class identify CLASS {member} {typed} --join)",
                **values,
            )
        case "taken":
            return tr(
                "{file}: {other} has the id {identity} already, from another computer; it went in as a person of its "
                "own (if the two are one: trainer class identify CLASS {member} {typed} --join)",
                **values,
            )
        case "duplicate" if one.reason == "id":
            return tr(
                "{file}: is in the class already; its id {identity} was not taken over, {other} has {known} "
                "(trainer class identify CLASS {member} {typed} takes it over)",
                **{**values, "known": one.known or tr("none")},
            )
        case "duplicate" if one.reason == "written":
            return tr("{file}: is in the class already; lines of {name}'s own that it had not were added", **values)
        case "duplicate" if one.reason:
            return tr("{file}: renamed: {other} has handed in this attempt, here it is called {name}'s", **values)
        case "duplicate" if one.other:
            return tr("{file}: the same attempt as {other}", **values)
        case "pack":
            return tr("{file}: wrong pack: {reason}", **values)
        case "passed":
            return tr("{file}: passed over, for its name does not end in .toml", **values)
    return tr("{file}: {reason}", **values)


@classes.command("list")
@argument("name", metavar="[CLASS]", required=False, help="Who is in this class.")
@options.as_json
@options.lang
def list_(name: str | None, as_json: bool, lang: str | None) -> None:
    """List the classes, or the people and plays of one."""
    tr = translator_for(lang)
    with _opened(tr) as (journal, book):
        if name is None:
            _list_classes(book, tr, as_json=as_json)
        else:
            _list_plays(journal, book, name, tr, as_json=as_json)


def _list_classes(book: Classes, tr: Translator, *, as_json: bool) -> None:
    courses = book.book.courses()
    if as_json:
        print_json([{"name": one.name, "made": one.made, "people": one.people, "plays": one.plays} for one in courses])
    elif courses:
        print_table(
            (tr("class"), tr("made"), tr("trainees"), tr("plays")),
            [(one.name, local_day(one.made), str(one.people), str(one.plays)) for one in courses],
        )
    else:
        narrate(tr("No classes yet. `trainer class new NAME` makes one."))


def _list_plays(journal: Journal, book: Classes, name: str, tr: Translator, *, as_json: bool) -> None:
    from trainer.classes.labels import labels_of
    from trainer.classes.replay import cards_of

    course = book.book.course(name)
    there = book.book.members(course.id)
    plays = book.book.plays(course.id)
    members, labels = {one.id: one for one in there}, labels_of(there, plays=plays)
    with progress(tr, tr("Replaying")) as tell:
        cards = cards_of(journal, plays, tell)
    if as_json:
        print_json(
            [
                {"attempt": one.attempt,
                 "people": [
                     {"person": each, "name": members[each].name, "identity": members[each].identity}
                     for each in one.people
                 ],
                 "scenario": one.scenario, "practice": one.practice,
                 "opened": one.opened, "outcome": card.outcome.kind if card else None,
                 "overall": card.overall if card else None}
                for one, card in zip(plays, cards, strict=True)
            ]
        )  # fmt: skip
        return

    def listed(words: Iterable[str]) -> str:
        return SEPARATOR.join(word or NOBODY for word in words)

    print_table(
        (tr("id of the person"), tr("trainee"), tr("id in the gradebook"), tr("id of the play"), tr("opened"),
         tr("scenario"), tr("result")),
        [
            (listed(each[:8] for each in one.people), listed(labels[each] for each in one.people),
             listed(members[each].identity for each in one.people), one.attempt[:8],
             local_minute(one.opened), one.scenario + (tr(" (practice)") if one.practice else ""),
             f"{tr.term('outcome', card.outcome.kind)} {card.overall}" if card else tr("damaged"))
            for one, card in sorted(
                zip(plays, cards, strict=True),
                key=lambda pair: ([members[each].name for each in pair[0].people], pair[0].people, pair[0].opened),
            )
        ],
    )  # fmt: skip


@classes.command()
@options.class_
@options.only_these
@option("--force", is_flag=True, help="Remove a class that has plays.")
@options.lang
def remove(name: str, attempts: Sequence[str], force: bool, lang: str | None) -> None:
    """Remove a class, or plays from it."""
    tr = translator_for(lang)
    with _opened(tr) as (_, book):
        count = book.remove(name, attempts, force=force)
    narrate(tr.plural("{count} play removed", "{count} plays removed", count))


@classes.command()
@argument("person", metavar="PERSON", help="Name, id in the gradebook, or id in the class.")
@option("--force", is_flag=True, help="Do it; without it, only what would go is told.")
@options.lang
def erase(person: str, force: bool, lang: str | None) -> None:
    """Take a person's name out of your classes and your own attempts; the statistics stay."""
    tr = translator_for(lang)
    with _opened(tr) as (_, book):
        erased = book.erase(person, force=force)
    narrate(tr.plural("erased from {count} class of yours and from your own attempts",
                      "erased from {count} classes of yours and from your own attempts", erased.classes))  # fmt: skip
    if erased.elsewhere:
        narrate(tr("in the shared journal the name stays with the attempts that were played on another computer: "
                   "`trainer class erase` there takes it away, too"))  # fmt: skip
    if erased.server:
        narrate(tr("on a server, old rows stay in its files until `VACUUM FULL people, class_names, reflections, "
                   "answers, own_words, class_reflections, class_words`, and in its backups"))  # fmt: skip


@classes.command()
@options.class_
@argument("person", metavar="PERSON", help="Name, or id in the class.")
@argument("identity", metavar="ID", help="Number, login or e-mail address in the gradebook; '' takes it away.")
@option("--join", is_flag=True, help="Make this person one with whoever has that id in the class.")
@options.lang
def identify(name: str, person: str, identity: str, join: bool, lang: str | None) -> None:
    """Say what the gradebook knows a person by."""
    tr = translator_for(lang)
    with _opened(tr) as (_, book):
        if join:
            gone, stays = book.join(name, person, identity)
            narrate(tr("{gone} and {name} are one person now, {name}, with the id {identity}; plays that came over: "
                       "{count}", gone=gone.name or gone.id[:8], name=stays.name or stays.id[:8],
                       identity=stays.identity, count=gone.plays))  # fmt: skip
            return
        before = book.identify(name, person, identity)
    values: dict[str, object] = {"name": before.name or before.id[:8], "identity": identity, "before": before.identity}
    if not identity:
        narrate(tr("{name}: no id in the gradebook any more (it was {before})", **values) if before.identity
                else tr("{name}: no id in the gradebook, as before", **values))  # fmt: skip
    elif before.identity and before.identity != identity:
        narrate(tr("{name}: {identity} in the gradebook, no longer {before}", **values))
    else:
        narrate(tr("{name}: {identity} in the gradebook", **values))


for one in (report, questions, halves, debriefs, words, statements):
    classes.add_command(one)


@contextmanager
def _opened(tr: Translator) -> Iterator[tuple[Journal, Classes]]:
    """Yield the journal and the classes in it; it is closed at the end."""
    from trainer.classes.manage import Classes

    with workspace_of(tr) as workspace:
        yield workspace.journal, Classes(workspace.journal)
