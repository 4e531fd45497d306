"""Questions for the group: what weighs most first, and no kind twice."""

from __future__ import annotations

from dataclasses import replace

from tests.debrief.plays import CAREFUL, CARELESS, FORBIDDEN, debriefed
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
