"""Scenes as lines: what is a heading, what an item of a list, and what is left out where there is nothing."""

from __future__ import annotations

from tests.conftest import CORNER
from tests.scene.sessions import session
from trainer.i18n.translator import Translator
from trainer.plain import lines
from trainer.scene.brief import brief
from trainer.scene.decision import decision
from trainer.scene.narration import narration
from trainer.scene.notebook import clues_about, notebook
from trainer.scene.people import portrait
from trainer.scene.place import calendar
from trainer.scene.review import review
from trainer.scene.text import Text, TextSection

EN = Translator("en")
ZH = Translator("zh")


def test_what_a_text_is_about_stands_before_it() -> None:
    assert lines.line(EN, Text("Yes.", lead="Ada")) == "Ada: Yes."
    assert lines.line(ZH, Text("好。", lead="艾达")) == "艾达：好。"
    assert lines.line(EN, Text("Yes.")) == "Yes."


def test_only_what_is_about_something_is_an_item() -> None:
    part = TextSection("Time", (Text("Three days."), Text("two", lead="visit")))
    assert lines.section(EN, part) == ["## Time", "Three days.", "- visit: two"]


def test_a_clue_carries_the_name_by_which_it_is_cited() -> None:
    on = session(CORNER, "study ledger")
    told = lines.telling(EN, narration(EN, on.scenario, on.moments[-1].lines))
    assert [line for line in told if line.startswith("+")] == [
        "+ notebook (Ada Holt): What ada does all day. [ada-role]"
    ]
    assert len(told) > 1


def test_a_review_is_announced_while_one_is_to_come() -> None:
    assert (
        lines.when(EN, calendar(EN, session(CORNER).view))
        == "day 1 of 3, morning; review on day 2; step 1 of 5: collect"
    )
    later = calendar(EN, session(CORNER, "review", "review").view)
    assert lines.when(EN, later) == "day 1 of 3, morning; step 5 of 5: evaluate"


def test_the_brief_is_a_document_of_its_own() -> None:
    told = lines.brief(EN, brief(EN, session(CORNER)))
    assert told[:5] == [
        "# The corner workshop",
        "Level 1, about 5 minutes.",
        "## Your customer: Holt & Daughter",
        "Joinery, functional organisation, decides individually",
        "A joinery of nine wants a new saw.",
    ]
    at = told.index("## Who reports to whom")
    assert told[at - 2 : at + 3] == [
        "Colleagues who can come along, one at a time:",
        "- Em: Engineer (engineer), 2 meetings",
        "## Who reports to whom",
        "- Ada Holt, Owner (Office)",
        "  - Bo Kern, Shop foreman (Workshop)",
    ]
    alone = lines.brief(EN, brief(EN, session(CORNER, team=())))
    assert [line for line in told if line not in alone] == told[at - 2 : at]


def test_a_person_with_all_that_is_known() -> None:
    on = session(CORNER, "meet ada visit", "ask ada.day", "pitch proof")
    told = lines.person(EN, portrait(EN, on, on.view.person("ada")), clues_about(EN, on, "ada"), "the boss")
    assert told == [
        "## Ada Holt, Owner (Office)",
        "Has been here for years.",
        f"trust {on.view.person('ada').trust} of 5; met",
        "heard from you: A proof at your bench",
        "you think: the boss",
        "not known yet: roles, influence, stance, veto, concerns, wants",
        "- What ada does all day. [ada-role]",
    ]
    bo = lines.person(EN, portrait(EN, on, on.view.person("bo")), clues_about(EN, on, "bo"), "nothing")
    assert bo[1] == "reports to Ada Holt" and bo[-2] == "you think: nothing"


def test_an_empty_notebook_says_so() -> None:
    assert lines.notebook(EN, notebook(EN, session(CORNER))) == ["Nothing yet. What you find out is kept here."]
    late = session(CORNER, "study fair", "review", "meet bo visit", "leave")
    assert lines.notebook(EN, notebook(EN, late)) == [
        "## About Bo Kern",
        "- A rival's rep says the foreman signs everything. [rep]",
        "- Bo now has the cheque book. [cheques]",
        "News: Ada hands the workshop's books over.",
    ]


def test_the_manager_asks_or_is_content() -> None:
    scene = review(EN, session(CORNER))
    questions = [f"- {one.text.words}" for one in scene.questions]
    assert questions
    assert lines.review(EN, scene)[2:] == [*questions, "strategy: nothing yet"]
    full = "influence=1 stance=0 veto=none concerns=risk wins=safety"
    moves = [
        text for id_ in ("ada", "bo", "cy") for text in (f"meet {id_} mail", "leave", f"note {id_} roles=user {full}")
    ]
    content = review(EN, session(CORNER, *moves, days=9, reviews=()))
    assert lines.review(EN, content)[1:-1] == [content.opening, content.complete.words]


def test_the_decision_is_read_in_its_order() -> None:
    told = lines.decision(EN, decision(EN, session(CORNER, "close")))
    at = told.index("# Lost")
    assert told[1:at] == [
        "Bo Kern, Shop foreman: I say no.",
        "Cy Lund, Bookkeeper: I could go either way.",
        "Ada Holt, Owner: Ada Holt says the same.",
    ]
    assert told[at + 1 : at + 4] == ["It is lost", "So it goes: lost.", "- Roles: 0"]
    assert told[-2:] == ["- Outcome: 0", "Your result: 0 of 100"]
