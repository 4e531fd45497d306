"""A whole play in a real browser: on a phone, by keyboard, without scripts, in Chinese, over reloads and kills."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Open, Server
from tests.browser.trainee import begin, faults, in_sight, join, meet, press
from trainer.core.codec import encode


def made(server: Server) -> list[str]:
    lesson = server.lesson()
    (seat,) = lesson.seats
    play = lesson.play_of(seat)
    assert play is not None
    return [encode(moment.move) for moment in play.session.moments]


def answer_all(page: Page) -> None:
    """Answer what is on the table with the first answer."""
    while (open_ := page.locator('button[value^="respond"]')).count():
        press(page, open_.first.get_attribute("value") or "")


def test_on_a_phone(server: Server, opened_page: Open) -> None:
    page = opened_page(PHONE)
    wrong: dict[str, list[str]] = {}

    def look(where: str) -> None:
        if found := faults(page):
            wrong[where] = found

    page.goto(server.address)
    look("code")
    page.fill("#code", server.code)
    page.click("main button")
    expect(page.locator("#names")).to_be_visible()
    look("names")
    join(page, server.address, server.code, "Ann; Ben")
    look("brief")
    begin(page)
    look("desk")
    page.click('a[href="/play/study"] >> nth=0')
    press(page, "study fair")
    look("desk after studying")
    meet(page, "bo")
    look("meeting")
    press(page, "ask bo.day")
    # The newest words and what can be said are in sight together.
    assert in_sight(page, ".talk .line")
    assert in_sight(page, ".beneath")
    page.click('a[href="/play/pitches"]')
    expect(page.locator(".pitch").first).to_be_visible()
    look("pitches")
    page.click(".pitch summary >> nth=0")
    page.click(".pitch[open] button")
    expect(page.locator(".talk")).to_be_visible()
    answer_all(page)
    if page.locator('button[value="leave"]').count():
        press(page, "leave")
    page.click('footer a[href="/play/map"]')
    page.click('main a[href="/play/map/bo"]')
    look("map")
    page.select_option("select[name=roles] >> nth=0", "decider")
    page.click("text=likely")
    page.click("main .bar button.main")
    expect(page.locator('main a[href="/play/map/bo"]')).to_contain_text("likely")
    page.goto(f"{server.address}/play/review")
    look("review")
    page.click(".bar summary")
    page.click('.bar button[value="review"]')
    expect(page.locator("#main h1")).to_be_visible()
    page.goto(f"{server.address}/play?begun")
    page.click('summary[data-key="c"]')
    page.click('button[value="close"]')
    expect(page.locator("#intended")).to_be_visible()
    look("reflection")
    page.fill("#intended", "to win Bo")
    page.click(".bar button")
    expect(page.locator(".outcome")).to_be_visible()
    look("decision")
    assert not wrong
    moves = made(server)
    assert moves[:3] == ["study fair", "meet bo visit", "ask bo.day"]
    assert moves[-1] == "close"


def test_by_keyboard_alone(server: Server, opened_page: Open) -> None:
    page = opened_page()
    keys = page.keyboard
    page.goto(f"{server.address}/join/{server.code}")
    keys.type("Ann")
    keys.press("Enter")
    expect(page.locator(".four")).to_be_visible()
    keys.press("Enter")
    expect(page.locator("a[data-key=enter]")).to_have_text("Begin")
    keys.press("Enter")
    expect(page.locator("#people")).to_be_visible()
    keys.press("m")
    keys.press("Tab")
    keys.press("Enter")
    expect(page.locator("fieldset").first).to_be_visible()
    keys.press("Enter")
    expect(page.locator(".talk")).to_be_visible()
    keys.press("1")
    expect(page.locator(".line.fresh")).not_to_have_count(1)
    keys.press("p")
    expect(page.locator(".pitch").first).to_be_visible()
    keys.press("Escape")
    expect(page.locator(".talk")).to_be_visible()
    keys.press("l")
    expect(page.locator("#people")).to_be_visible()
    keys.press("c")
    expect(page.locator("details.ask-back[open]")).to_be_visible()
    # What cannot be taken back is not what the next key does.
    keys.press("Escape")
    expect(page.locator("details.ask-back[open]")).to_have_count(0)
    keys.press("s")
    expect(page.locator('button[value="study fair"]')).to_be_visible()
    key = page.locator('button[value="study fair"]').get_attribute("data-key") or ""
    # A full-width key means its half-width twin.
    page.evaluate("(key) => document.body.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}))",
                  chr(ord(key) + 0xFEE0))  # fmt: skip
    expect(page.locator(".told")).to_be_visible()
    assert made(server)[-1] == "study fair"
    assert not server.lesson().plays(1)[next(iter(server.lesson().seats))].session.over


def test_without_scripts(server: Server, opened_page: Open) -> None:
    page = opened_page(PHONE, scripts=False)
    join(page, server.address, server.code)
    begin(page)
    meet(page, "bo")
    page.click('button[value="ask bo.day"]')
    expect(page.locator(".line.fresh").first).to_be_visible()
    page.click('button[value="leave"]')
    page.click('summary[data-key="c"]')
    page.click('button[value="close"]')
    page.click(".bar button")
    expect(page.locator(".outcome")).to_be_visible()
    assert made(server) == ["meet bo visit", "ask bo.day", "leave", "close"]


def test_in_chinese_with_composition(server: Server, opened_page: Open) -> None:
    page = opened_page(language="zh-CN")
    page.goto(f"{server.address}/join/{server.code}")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    page.focus("#names")
    typing = page.context.new_cdp_session(page)
    typing.send("Input.imeSetComposition", {"text": "zhang", "selectionStart": 5, "selectionEnd": 5})
    typing.send("Input.insertText", {"text": "张伟；李娜"})
    page.click("main button.main")
    expect(page.locator("main")).to_contain_text("张伟; 李娜")
    page.click("main a.main")
    begin(page)
    # While a word is being composed, its letters are no keys.
    page.evaluate(
        "() => document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 's', isComposing: true, bubbles: true}))"
    )
    expect(page.locator("#people")).to_be_visible()
    assert [one.names for one in server.lesson().seats.values()] == ["张伟; 李娜"]


def test_two_tabs_and_a_reload(server: Server, opened_page: Open) -> None:
    first = opened_page()
    join(first, server.address, server.code)
    begin(first)
    second = first.context.new_page()
    second.goto(f"{server.address}/play?begun")
    meet(first, "bo")
    # What was done in one window shows in the other by itself.
    expect(second.locator(".talk")).to_be_visible()
    press(first, "ask bo.day")
    first.reload()
    expect(first.locator(".talk .line")).not_to_have_count(1)
    first.evaluate("history.back()")
    expect(first.locator("#main h1")).to_be_visible()
    assert made(server) == ["meet bo visit", "ask bo.day"]


def test_the_server_is_killed_in_between(server: Server, opened_page: Open) -> None:
    page = opened_page(PHONE)
    join(page, server.address, server.code)
    begin(page)
    meet(page, "bo")
    press(page, "ask bo.day")
    server.kill()
    page.click(".saying .choices button >> nth=0")
    expect(page.locator("#lost")).to_be_visible()
    server.start()
    expect(page.locator("#lost")).to_be_hidden()
    assert made(server) == ["meet bo visit", "ask bo.day"]
    press(page, page.locator(".saying .choices button").first.get_attribute("value") or "")
    assert len(made(server)) == 3
