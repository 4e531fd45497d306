from __future__ import annotations

from trainer.core.vocabulary import CONCERNS, ROLES, WINS
from trainer.packs.suggest import crossed, did_you_mean, nearest, there_are


def test_the_nearest_name_is_the_one_that_was_meant() -> None:
    assert nearest("desider", ROLES) == "decider"
    assert nearest("xyz", ROLES) == ""
    assert nearest("decider" * 40, ROLES) == "", "a name of any length is compared in time"


def test_of_very_many_names_only_those_are_compared_that_begin_alike() -> None:
    many = [f"name{number}" for number in range(1000)]
    assert nearest("name77", many).startswith("name7")
    assert nearest("nmae77", many) == ""


def test_a_guess_is_a_question_and_no_guess_is_nothing() -> None:
    assert str(did_you_mean("desider", ROLES)) == "did you mean 'decider'?"
    assert not did_you_mean("xyz", ROLES)
    assert str(there_are(("a", "b"))) == "there are a, b"


def test_a_win_where_a_concern_is_asked_for_is_called_so() -> None:
    assert str(crossed("safety", CONCERNS)) == "safety is a personal win, not a concern of the office"
    assert str(crossed("risk", WINS)) == "risk is a concern of the office, not a personal win"
    assert not crossed("risk", CONCERNS)
    assert not crossed("safety", (*CONCERNS, *WINS))
