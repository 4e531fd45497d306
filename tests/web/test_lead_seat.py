"""A seat as its facilitator sees it: nothing can be done in it, but its names and its words."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette

from tests.classes.live.held import listed
from tests.classes.live.schoolroom import Schoolroom
from tests.web.browser import Browser
from tests.web.leading import class_path, finish, leader
from trainer.store.records import LessonSeat


@pytest.fixture
def lead(app: Starlette, room: Schoolroom) -> Browser:
    return leader(app, room)


def path(room: Schoolroom, seat: LessonSeat) -> str:
    return f"{class_path(room)}/seat/{seat.id}"


def test_to_look_at_a_seat_begins_nothing(room: Schoolroom, lead: Browser) -> None:
    seat = room.join("Ann")
    assert "has not begun the round" in lead.go(path(room, seat)).text
    assert room.lesson.attempts_of(1) == {}


def test_what_its_people_see_is_shown_and_no_move_can_be_made(room: Schoolroom, lead: Browser) -> None:
    seat = room.join("Ann")
    play = room.play(seat)
    session = play.session
    first = next(choice.move for choice in session.view.choices if type(choice.move).__name__ == "Meet")
    from trainer.core.codec import encode

    room.play(seat, encode(first))
    page = lead.go(path(room, seat))
    talk = session.talk
    assert talk
    assert session.scenario.people[session.state.person].name in page.text
    assert "Account map" in page.text
    assert all("/play" not in form.action for form in page.forms)
    assert not any(name == "move" for form in page.forms for name, _ in form.buttons.values())


def test_own_words_stand_beside_what_was_chosen(room: Schoolroom, lead: Browser) -> None:
    room.round(letter="a", say_first="on")
    seat = room.join("Ann")
    play = room.play(seat, "meet bo visit")
    room.lesson.say(seat.id, "How is the <b>dog</b>?", play.made, 0)
    assert "In their own words: How is the <b>dog</b>?" in lead.go(path(room, seat)).text
    room.lesson.none_of_these(seat.id, play.made, 1)
    room.lesson.say(seat.id, "How is your day?", play.made, 1)
    room.play(seat, "ask bo.day")
    room.lesson.give_reason(seat.id, "bo", "He looks tired.", "")
    text = lead.go(path(room, seat)).text
    assert "How is the <b>dog</b>? none of the lines was what they meant" in text
    assert text.index("How is the <b>dog</b>?") < text.index("In their own words: How is your day?")
    assert "He looks tired." in text
    assert all("/play" not in form.action for form in lead.page.forms)


def test_of_the_clues_that_are_cited_the_number_stands_there(room: Schoolroom, lead: Browser) -> None:
    seat = finish(room, "Ann")
    play = room.lesson.play_of(seat.id)
    assert play is not None
    cited = [note.evidence for note in play.session.state.board if note is not None and note.evidence]
    assert cited
    text = lead.go(path(room, seat)).text
    for clues in cited:
        assert f"evidence: {len(clues)} clue" in text
        assert f"evidence: {', '.join(clues)}" not in text


def test_a_finished_play_is_shown_with_its_result(room: Schoolroom, lead: Browser) -> None:
    seat = finish(room, "Ann")
    page = lead.go(path(room, seat))
    assert "finished" in page.text
    assert "Asked for the decision" in page.text


def test_a_name_is_mended_from_the_list(room: Schoolroom, lead: Browser) -> None:
    room.lesson.set_list(listed("Ann", "Ben"))
    seat = finish(room, "Anne")
    hand_in = room.lessons.hand_in(room.lesson)
    hand_in.now()
    page = lead.go(path(room, seat))
    assert "not on the list" in page.text
    page = lead.press("Mend this name", place="1", name="Anne")
    assert page.path == path(room, seat)
    assert room.lesson.seats[seat.id].names == "Ann"
    (member,) = room.lessons.classes.book.members(room.lesson.lesson.course)
    assert (member.name, member.identity) == ("Ann", "ann@example.org")
    hand_in.stop()


def test_a_name_that_cannot_be_is_said(room: Schoolroom, lead: Browser) -> None:
    seat = room.join("Ann; Ben")
    lead.go(path(room, seat))
    page = lead.press("Mend this name", name="Ben")
    assert page.status == 400
    assert "stands there twice" in page.text


def test_a_seat_moves_to_another_machine_by_new_words(app: Starlette, room: Schoolroom, lead: Browser) -> None:
    old = Browser(app)
    old.join(room.lesson.lesson.code, "Ann")
    (seat,) = room.lesson.seats.values()
    lead.go(path(room, seat))
    page = lead.press("Make new words", alone="1")
    words = page.html.partition('class="four"')[2].partition(">")[2].partition("<")[0]
    assert len(words.split()) == 4
    assert words not in lead.go(path(room, seat)).html
    new = Browser(app)
    new.go("/back")
    assert new.press("Go on where I was", words=words).path.startswith("/play")
    assert old.go("/play").path == "/"


def test_a_seat_that_is_not_there_is_no_page(room: Schoolroom, lead: Browser) -> None:
    assert lead.go(f"{class_path(room)}/seat/{'0' * 32}").status == 404
