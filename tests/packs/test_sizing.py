from __future__ import annotations

from typing import Any

import pytest

from trainer.packs.sizing import EVENT_FROM, FEWEST, MOST, sized
from trainer.packs.starters import starter, truths
from trainer.packs.toml.read import Document


def templates(variants: int) -> tuple[Document, ...]:
    return truths(starter("software", "en"), "en", variants)


def ids(entries: Any) -> list[str]:
    return [entry["id"] for entry in entries]


def menu(truth: Document) -> dict[str, list[str]]:
    """Return what a trainee can choose or see of a truth, by kind."""
    return {
        "person": ids(truth["person"]),
        **{f"question {one['id']}": ids(one["question"]) for one in truth["person"]},
        **{f"objection {one['id']}": ids(one["objection"]) for one in truth["person"]},
        **{kind: ids(truth[kind]) for kind in ("source", "pitch", "conduct", "event", "lesson")},
    }


@pytest.mark.parametrize("people", range(FEWEST, MOST + 1))
def test_every_truth_offers_the_same_and_nothing_leads_to_somebody_who_is_not_there(people: int) -> None:
    both = sized(templates(2), people)
    assert menu(both[0]) == menu(both[1])
    for truth in both:
        here = set(ids(truth["person"]))
        clues = {clue["id"]: clue["about"] for clue in truth["clue"]}
        assert len(here) == people and set(clues.values()) <= here
        entries = [*truth["source"], *(one for person in truth["person"] for one in person["question"])]
        assert {clue for entry in entries for clue in entry.get("reveals", ())} <= set(clues)
        assert {clue for pitch in truth["pitch"] for clue in pitch.get("proof", ())} <= set(clues)
        assert all(set(person["hidden"]["sways"]) <= here for person in truth["person"])
        assert bool(truth["event"]) == (people >= EVENT_FROM)
        days = {entry["needs"]["day"] for entry in entries if "day" in entry.get("needs", {})}
        assert days == {event["day"] for event in truth["event"]}
        assert len(truth["calendar"]["reviews"]) == (2 if truth["event"] else 1)


def test_what_is_no_use_to_any_truth_is_left_out() -> None:
    for truth in sized(templates(2), 2):
        assert not any(one.get("needs", {}).get("day") for person in truth["person"] for one in person["question"])
        assert "open" not in ids(truth["pitch"]) and "shared" in ids(truth["pitch"])
        assert ids(truth["conduct"]) == ["rival-price", "day-out"]
    alone = sized(templates(1), 3)
    both = sized(templates(2), 3)
    assert set(ids(alone[0]["pitch"])) < set(ids(both[0]["pitch"]))
