"""Report, debriefs and grades in one press each: what the commands would write of the same class."""

from __future__ import annotations

import io
import zipfile

import pytest
from starlette.applications import Starlette

from tests.classes.classroom import nothing
from tests.classes.live.held import listed
from tests.classes.live.schoolroom import Schoolroom
from tests.web.browser import Browser
from tests.web.leading import class_path, finish, leader
from trainer.classes.replay import grades_of, replay_class
from trainer.i18n.translator import Translator


@pytest.fixture
def lead(app: Starlette, room: Schoolroom) -> Browser:
    return leader(app, room)


@pytest.mark.parametrize("name", ["report.pdf", "debriefs.pdf", "grades.xlsx", "moodle.csv", "canvas.csv"])
def test_before_anybody_has_finished_it_is_said(room: Schoolroom, lead: Browser, name: str) -> None:
    room.play(room.join("Ann"))
    page = lead.go(f"{class_path(room)}/{name}")
    assert page.status == 400
    assert "nobody has finished a play yet" in page.text


@pytest.mark.parametrize(
    ("name", "begins"), [("report.pdf", b"%PDF"), ("debriefs.pdf", b"%PDF"), ("grades.xlsx", b"PK")]
)
def test_pages_are_written(room: Schoolroom, lead: Browser, name: str, begins: bytes) -> None:
    finish(room, "Ann")
    answer = lead.client.get(f"{class_path(room)}/{name}")
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert f'filename="Autumn-{name}"' in answer.headers["content-disposition"]


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


def test_several_grade_items_are_files_of_a_zip(room: Schoolroom, lead: Browser) -> None:
    from tests.classes.live.held import moves_of

    room.lesson.set_list(listed("Ann"))
    seat, _, _ = room.lesson.join("", (1,), "en")
    room.play(seat, "; ".join(moves_of()))
    room.round(letter="b")
    room.play(seat, "review; close")
    data = lead.client.get(f"{class_path(room)}/moodle.csv").content
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len(archive.namelist()) == 2
        assert all(b"ann@example.org" in archive.read(name) for name in archive.namelist())
