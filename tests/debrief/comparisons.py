"""Finished plays to put side by side: of the platform deal in three variants, and of the small scenario."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from tests.debrief import plays
from trainer.core.transcript import parse
from trainer.debrief.comparison_page import ComparisonPage
from trainer.debrief.facts.comparison import Comparison, Play, comparison
from trainer.debrief.words.comparison import comparison_page
from trainer.i18n.translator import Translator
from trainer.packs.load import load
from trainer.packs.loaded_scenario import LoadedScenario
from trainer.play.debriefs import facts_of

SHIPPED = [str(one.id) for one in plays.FOLDERS if one.id != "first-visit"]
"""The shipped scenarios with more than one truth."""


@cache
def loaded(name: str, language: str, variant: str) -> LoadedScenario:
    """Return a variant of a shipped scenario."""
    file = next(one.values[1] for one in plays.FOLDERS if one.id == name)
    assert isinstance(file, Path)
    return load(file, language, variant)


@cache
def golden_side(play: str, name: str = "platform-deal", language: str = "en", opened: str = "", you: str = "") -> Play:
    """Return a golden play, such as "b/won", as one side."""
    folder = next(one.values[0] for one in plays.FOLDERS if one.id == name)
    assert isinstance(folder, Path)
    text = (folder / f"{play}.txt").read_text(encoding="utf-8")
    found = loaded(name, language, parse(text).variant)
    facts = replace(facts_of(found), opened=opened, attempt=f"{play}{opened}")
    return Play(found.scenario, plays.moves(text), you or {"en": "Kim", "zh": "李喆"}[language], facts)


def small_side(text: str, you: str = "Kim") -> Play:
    """Return a play of the small scenario as one side."""
    return Play(plays.corner().scenario, plays.moves(text), you, facts_of(plays.corner()))


@cache
def compared(first: str, second: str, name: str = "platform-deal", language: str = "en") -> Comparison:
    """Return two golden plays side by side."""
    return comparison(golden_side(first, name, language), golden_side(second, name, language))


def page_for(first: str, second: str, name: str = "platform-deal", language: str = "en") -> ComparisonPage:
    """Return the same in words."""
    return comparison_page(Translator(language), compared(first, second, name, language))


def asked_on(page: ComparisonPage) -> Iterator[str]:
    """Yield everything that is asked or shown before an answer is opened."""
    assert page.truths is not None
    yield from (page.truths.lead, page.truths.source, *page.truths.questions)
    for person in page.truths.people:
        yield from (person.name, person.place, *person.questions)
        for sign in person.signs:
            yield from (sign.label, sign.value)
