"""What is kept for the projector: read whatever it is, and changed when a round begins."""

from __future__ import annotations

import pytest

from trainer.web.projected import MOST_OUT, SHOWS, Projected


@pytest.mark.parametrize("text", ["", "show=nothing&review=x&card=99999&look=blue", "%%%", "show=" + "x" * 5000])
def test_what_is_kept_is_read_whatever_it_is(text: str) -> None:
    read = Projected.read(text)
    assert read.show in SHOWS
    assert (read.review, read.card, read.look) == (0, 0, "")


def test_what_was_chosen_is_read_again() -> None:
    chosen = Projected("beliefs", "ada", 2, truth=True, card=3, look="dark")
    assert Projected.read(chosen.kept()) == chosen


def test_a_round_that_begins_takes_the_code_and_every_truth_away() -> None:
    assert Projected(look="dark").begun() == Projected("progress", look="dark")
    assert Projected("beliefs", "ada", 2, truth=True).begun() == Projected("beliefs", "ada")


def test_what_was_taken_out_stays_out_whatever_is_shown() -> None:
    line, other = "0123456789", "abcdef0123"
    now = Projected("sayings", point="objection ada doubt").without(line, out=True).without(other, out=True)
    assert Projected.read(now.kept()) == now
    assert now.out == (line, other)
    assert now.begun().out == (line, other)
    assert now.without(line, out=False).out == (other,)
    # No form brings them, and what is no id is none.
    assert Projected.of({"show": "sayings", "out": line}).out == ()
    assert Projected.read("out=x.%3Cb%3E.0123456789.g123456789").out == (line,)
    assert now.without("<b>", out=True) == now
    many = now
    for number in range(MOST_OUT + 10):
        many = many.without(f"{number:010x}", out=True)
    assert len(Projected.read(many.kept()).out) == MOST_OUT
