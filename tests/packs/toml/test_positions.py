from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import CORNER
from trainer.packs.problems import Key, Span
from trainer.packs.toml.positions import Positions

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12) | st.sampled_from(
    ["a.b", "[x]", "# no comment", "'", '"', '"""', "'''", "\\", "\n", "a\nb", "{a = 1}", "北湖", "👩‍🔧", ""]
)
LEAVES = st.integers(-(2**40), 2**40) | st.booleans() | TEXTS | st.dates() | st.datetimes() | st.floats(
    allow_nan=False, allow_infinity=False
)  # fmt: skip
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3), max_leaves=12
)
DOCUMENTS = st.dictionaries(TEXTS, VALUES, max_size=5)


def paths(value: Any, key: Key = ()) -> Iterator[tuple[Key, Any]]:
    if key:
        yield key, value
    if isinstance(value, dict):
        for name, item in value.items():
            yield from paths(item, (*key, name))
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from paths(item, (*key, place))


def stretch(text: str, span: Span) -> str:
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[: span.line - 1]) + span.column - 1
    end = sum(len(line) + 1 for line in lines[: span.end_line - 1]) + span.end_column - 1
    return text[start:end]


def holds(text: str) -> None:
    positions = Positions(text)
    assert positions.broken == -1
    for key, value in paths(tomllib.loads(text)):
        assert key in positions.spots, key
        shown = stretch(text, positions.span(key))
        if shown.startswith("[") and not isinstance(value, list):
            continue  # a table under a header: its place is the header
        if not isinstance(value, dict) or shown.startswith("{"):
            if shown.startswith("[[") and value and isinstance(value[0], dict):
                continue
            assert tomllib.loads(f"x = {shown}")["x"] == value
        if isinstance(key[-1], str):
            name = stretch(text, positions.span(key, on_key=True))
            assert name.startswith("[") or tomllib.loads(f"{name} = 1") == {key[-1]: 1}


@given(DOCUMENTS, st.booleans())
def test_every_key_of_a_document_has_its_place(document: dict[str, Any], lines: bool) -> None:
    holds(tomli_w.dumps(document, multiline_strings=lines))


@given(DOCUMENTS, st.data())
def test_a_broken_document_is_scanned_as_far_as_it_goes(document: dict[str, Any], data: st.DataObject) -> None:
    text = tomli_w.dumps(document)
    cut = data.draw(st.integers(0, len(text)))
    middle = data.draw(st.text(max_size=5))
    positions = Positions(text[:cut] + middle + text[cut:])
    for key in (("a",), ("a", 0, "b"), *positions.spots):
        span = positions.span(key)
        assert (span.line, span.column) <= (span.end_line, span.end_column)
        assert positions.line(span.line) is not None


def test_the_small_scenario_has_its_places() -> None:
    holds(CORNER.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        ("a.b.c = 1", ("a", "b"), "b"),
        ("a.b.c = 1", ("a", "b", "c"), "1"),
        ("[a.b]\nc = 1", ("a",), "a"),
        ("[a.b]\nc = 1", ("a", "b"), "[a.b]"),
        ("[[a]]\n[a.b]\nc = 1\n[[a]]\n[a.b]\nc = 2", ("a", 1, "b", "c"), "2"),
        ("[[a]]\n[[a.b]]\n[[a]]\n[[a.b]]\n[[a.b]]\nc = 3", ("a", 1, "b", 1, "c"), "3"),
        ("'a b'.\"c\\u0064\" = 1", ("a b", "cd"), "1"),
        ('a = """x""""" # c', ("a",), '"""x"""""'),
        ("a = '''x''''", ("a",), "'''x''''"),
        ("a = [1, # one\n 2,\n]", ("a", 1), "2"),
        ("a = 1979-05-27 07:32:00 # c", ("a",), "1979-05-27 07:32:00"),
        ("a = { b = [{ c = 1 }] }", ("a", "b", 0, "c"), "1"),
        ("a = 1", ("a", "b", "c"), "1"),
        ("x y z\n[t]\na = 1", ("t", "a"), "1"),
        ('a = "open\nb = 2', ("b",), "2"),
        ("a = [1, 2\nb = 2", ("a", 1), "2"),
    ],
)
def test_places(text: str, key: Key, expected: str) -> None:
    assert stretch(text, Positions(text).span(key)) == expected


def test_columns_count_characters() -> None:
    assert Positions('北 = 1\nb = { "湖" = 2 }').span(("b", "湖")) == Span(2, 13, 2, 14)


def test_deep_and_long_texts_are_scanned_in_one_pass() -> None:
    Positions("a = " + "[" * 100_000)
    Positions("a = " + "{a=" * 100_000)
    Positions("a = [" * 20_000 + "\n" + '"""' * 20_001)
    Positions(("." * 50 + "\n") * 2_000)
