"""The better move: what it promises is what the rules give."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.debrief import plays
from trainer.core.moves import Move
from trainer.core.scenario import Scenario
from trainer.core.score.card import score
from trainer.core.step import start, step
from trainer.core.transcript import parse
from trainer.debrief.facts.better_moves import with_better
from trainer.debrief.facts.replay import ReplayedPlay, replayed_play
from trainer.debrief.facts.turning_points import LOSS, Turn, turning_points
from trainer.packs.load import load

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "tests" / "golden"
SOFTWARE = ROOT / "scenarios" / "software-firm"


def told(scenario: Scenario, text: str) -> tuple[ReplayedPlay, tuple[Turn, ...]]:
    play = replayed_play(scenario, [move for _, move in parse(text).moves], "Kim")
    return play, with_better(play, turning_points(play))


def overall(scenario: Scenario, moves: list[Move]) -> float:
    state = start(scenario)
    for move in moves:
        state, _ = step(scenario, state, move)
    card = score(scenario, state)
    assert card is not None
    return card.overall


def test_a_breach_left_out_gives_exactly_what_is_promised() -> None:
    scenario = load(SOFTWARE / "platform-deal.toml").scenario
    play, turns = told(scenario, (GOLDEN / "platform-deal" / "disqualified.txt").read_text())
    (turn,) = (one for one in turns if one.better)
    assert turn.better is not None
    assert (turn.kind, turn.better.kind, turn.better.outcome) == ("breach", "skip", "won")
    moves = [moment.move for moment in play.moments if moment.number != turn.number]
    assert overall(scenario, moves) == turn.better.overall
    assert turn.better.gain == pytest.approx(turn.better.overall - play.card.overall)


def test_another_answer_gives_exactly_what_is_promised() -> None:
    scenario = plays.corner().scenario
    play, turns = told(scenario, plays.CARELESS)
    turn = next(one for one in turns if one.better and one.better.kind == "respond")
    assert turn.better is not None
    people = {one.index: scenario.people[one.person].name for one in scenario.objections}
    said = next(
        one for one in scenario.responses if (one.say, people[one.objection]) == (turn.better.what, turn.better.person)
    )
    moves = [moment.move for moment in play.moments]
    moves[turn.number - 1] = said.move
    if said.stays:
        # It asks, so the objection is still there: the first answer that neither argues nor discounts follows.
        others = scenario.objections[said.objection].responses
        moves.insert(turn.number, next(one.move for one in scenario.responses if one.index in others and one.answers))
    assert overall(scenario, moves) == turn.better.overall


@pytest.mark.parametrize("name", ["platform-deal", "service-desk"])
@pytest.mark.parametrize("play_name", ["careless", "lost", "deferred", "disqualified", "concessions"])
def test_advice_is_worth_it_lawful_and_only_at_losses(name: str, play_name: str) -> None:
    scenario = load(SOFTWARE / f"{name}.toml").scenario
    play, turns = told(scenario, (GOLDEN / name / f"{play_name}.txt").read_text())
    breaking = {one.say for one in scenario.questions if one.effects.breach >= 0}
    breaking |= {one.say for one in scenario.responses if one.effects.breach >= 0}
    for turn in turns:
        if turn.better is not None:
            assert turn.tone == LOSS
            assert turn.better.gain >= 0.5
            assert turn.better.overall <= 100
            assert turn.better.what not in breaking
            assert turn.better.outcome != play.card.outcome.kind


def test_a_gap_is_closed_only_with_what_clues_in_hand_show() -> None:
    scenario = load(SOFTWARE / "service-desk.toml").scenario
    play, turns = told(scenario, (GOLDEN / "service-desk" / "lost.txt").read_text())
    noted = [turn for turn in turns if turn.better and turn.better.kind == "note"]
    assert noted
    for turn in noted:
        assert turn.better is not None
        state = play.moments[turn.number - 1].before
        shown = {
            (scenario.people[clue.about].name, value)
            for clue in scenario.clues
            if state.clues >> clue.index & 1
            for axis, value in clue.supports
            if axis == "role"
        }
        assert (turn.better.person, turn.better.term) in shown


@pytest.mark.parametrize("most", [0, 1, 2])
def test_as_many_better_moves_as_are_wanted_are_found_where_most_was_lost(most: int) -> None:
    scenario = load(SOFTWARE / "platform-deal.toml").scenario
    play, every = told(scenario, (GOLDEN / "platform-deal" / "careless.txt").read_text())
    better = sorted((turn for turn in every if turn.better), key=lambda turn: (turn.support, turn.number))
    assert len(better) > 2
    some = with_better(play, turning_points(play), most)
    assert [turn for turn in some if turn.better] == sorted(better[:most], key=lambda turn: turn.number)
