"""The power map as a drawing: signs, and labels that keep to their room."""

from __future__ import annotations

import pytest

from tests.debrief import plays
from tests.debrief.html_reader import read
from tests.debrief.plays import poisoned, with_facts
from tests.paper.reading import read as read_pdf
from tests.paper.reading import words
from trainer.debrief.facts.people import TieReview
from trainer.debrief.facts.power_map import Node, PowerStanding
from trainer.debrief.pages.html import to_html
from trainer.debrief.pages.pdf import to_pdf
from trainer.debrief.words.power_map import FACTS, NAME, ROLE, TITLE, cut, drawing_of
from trainer.i18n.translator import Translator
from trainer.paper.typst import cells_of

TRUE = PowerStanding(("decider",), 3, -1, "budget")


def node(
    person: int, *ties: TieReview, believed: PowerStanding | None = None, left: bool = False, depth: int = 0
) -> Node:
    return Node(person, f"P{person}", "Title", depth, believed, TRUE, ties, left)


def test_what_differs_is_marked_by_a_sign() -> None:
    believed = PowerStanding(("user",), 3, 1, "none")
    (seat,) = drawing_of(Translator("en"), [node(0, believed=believed)]).people
    assert (seat.sign, seat.agrees) == ("≠", "wrong")
    assert seat.believed == ("User", "●●● decisive · + friendly")
    assert seat.true == ("Decision maker", "●●● decisive · ≠− sceptical · ≠budget veto")
    (blank,) = drawing_of(Translator("en"), [node(0)]).people
    assert (blank.sign, blank.true[1]) == ("?", "●●● decisive · − sceptical · budget veto")


@pytest.mark.parametrize("text", ["x" * 90, "很长的名字" * 20, "a very long title of a very long office " * 3])
def test_labels_are_cut_to_their_room(text: str) -> None:
    for seat in drawing_of(Translator("zh"), poisoned(text).map).people:
        for label, most in ((seat.name, NAME), (seat.title, TITLE), (seat.believed[0], ROLE), (seat.true[1], FACTS)):
            assert cells_of(label) <= most
    assert cut("  short\nenough ", 20) == "short enough"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_stands_on_paper_and_on_the_page(language: str) -> None:
    tr = Translator(language)
    about = with_facts(plays.CARELESS, language)
    drawing = drawing_of(tr, about.map, paper=True)
    text = words(read_pdf(to_pdf([(about, tr)]).pdf))
    for seat in drawing.people:
        for label in (seat.name, seat.true[0], seat.true[1]):
            assert "".join(label.split()) in text
    page = to_html(about, tr)
    assert drawing.ties in " ".join(value for name, value in read(page).attributes if name == "aria-label")
    assert page.count('class="tip"') == len(drawing.arrows)
