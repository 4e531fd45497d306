"""Questions for the group: what weighs most first, and no kind twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.debrief.plays import CAREFUL, CARELESS, FOLDERS, FORBIDDEN, debriefed, golden
from trainer.debrief.facts.questions import MOST_QUESTIONS, discussion_questions


def test_a_breach_comes_before_everything() -> None:
    first = debriefed(FORBIDDEN).prompts[0]
    assert (first.kind, first.first) == ("breach", "Learning a rival's sealed bid")


def test_a_careless_play_is_asked_about_what_made_it_sure_and_whom_it_talked_past() -> None:
    kinds = [one.kind for one in debriefed(CARELESS).prompts]
    assert kinds and len(kinds) == len(set(kinds)) <= MOST_QUESTIONS
    unheard = next(one for one in debriefed(CARELESS).prompts if one.kind == "unheard")
    assert (unheard.person, unheard.first) == ("Bo Kern", "The plain model")


def test_whoever_matters_and_was_never_met_is_asked_about_last() -> None:
    about = debriefed(CARELESS)
    unmet = [replace(person, met=False, left=False, weight=2, maps=()) for person in about.people]
    (question,) = discussion_questions(tuple(unmet), (), ())
    assert (question.kind, question.person) == ("unmet", about.people[0].name)
    gone = [replace(person, left=True) for person in unmet]
    assert discussion_questions(tuple(gone), (), ()) == ()


def test_a_careful_play_is_asked_no_more_than_it_gives_rise_to() -> None:
    assert {one.kind for one in debriefed(CAREFUL).prompts} <= {"contradiction", "past", "moved", "unmet"}


def test_who_is_asked_about_for_being_sure_is_whoever_matters_most_right_or_wrong() -> None:
    about = debriefed(CARELESS)
    sure = [person for person in about.people if person.maps and person.maps[0].certainty == 3]
    weightiest = max(sure, key=lambda person: person.weight)
    (asked,) = [one for one in about.prompts if one.kind == "sure"]
    assert asked.person == weightiest.name


@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_a_question_says_only_what_happened_and_never_what_is_true(folder: Path, file: Path) -> None:
    for path in sorted(folder.glob("*.txt")):
        about = golden(path.stem, folder.name, "en")
        people = {person.name: person for person in about.people}
        for one in about.prompts:
            person = people.get(one.person)
            if one.kind in ("sure", "misled", "moved"):
                assert person is not None and one.first == person.maps[0].believed[0]
            if one.kind == "misled":
                assert person is not None and one.second in person.maps[0].cited
            if one.kind == "unmet":
                assert person is not None and not person.met
            if one.kind in ("unheard", "past"):
                made = next(made for made in about.pitches if (made.person, made.title) == (one.person, one.first))
                assert bool(made.fit.unheard_points) == (one.kind == "unheard")
            if one.kind == "breach":
                assert any(rule.rule == one.first and rule.cleared is None for rule in about.advice.rules)
