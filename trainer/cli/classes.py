"""`class`: taking attempts in and reporting on them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.classes.manage import Classes
from trainer.cli.debriefs import form_of, save
from trainer.cli.diagnostics import FAULTS, narrate
from trainer.cli.language import choose_language
from trainer.cli.lists import table
from trainer.cli.progress import progress
from trainer.errors import N_
from trainer.i18n.translator import Translator
from trainer.play.workspace import Workspace

if TYPE_CHECKING:
    from trainer.classes.import_attempts import ImportOutcome
    from trainer.classes.page import ClassPage
    from trainer.paper.typst import Size

WENT_IN = ("added", "renamed", "namesake")


def new(name: str) -> None:
    """Make an empty class.

    Raises:
        TrainerError: if there is one of that name, or it cannot be written.
    """
    workspace = Workspace()
    print(Classes(workspace.journal).new(name).name)
    workspace.close()


def add(name: str, paths: Sequence[Path], scenarios: Sequence[Path], lang: str | None, *, as_json: bool) -> None:
    """Take attempts into a class.

    Raises:
        TrainerError: if there is no such class, or it cannot be written.
        SystemExit: with 1 if something was named and not taken.
    """
    from trainer.classes.import_attempts import AttemptImport, empty_of, files_in, passed_over

    tr = Translator(choose_language(lang))
    workspace = Workspace()
    classes = Classes(workspace.journal)
    enrolment = AttemptImport(workspace.journal, classes.book, classes.book.course(name).id, scenarios)
    with progress(tr, tr("Replaying")) as tell:
        enrolment.run(files_in(paths), tell)
    workspace.close()
    found, passed = enrolment.findings, passed_over(paths)
    went_in = sum(1 for one in found if one.kind in WENT_IN)
    if as_json:
        fields = ("file", "kind", "name", "other", "reason")
        _json([{name: getattr(one, name) for name in fields} for one in (*found, *passed)])
    else:
        for one in (*found, *passed):
            if one.kind != "added":
                print(told(tr, one))
    for path in empty_of(paths):
        narrate(tr("{path}: holds no .toml file; name the folder or zip with the files that were handed in", path=path))
    narrate(tr("{count} of {all} went in", count=went_in, all=len(found)))
    if passed:
        narrate(tr("passed over, for their names do not end in .toml: {count}", count=len(passed)))
    if went_in < len(found):
        raise SystemExit(FAULTS)


def told(tr: Translator, one: ImportOutcome) -> str:
    """Return what became of one file, in words."""
    values: dict[str, object] = {"file": one.file, "name": one.name, "other": one.other, "reason": one.why(tr)}
    match one.kind:
        case "renamed":
            return tr("{file}: renamed: {name} is {other} here, by the same journal; it went in as {other}", **values)
        case "namesake":
            return tr("{file}: another {name}, from another journal; it went in as a person of its own", **values)
        case "duplicate" if one.reason:
            return tr("{file}: renamed: {other} has handed in this attempt, here it is called {name}'s", **values)
        case "duplicate" if one.other:
            return tr("{file}: the same attempt as {other}", **values)
        case "duplicate":
            return tr("{file}: is in the class already", **values)
        case "pack":
            return tr("{file}: wrong pack: {reason}", **values)
        case "passed":
            return tr("{file}: passed over, for its name does not end in .toml", **values)
    return tr("{file}: {reason}", **values)


def list_(name: str | None, lang: str | None, *, as_json: bool) -> None:
    """Print the classes, or who is in one.

    Raises:
        TrainerError: if there is no such class, or it cannot be read.
    """
    tr = Translator(choose_language(lang))
    workspace = Workspace()
    book = Classes(workspace.journal).book
    if name is None:
        courses = book.courses()
        if as_json:
            _json([{"name": one.name, "made": one.made, "people": one.people, "plays": one.plays} for one in courses])
        elif courses:
            table(
                (tr("class"), tr("made"), tr("trainees"), tr("plays")),
                [(one.name, one.made[:10], str(one.people), str(one.plays)) for one in courses],
            )
        else:
            narrate(tr("No classes yet. `trainer class new NAME` makes one."))
        workspace.close()
        return
    from trainer.classes.replay import cards_of

    course = book.course(name)
    members = {one.id: one for one in book.members(course.id)}
    plays = book.plays(course.id)
    with progress(tr, tr("Replaying")) as tell:
        cards = cards_of(workspace.journal, plays, tell)
    workspace.close()
    if as_json:
        _json(
            [
                {"attempt": one.attempt, "person": one.person, "name": members[one.person].name,
                 "identity": members[one.person].identity, "scenario": one.scenario, "practice": one.practice,
                 "opened": one.opened, "outcome": card.outcome.kind if card else None,
                 "overall": card.overall if card else None}
                for one, card in zip(plays, cards, strict=True)
            ]
        )  # fmt: skip
        return
    table(
        (tr("id of the person"), tr("trainee"), tr("id in the gradebook"), tr("id of the play"), tr("opened"),
         tr("scenario"), tr("result")),
        [
            (one.person[:8], members[one.person].name or "–", members[one.person].identity or "–", one.attempt[:8],
             one.opened[:16].replace("T", " "), one.scenario + (tr(" (practice)") if one.practice else ""),
             f"{tr.term('outcome', card.outcome.kind)} {card.overall}" if card else tr("damaged"))
            for one, card in sorted(
                zip(plays, cards, strict=True),
                key=lambda pair: (members[pair[0].person].name, pair[0].person, pair[0].opened),
            )
        ],
    )  # fmt: skip


def remove(name: str, attempts: Sequence[str], *, force: bool) -> None:
    """Remove a class, or plays from it.

    Raises:
        TrainerError: if there is no such class or play, it has plays, or it cannot be written.
    """
    workspace = Workspace()
    tr = Translator(choose_language(None))
    count = Classes(workspace.journal).remove(name, attempts, force=force)
    narrate(tr.plural("{count} play removed", "{count} plays removed", count))
    workspace.close()


def erase(person: str, *, force: bool) -> None:
    """Take a person's name out of every class and the journal.

    Raises:
        TrainerError: if nobody or more than one is called that, nothing forces it, or it cannot be written.
    """
    workspace = Workspace()
    tr = Translator(choose_language(None))
    count = Classes(workspace.journal).erase(person, force=force)
    narrate(tr.plural("erased from {count} class and from the journal",
                      "erased from {count} classes and from the journal", count))  # fmt: skip
    workspace.close()


def identify(name: str, person: str, identity: str) -> None:
    """Write what the gradebook knows a person by.

    Raises:
        TrainerError: if there is no such class or person, or that can be nobody's id or is somebody else's.
    """
    workspace = Workspace()
    tr = Translator(choose_language(None))
    before = Classes(workspace.journal).identify(name, person, identity)
    workspace.close()
    values: dict[str, object] = {"name": before.name or before.id[:8], "identity": identity, "before": before.identity}
    if not identity:
        narrate(tr("{name}: no id in the gradebook any more (it was {before})", **values) if before.identity
                else tr("{name}: no id in the gradebook, as before", **values))  # fmt: skip
    elif before.identity and before.identity != identity:
        narrate(tr("{name}: {identity} in the gradebook, no longer {before}", **values))
    else:
        narrate(tr("{name}: {identity} in the gradebook", **values))


def report(
    name: str,
    output: Path,
    lang: str | None,
    *,
    anonymous: bool,
    names_in_conduct: bool,
    force: bool,
    size: Size = "a4",
) -> None:
    """Write the report on a class.

    Raises:
        TrainerError: if there is no such class, or the file cannot be written.
    """
    from trainer.classes.replay import replay_class, report_on
    from trainer.classes.words.report import class_page

    form = form_of(output, force=force, fault=N_("'{name}' is no kind of report"))
    tr = Translator(choose_language(lang))
    workspace = Workspace()
    with progress(tr, tr("Replaying")) as tell:
        about = replay_class(workspace.journal, Classes(workspace.journal).book, name, tr, tell, anonymous=anonymous)
        workspace.close()
        page = class_page(tr, report_on(about, anonymous=anonymous, names_in_conduct=names_in_conduct))
        data, missing = _printed(page, tr, form, size)
    save(output, data, tr, missing, over=force)


def _printed(page: ClassPage, tr: Translator, form: str, size: Size) -> tuple[bytes, tuple[str, ...]]:
    """Return a class report in that form, and the characters that no font of ours holds."""
    if form == "pdf":
        from trainer.classes.pages.pdf import class_pdf

        printed = class_pdf(page, tr, size)
        return printed.pdf, printed.missing
    from trainer.classes.pages.html import class_html, class_markdown

    return (class_html(page, tr) if form == "html" else class_markdown(page, tr)).encode(), ()


def _json(rows: object) -> None:
    print(json.dumps(rows, ensure_ascii=False, indent=2))
