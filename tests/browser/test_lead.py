"""The facilitator and the projector in a real browser, beside somebody who plays."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.class_server import LEAD_KEY, SHOW_KEY
from tests.browser.conftest import PHONE, Open, Server
from tests.browser.test_accessible import violations
from tests.browser.trainee import begin, join, press

WALL = (1920, 1080)


def leading(page: Page, server: Server) -> Page:
    """Open the page of the class."""
    page.goto(f"{server.address}/lead/{LEAD_KEY}")
    page.click("main a[href^='/lead/']")
    expect(page.locator(".pace")).to_be_visible()
    return page


def test_a_pause_comes_to_every_page_by_itself_and_sweeps_nothing_away(server: Server, opened_page: Open) -> None:
    ann, ben = opened_page(PHONE), opened_page()
    join(ann, server.address, server.code, "Ann")
    join(ben, server.address, server.code, "Ben")
    begin(ann)
    begin(ben)
    ben.goto(f"{server.address}/play/map/bo")
    ben.select_option("select[name=roles] >> nth=0", "decider")
    lead = leading(opened_page(), server)
    expect(lead.locator("main")).to_contain_text("Ben")
    lead.click("button[value=paused]")
    expect(ann.locator(".held")).to_contain_text("There is a pause")
    # Whoever is writing is not disturbed, and can save.
    expect(ben.locator("select[name=roles] >> nth=0")).to_have_value("decider")
    ben.click("main .bar button.main")
    expect(ben.locator("main")).to_contain_text("Decision maker")
    lead.click("button[value=resume]")
    expect(ann.locator(".held")).to_have_count(0)


def test_the_board_follows_what_is_played(server: Server, opened_page: Open) -> None:
    lead = leading(opened_page(), server)
    ann = opened_page(PHONE)
    join(ann, server.address, server.code, "Ann")
    expect(lead.locator("main")).to_contain_text("Ann")
    begin(ann)
    ann.goto(f"{server.address}/play/study")
    press(ann, "study fair")
    expect(lead.locator("main")).to_contain_text("just now")


def test_what_was_opened_stays_open_and_in_sight(server: Server, opened_page: Open) -> None:
    ann = opened_page(PHONE)
    join(ann, server.address, server.code, "Ann")
    lead = leading(opened_page((1280, 600)), server)
    for name in ("list", "next", "results"):
        lead.click(f"#{name} > summary")
    lead.locator("#results button[name=released]").scroll_into_view_if_needed()
    lead.click("#results button[name=released]")
    expect(lead.locator("#results button[value='0']")).to_be_focused()
    for name in ("list", "next", "results"):
        expect(lead.locator(f"#{name}")).to_have_attribute("open", "")
    expect(lead.locator("#joining")).not_to_have_attribute("open", "")
    # What others do draws the board, and a new round the whole page, again.
    lead.click("#next > summary")
    ben = opened_page()
    join(ben, server.address, server.code, "Ben")
    expect(lead.locator("#board")).to_contain_text("Ben")
    other = leading(opened_page(), server)
    other.click("#next > summary")
    other.click("button:has-text('Pause everybody')")
    expect(lead.locator(".pace h2")).to_contain_text("There is a pause")
    expect(lead.locator("#list")).to_have_attribute("open", "")
    expect(lead.locator("#next")).not_to_have_attribute("open", "")


def test_all_debriefs_are_made_and_offered(server: Server, opened_page: Open) -> None:
    ann = opened_page(PHONE)
    join(ann, server.address, server.code, "Ann")
    begin(ann)
    ann.click('summary[data-key="c"]')
    ann.click('button[value="close"]')
    ann.click(".bar button")
    expect(ann.locator(".outcome")).to_be_visible()
    for scripts in (True, False):
        lead = leading(opened_page(scripts=scripts), server)
        lead.click("#results > summary")
        lead.click("#results a[href$='/debriefs']")
        expect(lead.locator("main")).to_contain_text("Take the file")
        if scripts:
            expect(lead.locator("#announce")).to_contain_text("The file is made")
            assert not violations(lead)
        with lead.expect_download() as taken:
            lead.click("text=Take the file")
        assert taken.value.suggested_filename == "Bench-debriefs.pdf"


def test_a_message_comes_to_whoever_is_writing_and_sweeps_nothing_away(server: Server, opened_page: Open) -> None:
    ann, ben = opened_page(PHONE), opened_page(scripts=False)
    join(ann, server.address, server.code, "Ann")
    join(ben, server.address, server.code, "Ben")
    begin(ann)
    ann.goto(f"{server.address}/play/map/bo")
    ann.select_option("select[name=roles] >> nth=0", "decider")
    lead = leading(opened_page(), server)
    lead.click("#message > summary")
    lead.fill("#text", "Break until 10:45")
    lead.click("#message button.main")
    expect(ann.locator(".message")).to_contain_text("Break until 10:45")
    expect(ann.locator("#announce")).to_contain_text("Break until 10:45")
    assert not violations(ann)
    ann.click(".dismiss button")
    expect(ann.locator(".message")).to_have_count(0)
    expect(ann.locator("select[name=roles] >> nth=0")).to_have_value("decider")
    ann.reload()
    expect(ann.locator(".message")).to_have_count(0)
    ben.goto(f"{server.address}/play")
    ben.click(".dismiss button")
    expect(ben.locator(".message")).to_have_count(0)
    expect(ben.locator("h1")).to_be_visible()


def test_the_debrief_keeps_its_look_and_runs_nothing(server: Server, opened_page: Open) -> None:
    ann = opened_page(PHONE)
    join(ann, server.address, server.code, "Ann")
    begin(ann)
    ann.click('summary[data-key="c"]')
    ann.click('button[value="close"]')
    ann.click(".bar button")
    expect(ann.locator(".outcome")).to_be_visible()
    lead = leading(opened_page(), server)
    lead.click("summary:has-text('Debriefs and reports')")
    lead.click("button[name=released]")
    # The page that waits for it says so by itself.
    ann.click("a[href='/over/1/debrief']")
    expect(ann.locator("h1")).to_be_visible()
    assert ann.evaluate("getComputedStyle(document.querySelector('.overall b')).fontWeight") != "400"
    assert ann.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    # What matters stands first, and the rest is one press away; a link opens what it leads to.
    assert ann.evaluate("document.documentElement.scrollHeight") < 10 * PHONE[1]
    expect(ann.locator(".day .entry").first).to_be_hidden()
    ann.click("summary:has-text('Turning points')")
    ann.click("a[href^='#move-'] >> nth=0")
    expect(ann.locator(":target")).to_be_in_viewport()
    ann.click("summary:has-text('Who has power')")
    smallest = ann.evaluate("Math.min(...[...document.querySelectorAll('.power text')].map((one) => "
                            "parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a))")  # fmt: skip
    assert smallest > 9
    assert not violations(ann)


@pytest.mark.parametrize(("language", "dark"), [("en", True), ("zh", False)])
def test_facilitator_and_projector_are_accessible(server: Server, opened_page: Open, language: str, dark: bool) -> None:
    for number in range(6):
        server.lesson().join(f"N{number}", (), language)
    ann = opened_page()
    join(ann, server.address, server.code, "Ann")
    wrong: dict[str, list[str]] = {}

    def look(page: Page, where: str) -> None:
        if found := violations(page):
            wrong[where] = found

    lead = opened_page(language=language, dark=dark)
    lead.goto(f"{server.address}/lead/{LEAD_KEY}")
    look(lead, "classes")
    leading(lead, server)
    for box in lead.locator("details.box > summary").all():
        if not box.evaluate("(one) => one.parentElement.open"):
            box.click()
    look(lead, "class")
    lead.click("a[href*='/seat/'] >> nth=0")
    expect(lead.locator("h1")).to_be_visible()
    look(lead, "seat")
    wall = opened_page(WALL, language=language, dark=dark)
    wall.goto(f"{server.address}/show/{SHOW_KEY}")
    look(wall, "projector: join")
    leading(lead, server)
    for what in ("progress", "beliefs", "questions", "teams"):
        lead.evaluate(
            """(what) => {
              const one = document.querySelector(`button[name=show][value=${what}]`);
              for (let up = one; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
              one.click();
            }""",
            what,
        )
        wall.reload()
        look(wall, f"projector: {what}")
    assert not wrong


def test_the_key_of_the_truth_is_pressed_twice(server: Server, opened_page: Open) -> None:
    ann = opened_page(PHONE)
    join(ann, server.address, server.code, "Ann")
    begin(ann)
    lead = leading(opened_page(), server)
    lead.goto(lead.url.replace("/lead/", "/show/"))
    lead.keyboard.press("b")
    expect(lead.locator("footer")).to_contain_text("The truth")
    lead.keyboard.press("t")
    expect(lead.locator("footer")).to_contain_text("Press once more")
    assert "truth" not in server.lesson().lesson.projected
    lead.keyboard.press("t")
    expect(lead.locator("footer")).to_contain_text("Hide the truth")
    assert "truth=1" in server.lesson().lesson.projected
