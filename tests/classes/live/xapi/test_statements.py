"""Statements follow the rules of xAPI, say the same whenever they are made, and tell no truth before the decision."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.classes.live.held import Held, listed, moves_of, to_review
from tests.classes.live.xapi.rules import faults
from tests.conftest import CORNER
from trainer.classes.live.xapi.outbox import statements_of_class
from trainer.classes.live.xapi.statements import MOVES, VERBS, duration, in_languages, scored
from trainer.core.codec import FORMS
from trainer.core.vocabulary import OUTCOMES

IRI = "https://training.example.org"


def told(held: Held, *, names: bool = False) -> list[dict[str, Any]]:
    found = statements_of_class(held.journal, held.live.lesson, IRI, names=names)
    return [json.loads(one.text) for one in found]


def verbs(statements: list[dict[str, Any]]) -> list[str]:
    return [one["verb"]["id"].rpartition("/")[2] for one in statements]


def test_a_whole_play_is_told_by_the_rules(held: Held) -> None:
    (seat,) = held.seats("Ann")
    held.finish(seat)
    play = held.live.play_of(seat.id)
    assert play is not None
    card = play.session.card
    assert card is not None
    statements = told(held)
    assert [fault for one in statements for fault in faults(one)] == []
    moves, results = statements[: play.made], statements[play.made :]
    assert verbs(moves).count("submit") == moves_of().count("review")
    assert verbs(results)[:2] == ["completed", "passed" if card.outcome.kind in ("won", "concessions") else "failed"]
    whole = results[0]["result"]
    assert (whole["score"]["raw"], whole["completion"]) == (card.overall, True)
    assert whole["extensions"] == {f"{IRI}/xapi/extensions/outcome": card.outcome.kind}
    scores = {one["object"]["id"].rpartition("/")[2]: one["result"]["score"]["raw"] for one in results[2:]}
    assert scores == {name: one.value for name, one in card.scores.items() if one.value is not None}
    assert len({one["id"] for one in statements}) == len(statements)
    registration = play.session.attempt.id
    assert {one["context"]["registration"].replace("-", "") for one in statements} == {registration}
    numbers = [one["context"]["extensions"][f"{IRI}/xapi/extensions/move"] for one in moves]
    assert numbers == list(range(1, play.made + 1))
    assert {one["actor"]["account"]["name"] for one in statements} == {seat.people[0].id}
    grouping = statements[0]["context"]["contextActivities"]["grouping"]
    assert grouping[1]["id"] == f"{IRI}/xapi/classes/{held.live.lesson.course}/rounds/1"
    assert grouping[1]["definition"]["name"] == {"en": "round 1", "zh-Hans": "第1轮"}


def test_statements_are_the_same_whenever_they_are_made(held: Held) -> None:
    seats = held.seats("Ann", "Ben; Cem")
    held.play(seats[0], to_review(moves_of()))
    before = told(held)
    held.finish(seats[1])
    after = told(held)
    assert [one for one in after if one in before] == before
    assert told(held) == after


def test_several_people_are_a_group_of_accounts(held: Held) -> None:
    (seat,) = held.seats("Ann; Ben")
    held.play(seat, moves_of()[:1])
    (one,) = told(held)
    assert one["actor"]["objectType"] == "Group"
    assert one["actor"]["account"] == {"homePage": IRI, "name": seat.id}
    assert [each["account"]["name"] for each in one["actor"]["member"]] == [each.id for each in seat.people]
    assert faults(one) == []


def test_names_are_told_only_if_that_is_wanted(held: Held) -> None:
    held.live.set_list(listed("Ann", "Ben"))
    (ann,), (pair,) = held.seats(places=(1,)), held.seats("Zoë; Cem")
    held.finish(ann)
    held.play(pair, moves_of()[:3])
    quiet = json.dumps(told(held), ensure_ascii=False)
    assert not [name for name in ("Ann", "Ben", "Zoë", "Cem", "ann@") if name in quiet]
    loud = told(held, names=True)
    assert [fault for one in loud for fault in faults(one)] == []
    assert {one["actor"].get("name") for one in loud} == {"Ann", None}
    assert [each["name"] for each in loud[-1]["actor"]["member"]] == ["Zoë", "Cem"]
    known = loud[0]["context"]["extensions"][f"{IRI}/xapi/extensions/identities"]
    assert known == {ann.people[0].id: "ann@example.org"}


def test_whoever_is_erased_is_named_no_more(held: Held) -> None:
    held.live.set_list(listed("Ann"))
    (seat,) = held.seats(places=(1,))
    held.play(seat, moves_of()[:2])
    held.lessons.classes.book.erase((), [seat.people[0].id])
    said = told(held, names=True)
    assert not [word for word in ("Ann", "ann@", "–") if word in json.dumps(said, ensure_ascii=False)]
    assert [fault for one in said for fault in faults(one)] == []


def without_ids(statements: list[dict[str, Any]], held: Held) -> str:
    """Return statements without what differs between any two plays: ids, times, accounts."""
    rows = []
    for one in statements:
        assert faults(one) == []
        nobody = {**one, "id": "", "timestamp": "", "actor": "", "context": {**one["context"], "registration": ""}}
        rows.append(json.dumps(nobody).replace(held.live.lesson.course, ""))
    return "\n".join(rows)


def test_before_the_decision_nothing_differs_between_variants(tmp_path: Path, two_truths: Path) -> None:
    said = []
    for letter in "ab":
        held = Held(tmp_path / letter, two_truths, letter)
        (seat,) = held.seats("Ann")
        play = held.live.play_of(seat.id)
        assert play is not None
        for move in moves_of()[:-1]:
            # What one truth does not allow is left out in the other as well.
            if held.live.answer(seat.id, move, play.made).kind != "made":
                break
        said.append((without_ids(told(held), held).splitlines(), play.session.over))
    (one, over), (other, too) = said
    assert not over and not too
    shared = min(len(one), len(other))
    assert shared > 3
    assert one[:shared] == other[:shared]
    assert "variants" not in "".join(one)


def test_a_statement_of_a_move_names_neither_people_nor_what_was_said(held: Held) -> None:
    (seat,) = held.seats("Ann")
    held.play(seat, moves_of()[:-1])
    scenario = held.live.scenario(held.about, "en").scenario
    known = {
        *(one.id for one in scenario.people), *(one.id for one in scenario.pitches),
        *(one.id for one in scenario.sources),
    }  # fmt: skip
    said = json.dumps(told(held)).replace(scenario.id, "")
    assert known and not [name for name in known if f"/{name}" in said or f'"{name}"' in said]


def test_every_move_has_a_verb() -> None:
    assert MOVES.keys() == FORMS.keys()
    assert {verb for verb, _ in MOVES.values()} <= VERBS.keys()
    assert "won" in OUTCOMES and "concessions" in OUTCOMES


@pytest.mark.parametrize("words", [*(one.words for one in VERBS.values()), *(words for _, words in MOVES.values())])
def test_words_stand_in_every_language(words: str) -> None:
    found = in_languages(words)
    assert found.keys() == {"en", "zh-Hans"}
    assert found["en"] == words != found["zh-Hans"]


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "PT0S"), (-5, "PT0S"), (12.345, "PT12.34S"), (60, "PT1M0S"), (3725.5, "PT1H2M5.5S"), (90_000, "PT25H0S")],
)
def test_durations_are_iso_8601(seconds: float, text: str) -> None:
    assert duration(seconds) == text


def test_scores_are_scaled() -> None:
    assert scored(66.7) == {"scaled": 0.667, "raw": 66.7, "min": 0, "max": 100}


def test_nothing_is_told_of_what_was_said_in_ones_own_words(held: Held) -> None:
    held.live.add_round(held.lessons.scenarios.named(str(CORNER), "en"), letter="", minutes=0, say_first="on")
    held.live.set_pace("open")
    (seat,) = held.seats("Ann")
    held.play(seat, ["meet ada visit"])
    held.live.say(seat.id, "A secret of mine", 1, 0)
    held.live.none_of_these(seat.id, 1, 1)
    held.live.give_reason(seat.id, "ada", "A secret of hers", "")
    held.play(seat, ["ask ada.day"])
    statements = told(held)
    assert len(statements) == 2
    assert "ecret" not in json.dumps(statements)
