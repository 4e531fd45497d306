"""A trainee in a real browser: what they do on every page, and what must hold there."""

from __future__ import annotations

from playwright.sync_api import Page, expect

SMALLEST = 44
"""Pixels of what is pressed, in height (WCAG 2.2, 2.5.5 level AAA; AA asks for 24)."""


def join(page: Page, address: str, code: str, names: str = "Ann") -> None:
    """Take a seat and come to the brief."""
    page.goto(f"{address}/join/{code}")
    page.fill("#names", names)
    page.click("main button.main")
    expect(page.locator(".four")).to_be_visible()
    page.click("main a.main")
    expect(page.locator("#main h1")).to_be_visible()


def begin(page: Page) -> None:
    """Go from the brief to the desk."""
    page.click(".bar a.main")
    expect(page.locator("#people")).to_be_visible()


def meet(page: Page, person: str) -> None:
    """Meet somebody from the desk."""
    page.click(f'a[href="/play/person/{person}"]')
    page.click(".bar button.main")
    expect(page.locator(".talk")).to_be_visible()


def press(page: Page, move: str) -> None:
    """Press the button of a move, and wait for the page after it."""
    etag = page.locator("#page").get_attribute("data-etag") or ""
    page.click(f'button[value="{move}"]')
    expect(page.locator("#page")).not_to_have_attribute("data-etag", etag)


def faults(page: Page) -> list[str]:
    """Return what is wrong with a page for thumbs: things too small to be pressed, and anything sideways."""
    found = [
        f"{one['what']}: {one['height']}"
        for one in page.evaluate(
            """() => [...document.querySelectorAll("#page button, #page a, #page select, #page summary, "
              + "#page label.tick, #page input:not([type=hidden]):not([type=radio]):not([type=checkbox])")]
              .filter((one) => one.offsetParent !== null && !one.closest("p:not(.bar)"))
              .map((one) => ({what: one.tagName + " " + one.innerText.slice(0, 30),
                              height: Math.round(one.getBoundingClientRect().height)}))"""
        )
        if one["height"] < SMALLEST
    ]
    wide = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
    return [*found, *([f"{wide} pixels sideways"] if wide > 0 else [])]


def in_sight(page: Page, selector: str) -> bool:
    """Return whether the last thing that fits a selector is in the window as a whole."""
    return bool(
        page.evaluate(
            """(selector) => {
              const all = document.querySelectorAll(selector), one = all[all.length - 1].getBoundingClientRect();
              return one.top >= 0 && one.bottom <= window.innerHeight;
            }""",
            selector,
        )
    )
