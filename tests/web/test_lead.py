"""The facilitator's page: who may see it, and what each of its buttons does."""

from __future__ import annotations

import re
import time

import pytest
from starlette.applications import Starlette

from tests.classes.live.schoolroom import Schoolroom
from tests.web.browser import ADDRESS, Browser
from tests.web.conftest import LEAD_KEY, SHOW_KEY
from tests.web.leading import class_path, finish, leader
from trainer.play.shelf import read_scenarios
from trainer.store.records import ListedName
from trainer.web.limits import FAILURES

PAGES = (
    "", "/board", "/events", "/report.pdf", "/debriefs", "/debriefs.pdf", "/grades.xlsx", "/moodle.csv", "/canvas.csv",
)  # fmt: skip
CHANGES = ("pace", "joining", "list", "round", "release", "project", "message", "message/withdraw")


@pytest.fixture
def lead(app: Starlette, room: Schoolroom) -> Browser:
    return leader(app, room)


def test_the_secret_opens_the_pages_and_leaves_the_address(app: Starlette, room: Schoolroom) -> None:
    one = Browser(app)
    page = one.go(f"/lead/{LEAD_KEY}")
    assert (page.status, page.path) == (200, "/lead")
    assert "Autumn" in page.text
    cookie = one.client.cookies.get("lead")
    assert cookie
    assert LEAD_KEY not in cookie


@pytest.mark.parametrize("key", ["x", "3" * 32, SHOW_KEY])
def test_whoever_has_not_the_secret_sees_nothing(app: Starlette, room: Schoolroom, key: str) -> None:
    seat = room.join("Ann")
    one = Browser(app)
    one.join(room.lesson.lesson.code, "Ben")
    assert one.go(f"/lead/{key}").status == 403
    paths = [f"{class_path(room)}{path}" for path in (*PAGES, f"/seat/{seat.id}", f"/seat/{seat.id}/events")]
    for path in ("/lead", *paths):
        page = one.go(path)
        assert page.status in (403, 204), path
        assert "Ann" not in page.html
    one.go("/play/words")
    token = next(value for form in one.page.forms for name, value in form.fields if name == "token")
    for path in (*CHANGES, *(f"seat/{seat.id}/{what}" for what in ("name", "words", "aside", "message"))):
        assert one.send(f"{class_path(room)}/{path}", [("token", token), ("pace", "ended")]).status == 403
    assert room.lesson.round is not None
    assert room.lesson.round.pace == "open"


def test_secrets_cannot_be_tried_out(app: Starlette, room: Schoolroom) -> None:
    one = Browser(app)
    for number in range(int(FAILURES.at_once)):
        one.go(f"/lead/{number:032}")
    assert one.go(f"/lead/{LEAD_KEY}").status == 429


def test_a_class_is_made_and_held_again(app: Starlette, room: Schoolroom, lead: Browser) -> None:
    lead.go("/lead")
    page = lead.press("Hold this class", name="Spring", language="zh")
    assert "Spring" in page.text
    made = next(one for one in room.lessons.all() if one.lesson.name == "Spring")
    assert made.lesson.language == "zh"
    lead.go("/lead")
    assert lead.press("Hold this class", name="Spring").path == page.path
    lead.go("/lead")
    page = lead.press("Hold this class", name=" ")
    assert page.status == 400
    assert "cannot be the name of a class" in page.text


@pytest.mark.parametrize(
    ("presses", "pace"),
    [
        (["Pause everybody"], "paused"),
        (["Pause everybody", "Go on"], "open"),
        (["Pause everybody", "Go on, and stop at the next review"], "review"),
        (["Stop at the next review"], "review"),
        (["Stop at the next review", "Pause everybody", "Go on"], "review"),
        (["Stop at the next review", "Pause everybody", "Go on past the reviews"], "open"),
        (["Stop at the next review", "Go on to the next review"], "review"),
        (["Stop at the next review", "Go on past the reviews"], "open"),
        (["End it for everybody"], "ended"),
        (["End it for everybody", "Open it again"], "open"),
    ],
)
def test_the_pace_is_set_by_pressing(room: Schoolroom, lead: Browser, presses: list[str], pace: str) -> None:
    for press in presses:
        assert lead.press(press).status == 200
    assert room.lesson.round is not None
    assert room.lesson.round.pace == pace


def test_a_round_waits_to_be_begun(room: Schoolroom, lead: Browser) -> None:
    page = lead.press("Add this round", scenario="software-firm/service-desk", letter="b", minutes="30", language="zh")
    about = room.lesson.round
    assert about is not None
    assert (about.number, about.scenario, about.letter, about.minutes, about.language, about.pace) == (
        2, "software-firm/service-desk", "b", 30, "zh", "waiting",
    )  # fmt: skip
    assert "The round has not begun" in page.text
    lead.press("Begin")
    assert room.lesson.round is not None
    assert room.lesson.round.pace == "open"
    assert "30 minutes left" in lead.page.text


@pytest.mark.parametrize(("typed", "minutes"), [("", None), ("0", 0), ("20", 20)])
def test_without_minutes_a_round_takes_those_of_its_scenario(
    room: Schoolroom, lead: Browser, typed: str, minutes: int | None
) -> None:
    wanted = "software-firm/service-desk"
    assert "empty: as the scenario says" in lead.page.html
    lead.press("Add this round", scenario=wanted, minutes=typed)
    own = next(one.minutes for one in read_scenarios("en").entries if one.id == wanted)
    assert room.lesson.round is not None
    assert room.lesson.round.minutes == (own if minutes is None else minutes)


def test_a_round_is_added_once_however_often_it_is_pressed(room: Schoolroom, lead: Browser) -> None:
    form, _ = lead.page.form("Add this round")
    pairs = [*form.fields, ("scenario", "software-firm/service-desk")]
    for _ in range(2):
        lead.send(form.action, pairs)
    assert len(room.lesson.rounds) == 2


@pytest.mark.parametrize("wanted", ["../../etc/passwd", "nothing/here", "", "/tmp"])
def test_only_what_stands_on_the_shelf_is_played(room: Schoolroom, lead: Browser, wanted: str) -> None:
    page = lead.press("Add this round", scenario=wanted)
    assert page.status == 400
    assert "there is no scenario" in page.text
    assert len(room.lesson.rounds) == 1


def test_a_variant_that_is_not_there_is_said(room: Schoolroom, lead: Browser) -> None:
    page = lead.press("Add this round", scenario="software-firm/service-desk", letter="z")
    assert page.status == 400
    assert "there is no variant 'z'" in page.text


def test_a_press_on_an_old_page_does_not_hit_the_round_that_is_on(room: Schoolroom, lead: Browser) -> None:
    form, button = lead.page.form("End it for everybody")
    room.round()
    lead.send(form.action, [*form.fields, button])
    assert room.lesson.round is not None
    assert room.lesson.round.pace == "open"


def test_joining_is_closed_and_opened(room: Schoolroom, lead: Browser) -> None:
    lead.press("Close joining")
    assert not room.lesson.lesson.joining
    lead.press("Open joining again")
    assert room.lesson.lesson.joining


def test_a_list_is_pasted_checked_and_shown_again(room: Schoolroom, lead: Browser) -> None:
    lead.press("Keep this list", names="Anna Berg; anna@example.org\nBen")
    assert [(one.name, one.identity) for one in room.lesson.listed] == [("Anna Berg", "anna@example.org"), ("Ben", "")]
    assert "Anna Berg; anna@example.org" in lead.page.html
    page = lead.press("Keep this list", names="Anna; s1\nBen; s1")
    assert page.status == 200
    assert "1 name was taken. 1 line was put aside" in page.text
    assert "Ben; s1 lines 1 and 2 have the same id: s1" in page.text
    assert [one.name for one in room.lesson.listed] == ["Anna"]
    # It is said as long as nobody hands over another one.
    assert "1 line was put aside" in lead.go(class_path(room)).text
    page = lead.press("Keep this list", names="; s1")
    assert page.status == 400
    assert "line 1 has no name" in page.text
    assert "; s1</textarea>" in page.html
    assert len(room.lesson.listed) == 1


@pytest.mark.parametrize(
    ("press", "panel"),
    [("Close joining", "joining"), ("Keep this list", "list"), ("Progress and time", "projector"),
     ("Release the debriefs", "results"), ("Add this round", "next")],
)  # fmt: skip
def test_the_part_that_was_acted_in_is_open_without_scripts(
    room: Schoolroom, lead: Browser, press: str, panel: str
) -> None:
    room.join("Ann")
    lead.go(f"{class_path(room)}?sort=name")
    assert f'id="{panel}">' in lead.page.html
    lead.press(press, scenario="software-firm/service-desk")
    assert f'id="{panel}" open>' in lead.page.html
    # The board is still in the order that was chosen.
    assert '<option value="name" selected>' in lead.page.html


def test_the_board_is_sorted_and_filtered_and_stays_so(room: Schoolroom, lead: Browser) -> None:
    room.lesson.set_list([ListedName(1, "Zoe", "", ("Monday",))])
    for one in ("Zoe", "Ann", "Cem"):
        room.play(room.join(one), "study fair; review" if one == "Cem" else "")
    lead.go(class_path(room))
    assert "map 1 not handed in" in lead.page.text

    def names() -> list[str]:
        return re.findall(r"</span><b>(\w+)</b>", lead.page.html)

    assert names() == ["Zoe", "Ann", "Cem"]
    lead.go(f"{class_path(room)}?sort=name&show=map:1&minutes=4")
    assert names() == ["Ann", "Zoe"]
    assert "2 of 3 seats are shown" in lead.page.text
    # What asks again for the part that changes asks for the same; what is pressed comes back to it.
    part = re.search(r'data-part="([^"]+)"', lead.page.html)
    assert part is not None
    lead.go(part[1].replace("&amp;", "&"))
    assert names() == ["Ann", "Zoe"]
    lead.go(f"{class_path(room)}?sort=name&show=map:1")
    lead.press("Pause everybody")
    assert names() == ["Ann", "Zoe"]
    lead.go(lead.page.link("Ann"))
    lead.follow("Back to the class")
    assert names() == ["Ann", "Zoe"]
    lead.go(f"{class_path(room)}?show=in:Monday")
    assert names() == ["Zoe"]
    lead.follow("show everybody")
    assert names() == ["Zoe", "Ann", "Cem"]


def test_a_gradebook_s_list_is_uploaded(room: Schoolroom, lead: Browser) -> None:
    form, _ = lead.page.form("Keep this list")
    token = dict(form.fields)["token"]
    data = "姓名,学号\n李伟,2023007\n".encode("gb18030")
    answer = lead.client.post(
        form.action, data={"token": token}, files={"file": ("list.csv", data)}, headers={"origin": ADDRESS}
    )
    assert answer.status_code == 200
    assert [(one.name, one.identity) for one in room.lesson.listed] == [("李伟", "2023007")]
    answer = lead.client.post(
        form.action, data={"token": token}, files={"file": ("list.csv", b"\0")}, headers={"origin": ADDRESS}
    )
    assert answer.status_code == 400
    assert len(room.lesson.listed) == 1


def test_the_board_shows_who_is_where(room: Schoolroom, lead: Browser) -> None:
    seat = finish(room, "Ann; Ben")
    room.join("Cem")
    page = lead.go(f"{class_path(room)}/board")
    assert "Ann; Ben" in page.text
    assert "has not begun" in page.text
    play = room.lesson.play_of(seat.id)
    assert play is not None
    assert play.session.card is not None
    assert str(round(play.session.card.overall)) in page.text
    assert page.html.lstrip().startswith('<div id="board"')
    assert page.html.strip() in lead.go(class_path(room)).html


def test_debriefs_are_released(room: Schoolroom, lead: Browser) -> None:
    lead.press("Release the debriefs")
    assert room.lesson.rounds[0].released
    lead.press("Close the debriefs again")
    assert not room.lesson.rounds[0].released


def test_the_page_speaks_chinese(room: Schoolroom, lead: Browser) -> None:
    finish(room, "Ann")
    lead.press("中文")
    page = lead.go(class_path(room))
    assert "全班暂停" in page.text
    for words in ("第3/3天下午", "已完成", "人在座", "保存名单", "班级报告（PDF）"):
        assert words in page.text


def test_nothing_on_the_pages_is_inline(room: Schoolroom, lead: Browser) -> None:
    seat = finish(room, "Ann")
    for path in (class_path(room), f"{class_path(room)}/seat/{seat.id}", "/lead"):
        html = lead.go(path).html
        assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:|<script(?! src)", html)


def test_what_others_write_is_only_text(room: Schoolroom, lead: Browser) -> None:
    room.join("<b>Ann</b>")
    assert "&lt;b&gt;Ann" in lead.go(class_path(room)).html
    assert "<b><b>" not in lead.page.html


def test_two_hundred_seats_are_cheap_to_look_at(app: Starlette, room: Schoolroom, lead: Browser) -> None:
    for number in range(200):
        seat = room.join(f"Trainee {number}")
        room.play(seat, "review" if number % 2 else "")
    lead.go(f"{class_path(room)}/board")
    began = time.process_time()
    for _ in range(5):
        assert lead.go(f"{class_path(room)}/board").status == 200
    # With what the test itself does; the figure of the page alone is measured by the bench.
    assert (time.process_time() - began) / 5 < 0.5
