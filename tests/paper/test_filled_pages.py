"""Pages filled by rank: what must stand there stands there, a group ends with the first that had no room."""

from __future__ import annotations

import pytest

from tests.paper import reading
from trainer.paper.filled_pages import GAP, ROOM, SCALES, Entry, chosen_of, pages_of, with_filled_pages
from trainer.paper.typst import FilledTemplate, Size, print_pages

HIGH = 60.0


def piece(*entries: tuple[int, str, float], like: float | None = None, rest: bool = False) -> FilledTemplate:
    """Return a section of one page with blocks so many millimetres high; each says its place."""
    body = "".join(
        f"//: {rank} {group}\n  block(height: {high}mm, [entry{place}.]),\n"
        + (f"//=\n  block(height: {like}mm),\n" if like is not None else "")
        for place, (rank, group, high) in enumerate(entries)
    )
    end = "//. rest\n" if rest else "//.\n"
    source = f'#section(1, "en", "x", ("", "/", ""), {{\n//! "en"\n  filled-page(\n{body}{end}  )\n}})\n'
    return FilledTemplate("page", source, frozenset(), 0.0)


def printed(*pieces: FilledTemplate, size: Size = "a4", rest: float = 0.0) -> list[str]:
    """Return the text of each page."""
    made = print_pages("x", with_filled_pages(pieces, size, rest), size)
    return [page.extract_text() for page in reading.read(made.pdf).pages]


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_a_page_holds_as_much_as_has_room_and_no_more(size: Size) -> None:
    room = ROOM[size][1] + GAP
    last = room - 3 * (HIGH + GAP) - GAP
    (whole,) = printed(piece((0, "", HIGH), (3, "", HIGH), (1, "", HIGH), (2, "", last - 0.1)), size=size)
    assert [f"entry{place}." in whole for place in range(4)] == [True] * 4
    (less,) = printed(piece((0, "", HIGH), (3, "", HIGH), (1, "", HIGH), (2, "", last + 0.1)), size=size)
    assert [f"entry{place}." in less for place in range(4)] == [True, False, True, True]


def test_what_must_stand_there_is_set_smaller_until_it_has_room() -> None:
    long = "word " * 2100
    body = f'//: 0\n  par("{long}"),\n//: 0\n  par("THE END"),\n'
    source = f'#section(1, "en", "x", ("", "/", ""), {{\n//! "en"\n  filled-page(\n{body}//.\n  )\n}})\n'
    made = with_filled_pages([FilledTemplate("page", source, frozenset(), 0.0)])
    assert any(f"scale: {scale}," in made[0].source for scale in SCALES[1:])
    pages = [page.extract_text() for page in reading.read(print_pages("x", made).pdf).pages]
    assert len(pages) == 1 and "THE END" in pages[0]


def test_a_stand_in_is_measured_in_the_place_of_an_entry() -> None:
    (page,) = printed(piece((0, "", 1.0), (1, "", 2.0), like=ROOM["a4"][1] - 20))
    assert "entry0." in page and "entry1." not in page


def test_of_a_group_nothing_goes_in_after_one_that_had_no_room() -> None:
    entries = [Entry(rank, group, "", "") for rank, group in ((1, "a"), (2, "a"), (3, "a"), (4, "b"))]
    assert chosen_of(entries, dict(enumerate((10.0, 50.0, 10.0, 10.0))), 40.0)[0] == (0, 3)
    assert chosen_of(entries, dict(enumerate((10.0, 20.0, 10.0, 10.0))), 40.0)[0] == (0, 1)


def test_the_rest_of_a_page_takes_what_it_is_given() -> None:
    entries = ((1, "", 30.0), (2, "", 30.0))
    assert "entry" not in printed(piece(*entries, rest=True))[0]
    text = printed(piece(*entries, rest=True), rest=40.0)[0]
    assert "entry0." in text and "entry1." not in text


def test_texts_cannot_end_a_page() -> None:
    source = piece((0, "", 1.0)).source.replace("[entry0.]", '"\\n//.\\n//: 1"')
    (page,) = pages_of(source)
    assert len(page.entries) == 1
