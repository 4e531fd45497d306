from __future__ import annotations

from tests.conftest import CORNER
from tests.scene.sessions import session
from trainer.i18n.translator import Translator
from trainer.scene.narration import learned, narration

EN = Translator("en")


def test_maps_handed_in_by_closing_are_told_once() -> None:
    on = session(CORNER, "close")
    assert [line.kind for line in narration(EN, on.scenario, on.moments[-1].lines)].count("reviewed") == 1


def test_a_clue_says_whom_it_is_about_and_how_it_is_cited() -> None:
    on = session(CORNER, "meet ada visit", "ask ada.day")
    (clue,) = [line for line in narration(EN, on.scenario, on.moments[-1].lines) if line.kind == "clue"]
    assert (clue.id, clue.person, clue.text.lead, clue.text.tone) == ("ada-role", "ada", "notebook (Ada Holt)", "good")


def test_only_what_came_to_light_is_read_before_one_goes_on() -> None:
    on = session(CORNER, "meet ada visit", "leave")
    assert learned(EN, on.scenario, on.moments[-1].lines) == ()
    on = session(CORNER, "study ledger")
    assert {line.kind for line in learned(EN, on.scenario, on.moments[-1].lines)} >= {"source"}


def test_to_ask_what_was_known_is_told_where_it_costs_patience() -> None:
    on = session(CORNER, "meet ada visit", "ask ada.day", "ask ada.worry", "pitch proof", "respond ada.doubt.tell")
    lines = narration(EN, on.scenario, on.moments[-1].lines)
    (again,) = [line for line in lines if line.kind == "asked_again"]
    assert again.text.words == "A clue in hand had shown it already: asking cost patience."
    on = session(CORNER, "meet ada visit", "pitch proof", "respond ada.doubt.tell")
    assert "asked_again" not in [line.kind for line in narration(EN, on.scenario, on.moments[-1].lines)]
