"""What is tried instead of what was done: every kind comes up, in its place, and keeps the rules."""

from __future__ import annotations

from typing import get_args

from tests.debrief.plays import CAREFUL, CARELESS, FORBIDDEN, corner, golden_play, moves
from tests.golden.record import golden_folders
from trainer.core.legal import breaks_rule
from trainer.core.moves import Leave, Meet, Note, Pitch, Respond
from trainer.debrief.facts.repairs import LossKind, Repair, repairs
from trainer.debrief.facts.replay import ReplayedPlay, replayed_play


def tried(text: str) -> tuple[ReplayedPlay, list[Repair]]:
    play = replayed_play(corner().scenario, moves(text), "Kim")
    return play, list(repairs(play))


def test_every_kind_is_tried_in_the_golden_plays() -> None:
    kinds = {
        repair.kind
        for folder, file in golden_folders()
        for name in ("careless", "deferred", "concessions", "disqualified", "won")
        for repair in repairs(golden_play(name, folder, file))
    }
    # Nobody's no is tried: it is told where nothing else is.
    assert set(get_args(LossKind)) - {"no", "unwon", "together"} <= kinds


def test_what_is_tried_breaks_no_rule_and_begins_where_it_says() -> None:
    for text in (CAREFUL, CARELESS, FORBIDDEN):
        play, found = tried(text)
        for repair in found:
            assert 0 <= repair.place < len(play.moments)
            assert repair.doing is None or not breaks_rule(play.scenario, repair.doing)
            assert repair.number == 0 or play.moments[repair.number - 1].number == repair.number


def test_a_breach_is_left_out_with_all_that_broke_the_rule() -> None:
    play, found = tried(FORBIDDEN)
    (breach,) = (repair for repair in found if repair.kind == "breach")
    assert not any(breaks_rule(play.scenario, move) for move in breach.ahead)
    assert breach.doing is None


def test_an_objection_is_met_anew_without_the_answers_that_were_given() -> None:
    play, found = tried(CARELESS)
    for repair in (one for one in found if one.kind == "objection"):
        given = [
            moment.move
            for moment in play.moments
            if isinstance(moment.move, Respond) and moment.before.objection == repair.subject[1]
        ]
        assert given and not any(move in repair.ahead for move in given)


def test_who_heard_nothing_is_visited_and_asked_before_a_case_is_made() -> None:
    for folder, file in golden_folders():
        play = golden_play("lost", folder, file)
        for repair in (one for one in repairs(play) if one.kind == "reach"):
            assert play.truths[repair.person].influence and not play.state.pitched[repair.person]
            meet, *_, pitch, leave = repair.ahead[: repair.ahead.index(Leave()) + 1]
            assert isinstance(meet, Meet) and isinstance(pitch, Pitch) and isinstance(leave, Leave)


def test_an_entry_on_the_map_stands_before_each_map_that_it_mends() -> None:
    _, found = tried(CARELESS)
    for repair in (one for one in found if one.kind in ("map", "sure")):
        assert isinstance(repair.ahead[0], Note) and repair.doing in repair.ahead
