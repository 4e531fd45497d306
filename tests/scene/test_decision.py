from __future__ import annotations

from dataclasses import replace

import pytest

from tests.conftest import CORNER
from tests.scene.sessions import session
from trainer.i18n.translator import Translator
from trainer.scene.decision import decision
from trainer.scene.text import Text

EN = Translator("en")


def test_everybody_speaks_under_their_own_name_the_head_last() -> None:
    scene = decision(EN, session(CORNER, "close"))
    assert [(voice.lead, voice.words) for voice in scene.voices] == [
        ("Bo Kern, Shop foreman", "I say no."),
        ("Cy Lund, Bookkeeper", "I could go either way."),
        # To the letter what the bookkeeper has said.
        ("Ada Holt, Owner", "Ada Holt says the same."),
    ]


def test_the_story_ends_with_its_title_and_the_trainee_s_name() -> None:
    endings = tuple(replace(one, text="Bye.\nBye, {you}.") for one in session(CORNER).scenario.endings)
    scene = decision(EN, session(CORNER, "close", endings=endings))
    assert scene.outcome == "Lost"
    assert scene.ending == (Text("It is lost", "strong"), Text("Bye."), Text("Bye, Kim."))


def test_a_scenario_that_tells_no_end_leaves_it_out() -> None:
    assert decision(EN, session(CORNER, "close", endings=())).ending == ()


def test_what_a_scenario_does_not_score_is_no_nought() -> None:
    scores = {score.lead: score.words for score in decision(EN, session(CORNER, "close")).scores}
    assert (scores["Conduct"], scores["Adaptation"]) == ("100", "0")
    lacking = {score.lead: score.words for score in decision(EN, session(CORNER, "close", rules=())).scores}
    assert lacking == scores | {"Conduct": "no occasion"}


def test_nobody_is_asked_after_a_disqualification_and_it_says_so() -> None:
    bribed = ("meet cy visit", "ask cy.day", "ask cy.worry", "ask cy.rival", "leave", "close")
    scene = decision(EN, session(CORNER, *bribed))
    assert (scene.outcome, scene.voices) == ("Disqualified", ())
    assert scene.opening.words == "You are out of it: nobody is asked any more where they stand."


def test_there_is_none_while_the_play_is_on() -> None:
    with pytest.raises(AssertionError):
        decision(EN, session(CORNER))
