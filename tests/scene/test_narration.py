from __future__ import annotations

import pytest

from tests.conftest import CORNER
from tests.scene.sessions import session
from trainer.core.narration import WAYS, WISHES, Line
from trainer.core.worries import WORRIES
from trainer.i18n.translator import Translator
from trainer.play.session import Session
from trainer.scene.narration import learned, narration
from trainer.scene.text import Text

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


def words(on: Session, kind: str) -> list[Text]:
    """Return what is told of one kind after the last move."""
    return [line.text for line in narration(EN, on.scenario, on.moments[-1].lines) if line.kind == kind]


def test_whoever_greets_for_the_third_time_is_told_of_and_says_no_more() -> None:
    assert words(session(CORNER, "meet ada call", "leave", "meet ada call"), "greets_again") == []
    (again,) = words(session(CORNER, *["meet ada call", "leave"] * 2, "meet ada call"), "greets_again")
    assert (again.lead, again.words, again.tone) == (
        "", "Ada Holt knows you by now and comes straight to the point.", "quiet",
    )  # fmt: skip


def test_whoever_missed_the_proof_of_a_case_says_so_themselves() -> None:
    (wish,) = words(session(CORNER, "meet ada visit", "pitch briefing"), "wants_proof")
    assert (wish.lead, wish.words) == ("Ada Holt", "That is easily said. What can you show me?")


def test_what_a_move_has_opened_is_told_and_read_before_one_goes_on() -> None:
    on = session(CORNER)
    lines = [Line("opens_person", "", 0), Line("opens_source", item=0), Line("opens_colleague", item=0),
             Line("opens_pitch", item=0)]  # fmt: skip
    assert [line.text.words for line in learned(EN, on.scenario, lines)] == [
        "You can now meet Ada Holt.",
        f"You can now study: {on.scenario.sources[0].title}.",
        f"{on.scenario.team[0].name} now comes along to meetings.",
        f"You can now make this pitch: {on.scenario.pitches[0].title}.",
    ]


@pytest.mark.parametrize("number", range(len(WORRIES)))
def test_the_manager_says_every_worry_by_name(number: int) -> None:
    on = session(CORNER)
    (told,) = learned(EN, on.scenario, [Line("worry", item=number, people=(0, 2))])
    assert told.text.lead == "Your manager"
    nobody = WORRIES[number] in ("empty", "no_decider", "no_veto", "none")
    assert ("Ada Holt, Cy Lund" in told.text.words) != nobody


def test_what_the_manager_says_stands_under_the_map_that_was_handed_in() -> None:
    on = session(CORNER, "review")
    told = learned(EN, on.scenario, on.moments[-1].lines)
    assert [line.kind for line in told][:2] == ["reviewed", "worry"]


def test_nobody_begins_with_the_words_of_the_one_before_and_nobody_uses_theirs_twice() -> None:
    scenario = session(CORNER).scenario
    for kind, ways in (("greets_again", WAYS), ("wants_proof", WISHES), ("wants_proof_warmly", WISHES)):
        lines = [Line(kind, "", person, way) for person in range(3) for way in range(ways)]  # type: ignore[arg-type]
        told = [line.text.words.replace(line.text.lead or "Ada Holt", "") for line in narration(EN, scenario, lines)]
        by_person = [told[start : start + ways] for start in range(0, len(told), ways)]
        assert all(len(set(own)) == ways for own in by_person)
        assert len({own[0] for own in by_person}) == len(by_person)
