"""`export`: an attempt to hand in, and a class's grades for a gradebook."""

from __future__ import annotations

from pathlib import Path

from trainer.cli import options
from trainer.cli.classes import replayed_class
from trainer.cli.click_i18n import NUMBER, argument, group, option
from trainer.cli.diagnostics import narrate
from trainer.cli.language import translator_for
from trainer.cli.output_files import refuse_over, save
from trainer.errors import N_, UsageError

WHICH = ("best", "first", "last")
MOST = 1000
MOODLE_MOST = 100


@group("export")
def exports() -> None:
    """Write attempts and grades for others."""


@exports.command()
@argument("attempt", metavar="ATTEMPT", help="Beginning of its id.")
@options.output("FILE.toml; standard output if left out.")
@option("--id", "identity", metavar="ID", default="", help="Your number, login or e-mail in the gradebook.")
@options.force
@options.lang
def attempt(attempt: str, output: Path | None, identity: str, force: bool, lang: str | None) -> None:
    """Write a finished attempt as a small file to hand in."""
    from trainer.play.attempt_file import export_attempt
    from trainer.play.workspace import Workspace

    if output is not None:
        refuse_over(output, force=force)
    with Workspace() as workspace:
        data = export_attempt(workspace, attempt, identity)
    save(output or Path("-"), data, translator_for(lang), over=force)


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
    from trainer.classes.grades import GRADE_FORMS, grade_sheet
    from trainer.classes.pages.spreadsheets import csv_bytes, workbook
    from trainer.classes.replay import grades_of, report_on, titles_of
    from trainer.classes.words.report import class_page

    if form not in GRADE_FORMS:
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
    refuse_over(output, force=force)
    tr = translator_for(lang)
    about = replayed_class(name, tr)
    head = (tr("Name"), tr("ID in the gradebook"), *titles_of(about))
    table = grade_sheet(*grades_of(about, which, maximum), form, column, maximum, head)
    if form == "xlsx":
        data = workbook(class_page(tr, report_on(about)), table.rows, tr)
    else:
        data = csv_bytes(table.rows, mark=form == "csv")
    save(output, data, tr, over=force)
    for one in table.left_out:
        narrate(tr("left out, for the gradebook could not tell who it is: {name}", name=one))
    if table.left_out:
        narrate(tr("`trainer class identify CLASS PERSON ID` says what the gradebook knows somebody by"))
    if form == "moodle-csv" and maximum > MOODLE_MOST:
        narrate(tr("Moodle refuses grades above 100 unless its administrator has allowed them"))
