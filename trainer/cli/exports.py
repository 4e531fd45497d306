"""`export`: an attempt to hand in, and a class's grades for a gradebook."""

from __future__ import annotations

from pathlib import Path

from trainer.cli.diagnostics import narrate
from trainer.cli.language import choose_language
from trainer.cli.progress import progress
from trainer.errors import N_, UnknownScenario
from trainer.i18n.translator import Translator
from trainer.packs.atomic_write import refuse_over, write_file
from trainer.play.workspace import Workspace

WHICH = ("best", "first", "last")
MOST = 1000
MOODLE_MOST = 100


def attempt(name: str, output: Path | None, identity: str, *, force: bool) -> None:
    """Write an attempt to hand in, on standard output or in a file.

    Raises:
        TrainerError: if there is no such attempt, it is not finished, or the file cannot be written.
    """
    from trainer.play.attempt_file import export_attempt

    if output is not None:
        refuse_over(output, force=force)
    workspace = Workspace()
    data = export_attempt(workspace, name, identity)
    workspace.close()
    if output is None:
        print(data.decode(), end="")
        return
    write_file(output, data, over=force)
    narrate(str(output))


def grades(
    name: str, form: str, output: Path, column: str, maximum: float, which: str, lang: str | None, *, force: bool
) -> None:
    """Write the grades of a class.

    Raises:
        TrainerError: if there is no such class, the gradebook could not read it, or the file cannot be written.
    """
    from trainer.classes.grades import FORMS, grade_sheet
    from trainer.classes.pages.csv import csv_bytes
    from trainer.classes.pages.workbook import workbook
    from trainer.classes.replay import grades_of, replay_class, report_on, titles_of
    from trainer.classes.words.report import class_page
    from trainer.store.class_book import ClassBook

    if form not in FORMS:
        raise UnknownScenario(
            N_("there is no format '{form}'"), remedy=N_("one of: {known}"), form=form[:20], known=", ".join(FORMS)
        )
    if which not in WHICH:
        raise UnknownScenario(
            N_("'{which}' says nothing of which play counts"),
            remedy=N_("best, first or last"),
            which=which[:20],
        )
    if not 1 <= maximum <= MOST:
        raise UnknownScenario(N_("the maximum {maximum} is not from 1 to {most}"), maximum=f"{maximum:g}", most=MOST)
    refuse_over(output, force=force)
    tr = Translator(choose_language(lang))
    workspace = Workspace()
    with progress(tr, tr("Replaying")) as tell:
        about = replay_class(workspace.journal, ClassBook(workspace.journal), name, tr, tell)
    workspace.close()
    head = (tr("Name"), tr("ID in the gradebook"), *titles_of(about))
    table = grade_sheet(*grades_of(about, which, maximum), form, column, maximum, head)
    if form == "xlsx":
        data = workbook(class_page(tr, report_on(about)), table.rows, tr)
    else:
        data = csv_bytes(table.rows, mark=form == "csv")
    write_file(output, data, over=force)
    narrate(str(output))
    for one in table.left_out:
        narrate(tr("left out, for the gradebook could not tell who it is: {name}", name=one))
    if table.left_out:
        narrate(tr("`trainer class identify CLASS PERSON ID` says what the gradebook knows somebody by"))
    if form == "moodle-csv" and maximum > MOODLE_MOST:
        narrate(tr("Moodle refuses grades above 100 unless its administrator has allowed them"))
