"""What is written of a class, one press each: report, debriefs, grades; the same as the commands write."""

from __future__ import annotations

import io
import re
import threading
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from starlette.responses import Response
from starlette.routing import Route

from trainer.classes.live.class_list import id_column, roster_of
from trainer.classes.live.lesson import LiveLesson
from trainer.classes.replay import ReplayedClass, grade_items, grades_of, replay_class, report_on
from trainer.errors import N_, TrainerError
from trainer.web.lead import led, show_class
from trainer.web.made_later import Made
from trainer.web.visit import Visit, page

if TYPE_CHECKING:
    from trainer.classes.grades import GradeItem
    from trainer.i18n.translator import Translator
    from trainer.web.site import Site
    from trainer.workers import Progress

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
        found = report_on(replace(about, playing=still_playing(live)))
        return visit.file(class_pdf(class_page(visit.tr, found), visit.tr).pdf, _name(live, "report"), PDF)

    return _written(visit, live, made)


def still_playing(live: LiveLesson) -> dict[str, set[int]]:
    """Return who on the list still plays in a round that has not ended: places from 0 on, by scenario.

    Raises:
        StoreFault: if a play cannot be read.
    """
    at = {one.place: number for number, one in enumerate(live.listed)}
    found: dict[str, set[int]] = {}
    for about in live.rounds:
        if about.pace == "ended":
            continue
        for seat, play in live.plays(about.number).items():
            places = (live.place(one.id) for one in live.seats[seat].people)
            if not play.session.over:
                found.setdefault(about.scenario, set()).update(at[one] for one in places if one is not None)
    return found


def debriefs(visit: Visit, live: LiveLesson) -> Response:
    """Begin to print all debriefs, and say how far that is."""
    key = _debriefs_of(visit, live)
    if "again" in visit.request.query_params:
        visit.site.made.forget(key)
        visit.site.made.begin(key, _printing(visit, live))
        return visit.go(f"/lead/{live.lesson.course}/debriefs")
    made = visit.site.made.look(key)
    if made is None:
        visit.site.made.begin(key, _printing(visit, live))
        made = visit.site.made.look(key) or Made()
    wrong = made.fault.said(visit.tr) if made.fault else ""
    return visit.page("lead_made.html.j2", 400 if wrong else 200, lesson=live.lesson, made=made, wrong=wrong)


def printed_debriefs(visit: Visit, live: LiveLesson) -> Response:
    """Hand out all debriefs once they are printed; else lead to the page that says how far they are."""
    made = visit.site.made.look(_debriefs_of(visit, live))
    if made is None or not made.data:
        return visit.go(f"/lead/{live.lesson.course}/debriefs")
    return visit.file(made.data, _name(live, "debriefs"), PDF)


def _debriefs_of(visit: Visit, live: LiveLesson) -> tuple[str, ...]:
    return ("debriefs", live.lesson.course, visit.language)


def _printing(visit: Visit, live: LiveLesson) -> Callable[[Progress], bytes]:
    from trainer.classes.debriefs import debriefings_of
    from trainer.play.debriefs import printed

    site, tr = visit.site, visit.tr

    def make(progress: Progress) -> bytes:
        about = _replayed(site, live, tr)
        found = debriefings_of(about, (), tr)
        progress(0, len(found))
        # In this process: others would be started anew while a class plays.
        return printed(found, "a4", progress, 1).pdf

    return make


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
    """Return a file for each scenario; several in a zip."""
    from trainer.classes.grades import by_scenario, gradebook_sheet
    from trainer.classes.pages.spreadsheets import csv_bytes

    def made(about: ReplayedClass) -> Response:
        people, items = by_scenario(grades_of(about, "best", BEST), grade_items(about))
        names = {one.identity: one.name for one in live.listed if one.identity}
        files: dict[str, bytes] = {}
        for item in items:
            sheet = gradebook_sheet(people, item, form, column, BEST, names=names)
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
    try:
        return made(_replayed(visit.site, live, visit.tr))
    except TrainerError as fault:
        return show_class(visit, live, fault, "results")


def _replayed(site: Site, live: LiveLesson, tr: Translator) -> ReplayedClass:
    """Return the class with all that is finished in its book, replayed.

    Raises:
        TrainerError: if nobody has finished, or it cannot be read.
    """
    lessons = site.lessons
    with _ONE_AT_A_TIME:
        lessons.hand_in(live).now()
        book = lessons.classes.book
        if not book.plays(live.lesson.course):
            raise TrainerError(
                N_("nobody has finished a play yet"), remedy=N_("whoever asks for the decision is in the report")
            )
        return replay_class(lessons.journal, book, live.lesson.name, tr, _quietly, roster_of(live.listed))


def _quietly(_done: int, _of: int) -> None:
    return


def _name(live: LiveLesson, what: str, kind: str = "pdf") -> str:
    return f"{_plain(live.lesson.name) or 'class'}-{what}.{kind}"


def _plain(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-")[:60]


ROUTES = [
    Route("/lead/{course}/report.pdf", page(led(report)), methods=["GET"]),
    Route("/lead/{course}/debriefs", page(led(debriefs)), methods=["GET"]),
    Route("/lead/{course}/debriefs.pdf", page(led(printed_debriefs)), methods=["GET"]),
    Route("/lead/{course}/grades.xlsx", page(led(workbook)), methods=["GET"]),
    Route("/lead/{course}/moodle.csv", page(led(moodle)), methods=["GET"]),
    Route("/lead/{course}/canvas.csv", page(led(canvas)), methods=["GET"]),
]
