from __future__ import annotations

from http.cookies import SimpleCookie

import pytest

from tests.conftest import CORNER
from tests.web.site import ClassRoom
from trainer.web.visit import LONGEST_FIELD, Form, lead_cookie


def test_a_form_is_read_as_text_on_one_line() -> None:
    form = Form([("a", "one\x00\ttwo\u202e\r\nthree"), ("a", "second"), ("b", "x" * 9_000), ("n", "12"), ("m", "٣")])
    assert form["a"] == "one two three"
    assert form.all("a") == ("one two three", "second")
    assert len(form["b"]) == LONGEST_FIELD
    assert (form.number("n", -1), form.number("m", -1), form.number("none", -1)) == (12, -1, -1)
    assert form.text("none") == ""
    assert len(form) == 4 and set(form) == {"a", "b", "n", "m"}


@pytest.mark.parametrize("token", ["", "0" * 32, "é" * 32, "x"])
def test_a_form_without_the_token_of_its_page_does_nothing(token: str, served: ClassRoom) -> None:
    served.plays(CORNER)
    ada = served.seat().get("/play?begun")
    sent = ada.send("/play/words", f"token={token}".encode())
    assert sent.status_code == 403
    assert "load the page again" in sent.text


def test_the_token_of_another_seat_does_nothing(served: ClassRoom) -> None:
    served.plays(CORNER)
    ada, ben = served.seat("Ada").get("/play?begun"), served.seat("Ben").get("/play?begun")
    assert ada.token != ben.token
    for path in ("/play/move", "/play/meet", "/play/plan", "/play/words", "/play/map/bo", "/over/1", "/language"):
        assert ada.send(path, f"token={ben.token}&move=x&at=0".encode()).status_code == 403, path


def test_a_seat_cannot_be_taken_by_a_page_of_another_site(served: ClassRoom) -> None:
    browser = served.browser()
    assert browser.send(f"/join/{served.code}", b"names=Ada").status_code == 403
    assert served.lesson.seats == {}


@pytest.mark.parametrize(("base", "secure"), [("http://localhost:8000", False), ("https://localhost:8000", True)])
def test_cookies_are_read_by_no_script_and_go_to_no_other_site(base: str, secure: bool, served: ClassRoom) -> None:
    browser = served.browser(base)
    browser.get(f"/join/{served.code}")
    browser.clock.seconds += 1
    sent = browser.send(f"/join/{served.code}", f"token={browser.token}&names=Ada".encode())
    kept = [SimpleCookie(line) for line in sent.headers.get_list("set-cookie")]
    flags = {name: one for cookie in kept for name, one in cookie.items()}
    prefix = "__Host-" if secure else ""
    assert set(flags) == {f"{prefix}seat", f"{prefix}once"}
    for one in flags.values():
        assert (bool(one["httponly"]), one["samesite"], one["path"], one["domain"]) == (True, "lax", "/", "")
        assert bool(one["secure"]) is secure
    # 256 bits, and only a digest of them is stored.
    assert len(flags[f"{prefix}seat"].value) == 43


def test_a_cookie_of_plain_http_opens_nothing_over_https(served: ClassRoom) -> None:
    ada = served.seat()
    cookie = ada.client.cookies["seat"]
    over = served.browser("https://localhost:8000")
    said = over.client.get("/play", headers={"cookie": f"seat={cookie}"}, follow_redirects=False)
    assert (said.status_code, said.headers["location"]) == (303, "/")


@pytest.mark.parametrize("cookie", ["", "x", "é", "'; DROP TABLE lessons; --", "a" * 5_000, '"', "\\", "="])
def test_a_cookie_of_nobody_leads_to_the_first_page(cookie: str, served: ClassRoom) -> None:
    said = served.browser().client.get(
        "/play", headers={b"cookie": b"seat=" + cookie.encode("latin-1", "replace")}, follow_redirects=False
    )
    assert (said.status_code, said.headers["location"]) == (303, "/")


@pytest.mark.parametrize(
    "path", ["http://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "\t//evil.example", ""]
)
def test_the_language_leads_nowhere_else(path: str, served: ClassRoom) -> None:
    browser = served.browser().get("/")
    sent = browser.send("/language", f"token={browser.token}&language=zh&path={path}".encode())
    assert (sent.status_code, sent.headers["location"]) == (303, "/")


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [("zh-TW,en;q=0.5", "zh"), ("de,zh;q=0.1", "zh"), ("de", "en"), ("", "en"), ("x" * 5_000, "en"), ("\x00", "en")],
)
def test_the_language_of_a_stranger_is_the_browser_s(asked: str, spoken: str, served: ClassRoom) -> None:
    page = served.browser().client.get("/", headers={"accept-language": asked})
    assert f'lang="{spoken}' in page.text


def test_words_shown_once_are_text_whatever_the_cookie_holds(served: ClassRoom) -> None:
    ada = served.seat()
    for held in (b"<b>x</b>".hex(), "zz", "ff" * 10):
        ada.client.cookies.set("once", held)
        page = ada.get("/play/words")
        assert page.status == 200
        assert "<b>x" not in page.text


def test_the_facilitator_s_cookie_is_not_the_secret_of_the_address(served: ClassRoom) -> None:
    assert served.site.lead_key not in lead_cookie(served.site)
    assert len(lead_cookie(served.site)) == 64


@pytest.mark.parametrize("status", [400, 403, 404, 405, 408, 413, 421, 429, 500, 503])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_trouble_says_what_to_do(status: int, language: str, served: ClassRoom) -> None:
    from starlette.requests import Request

    from trainer.web.visit import Visit, trouble_page

    scope = {
        "type": "http", "method": "GET", "path": "/x", "query_string": b"", "scheme": "http", "app": served.app,
        "headers": [(b"accept-language", language.encode()), (b"host", b"localhost")], "client": None,
        "server": ("localhost", 80),
    }  # fmt: skip
    said = trouble_page(Visit(Request(scope), Form([]), {}), status)
    page = bytes(said.body).decode()
    assert said.status_code == status
    assert page.count("<p") >= 3 and f'lang="{language}' in page
