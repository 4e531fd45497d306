from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

from tests.conftest import CORNER
from tests.plays import compiled_unchecked, lines
from trainer.core.codec import decode
from trainer.core.moves import Move
from trainer.core.scenario import Scenario
from trainer.core.vocabulary import OUTCOMES
from trainer.proof.properties import discoverable, evidence_at_reviews, facts_of, findable, occurrences, winnable
from trainer.proof.relaxation import reached
from trainer.proof.report import Property
from trainer.proof.witnesses import WitnessLibrary

ADA = "study ledger; meet ada call; ask ada.day; ask ada.worry; leave; meet bo call; leave"


def made(edit: Callable[[dict[str, Any]], object] = lambda _: None) -> Scenario:
    document = tomllib.loads(CORNER.read_text(encoding="utf-8"))
    edit(document)
    return compiled_unchecked(document)


def moves(text: str) -> tuple[Move, ...]:
    return tuple(map(decode, lines(text)))


def library(scenario: Scenario, *plays: str) -> WitnessLibrary:
    found = WitnessLibrary(scenario)
    for play in plays:
        found.read(moves(play))
    return found


def told(properties: Any) -> dict[str, tuple[str, str]]:
    found: list[Property] = list(properties)
    return {str(one.subject): (one.status, str(one.detail)) for one in found}


def test_what_was_seen_is_proved_and_says_how_few_moves_it_takes() -> None:
    scenario = made()
    found = told(occurrences(scenario, library(scenario, ADA), reached(scenario)))
    assert found["question ada.day"] == ("PROVED", "in 3 moves; no play needs fewer than 2")
    assert found["source ledger"] == ("PROVED", "in 1 moves, and in no fewer")
    assert found["pitch proof"] == ("BOUNDED", "not seen in 1 plays, and not proved impossible")


def test_what_nothing_leads_to_is_refuted_with_the_reason() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["person"][0]["question"][0]["needs"] = {"day": 9}
        document["source"] = document["source"][1:]

    scenario = made(edit)
    found = told(occurrences(scenario, library(scenario), reached(scenario)))
    assert found["question ada.day"] == ("REFUTED", "never: needs day 9, when the calendar is used up")
    assert found["clue ada-role"] == ("REFUTED", "never: nothing that can happen reveals it")


def test_what_is_scored_of_a_person_is_the_primary_role_and_all_needs() -> None:
    assert set(facts_of(made().truth(0)[1])) == {
        ("role", "technical"), ("concern", "reliability"), ("win", "control"), ("win", "standing"),
    }  # fmt: skip


def test_two_clues_held_at_a_review_prove_a_role_and_one_refutes_a_need() -> None:
    scenario = made()
    evidence = evidence_at_reviews(scenario, [moves(f"{ADA}; review")])
    found = told(findable(scenario, reached(scenario), evidence))
    assert found["ada: role decider"] == ("PROVED", "2 clues held at a review")
    assert found["bo: role technical"] == (
        "BOUNDED", "at most 0 of 2 clues were held at a review in the plays searched",
    )  # fmt: skip
    assert found["ada: win safety"] == (
        "REFUTED", "fewer than two clues that can be found support it: ada-need",
    )  # fmt: skip


def test_clues_found_after_the_review_are_no_evidence_for_it() -> None:
    scenario = made()
    late = "study fair; meet bo visit; leave; review; study ledger; meet ada call; ask ada.day; ask ada.worry; leave"
    evidence = evidence_at_reviews(scenario, [moves(late)])
    assert evidence[0, 0, ("role", "decider")].count == 0
    assert evidence[0, 0, ("role", "decider")].play == moves(late)[:4], "up to the review, and no further"


def test_a_move_of_power_is_discovered_by_the_review_after_it() -> None:
    scenario = made()
    shown = "study ledger; study fair; meet bo call; leave; review; meet cy call; leave; meet bo call; leave; review"
    found = told(discoverable(scenario, evidence_at_reviews(scenario, [moves(shown)])))
    assert found["event handover: bo"] == ("PROVED", "2 clues for the role by the review after it")
    none = "0 clues for the new role by the review after it, two are needed"
    assert found["event handover: ada"] == ("BOUNDED", none)
    assert told(discoverable(scenario, {}))["event handover: bo"] == ("BOUNDED", none)
    found = told(discoverable(made(lambda document: document["calendar"].update(reviews=[2])), {}))
    assert found["event handover: bo"] == ("REFUTED", "no review follows it")


def test_whoever_leaves_is_known_from_the_news() -> None:
    scenario = made(lambda document: document["event"][0]["changes"][0].update(leaves=True))
    assert told(discoverable(scenario, {}))["event handover: ada"][1] == "the person has left; the news says so"


def test_every_outcome_is_proved_by_its_shortest_play_or_not_reached() -> None:
    scenario = made()
    found = {str(one.subject): one for one in winnable(scenario, library(scenario, "study fair; close", "close"))}
    assert list(found) == list(OUTCOMES)
    ended = [one for one in found.values() if one.status == "PROVED"]
    assert [(str(one.detail), len(one.witness)) for one in ended] == [("in 1 moves", 1)]
    assert str(found["won"].detail) == "not reached in 2 plays"
