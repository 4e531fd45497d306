from __future__ import annotations

from tests.conftest import CORNER
from tests.scene.sessions import session
from trainer.i18n.translator import Translator
from trainer.scene.review import review

EN = Translator("en")


def test_the_manager_asks_about_everybody_of_whom_nothing_is_written() -> None:
    scene = review(EN, session(CORNER, "meet ada visit", "leave"))
    assert [one.id for one in scene.questions] == ["ada.blank", "bo.unknown", "cy.unknown"]
    assert scene.count == "3 questions" and scene.hand_in.allowed


def test_sure_without_two_clues_is_asked_about() -> None:
    scene = review(EN, session(CORNER, "note ada roles=decider certainty=3"))
    assert "You are sure about Ada Holt. What are your two clues?" in [one.text.words for one in scene.questions]


def test_a_review_after_the_last_cannot_be_handed_in_and_says_so() -> None:
    scene = review(EN, session(CORNER, "review", "review"))
    assert scene.hand_in.why_not == "Every review is over."
