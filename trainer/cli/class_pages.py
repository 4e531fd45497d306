"""`class report`, `questions`, `halves`, `debriefs`, `words`: what is written of a class."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli import options
from trainer.cli.click_i18n import argument, command, option
from trainer.cli.diagnostics import narrate
from trainer.cli.language import translator_for
from trainer.cli.lists import print_json, print_table
from trainer.cli.output_files import debriefs_as, form_of, refuse_over, save
from trainer.cli.progress import progress
from trainer.cli.workspace import workspace_of
from trainer.errors import N_, UsageError
from trainer.i18n.translator import Translator

if TYPE_CHECKING:
    from trainer.classes.page import Cell, ClassPage, PageTable, QuestionSheet
    from trainer.classes.replay import ReplayedClass
    from trainer.classes.roster import Roster
    from trainer.debrief.comparison_page import HalvesPage
    from trainer.debrief.pages.pdf import Part
    from trainer.paper.typst import Size

BEST = 100
"""Maximum of the grades in a workbook."""
SCORES = "table"
"""The part of a report that the screen shows."""
GAP = 2
roster_option = option(
    "--roster", metavar="FILE.csv", type=Path, help="The course's list, to tell who has not handed in, and the groups."
)


@command()
@options.class_
@options.output("FILE.pdf, .html, .md or .xlsx; without it, everybody's scores on the screen.")
@option("--sort", "order", metavar="WHAT", default="overall", show_default=True,
        help="By what people stand: name, overall, or a competency such as pitch.")  # fmt: skip
@roster_option
@option("--anonymous", is_flag=True, help="Numbers instead of names.")
@option("--names-in-conduct", is_flag=True, help="Say who broke rules.")
@option("--without-words", is_flag=True, help="Leave out what was said in their own words before they chose.")
@options.paper
@options.force
@options.lang
def report(
    name: str,
    output: Path | None,
    order: str,
    roster: Path | None,
    anonymous: bool,
    names_in_conduct: bool,
    without_words: bool,
    paper: Size,
    force: bool,
    lang: str | None,
) -> None:
    """Report on a class: what it did, what to talk about, who has not handed in, which judgements were hard."""
    from trainer.classes.replay import report_on
    from trainer.classes.words.report import class_page

    order = _order(order)
    form = "" if output is None else _form(output, force=force)
    tr = translator_for(lang)
    about = replayed_class(name, tr, _listed(roster), anonymous=anonymous)
    found = report_on(about, anonymous=anonymous, names_in_conduct=names_in_conduct)
    page = class_page(tr, found, order, words=not without_words)
    if output is None:
        print_scores(tr, page)
        return
    grades = () if anonymous or form != "xlsx" else _grades(about, tr)
    data, missing = _report_as(form, page, grades, paper, tr)
    save(output, data, tr, missing, over=force)


@command()
@options.class_
@options.output("FILE.pdf (pages for the projector, 16:9), .html or .md, without any answer.", required=True)
@option("--answers", metavar="FILE", type=Path, help="The same with the answers, for you: FILE.pdf, .html or .md.")
@options.paper
@options.force
@options.lang
def questions(name: str, output: Path, answers: Path | None, paper: Size, force: bool, lang: str | None) -> None:
    """Write the questions for the group: what most of the class did and believed."""
    from trainer.classes.replay import report_on
    from trainer.classes.words.questions import question_sheet

    fault = N_("'{name}' is no kind of sheet")
    wanted = [(file, form_of(file, force=force, fault=fault)) for file in (output, answers) if file is not None]
    if answers is not None and answers == output:
        raise UsageError(N_("questions and answers are two files"), remedy=N_("name another one for --answers"))
    tr = translator_for(lang)
    # Nobody is named on a sheet that all see.
    about = report_on(replayed_class(name, tr, anonymous=True), anonymous=True)
    for place, (file, form) in enumerate(wanted):
        data, missing = _questions_as(form, question_sheet(tr, about, answers=place > 0), paper, tr)
        save(file, data, tr, missing, over=force)


@command()
@options.class_
@argument("scenario", metavar="[SCENARIO]", required=False, default="", help="Which one, if there are several.")
@options.output("FILE.pdf, .html or .md.", required=True)
@option("--variants", "letters", metavar="AB", default="", help="Which two; those that most have met if left out.")
@options.paper
@options.part
@options.force
@options.lang
def halves(
    name: str, scenario: str, output: Path, letters: str, paper: Size, part: Part, force: bool, lang: str | None
) -> None:
    """Put the truths of two variants side by side that two halves of the class have met; questions come first."""
    from trainer.classes.halves import halves_of
    from trainer.classes.words.halves import halves_page

    form = form_of(output, force=force)
    if part != "both" and form != "pdf":
        raise UsageError(N_("only a PDF is printed in two parts"), remedy=N_("name a file that ends in .pdf"))
    tr = translator_for(lang)
    page = halves_page(tr, halves_of(replayed_class(name, tr, anonymous=True), scenario, letters))
    data, missing = _halves_as(form, page, paper, part, tr)
    save(output, data, tr, missing, over=force)


@command()
@options.class_
@argument("attempts", metavar="[ATTEMPT]...", nargs=-1, help="Only these plays; a name or an id for all of a person.")
@options.output("FILE.pdf; .html or .md for one play.", required=True)
@options.paper
@options.part
@options.force
@options.lang
def debriefs(
    name: str, attempts: Sequence[str], output: Path, paper: Size, part: Part, force: bool, lang: str | None
) -> None:
    """Print the debriefs of a class, of everybody's first play, with the median of the class beside par."""
    from trainer.classes.debriefs import FEWEST_FOR_MEDIAN, debriefings_of

    form = form_of(output, force=force)
    tr = translator_for(lang)
    found = debriefings_of(replayed_class(name, tr), attempts, tr)
    if len(found) > 1 and form != "pdf":
        raise UsageError(
            N_("only a PDF holds several debriefs"), remedy=N_("name a file that ends in .pdf, or one play")
        )
    data, missing = debriefs_as(form, found, paper, part, tr)
    save(output, data, tr, missing, over=force)
    for title in dict.fromkeys(one.scenario.brief.title for one in found if not one.facts.median):
        narrate(tr("{title}: no median, fewer than {fewest} first plays count", title=title, fewest=FEWEST_FOR_MEDIAN))


@command()
@options.class_
@options.as_json
@options.lang
def words(name: str, as_json: bool, lang: str | None) -> None:
    """List what a class would have said and found in none of the lines, for whoever wrote the case."""
    from trainer.classes.facts.own_words import class_words
    from trainer.cli.impact import print_unmet, unmet_json

    tr = translator_for(lang)
    # What is listed is for whoever wrote the case: who typed it does not matter.
    about = replayed_class(name, tr, anonymous=True)
    found = [
        (sittings[0].play.scenario, about.loaded[rules].letter, class_words((), sittings, 0, anonymous=False))
        for rules, sittings in about.groups.items()
    ]
    if as_json:
        print_json([
            {"scenario": scenario.id, "variant": letter or None, "plays": said.plays, "lines": unmet_json(said.unmet)}
            for scenario, letter, said in found
        ])  # fmt: skip
        return
    for scenario, _, said in found:
        if said.unmet:
            print(scenario.brief.title)
            print_unmet(tr, said.unmet)
    if not any(said.unmet for _, _, said in found):
        narrate(tr("Nobody found a line missing, or nobody was asked to say anything first."))


def replayed_class(
    name: str, tr: Translator, roster: Roster | None = None, *, anonymous: bool = False
) -> ReplayedClass:
    """Return the class of that name with all its plays replayed, showing how far it is; `roster` is the course's list.

    Raises:
        TrainerError: if there is no such class, or it cannot be read.
    """
    from trainer.classes.manage import Classes
    from trainer.classes.replay import replay_class

    with workspace_of(tr) as workspace, progress(tr, tr("Replaying")) as tell:
        book = Classes(workspace.journal).book
        return replay_class(workspace.journal, book, name, tr, tell, roster, anonymous=anonymous)


def _listed(path: Path | None) -> Roster | None:
    from trainer.classes.roster import read_course_list

    return read_course_list(path) if path else None


def _order(order: str) -> str:
    """Return by what people are to stand.

    Raises:
        UsageError: if there is no such thing.
    """
    from trainer.classes.words.results import ORDERS

    if order.casefold() not in ORDERS:
        raise UsageError(
            N_("nobody can be put in order by '{order}'"),
            remedy=N_("one of: {known}"),
            order=order[:20],
            known=", ".join(ORDERS),
        )
    return order.casefold()


def _form(output: Path, *, force: bool) -> str:
    """Return the form of report that a file's name asks for: "html", "md", "pdf" or "xlsx".

    Raises:
        UsageError: if it asks for none.
        TrainerError: if the file is there and `force` does not allow to replace it.
    """
    if output.suffix.lower() == ".xlsx":
        refuse_over(output, force=force)
        return "xlsx"
    return form_of(output, force=force, fault=N_("'{name}' is no kind of report"))


def _grades(about: ReplayedClass, tr: Translator) -> Sequence[Sequence[Cell]]:
    from trainer.classes.grades import grade_table
    from trainer.classes.replay import grade_items, grades_of

    head = (tr("Name"), tr("ID in the gradebook"))
    return grade_table(grades_of(about, "best", BEST), grade_items(about), BEST, head)


def _report_as(
    form: str, page: ClassPage, grades: Sequence[Sequence[Cell]], size: Size, tr: Translator
) -> tuple[bytes, tuple[str, ...]]:
    """Return a class report in that form, and the characters that no font of ours holds."""
    if form == "pdf":
        from trainer.classes.pages.report import class_pdf

        printed = class_pdf(page, tr, size)
        return printed.pdf, printed.missing
    if form == "xlsx":
        from trainer.classes.pages.spreadsheets import workbook

        return workbook(page, grades, tr), ()
    from trainer.classes.pages.report import class_html, class_markdown

    return (class_html(page, tr) if form == "html" else class_markdown(page, tr)).encode(), ()


def _questions_as(form: str, sheet: QuestionSheet, size: Size, tr: Translator) -> tuple[bytes, tuple[str, ...]]:
    """Return a class's questions in that form, and the characters that no font of ours holds."""
    from trainer.classes.pages.questions import questions_html, questions_markdown, questions_pdf

    if form == "pdf":
        printed = questions_pdf(sheet, tr, size)
        return printed.pdf, printed.missing
    return (questions_html(sheet, tr) if form == "html" else questions_markdown(sheet, tr)).encode(), ()


def _halves_as(form: str, page: HalvesPage, size: Size, part: Part, tr: Translator) -> tuple[bytes, tuple[str, ...]]:
    """Return two halves beside each other in that form, and the characters that no font of ours holds."""
    from trainer.debrief.pages.halves import halves_html, halves_markdown, halves_pdf

    if form == "pdf":
        printed = halves_pdf(page, tr, size, part)
        return printed.pdf, printed.missing
    return (halves_html(page, tr) if form == "html" else halves_markdown(page, tr)).encode(), ()


def print_scores(tr: Translator, page: ClassPage) -> None:
    """Print everybody's scores, whole points; where the window is too narrow, competencies go by numbers."""
    if not page.scenarios:
        narrate(tr("Nobody has handed a play in yet."))
    for place, scenario in enumerate(page.scenarios):
        for part in scenario.parts:
            if part.id == SCORES and part.table is not None:
                if place:
                    print()
                print(scenario.title)
                _print_scores(tr, part.table)


def _print_scores(tr: Translator, table: PageTable) -> None:
    from rich.cells import cell_len

    from trainer.classes.page import EMPTY_CELL

    heads = [column.label for column in table.head]
    rows = [
        tuple(f"{cell:3.0f}" if isinstance(cell, int | float) else cell or EMPTY_CELL for cell in row)
        for row in table.rows
    ]
    legend = ""
    columns = list(zip(heads, *rows, strict=True))
    wide = sum(max(map(cell_len, column)) + GAP for column in columns)
    figures = [place for place, column in enumerate(table.head) if column.kind != "text"]
    if sys.stdout.isatty() and wide > shutil.get_terminal_size().columns:
        # The first of the figures is the overall result.
        numbered = {place: str(number) for number, place in enumerate(figures[1:], start=1)}
        legend = tr.listed(tr("{number} {name}", number=number, name=heads[at]) for at, number in numbered.items())
        heads = [numbered.get(place, head) for place, head in enumerate(heads)]
    print_table(tuple(heads), rows)
    if legend:
        print(legend)
