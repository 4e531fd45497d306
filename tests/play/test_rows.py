from __future__ import annotations

import pytest

from trainer.core.codec import encode
from trainer.core.own_words import OwnWords, Reason, SelfReview, Utterance
from trainer.errors import BadTranscript
from trainer.play.rows import (
    digest_in,
    digest_of,
    is_written_so,
    none_row,
    played,
    reason_row,
    rewind_row,
    salted,
    say_row,
)
from trainer.store.records import KeptWords


def moves_of(rows: list[str]) -> tuple[list[str], int]:
    found = played(rows)
    return [encode(move) for move in found.moves], found.rewinds


def test_rows_without_a_rewind_are_the_moves() -> None:
    assert moves_of(["study ledger", "close"]) == (["study ledger", "close"], 0)


def test_a_rewind_takes_back_to_so_many_moves_and_play_goes_on() -> None:
    rows = ["study ledger", "meet ada visit", "leave", rewind_row(1), "meet bo call", rewind_row(0), "close"]
    assert moves_of(rows) == (["close"], 2)
    assert moves_of(rows[:5]) == (["study ledger", "meet bo call"], 1)


@pytest.mark.parametrize("row", ["rewind", "rewind x", "rewind -1", "dance", "none"])
def test_what_is_no_row_of_ours_is_refused(row: str) -> None:
    with pytest.raises(BadTranscript):
        played(["study ledger", row])


def test_what_was_said_stands_beside_the_moves_and_goes_with_what_is_taken_back() -> None:
    first, second, why = salted("How are things?"), salted("Who signs?"), salted("She signs.")
    rows = [
        "meet ada visit", say_row(first), none_row(), say_row(second), "ask ada.day", reason_row("ada", why),
        "note ada roles=user", say_row(None), "ask ada.worry", reason_row("ada", None),
    ]  # fmt: skip
    words = {1: first._replace(review=SelfReview(True)), 3: second, 5: why}
    found = played(rows, words)
    said = (
        Utterance(1, 1, "How are things?", meant=False, review=SelfReview(True)), Utterance(3, 1, "Who signs?"),
        Utterance(7, 3, ""),
    )  # fmt: skip
    assert found.said == OwnWords(said, (Reason(5, 2, "ada", "She signs."), Reason(9, 4, "ada", "")))
    assert played([*rows, rewind_row(2)], words).said == OwnWords(said[:2])
    assert played([*rows, rewind_row(1)], words).said == OwnWords()
    assert [one.words for one in played(rows, {}).said.utterances] == ["", "", ""]


def test_a_line_for_a_pitch_alone_is_known_again() -> None:
    kept = salted("It is cheap.")
    (one,) = played(["meet ada visit", say_row(kept, pitch=True)], {1: kept}).said.utterances
    assert one == Utterance(1, 1, "It is cheap.", pitch=True)
    assert digest_in(say_row(kept, pitch=True)) == digest_of(kept)
    assert played([say_row(None, pitch=True)]).said.utterances == (Utterance(0, 0, "", pitch=True),)


def test_a_row_holds_a_digest_that_nobody_guesses_without_the_salt() -> None:
    one, other = salted("Yes."), salted("Yes.")
    assert one.salt != other.salt
    assert digest_of(one) != digest_of(other)
    assert digest_in(say_row(one)) == digest_of(one) == digest_of(KeptWords(one.salt, "Yes.", SelfReview(True)))
    assert digest_in(reason_row("ada", one)) == digest_of(one)
    assert [digest_in(row) for row in (say_row(None), none_row(), "why ada", f"ask {'a' * 64}")] == [""] * 4


@pytest.mark.parametrize(
    ("row", "ours"),
    [
        ("ask ada.day", True), ("ask  ada.day", False), ("rewind 3", True), ("rewind 03", False), ("say", True),
        ("none", True), ("none of", False), ("say " + "a" * 64, True), ("say " + "a" * 63, False), ("why ada", True),
        ("why ada " + "0" * 64, True), ("why", False), ("why  " + "0" * 64, False), ("say  ", False),
        ("say pitch", True), ("say pitch " + "a" * 64, True), ("say  pitch", False), ("say it", False),
        ("say " + "G" * 64, False), ("rewind 9999999", False),
    ],
)  # fmt: skip
def test_rows_are_taken_as_this_program_writes_them(row: str, ours: bool) -> None:
    assert is_written_so(row) is ours
