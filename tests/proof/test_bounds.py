from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import CORNER
from tests.plays import compiled_unchecked
from trainer.core.objections import FAILED_CAP
from trainer.core.scenario import Scenario
from trainer.proof.bounds import upper_bounds
from trainer.proof.players.player import blinded, play_out
from trainer.proof.players.simple import RandomPlayer
from trainer.proof.players.textbook import TextbookPlayer
from trainer.proof.relaxation import reached


def bounds(edit: Callable[[dict[str, Any]], object] = lambda _: None) -> dict[str, float]:
    document = tomllib.loads(CORNER.read_text(encoding="utf-8"))
    edit(document)
    scenario = compiled_unchecked(document)
    return upper_bounds(scenario, reached(scenario))


def test_no_play_is_above_its_bound(corner: Scenario) -> None:
    most = upper_bounds(corner, reached(corner))
    blind = blinded(corner)
    for player in (RandomPlayer, TextbookPlayer):
        for seed in range(12):
            card = play_out(corner, player(blind, seed)).card
            assert card.overall <= most["overall"]
            for name, score in card.scores.items():
                assert (score.value or 0.0) <= most[name], name


def test_whoever_lacks_two_clues_for_a_role_cannot_be_sure() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["event"] = []
        document["clue"][0]["supports"] = ["influence:3"]

    assert bounds()["roles"] == 100
    # Two of three marks for Ada, who has half of the influence: 80 % of that, and the further roles.
    assert bounds(edit)["roles"] == 86.7


def test_without_a_pitch_none_can_fit_and_nobody_is_reached() -> None:
    assert bounds(lambda document: document.update(pitch=[]))["pitch"] == 0


@pytest.mark.parametrize(
    ("pitch", "most"),
    [
        # A fit of 60 just reaches everybody; the best fit reaches Bo alone, who has a third of the influence.
        ("one-shop", 0.6 * 60 + 0.4 * 100),
        ("proof", 0.6 * 100 + 0.4 * 100 / 3),
    ],
)
def test_a_pitch_is_bounded_by_its_best_fit_and_by_whom_it_reaches(pitch: str, most: float) -> None:
    def edit(document: dict[str, Any]) -> None:
        document["event"] = []
        (kept,) = [one for one in document["pitch"] if one["id"] == pitch]
        document["pitch"] = [{name: value for name, value in kept.items() if name != "conflicts"}]

    def shut(document: dict[str, Any]) -> None:
        edit(document)
        for person in document["person"]:
            person["access"] = {"day": 9}

    assert bounds(edit)["pitch"] == round(most, 1)
    assert bounds(shut)["pitch"] == 0, "nobody can be met"


@pytest.mark.parametrize(("trust", "most"), [(1, 75.0), (2, 79.2), (3, 75.0)])
def test_a_question_that_wins_trust_raises_the_bound_by_its_part(trust: int, most: float) -> None:
    def edit(document: dict[str, Any]) -> None:
        document["event"], document["pitch"] = [], []
        for person in document["person"]:
            person["hidden"]["prefers"], person["objection"] = {}, []
        document["person"][2]["trust"] = trust

    # Each can win one point of what lacks to 3; whoever is there already does not count.
    assert bounds(edit)["relations"] == most


def test_an_objection_that_no_pitch_prevents_is_worth_its_best_answer() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["pitch"] = [one for one in document["pitch"] if one["id"] == "one-shop"]
        for person in document["person"]:
            for objection in person["objection"]:
                argued, *answers = objection["response"]
                again = {**argued, "id": "argue-on"}
                objection["response"] = [argued, again, *(one for one in answers if one["id"] in kept)]

    assert bounds()["objections"] == 100
    kept: tuple[str, ...] = ()
    # A clue shows what each of them means, and that is all that is earned.
    assert bounds(edit)["objections"] == FAILED_CAP
    kept = ("tell",)
    assert bounds(edit)["objections"] == FAILED_CAP, "whoever asks must still argue in the end"
    kept = ("tell", "show")
    assert bounds(edit)["objections"] == 100


@pytest.mark.parametrize(("closed", "most"), [((), 100), (("tell",), 90), (("clue",), 100), (("tell", "clue"), 55)])
def test_what_is_meant_is_known_from_a_clue_or_by_asking(closed: tuple[str, ...], most: float) -> None:
    def edit(document: dict[str, Any]) -> None:
        document["pitch"] = [one for one in document["pitch"] if one["id"] == "one-shop"]
        document["event"] = []
        for person in document["person"]:
            for objection in person["objection"]:
                objection["response"] = [one for one in objection["response"] if one["id"] not in closed]
        if "clue" in closed:
            for clue in document["clue"]:
                clue["supports"] = ["role:decider"]

    assert bounds(edit)["objections"] == most


@pytest.mark.parametrize("events", [True, False])
def test_trust_that_cannot_be_won_bounds_relations_only_where_one_truth_holds(events: bool) -> None:
    def edit(document: dict[str, Any]) -> None:
        document["pitch"] = []
        for person in document["person"]:
            person["hidden"]["prefers"] = {}
            for question in person["question"]:
                question.pop("trust", None)
            for objection in person["objection"]:
                for response in objection["response"]:
                    response.pop("trust", None)
        if not events:
            document["event"] = []

    assert bounds(edit)["relations"] == (100 if events else 50)
