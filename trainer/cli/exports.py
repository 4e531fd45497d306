"""`export`: an attempt to hand in, and a class's grades for a gradebook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli import options
from trainer.cli.class_pages import replayed_class
from trainer.cli.click_i18n import NUMBER, argument, group, option
from trainer.cli.diagnostics import narrate
from trainer.cli.language import translator_for
from trainer.cli.output_files import refuse_over, save
from trainer.cli.workspace import workspace_of
from trainer.errors import N_, TrainerError, UsageError

if TYPE_CHECKING:
    from trainer.classes.grades import GradeForm, GradeItem, GradeSheet, LeftOut, PersonGrades
    from trainer.classes.roster import Roster
    from trainer.i18n.translator import Translator

WHICH = ("best", "first", "last")
MOST = 1000
MOODLE_MOST = 100


@group("export")
def exports() -> None:
    """Write attempts and grades for others."""


@exports.command()
@argument("attempt", metavar="ATTEMPT", help="Beginning of its id.")
@options.output("FILE.toml; standard output if left out.")
@option(
    "--id",
    "identity",
    metavar="ID",
    default="",
    help="Your number, login or e-mail in the gradebook; of several, separated by semicolons.",
)
@options.force
@options.lang
def attempt(attempt: str, output: Path | None, identity: str, force: bool, lang: str | None) -> None:
    """Write a finished attempt as a small file to hand in."""
    from trainer.play.attempt_file import export_attempt

    if output is not None:
        refuse_over(output, force=force)
    with workspace_of(translator_for(lang)) as workspace:
        data = export_attempt(workspace, attempt, identity)
    save(output or Path("-"), data, translator_for(lang), over=force)


@exports.command()
@options.class_
@option("--format", "form", metavar="FORM", required=True, help="moodle-csv, canvas-csv, csv or xlsx.")
@options.output("File to write.", required=True)
@option("--scenario", "scenarios", metavar="SCENARIO", multiple=True, help="Only this scenario; may be given again.")
@option(
    "--column", metavar="NAME", default="",
    help="What people are told apart by: Email address, ID number, Username (Moodle); "
         "SIS Login ID, SIS User ID, ID (Canvas).",
)  # fmt: skip
@option("--roster", metavar="FILE.csv", type=Path,
        help="The course's list as Moodle or Canvas exports it: ids that are not on it are left out.")  # fmt: skip
@option("--item", metavar="TITLE", default="", help="Name of the grade item; the scenario's title if left out.")
@option("--max", "maximum", metavar="NUMBER", type=NUMBER, default=100, show_default=True,
        help="Maximum of each grade in the gradebook.")  # fmt: skip
@option("--attempt", "which", metavar="WHICH", default="best", show_default=True,
        help="Which play counts: best, first or last.")  # fmt: skip
@options.force
@options.lang
def grades(
    name: str,
    form: str,
    output: Path,
    scenarios: Sequence[str],
    column: str,
    roster: Path | None,
    item: str,
    maximum: float,
    which: str,
    force: bool,
    lang: str | None,
) -> None:
    """Write a class's grades for a gradebook; xlsx holds the whole report, a sheet for each part."""
    from trainer.classes.grades import GRADEBOOKS, grade_table
    from trainer.classes.pages.spreadsheets import csv_bytes, workbook
    from trainer.classes.replay import grade_items, grades_of, report_on
    from trainer.classes.roster import column_of, read_roster
    from trainer.classes.words.report import class_page

    kind, item = _checked(form, which, maximum, item)
    if form not in GRADEBOOKS:
        for option_, given in (("--column", column), ("--roster", roster), ("--item", item)):
            if given:
                raise UsageError(
                    N_("{option} is not for {form}"), remedy=N_("it is for moodle-csv and canvas-csv"),
                    option=option_, form=form,
                )  # fmt: skip
        refuse_over(output, force=force)
    else:
        column_of(form, column)
    course = read_roster(roster, form, column) if roster else None
    tr = translator_for(lang)
    about = replayed_class(name, tr)
    items = grade_items(about, scenarios)
    people = grades_of(about, which, maximum)
    if form in GRADEBOOKS:
        _for_gradebook(tr, kind, output, people, items, column, maximum, course, item, force=force)
        return
    rows = grade_table(people, items, maximum, (tr("Name"), tr("ID in the gradebook")))
    if form == "xlsx":
        data = workbook(class_page(tr, report_on(about, {one.rules for one in items})), rows, tr)
    else:
        data = csv_bytes(rows, mark=True)
    save(output, data, tr, over=force)


def _checked(form: str, which: str, maximum: float, item: str) -> tuple[GradeForm, str]:
    """Return the format, and the name of a grade item on one line.

    Raises:
        UsageError: if one of what was given says nothing that can be done.
    """
    from trainer.classes.grades import GRADE_FORMS, LONGEST_ITEM
    from trainer.paper.text import cleaned

    kind = next((one for one in GRADE_FORMS if one == form), None)
    if kind is None:
        raise UsageError(
            N_("there is no format '{form}'"),
            remedy=N_("one of: {known}"),
            form=form[:20],
            known=", ".join(GRADE_FORMS),
        )
    if which not in WHICH:
        raise UsageError(
            N_("'{which}' says nothing of which play counts"),
            remedy=N_("best, first or last"),
            which=which[:20],
        )
    if not 1 <= maximum <= MOST:
        raise UsageError(
            N_("the maximum {maximum} is not from 1 to {most}"),
            remedy=N_("name what the gradebook gives at most, such as --max 100"),
            maximum=f"{maximum:g}",
            most=MOST,
        )
    words = " ".join(cleaned(item).split())
    if words != item.strip() or len(words) > LONGEST_ITEM:
        raise UsageError(
            N_("that cannot be the name of a grade item"),
            remedy=N_("one line of at most {count} characters"),
            count=LONGEST_ITEM,
        )
    return kind, words


def _for_gradebook(
    tr: Translator,
    form: GradeForm,
    output: Path,
    people: Sequence[PersonGrades],
    items: Sequence[GradeItem],
    column: str,
    maximum: float,
    roster: Roster | None,
    title: str,
    *,
    force: bool,
) -> None:
    """Write a file for each grade item: in one table somebody's empty cell would take away a mark given by hand."""
    from trainer.classes.grades import gradebook_sheet
    from trainer.classes.pages.spreadsheets import csv_bytes
    from trainer.packs.atomic_write import refuse_over

    items = [item for item in items if any(item.rules in one.grades for one in people)]
    if title:
        if len(items) > 1:
            raise UsageError(
                N_("--item names one grade item, and there are {count}"),
                remedy=N_("name the scenario with --scenario"),
                count=len(items),
            )
        items = [replace(item, title=title) for item in items]
    files = _files(output, items)
    for file in files:
        refuse_over(file, force=force)
    sheets = [gradebook_sheet(people, item, form, column, maximum, roster) for item in items]
    for one in dict.fromkeys(one for sheet in sheets for one in sheet.left_out):
        narrate(_left_out(tr, one, listed=roster is not None))
    if any(sheet.left_out for sheet in sheets):
        narrate(tr("`trainer class identify CLASS PERSON ID` says what the gradebook knows somebody by"))
    if not any(sheet.graded for sheet in sheets):
        raise TrainerError(
            N_("there is no grade to write"),
            remedy=N_("nobody with a play that is no practice has an id that the gradebook would know"),
        )
    for file, sheet in zip(files, sheets, strict=True):
        if sheet.graded:
            save(file, csv_bytes(sheet.rows, mark=False), tr, over=force)
            narrate(
                tr.plural(
                    "“{item}”: {count} grade, of at most {most}", "“{item}”: {count} grades, of at most {most}",
                    sheet.graded, item=sheet.item, most=f"{maximum:g}",
                )
            )  # fmt: skip
            for line in _before_importing(tr, form, sheet, maximum):
                narrate(line)
    if roster is None:
        narrate(
            tr("Moodle takes nothing of a file with an id that it does not know: --roster FILE.csv checks them first")
            if form == "moodle-csv"
            else tr("Canvas takes an id that it does not know for a name: --roster FILE.csv checks them first")
        )


def _files(output: Path, items: Sequence[GradeItem]) -> list[Path]:
    """Return the file of each grade item: the one that was named if there is one item, else one named after each."""
    if len(items) == 1:
        return [output]
    names: list[str] = []
    for item in items:
        name = item.scenario.replace("/", "-")
        names.append(f"{name}-{item.rules[:8]}" if name in names else name)
    return [output.with_name(f"{output.stem}-{name}{output.suffix}") for name in names]


def _left_out(tr: Translator, one: LeftOut, *, listed: bool) -> str:
    values: dict[str, object] = {"name": one.name, "identity": one.identity, "nearest": one.nearest}
    if not (listed and one.identity):
        return tr("left out, for the gradebook could not tell who it is: {name}", **values)
    if one.nearest:
        return tr("left out, for {identity} is not on the list: {name}; nearest there: {nearest}", **values)
    return tr("left out, for {identity} is not on the list: {name}", **values)


def _before_importing(tr: Translator, form: str, sheet: GradeSheet, maximum: float) -> Iterator[str]:
    values: dict[str, object] = {"item": sheet.item, "most": f"{maximum:g}"}
    if form == "moodle-csv":
        if maximum != MOODLE_MOST:
            yield tr("first make “{item}” in Moodle with the maximum {most}: an item that the import makes has 100, "
                     "whatever the file means", **values)  # fmt: skip
    elif sheet.possible is not None and sheet.possible != maximum:
        yield tr("first set the points of “{item}” in Canvas to {most}: they are {possible}, and stay so",
                 possible=f"{sheet.possible:g}", **values)  # fmt: skip
    elif not sheet.known:
        yield tr("Canvas makes a new assignment unless one is called exactly “{item}”; --item names one that is there",
                 **values)  # fmt: skip
