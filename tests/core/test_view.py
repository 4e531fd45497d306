from __future__ import annotations

from tests.plays import after
from trainer.core.codec import encode
from trainer.core.scenario import Scenario
from trainer.core.view import view


def test_time_is_told_in_days_and_halves(corner: Scenario) -> None:
    seen = view(corner, after(corner, "study ledger; study fair"))
    assert (seen.day, seen.half, seen.left, seen.next_review) == (2, 1, 3, 2)


def test_only_what_was_found_is_seen(corner: Scenario) -> None:
    seen = view(corner, after(corner, "study ledger"))
    assert [clue.id for clue in seen.clues] == ["ada-role"]
    assert {source.id: bool(source.text) for source in seen.sources} == {"ledger": True, "fair": False}


def test_a_meeting_shows_what_was_said_and_not_what_was_meant(corner: Scenario) -> None:
    seen = view(corner, after(corner, "meet ada visit; pitch cheap"))
    assert seen.meeting is not None
    assert seen.meeting.objection == "Who says so?"
    assert sorted(encode(choice.move) for choice in seen.choices) == [
        "respond ada.doubt.argue", "respond ada.doubt.probe", "respond ada.doubt.show",
    ]  # fmt: skip
    assert seen.person("ada").heard == ("cheap",)


def test_news_is_what_has_happened(corner: Scenario) -> None:
    assert view(corner, after(corner, "study fair; meet ada visit; leave")).news == ()
    assert len(view(corner, after(corner, "study fair; meet ada visit; leave; review")).news) == 1
