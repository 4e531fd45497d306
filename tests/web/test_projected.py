"""What is kept for the projector: read whatever it is, and changed when a round begins."""

from __future__ import annotations

import pytest

from trainer.web.projected import SHOWS, Projected


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
