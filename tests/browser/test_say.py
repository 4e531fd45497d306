"""Say it first, then choose, in a real browser: on a phone, by keyboard, in Chinese, in two tabs, over a kill."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.class_server import SHOW_KEY
from tests.browser.conftest import PHONE, Open, Server
from tests.browser.test_accessible import violations
from tests.browser.test_lead import leading
from tests.browser.trainee import begin, faults, in_sight, join, meet, press
from trainer.play.session import Session

KEYBOARD_OPEN: ViewportSize = {"width": 390, "height": 450}
ENTER = """(more) => document.getElementById("words").dispatchEvent(
  new KeyboardEvent("keydown", {key: "Enter", bubbles: true, cancelable: true, ...more}))"""


def session(server: Server) -> Session:
    lesson = server.lesson()
    (seat,) = lesson.seats
    play = lesson.play_of(seat)
    assert play is not None
    return play.session


def pending(server: Server) -> list[str]:
    return [one.words for one in session(server).pending]


def at_the_table(page: Page, server: Server) -> None:
    join(page, server.address, server.code)
    begin(page)
    meet(page, "bo")
    expect(page.locator("#words")).to_be_visible()


def test_on_a_phone(saying: Server, opened_page: Open) -> None:
    page = opened_page(PHONE)
    at_the_table(page, saying)
    assert not faults(page)
    assert page.locator("button[value^=ask]").count() == 0
    page.tap("#words")
    # The keyboard takes half of the screen: the customer's last words and what is sent stay in sight.
    page.set_viewport_size(KEYBOARD_OPEN)
    expect(page.locator("main.typing")).to_be_visible()
    page.wait_for_function("document.querySelector('.say button').getBoundingClientRect().bottom <= innerHeight")
    assert in_sight(page, ".talk .line") and in_sight(page, "#words") and in_sight(page, ".say button")
    page.keyboard.type("How is the dog?")
    page.keyboard.press("Enter")
    expect(page.locator(".own")).to_contain_text("How is the dog?")
    expect(page.locator("#announce")).to_contain_text("to choose from")
    page.set_viewport_size({"width": 390, "height": 844})
    assert not faults(page)
    page.tap(".none button")
    expect(page.locator("#words")).to_be_visible()
    assert page.locator("button[value^=ask]").count()
    page.fill("#words", "How is your day?")
    page.tap(".say button")
    expect(page.locator(".own")).to_contain_text("How is your day?")
    press(page, "ask bo.day")
    expect(page.locator("#words")).to_have_value("")
    said = session(saying).said.utterances
    assert [(one.words, one.meant) for one in said] == [("How is the dog?", False), ("How is your day?", True)]


def test_letters_in_the_field_are_letters(saying: Server, opened_page: Open) -> None:
    page = opened_page()
    at_the_table(page, saying)
    # Where there is a keyboard one goes on writing.
    expect(page.locator("#words")).to_be_focused()
    page.keyboard.type("planning 1 2 3")
    expect(page.locator("#words")).to_have_value("planning 1 2 3")
    page.keyboard.press("Escape")
    expect(page.locator("#words")).not_to_be_focused()
    page.keyboard.press("n")
    expect(page.locator("h1")).to_contain_text("otebook")
    # What is half typed is there again, also after the browser's own way back.
    page.go_back()
    expect(page.locator("#words")).to_have_value("planning 1 2 3")
    page.locator("#words").press("Shift+Enter")
    expect(page.locator(".own")).to_contain_text("planning 1 2 3")
    page.keyboard.press("1")
    expect(page.locator("#words")).to_have_value("")
    assert len(session(saying).moments) == 2


def test_an_enter_that_ends_a_composition_sends_nothing(saying: Server, opened_page: Open) -> None:
    page = opened_page(language="zh")
    at_the_table(page, saying)
    page.fill("#words", "你最近忙什么？")
    page.evaluate(ENTER, {"isComposing": True})
    page.evaluate(ENTER, {"keyCode": 229})
    assert pending(saying) == []
    page.press("#words", "Enter")
    expect(page.locator(".own")).to_contain_text("你最近忙什么？")
    assert pending(saying) == ["你最近忙什么？"]


def test_what_is_half_typed_outlasts_a_pause_and_a_refusal(saying: Server, opened_page: Open) -> None:
    page = opened_page()
    at_the_table(page, saying)
    page.fill("#words", "How is your")
    page.evaluate("document.getElementById('words').setAttribute('data-same', '1')")
    lead = leading(opened_page(), saying)
    lead.click("button[value=paused]")
    # The pause is told, and the field is the very same: no keyboard closes, no composition breaks.
    expect(page.locator(".held")).to_contain_text("There is a pause")
    expect(page.locator("#words[data-same]")).to_have_value("How is your")
    expect(page.locator("#words")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type(" day?")
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_contain_text("There is a pause")
    expect(page.locator("#words")).to_have_value("How is your day?")
    lead.click("button[value=resume]")
    expect(page.locator(".held")).to_have_count(0)
    expect(page.locator("#words")).to_have_value("How is your day?")
    page.press("#words", "Enter")
    expect(page.locator(".own")).to_contain_text("How is your day?")


def test_in_two_tabs_it_is_said_once(saying: Server, opened_page: Open) -> None:
    page = opened_page()
    at_the_table(page, saying)
    other = page.context.new_page()
    other.goto(f"{saying.address}/play?begun")
    other.fill("#words", "What is new?")
    page.fill("#words", "How is your day?")
    page.press("#words", "Enter")
    expect(page.locator(".own")).to_be_visible()
    expect(other.locator("#words")).to_have_value("What is new?")
    other.press("#words", "Enter")
    expect(other.locator(".notice")).to_contain_text("You had said something here already")
    expect(other.locator(".own")).to_contain_text("How is your day?")
    assert pending(saying) == ["How is your day?"]


def test_killed_between_typing_and_choosing_the_words_are_there_again(saying: Server, opened_page: Open) -> None:
    page = opened_page(PHONE)
    at_the_table(page, saying)
    page.fill("#words", "How is your day?")
    page.tap(".say button")
    expect(page.locator(".own")).to_be_visible()
    saying.kill()
    saying.start()
    page.goto(f"{saying.address}/play?begun")
    expect(page.locator(".own")).to_contain_text("How is your day?")
    press(page, "ask bo.day")
    assert session(saying).said.utterances[0].words == "How is your day?"


def test_without_scripts(saying: Server, opened_page: Open) -> None:
    page = opened_page(PHONE, scripts=False)
    at_the_table(page, saying)
    page.fill("#words", "How is the dog?")
    page.click(".say button")
    expect(page.locator(".own")).to_contain_text("How is the dog?")
    page.click(".none button")
    page.fill("#words", "How is your day?")
    page.click(".say button")
    page.click('button[value="ask bo.day"]')
    expect(page.locator("#words")).to_be_visible()
    assert [one.words for one in session(saying).said.utterances] == ["How is the dog?", "How is your day?"]


@pytest.mark.parametrize(("language", "dark"), [("en", True), ("zh", False)])
def test_every_state_is_accessible(saying: Server, opened_page: Open, language: str, dark: bool) -> None:
    page = opened_page(PHONE, language=language, dark=dark)
    wrong: dict[str, list[str]] = {}

    def look(where: str) -> None:
        if found := violations(page):
            wrong[where] = found

    at_the_table(page, saying)
    look("asked")
    page.fill("#words", "x")
    page.evaluate("document.getElementById('words').removeAttribute('required')")
    page.fill("#words", "")
    page.tap(".say button")
    expect(page.locator(".notice")).to_be_visible()
    look("refused")
    page.fill("#words", "How is the dog?")
    page.tap(".say button")
    expect(page.locator(".none")).to_be_visible()
    look("list")
    page.tap(".none button")
    expect(page.locator("#words")).to_be_visible()
    look("once more")
    page.goto(f"{saying.address}/play/pitches")
    look("pitches once more")
    page.goto(f"{saying.address}/play/map/bo")
    look("map")
    assert not wrong


@pytest.mark.parametrize(("language", "dark"), [("en", False), ("zh", True)])
def test_what_was_said_is_read_by_everybody(saying: Server, opened_page: Open, language: str, dark: bool) -> None:
    saying.close()
    lesson = saying.lesson()
    for number in range(5):
        seat = lesson.join(f"N{number}", (), "en")[0]
        assert lesson.answer(seat.id, "meet ada visit", 0).kind == "made"
        assert lesson.say(seat.id, f"Buy it, for {number} reasons.", 1, 0).kind == "made"
        assert lesson.answer(seat.id, "pitch cheap", 1).kind == "made"
    saying.start()
    wrong: dict[str, list[str]] = {}

    def look(page: Page, where: str) -> None:
        if found := violations(page):
            wrong[where] = found

    lead = leading(opened_page(language=language, dark=dark), saying)
    address = lead.url.partition("?")[0]
    lead.goto(f"{address}/sayings")
    lead.click("details.box summary")
    look(lead, "facilitator")
    lead.click(".taking button >> nth=0")
    expect(lead.locator(".taking .out")).to_have_count(1)
    # The reader stays where they were.
    expect(lead.locator(".taking .out button")).to_be_focused()
    look(lead, "taken out")
    wall = opened_page((1920, 1080), language=language, dark=dark)
    wall.goto(f"{saying.address}/show/{SHOW_KEY}")
    lead.goto(address.replace("/lead/", "/show/"))
    lead.keyboard.press("w")
    expect(wall.locator(".sayings li")).to_have_count(4)
    look(wall, "projector")
    look(lead, "projector, at the facilitator's machine")
    lead.click(".sayings button >> nth=0")
    expect(wall.locator(".sayings li")).to_have_count(3)
    wall.reload()
    expect(wall.locator(".sayings li")).to_have_count(3)
    assert not wrong


def say(page: Page, words: str) -> None:
    page.fill("#words", words)
    page.click(".say button")
    expect(page.locator(".own")).to_contain_text(words)


def test_what_is_answered_stands_above_the_field_and_the_answers_about_it_are_kept(
    saying: Server, opened_page: Open
) -> None:
    page = opened_page(PHONE)
    join(page, saying.address, saying.code)
    begin(page)
    meet(page, "ada")
    page.click('a[href="/play/pitches"]')
    expect(page.locator("h1")).to_contain_text("Your pitches")
    say(page, ("It costs less than you think. " * 12).strip())
    page.locator("details.pitch:has(button[value='pitch cheap']) summary").click()
    press(page, "pitch cheap")
    expect(page.locator(".answered")).to_have_text("Who says so?")
    # The talk is longer than its place: what is answered is in sight, there and above the field.
    assert in_sight(page, ".talk .line") and in_sight(page, ".answered")
    assert page.evaluate(
        """() => {
          const talk = document.querySelector(".talk").getBoundingClientRect();
          const last = [...document.querySelectorAll(".talk .line")].at(-1).getBoundingClientRect();
          return last.bottom <= talk.bottom + 1 && last.top >= talk.top - 1;
        }"""
    )
    say(page, "What would you have to see?")
    press(page, "respond ada.doubt.show")
    press(page, "leave")
    page.locator('button[value="close"]').evaluate("(one) => one.click()")
    expect(page.locator("#intended")).to_be_visible()
    lead = leading(opened_page(), saying)
    lead.click("#results > summary")
    lead.click("#results button[name=released]")
    expect(lead.locator("#results button[value='0']")).to_be_visible()
    page.goto(f"{saying.address}/over/1/debrief")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    form = page.locator("form[action='/over/1/words']").first
    form.locator("input[name=asked][value=y]").check()
    form.locator("button").click()
    expect(page.locator("input[name=asked][value=y]").first).to_be_checked()
    reviews = [one.review for one in session(saying).said.utterances if one.review]
    assert [one.asked for one in reviews] == [True]
