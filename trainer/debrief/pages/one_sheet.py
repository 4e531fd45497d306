"""A debrief on one sheet of paper, both sides. How high its parts stand is reckoned: a print of each takes too long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import ceil
from typing import Final

from trainer.debrief.pages.short_form import ShortDebrief, ShortPerson
from trainer.i18n.languages import LANGUAGES
from trainer.paper.typst import Size, cells_of

SIDE_HEIGHTS: Final[dict[Size, float]] = {"a4": 267.0, "letter": 249.0}
"""Millimetres that a side holds."""
CHOICES: Final = ((True, True), (False, True), (True, False), (False, False))
"""What is kept: pitches, and people; the first that fits is taken."""
FULL, HALF, CELL = 108.0, 52.0, 26.0
"""Letters on a line of the whole page, of a column of two, and of a cell of the table of pitches."""
HAN = 1.9
"""Letters that a Chinese character is as wide as."""
CARD_LINE: Final = {False: 58.0, True: 54.0}
"""Letters on a line of a person's card, whose print is smaller."""
LINE_HEIGHT: Final = {False: 3.9, True: 4.25}
GAP, HEAD, SEAT = 0.7, 9.0, 8.2
"""Millimetres of a line, between two paragraphs, of a heading with what stands above it, and of a row of the map."""


def fitted_to_two_sides(sheet: ShortDebrief, size: Size) -> ShortDebrief:
    """Return as much of a debrief as two sides of paper hold; of what is left out the least needed goes first."""
    for pitches, people in CHOICES:
        kept = sheet
        if not pitches:
            kept = replace(kept, pitches=(), pitches_head="", pitches_more="")
        if not people:
            kept = replace(kept, people=(), people_more="")
        if _sides(parts(kept), SIDE_HEIGHTS[size]) <= 2:
            break
    return kept


def parts(sheet: ShortDebrief) -> list[tuple[float, bool]]:
    """Return how high each part of a debrief stands, in millimetres, in order; and whether it cannot be parted."""
    result, coming = sheet.page.result, sheet.page.next
    han = LANGUAGES[sheet.tr.language].han

    def lines(text: str, room: float) -> float:
        return ceil(cells_of(text, HAN) / room) * LINE_HEIGHT[han] + GAP

    def all_lines(texts: Iterable[str], room: float) -> float:
        return sum(lines(text, room) for text in texts)

    ending = all_lines((*result.text.split("\n"), *result.why), FULL * 0.81) + 10
    scores = max(7 + 5.6 * len(result.scores), 56 if len(sheet.spokes) > 2 else 0)
    turns = [
        lines(turn.head, HALF * 0.93) + LINE_HEIGHT[han] + lines(turn.why, HALF * 1.1) + lines(turn.better, HALF)
        for turn in sheet.turns
    ]
    things = HEAD + lines(sheet.page.things.lead, FULL)
    things += sum(
        3.5 + LINE_HEIGHT[han] + all_lines((f"{one.did}{one.led}", one.better, one.principle), FULL)
        for one in sheet.page.things.rows
    )
    said = sum(LINE_HEIGHT[han] + GAP + (lines(one.value, FULL) if one.value else 8) for one in result.reflections)
    front = things + 10 + max(ending, 32) + 10 + said + HEAD + scores + 5
    front += HEAD + all_lines(sheet.certainty, FULL) + 12 + HEAD + 5 + max(turns, default=LINE_HEIGHT[han])

    def card(person: ShortPerson) -> float:
        return (
            3
            + LINE_HEIGHT[han]
            + all_lines((" ".join(gap) for gap in person.gaps), CARD_LINE[han])
            + all_lines((f"{clue[1]} {clue[2]}" for clue in person.clues), CARD_LINE[han])
            + (lines(person.more, HALF) if person.more else 0)
        )

    shown = HEAD if sheet.pitches_head else 0.0
    shown += sum(
        2.2
        + max(
            lines(f"{one.head} {one.when}", CELL * 1.25),
            lines(f"{one.answered} {one.besides}", CELL),
            lines(one.wanted, CELL),
        )
        for one in sheet.pitches
    )
    seen = HEAD + LINE_HEIGHT[han] + max(map(card, sheet.people)) if sheet.people else 0.0
    power = HEAD + 6 + SEAT * len(sheet.map.people) + 5
    # What opens the third part stays with what comes first in it.
    first = next(place for place, tall in enumerate((shown, seen, power)) if tall)
    shown, seen, power = (tall + 15 * (place == first) for place, tall in enumerate((shown, seen, power)))
    begin = HEAD + 4.2 * max(len(coming.well), 1) + 5
    end = 16.0 + lines(coming.practise, FULL)
    if coming.another:
        end += 4 + lines(coming.another, FULL)
    if coming.rules:
        end += HEAD + 4 + lines(coming.small_print, FULL * 1.1)
        end += sum(
            0.5 + lines(f"{rule.head} {rule.lines[0]}", FULL * 0.95) + lines(" ".join(rule.lines[1:]), FULL)
            for rule in coming.rules
        )
    return [(front, False), (shown, True), (seen, True), (power, True), (begin, True), (end, False)]


def _sides(parts: Iterable[tuple[float, bool]], high: float) -> int:
    side, filled = 1, 0.0
    for tall, whole in parts:
        if whole and filled + tall > high:
            side, filled = side + 1, 0.0
        filled += tall
        while filled > high:
            side, filled = side + 1, filled - high
    return side
