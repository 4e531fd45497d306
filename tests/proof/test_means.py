"""What proves something of accounts, questionnaires, won colleagues and promises."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from tests.conftest import MILL
from tests.plays import lines
from tests.scene.sessions import loaded
from trainer.core.codec import decode, encode
from trainer.core.moves import First, Include, Move, Note, Survey
from trainer.core.scenario import Scenario
from trainer.core.step import start
from trainer.proof.jobs import PLAYERS
from trainer.proof.local_search import changed
from trainer.proof.plan import PlanStep, carried_out, plan_of
from trainer.proof.players.player import blinded, play_out
from trainer.proof.properties import occurrences
from trainer.proof.relaxation import UNREACHABLE, reached
from trainer.proof.verify import all_positions
from trainer.proof.witnesses import WitnessLibrary


@pytest.fixture(scope="module")
def mill() -> Scenario:
    return loaded(MILL, "en").scenario


def made(scenario: Scenario, plan: str) -> list[str]:
    moves = carried_out(scenario, plan_of(map(decode, lines(plan)))).moves
    return [encode(move) for move in moves if not isinstance(move, Note)]


def test_a_plan_goes_to_the_customer_first_unless_it_says_otherwise(mill: Scenario) -> None:
    assert made(mill, "study rota; meet ida call")[:3] == ["study rota", "first brook", "meet ida call"]
    assert made(mill, "first ford; meet ida call; first brook")[:3] == ["first ford", "meet ida call", "leave"]


def test_a_plan_fills_up_what_it_leaves_open(mill: Scenario) -> None:
    filled = made(mill, "meet ida call; survey sheet ole; include sheet.like")
    assert filled[3:6] == ["survey sheet ole", "include sheet.like", "include sheet.night"]
    plan = plan_of(map(decode, lines("survey sheet ole; include sheet.like; include sheet.figure; meet ida call")))
    assert plan[0] == PlanStep(Survey("sheet", "ole"), (Include("sheet.like"), Include("sheet.figure")))


def test_search_comes_to_every_choice(mill: Scenario) -> None:
    chance = random.Random(1)
    plan = plan_of(map(decode, lines("meet ida call; ask ida.day")))
    seen: set[Move] = set()
    for _ in range(1500):
        plan = changed(mill, plan, chance)[:8]
        seen.update(block.opening for block in plan)
        seen.update(saying for block in plan for saying in block.sayings)
    assert {First("brook"), First("ford"), Survey("sheet", "ida"), Survey("sheet", "ole")} <= seen
    assert {Include("sheet.night"), Include("sheet.figure"), Include("sheet.like")} <= seen


@pytest.mark.parametrize("player", PLAYERS)
def test_every_player_comes_to_an_end(mill: Scenario, player: str) -> None:
    for seed in range(4):
        play = play_out(mill, PLAYERS[player](blinded(mill), seed))
        assert play.card.overall >= 0


def test_the_textbook_goes_where_least_is_lost_asks_what_tells_and_wins_the_colleague(mill: Scenario) -> None:
    plays = [play_out(mill, PLAYERS["textbook"](blinded(mill), seed)) for seed in range(12)]
    assert all(First("brook") in play.moves for play in plays)
    assert not any(Include("sheet.like") in play.moves for play in plays[:1])
    comes = 1 << mill.flags.index("gao-comes")
    assert all(play.state.flags & comes for play in plays)
    listeners = [play_out(mill, PLAYERS["listener"](blinded(mill), seed)) for seed in range(12)]
    assert {First("brook"), First("ford")} <= {move for play in listeners for move in play.moves}


def test_bounds_count_the_first_account_and_every_question_that_goes_in(mill: Scenario) -> None:
    reach = reached(mill)
    assert reach.people == [2, 2]
    # First, met, sent, and two questions.
    assert set(reach.answers) == {5}
    assert reach.flags[mill.flags.index("gao-comes")] < UNREACHABLE


def test_what_is_out_of_reach_says_so_with_the_reason(mill: Scenario) -> None:
    sheet = mill.questionnaires[0]
    dear = replace(mill, questionnaires=(replace(sheet, cost=99),), memo={})
    found = {str(one.subject): one for one in occurrences(dear, WitnessLibrary(dear), reached(dear))}
    answer = found["answer sheet.night ole"]
    assert answer.status == "REFUTED" and "99 half days" in str(answer.detail)
    assert found["clue ole-paper"].status == "REFUTED"
    assert "answer sheet.night ole" in str(found["clue ole-paper"].detail)


def test_plays_witness_accounts_answers_and_promises(mill: Scenario) -> None:
    library = WitnessLibrary(mill)
    won = "first brook; {} meet ida visit; ask ida.worry; pitch sum; leave; meet ole visit; ask ole.sound; "
    won += "pitch night-call; leave; review; review; close"
    survey = "first brook; meet ida call; leave; survey sheet ole; include sheet.night; include sheet.like"
    for play in (won.format(""), won.format("study rota;"), "first ford; close", survey):
        library.read(map(decode, lines(play)))
    library.shorten()
    found = {str(one.subject): one for one in occurrences(mill, library, reached(mill))}
    for name in ("account ford", "account brook", "promise four-hours, kept", "promise four-hours, broken",
                 "answer sheet.night ole", "clue ole-paper"):  # fmt: skip
        assert found[name].status == "PROVED", name
    assert [encode(move) for move in library.witnesses["answer", 1]] == [
        "first brook", "meet ida call", "leave", "survey sheet ole", "include sheet.night", "include sheet.like",
    ]  # fmt: skip


def test_what_goes_into_a_questionnaire_makes_no_more_positions_than_sets(mill: Scenario) -> None:
    # Only the questionnaire is left to do: six sets of at most two questions, for each of two people.
    alone = replace(
        mill, studies=(), meets=((), ()), accounts=(), reviews=(), agenda=mill.agenda[-1:], memo={},
        questionnaires=(replace(mill.questionnaires[0], needs=None),),
    )  # fmt: skip
    assert start(alone).surveyed == (-1,)
    # Begun, decided; per person: sent, three with one question, three back, and each of those decided.
    assert all_positions(alone, 1000) == 2 + 2 * (1 + 3 + 3 + 3)
