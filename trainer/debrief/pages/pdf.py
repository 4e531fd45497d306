"""The debrief on paper: a page for the talk and the key apart, in one tagged PDF for as many trainees as there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final, Literal

from trainer.debrief.facts.debrief import Debrief
from trainer.debrief.page import PitchPage
from trainer.debrief.pages.html import TEMPLATES
from trainer.debrief.pages.left_out import NOTHING_LEFT, LeftOut, left_out_of
from trainer.debrief.pages.short_form import ONE_SHEET, SHORTEST, ShortDebrief, short_debrief
from trainer.debrief.words.common import joined
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.signs import VERDICT_SIGNS
from trainer.i18n.translator import Translator
from trainer.paper.filled_pages import LEAST_ENTRY, ROOM, with_filled_pages
from trainer.paper.text import page_numbers
from trainer.paper.typst import FilledTemplate, Printed, Size, fill_template, print_pages

TEMPLATE = TEMPLATES / "debrief.typ.j2"
SHEET = TEMPLATES / "sheet.typ.j2"
Part = Literal["both", "talk", "key"]
"""What is printed of a debrief: the page for the talk, without anything of the truth, the key, or both."""
MOST_PAGES: Final[dict[Part, int]] = {"both": 6, "talk": 1, "key": 4}
"""Pages of one debrief; the key begins on a sheet of its own."""
FOUR_PAGES: Final = {False: 16_400, True: 16_700}
"""By whether a language is written in Chinese characters: width of text, in Latin letters, that four pages held at most
in the golden plays. What is longer is shortened before it is printed for the first time."""
NEVER_FOUR = 17_500
"""The same for a debrief that was shortened and has fewer blocks: 16,964 at most."""
MARGIN = 14.0
"""Millimetres over the text of a page."""
SCANT = 90.0
"""Millimetres from the top of the last page, of which a page is worth less."""
JOINTS = 8.0
"""Millimetres between what was left out and what stands around it on the last page."""
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
        piece, printed = _fitted(about, tr, size, part, number)
        if len(debriefs) == 1:
            return printed
        pieces.append(piece)
        if progress:
            progress(number)
    return print_pages(_counted(debriefs[0][1], len(debriefs)), pieces, size)


def sheets_of(
    debriefs: Iterable[tuple[int, Debrief, Translator]], size: Size = "a4", part: Part = "both"
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


def _fitted(about: Debrief, tr: Translator, size: Size, part: Part, number: int) -> tuple[FilledTemplate, Printed]:
    """Return as much of `about` as its pages hold, numbered `number`, and the print of it alone."""
    for tight in range(SHORTEST + 1):
        sheet = short_debrief(about, tr, tight)
        width = _inked(sheet, number, part).width
        if tight < SHORTEST and width > (NEVER_FOUR if tight else FOUR_PAGES[LANGUAGES[tr.language].han]):
            continue
        made, printed = _printed(sheet, size, part, number)
        if printed.pages <= MOST_PAGES[part]:
            break
    if part == "talk":
        return made, printed
    topped = _topped_up(about, sheet, (made, printed), size, part, number)
    if topped[1].text_end < SCANT:
        # Neither the words of the course nor the last questions are worth a page.
        for spare in (replace(sheet, glossary=""), replace(sheet, glossary="", questions=sheet.questions[:-2])):
            less = _printed(spare, size, part, number)
            if less[1].pages < printed.pages:
                return _topped_up(about, spare, less, size, part, number)
    return topped


def _topped_up(
    about: Debrief,
    sheet: ShortDebrief,
    made: tuple[FilledTemplate, Printed],
    size: Size,
    part: Part,
    number: int,
) -> tuple[FilledTemplate, Printed]:
    """Return the same with as much of what was left out as the last page has room for."""
    room = MARGIN + ROOM[size][1] - made[1].text_end - JOINTS
    left = left_out_of(sheet, about, sheet.tr) if room > LEAST_ENTRY else NOTHING_LEFT
    if left == NOTHING_LEFT:
        return made
    more = _printed(sheet, size, part, number, left, room)
    return more if more[1].pages == made[1].pages else made


def _printed(
    sheet: ShortDebrief, size: Size, part: Part, number: int, left: LeftOut = NOTHING_LEFT, room: float = 0.0
) -> tuple[FilledTemplate, Printed]:
    """Return a debrief as its template filled, with what of `left` has `room` on its last page, and the print of it."""
    (piece,) = with_filled_pages([_inked(sheet, number, part, left=left)], size, room)
    title = sheet.page.subtitle + f": {sheet.page.title}"
    return piece, print_pages(title, [piece], size)


def _counted(tr: Translator, count: int) -> str:
    return tr.plural("{count} debrief", "{count} debriefs", count)


def _inked(
    sheet: ShortDebrief, number: int, part: Part, template: Path = TEMPLATE, left: LeftOut = NOTHING_LEFT
) -> FilledTemplate:
    values = {
        "sheet": sheet,
        "left": left,
        "number": number,
        "numbers": page_numbers(sheet.tr),
        "joined": joined,
        "parts": partial(_parts, sheet.tr),
        "part": part,
    }
    return fill_template(template, values)


def _parts(tr: Translator, pitch: PitchPage) -> str:
    """Return what a pitch's fit is made of, each part with its sign and what it lacks, and whom else it serves."""
    parts = []
    for one in pitch.parts:
        words = f"{one.sign}\u00a0" + tr("{part}: {value}", part=one.label, value=one.points)
        told = one.why and one.sign != VERDICT_SIGNS["right"]
        parts.append(tr("{words} ({remark})", words=words, remark=one.why) if told else words)
    return " · ".join(one for one in (*(parts or [pitch.besides]), pitch.house) if one)
