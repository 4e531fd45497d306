from __future__ import annotations

import tomllib
from typing import Any

import pytest

from tests.conftest import CORNER
from trainer.packs.format.models import ScenarioFile
from trainer.packs.problems import Key
from trainer.packs.toml.read import parse
from trainer.packs.toml.render import literal, remarks, rendered


def nothing(_kind: str, _key: Key) -> list[str]:
    return []


def test_a_scenario_is_written_so_that_it_reads_back_the_same() -> None:
    document = parse(CORNER.read_bytes(), "corner.toml")
    text = rendered(ScenarioFile, document, nothing)
    assert parse(text.encode(), "again.toml") == document
    assert "needs = { trust = 2 }" in text
    assert text.index("[customer]") < text.index("[[person]]") < text.index("[[clue]]")


def test_comments_are_asked_for_by_kind_and_by_key() -> None:
    asked: list[tuple[str, Key]] = []

    def comments(kind: str, key: Key) -> list[str]:
        asked.append((kind, key))
        return remarks("Who decides.") if kind == "person.hidden" else []

    document: dict[str, Any] = {"person": ({"id": "ada", "hidden": {"roles": ("decider",)}},)}
    text = rendered(ScenarioFile, document, comments)
    assert "# Who decides.\n[person.hidden]\n" in text
    assert ("person.hidden.roles", ("person", "ada", "hidden", "roles")) in asked


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({}, "{}"),
        ({"a b": 1, "c": True}, '{ "a b" = 1, c = true }'),
        (("a", 'say "b"'), '["a", "say \\"b\\""]'),
        (({"person": "ada"}, {"person": "bo"}), '[\n    { person = "ada" },\n    { person = "bo" },\n]'),
        ("one\ntwo", '"""\none\ntwo"""'),
    ],
)
def test_values_are_written_as_an_author_would(value: object, expected: str) -> None:
    assert literal(value) == expected
    assert "x" in tomllib.loads(f"x = {literal(value)}")


def test_a_remark_stands_on_lines_of_its_own() -> None:
    assert remarks("One.\n\nTwo.") == ["# One.", "#", "# Two."]
    assert remarks("") == []
