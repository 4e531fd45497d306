from __future__ import annotations

import locale
import pickle
import string

import pytest
from babel.messages.catalog import Catalog

from tests.i18n.catalogue import in_use, stored, template
from trainer.i18n.languages import LANGUAGES
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


def test_each_language_has_words_of_its_own() -> None:
    assert [Translator(language).language for language in LANGUAGES] == list(LANGUAGES)
    assert Translator("zh")("leave") != "leave"
    assert Translator("zh")("") == ""


def test_a_text_that_no_catalogue_knows_is_said_as_it_stands() -> None:
    assert Translator("zh")("No catalogue holds {this}.", this="it") == "No catalogue holds it."
    assert Translator("zh")("{braces} without values") == "{braces} without values"


def test_counted_texts() -> None:
    forms = "{count} half-day", "{count} half-days"
    assert [Translator("en").plural(*forms, count) for count in (0, 1, 2)] == [
        "0 half-days", "1 half-day", "2 half-days",
    ]  # fmt: skip
    assert Translator("zh").plural(*forms, 1) == Translator("zh").plural(*forms, 2).replace("2", "1")
    assert Translator("en").plural("{count} of {all}", "{count} of {all}", 1, all=3) == "1 of 3"


def test_quotes_inside_quotes_are_single_in_chinese() -> None:
    zh, en = Translator("zh"), Translator("en")
    assert (zh.inside("他说“好”"), en.inside("he said “yes”")) == ("他说‘好’", "he said “yes”")
    said = "{who}：“{words}”"
    assert zh(said, who="“老”王", words="“好”") == "“老”王：“‘好’”"
    assert en(said, who="Wang", words="“good”") == "Wang：““good””"
    assert zh("“{number}”", number=3) == "“3”"


def test_a_list_in_one_line() -> None:
    assert Translator("en").listed(["a", "b", "c"]) == "a, b, c"
    assert Translator("zh").listed(["甲", "乙"]) == "甲、乙"
    assert Translator("en").listed([]) == ""


def test_a_translator_can_be_sent_to_another_process() -> None:
    again = pickle.loads(pickle.dumps(Translator("zh")))
    assert again.language == "zh"
    assert again("leave") == Translator("zh")("leave")


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


@pytest.mark.parametrize(
    ("variables", "system", "language"),
    [
        ({"TRAINER_LANG": "zh-Hans", "LC_ALL": "en_GB"}, None, "zh"),
        ({"LC_MESSAGES": "ZH_cn", "LANG": "en_GB"}, None, "zh"),
        ({"LANG": "zh_TW.UTF-8"}, None, "zh"),
        ({"LC_ALL": "C", "LANG": "zh_CN"}, None, "zh"),
        ({}, "zh_CN", "zh"),
        ({"LANG": "de_DE"}, "zh_CN", "en"),
        ({}, None, "en"),
    ],
)
def test_where_the_locale_is_looked_up(
    variables: dict[str, str], system: str | None, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "TRAINER_LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(locale, "getlocale", lambda: (system, "UTF-8"))
    assert preferred_language() == language
