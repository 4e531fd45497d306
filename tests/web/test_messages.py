"""What the facilitator tells everybody, on every page of a seat."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.applications import Starlette

from tests.classes.live.schoolroom import Schoolroom
from tests.web.browser import Browser
from tests.web.leading import class_path, leader

Seats = Callable[..., Browser]


@pytest.mark.parametrize(
    "path", ["/play?begun", "/play/map", "/play/map/bo", "/play/notebook", "/play/brief", "/play/words", "/play/review"]
)
def test_a_message_stands_on_every_page_until_it_is_put_away(
    app: Starlette, room: Schoolroom, seated: Seats, path: str
) -> None:
    ann, ben = seated("Ann"), seated("Ben")
    lead = leader(app, room)
    lead.press("Send", text="Break <b>until</b> 10:45")
    assert 'id="message" open>' in lead.page.html
    assert "put away at 0 seats" in lead.page.text
    page = ann.go(path)
    assert "Facilitator Break <b>until</b> 10:45" in page.text
    assert 'role="status"' in page.html
    ann.press("Read; put it away")
    assert ann.page.path == path.partition("?")[0]
    assert "10:45" not in ann.go(path).text
    assert "10:45" in ben.go(path).text
    assert "put away at 1 seat" in lead.go(class_path(room)).text
    lead.press("Withdraw")
    assert "10:45" not in ben.go(path).text


def test_in_a_meeting_and_at_the_end_too(room: Schoolroom, seated: Seats) -> None:
    ann = seated()
    room.lesson.messages.send("Five minutes left")
    ann.move("meet bo visit")
    assert "Five minutes left" in ann.go("/play").text
    ann.move("leave")
    ann.move("close")
    assert "Five minutes left" in ann.go("/over/1").text


def test_one_seat_is_written_to_and_no_other_sees_it(app: Starlette, room: Schoolroom, seated: Seats) -> None:
    ann, ben = seated("Ann"), seated("Ben")
    lead = leader(app, room)
    (seat,) = [one for one in room.lesson.seats.values() if one.names == "Ann"]
    lead.go(f"{class_path(room)}/seat/{seat.id}")
    lead.press("Send", text="Come to me")
    assert "Come to me" in lead.page.text
    assert "Come to me" in ann.go("/play").text
    assert "Come to me" not in ben.go("/play").text


def test_what_cannot_be_sent_is_said(app: Starlette, room: Schoolroom) -> None:
    lead = leader(app, room)
    page = lead.press("Send", text=" ")
    assert page.status == 400
    assert "write 1 to 280 characters" in page.text
    assert lead.send(f"{class_path(room)}/seat/none/message", [("token", ""), ("text", "x")]).status in (403, 404)


def test_it_leads_to_no_page_of_others(room: Schoolroom, seated: Seats) -> None:
    ann = seated()
    room.lesson.messages.send("Break")
    ann.go("/play")
    ann.press("Read; put it away", path="//evil.example/")
    assert ann.page.path == "/play"
