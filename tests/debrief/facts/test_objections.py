"""The objections: said, meant and met."""

from __future__ import annotations

import pytest

from tests.debrief import plays
from tests.debrief.plays import debriefed
from trainer.debrief.facts.objections import ObjectionReview


def test_objections_say_what_was_meant_and_what_would_have_met_it() -> None:
    about = debriefed(plays.CARELESS)
    raised, *latent = about.objections
    assert (raised.person, raised.status, raised.meant.id, raised.points) == ("Bo Kern", "raised", "reliability", 0)
    assert [answer.fails for answer in raised.answers] == [True]
    assert raised.better == ("Here is one, with a name to call.",)
    assert {one.status for one in latent} == {"latent"}
    careful = {one.person: one for one in debriefed(plays.CAREFUL).objections}
    assert careful["Ada Holt"].status == "prevented"
    assert careful["Ada Holt"].pitches == ("The business case",)
    assert [answer.meets for answer in careful["Cy Lund"].answers] == [False, True]
    assert careful["Cy Lund"].asked and careful["Cy Lund"].shown is None


def raised(moves: str) -> ObjectionReview:
    about = debriefed("scenario small/corner\n" + moves.replace("; ", "\n") + "\nleave\nreview\nreview\nclose")
    (one,) = (one for one in about.objections if one.status == "raised")
    return one


@pytest.mark.parametrize(
    ("moves", "points", "known"),
    [
        ("meet ada visit; pitch proof; respond ada.doubt.show", 55, None),
        ("meet ada visit; pitch proof; respond ada.doubt.tell; respond ada.doubt.show", 100, None),
        ("meet ada visit; ask ada.day; ask ada.worry; pitch proof; respond ada.doubt.show", 90, None),
        (
            "meet ada visit; ask ada.day; ask ada.worry; pitch proof; respond ada.doubt.tell; respond ada.doubt.show",
            100,
            "Ada Holt",
        ),
        ("meet ada visit; pitch proof; respond ada.doubt.other", 10, None),
        ("meet ada visit; ask ada.day; ask ada.worry; pitch proof; respond ada.doubt.other", 10, None),
    ],
)
def test_what_an_answer_earns_and_what_was_known_before(moves: str, points: int, known: str | None) -> None:
    one = raised(moves)
    assert one.points == points
    clues = [answer.known for answer in one.answers if answer.known is not None]
    assert [(clue.found.day, clue.found.name) for clue in clues if clue.found] == ([(1, known)] if known else [])
    assert [answer.misses for answer in one.answers][-1] == ("other" in moves)


def test_evidence_that_missed_names_the_clue_in_hand_or_where_one_was_to_be_had() -> None:
    shown = raised("meet ada visit; pitch proof; respond ada.doubt.other").shown
    assert shown is not None and shown.found is None
    assert (shown.text, [(place.kind, place.person) for place in shown.where]) == (
        "What worries ada.", [("question", "Ada Holt")],
    )  # fmt: skip
    held = raised("meet ada visit; ask ada.day; ask ada.worry; pitch proof; respond ada.doubt.other").shown
    assert held is not None and held.found is not None and held.where == ()
    assert (held.found.day, held.found.way, held.found.name) == (1, "meeting", "Ada Holt")


@pytest.mark.parametrize(
    ("moves", "reason"),
    [
        ("meet bo visit", "unmet"),
        ("meet ada visit", "unpitched"),
        ("meet ada visit; pitch proof; respond ada.doubt.show", None),
    ],
)
def test_why_it_stayed_in_the_room(moves: str, reason: str | None) -> None:
    about = debriefed("scenario small/corner\n" + moves.replace("; ", "\n") + "\nleave\nreview\nreview\nclose")
    ada = next(one for one in about.objections if one.person == "Ada Holt")
    assert (ada.untouched.reason if ada.untouched else None) == reason
    assert (ada.untouched is not None) == (ada.status == "latent")
