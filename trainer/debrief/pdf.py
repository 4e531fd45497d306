"""The debrief on paper: two to four pages a trainee, in one tagged PDF for as many trainees as there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from trainer.debrief.html import TEMPLATES
from trainer.debrief.leaf import on_two_sides
from trainer.debrief.model import Debrief
from trainer.debrief.sheet import LEAF, SHORT, Sheet, sheet_of
from trainer.debrief.words.common import joined
from trainer.i18n.tongue import Tongue
from trainer.paper.press import Printed, Size, print_pages, width_of
from trainer.paper.words import page_numbers

TEMPLATE = TEMPLATES / "debrief.typ.j2"
FEWEST_PAGES, MOST_PAGES = 2, 4
FOUR_PAGES = 15_300
"""Width of text, in Latin letters, that four pages hold in most debriefs: longer ones are shortened before they are
printed for the first time."""
NEVER_FOUR = 18_500
"""Width that no four pages hold, of however few blocks: 17,300 is the most that has been seen on them."""
ROOMY = 30
"""Debriefs up to which each is fitted to four pages; more of them are printed on a leaf each: one sheet, both sides."""


def to_pdf(
    debriefs: Sequence[tuple[Debrief, Tongue]], size: Size = "a4", progress: Callable[[int], None] | None = None
) -> Printed:
    """Return one PDF of `debriefs`, each in its language, with pages numbered by trainee.

    Args:
        debriefs: at least one; of more than `ROOMY` print leaves.
        size: the paper.
        progress: told how many were put into words so far.

    Raises:
        TrainerError: if the template is faulty.
    """
    sheets = []
    for number, (about, tr) in enumerate(debriefs, start=1):
        sheet, printed = _fitted(about, tr, size)
        if len(debriefs) == 1:
            return printed
        sheets.append(sheet)
        if progress:
            progress(number)
    return print_pages(TEMPLATE, _values(sheets, _title(debriefs)), size)


def leaf_of(about: Debrief, tr: Tongue) -> Sheet:
    """Return what one sheet of paper, both sides, shows of `about` at the most."""
    return sheet_of(about, tr, LEAF)


def leaves_to_pdf(leaves: Sequence[Sheet], size: Size = "a4") -> Printed:
    """Return one PDF of at least one leaf, each cut to two sides, with pages numbered by trainee.

    Raises:
        TrainerError: if the template is faulty.
    """
    fitting = [on_two_sides(leaf, size) for leaf in leaves]
    return print_pages(TEMPLATE, _values(fitting, _counted(leaves[0].tr, len(leaves))), size)


def _fitted(about: Debrief, tr: Tongue, size: Size) -> tuple[Sheet, Printed]:
    """Return as much of `about` as four pages hold, and the print of it alone."""
    title = _title([(about, tr)])
    for tight in range(SHORT + 1):
        sheet = sheet_of(about, tr, tight)
        if tight < SHORT and width_of(TEMPLATE, _values([sheet], title)) > (NEVER_FOUR if tight else FOUR_PAGES):
            continue
        printed = print_pages(TEMPLATE, _values([sheet], title), size)
        if printed.pages <= MOST_PAGES:
            break
    if printed.pages > FEWEST_PAGES:
        # The last questions, the words of the course and what the turning points said are not worth a page.
        for other in (sheet, replace(sheet, moments=()), sheet_of(about, tr, min(tight + 1, SHORT))):
            spare = replace(other, glossary="", questions=other.questions[:-2])
            shorter = print_pages(TEMPLATE, _values([spare], title), size)
            if shorter.pages < printed.pages:
                return spare, shorter
    return sheet, printed


def _title(debriefs: Sequence[tuple[Debrief, Tongue]]) -> str:
    about, tr = debriefs[0]
    if len(debriefs) == 1:
        return tr("Debrief for {you}", you=about.you) + f": {about.title}"
    return _counted(tr, len(debriefs))


def _counted(tr: Tongue, count: int) -> str:
    return tr.plural("{count} debrief", "{count} debriefs", count)


def _values(sheets: Sequence[Sheet], title: str) -> dict[str, object]:
    return {"sheets": sheets, "title": title, "numbers": page_numbers, "joined": joined}
