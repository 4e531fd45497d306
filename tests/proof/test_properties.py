from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import CORNER
from tests.plays import compiled_unchecked, lines
from trainer.core.codec import decode
from trainer.core.moves import Move
from trainer.core.scenario import Scenario
from trainer.core.vocabulary import OUTCOMES
from trainer.errors import Sentence
from trainer.i18n.translator import Translator
from trainer.proof.properties import (
    discoverable,
    evidence_at_reviews,
    facts_of,
    findable,
    occurrences,
    par_reached,
    winnable,
)
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
    assert found["clue ada-role"] == (
        "REFUTED",
        "never: revealed only by question ada.day, which needs day 9, when the calendar is used up",
    )


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
        "BOUNDED", "at most 0 of 2 clues were held at a review in the plays searched: bo-role, bo-need",
    )  # fmt: skip
    assert found["ada: win safety"] == (
        "REFUTED", "1 of the 2 clues that must support win safety can be found, 1 too few: ada-need",
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
    found = found_out(scenario, shown)
    assert found["event handover: bo"] == ("PROVED", "2 clues for the role by the review after it")
    none = "0 of the 2 clues that must support role influencer can be found, 2 too few: none"
    assert found["event handover: ada"] == ("REFUTED", none)


def found_out(scenario: Scenario, *plays: str) -> dict[str, tuple[str, str]]:
    evidence = evidence_at_reviews(scenario, map(moves, plays))
    return told(discoverable(scenario, reached(scenario), evidence))


def test_clues_for_a_new_role_are_counted_though_no_play_held_them() -> None:
    # Who has no influence any more is not scored, and was counted as having no clues.
    def edit(document: dict[str, Any]) -> None:
        document["event"][0]["changes"][0].update(roles=["decider"], influence=0)

    scenario = made(edit)
    wanted = (
        "at most {} of 2 clues for role {} were held by the review after it in the plays searched, 2 are needed: {}"
    )
    assert found_out(scenario)["event handover: ada"] == ("BOUNDED", wanted.format(0, "decider", "ada-role, ada-need"))
    one = "study ledger; study fair; meet bo call; leave; review; meet bo call; leave; meet bo call; leave; review"
    assert found_out(scenario, one)["event handover: ada"] == (
        "BOUNDED", wanted.format(1, "decider", "ada-role, ada-need"),
    )  # fmt: skip


def test_a_move_of_power_that_no_review_follows_says_both_days() -> None:
    found = found_out(made(lambda document: document["calendar"].update(reviews=[2])))
    assert found["event handover: bo"] == (
        "REFUTED", "no review follows it: it comes on day 3, the last review is on day 2",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("par", "bound", "status", "english", "chinese"),
    [
        (78.6, 100.0, "BOUNDED", "78.6 reached; no bound below 100 known", "已达到78.6；没有已知的低于100的上限"),
        (60.0, 86.7, "PROVED", "60 reached, 86.7 never exceeded", "达到60，不可能超过86.7"),
        (100.0, 100.0, "PROVED", "100 reached; no play has more", "已达到100；没有哪一局能更高"),
        (86.7, 86.7, "PROVED", "86.7 reached; no play has more", "已达到86.7；没有哪一局能更高"),
    ],
)
def test_a_bound_of_the_scales_end_is_no_proof(
    par: float, bound: float, status: str, english: str, chinese: str
) -> None:
    one = par_reached(Sentence("overall"), par, bound, ())
    assert (one.status, str(one.detail), one.detail.said(Translator("zh"))) == (status, english, chinese)


def test_clues_that_are_too_few_are_named_in_both_languages_with_those_out_of_reach() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["person"][0]["question"][1]["needs"] = {"day": 9}
        document["clue"][2]["about"] = "ada"
        document["clue"][2]["supports"] = ["win:safety"]

    scenario = made(edit)
    evidence = evidence_at_reviews(scenario, [moves(f"{ADA.replace('ask ada.worry; ', '')}; review")])
    found = {str(one.subject): one for one in findable(scenario, reached(scenario), evidence)}
    safety = found["ada: win safety"].detail
    assert str(safety) == (
        "1 of the 2 clues that must support win safety can be found, 1 too few: bo-role; out of reach: ada-need "
        "(revealed only by question ada.worry, which needs day 9, when the calendar is used up)"
    )
    said = safety.said(Translator("zh"))
    assert said.endswith(
        "够不着的有：“ada-need”（只有这些会带出它：提问“ada.worry”，而它需要等到第9天，那时日程已经用完）"
    ), said


def test_a_source_that_is_too_dear_says_what_it_costs() -> None:
    def edit(document: dict[str, Any]) -> None:
        document["source"][1]["cost"] = 6
        document["calendar"].update(days=2, reviews=[2])

    scenario = made(edit)
    found = {str(one.subject): one for one in occurrences(scenario, library(scenario), reached(scenario))}
    assert str(found["source fair"].detail) == "never: takes 6 half days, and the calendar has 4"
    assert found["source fair"].detail.said(Translator("zh")) == "不可能：要用6个半天，而日程只有4个"
    assert str(found["clue rep"].detail) == (
        "never: revealed only by source fair, which takes 6 half days, and the calendar has 4"
    )
    nowhere = made(lambda document: document["source"].pop(1))
    found = {str(one.subject): one for one in occurrences(nowhere, library(nowhere), reached(nowhere))}
    assert str(found["clue rep"].detail) == "never: nothing reveals it: it stands in no `reveals`"


def test_whoever_leaves_is_known_from_the_news() -> None:
    scenario = made(lambda document: document["event"][0]["changes"][0].update(leaves=True))
    assert (
        told(discoverable(scenario, reached(scenario), {}))["event handover: ada"][1]
        == "the person has left; the news says so"
    )


def test_every_outcome_is_proved_by_its_shortest_play_or_says_what_the_nearest_lacks() -> None:
    scenario = made()
    texts = ("study fair; close", "close")
    found = {str(one.subject): one for one in winnable(scenario, library(scenario, *texts), [*map(moves, texts)])}
    assert list(found) == list(OUTCOMES)
    ended = [one for one in found.values() if one.status == "PROVED"]
    assert [(str(one.detail), len(one.witness)) for one in ended] == [("in 1 moves", 1)]
    assert str(found["won"].detail) == (
        "not reached in 2 plays; in the nearest ada decides, with support 47, 8 short of decision.decider 55; "
        "bo can veto, with support 26, 14 short of decision.veto 40; "
        "all together have support 43, 19 short of decision.threshold 62"
    )
    assert found["won"].detail.said(Translator("zh")) == (
        "演了2局也没有走到；最接近的一局里，“ada”有决定权，支持度47，离 decision.decider 的55还差8；"
        "“bo”有否决权，支持度26，离 decision.veto 的40还差14；"
        "全体的支持度43，离 decision.threshold 的62还差19"
    )
    assert str(found["disqualified"].detail) == "not reached in 2 plays; no play broke a forbidden rule: bid-secret"
    lawful = made(lambda document: document["conduct"][0].update(grade="avoid"))
    found = {str(one.subject): one for one in winnable(lawful, library(lawful, "close"), [moves("close")])}
    assert str(found["disqualified"].detail) == "not reached in 1 plays; no rule is forbidden"
