from __future__ import annotations

from dataclasses import replace

from tests.conftest import CORNER
from tests.scene.sessions import session
from trainer.i18n.translator import Translator
from trainer.scene.notebook import clues_about, news, notebook

EN = Translator("en")


def test_only_what_the_last_move_brought_is_fresh() -> None:
    scene = notebook(EN, session(CORNER, "study ledger", "meet ada visit", "ask ada.day", "leave", "review"))
    assert (scene.count, scene.fresh) == (1, 0)
    scene = notebook(EN, session(CORNER, "study ledger", "study fair"))
    assert (scene.count, scene.fresh) == (2, 1)
    assert [(page.person, clue.id, clue.fresh) for page in scene.people for clue in page.clues] == [
        ("ada", "ada-role", False),
        ("bo", "rep", True),
    ]


def test_whoever_is_asked_for_leads_and_the_others_keep_their_order() -> None:
    moves = ("study ledger", "study fair", "review", "meet cy mail", "ask cy.day", "leave")
    assert [page.person for page in notebook(EN, session(CORNER, *moves)).people] == ["ada", "bo", "cy"]
    assert [page.person for page in notebook(EN, session(CORNER, *moves), "cy").people] == ["cy", "ada", "bo"]


def test_a_page_holds_what_is_about_its_person_alone() -> None:
    on = session(CORNER, "study ledger", "study fair")
    page = clues_about(EN, on, "bo")
    assert page.heading == "About Bo Kern" and [clue.id for clue in page.clues] == ["rep"]
    empty = clues_about(EN, on, "cy")
    assert empty.clues == () and empty.nothing.words == "Nothing about Cy Lund yet."


def test_an_empty_notebook_has_no_pages() -> None:
    scene = notebook(EN, session(CORNER))
    assert (scene.count, scene.fresh, scene.people, scene.news) == (0, 0, (), ())


def test_news_speak_to_the_trainee() -> None:
    events = tuple(replace(one, text="Listen, {you}.") for one in session(CORNER).scenario.events)
    on = session(CORNER, "study fair", "review", "meet bo visit", "leave", events=events)
    assert [text.words for text in news(on)] == ["Listen, Kim."]
    assert notebook(EN, on).news == news(on)
