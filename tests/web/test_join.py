from __future__ import annotations

from starlette.applications import Starlette

from tests.classes.live.schoolroom import Schoolroom
from tests.web.browser import Browser
from trainer.store.records import ListedName


def test_from_the_code_to_the_brief(browser: Browser, room: Schoolroom) -> None:
    browser.go("/")
    browser.press("Join", code=f" {room.lesson.lesson.code[:3]} {room.lesson.lesson.code[3:]} ")
    assert browser.page.path == f"/join/{room.lesson.lesson.code}"
    browser.press("Take a seat", names="Ann; Ben")
    assert browser.page.path == "/play/words"
    (seat,) = room.lesson.seats.values()
    assert seat.names == "Ann; Ben"
    words = " ".join(browser.page.text.split("Ann; Ben")[1].split()[:4])
    assert room.lessons.by_words(words) == (room.lesson, seat.id)
    browser.follow("Go on")
    assert "Your customer" in browser.page.text
    assert words not in browser.go("/play/words").text


def test_full_width_digits_are_digits(browser: Browser, room: Schoolroom) -> None:
    browser.go("/")
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in room.lesson.lesson.code)
    assert browser.press("Join", code=wide).path == f"/join/{room.lesson.lesson.code}"


def test_a_wrong_code_says_so_and_keeps_what_was_typed(browser: Browser) -> None:
    browser.go("/")
    page = browser.press("Join", code="111111")
    assert (page.status, "No class has this code" in page.text) == (404, True)
    assert 'value="111111"' in page.html
    assert browser.go("/join/111111").status == 404


def test_names_are_ticked_on_the_list(browser: Browser, room: Schoolroom) -> None:
    room.lesson.set_list((ListedName(0, "Ann", "a1", ("red",)), ListedName(1, "Ben", "b1", ())))
    browser.go(f"/join/{room.lesson.lesson.code}")
    browser.press("Take a seat", place=["0", "1"])
    (seat,) = room.lesson.seats.values()
    assert seat.names == "Ann; Ben"
    assert room.lesson.identity(seat.people[1].id) == "b1"


def test_what_is_wrong_with_a_name_is_said_and_it_stays_typed(browser: Browser, room: Schoolroom) -> None:
    browser.go(f"/join/{room.lesson.lesson.code}")
    page = browser.press("Take a seat", names="Ann; Ann")
    assert (page.status, "stands there twice" in page.text) == (400, True)
    assert 'value="Ann; Ann"' in page.html
    assert not room.lesson.seats
    assert browser.press("Take a seat", names=" ").status == 400


def test_a_double_press_takes_one_seat(browser: Browser, room: Schoolroom) -> None:
    browser.go(f"/join/{room.lesson.lesson.code}")
    before = browser.page
    browser.press("Take a seat", names="Ann")
    browser.page = before
    token = browser.go("/play/words").forms[0].fields[0][1]
    assert browser.send(before.path, [("token", token), ("names", "Ann")]).path == "/play"
    assert len(room.lesson.seats) == 1
    assert browser.go("/").path == browser.go(before.path).path == "/play"


def test_coming_back_with_four_words(app: Starlette, room: Schoolroom) -> None:
    seat, _, words = room.lesson.join("Ann", (), "en")
    room.play(seat, "meet bo visit")
    other = Browser(app)
    other.go("/back")
    assert other.press("Go on where I was", words="one two three four").status == 404
    assert 'value="one two three four"' in other.page.html
    assert other.press("Go on where I was", words=words.upper()).path == "/play"
    assert "What you can say" in other.page.text


def test_when_joining_is_closed_the_words_still_work(app: Starlette, room: Schoolroom) -> None:
    _, _, words = room.lesson.join("Ann", (), "en")
    room.lesson.set_joining(joining=False)
    other = Browser(app)
    assert "Nobody can join" in other.go(f"/join/{room.lesson.lesson.code}").text
    other.go("/back")
    assert other.press("Go on where I was", words=words).path == "/play"


def test_other_words_take_the_place_of_the_old_ones(app: Starlette, room: Schoolroom) -> None:
    browser = Browser(app)
    browser.join(room.lesson.lesson.code, "Ann")
    browser.go("/play/words")
    page = browser.press("New words")
    words = page.text.split("Ann")[1].split("Write")[0].strip()
    assert room.lessons.by_words(words) is not None


def test_thirty_mistype_and_one_script_is_slowed(app: Starlette, room: Schoolroom) -> None:
    statuses = []
    browser = Browser(app)
    for _ in range(80):
        browser.go("/")
        if browser.page.status == 200:
            statuses.append(browser.press("Join", code="222222").status)
    assert statuses[0] == 404
    assert statuses[-1] == 429
    assert "wait a minute" in browser.page.text
    # Who sits already is not in the way of that.
    seat, _, _ = room.lesson.join("Ann", (), "en")
    room.play(seat)


def test_the_language_follows_the_browser_and_the_choice(app: Starlette, room: Schoolroom) -> None:
    browser = Browser(app, "zh-CN,zh;q=0.9")
    assert "zh-Hans" in browser.go("/").html
    browser.press("English")
    assert browser.page.path == "/"
    assert 'lang="en"' in browser.page.html
    browser.join(room.lesson.lesson.code, "Ann")
    (seat,) = room.lesson.seats.values()
    assert seat.language == "en"
    browser.press("中文")
    assert room.lesson.seats[seat.id].language == "zh"
    assert browser.page.path == "/play"


def test_language_leads_nowhere_else(browser: Browser) -> None:
    browser.go("/")
    token = browser.page.forms[0].fields[0][1]
    for path in ("https://example.org/", "//example.org", "/\\example.org", "javascript:x", ""):
        response = browser.client.post(
            "/language", data={"token": token, "language": "zh", "path": path},
            headers={"origin": "http://localhost:8000"}, follow_redirects=False,
        )  # fmt: skip
        assert response.headers["location"] == "/"
