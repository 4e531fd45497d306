from __future__ import annotations

import pytest

from tests.core.build import (
    at,
    clue,
    colleague,
    event,
    meeting,
    objection,
    person,
    pitch,
    question,
    refused,
    response,
    rule,
    scenario,
    source,
)  # fmt: skip
from tests.plays import after, told
from trainer.core.codec import decode
from trainer.core.happenings import Happening
from trainer.core.moves import Close, Leave, Note, Review
from trainer.core.scenario import Scenario
from trainer.core.state import CLOSE_DUE, DESK, OVER, REVIEW_DUE, Handed, State
from trainer.core.step import start, step
from trainer.errors import IllegalMove


def test_the_beginning(corner: Scenario) -> None:
    state = start(corner)
    assert (state.place, state.clock, state.clues) == (DESK, 0, 0)
    assert state.support == (50, 30, 70)
    assert state.trust == (1, 1, 1)


def test_a_source_takes_time_and_reveals(corner: Scenario) -> None:
    state, happened = told(corner, "study fair")
    assert state.clock == 2
    assert [one.kind for one in happened] == ["studied", "clue"]
    assert state.clues == 1 << corner.clue_index["rep"]


def test_a_meeting_costs_its_channel(corner: Scenario) -> None:
    assert after(corner, "meet ada visit").clock == 2
    assert after(corner, "meet ada mail").clock == 1


def test_patience_grows_with_channel_counterpart_and_trust(corner: Scenario) -> None:
    assert after(corner, "meet cy visit").patience == 3
    assert after(corner, "meet ada visit").patience == 4, "a visit is what Ada prefers"
    assert after(corner, "meet bo visit with engineer").patience == 5, "his channel and his counterpart"
    assert after(corner, "meet bo mail").patience == 1


def test_the_counterpart_brought_first_wins_trust_once(corner: Scenario) -> None:
    state = after(corner, "meet bo call with engineer; leave")
    assert state.trust[1] == 2
    assert after(corner, "meet bo call with engineer; leave; meet bo call with engineer").trust[1] == 2


def test_a_colleague_has_only_so_much_time(corner: Scenario) -> None:
    state = after(corner, "meet bo mail with engineer; leave; meet bo mail with engineer; leave")
    with pytest.raises(IllegalMove):
        step(corner, state, decode("meet bo mail with engineer"))


def test_a_question_is_asked_once_and_when_its_condition_holds(corner: Scenario) -> None:
    state = after(corner, "meet ada visit")
    with pytest.raises(IllegalMove):
        step(corner, state, decode("ask ada.worry"))
    state, happened = told(corner, "meet ada visit; ask ada.day; ask ada.worry")
    assert state.trust[0] == 2
    assert "trust" in [one.kind for one in happened]
    with pytest.raises(IllegalMove):
        step(corner, state, decode("ask ada.day"))


def test_without_patience_only_leaving_is_left(corner: Scenario) -> None:
    state, happened = told(corner, "meet bo mail; ask bo.day")
    assert happened[-1].kind == "tired"
    with pytest.raises(IllegalMove, match="no patience") as caught:
        step(corner, state, decode("pitch proof"))
    assert caught.value.legal == ("leave",)


def test_a_pitch_that_misses_the_worry_brings_the_objection(corner: Scenario) -> None:
    state, happened = told(corner, "meet ada visit; pitch cheap")
    assert [one.kind for one in happened][-1] == "objected"
    with pytest.raises(IllegalMove, match="objection is on the table"):
        step(corner, state, decode("leave"))


def test_a_pitch_that_answers_prevents_the_objection(corner: Scenario) -> None:
    state = after(corner, "meet ada visit; ask ada.day; pitch business-case; pitch cheap")
    assert state.objection == -1
    assert not state.raised


def test_a_probe_leaves_the_objection_on_the_table(corner: Scenario) -> None:
    state = after(corner, "meet ada visit; pitch cheap; respond ada.doubt.tell")
    assert state.objection >= 0
    state = after(corner, "meet ada visit; pitch cheap; respond ada.doubt.tell; respond ada.doubt.show")
    assert state.objection == -1


def test_the_review_is_forced_when_its_day_has_passed(corner: Scenario) -> None:
    state, happened = told(corner, "study fair; meet ada visit; leave")
    assert state.place == REVIEW_DUE
    assert happened[-1].kind == "review_due"
    with pytest.raises(IllegalMove, match="manager is waiting"):
        step(corner, state, decode("meet ada visit"))


def test_the_event_waits_for_the_review_and_changes_the_truth(corner: Scenario) -> None:
    state, happened = told(corner, "study fair; meet ada visit; leave; review")
    assert [one.kind for one in happened][-3:] == ["reviewed", "event", "clue"]
    assert corner.truth(state.fired)[1].roles[0] == "decider"
    assert state.handed[0].fired == 0, "the map was handed in before power moved"


def test_a_map_handed_in_early_is_not_asked_for_again(corner: Scenario) -> None:
    state = after(corner, "review; study fair; meet ada visit; leave")
    assert state.place == DESK
    assert len(state.handed) == 1


def test_when_the_calendar_is_used_up_only_the_decision_is_left(corner: Scenario) -> None:
    moves = "study fair; meet ada visit; leave; review; meet ada visit; leave; review"
    state = after(corner, moves)
    assert state.place == CLOSE_DUE
    assert after(corner, moves + "; close").place == OVER


def test_nothing_costs_more_time_than_there_is(corner: Scenario) -> None:
    state = after(corner, "study fair; meet ada visit; leave; review; study ledger")
    with pytest.raises(IllegalMove):
        step(corner, state, decode("meet ada visit"))
    step(corner, state, decode("meet ada call"))


def test_closing_early_takes_the_maps_as_they_lie(corner: Scenario) -> None:
    state = after(corner, "note ada roles=decider; close")
    assert len(state.handed) == 2
    assert state.handed[1].board[0] is not None


def test_a_breach_is_remembered(corner: Scenario) -> None:
    state, happened = told(corner, "meet cy visit; ask cy.day; ask cy.worry; ask cy.rival")
    assert state.breaches == 1
    assert "breach" in [one.kind for one in happened]


def test_a_coach_is_developed_by_trust_and_by_what_they_win(corner: Scenario) -> None:
    moves = "meet cy mail; ask cy.day; leave; meet cy mail; ask cy.worry; leave; meet cy call; pitch briefing"
    state, happened = told(corner, moves)
    assert state.trust[2] == 3
    assert "coached" in [one.kind for one in happened]


STUDIES = [source("one"), source("two"), source("three", cost=3), source("four", needs={"clues": ["key"]})]


def test_no_source_is_studied_again_too_late_or_too_early() -> None:
    house = scenario(source=STUDIES, clue=[clue("key", "ann")])
    for index, one in enumerate(house.sources[:3]):
        assert refused(house, at(house, studied=1 << index), one.move).reason == "it was studied already"
    refused(house, at(house, clock=8), house.sources[2].move)
    refused(house, at(house), house.sources[3].move)
    refused(house, at(house, clues=1, place=CLOSE_DUE), house.sources[3].move)
    state, told = step(house, at(house, studied=0b1011, clock=7), house.sources[2].move)
    assert (state.place, state.clock, state.studied) == (REVIEW_DUE, 10, 0b1111)
    assert told == (Happening("studied", -1, 2), Happening("review_due", -1, 0))
    assert step(house, at(house, clues=1), house.sources[3].move)[0] == at(house, clues=1, clock=1, studied=0b1000)


def test_what_a_source_changes() -> None:
    told_all = source("one", reveals=["key"], sets=["known"], breach="no")
    house = scenario(source=[told_all], clue=[clue("key", "ann")], conduct=[rule("no", "avoid")])
    state, told = step(house, at(house), house.sources[0].move)
    assert state == at(house, clock=1, studied=1, clues=1, flags=1, breaches=1)
    assert told == (Happening("studied", -1, 0), Happening("clue", -1, 0), Happening("breach", -1, 0))


def test_no_meeting_is_begun_without_time_company_or_access() -> None:
    house = scenario(
        person("ann"), person("ben", access={"met": ["ann"]}), team=(colleague("eve", times=2), colleague("fay")),
        costs={"visit": 4},
    )  # fmt: skip
    visit, with_eve, with_fay = (decode(f"meet ann visit{company}") for company in ("", " with eve", " with fay"))
    refused(house, at(house, clock=7), visit)
    assert step(house, at(house, clock=6), visit)[0].clock == 10
    refused(house, at(house, meetings=(2, 0)), with_eve)
    assert step(house, at(house, meetings=(1, 0)), with_eve)[0].meetings == (2, 0)
    assert step(house, at(house, meetings=(2, 0)), with_fay)[0].counterpart == "engineer"
    assert step(house, at(house, meetings=(2, 30)), visit)[0].counterpart == "sales"
    refused(house, at(house), decode("meet ben call"))
    assert step(house, at(house, met=1), decode("meet ben call"))[0].person == 1
    refused(house, at(house, place=REVIEW_DUE), visit)


def test_a_question_takes_the_patience_that_is_left() -> None:
    asked = [question("one", cost=2), question("free", cost=0)]
    house = scenario(person("ann", question=asked, objection=[objection("doubt", "risk")]))
    refused(house, meeting(house, patience=1), house.questions[0].move)
    assert step(house, meeting(house, patience=2), house.questions[0].move)[0].patience == 0
    assert step(house, meeting(house, patience=1), house.questions[1].move)[0].patience == 1
    assert refused(house, meeting(house, patience=0), house.questions[1].move).reason == (
        "the other side has no patience left"
    )
    refused(house, at(house), house.questions[1].move)
    refused(house, meeting(house, objection=0), house.questions[1].move)
    for index, one in enumerate(house.questions):
        refused(house, meeting(house, asked=1 << index), one.move)
        assert step(house, meeting(house, asked=0b11 ^ 1 << index), one.move)[0].asked == 0b11


def test_a_pitch_needs_a_meeting_patience_and_its_condition() -> None:
    house = scenario(
        person("ann", objection=[objection("doubt", "risk")]), clue=[clue("key", "ann")],
        pitch=[pitch("one"), pitch("two", needs={"clues": ["key"]})],
    )  # fmt: skip
    one, two = (case.move for case in house.pitches)
    refused(house, at(house), one)
    refused(house, meeting(house, patience=0), one)
    refused(house, meeting(house, pitched=(0b01,)), one)
    refused(house, meeting(house, objection=0), one)
    refused(house, meeting(house), two)
    assert step(house, meeting(house, patience=1), one)[0].pitched == (0b01,)
    assert step(house, meeting(house, clues=1), two)[0].pitched == (0b10,)


def test_a_response_answers_what_is_on_the_table_once() -> None:
    doubt = objection("doubt", "risk", response("one"), response("two", needs={"clues": ["key"]}))
    house = scenario(person("ann", objection=[objection("other", "risk"), doubt]), clue=[clue("key", "ann")])
    one, two = house.responses[2].move, house.responses[3].move
    refused(house, meeting(house), one)
    refused(house, meeting(house, objection=0), one)
    refused(house, meeting(house, objection=1, responses=0b0100), one)
    refused(house, meeting(house, objection=1), two)
    assert step(house, meeting(house, objection=1, responses=0b1011), one)[0].responses == 0b1111
    assert step(house, meeting(house, objection=1, clues=1), two)[0].objection == -1


def test_leaving_tells_whom_and_what_came_due_meanwhile() -> None:
    house = scenario(person("ann"), person("ben", objection=[objection("doubt", "risk")]), reviews=(1, 5))
    state, told = step(house, meeting(house, 1), Leave())
    assert state == at(house, place=REVIEW_DUE, clock=2)
    assert told == (Happening("left", 1), Happening("review_due", -1, 0))
    refused(house, meeting(house, 1, objection=0), Leave())


def test_a_map_is_handed_in_as_it_lies() -> None:
    house = scenario(reviews=(1, 5), clue=[clue("key", "ann")], event=[event("news", 2)])
    board = (Note("ann", influence=1),)
    state, told = step(house, at(house, place=REVIEW_DUE, clock=2, clues=1, board=board), Review())
    assert told == (Happening("reviewed", -1, 0), Happening("event", -1, 0))
    assert state.handed == (Handed(2, 0, 1, board),)
    assert (state.place, state.fired, state.agenda) == (DESK, 1, 2)
    state, told = step(house, state, Review())
    assert told == (Happening("reviewed", -1, 1),)
    assert state.handed[1] == Handed(2, 1, 1, board)
    refused(house, state, Review())
    refused(house, meeting(house), Review())


@pytest.mark.parametrize("place", [DESK, CLOSE_DUE])
def test_closing_hands_in_what_is_still_due(place: int) -> None:
    house = scenario(reviews=(1, 3, 5))
    first = Handed(1, 0, 0, (None,))
    state, told = step(house, at(house, place=place, clock=9, handed=(first,)), Close())
    now = Handed(9, 0, 0, (None,))
    assert state == at(house, place=OVER, clock=9, handed=(first, now, now))
    assert told == (Happening("reviewed", -1, 1), Happening("reviewed", -1, 2), Happening("decided"))
    for elsewhere in (REVIEW_DUE, OVER):
        refused(house, at(house, place=elsewhere), Close())


def test_a_note_is_written_anywhere_and_takes_no_time() -> None:
    house = scenario(person("ann"), person("ben"))
    note = Note("ben", stance=1)
    for state in (at(house), meeting(house), at(house, place=REVIEW_DUE), at(house, place=CLOSE_DUE)):
        assert step(house, state, note) == (state.but(board=(None, note)), (Happening("noted", 1),))


def test_the_state_before_the_first_move() -> None:
    house = scenario(person("ann", stance=-2, trust=0), person("ben", stance=1, trust=3), team=(colleague("eve"),))
    assert start(house) == State(
        place=DESK, clock=0, agenda=0, fired=0, clues=0, asked=0, studied=0, flags=0, breaches=0, met=0, matched=0,
        trust=(0, 3), support=(10, 70), served=(0, 0), pitched=(0, 0), fits=(), raised=0, responses=0,
        understood=0, meetings=(0,), account=-1, surveyed=(), included=0,
        person=-1, channel="", counterpart="", patience=0, objection=-1, board=(None, None), strategy=None,
        handed=(),
    )  # fmt: skip
