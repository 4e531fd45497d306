from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from trainer.web.render import environment
from trainer.web.site import TEMPLATES


def shown(template: str, **values: object) -> str:
    return environment().from_string(template).render(values)


def test_what_is_shown_is_text() -> None:
    assert shown("{{ x }}", x="<b>&'\"") == "&lt;b&gt;&amp;&#39;&#34;"
    assert "\u202e" not in shown("{{ x }}", x="a\u202eb\x00c")
    assert shown('{% macro m() %}<b>{{ "<" }}</b>{% endmacro %}{{ m() }}') == "<b>&lt;</b>"
    assert shown("{{ 7 }}") == "7"


def test_what_is_not_there_is_a_fault_of_ours() -> None:
    with pytest.raises(UndefinedError):
        shown("{{ nothing }}")


@pytest.mark.parametrize("name", sorted(path.name for path in TEMPLATES.iterdir()))
def test_every_template_can_be_read_and_lets_no_markup_through(name: str) -> None:
    environment().get_template(name)
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    assert "|safe" not in text.replace(" ", "") and "autoescape" not in text
