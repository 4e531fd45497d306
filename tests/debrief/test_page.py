"""The page is plain data: texts and numbers, in every language and every play."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from tests.debrief.plays import PLAYS, with_facts
from trainer.debrief.words.debrief import page_of
from trainer.i18n.translator import Translator


def values(value: object) -> Iterator[object]:
    """Yield what stands in a page, at any depth."""
    if is_dataclass(value):
        for one in fields(value):
            yield from values(getattr(value, one.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from values(one)
    else:
        yield value


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("text", PLAYS.values(), ids=PLAYS)
def test_a_page_holds_texts_and_numbers_and_no_placeholder(text: str, language: str) -> None:
    found = list(values(page_of(Translator(language), with_facts(text, language))))
    assert len(found) > 300
    assert [one for one in found if not (one is None or isinstance(one, str | int | float))] == []
    assert [one for one in found if isinstance(one, str) and ("{" in one or one != one.strip())] == []


def test_everything_that_names_a_person_names_one_on_the_page() -> None:
    page = page_of(Translator("en"), with_facts(PLAYS["careless"]))
    people = {person.index: person.name for person in page.people}
    assert {row.index: row.name for row in page.tree} == people
    assert {one.person for one in page.pitches} | {one.person for one in page.objections} <= set(people)
    for row in page.tree:
        assert row.boss in people or row.boss == -1
        assert set(row.sways) <= set(people)
    for pitch in page.pitches:
        assert people[pitch.person] in pitch.head
