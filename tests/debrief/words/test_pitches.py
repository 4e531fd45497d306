"""Pitches and objections in words."""

from __future__ import annotations

from dataclasses import replace

from tests.debrief.plays import CAREFUL, CARELESS, with_facts
from trainer.debrief.words.pitches import objection_page, pitch_page
from trainer.i18n.translator import Translator

EN = Translator("en")


def test_a_pitch_shows_every_part_of_its_fit() -> None:
    about = with_facts(CARELESS)
    made = about.pitches[0]
    page = pitch_page(EN, made)
    assert page.head == "“The plain model” to Bo Kern"
    assert (page.person, page.fit, page.level) == (made.person_index, made.fit.total, f"fit {made.fit.total} of 100")
    labels = [part.label for part in page.parts]
    assert labels[:5] == ["concerns answered", "personal wins", "channel", "who came along", "proof"]
    assert "not listened first" in labels


def test_a_fit_that_the_scenario_sets_has_no_parts_and_says_so() -> None:
    made = with_facts(CARELESS).pitches[0]
    page = pitch_page(EN, replace(made, fit=replace(made.fit, fixed=True)))
    assert page.parts == () and page.besides == "set by the scenario itself"
    assert page.after[0] == "Here the scenario sets the fit itself, whatever the needs."


def test_an_objection_says_what_was_meant_and_what_would_have_met_it() -> None:
    about = with_facts(CARELESS)
    raised = next(one for one in about.objections if one.status == "raised")
    page = objection_page(EN, raised)
    assert page.person == raised.person_index and page.said == raised.said
    assert page.status == f"raised on day {raised.day}, handled {raised.points} of 100"
    assert page.lines and "that does not answer anything" in page.lines[0]
    assert any(line.startswith("What would have met it: “") for line in page.advice)


def test_a_prevented_objection_says_by_what() -> None:
    about = with_facts(CAREFUL)
    one = replace(about.objections[0], status="prevented", pitches=("A case",))
    page = objection_page(EN, one)
    assert page.status == "prevented: its cause was addressed before it was said"
    assert page.advice == ("It was prevented by “A case”.",)
    assert objection_page(EN, replace(one, status="latent")).status.startswith("never touched")
