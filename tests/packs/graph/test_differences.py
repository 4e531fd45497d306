from __future__ import annotations

from pathlib import Path

import pytest

from trainer.i18n.translator import Translator
from trainer.packs.graph.differences import Differences, differences
from trainer.packs.load import load


@pytest.fixture
def found(two_truths: Path) -> Differences:
    loaded = [load(two_truths, variant=letter) for letter in "ab"]
    return differences({one.variant: (one.scenario, one.note) for one in loaded}, Translator("en"))


def test_people_stand_beside_themselves_in_the_other_variant(found: Differences) -> None:
    assert (found.letters, found.notes[1]) == (("a", "b"), "Bo orders what is used; Ada keeps an eye on the money.")
    deciding, people, *_ = found.sections
    assert [row.cells for row in deciding.rows] == [(("Ada Holt",), ("Bo Kern",)), (("Bo Kern",), ("Ada Holt",))]
    ada, bo, cy = people.rows
    assert ada.head == ("Ada Holt", "Owner")
    assert ada.cells == (
        ("Decision maker", "influence: decisive", "no veto", "Return and payback", "Not being blamed"),
        ("Finance reviewer", "influence: some", "budget veto", "Price, cost and terms", "Learning, presenting well"),
    )
    assert [bo.differs(aspect) for aspect in range(bo.aspects)] == [True, True, True, True, False]
    assert not any(cy.differs(aspect) for aspect in range(cy.aspects))


def test_events_and_meanings_are_told_for_each_variant(found: Differences) -> None:
    events, objections = found.sections[2:]
    (handover,) = events.rows
    assert handover.head == ("handover",)
    assert handover.cells[0][0] == "day 3" and "Ada Holt: Influencer; influence: strong" in handover.cells[0][1]
    assert handover.cells[1] == ("does not happen", "")
    assert [row.head[0] for row in objections.rows] == ["Ada Holt", "Bo Kern", "Cy Lund"]
    assert objections.rows[0].head[1] == "“Who says so?”"
    assert [row.differs(0) for row in objections.rows] == [True, True, False]


def test_an_event_that_moves_nobody_says_so(two_truths: Path) -> None:
    patch = two_truths.with_name("corner.b.toml")
    text = patch.read_text(encoding="utf-8")
    quiet = text.replace('id = "handover"\nremove = true', 'id = "handover"\nunset = ["changes", "reveals"]')
    patch.write_text(quiet, encoding="utf-8")
    loaded = [load(two_truths, variant=letter) for letter in "ab"]
    found = differences({one.variant: (one.scenario, one.note) for one in loaded}, Translator("en"))
    assert found.sections[2].rows[0].cells[1] == ("day 3", "changes nothing about anybody")


def test_where_nothing_happens_there_is_no_heading_for_it(two_truths: Path) -> None:
    quiet = load(two_truths, variant="b")
    found = differences({"b": (quiet.scenario, ""), "c": (quiet.scenario, "")}, Translator("en"))
    assert [section.title for section in found.sections] == [
        "Who decides at the start", "Who is what", "What objections mean",
    ]  # fmt: skip
    assert not any(row.differs(aspect) for one in found.sections for row in one.rows for aspect in range(row.aspects))
