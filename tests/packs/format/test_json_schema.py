from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import SCENARIOS
from trainer.packs.format.json_schema import FILES, MEANINGS, schema, schema_text
from trainer.packs.format.models import ScenarioFile


@pytest.mark.parametrize("name", FILES)
def test_the_committed_schema_is_current(name: str) -> None:
    path = SCENARIOS / "schema" / f"{name}.json"
    # What it says of every key counts: how that is nested and in which order is pydantic's, and other in some releases.
    committed = json.loads(path.read_text(encoding="utf-8"))
    assert said(committed) == said(json.loads(schema_text(name))), f"run `trainer schema` > {path}"


def said(whole: dict[str, Any]) -> dict[str, object]:
    """Return of every key of every table whether it is required, and all that is said of it."""
    tables = {"": whole, **whole.get("$defs", {})}
    told: dict[str, object] = {word: whole[word] for word in ("$schema", "$id", "title")}
    for table, definition in tables.items():
        told[table] = definition["description"], definition["additionalProperties"]
        for key, field in definition["properties"].items():
            told[f"{table}.{key}"] = key in definition.get("required", ()), set(facts("", field))
    return told


def facts(keyword: str, value: Any) -> Iterator[tuple[str, str]]:
    """Yield every keyword with each value that it has, wherever it stands."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from facts(name, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from facts(keyword, inner)
    else:
        yield "enum" if keyword == "const" else keyword, repr(value)


@pytest.mark.parametrize("name", FILES)
def test_everything_is_described(name: str) -> None:
    made = schema(name)
    assert made["$id"].endswith(f"{name}-2.json")
    assert made["title"]
    for table in (made, *made.get("$defs", {}).values()):
        assert table["description"]
        assert table["additionalProperties"] is False
        for key, field in table["properties"].items():
            assert field["description"], key
            assert "title" not in field


def test_no_meaning_is_left_over() -> None:
    models = {**schema("scenario")["$defs"], **schema("pack")["$defs"]}
    models |= {"ScenarioFile": schema("scenario"), "PackFile": schema("pack")}
    for place in MEANINGS:
        table, _, key = place.partition(".")
        assert table in models or not key
        assert not key or key in models[table]["properties"], place


def test_editors_find_it() -> None:
    setting = tomllib.loads((SCENARIOS / ".taplo.toml").read_text(encoding="utf-8"))
    paths = [rule["schema"]["path"] for rule in setting["rule"]]
    assert sorted(paths) == ["./schema/pack.json", "./schema/scenario.json", "./schema/variant.json"]
    for path in paths:
        assert (SCENARIOS / path).is_file()
        assert json.loads((SCENARIOS / path).read_text(encoding="utf-8"))["properties"]
    assert set(schema("scenario")["required"]) == {
        name for name, field in ScenarioFile.model_fields.items() if field.is_required()
    }
