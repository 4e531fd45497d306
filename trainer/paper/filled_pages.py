"""Pages filled with as many entries as have room: Typst says how high each is, those of lower ranks go in first.

A template marks such a page by comments that begin a line; values are literals and hold no line's end, so that no text
can be taken for one:

    //! "en"            the page begins, in a language; the next line calls `filled-page(`
    //: 1 turns         an entry of rank 1, of the group "turns"; rank 0 always stands there, and a group is optional
    //=                 what stands in for the entry when it is measured, of the same height and quicker to lay out
    //.                 the page ends; `//. rest` if it is no page but what is left of the last one
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import Final

from trainer.paper.typst import FilledTemplate, Size, typst_value

ROOM: Final[dict[Size, tuple[float, float]]] = {"a4": (178.0, 267.0), "letter": (183.9, 249.4)}
"""Millimetres between the margins of `section` in the style: how wide and how high."""
GAP: Final = 3.4
"""Millimetres below each entry: `page-gap` in the style."""
SCALES: Final = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75)
"""How much smaller a page may be set whose first entries have no room otherwise."""
SOON: Final = 4
"""Entries of ranks up to this are measured first, the others where more than `LEAST_ENTRY` millimetres are left."""
LEAST_ENTRY: Final = 10.0
_SLACK: Final = 0.05
"""Millimetres by which what is reckoned may be less than what is printed."""
_PAGE: Final = re.compile(
    r"^//! \"(?P<language>[\w-]+)\"\n(?P<call> *filled-page\(\n)(?P<entries>.*?)^//\.(?P<rest> rest)?\n",
    re.MULTILINE | re.DOTALL,
)
_ENTRY: Final = re.compile(r"^//: \(?(\d+)\)? ?([\w-]*)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a page: Typst's source, what stands in for it when it is measured, its rank and its group.

    Of a group nothing goes in once one of it had no room: the first holds the heading.
    """

    rank: int
    group: str
    body: str
    measured: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be filled; `rest` is what is left of one."""

    language: str
    entries: tuple[Entry, ...]
    rest: bool


def with_filled_pages(pieces: Sequence[FilledTemplate], size: Size = "a4", rest: float = 0.0) -> list[FilledTemplate]:
    """Return the pieces with those entries alone that have room.

    Args:
        pieces: filled templates.
        size: the paper.
        rest: millimetres that are left of the last page, for the pages marked as rest.

    Raises:
        TrainerError: if they do not compile.
    """
    pages = [page for piece in pieces for page in pages_of(piece.source)]
    wide, high = ROOM[size]
    rooms = [rest if page.rest else high + GAP for page in pages]
    chosen: dict[int, tuple[float, tuple[int, ...]]] = {}
    left = [number for number, page in enumerate(pages) if page.entries and rooms[number] > GAP]
    for scale in SCALES:
        found = _chosen([(pages[number], rooms[number]) for number in left], wide, scale)
        chosen |= {number: (scale, places) for number, (places, _) in zip(left, found, strict=True)}
        left = [number for number, (_, room) in zip(left, found, strict=True) if room < 0]
        if not left:
            break
    numbers = iter(range(len(pages)))
    return [
        replace(piece, source=_PAGE.sub(lambda found: _cut(found, *chosen.get(next(numbers), (1.0, ()))), piece.source))
        for piece in pieces
    ]


def _chosen(pages: Sequence[tuple[Page, float]], wide: float, scale: float) -> list[tuple[tuple[int, ...], float]]:
    """Return the places of the entries that go into each page with its room, and the room that is left then.

    What goes in first is measured first: of most pages nothing else has room.
    """
    first = [tuple(place for place, one in enumerate(page.entries) if one.rank <= SOON) for page, _ in pages]
    heights = _heights(tuple((page, places) for (page, _), places in zip(pages, first, strict=True)), wide, scale)
    made = [
        chosen_of(page.entries, dict(zip(places, found, strict=True)), room)
        for (page, room), places, found in zip(pages, first, heights, strict=True)
    ]
    more = [
        number
        for number, ((page, _), places) in enumerate(zip(pages, first, strict=True))
        if len(places) < len(page.entries) and made[number][1] > LEAST_ENTRY
    ]
    others = [(page, _without(page, first[number])) for number in more for page, _ in [pages[number]]]
    for number, (page, places), found in zip(more, others, _heights(tuple(others), wide, scale), strict=True):
        known = dict(zip((*first[number], *places), (*heights[number], *found), strict=True))
        made[number] = chosen_of(page.entries, known, pages[number][1])
    return made


def _without(page: Page, places: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(place for place, _ in enumerate(page.entries) if place not in places)


def pages_of(source: str) -> Iterator[Page]:
    """Yield the pages of a filled template that are to be filled, in their order."""
    for found in _PAGE.finditer(source):
        yield Page(found["language"], tuple(_entries(found["entries"])), bool(found["rest"]))


def chosen_of(entries: Sequence[Entry], heights: Mapping[int, float], room: float) -> tuple[tuple[int, ...], float]:
    """Return the places of the entries that go into `room` millimetres, in the order of the page, and what is left.

    Only those are looked at whose height is known by their place.
    """
    there, full = [], set()
    for place in sorted(heights, key=lambda place: (entries[place].rank, place)):
        high, one = heights[place] + GAP, entries[place]
        if one.rank == 0 or (high + _SLACK <= room and one.group not in full):
            there.append(place)
            room -= high
        elif one.group:
            full.add(one.group)
    return tuple(sorted(there)), room


def _entries(source: str) -> Iterator[Entry]:
    _, *parts = _ENTRY.split(source)
    for rank, group, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        body, _, like = text.partition("//=\n")
        yield Entry(int(rank), group, body, like or body)


def _cut(found: re.Match[str], scale: float, chosen: tuple[int, ...]) -> str:
    entries = tuple(_entries(found["entries"]))
    if not chosen:
        # The call ends behind the mark.
        return found["call"]
    smaller = f"  scale: {scale},\n" if scale < 1 else ""
    return found["call"] + smaller + "".join(entries[place].body for place in chosen)


_MOST_KNOWN: Final = 4096
"""Heights that are kept; a large class has fewer entries that differ."""
_KNOWN: Final[dict[tuple[float, float, str, str], float]] = {}
"""Heights in millimetres, by the width, the scale, the language and the source that is measured."""


def _heights(pages: Sequence[tuple[Page, tuple[int, ...]]], wide: float, scale: float) -> tuple[tuple[float, ...], ...]:
    """Return how high the entries at these places of each page are, in millimetres.

    What several trainees did alike stands on the pages of all of them, and is measured once.
    """
    wanted = [
        [(wide, scale, page.language, page.entries[place].measured) for place in places] for page, places in pages
    ]
    each = dict.fromkeys(chain.from_iterable(wanted))
    # Taken out at once: another thread may empty what is kept.
    known = {one: high for one in each if (high := _KNOWN.get(one)) is not None}
    fresh: dict[str, list[str]] = {}
    for one in each:
        if one not in known:
            fresh.setdefault(one[2], []).append(one[3])
    measured = {
        (wide, scale, language, body): high
        for language, bodies in fresh.items()
        for body, high in zip(bodies, _measured(language, bodies, wide, scale), strict=True)
    }
    if len(_KNOWN) > _MOST_KNOWN:
        _KNOWN.clear()
    _KNOWN.update(measured)
    known |= measured
    return tuple(tuple(known[one] for one in page) for page in wanted)


def _measured(language: str, bodies: Sequence[str], wide: float, scale: float) -> list[float]:
    source = f'#measured-page("{language}", {wide}mm, scale: {scale},\n{"".join(bodies)})\n'
    edges = typst_value(source, "query(<edge>).map(one => one.location().position().y / 1mm)")
    return [after - before for before, after in pairwise(edges)]
