from __future__ import annotations

from tests.plays import told
from trainer.core.happenings import Happening
from trainer.core.narration import narrate, stand_of
from trainer.core.scenario import Scenario


def test_hidden_happenings_are_not_told(corner: Scenario) -> None:
    hidden = (Happening("support", 0, -1, 9), Happening("breach", 0, 0))
    assert narrate(corner, hidden, "Pat") == ()


def test_the_trainee_is_called_by_name_even_one_that_looks_like_a_placeholder(corner: Scenario) -> None:
    _, happened = told(corner, "meet ada visit")
    assert narrate(corner, happened, "Pat")[0].text == "Come in, Pat."
    assert narrate(corner, happened, "{you}")[0].text == "Come in, {you}."


def test_the_greeting_knows_who_was_met(corner: Scenario) -> None:
    _, happened = told(corner, "meet ada visit")
    assert narrate(corner, happened, "Pat", met_before=1)[0].text == "You again, Pat."


def test_a_pitch_is_answered_by_how_it_fits(corner: Scenario) -> None:
    answers = {}
    for fit in (100, 50, 10):
        answers[fit] = narrate(corner, (Happening("pitched", 0, 0, fit),), "Pat")[1].text
    assert answers == {100: "That is worth a thought.", 50: "Perhaps.", 10: "Not what keeps me awake."}


def test_a_stand_follows_support(corner: Scenario) -> None:
    reactions = corner.people[0].reactions
    assert [stand_of(reactions, support) for support in (60, 45, 44)] == [
        "I say yes.", "I could go either way.", "I say no.",
    ]  # fmt: skip
