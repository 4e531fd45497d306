from __future__ import annotations

import string

import pytest
from babel.messages.catalog import Catalog

from tests.i18n.catalogue import in_use, stored, template
from trainer.core import vocabulary as words
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.terms import TERMS
from trainer.i18n.translator import Translator, preferred_language

OTHERS = [language for language in LANGUAGES if language != "en"]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_untranslated_and_nothing_is_left_over(language: str) -> None:
    used = {message.id for message in template() if message.id}
    catalogue = stored(language)
    known = {message.id for message in catalogue if message.id}
    assert used == known, "run `python -m tests.i18n.catalogue` and translate what is new"
    empty = [message.id for message in catalogue if message.id and not all(forms(message.string))]
    assert not empty
    assert not [message.id for message in catalogue if message.fuzzy and message.id]


@pytest.mark.parametrize("language", OTHERS)
def test_translations_have_the_placeholders_of_their_texts(language: str) -> None:
    for message in stored(language):
        if message.id:
            originals = forms(message.id)
            for translation in forms(message.string):
                assert fields(translation) <= fields(originals[-1]), message.id
                assert fields(originals[-1]) - fields(translation) <= {"count"}, message.id


@pytest.mark.parametrize("language", OTHERS)
def test_the_compiled_catalogue_is_current(language: str) -> None:
    # What it says counts: the bytes, and what the header says of itself, are Babel's, and other in every release.
    written, read = stored(language), in_use(language)
    assert said(read) == said(written), "run `python -m tests.i18n.catalogue`"
    assert (read.num_plurals, read.plural_expr) == (written.num_plurals, written.plural_expr)


def said(catalogue: Catalog) -> dict[tuple[tuple[str, ...], str | None], tuple[str, ...]]:
    return {(forms(message.id), message.context): forms(message.string) for message in catalogue if message.id}


def forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


def test_a_tongue_fills_in_and_falls_back() -> None:
    tr = Translator("en")
    assert tr("Day {day} of {days}, {half}.", day=1, days=2, half="morning") == "Day 1 of 2, morning."
    assert tr("") == ""
    assert tr("{text}", text="{day}") == "{day}"
    assert tr.plural("{count} half-day", "{count} half-days", 2) == "2 half-days"
    assert Translator("xx").language == "en"
    assert Translator("zh").term("role", "decider") != "Decision maker"
    assert tr.term("role", "unheard-of") == "unheard-of"


def test_every_id_of_the_field_has_a_term() -> None:
    for kind, ids in (
        ("role", words.ROLES), ("concern", words.CONCERNS), ("win", words.WINS), ("veto", words.VETOES),
        ("channel", words.CHANNELS), ("counterpart", words.COUNTERPARTS), ("kind", words.QUESTION_KINDS),
        ("method", words.METHODS), ("objection", words.OBJECTION_TYPES), ("step", words.RESPONSE_STEPS),
        ("grade", words.GRADES), ("structure", words.STRUCTURES), ("culture", words.CULTURES),
        ("outcome", words.OUTCOMES), ("competency", words.COMPETENCIES), ("rubric", words.COMPETENCIES),
    ):  # fmt: skip
        assert tuple(TERMS[kind]) == tuple(ids), kind


@pytest.mark.parametrize(
    ("asked", "setting", "environment", "language"),
    [
        ("zh", "en", "en_GB", "zh"),
        (None, "zh", "en_GB", "zh"),
        (None, None, "zh_CN.UTF-8", "zh"),
        (None, None, "de_DE.UTF-8", "en"),
        ("fr", None, "zh_CN.UTF-8", "zh"),
    ],
)
def test_the_language_is_what_was_asked_then_set_then_the_locales(
    asked: str | None, setting: str | None, environment: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", environment)
    assert preferred_language(asked, setting) == language
