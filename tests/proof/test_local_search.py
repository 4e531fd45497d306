from __future__ import annotations

from trainer.core.scenario import Scenario
from trainer.proof.local_search import climbed
from trainer.proof.plan import carried_out, plan_of
from trainer.proof.players.player import blinded, play_out
from trainer.proof.players.textbook import TextbookPlayer


def test_climbing_never_ends_below_where_it_began(corner: Scenario) -> None:
    begin = plan_of(play_out(corner, TextbookPlayer(blinded(corner), 1)).moves)
    first = carried_out(corner, begin).card.overall
    best = climbed(corner, begin, 150, 1)
    assert best.card.overall >= first
    assert climbed(corner, begin, 150, 1).moves == best.moves
