from __future__ import annotations

from collections.abc import Callable

from tests.classes.live.schoolroom import Schoolroom
from tests.play.said_first import OBJECTED
from tests.web.browser import Browser
from trainer.core.codec import decode
from trainer.core.own_words import SelfReview
from trainer.core.utterances import asks_for_words

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


def test_the_three_questions_are_answered_on_the_debriefs_page(seated: Seats, room: Schoolroom) -> None:
    room.round(say_first="on")
    ann = seated()
    (seat,) = room.lesson.seats.values()
    play = room.play(seat)
    for text in OBJECTED:
        if asks_for_words("on", decode(text)):
            room.lesson.say(seat.id, f"<b>{text}", play.made, 0)
        room.play(seat, text)
    number = room.lesson.rounds[-1].number
    assert ann.send(f"/over/{number}/words", [("row", "1")]).status == 403
    room.lesson.release(number)
    ann.go(f"/over/{number}/debrief")
    assert "<b>respond" not in ann.page.html and "&lt;b&gt;respond" in ann.page.html
    ann.press("Keep my answers", acknowledged="y", asked="n")
    assert ann.page.path == f"/over/{number}/debrief"
    kept = [one.review for one in play.session.said.utterances if one.review]
    assert kept == [SelfReview(True, False, None)]
    assert ann.page.html.count(" checked") == 3 and 'name="acknowledged" value="y" checked' in ann.page.html
    form, _ = ann.page.form("Keep my answers")
    token = dict(form.fields)["token"]
    for row in ("99", "x", ""):
        assert ann.send(f"/over/{number}/words", [("token", token), ("row", row), ("acknowledged", "y")]).status == 400
    ann.go(f"/over/{number}/debrief")
    ann.press("Keep my answers", acknowledged="<b>", asked="yn", proved="y")
    assert [one.review for one in play.session.said.utterances if one.review] == [SelfReview(None, None, True)]
    room.lesson.release(number, released=False)
    assert ann.send(f"/over/{number}/words", [("token", token), ("row", "1")]).path == f"/over/{number}"
