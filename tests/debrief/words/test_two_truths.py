"""Two truths in words: the signs of both, a question before each answer, and the clue that showed it."""

from __future__ import annotations

import pytest

from tests.debrief.comparisons import SHIPPED, page_for
from trainer.debrief.comparison_page import PersonTruthsPage, TruthsPage


def truths(
    first: str = "careless", second: str = "b/won", name: str = "platform-deal", language: str = "en"
) -> TruthsPage:
    page = page_for(first, second, name, language).truths
    assert page is not None
    return page


def person(name: str, page: TruthsPage) -> PersonTruthsPage:
    return next(one for one in page.people if one.id == name)


def test_the_signs_are_what_was_to_be_seen_in_both() -> None:
    sun = person("sun", truths())
    assert [sign.label for sign in sun.signs] == ["Anybody could know", "First words", "Objection"]
    assert sun.signs[1].value.startswith("“Good day, Kim.")
    assert sun.place == "Finance director · Finance"


def test_the_answer_says_what_differs_with_its_sign_and_what_does_not_in_a_line() -> None:
    sun = person("sun", truths())
    assert (sun.sign, sun.verdict) == ("≠", "The same face, and another role.")
    roles = sun.rows[0]
    assert (roles.label, roles.first, roles.second, roles.sign) == (
        "Primary role", "Finance reviewer", "Decision maker", "≠",
    )  # fmt: skip
    assert all(row.sign == "≠" for row in sun.rows)
    assert sun.alike.startswith("The same in both: Stance at the start:")
    assert sun.shown is not None
    assert sun.shown.first.startswith("Missed: “") and "Ask Sun Yue" in sun.shown.first
    assert sun.shown.second.startswith("Found on day 10: “")
    (objection,) = sun.objections
    assert (objection.first, objection.second, objection.sign) == ("Return and payback", "Project risk", "≠")
    assert objection.notes[1].startswith("Found on day 3")


def test_what_moved_is_told_with_what_held_at_first() -> None:
    han = person("han", truths())
    assert han.rows[0].first == "Decision maker (at first: User)"
    assert person("qiu", truths()).verdict == "The same role, and something else behind it."


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", SHIPPED)
def test_every_person_is_asked_about_and_answered(name: str, language: str) -> None:
    page = truths(name=name, language=language)
    assert len(page.questions) == 4 and page.counted and page.principle
    assert "Loewenstein" in page.source
    for one in page.people:
        assert one.questions and one.verdict and one.signs
        assert one.rows or one.objections or one.sign == "="


def test_it_is_counted_how_often_the_same_sign_stood_for_something_else() -> None:
    assert truths().counted == (
        "With the same faces, 7 of 8 people had another primary role. "
        "In the same words, 11 of 11 objections meant something else."
    )
