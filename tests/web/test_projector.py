"""The projector: it shows what the facilitator chose, counts from five on, and the truth when it is asked for."""

from __future__ import annotations

import re

import pytest
from starlette.applications import Starlette

from tests.classes.live.schoolroom import Schoolroom
from tests.web.browser import Browser
from tests.web.conftest import LEAD_KEY, SHOW_KEY
from tests.web.leading import class_path, finish, leader
from trainer.web.projector import SHOWS, Projected, bars


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
        ("Progress and time", "1 of 1 have handed in the first map"),
        ("What the class believes", "What you believe is shown from 5 maps on; 1 are handed in."),
        ("Questions for the group", "They come once 5 have finished"),
        ("Show results by name", "How the teams stand"),
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
    assert "The role on your 5 maps" in page.text
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


@pytest.mark.parametrize("text", ["", "show=nothing&review=x&card=99999&look=blue", "%%%", "show=" + "x" * 5000])
def test_what_is_kept_is_read_whatever_it_is(text: str) -> None:
    read = Projected.read(text)
    assert read.show in SHOWS
    assert (read.review, read.card, read.look) == (0, 0, "")


def test_the_parts_of_a_bar_follow_one_another() -> None:
    assert list(bars((1, 0, 3), 8)) == [(0, "0.00%", "12.50%"), (2, "12.50%", "37.50%")]
    assert list(bars((0,), 0)) == []
