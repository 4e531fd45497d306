"""The debrief on paper: two to four pages a trainee, in one tagged PDF for as many trainees as there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
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
"""Width of text, in Latin letters, that four pages hold in most debriefs: longer ones are shortened before they are
printed for the first time."""
NEVER_FOUR = 18_500
"""Width that no four pages hold, of however few blocks: 17,300 is the most that has been seen on them."""
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
    if len(debriefs) > ROOMY:
        return print_pages(TEMPLATE, _values(_leaves(debriefs, progress), _title(debriefs)), size)
    sheets = []
    for number, (about, tr) in enumerate(debriefs, start=1):
        sheet, printed = _fitted(about, tr, size)
        if len(debriefs) == 1:
            return printed
        sheets.append(sheet)
        if progress:
            progress(number)
    return print_pages(TEMPLATE, _values(sheets, _title(debriefs)), size)


def _leaves(debriefs: Sequence[tuple[Debrief, Tongue]], progress: Callable[[int], None] | None) -> Iterator[Sheet]:
    """Yield the leaf of each debrief when its turn comes: those of a large class need not be in memory together."""
    for number, (about, tr) in enumerate(debriefs, start=1):
        yield sheet_of(about, tr, LEAF)
        if progress:
            progress(number)


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
    if printed.pages == MOST_PAGES:
        # The last questions and the words of the course are not worth a page of their own.
        spare = replace(sheet, glossary="", questions=sheet.questions[:-2])
        shorter = print_pages(TEMPLATE, _values([spare], title), size)
        if shorter.pages < printed.pages:
            return spare, shorter
    return sheet, printed


def _title(debriefs: Sequence[tuple[Debrief, Tongue]]) -> str:
    about, tr = debriefs[0]
    if len(debriefs) == 1:
        return tr("Debrief for {you}", you=about.you) + f": {about.title}"
    return tr.plural("{count} debrief", "{count} debriefs", len(debriefs))


def _values(sheets: Iterable[Sheet], title: str) -> dict[str, object]:
    return {"sheets": sheets, "title": title, "numbers": page_numbers, "joined": joined}
