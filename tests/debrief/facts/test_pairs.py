"""Two repairs in one play: what both change is changed, and what neither does stays as it was played."""

from __future__ import annotations

from dataclasses import replace

from tests.debrief.plays import CARELESS, corner, moves
from trainer.core.moves import Leave, Meet, Note, Review
from trainer.debrief.facts.pairs import pairs
from trainer.debrief.facts.repairs import Repair, repairs
from trainer.debrief.facts.replay import ReplayedPlay, replayed_play


def careless() -> ReplayedPlay:
    return replayed_play(corner().scenario, moves(CARELESS), "Kim")


def as_made(play: ReplayedPlay, repair: Repair) -> list[object]:
    return [*(moment.move for moment in play.moments[: repair.place]), *repair.ahead]


def test_both_changes_stand_in_one_play() -> None:
    play = careless()
    own = [moment.move for moment in play.moments]
    first = Repair("reach", ("a", 0), 0, 1, (Note("ada"), *own[1:]), Note("ada"))
    last = Repair("reach", ("b", 0), 1, len(own) - 1, (Review(), *own[-1:]), Review())
    for chosen in ((first, last), (last, first)):
        ((one, other, both),) = pairs(play, chosen)
        assert (one, other) == (first, last)
        assert as_made(play, both) == [*own[:1], Note("ada"), *own[1:-1], Review(), own[-1]]


def test_what_goes_in_at_one_place_stands_in_the_order_told() -> None:
    play = careless()
    own = [moment.move for moment in play.moments]
    ada, cy = (Meet(who, "visit", None) for who in ("ada", "cy"))
    one = Repair("reach", ("a", 0), 0, len(own), (ada, Leave()), ada)
    other = Repair("reach", ("b", 0), 2, len(own), (cy, Leave()), cy)
    ((_, _, both),) = pairs(play, (other, one))
    assert both.ahead == (ada, Leave(), cy, Leave())


def test_no_pair_about_one_subject_or_in_place_of_the_same_move() -> None:
    play = careless()
    own = [moment.move for moment in play.moments]
    without = Repair("pitch", ("a", 0), 0, 3, tuple(own[4:]), None)
    assert not list(pairs(play, (without, replace(without, place=4, ahead=tuple(own[5:])))))
    instead = Repair("pitch", ("b", 0), 1, 3, (Note("cy"), *own[4:]), Note("cy"))
    assert not list(pairs(play, (without, instead)))


def test_every_pair_of_a_play_can_be_taken_apart_again() -> None:
    play = careless()
    chosen = list({repair.subject: repair for repair in repairs(play)}.values())
    found = list(pairs(play, chosen))
    assert len(found) > 3
    for one, other, both in found:
        assert both.place == min(one.place, other.place) and both.kind == "together"
        made = as_made(play, both)
        for move in (one.doing, one.companion, other.doing, other.companion):
            assert move is None or move in made
