"""The debrief on paper: two to four pages a trainee, in one tagged PDF for as many trainees as there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from trainer.debrief.facts.debrief import Debrief
from trainer.debrief.pages.html import TEMPLATES
from trainer.debrief.pages.one_sheet import fitted_to_two_sides
from trainer.debrief.pages.short_form import ONE_SHEET, SHORTEST, ShortDebrief, short_debrief
from trainer.debrief.words.common import joined
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.translator import Translator
from trainer.paper.text import page_numbers
from trainer.paper.typst import FilledTemplate, Printed, Size, fill_template, print_pages

TEMPLATE = TEMPLATES / "debrief.typ.j2"
FEWEST_PAGES, MOST_PAGES = 2, 4
FOUR_PAGES: Final = {False: 16_400, True: 16_700}
"""By whether a language is written in Chinese characters: width of text, in Latin letters, that four pages held at most
in the golden plays. What is longer is shortened before it is printed for the first time."""
NEVER_FOUR = 17_500
"""The same for a debrief that was shortened and has fewer blocks: 16,964 at most."""
MARGIN = 14.0
"""Millimetres over the text of a page."""
MOST_SAVED = 0.13
"""Millimetres of paper that a letter left out can save: 0.122 is the most that has been seen."""
MOST_ON_FOUR_PAGES = 30
"""Debriefs up to which each is fitted to four pages; more of them are printed on one sheet each, both sides."""


def to_pdf(
    debriefs: Sequence[tuple[Debrief, Translator]], size: Size = "a4", progress: Callable[[int], None] | None = None
) -> Printed:
    """Return one PDF of `debriefs`, each in its language, with pages numbered by trainee.

    Args:
        debriefs: at least one; of more than `MOST_ON_FOUR_PAGES` print sheets.
        size: the paper.
        progress: told how many were put into words so far.

    Raises:
        TrainerError: if the template is faulty.
    """
    pieces = []
    for number, (about, tr) in enumerate(debriefs, start=1):
        sheet, printed = _fitted(about, tr, size)
        if len(debriefs) == 1:
            return printed
        pieces.append(_inked(sheet, number))
        if progress:
            progress(number)
    return print_pages(_counted(debriefs[0][1], len(debriefs)), pieces, size)


def one_sheet_of(about: Debrief, tr: Translator, number: int, size: Size = "a4") -> FilledTemplate:
    """Return what one sheet of paper, both sides, holds of `about`; `number` is its place among the sheets, from 1.

    Raises:
        TrainerError: if the template is faulty.
    """
    return _inked(fitted_to_two_sides(short_debrief(about, tr, ONE_SHEET), size), number)


def sheets_to_pdf(sheets: Sequence[FilledTemplate], tr: Translator, size: Size = "a4") -> Printed:
    """Return one PDF of sheets made for paper of this size, with pages numbered by trainee and a title in `tr`."""
    return print_pages(_counted(tr, len(sheets)), sheets, size)


def _fitted(about: Debrief, tr: Translator, size: Size) -> tuple[ShortDebrief, Printed]:
    """Return as much of `about` as four pages hold, and the print of it alone."""
    title = tr("Debrief for {you}", you=about.you) + f": {about.title}"
    for tight in range(SHORTEST + 1):
        sheet = short_debrief(about, tr, tight)
        piece = _inked(sheet, 1)
        if tight < SHORTEST and piece.width > (NEVER_FOUR if tight else FOUR_PAGES[LANGUAGES[tr.language].han]):
            continue
        printed = print_pages(title, [piece], size)
        if printed.pages <= MOST_PAGES:
            break
    if printed.pages > FEWEST_PAGES:
        # The last questions, the words of the course and what the turning points said are not worth a page.
        for other in (sheet, replace(sheet, moments=()), short_debrief(about, tr, min(tight + 1, SHORTEST))):
            spare = replace(other, glossary="", questions=other.questions[:-2])
            less = _inked(spare, 1)
            if MARGIN + MOST_SAVED * (piece.width - less.width) < printed.text_end:
                continue
            shorter = print_pages(title, [less], size)
            if shorter.pages < printed.pages:
                return spare, shorter
    return sheet, printed


def _counted(tr: Translator, count: int) -> str:
    return tr.plural("{count} debrief", "{count} debriefs", count)


def _inked(sheet: ShortDebrief, number: int) -> FilledTemplate:
    return fill_template(
        TEMPLATE, {"sheet": sheet, "number": number, "numbers": page_numbers(sheet.tr), "joined": joined}
    )
