from __future__ import annotations

from collections.abc import Callable

from starlette.applications import Starlette

from tests.classes.live.schoolroom import Schoolroom
from tests.web.browser import Browser
from trainer.core.codec import encode

Seats = Callable[..., Browser]


def test_a_whole_play_by_links_and_buttons(seated: Seats, room: Schoolroom) -> None:
    ann = seated()
    ann.follow("Begin")
    assert "The desk" in ann.page.text
    ann.follow("Study")
    ann.press("fair")
    assert "What came of it" in ann.page.text
    ann.follow("Bo")
    ann.press("Meet Bo", channel="visit")
    assert "What you can say" in ann.page.text
    (seat,) = room.lesson.seats
    buttons = [one for form in ann.page.forms for one in form.buttons.items()]
    ann.press(next(words for words, (_, value) in buttons if value == "ask bo.day"))
    assert encode(room.play(room.lesson.seats[seat]).session.moments[-1].move) == "ask bo.day"
    assert "notebook (" in ann.page.text
    ann.follow("Make a pitch")
    ann.press("Make this pitch")
    while "An objection" in ann.page.text:
        buttons = [one for form in ann.page.forms for one in form.buttons.items()]
        ann.press(next(words for words, (_, value) in buttons if value.startswith("respond")))
    if "Take your leave" in ann.page.text:
        ann.press("Take your leave")
    # The meeting took the last half day before the first review.
    assert "Review 1 of 2" in ann.page.text
    ann.press("Keep the strategy", win=["bo"])
    assert "to be won" in ann.page.text
    ann.press("Hand in")
    ann.go("/play?begun")
    ann.press("Ask for it")
    assert ann.page.path == "/over/1"
    assert "Before you read how it ended" in ann.page.text
    ann.press("Read how it ended", intended="to win Bo")
    assert "Your result" in ann.page.text
    assert "to win Bo" in ann.page.text


def test_pressed_twice_it_is_done_once(seated: Seats, room: Schoolroom) -> None:
    ann = seated()
    ann.go("/play/person/bo")
    page = ann.page
    ann.press("Meet Bo", channel="visit")
    ann.page = page
    ann.press("Meet Bo", channel="visit")
    assert "What you can say" in ann.page.text
    assert "gone on meanwhile" not in ann.page.text
    (seat,) = room.lesson.seats.values()
    assert room.play(seat).made == 1


def test_in_a_second_tab_the_older_page_does_nothing_and_says_so_once(seated: Seats, room: Schoolroom) -> None:
    ann = seated()
    older = ann.go("/play/person/ada")
    ann.go("/play/person/bo")
    ann.press("Meet Bo", channel="visit")
    ann.page = older
    ann.press("Meet Ada", channel="call")
    assert "gone on meanwhile" in ann.page.text
    assert "gone on meanwhile" not in ann.go("/play?begun").text
    (seat,) = room.lesson.seats.values()
    assert room.play(seat).made == 1


def test_what_the_pace_holds_is_said(seated: Seats, room: Schoolroom) -> None:
    ann = seated()
    ann.go("/play/person/bo")
    room.lesson.set_pace("paused")
    ann.press("Meet Bo", channel="visit")
    assert "There is a pause" in ann.page.text
    (seat,) = room.lesson.seats.values()
    assert room.play(seat).made == 0


def test_time_left_stands_at_the_top(app: Starlette, user_folder, two_truths) -> None:  # type: ignore[no-untyped-def]
    from tests.web.conftest import site_of
    from trainer.web.app import create_app

    room = Schoolroom(user_folder / "other", two_truths, minutes=45)
    ann = Browser(create_app(site_of(room)))
    ann.join(room.lesson.lesson.code, "Ann")
    assert "45 minutes left" in ann.page.text
    room.lesson.set_pace("ended")
    assert "The time is over" in ann.go("/play?begun").text


def test_before_the_round_one_waits(app: Starlette, user_folder, two_truths) -> None:  # type: ignore[no-untyped-def]
    from tests.web.conftest import site_of
    from trainer.web.app import create_app

    room = Schoolroom(user_folder / "other", two_truths, begun=False)
    ann = Browser(create_app(site_of(room)))
    ann.join(room.lesson.lesson.code, "Ann")
    assert "You are in." in ann.page.text
    assert "It begins when the facilitator says so" in ann.page.text
    room.lesson.set_pace("open")
    assert "Your customer" in ann.go("/play").text


def test_every_page_leads_back(seated: Seats) -> None:
    ann = seated()
    for path in ("/play/study", "/play/notebook", "/play/brief", "/play/glossary", "/play/review", "/play/map",
                 "/play/map/bo", "/play/person/bo"):  # fmt: skip
        assert ann.go(path).status == 200, path
        assert ann.page.html.count("<h1") == 1
        ann.follow("Back to the desk")
        assert "The desk" in ann.page.text


def test_what_was_studied_is_read_again(seated: Seats) -> None:
    ann = seated()
    ann.move("study fair")
    ann.go("/play/study")
    title = next(words for words, target in ann.page.links.items() if target.startswith("/play/read"))
    ann.follow(title)
    assert ann.page.path == "/play/read"
    assert ann.go("/play/read?paper=nothing").path == "/play/study"


def test_nobody_without_a_seat_sees_a_play(browser: Browser) -> None:
    for path in ("/play", "/play/map", "/play/words", "/over/1", "/over/1/debrief"):
        assert browser.go(path).path == "/", path
    assert browser.go("/play/nowhere").status == 404


def test_a_page_fits_its_limits(seated: Seats) -> None:
    import gzip

    ann = seated()
    for path in ("/play", "/play?begun", "/play/map/bo", "/play/review", "/play/glossary"):
        assert len(gzip.compress(ann.go(path).html.encode())) < 30_000, path
