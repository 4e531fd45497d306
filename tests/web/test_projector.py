"""The projector: it shows what the facilitator chose, counts from five on, and the truth when it is asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette

from tests.classes.live.schoolroom import Schoolroom
from tests.web.browser import Browser
from tests.web.conftest import LEAD_KEY, SHOW_KEY, site_of
from tests.web.leading import class_path, finish, leader
from trainer.web.app import create_app
from trainer.web.projector import bars


@pytest.fixture
def lead(app: Starlette, room: Schoolroom) -> Browser:
    return leader(app, room)


@pytest.fixture
def show(app: Starlette, room: Schoolroom) -> Browser:
    one = Browser(app)
    one.go(f"/show/{SHOW_KEY}")
    return one


def path(room: Schoolroom) -> str:
    return f"/show/{room.lesson.lesson.course}"


def test_the_projector_has_a_secret_of_its_own(app: Starlette, room: Schoolroom, show: Browser) -> None:
    assert show.page.path == path(room)
    assert room.lesson.lesson.code[:3] in show.page.text
    assert show.go("/lead").status == 403
    assert show.page.forms == [] or all("/lead/" not in form.action for form in show.go(path(room)).forms)
    nobody = Browser(app)
    for name in ("/show", path(room), f"{path(room)}/qr.svg", f"/show/{LEAD_KEY}"):
        assert nobody.go(name).status == 403, name
    assert nobody.go(f"{path(room)}/events").status == 204


def test_the_code_is_drawn(room: Schoolroom, show: Browser) -> None:
    answer = show.client.get(f"{path(room)}/qr.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.text.startswith("<svg")
    assert "style" not in answer.text


def test_the_facilitator_chooses_what_is_shown(room: Schoolroom, lead: Browser, show: Browser) -> None:
    finish(room, "Ann")
    for button, words in (
        ("Progress and time", "1 of 1 has handed in map 1"),
        ("What the class believes", "What you believe is shown from 5 maps on; 1 is handed in."),
        ("Questions for the group", "They come once 5 have finished"),
        ("Show results by name", "The results"),
        ("Code and names", "and type the code"),
    ):
        lead.go(class_path(room))
        lead.press(button)
        assert words in show.go(path(room)).text


def test_nothing_of_the_truth_or_of_results_is_shown_before_it_is_asked_for(
    room: Schoolroom, lead: Browser, show: Browser
) -> None:
    for number in range(5):
        finish(room, f"Trainee {number}", kind=number % 4, seed=number)
    for button in ("Code and names", "Progress and time", "What the class believes", "Questions for the group"):
        lead.go(class_path(room))
        lead.press(button)
        page = show.go(path(room))
        assert page.status == 200
        assert "In truth" not in page.text
        assert "misleading" not in page.text
    lead.go(path(room))
    lead.press("Beliefs")
    page = show.go(path(room))
    assert "Trainee" not in page.text
    assert "The role on your 5 maps at review" in page.text
    lead.press("Show the truth")
    assert "In truth" in show.go(path(room)).text
    lead.press("Next person")
    assert "In truth" not in show.go(path(room)).text


def test_questions_are_gone_through(room: Schoolroom, lead: Browser, show: Browser) -> None:
    for number in range(6):
        finish(room, f"Trainee {number}", kind=number % 4, seed=number)
    lead.go(path(room))
    lead.press("Questions")
    first = show.go(path(room)).text
    lead.press("Next question")
    assert show.go(path(room)).text != first
    assert "Trainee" not in first


def test_dark_and_light_are_chosen(room: Schoolroom, lead: Browser, show: Browser) -> None:
    lead.go(path(room))
    lead.press("Dark")
    assert "look-dark" in show.go(path(room)).html
    lead.press("Light")
    assert "look-light" in show.go(path(room)).html


def test_it_speaks_the_language_of_the_class(app: Starlette, room: Schoolroom) -> None:
    room.lessons.make("春季班", "zh")
    one = Browser(app)
    page = one.go(f"/show/{SHOW_KEY}")
    assert page.path == "/show"
    page = one.go(page.link("春季班"))
    assert "输入口令" in page.text
    assert "and type the code" in one.go(path(room)).text


def test_nothing_on_the_page_is_inline(room: Schoolroom, lead: Browser, show: Browser) -> None:
    for number in range(5):
        finish(room, f"Trainee {number}", seed=number)
    lead.go(path(room))
    for button in ("Beliefs", "Show the truth", "Questions", "Progress"):
        lead.press(button)
        html = show.go(path(room)).html
        assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:|<script(?! src)", html)


def test_the_truth_of_a_later_map_waits_for_all(tmp_path: Path, two_truths: Path) -> None:
    room = Schoolroom(tmp_path / "home", two_truths, letter="a")
    lead = leader(create_app(site_of(room)), room)
    for number in range(5):
        room.play(room.join(f"Trainee {number}"), "review;review")
    late = room.join("Late")
    room.play(late, "review")
    lead.go(path(room))
    page = lead.press("Beliefs")
    assert "The role on your 6 maps at review 1" in page.text
    page = lead.press("Show", review="2")
    assert "The role on your 5 maps at review 2" in page.text
    assert "Show the truth" not in page.text
    assert "once everybody who still plays has handed it in" in page.text
    form, _ = lead.page.form("Beliefs")
    token = dict(form.fields)["token"]
    asked = [("token", token), ("show", "beliefs"), ("review", "2"), ("truth", "1"), ("from", "show")]
    page = lead.send(form.action, asked)
    assert "In truth" not in page.text
    assert "The truth is shown once everybody who still plays has handed in map 2." in page.text
    room.play(late, "review")
    page = lead.press("Beliefs")
    assert "at review 2" in page.text
    assert "In truth on day" in lead.press("Show the truth").text


def test_nobody_waits_for_a_seat_that_is_set_aside(tmp_path: Path, two_truths: Path) -> None:
    room = Schoolroom(tmp_path / "home", two_truths, letter="a")
    lead = leader(create_app(site_of(room)), room)
    for number in range(5):
        room.play(room.join(f"Trainee {number}"), "review;review")
    left = room.join("Left")
    room.play(left, "review")
    lead.go(f"{class_path(room)}/seat/{left.id}")
    assert "Bring it back" in lead.press("Set this seat aside").text
    assert room.started_again().lesson.seats[left.id].aside
    assert "set aside" in lead.go(class_path(room)).text
    lead.go(path(room))
    lead.press("Beliefs")
    assert "In truth on day" in lead.press("Show the truth").text
    lead.press("Hide the truth")
    room.lesson.set_aside(left.id, aside=False)
    lead.press("Show", review="2")
    assert "Show the truth" not in lead.page.text


def test_a_truth_without_a_review_is_not_shown(room: Schoolroom, lead: Browser) -> None:
    for number in range(5):
        finish(room, f"Trainee {number}", seed=number)
    lead.go(path(room))
    lead.press("Beliefs")
    form, _ = lead.page.form("Show the truth")
    fields = [(name, value) for name, value in form.fields if name != "review"]
    assert "In truth" not in lead.send(form.action, fields).text


def test_the_truth_is_asked_back(room: Schoolroom, lead: Browser) -> None:
    for number in range(5):
        finish(room, f"Trainee {number}", seed=number)
    lead.go(path(room))
    html = lead.press("Beliefs").html
    asked = html[html.index('<details class="ask-back"><summary class="choice" data-key="t">') :]
    assert "Press once more" in asked
    assert asked.count('data-key="t"') == 2
    assert asked.index("Press once more") < asked.index("Show the truth") < asked.index("</details>")


def test_two_variants_are_shown_apart(tmp_path: Path, two_truths: Path) -> None:
    room = Schoolroom(tmp_path / "home", two_truths)
    lead = leader(create_app(site_of(room)), room)
    for number in range(9):
        room.play(room.join(f"Trainee {number}"), "review")
    lead.go(path(room))
    page = lead.press("Beliefs")
    assert "The variants differ on purpose" in page.text
    assert "seats play it" not in page.text
    room.play(room.join("Last"), "review")
    page = lead.go(path(room))
    assert page.text.count("5 seats play it") == 2
    page = lead.press("Show the truth")
    assert page.text.count("5 seats play it") == 2
    assert "the same people, but another truth" in page.text


def test_no_time_is_left_after_the_end(room: Schoolroom, lead: Browser) -> None:
    room.round(minutes=30)
    lead.go(path(room))
    assert "30 minutes left" in lead.press("Progress").text
    room.lesson.set_pace("ended")
    page = lead.go(path(room))
    assert "The time is over" in page.text
    assert "minutes left" not in page.text
    assert "minutes left" not in lead.go(class_path(room)).text


def test_results_are_those_of_teams_where_there_are_teams(room: Schoolroom, lead: Browser) -> None:
    finish(room, "Ann")
    page = lead.go(class_path(room))
    assert "Compare the results" in page.text
    lead.press("Show results by name")
    assert "The results" in lead.go(path(room)).text
    finish(room, "Ben; Cem")
    assert "How the teams stand" in lead.go(path(room)).text


def test_the_code_gives_way_to_the_progress_when_a_round_begins(room: Schoolroom, lead: Browser) -> None:
    for button, begun in (("Code and names", "show=progress"), ("Questions for the group", "show=questions")):
        finish(room, f"Trainee {button}")
        lead.go(class_path(room))
        lead.press(button)
        room.round(begun=False)
        lead.go(class_path(room))
        lead.press("Begin")
        assert begun in room.lesson.lesson.projected
        lead.press("Pause everybody")
        before = room.lesson.lesson.projected
        lead.press("Go on")
        assert room.lesson.lesson.projected == before


def test_the_parts_of_a_bar_follow_one_another() -> None:
    assert list(bars((1, 0, 3), 8)) == [(0, "0.00%", "12.50%"), (2, "12.50%", "37.50%")]
    assert list(bars((0,), 0)) == []
