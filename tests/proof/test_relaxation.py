from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import CORNER, SCENARIOS
from tests.plays import compiled_unchecked
from trainer.core.scenario import Scenario
from trainer.core.state import State
from trainer.core.step import start, step
from trainer.packs.load import load
from trainer.packs.locate import scenario_files
from trainer.proof.players.player import blinded, play_out
from trainer.proof.players.simple import Pleaser, RandomPlayer
from trainer.proof.players.textbook import TextbookPlayer
from trainer.proof.relaxation import UNREACHABLE, reached
from trainer.proof.witnesses import occurring

FILES = [CORNER, *(file for pack in sorted(SCENARIOS.iterdir()) if pack.is_dir() for file in scenario_files(pack))]


def edited(edit: Callable[[dict[str, Any]], object]) -> Scenario:
    document = tomllib.loads(CORNER.read_text(encoding="utf-8"))
    edit(document)
    return compiled_unchecked(document)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_play_is_ahead_of_the_relaxation(path: Any) -> None:
    scenario = load(path).scenario
    reach = reached(scenario)
    bounds = {
        "question": reach.questions, "source": reach.sources, "clue": reach.clues, "pitch": reach.pitches,
        "objection": reach.objections, "response": reach.responses,
    }  # fmt: skip
    blind = blinded(scenario)
    for seed in range(12):
        for player in (RandomPlayer, Pleaser, TextbookPlayer):
            state: State = start(scenario)
            for number, move in enumerate(play_out(scenario, player(blind, seed)).moves, start=1):
                state, happenings = step(scenario, state, move)
                for kind, index in occurring(scenario, happenings, state):
                    if kind in bounds:
                        assert bounds[kind][index] <= number, (kind, index)
                assert all(have <= most for have, most in zip(state.trust, reach.trust, strict=True))


def test_what_needs_more_trust_than_can_be_won_is_never_shown_and_why() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["person"][2]["question"][1]["needs"] = {"trust": 5}
        document["person"][2]["objection"][0]["response"][2].pop("trust")
        document["pitch"] = document["pitch"][:2]
        document["pitch"][1].pop("conflicts")

    scenario = edited(edit)
    reach = reached(scenario)
    blocked = reach.blocked["question", scenario.question_index["cy.worry"]]
    assert "trust 5 of cy: at most 1 can be won" in blocked
    assert reach.blocked["clue", scenario.clue_index["cy-need"]]
    assert reach.questions[scenario.question_index["cy.worry"]] >= UNREACHABLE


def test_a_circle_that_nothing_leads_into_is_found() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["person"][0]["question"][0]["needs"] = {"asked": ["ada.worry"]}

    scenario = edited(edit)
    reach = reached(scenario)
    assert "the question ada.worry" in reach.blocked["question", scenario.question_index["ada.day"]]


def test_a_colleague_who_is_not_there_opens_nothing() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["person"][0]["question"][0]["needs"] = {"companion": "executive"}

    scenario = edited(edit)
    assert "a colleague to bring as executive" in reached(scenario).blocked["question", 0]
