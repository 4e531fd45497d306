"""Every idea of the field is lived through somewhere, and the table says where."""

from __future__ import annotations

import pytest

from tests.scenarios.idea_rows import HEADS, ROWS
from tests.scenarios.ideas import empty_rows, looked_up, page, table
from trainer.i18n.languages import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_idea_is_named_only(language: str) -> None:
    assert empty_rows(language) == []
    assert all(places for _, _, places in ROWS)
    assert {section for section, _, _ in ROWS} <= set(HEADS[language]["sections"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_is_current(language: str) -> None:
    assert page(language).read_text(encoding="utf-8") == table(language), "run `python -m tests.scenarios.ideas`"


def test_a_place_that_is_not_there_is_refused() -> None:
    with pytest.raises(LookupError):
        looked_up("en", "platform-deal ask nobody.nothing")
