from __future__ import annotations

from trainer.core.scenario import Scenario
from trainer.proof.plan import carried_out, plan_of
from trainer.proof.players.player import blinded, play_out
from trainer.proof.players.textbook import TextbookPlayer


def test_a_plan_survives_being_carried_out(corner: Scenario) -> None:
    play = play_out(corner, TextbookPlayer(blinded(corner), 1))
    again = carried_out(corner, plan_of(play.moves))
    assert again.card.overall >= play.card.overall, "who knows everything does no worse with the same talks"
