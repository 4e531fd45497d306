from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from tests.conftest import CORNER
from tests.languages import AS_WRITTEN, chinese_in, english_in
from tests.packs.checks.edits import codes, edited, marked
from trainer.errors import Sentence
from trainer.i18n.translator import Translator
from trainer.packs.checks.check import check
from trainer.packs.checks.validate import faults_in
from trainer.packs.format.models import PackFile, ScenarioFile
from trainer.packs.problems import Key


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        ("stays = true", 'stays = "true"', "must be true or false", "write true"),
        ("[[person.question]]\nid = \"day\"", "[person.question]\nid = \"day\"", "is one table", "write [["),
        ("[seller]", "[[seller]]", "begins a list", "write [seller] (single brackets)"),
        ("wins = { safety = 2 }", "wins = { outcome = 2 }", "'outcome' is none of",
         "outcome is a concern of the office, not a personal win"),
        ("concerns = { return = 3, risk = 2 }", "concerns = { safety = 2 }", "'safety' is none of",
         "safety is a personal win, not a concern of the office"),
        ('asked = ["ada.day"]', 'asked = ["day"]', "'day' is not `person.question`", "did you mean 'ada.day'?"),
        ('asked = ["ada.day"]', 'asked = ["dya"]', "'dya' is not `person.question`", "did you mean 'ada.day'?"),
    ],
)  # fmt: skip
def test_a_hint_says_what_was_meant(small: Path, old: str, new: str, message: str, hint: str) -> None:
    first = next(problem for problem in edited(small, (old, new)) if problem.severity == "error")
    assert message in first.message
    assert first.hint.startswith(hint)


def test_a_list_in_single_brackets_asks_for_double_ones(small: Path) -> None:
    path = small / "corner.toml"
    text = path.read_text(encoding="utf-8").replace("[[discussion]]", "[discussion]")
    if "[discussion]" not in text:
        text += '\n[discussion]\nid = "x"\ntext = "I saw."\n'
    path.write_text(text, encoding="utf-8")
    (problem,) = check(path)
    assert (problem.code, problem.hint) == ("E103", "write [[discussion]] (double brackets)")


@pytest.mark.parametrize("written", ["\t", "\\t", "\\u0009"])
@pytest.mark.parametrize("quotes", ['"', '"""'])
def test_a_tab_in_a_text_is_called_so_and_marked(small: Path, written: str, quotes: str) -> None:
    text = f"text = {quotes}What ada{written}does all day.{quotes}"
    (problem,) = edited(small, ('text = "What ada does all day."', text))
    assert problem.code == "E107"
    assert "a tab (U+0009)" in problem.message
    assert marked(problem) == written


def test_a_level_is_not_compared_with_a_stand_in(small: Path) -> None:
    path = small / "corner.toml"
    text = path.read_text(encoding="utf-8")
    assert "[decision]" not in text
    path.write_text(text + "\n[decision]\nthreshold = 700\nconcessions = 65\n", encoding="utf-8")
    assert codes(check(path)) == ["E104"]


def test_an_objection_in_single_brackets_asks_for_double_ones(small: Path) -> None:
    text = (small / "corner.toml").read_text(encoding="utf-8")
    begun = text.index("[[person.objection]]")
    # The last objection of its person, with its responses.
    (small / "corner.toml").write_text(
        text[:begun] + text[begun:].replace("[[person.objection]]", "[person.objection]", 1), encoding="utf-8"
    )
    told = [problem for problem in check(small / "corner.toml") if problem.severity == "error"]
    assert [(problem.code, problem.hint) for problem in told] == [
        ("E103", "write [[person.objection]] (double brackets)")
    ]
    assert marked(told[0]) == "[person.objection]"


def test_a_clue_about_a_win_that_is_a_concern(small: Path) -> None:
    found = edited(small, ('supports = ["role:coach", "influence:1"]', 'supports = ["win:outcome"]'))
    assert "outcome is a concern of the office, not a personal win" in [problem.hint for problem in found]


NOW = datetime.datetime(2026, 1, 31, 12, 0, tzinfo=datetime.UTC)
WRONG: tuple[object, ...] = (
    True, 0, -7, 99, 10**390, 1.5, float("nan"), float("inf"), "", "x", "Ä b", "a.b", "x" * 5000, "a\tb", "a\u202eb",
    "a\nb", (), ("x",), (1, {}), ((),), {}, {"a": 1}, NOW, NOW.date(), NOW.time(),
)  # fmt: skip
"""Whatever TOML may hold."""


def places(value: Any, key: Key = ()) -> Iterator[Key]:
    if key:
        yield key
    if isinstance(value, dict):
        for name, item in value.items():
            yield from places(item, (*key, name))
    elif isinstance(value, tuple) and value:
        yield from places(value[0], (*key, 0))


def frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: frozen(item) for name, item in value.items()}
    return tuple(map(frozen, value)) if isinstance(value, list) else value


def with_value(document: Any, key: Key, value: object) -> Any:
    if not key:
        return value
    first, *rest = key
    if isinstance(document, dict):
        return {**document, first: with_value(document[first], tuple(rest), value)}
    return (with_value(document[0], tuple(rest), value), *document[1:])


@pytest.mark.parametrize(("model", "name"), [(ScenarioFile, "corner.toml"), (PackFile, "pack.toml")])
def test_whatever_stands_somewhere_is_told_in_our_words_and_in_both_languages(
    model: type[BaseModel], name: str
) -> None:
    document = frozen(tomllib.loads(CORNER.with_name(name).read_text(encoding="utf-8")))
    chinese = Translator("zh")
    told: set[Sentence] = set()
    for number, key in enumerate(places(document)):
        for value in WRONG[number % 4 :: 4]:
            changed = with_value(document, key, value)
            try:
                model.model_validate(changed)
            except ValidationError as error:
                for problem in faults_in(model, error, name, changed):
                    assert "cannot stand here (" not in problem.message, (key, value)
                    told.update((problem.wrong, problem.mend))
    assert len(told) > 20
    for sentence in filter(None, told):
        said = sentence.said(chinese)
        assert chinese_in(said) and not english_in(said, AS_WRITTEN), said
