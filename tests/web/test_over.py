from __future__ import annotations

from collections.abc import Callable

from tests.classes.live.schoolroom import Schoolroom
from tests.web.browser import Browser

Seats = Callable[..., Browser]


def test_the_debrief_opens_when_it_is_released(seated: Seats, room: Schoolroom) -> None:
    ann = seated()
    ann.move("close")
    assert ann.page.path == "/over/1"
    ann.press("Read how it ended")
    assert "opens when the facilitator releases it" in ann.page.text
    assert ann.go("/over/1/debrief").path != "/over/1/debrief"
    room.lesson.release(1)
    ann.go("/over/1?read")
    ann.follow("Read the debrief")
    assert ann.page.path == "/over/1/debrief"
    assert "result" in ann.page.text
    assert '<details class="fold">' in ann.page.html
    ann.follow("Everything open")
    assert '<details class="fold">' not in ann.page.html
    assert "What happened" in ann.page.text
    assert '<details class="fold">' in ann.follow("Section by section").html
    room.lesson.release(1, released=False)
    assert ann.go("/over/1/debrief").path != "/over/1/debrief"


def test_ones_own_words_come_first_and_stay(seated: Seats, room: Schoolroom) -> None:
    ann = seated()
    ann.move("close")
    assert "Your result" not in ann.page.text
    ann.press("Read how it ended", intended="x" * 300, went_well="<b>", otherwise="")
    (seat,) = room.lesson.seats.values()
    written = room.play(seat).session.attempt.reflection
    assert (len(written.intended), written.went_well, written.otherwise) == (200, "<b>", "")
    assert "&lt;b&gt;" in ann.page.html
    assert "Your result" in ann.go("/over/1").text


def test_a_play_that_is_on_has_no_end_yet(seated: Seats) -> None:
    ann = seated()
    assert ann.go("/over/1").path == "/play"
    assert ann.go("/over/2").status == 404


def test_after_a_new_round_the_old_end_can_still_be_read(seated: Seats, room: Schoolroom) -> None:
    ann = seated()
    ann.move("close")
    room.round()
    assert "Your customer" in ann.go("/play").text
    assert "Before you read" in ann.go("/over/1").text
