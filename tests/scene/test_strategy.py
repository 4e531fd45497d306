"""The strategy as a scene."""

from __future__ import annotations

from tests.conftest import CORNER
from tests.scene.sessions import session
from trainer.core.moves import Strategy
from trainer.i18n.translator import Translator
from trainer.scene.people import portrait
from trainer.scene.review import review
from trainer.scene.strategy import strategy, strategy_of

EN = Translator("en")
CHOSEN = "strategy win=bo neutral=cy case=proof"


def test_everybody_can_be_chosen_and_every_case_that_can_be_made() -> None:
    on = session(CORNER)
    scene = strategy(EN, on)
    win, neutral, case = scene.fields
    assert [one.id for one in win.options] == [one.id for one in neutral.options] == ["ada", "bo", "cy"]
    open_ = [pitch.id for pitch in on.scenario.pitches if pitch.needs is None]
    assert sorted(one.id for one in case.options) == sorted(open_)
    assert scene.empty and scene.whole.words == "nothing yet"


def test_what_was_chosen_is_said_and_stays_to_be_changed() -> None:
    on = session(CORNER, CHOSEN)
    scene = strategy(EN, on)
    assert [field.chosen for field in scene.fields] == [("bo",), ("cy",), ("proof",)]
    assert (
        scene.whole.words
        == "to be won: Bo Kern; to be kept neutral: Cy Lund; case for the house: A proof at your bench"
    )
    assert not scene.empty
    assert strategy_of({field.id: field.chosen for field in scene.fields}) == on.state.strategy


def test_nobody_is_to_be_won_and_kept_neutral() -> None:
    assert strategy_of({"win": ["bo"], "neutral": ["bo", "cy"]}) == Strategy(("bo",), ("cy",))


def test_a_portrait_says_what_the_strategy_wants() -> None:
    on = session(CORNER, CHOSEN)
    goals = [portrait(EN, on, person).goal for person in on.view.people]
    assert [goal and goal.words for goal in goals] == [None, "to be won", "to be kept neutral"]


def test_the_first_review_wants_one_and_no_other_does() -> None:
    first, chosen, second = (review(EN, session(CORNER, *moves)) for moves in ((), (CHOSEN,), ("review",)))
    assert [scene.wanted for scene in (first, chosen, second)] == [True, False, False]
    assert first.hand_in.question is not None and "No strategy lies beside it." in first.hand_in.question.words
    assert chosen.hand_in.question is not None and "strategy" not in chosen.hand_in.question.words
