"""Report, debriefs and grades in one press each: what the commands would write of the same class."""

from __future__ import annotations

import csv
import io
import threading
import time
import zipfile

import pytest
from starlette.applications import Starlette

from tests.classes.classroom import nothing
from tests.classes.live.held import listed
from tests.classes.live.schoolroom import Schoolroom
from tests.web.browser import Browser, Page
from tests.web.leading import class_path, finish, leader
from trainer.classes.replay import grades_of, replay_class
from trainer.i18n.translator import Translator
from trainer.web.lead_files import still_playing


@pytest.fixture
def lead(app: Starlette, room: Schoolroom) -> Browser:
    return leader(app, room)


def made(lead: Browser, room: Schoolroom) -> Page:
    """Return the page of all debriefs once nothing is being made any more."""
    deadline = time.monotonic() + 60
    while 'http-equiv="refresh"' in lead.go(f"{class_path(room)}/debriefs").html:
        assert time.monotonic() < deadline
        assert "being made" in lead.page.text
        threading.Event().wait(0.05)
    return lead.page


@pytest.mark.parametrize("name", ["report.pdf", "grades.xlsx", "moodle.csv", "canvas.csv"])
def test_before_anybody_has_finished_it_is_said(room: Schoolroom, lead: Browser, name: str) -> None:
    room.play(room.join("Ann"))
    page = lead.go(f"{class_path(room)}/{name}")
    assert page.status == 400
    assert "nobody has finished a play yet" in page.text


@pytest.mark.parametrize(("name", "begins"), [("report.pdf", b"%PDF"), ("grades.xlsx", b"PK")])
def test_pages_are_written(room: Schoolroom, lead: Browser, name: str, begins: bytes) -> None:
    finish(room, "Ann")
    answer = lead.client.get(f"{class_path(room)}/{name}")
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert f'filename="Autumn-{name}"' in answer.headers["content-disposition"]


def test_all_debriefs_are_made_while_the_class_plays_on(room: Schoolroom, lead: Browser) -> None:
    finish(room, "Ann")
    # Asked for too early, or twice, it leads to the page that says how far it is.
    assert lead.go(f"{class_path(room)}/debriefs.pdf").path == f"{class_path(room)}/debriefs"
    lead.go(f"{class_path(room)}/debriefs")
    assert made(lead, room).status == 200
    answer = lead.client.get(f"{class_path(room)}/{lead.page.link('Take the file').rpartition('/')[2]}")
    assert answer.content.startswith(b"%PDF")
    assert 'filename="Autumn-debriefs.pdf"' in answer.headers["content-disposition"]
    lead.go(f"{class_path(room)}/debriefs?again")
    assert lead.page.path == f"{class_path(room)}/debriefs"
    assert "Take the file" in made(lead, room).text


def test_debriefs_that_cannot_be_made_are_told_of_and_tried_again(room: Schoolroom, lead: Browser) -> None:
    page = made(lead, room)
    assert page.status == 400
    assert "nobody has finished a play yet" in page.text
    finish(room, "Ann")
    lead.follow("Try once more")
    assert "Take the file" in made(lead, room).text


def test_the_report_says_who_still_plays(room: Schoolroom, lead: Browser) -> None:
    room.lesson.set_list(listed("Ann", "Ben", "Cem"))
    for name in ("Ben", "Cem"):
        room.play(room.join(name), "study fair")
    finish(room, "Ann")
    assert still_playing(room.lesson) == {room.lesson.rounds[0].scenario: {1, 2}}
    room.play(next(one for one in room.lesson.seats.values() if one.names == "Cem"), "close")
    assert still_playing(room.lesson) == {room.lesson.rounds[0].scenario: {1}}
    room.lesson.set_pace("ended")
    assert still_playing(room.lesson) == {}
    assert lead.client.get(f"{class_path(room)}/report.pdf").content.startswith(b"%PDF")


def test_grades_go_to_a_gradebook_by_the_ids_of_the_list(room: Schoolroom, lead: Browser) -> None:
    room.lesson.set_list(listed("Ann", "Ben"))
    seat, _, _ = room.lesson.join("", (1,), "en")
    from tests.classes.live.held import moves_of

    room.play(seat, "; ".join(moves_of()))
    finish(room, "Stranger")
    text = lead.client.get(f"{class_path(room)}/moodle.csv").text
    about = replay_class(room.journal, room.lessons.classes.book, "Autumn", Translator("en"), nothing)
    grade = next(one for one in grades_of(about, "best", 100) if one.name == "Ann")
    (value,) = grade.grades.values()
    head, line = text.strip().splitlines()
    assert "Email address" in head
    assert "ann@example.org" in line
    assert f"{value:g}" in line
    assert "Stranger" not in text
    assert "ann@example.org" in lead.client.get(f"{class_path(room)}/canvas.csv").text


def test_without_ids_it_is_said_what_is_missing(room: Schoolroom, lead: Browser) -> None:
    finish(room, "Ann")
    page = lead.go(f"{class_path(room)}/moodle.csv")
    assert page.status == 400
    assert "there is no grade to write" in page.text
    assert "for they have no id on the list: Ann" in page.text


def test_variants_that_were_dealt_out_are_one_grade_item_with_names(room: Schoolroom, lead: Browser) -> None:
    from tests.classes.live.held import moves_of

    room.lesson.set_list(listed("Ann", "Ben"))
    seats = [room.lesson.join("", (place,), "en")[0] for place in (1, 2)]
    room.play(seats[0], "; ".join(moves_of()))
    room.round(letter="b")
    for seat in seats:
        room.play(seat, "review; close")
    answer = lead.client.get(f"{class_path(room)}/canvas.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    head, points, *rows = csv.reader(io.StringIO(answer.text))
    assert (len(head), points[0]) == (6, "Points Possible")
    assert [(row[0], row[3]) for row in rows] == [("Ann", "ann@example.org"), ("Ben", "ben@example.org")]
    assert all(row[5] for row in rows)
    moodle = lead.client.get(f"{class_path(room)}/moodle.csv").text
    assert len(moodle.strip().splitlines()) == 3


def test_several_scenarios_are_files_of_a_zip(room: Schoolroom, lead: Browser) -> None:
    from tests.classes.live.held import moves_of

    room.lesson.set_list(listed("Ann"))
    seat, _, _ = room.lesson.join("", (1,), "en")
    room.play(seat, "; ".join(moves_of()))
    loaded = room.lessons.scenarios.named("software-firm/service-desk", "en")
    room.lesson.add_round(loaded, letter="a", minutes=0)
    room.lesson.set_pace("open")
    room.play(seat, "close")
    data = lead.client.get(f"{class_path(room)}/moodle.csv").content
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len(archive.namelist()) == 2
        assert all(b"ann@example.org" in archive.read(name) for name in archive.namelist())
