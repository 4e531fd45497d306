from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from tests.web.browser import Browser
from trainer.web.render import environment
from trainer.web.site import TEMPLATES


def test_every_template_can_be_read() -> None:
    for path in TEMPLATES.glob("*.j2"):
        environment().get_template(path.name)


def test_what_is_shown_is_text() -> None:
    shown = environment().from_string("{{ words }}").render(words="<b>\u202e&\x1b[31m")
    assert shown == "&lt;b&gt;\ufffd&amp;\ufffd[31m"


def test_what_is_forgotten_is_a_fault() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nothing }}").render()


def test_a_form_that_follows_a_post_leads_to_a_page_that_can_be_asked_for(browser: Browser) -> None:
    browser.go("/")
    browser.press("Join", code="1")
    assert 'name="path" value="/play"' in browser.page.html


def test_no_template_speaks_in_a_way_that_the_catalogue_does_not_see() -> None:
    for path in TEMPLATES.glob("*.j2"):
        assert "tr.plural(" not in path.read_text(encoding="utf-8"), f"{path.name}: set plural = tr.plural first"
