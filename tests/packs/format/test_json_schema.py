from __future__ import annotations

import json
import tomllib

import pytest

from tests.conftest import SCENARIOS
from trainer.packs.format.json_schema import FILES, MEANINGS, schema, schema_text
from trainer.packs.format.models import ScenarioFile


@pytest.mark.parametrize("name", FILES)
def test_the_committed_schema_is_current(name: str) -> None:
    path = SCENARIOS / "schema" / f"{name}.json"
    assert path.read_text(encoding="utf-8") == schema_text(name), f"run `trainer schema` > {path}"


@pytest.mark.parametrize("name", FILES)
def test_everything_is_described(name: str) -> None:
    made = schema(name)
    assert made["$id"].endswith(f"{name}-1.json")
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
    assert sorted(paths) == ["./schema/pack.json", "./schema/scenario.json"]
    for path in paths:
        assert (SCENARIOS / path).is_file()
        assert json.loads((SCENARIOS / path).read_text(encoding="utf-8"))["properties"]
    assert set(schema("scenario")["required"]) == {
        name for name, field in ScenarioFile.model_fields.items() if field.is_required()
    }
