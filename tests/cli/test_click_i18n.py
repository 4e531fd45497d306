from __future__ import annotations

import re
from importlib.metadata import version

import pytest

from tests.cli.pages import Pages
from tests.i18n import command_line


def unspaced(text: str) -> str:
    return "".join(text.split())


def test_every_command_explains_itself_and_all_that_it_takes_in_both_languages(
    pages: Pages,
) -> None:
    tr, told = pages
    for path, command in command_line.commands():
        page = unspaced(told[path])
        assert command.help and unspaced(tr(command.help)) in page, path
        for param in command.params:
            assert param.help, (path, param.name)
            assert unspaced(tr(param.help)) in page, (path, param.name)


def test_no_english_is_left_in_chinese_and_no_chinese_in_english(
    pages: Pages,
) -> None:
    tr, told = pages
    for path, page in told.items():
        if tr.language == "en":
            assert not re.search("[一-鿿]", page), path
        else:
            # What stays is names of forms, columns and commands: never three words in a row, and no word of grammar.
            rows = page.splitlines()[1:]
            if "Show this message and exit." not in command_line.said_by_click():
                rows = [row for row in rows if not row.startswith("  -h, --help")]
            body = "\n".join(rows)
            assert not re.search(r"[A-Za-z]+ [a-z]+ [a-z]+", body), path
            assert not re.search(r"\b(the|of|and|if|is|Options|Commands|Usage|default|required|FILE)\b", page), path


def test_what_is_translated_for_click_is_what_click_says() -> None:
    missed = command_line.missed_in_click()
    assert len(missed) < len(command_line.OF_CLICK) / 2, "are these still the words of the command line?"
    if missed:
        # No fault of this program's today: the next change of the catalogues should take the new words over.
        pytest.skip(f"Click {version('click')} does not say: {', '.join(map(repr, missed))}")
