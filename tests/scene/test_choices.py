from __future__ import annotations

from tests.conftest import CORNER
from tests.scene.sessions import session
from trainer.core.codec import encode
from trainer.scene.choices import CHOICE_KEYS, ChoiceKeys, shuffled


def test_a_key_stays_with_its_choice_and_is_given_again_last() -> None:
    labels = ChoiceKeys()
    assert labels.give(["a", "b", "c"]) == {"a": "1", "b": "2", "c": "3"}
    assert labels.give(["d", "c"]) == {"c": "3", "d": "4"}
    many = [f"x{number}" for number in range(len(CHOICE_KEYS) - 4)]
    assert set(labels.give([*many, "c", "d"]).values()) == set(CHOICE_KEYS) - {"1", "2"}
    assert labels.give(["c", "new"]) == {"new": "1", "c": "3"}


def test_the_order_is_the_attempts_own_whether_of_moves_or_of_choices() -> None:
    choices = session(CORNER, "meet ada visit").view.choices
    moves = [choice.move for choice in choices]
    orders = {tuple(encode(move) for move in shuffled(moves, f"{attempt:032x}")) for attempt in range(20)}
    assert len(orders) > 1
    assert [choice.move for choice in shuffled(choices, "0f3a")] == list(shuffled(moves, "0f3a"))
