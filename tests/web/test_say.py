"""Say it first, then choose: what is typed comes before the lines, once, and is not lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.classes.live.schoolroom import Schoolroom
from tests.web.browser import Browser, Page
from tests.web.conftest import site_of
from tests.web.site import ClassRoom
from tests.web.test_security import Markup
from trainer.core.own_words import LONGEST_WORDS
from trainer.i18n.translator import Translator
from trainer.play.session import Session
from trainer.scene.meeting import meeting
from trainer.web.app import create_app

Seats = Callable[..., Browser]
ASKED = "Type it in your own words; then choose."


@pytest.fixture
def ann(seated: Seats, room: Schoolroom) -> Browser:
    """Somebody in a meeting, in a round in which everything is said first."""
    room.round(letter="a", say_first="on")
    one = seated()
    one.move("meet bo visit")
    return one


def session(room: Schoolroom) -> Session:
    (seat,) = room.lesson.seats.values()
    return room.play(seat).session


def moves(page: Page) -> list[str]:
    return [value for form in page.forms for name, value in form.buttons.values() if name == "move"]


def test_the_lines_come_after_what_is_typed_in_their_usual_order(ann: Browser, room: Schoolroom) -> None:
    assert ASKED in ann.page.text
    assert moves(ann.page) == ["leave"]
    assert "ask bo." not in ann.page.html
    page = ann.press("Say it", words="How is your day?")
    assert page.path == "/play"
    assert "How is your day?" in page.text
    assert ASKED not in page.text
    now = session(room)
    offered = [one.move for one in meeting(Translator("en"), now).choices]
    assert [one for one in moves(page) if one != "leave"] == offered
    assert f"{len(offered)} line" in page.text
    assert "to choose from" in page.text
    ann.send("/play/move", [*page.forms[0].fields, ("move", offered[0])])
    assert ASKED in ann.page.text
    assert len(now.moments) == 2


def test_who_means_none_of_them_says_it_once_more_or_chooses(ann: Browser, room: Schoolroom) -> None:
    ann.press("Say it", words="How is the dog?")
    page = ann.press("None of these is what I mean")
    assert "Nothing is spent" in page.text
    assert "None of these" not in page.text
    assert "say it once more" in page.text
    assert len(moves(page)) > 1
    page = ann.press("Say it", words="And the cat?")
    assert "And the cat?" in page.text
    page = ann.press("None of these is what I mean")
    assert "say it once more" not in page.text
    assert len(moves(page)) > 1
    assert [(one.words, one.meant) for one in session(room).pending] == [
        ("How is the dog?", False), ("And the cat?", False),
    ]  # fmt: skip


def test_before_the_pitches_likewise(ann: Browser, room: Schoolroom) -> None:
    page = ann.go("/play/pitches")
    assert "What do you propose" in page.text
    assert not moves(page)
    page = ann.press("Say it", words="It saves you a day a week.")
    assert page.path == "/play/pitches"
    assert moves(page) and all(one.startswith("pitch") for one in moves(page))
    page = ann.press("None of these is what I mean")
    assert page.path == "/play/pitches"
    assert "say it once more" in page.text
    ann.press("Make this pitch")
    assert session(room).said.utterances[0].words == "It saves you a day a week."


def test_only_pitches_and_answers_to_objections(seated: Seats, room: Schoolroom) -> None:
    room.round(letter="a", say_first="pitches")
    ann = seated()
    page = ann.move("meet bo visit")
    assert ASKED not in page.text
    assert any(one.startswith("ask") for one in moves(page))
    ann.go("/play/pitches")
    ann.press("Say it", words="Buy it.")
    # What was typed for a pitch stands by the pitches, not by the questions.
    assert "Buy it." not in ann.go("/play?begun").text
    ann.go("/play/pitches")
    page = ann.press("Make this pitch")
    if "An objection" in page.text:
        assert "How do you answer Bo" in page.text
        assert "respond" not in page.html
        assert any(one.startswith("respond") for one in moves(ann.press("Say it", words="I see.")))


def test_one_can_always_leave(ann: Browser, room: Schoolroom) -> None:
    ann.press("Leave")
    assert session(room).state.place == 0


def test_pressed_twice_it_is_said_once(ann: Browser, room: Schoolroom) -> None:
    older = ann.page
    ann.press("Say it", words="How is your day?")
    ann.page = older
    page = ann.press("Say it", words="How is your day?")
    assert page.status == 200
    assert "You had said something here" not in page.text
    assert len(session(room).pending) == 1


def test_in_a_second_tab_something_else_is_told_not_to_be_kept(ann: Browser, room: Schoolroom) -> None:
    older = ann.page
    ann.press("Say it", words="How is your day?")
    ann.page = older
    page = ann.press("Say it", words="What is new?")
    assert "You had said something here already" in page.text
    assert [one.words for one in session(room).pending] == ["How is your day?"]


def test_what_came_late_stands_in_the_field_again(ann: Browser, room: Schoolroom) -> None:
    older = ann.page
    ann.go("/play/map/bo")
    ann.press("Save", roles=["decider"], then="")
    ann.page = older
    page = ann.press("Say it", words="How is your day?")
    assert page.status == 409
    assert "gone on meanwhile" in page.text
    assert ">How is your day?</textarea>" in page.html
    # Sent once more from there it is kept.
    assert ann.press("Say it", words="How is your day?").status == 200
    assert len(session(room).pending) == 1


def test_away_from_the_meeting_what_was_typed_is_shown(ann: Browser, room: Schoolroom) -> None:
    older = ann.page
    ann.press("Leave")
    ann.page = older
    page = ann.press("Say it", words="How is your day?")
    assert "What you had typed: How is your day?" in page.text
    assert session(room).said.utterances == ()


def test_in_a_pause_it_stays_in_the_field(ann: Browser, room: Schoolroom) -> None:
    room.lesson.set_pace("paused")
    page = ann.press("Say it", words="How is your day?")
    assert (page.status, "There is a pause" in page.text) == (409, True)
    assert ">How is your day?</textarea>" in page.html
    room.lesson.set_pace("open")
    assert ann.press("Say it", words="How is your day?").status == 200
    assert len(session(room).pending) == 1


@pytest.mark.parametrize("words", ["", " \n\t ", "\u200b\u202e"])
def test_nothing_is_refused(words: str, ann: Browser, room: Schoolroom) -> None:
    page = ann.press("Say it", words=words)
    assert (page.status, "nothing is typed" in page.text) == (400, True)
    assert session(room).pending == ()


def test_too_much_is_refused_and_still_there(ann: Browser, room: Schoolroom) -> None:
    words = "word " * 1_200
    page = ann.press("Say it", words=words)
    assert page.status == 400
    assert f"at most {LONGEST_WORDS}" in page.text
    assert words.strip() in page.html
    assert session(room).pending == ()


def test_a_page_that_was_sent_to_leads_back(ann: Browser) -> None:
    for path in ("/play/say", "/play/none"):
        assert ann.go(path).path == "/play"


def test_a_choice_before_the_line_is_refused_with_a_word(ann: Browser, room: Schoolroom) -> None:
    page = ann.move("ask bo.day")
    assert "say it in your own words first" in page.text
    assert len(session(room).moments) == 1


def test_none_of_these_pressed_too_late_does_nothing(ann: Browser, room: Schoolroom) -> None:
    older = ann.press("Say it", words="How is the dog?")
    ann.move("ask bo.day")
    ann.page = older
    assert "gone on meanwhile" in ann.press("None of these is what I mean").text
    assert session(room).said.utterances[0].meant


def test_killed_between_typing_and_choosing_the_words_are_there(ann: Browser, room: Schoolroom) -> None:
    ann.press("Say it", words="How is your day?")
    again = Browser(create_app(site_of(room.started_again())))
    again.client.cookies = ann.client.cookies
    page = again.go("/play?begun")
    assert "How is your day?" in page.text
    assert any(one.startswith("ask") for one in moves(page))


PRANKS = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</textarea><b>x", "=1+1", "+cmd|' /C calc'!A0",
    "{{ 7*7 }}", "\x00\x1b[2Jhello", "a\u202eb", "😀👩‍🏫", "你好。\u3000再见", "%s", "a\r\nb",
)  # fmt: skip


@pytest.mark.parametrize("words", PRANKS)
def test_words_of_every_kind_are_text(words: str, ann: Browser, room: Schoolroom) -> None:
    page = ann.press("Say it", words=words)
    assert page.status == 200
    assert Markup(page.html).faults == []
    assert "<script>alert" not in page.html and "<img src=x" not in page.html and "<b>x" not in page.html
    (kept,) = session(room).pending
    assert not set(kept.words) & set("\x00\x1b\u202e\n\r")
    assert kept.words in page.text


def test_ten_megabytes_are_refused(served: ClassRoom) -> None:
    served.plays("software-firm/service-desk", say_first="on")
    ada = served.seat("Ada")
    ada.get("/play?begun")
    said = ada.send("/play/say", f"token={ada.token}&at=0&said=0&words=".encode() + b"x" * 10_000_000)
    assert said.status_code == 413
    assert ada.get("/play?begun").status == 200
