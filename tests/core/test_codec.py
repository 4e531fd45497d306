from __future__ import annotations

import pytest

from trainer.core.codec import FORMS, decode, encode
from trainer.core.moves import Meet, Note
from trainer.errors import BadTranscript

LINES = [
    "study crm-history",
    "meet lin visit",
    "meet lin visit with engineer",
    "ask lin.signoff",
    "pitch business-case",
    "respond lin.too-dear.cost-of-waiting",
    "leave",
    "review",
    "close",
    "note lin",
    "note lin roles=decider,influencer influence=3 stance=-1 veto=none concerns=return,risk wins=visibility"
    " certainty=3 evidence=zhao-signs,crm-2023",
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_its_move(line: str) -> None:
    assert encode(decode(line)) == line


def test_fields_of_a_move() -> None:
    assert decode("meet lin call with em") == Meet("lin", "call", "em")
    assert decode("note lin stance=-2 certainty=2") == Note("lin", stance=-2, certainty=2)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "is no move"),
        ("dance", "is no move"),
        ("meet lin", "is not how this move is written"),
        ("leave now", "is not how this move is written"),
        ("note lin colour=red", "is no part of a note"),
        ("note lin roles=user roles=decider", "stands twice"),
        ("note lin influence=high", "is not a whole number"),
        ("note lin influence=³", "is not a whole number"),
        ("note lin influence=99999", "is not a whole number"),
    ],
)
def test_what_is_no_move_says_what_was_expected(line: str, message: str) -> None:
    with pytest.raises(BadTranscript, match=message):
        decode(line)


def test_a_wrong_form_names_the_right_one() -> None:
    with pytest.raises(BadTranscript) as caught:
        decode("ask lin signoff")
    assert FORMS["ask"] in caught.value.remedy


def test_a_long_line_is_shortened_in_the_message() -> None:
    with pytest.raises(BadTranscript) as caught:
        decode("x" * 100_000)
    assert len(str(caught.value)) < 400
