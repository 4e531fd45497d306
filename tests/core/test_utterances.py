from __future__ import annotations

import pytest

from trainer.core.codec import decode
from trainer.core.own_words import SayFirst, Utterance
from trainer.core.utterances import asks_for_words, by_move, pending, tallied, unmet

MOVES = [decode(text) for text in ("meet ada visit", "ask ada.day", "note ada roles=user", "pitch cheap", "leave")]


@pytest.mark.parametrize(
    ("mode", "kinds"), [("off", ""), ("pitches", "pitch respond"), ("on", "ask pitch respond")]
)  # fmt: skip
def test_what_is_said_first_is_what_was_chosen(mode: SayFirst, kinds: str) -> None:
    moves = ["study ledger", "meet ada visit", "ask ada.day", "pitch cheap", "respond ada.doubt.tell", "leave", "close",
             "review", "note ada", "strategy", "survey sheet ada", "include sheet.a"]  # fmt: skip
    asked = [text.split()[0] for text in moves if asks_for_words(mode, decode(text))]
    assert asked == kinds.split()


def test_a_line_is_about_the_next_move_that_is_no_paperwork() -> None:
    said = [Utterance(1, 1, "How are things?"), Utterance(3, 2, "It is cheap."), Utterance(6, 4, "Bye.")]
    assert by_move(said, MOVES) == {1: (said[0],), 3: (said[1],), 4: (said[2]._replace(meant=False),)}
    assert by_move(said, MOVES[:3]) == {1: (said[0],)}
    assert pending(said[:2], MOVES[:3]) == (said[1],)
    assert pending(said[:2], MOVES[:4]) == ()
    assert pending([], []) == ()
    assert pending([Utterance(0, 0, "x")], []) == (Utterance(0, 0, "x"),)


def test_what_no_line_meant_is_told_with_whom_it_was_for_and_never_twice() -> None:
    said = [
        Utterance(1, 1, "What  does it COST?", meant=False), Utterance(3, 1, "what does it cost?", meant=False),
        Utterance(5, 3, "It is cheap."), Utterance(7, 4, "Good bye."), Utterance(9, 4, "", meant=False),
        Utterance(11, 5, "Nobody is there.", meant=False),
    ]  # fmt: skip
    found = list(unmet(said, MOVES))
    assert found == [("ada", "What  does it COST?"), ("ada", "what does it cost?"), ("ada", "Good bye."),
                     ("ada", "Nobody is there.")]  # fmt: skip
    assert [tuple(one) for one in tallied([*found, ("bo", "good bye.")])] == [
        ("ada", "What does it COST?", 2), ("ada", "Good bye.", 1), ("ada", "Nobody is there.", 1),
        ("bo", "good bye.", 1),
    ]  # fmt: skip
    assert list(unmet(said, [])) == [] and tallied([]) == ()


def test_a_line_for_a_pitch_waits_for_the_pitch() -> None:
    said = Utterance(1, 1, "It is cheap.", pitch=True)
    assert by_move([said], MOVES) == {3: (said,)}
    assert pending([said], MOVES[:3]) == (said,)
    assert pending([said], MOVES[:4]) == ()
    left = [MOVES[0], MOVES[1], decode("leave")]
    assert by_move([said], left) == {2: (said._replace(meant=False),)}
    answered = [MOVES[0], decode("respond ada.doubt.tell"), MOVES[3]]
    assert by_move([said], answered) == {2: (said,)}
