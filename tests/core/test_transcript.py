from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core import made_up
from tests.core.build import scenario, source
from tests.core.made_up import few
from trainer.core.moves import Close, Move, Study
from trainer.core.state import OVER
from trainer.core.transcript import MAX_LINES, Transcript, parse, play, write
from trainer.errors import BadTranscript, IllegalMove


def test_comments_and_blank_lines_are_passed_over() -> None:
    transcript = parse("# a play\n  scenario small/corner # mine\n\n  \nstudy ledger  # first # one\n#leave\nclose\n")
    assert transcript == Transcript("small/corner", ((5, Study("ledger")), (7, Close())))


def test_the_first_line_alone_is_a_transcript() -> None:
    assert parse("scenario   a/b") == Transcript("a/b", ())


def test_what_is_written() -> None:
    assert write("a/b", [Study("ledger"), Close()]) == "scenario a/b\nstudy ledger\nclose\n"
    assert write("a/b", []) == "scenario a/b\n"


@few
@given(st.lists(made_up.moves))
def test_what_is_written_is_read_again(moves: list[Move]) -> None:
    transcript = parse(write("small/corner", moves))
    assert transcript.moves == tuple(enumerate(moves, start=2))


NAMED = (
    "the first line must name the scenario",
    "expected: scenario PACK/NAME, and behind it the variant's letter if it is not a",
)


@pytest.mark.parametrize(
    ("text", "where", "message", "remedy"),
    [
        ("", "", "the transcript is empty", "expected: scenario PACK/NAME, then one move a line"),
        ("# nothing\n\n", "", "the transcript is empty", "expected: scenario PACK/NAME, then one move a line"),
        ("study ledger\n", "line 1", *NAMED),
        ("\n\nscenario\n", "line 3", *NAMED),
        ("scenario # a/b\n", "line 1", *NAMED),
        ("play a/b\n", "line 1", *NAMED),
        ("scenario a/b\n\nleave now\n", "line 3", "'leave now' is not how this move is written", "expected: leave"),
    ],
)
def test_a_bad_line_is_named(text: str, where: str, message: str, remedy: str) -> None:
    with pytest.raises(BadTranscript) as caught:
        parse(text)
    assert (str(caught.value.where), caught.value.message, caught.value.remedy) == (where, message, remedy)


def test_a_transcript_has_an_end() -> None:
    longest = "scenario a/b\n" + "#\n" * (MAX_LINES - 1)
    assert parse(longest).moves == ()
    with pytest.raises(BadTranscript) as caught:
        parse(longest + "#\n")
    assert str(caught.value) == "more than 20000 lines\n  a play takes a few hundred lines at most"


def test_a_play_ends_where_its_moves_do() -> None:
    house = scenario(source=[source("one"), source("two")])
    state = play(house, parse("scenario small\nstudy two\nstudy one\nclose\n"))
    assert (state.place, state.clock, state.studied) == (OVER, 2, 0b11)


def test_an_illegal_move_names_its_line_and_the_legal_ones() -> None:
    house = scenario(source=[source("one")])
    with pytest.raises(IllegalMove) as caught:
        play(house, parse("scenario small\n\nstudy one\nstudy one\n"))
    assert str(caught.value.where) == "line 4"
    assert "close" in caught.value.legal
    assert str(caught.value).startswith("line 4: illegal move 'study one': it was studied already")


def test_a_variant_stands_behind_the_scenario() -> None:
    assert parse("scenario a/b c\nclose\n") == Transcript("a/b", ((2, Close()),), "c")
    assert parse("scenario a/b\n").variant == "a"
    assert write("a/b", [Close()], "c") == "scenario a/b c\nclose\n"
    for head in ("scenario a/b C", "scenario a/b cc", "scenario a/b b c"):
        with pytest.raises(BadTranscript, match="must name the scenario"):
            parse(head)
