from __future__ import annotations

from collections.abc import Iterable

from tests.plays import lines
from trainer.core.codec import decode
from trainer.core.moves import Move, Note
from trainer.core.scenario import Scenario
from trainer.proof.witnesses import WitnessLibrary, occurs, shortened

LONG = "study ledger; meet bo visit; ask bo.day; leave; meet ada call; ask ada.day; ask ada.worry; leave"


def moves(text: str) -> tuple[Move, ...]:
    return tuple(map(decode, lines(text)))


def as_text(made: Iterable[Move]) -> str:
    from trainer.core.codec import encode

    return "; ".join(map(encode, made))


def test_something_occurs_by_the_last_move_of_a_legal_play(corner: Scenario) -> None:
    worry = ("question", corner.question_index["ada.worry"])
    assert occurs(corner, moves(LONG)[:-1], worry)
    assert not occurs(corner, moves(LONG), worry), "it occurred before the last move"
    assert not occurs(corner, moves("meet ada call; ask ada.worry"), worry), "not legal"
    assert occurs(corner, moves("meet ada call; ask ada.day"), ("clue", corner.clue_index["ada-role"]))


def test_a_witness_holds_nothing_that_it_can_do_without(corner: Scenario) -> None:
    short = shortened(corner, moves(LONG)[:-1], ("question", corner.question_index["ada.worry"]))
    assert as_text(short) == "meet ada call; ask ada.day; ask ada.worry"
    answered = moves("meet ada visit; pitch proof; respond ada.doubt.tell; respond ada.doubt.show; ask ada.day")
    short = shortened(corner, answered, ("question", corner.question_index["ada.day"]))
    assert as_text(short) == "meet ada visit; ask ada.day", "a pitch goes with the objection that it raised"


def test_a_library_keeps_the_shortest_play_and_counts_all(corner: Scenario) -> None:
    library = WitnessLibrary(corner)
    library.read(moves(LONG))
    library.read((Note("ada", roles=("decider",)), *moves("meet ada call; ask ada.day; leave")))
    library.read(moves("study fair; meet ada visit; ask ada.day; leave; review; close"))
    day = ("question", corner.question_index["ada.day"])
    assert library.plays == 3
    assert as_text(library.witnesses[day]) == "meet ada call; ask ada.day", "notes are left out"
    assert as_text(library.witnesses["source", 0]) == "study ledger"
    assert any(kind == "ending" for kind, _ in library.witnesses)
    library.shorten()
    assert as_text(library.witnesses["clue", corner.clue_index["rep"]]) == "study fair"
