from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import CORNER, SCENARIOS
from tests.languages import english_in
from tests.plays import compiled_unchecked
from trainer.core.scenario import Scenario
from trainer.core.state import State
from trainer.core.step import start, step
from trainer.i18n.translator import Translator
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
    blocked = str(reach.blocked["question", scenario.question_index["cy.worry"]])
    assert "trust 5 of cy: at most 1 can be won" in blocked
    chinese = [why.said(Translator("zh")) for why in reach.blocked.values()]
    assert len(chinese) > 2
    assert not [said for said in chinese if english_in(said, frozenset({"cy", "cy.worry", "rep"}))]
    assert reach.blocked["clue", scenario.clue_index["cy-need"]]
    assert reach.questions[scenario.question_index["cy.worry"]] >= UNREACHABLE


@pytest.mark.parametrize(
    ("needs", "english", "chinese"),
    [
        ({"trust": 5}, "trust 5 of ada: at most 2 can be won (by ada.worry)",
         "“ada”的信任达到5，而最多只能赢得2（靠ada.worry）"),
        ({"trusted_by": {"bo": 5}}, "trust 5 of bo: at most 1 can be won (by nothing)",
         "“bo”的信任达到5，而最多只能赢得1（没有提高的办法）"),
        ({"coach": True}, "ada as a coach", "“ada”成为客户指导员"),
        ({"day": 9}, "day 9, when the calendar is used up", "等到第9天，那时日程已经用完"),
        ({"day": 3, "before": 2}, "a day from which on it is already too late", "某一天才开放，那时却已经太晚"),
        ({"flags": ["signed"]}, "the flag signed", "标记“signed”"),
        ({"clues": ["rep"], "met": ["bo"]}, "a meeting with bo and the clue rep", "见过“bo”，以及线索“rep”"),
    ],
)  # fmt: skip
def test_what_keeps_a_question_shut_is_said_in_both_languages(
    needs: dict[str, Any], english: str, chinese: str
) -> None:
    def edit(document: dict[str, Any]) -> None:
        for person in document["person"]:
            person["objection"], person["hidden"]["prefers"] = [], {}
        document["person"][1]["question"], document["person"][1]["access"] = [], {"asked": ["cy.rival"]}
        document["person"][2]["question"][2]["needs"] = {"day": 9, "asked": ["cy.rival"]}
        document["pitch"], document["source"] = [], document["source"][:1]
        document["person"][2]["question"][2]["sets"] = ["signed"]
        document["person"][0]["question"][1]["needs"] = {}
        document["person"][0]["question"][0]["needs"] = needs

    scenario = edited(edit)
    why = reached(scenario).blocked["question", scenario.question_index["ada.day"]]
    assert (str(why), why.said(Translator("zh"))) == (f"needs {english}", f"需要{chinese}")


def test_a_meeting_that_nobody_gets_is_why_a_question_is_never_asked() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["person"][0]["access"] = {"day": 9}

    scenario = edited(edit)
    why = str(reached(scenario).blocked["question", scenario.question_index["ada.day"]])
    assert why == "needs a meeting with ada, which needs day 9, when the calendar is used up"


def test_a_circle_that_nothing_leads_into_is_found() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["person"][0]["question"][0]["needs"] = {"asked": ["ada.worry"]}

    scenario = edited(edit)
    reach = reached(scenario)
    assert "the question ada.worry" in str(reach.blocked["question", scenario.question_index["ada.day"]])


def test_a_colleague_who_is_not_there_opens_nothing() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["person"][0]["question"][0]["needs"] = {"companion": "executive"}

    scenario = edited(edit)
    assert "a colleague to bring as executive" in str(reached(scenario).blocked["question", 0])
