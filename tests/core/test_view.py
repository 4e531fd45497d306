from __future__ import annotations

from typing import Any

import pytest

from tests.core.build import (
    at,
    clue,
    colleague,
    event,
    meeting,
    objection,
    person,
    pitch,
    question,
    response,
    scenario,
    source,
)  # fmt: skip
from trainer.core.codec import decode
from trainer.core.legal import legal_moves
from trainer.core.moves import Close, Leave, Note
from trainer.core.scenario import Scenario
from trainer.core.state import CLOSE_DUE, DESK, MEETING, OVER, REVIEW_DUE, Handed
from trainer.core.view import Choice, ClueSeen, ColleagueSeen, MeetingSeen, PersonSeen, SourceSeen, choice_for, view
from trainer.core.vocabulary import CONCERN_MASK

HANDED = Handed(0, 0, 0, (None, None))


@pytest.fixture
def house() -> Scenario:
    doubts = [objection("other", "risk"), objection("doubt", "risk", response("show"), response("argue"))]
    return scenario(
        person("ann", unit="Office", roles=["user"]),
        person("ben", unit="Shop", roles=["user", "coach"], reports_to="ann", trust=2, objection=doubts,
               question=[question("one"), question("two", kind="personal")]),
        days=4, reviews=(2, 4), team=(colleague("eve", "engineer", 3), colleague("fay", "finance")),
        clue=[clue("one", "ann"), clue("two", "ben")],
        source=[source("one", cost=2), source("two", needs={"clues": ["two"]}), source("three")],
        pitch=[pitch("one"), pitch("two")], event=[event("one", 3), event("two", 4)],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "day", "half", "left", "review"),
    [
        ({}, 1, 0, 8, 2),
        ({"clock": 1}, 1, 1, 7, 2),
        ({"clock": 2}, 2, 0, 6, 2),
        ({"clock": 5, "handed": (HANDED,)}, 3, 1, 3, 4),
        ({"clock": 5, "place": MEETING, "channel": "visit", "person": 0}, 2, 1, 3, 2),
        ({"clock": 5, "place": REVIEW_DUE}, 2, 1, 3, 2),
        ({"clock": 8, "place": CLOSE_DUE, "handed": (HANDED, HANDED)}, 4, 1, 0, None),
    ],
)
def test_time(house: Scenario, changes: dict[str, Any], day: int, half: int, left: int, review: int | None) -> None:
    seen = view(house, at(house, **changes))
    assert (seen.day, seen.half, seen.left, seen.next_review, seen.days) == (day, half, left, review, 4)
    assert seen.place == changes.get("place", DESK)
    assert seen.costs == (("visit", 2), ("call", 1), ("mail", 1))


def test_people(house: Scenario) -> None:
    ann = PersonSeen("ann", "Ann", "T", "Office", "", "ann in public", 1, False, False, False, ())
    ben = PersonSeen("ben", "Ben", "T", "Shop", "ann", "ben in public", 2, False, False, False, ())
    assert view(house, at(house)).people == (ann, ben)
    seen = view(house, at(house, met=0b10, matched=0b10, trust=(0, 5), pitched=(0b10, 0b11)))
    assert [(one.trust, one.met, one.matched, one.heard) for one in seen.people] == [
        (0, False, False, ("two",)), (5, True, True, ("one", "two")),
    ]  # fmt: skip
    assert seen.person("ben") == seen.people[1]
    assert seen.person("ann") == seen.people[0]
    assert view(house, at(house, matched=0b01)).people[0].matched


def test_a_coach_shows_only_where_a_coachs_questions_would_open() -> None:
    turned = event("turned", 2, {"person": "ben", "roles": ["user"]}, {"person": "ann", "roles": ["coach"]})
    house = scenario(person("ann", roles=["user"]), person("ben", roles=["user", "coach"]), event=[turned])
    won = {"trust": (3, 3), "served": (CONCERN_MASK + 1, CONCERN_MASK + 1)}
    assert [one.coach for one in view(house, at(house, **won)).people] == [False, True]
    assert [one.coach for one in view(house, at(house, **won, fired=1)).people] == [True, False]
    assert not any(one.coach for one in view(house, at(house, **(won | {"trust": (2, 2)}))).people)


def test_clues_that_were_found(house: Scenario) -> None:
    assert view(house, at(house)).clues == ()
    assert view(house, at(house, clues=0b10)).clues == (ClueSeen("two", "ben", "two text"),)
    assert [one.id for one in view(house, at(house, clues=0b11)).clues] == ["one", "two"]


def test_sources_show_their_text_once_they_were_studied(house: Scenario) -> None:
    one = SourceSeen("one", "one title", "interview", 2, False, "", None)
    three = SourceSeen("three", "three title", "interview", 1, True, "three text", None)
    assert view(house, at(house, studied=0b100)).sources == (one, three)
    assert [seen.id for seen in view(house, at(house, clues=0b10)).sources] == ["one", "two", "three"]
    assert [seen.studied for seen in view(house, at(house, studied=0b010)).sources] == [False, True, False]


def test_the_team_and_its_time(house: Scenario) -> None:
    assert view(house, at(house, meetings=(2, 0))).team == (
        ColleagueSeen("eve", "Eve", "eve title", "engineer", 1, ""),
        ColleagueSeen("fay", "Fay", "fay title", "finance", 30, ""),
    )


def test_news_is_what_has_happened(house: Scenario) -> None:
    assert view(house, at(house)).news == ()
    assert view(house, at(house, fired=0b01)).news == ("one text",)
    assert view(house, at(house, fired=0b11)).news == ("one text", "two text")


def test_a_meeting_shows_what_was_said_and_not_what_was_meant(house: Scenario) -> None:
    assert view(house, at(house)).meeting is None
    quiet = view(house, meeting(house, 1, channel="call", counterpart="engineer")).meeting
    assert quiet == MeetingSeen("ben", "call", "engineer", 3, "")
    heard = view(house, meeting(house, 1, objection=1, patience=2)).meeting
    assert heard == MeetingSeen("ben", "visit", "sales", 2, "doubt…")
    first = view(house, meeting(house, 1, objection=0)).meeting
    assert first is not None
    assert first.objection == "other…"


def test_the_map(house: Scenario) -> None:
    note = Note("ben", stance=1)
    seen = view(house, at(house, board=(None, note)))
    assert seen.board == (None, note)
    assert seen.note("ben") == note
    assert seen.note("ann") == Note("ann")
    assert view(house, at(house, board=(Note("ann", influence=2), None))).note("ben") == Note("ben")


@pytest.mark.parametrize(
    ("line", "title", "say", "kind"),
    [
        ("ask ben.two", "", "two?", "personal"),
        ("pitch two", "two title", "two said", ""),
        ("respond ben.doubt.argue", "", "argue.", ""),
        ("study three", "three title", "", ""),
        ("meet ann visit", "", "", ""),
        ("leave", "", "", ""),
    ],
)
def test_a_choice_has_the_words_that_stand_for_it(house: Scenario, line: str, title: str, say: str, kind: str) -> None:
    move = decode(line)
    assert choice_for(house, move) == Choice(move, title, say, kind)


def test_the_choices_are_the_legal_moves(house: Scenario) -> None:
    for state in (at(house), meeting(house, 1), meeting(house, 1, objection=1), at(house, place=OVER)):
        assert view(house, state).choices == tuple(choice_for(house, move) for move in legal_moves(house, state))
    assert view(house, at(house)).choices[-1] == Choice(Close(), "", "", "")
    assert view(house, meeting(house, 0, patience=0)).choices == (Choice(Leave(), "", "", ""),)
