"""The JSON Schema of scenario and pack files, for editors: from the same models that the loader uses."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from trainer.packs.format import PackFile, ScenarioFile
from trainer.packs.schema_texts import MEANINGS

FILES: dict[str, type[BaseModel]] = {"scenario": ScenarioFile, "pack": PackFile}
_TITLES = {"scenario": "A scenario of the sales role trainer, format 1", "pack": "A pack of scenarios, format 1"}
_ID = "https://sales-role-trainer.invalid/schema/{name}-1.json"


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a kind of file: "scenario" or "pack"."""
    made = FILES[name].model_json_schema()
    made.pop("title", None)
    _tidy(made)
    tables = {FILES[name].__name__: made, **made.get("$defs", {})}
    for table, definition in tables.items():
        for key, field in definition.get("properties", {}).items():
            field.setdefault("description", _meaning(table, key, field, tables))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": _ID.format(name=name),
        "title": _TITLES[name],
        **made,
    }


def schema_text(name: str) -> str:
    """Return the same as a file's text."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


def _meaning(table: str, key: str, field: dict[str, Any], tables: dict[str, Any]) -> str:
    """Return what to say of a key whose model says nothing: its own meaning, or that of the table in it."""
    for name in (f"{table}.{key}", table, key):
        if name in MEANINGS:
            return MEANINGS[name]
    inner = str(field.get("$ref") or field.get("items", {}).get("$ref", "")).rpartition("/")[2]
    return str(tables.get(inner, {}).get("description", ""))


def _tidy(value: Any) -> None:
    """Drop the titles that pydantic makes out of names: an editor would show them instead of descriptions."""
    if isinstance(value, list):
        for item in value:
            _tidy(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name in ("properties", "$defs"):
                for inner in item.values():
                    inner.pop("title", None)
            _tidy(item)
