from __future__ import annotations

import pytest

from trainer.core.moves import Close, Study
from trainer.core.scenario import Scenario
from trainer.core.transcript import parse, play, write
from trainer.errors import BadTranscript, IllegalMove


def test_comments_and_blank_lines_are_passed_over() -> None:
    transcript = parse("# a play\nscenario small/corner\n\nstudy ledger  # first\nclose\n")
    assert transcript.scenario == "small/corner"
    assert transcript.moves == ((4, Study("ledger")), (5, Close()))


def test_what_is_written_is_read_again() -> None:
    moves = (Study("ledger"), Close())
    assert [move for _, move in parse(write("small/corner", moves)).moves] == list(moves)


@pytest.mark.parametrize(
    ("text", "where"),
    [("", ""), ("# nothing\n", ""), ("study ledger\n", "line 1"), ("scenario a/b\n\nfly away\n", "line 3")],
)
def test_a_bad_line_is_named(text: str, where: str) -> None:
    with pytest.raises(BadTranscript) as caught:
        parse(text)
    assert str(caught.value.where) == where
    assert caught.value.remedy


def test_an_illegal_move_names_its_line_and_the_legal_ones(corner: Scenario) -> None:
    with pytest.raises(IllegalMove) as caught:
        play(corner, parse("scenario small/corner\nmeet ada visit\nask bo.day\n"))
    assert str(caught.value.where) == "line 3"
    assert "leave" in caught.value.legal
    assert "ask bo.day" in str(caught.value)
