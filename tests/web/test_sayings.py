"""What was said, on the projector: unnamed, when it may be, without what was taken out; what was chosen when asked."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette

from tests.classes.live.schoolroom import Schoolroom
from tests.classes.live.test_sayings import LINES, answered, pitched
from tests.web.browser import Browser
from tests.web.conftest import SHOW_KEY
from tests.web.leading import class_path, leader

PRANK = "<script>alert(1)</script>"


@pytest.fixture
def on(room: Schoolroom) -> Schoolroom:
    room.round(letter="a", say_first="pitches")
    return room


@pytest.fixture
def lead(app: Starlette, on: Schoolroom) -> Browser:
    return leader(app, on)


@pytest.fixture
def show(app: Starlette, on: Schoolroom) -> Browser:
    one = Browser(app)
    one.go(f"/show/{SHOW_KEY}")
    return one


def path(room: Schoolroom) -> str:
    return f"/show/{room.lesson.lesson.course}"


def all_answered(room: Schoolroom) -> None:
    for number, words in enumerate((*LINES, PRANK)):
        answered(room, pitched(room, f"Trainee {number}"), words)


def test_what_was_said_to_an_objection_is_shown_without_names(on: Schoolroom, lead: Browser, show: Browser) -> None:
    all_answered(on)
    lead.go(path(on))
    lead.press("What was said")
    page = show.go(path(on))
    assert "An objection of Ada Holt’s" in page.text
    assert "Who says so?" in page.text
    assert "Trainee" not in page.text
    places = [page.text.index(words) for words in sorted((*LINES, PRANK), key=len)]
    assert places == sorted(places)
    assert "<script>alert" not in page.html
    # The projector on another machine has no buttons, and what was chosen is not told.
    assert all("/lead/" not in form.action for form in page.forms)
    assert "What stood behind" not in page.text
    lead.press("Show what stood behind")
    assert "What stood behind: " in show.go(path(on)).text
    lead.press("Hide what stood behind")
    assert "What stood behind" not in show.go(path(on)).text


def test_a_line_is_taken_out_before_and_while_it_is_shown(on: Schoolroom, lead: Browser, show: Browser) -> None:
    all_answered(on)
    page = lead.go(f"{class_path(on)}/sayings")
    assert all(words in page.text for words in LINES)
    lead.press(f"Take out: {PRANK}")
    assert f"Put back: {PRANK}" in str([list(one.buttons) for one in lead.page.forms])
    lead.press("Show on the projector")
    assert lead.page.path == f"{class_path(on)}/sayings"
    page = show.go(path(on))
    assert LINES[0] in page.text
    assert "alert(1)" not in page.text
    lead.go(path(on))
    lead.press(f"Take out: {LINES[0]}")
    assert LINES[0] not in show.go(path(on)).text
    # Neither a reload, nor something else in between, nor a server that was started anew brings it back.
    for button in ("Progress", "What was said"):
        lead.go(path(on))
        lead.press(button)
    page = show.go(path(on))
    assert LINES[1] in page.text
    assert LINES[0] not in page.text and "alert(1)" not in page.text
    lead.go(f"{class_path(on)}/sayings")
    lead.press(f"Put back: {LINES[0]}")
    assert LINES[0] in show.go(path(on)).text


def test_nothing_is_shown_before_everybody_is_past_it(on: Schoolroom, lead: Browser, show: Browser) -> None:
    all_answered(on)
    late = on.join("Late")
    on.play(late, "study fair")
    lead.go(path(on))
    lead.press("What was said")
    page = show.go(path(on))
    assert "What was said is shown once everybody is past it" in page.text
    assert not any(words in page.text for words in LINES)
    on.play(late, "review")
    # Not by itself: when it is asked for.
    assert not any(words in show.go(path(on)).text for words in LINES)
    lead.go(path(on))
    lead.press("What was said")
    assert all(words in show.go(path(on)).text for words in LINES)
    # Somebody who comes now and has all before them puts it away.
    on.play(on.join("Later"), "study fair")
    assert not any(words in show.go(path(on)).text for words in LINES)


def test_from_five_on(on: Schoolroom, lead: Browser, show: Browser) -> None:
    for number, words in enumerate(LINES[:4]):
        answered(on, pitched(on, f"Trainee {number}"), words)
    lead.go(path(on))
    lead.press("What was said")
    page = show.go(path(on))
    assert "It comes once 5 of you have said something to the same." in page.text
    assert not any(words in page.text for words in LINES)
    assert "Nothing yet that 5 of them" in lead.go(f"{class_path(on)}/sayings").text


def test_a_form_cannot_ask_for_more(on: Schoolroom, lead: Browser, show: Browser) -> None:
    all_answered(on)
    on.play(on.join("Late"), "study fair")
    lead.go(path(on))
    form, _ = lead.page.form("Progress")
    token = dict(form.fields)["token"]
    for point in ("objection ada doubt", "objection ada nothing", "<b>", "", "x" * 5_000):
        asked = [("token", token), ("show", "sayings"), ("point", point), ("review", "9"), ("behind", "1")]
        assert lead.send(form.action, asked).status == 200
        page = show.go(path(on))
        assert page.status == 200
        assert not any(words in page.text for words in LINES)
        assert "What stood behind:" not in page.text


def test_in_a_round_without_it_there_is_no_such_thing(room: Schoolroom, app: Starlette) -> None:
    lead = leader(app, room)
    assert "in their own words" not in lead.page.text
    assert "What was said" not in lead.go(path(room)).text
    assert "Nothing yet" in lead.go(f"{class_path(room)}/sayings").text


def test_it_is_for_the_facilitator_alone(on: Schoolroom, show: Browser) -> None:
    assert show.go(f"{class_path(on)}/sayings").status == 403
    assert show.client.get(f"{class_path(on)}/sayings/events").status_code == 204


def test_what_none_of_the_lines_meant_stands_there_for_each_person(on: Schoolroom, lead: Browser) -> None:
    seat = pitched(on, "Ann")
    play = on.play(seat)
    on.lesson.say(seat.id, "How is the dog?", play.made, 0)
    on.lesson.none_of_these(seat.id, play.made, 1)
    page = lead.go(f"{class_path(on)}/sayings")
    assert "None of the lines meant this Ada Holt How is the dog?" in page.text
    assert "Ann" not in page.text
