from __future__ import annotations

import tomllib

import pytest

from trainer.packs.format.models import ScenarioFile
from trainer.packs.format.value_types import example, form, limit, type_at, words_of
from trainer.packs.problems import Key


@pytest.mark.parametrize(
    ("key", "written"),
    [
        (("minutes",), "1"), (("person", 0, "hidden", "roles"), '["decider"]'), (("person", 0, "name"), '"…"'),
        (("person", 0, "hidden", "concerns"), "{ return = 1 }"), (("customer", "structure"), '"functional"'),
        (("pitch", 0, "shared"), "true"), (("person", 0, "id"), '"head-of-stores"'),
    ],
)  # fmt: skip
def test_an_example_is_as_it_is_written(key: Key, written: str) -> None:
    said = example(type_at(ScenarioFile, key))
    assert said == written
    assert tomllib.loads(f"x = {said}")


def test_limits_and_words_of_a_place() -> None:
    kind = type_at(ScenarioFile, ("person", 0, "hidden", "influence"))
    assert (limit(kind, "ge"), limit(kind, "le")) == (0, 3)
    assert "decider" in words_of(type_at(ScenarioFile, ("person", 0, "hidden", "roles")))
    assert form(type_at(ScenarioFile, ("clue", 0, "supports", 0))).startswith("^[a-z]+:")
