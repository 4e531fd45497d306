"""Pitches in words."""

from __future__ import annotations

from dataclasses import replace

from tests.debrief.plays import CARELESS, with_facts
from trainer.debrief.words.pitches import pitch_page
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
