"""The debrief on paper: a page for the talk and the key apart, in one tagged PDF for as many trainees as there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal

from trainer.debrief.facts.debrief import Debrief
from trainer.debrief.pages.html import TEMPLATES
from trainer.debrief.pages.short_form import ONE_SHEET, SHORTEST, ShortDebrief, short_debrief
from trainer.debrief.words.common import joined
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.translator import Translator
from trainer.paper.filled_pages import with_filled_pages
from trainer.paper.text import page_numbers
from trainer.paper.typst import FilledTemplate, Printed, Size, fill_template, print_pages

TEMPLATE = TEMPLATES / "debrief.typ.j2"
SHEET = TEMPLATES / "sheet.typ.j2"
Part = Literal["both", "talk", "key"]
"""What is printed of a debrief: the page for the talk, without anything of the truth, the key, or both."""
MOST_PAGES: Final[dict[Part, int]] = {"both": 6, "talk": 1, "key": 4}
"""Pages of one debrief; the key begins on a sheet of its own."""
KEY_OF_TWO: Final[dict[Part, int]] = {"both": 4, "talk": 1, "key": 2}
"""Pages of one whose key takes both sides of one sheet: fewer are no gain."""
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
    debriefs: Sequence[tuple[Debrief, Translator]],
    size: Size = "a4",
    progress: Callable[[int], None] | None = None,
    part: Part = "both",
) -> Printed:
    """Return one PDF of `debriefs`, each in its language, with pages numbered by trainee.

    Args:
        debriefs: at least one; of more than `MOST_ON_FOUR_PAGES` print sheets.
        size: the paper.
        progress: told how many were put into words so far.
        part: what is printed of each.

    Raises:
        TrainerError: if the template is faulty.
    """
    pieces = []
    for number, (about, tr) in enumerate(debriefs, start=1):
        sheet, printed = _fitted(about, tr, size, part)
        if len(debriefs) == 1:
            return printed
        pieces.append(_inked(sheet, number, part))
        if progress:
            progress(number)
    return print_pages(_counted(debriefs[0][1], len(debriefs)), pieces, size)


def sheets_of(
    debriefs: Sequence[tuple[int, Debrief, Translator]], size: Size = "a4", part: Part = "both"
) -> list[FilledTemplate]:
    """Return one sheet of paper for each debrief, the talk in front and the key behind.

    Args:
        debriefs: with their places in the whole, from 1.
        size: the paper.
        part: what is printed of each.

    Raises:
        TrainerError: if the template is faulty.
    """
    sheets = [_inked(short_debrief(about, tr, ONE_SHEET), number, part, SHEET) for number, about, tr in debriefs]
    return with_filled_pages(sheets, size)


def sheets_to_pdf(sheets: Sequence[FilledTemplate], tr: Translator, size: Size = "a4") -> Printed:
    """Return one PDF of sheets, with pages numbered by trainee and a title in `tr`."""
    return print_pages(_counted(tr, len(sheets)), sheets, size)


def _fitted(about: Debrief, tr: Translator, size: Size, part: Part) -> tuple[ShortDebrief, Printed]:
    """Return as much of `about` as four pages hold, and the print of it alone."""
    title = tr("Debrief for {you}", you=about.you) + f": {about.title}"
    for tight in range(SHORTEST + 1):
        sheet = short_debrief(about, tr, tight)
        piece = _inked(sheet, 1, part)
        if tight < SHORTEST and piece.width > (NEVER_FOUR if tight else FOUR_PAGES[LANGUAGES[tr.language].han]):
            continue
        printed = print_pages(title, [piece], size)
        if printed.pages <= MOST_PAGES[part]:
            break
    if printed.pages > KEY_OF_TWO[part]:
        # The last questions, the words of the course and what the turning points said are not worth a page.
        for other in (sheet, replace(sheet, moments=()), short_debrief(about, tr, min(tight + 1, SHORTEST))):
            spare = replace(other, glossary="", questions=other.questions[:-2])
            less = _inked(spare, 1, part)
            if MARGIN + MOST_SAVED * (piece.width - less.width) < printed.text_end:
                continue
            shorter = print_pages(title, [less], size)
            if shorter.pages < printed.pages:
                return spare, shorter
    return sheet, printed


def _counted(tr: Translator, count: int) -> str:
    return tr.plural("{count} debrief", "{count} debriefs", count)


def _inked(sheet: ShortDebrief, number: int, part: Part, template: Path = TEMPLATE) -> FilledTemplate:
    values = {"sheet": sheet, "number": number, "numbers": page_numbers(sheet.tr), "joined": joined, "part": part}
    return fill_template(template, values)
