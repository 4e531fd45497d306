"""What is written of a class, one press each: report, debriefs, grades; the same as the commands write."""

from __future__ import annotations

import io
import re
import threading
import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from starlette.responses import Response
from starlette.routing import Route

from trainer.classes.live.class_list import id_column, roster_of
from trainer.classes.live.lesson import LiveLesson
from trainer.classes.replay import ReplayedClass, grade_items, grades_of, replay_class, report_on
from trainer.errors import N_, TrainerError
from trainer.web.lead import led, show_class
from trainer.web.visit import Visit, page

if TYPE_CHECKING:
    from trainer.classes.grades import GradeItem

BEST = 100
"""Maximum of a grade."""
PDF, XLSX, CSV, ZIP = (
    "application/pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv; charset=utf-8",
    "application/zip",
)  # fmt: skip
_ONE_AT_A_TIME = threading.Lock()
"""To replay a class takes a core for seconds, which those who play must not miss twice."""


def report(visit: Visit, live: LiveLesson) -> Response:
    """Write the class report."""
    from trainer.classes.pages.report import class_pdf
    from trainer.classes.words.report import class_page

    def made(about: ReplayedClass) -> Response:
        return visit.file(class_pdf(class_page(visit.tr, report_on(about)), visit.tr).pdf, _name(live, "report"), PDF)

    return _written(visit, live, made)


def debriefs(visit: Visit, live: LiveLesson) -> Response:
    """Print all debriefs."""
    from trainer.classes.debriefs import debriefings_of
    from trainer.play.debriefs import printed

    def made(about: ReplayedClass) -> Response:
        found = debriefings_of(about, (), visit.tr)
        # In this process: others would be started anew while a class plays.
        return visit.file(printed(found, "a4", _quietly, 1).pdf, _name(live, "debriefs"), PDF)

    return _written(visit, live, made)


def workbook(visit: Visit, live: LiveLesson) -> Response:
    """Write grades and report as a workbook."""
    from trainer.classes.grades import grade_table
    from trainer.classes.pages.spreadsheets import workbook as written
    from trainer.classes.words.report import class_page

    def made(about: ReplayedClass) -> Response:
        head = (visit.tr("Name"), visit.tr("ID in the gradebook"))
        rows = grade_table(grades_of(about, "best", BEST), grade_items(about), BEST, head)
        data = written(class_page(visit.tr, report_on(about)), rows, visit.tr)
        return visit.file(data, _name(live, "grades", "xlsx"), XLSX)

    return _written(visit, live, made)


def moodle(visit: Visit, live: LiveLesson) -> Response:
    """Write grades for Moodle."""
    return _for_gradebook(visit, live, "moodle-csv", id_column(live.listed))


def canvas(visit: Visit, live: LiveLesson) -> Response:
    """Write grades for Canvas."""
    return _for_gradebook(visit, live, "canvas-csv", "")


def _for_gradebook(
    visit: Visit, live: LiveLesson, form: Literal["moodle-csv", "canvas-csv"], column: str
) -> Response:  # fmt: skip
    """Return a file for each grade item; several in a zip."""
    from trainer.classes.grades import gradebook_sheet
    from trainer.classes.pages.spreadsheets import csv_bytes

    def made(about: ReplayedClass) -> Response:
        people = grades_of(about, "best", BEST)
        files: dict[str, bytes] = {}
        for item in grade_items(about):
            sheet = gradebook_sheet(people, item, form, column, BEST)
            if sheet.graded:
                files[_item_name(item, form, files)] = csv_bytes(sheet.rows, mark=False)
        if not files:
            raise TrainerError(
                N_("there is no grade to write"),
                remedy=N_("nobody with a play that is over has an id that the gradebook would know; load the list of "
                          "the course with ids, and mend the names on the board"),
            )  # fmt: skip
        if len(files) == 1:
            ((name, data),) = files.items()
            return visit.file(data, name, CSV)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items():
                archive.writestr(name, data)
        return visit.file(packed.getvalue(), _name(live, form, "zip"), ZIP)

    return _written(visit, live, made)


def _item_name(item: GradeItem, form: str, taken: dict[str, bytes]) -> str:
    name = f"{form}-{_plain(item.scenario)}"
    return f"{name}-{item.rules[:8]}.csv" if f"{name}.csv" in taken else f"{name}.csv"


def _written(visit: Visit, live: LiveLesson, made: Callable[[ReplayedClass], Response]) -> Response:
    """Return what is made of the class once all that is finished is in its book, or the page with what is wrong."""
    lessons = visit.site.lessons
    try:
        with _ONE_AT_A_TIME:
            lessons.hand_in(live).now()
            book = lessons.classes.book
            if not book.plays(live.lesson.course):
                raise TrainerError(
                    N_("nobody has finished a play yet"), remedy=N_("whoever asks for the decision is in the report")
                )
            about = replay_class(
                lessons.journal, book, live.lesson.name, visit.tr, _quietly, roster_of(live.listed)
            )  # fmt: skip
            return made(about)
    except TrainerError as fault:
        return show_class(visit, live, fault, "results")


def _quietly(_done: int, _of: int) -> None:
    return


def _name(live: LiveLesson, what: str, kind: str = "pdf") -> str:
    return f"{_plain(live.lesson.name) or 'class'}-{what}.{kind}"


def _plain(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-")[:60]


ROUTES = [
    Route("/lead/{course}/report.pdf", page(led(report)), methods=["GET"]),
    Route("/lead/{course}/debriefs.pdf", page(led(debriefs)), methods=["GET"]),
    Route("/lead/{course}/grades.xlsx", page(led(workbook)), methods=["GET"]),
    Route("/lead/{course}/moodle.csv", page(led(moodle)), methods=["GET"]),
    Route("/lead/{course}/canvas.csv", page(led(canvas)), methods=["GET"]),
]
