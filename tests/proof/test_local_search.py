from __future__ import annotations

from dataclasses import replace

from trainer.core.scenario import Scenario
from trainer.proof.local_search import REACHED, climbed, nearness
from trainer.proof.plan import carried_out, plan_of
from trainer.proof.players.player import SimulatedPlay, blinded, play_out
from trainer.proof.players.textbook import TextbookPlayer


def test_climbing_never_ends_below_where_it_began(corner: Scenario) -> None:
    begin = plan_of(play_out(corner, TextbookPlayer(blinded(corner), 1)).moves)
    first = carried_out(corner, begin).card.overall
    best = climbed(corner, begin, 150, 1)
    assert best.card.overall >= first
    assert climbed(corner, begin, 150, 1).moves == best.moves


def test_it_stops_once_it_has_enough_and_looks_for_what_it_is_asked_for(corner: Scenario) -> None:
    looked: list[float] = []

    def few_moves(play: SimulatedPlay) -> float:
        looked.append(-len(play.moves))
        return looked[-1]

    begin = plan_of(play_out(corner, TextbookPlayer(blinded(corner), 1)).moves)
    climbed(corner, begin, 50, 1, few_moves, enough=-1000.0)
    assert len(looked) == 1
    best = climbed(corner, begin, 50, 1, few_moves)
    assert -len(best.moves) == max(looked)


def test_a_play_is_the_nearer_to_an_ending_the_less_support_is_missing(corner: Scenario) -> None:
    won = next(one for one in corner.endings if one.outcome == "won")
    lost = next(one for one in corner.endings if one.outcome == "lost")
    idle = carried_out(corner, ())
    better = carried_out(corner, plan_of(play_out(corner, TextbookPlayer(blinded(corner), 1)).moves))
    assert nearness(corner, lost, idle) == REACHED
    assert idle.card.outcome.kind == "lost" and better.card.outcome.kind == "lost"
    assert nearness(corner, won, idle) < nearness(corner, won, better) < 0


def test_an_ending_that_asks_who_stopped_it_is_nearer_with_less_support_of_that_person(corner: Scenario) -> None:
    lost = next(one for one in corner.endings if one.outcome == "lost")
    stopped = replace(lost, index=len(corner.endings), reason="veto", person=corner.person_index["bo"])
    idle = carried_out(corner, ())
    end = idle.card.outcome
    assert end.support[stopped.person] < corner.levels.veto

    def near(support: int) -> float:
        changed = [support if person == stopped.person else other for person, other in enumerate(end.support)]
        card = replace(idle.card, outcome=replace(end, support=tuple(changed), ending=None))
        return nearness(corner, stopped, replace(idle, card=card))

    assert near(corner.levels.veto - 1) > near(corner.levels.veto) > near(90)
    told = replace(corner, endings=(stopped, *corner.endings))
    assert nearness(told, stopped, carried_out(told, ())) == REACHED
