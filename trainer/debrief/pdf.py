"""The debrief on paper: two to four pages a trainee, in one tagged PDF for as many trainees as there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from trainer.debrief.better import EVERY
from trainer.debrief.html import TEMPLATES
from trainer.debrief.model import Debrief
from trainer.debrief.sheet import LEAF, SHORT, Sheet, sheet_of
from trainer.debrief.words.common import joined
from trainer.i18n.tongue import Tongue
from trainer.paper.press import Printed, Size, print_pages, width_of
from trainer.paper.words import page_numbers

TEMPLATE = TEMPLATES / "debrief.typ.j2"
MOST_PAGES = 4
FOUR_PAGES = 15_300
"""Width of text, in Latin letters, that four pages hold: what is longer need not be printed to find that out."""
ROOMY = 30
"""Debriefs up to which each is fitted to four pages; more of them are printed on a leaf each: one sheet, both sides."""

ON_A_LEAF = 3
"""Turning points at which a better move is looked for where each trainee has a leaf: two of them are printed."""


def searched(debriefs: int) -> int:
    """Return at how many turning points it is worth to look for a better move, for so many debriefs in one file."""
    return ON_A_LEAF if debriefs > ROOMY else EVERY


def to_pdf(
    debriefs: Sequence[tuple[Debrief, Tongue]], size: Size = "a4", progress: Callable[[int], None] | None = None
) -> Printed:
    """Return one PDF of `debriefs`, each in its language, with pages numbered by trainee.

    Args:
        debriefs: at least one.
        size: the paper.
        progress: told how many were put into words so far.

    Raises:
        TrainerError: if the template is faulty.
    """
    sheets = []
    for number, (about, tr) in enumerate(debriefs, start=1):
        if len(debriefs) > ROOMY:
            sheets.append(sheet_of(about, tr, LEAF))
        else:
            sheet, printed = _fitted(about, tr, size)
            if len(debriefs) == 1:
                return printed
            sheets.append(sheet)
        if progress:
            progress(number)
    return print_pages(TEMPLATE, _values(sheets), size)


def _fitted(about: Debrief, tr: Tongue, size: Size) -> tuple[Sheet, Printed]:
    """Return as much of `about` as four pages hold, and the print of it alone."""
    sheet = sheet_of(about, tr)
    begin = 1 if width_of(TEMPLATE, _values([sheet])) > FOUR_PAGES else 0
    for tight in range(begin, SHORT + 1):
        sheet = sheet_of(about, tr, tight)
        printed = print_pages(TEMPLATE, _values([sheet]), size)
        if printed.pages <= MOST_PAGES:
            break
    if printed.pages == MOST_PAGES:
        # The last questions and the words of the course are not worth a page of their own.
        spare = replace(sheet, glossary="", questions=sheet.questions[:-2])
        shorter = print_pages(TEMPLATE, _values([spare]), size)
        if shorter.pages < printed.pages:
            return spare, shorter
    return sheet, printed


def _values(sheets: Sequence[Sheet]) -> dict[str, object]:
    first = sheets[0]
    title = f"{first.page.subtitle}: {first.page.title}"
    if len(sheets) > 1:
        title = first.tr.plural("{count} debrief", "{count} debriefs", len(sheets))
    return {"sheets": sheets, "title": title, "numbers": page_numbers, "joined": joined}
