"""Translations: an overlay holds the same tables with only their texts, matched by id."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from trainer.packs.problems import Key, Problem
from trainer.packs.read import Document
from trainer.packs.texts import tables, text_fields

_IDENTITY = frozenset({"id", "format", "person"})


def overlaid(model: type[BaseModel], base: Document, overlay: Document, file: str) -> tuple[Document, list[Problem]]:
    """Return `base` with the texts of `overlay`, and what is wrong with the overlay.

    A place without a translation keeps the base's text; what cannot be placed is left out and told.
    """
    problems: list[Problem] = []
    return _table(model, base, overlay, file, (), problems), problems


def _table(
    model: type[BaseModel], base: Document, overlay: Document, file: str, key: Key, problems: list[Problem]
) -> Document:
    merged = dict(base)
    for name, value in overlay.items():
        here = (*key, name)
        if name in text_fields(model):
            if not isinstance(value, str):
                problems.append(Problem(file, here, "must be a text"))
            elif name not in base:
                problems.append(Problem(file, here, "translates a text that the scenario does not have"))
            else:
                merged[name] = value
        elif name in tables(model):
            merged[name] = _inner(tables(model)[name], base.get(name), value, file, here, problems)
        elif name not in _IDENTITY:
            problems.append(Problem(file, here, "is no text; a translation changes nothing but texts", "remove it"))
    return merged


def _inner(model: type[BaseModel], base: Any, value: Any, file: str, key: Key, problems: list[Problem]) -> Any:
    if isinstance(base, dict) and isinstance(value, dict):
        return _table(model, base, value, file, key, problems)
    if isinstance(base, tuple) and isinstance(value, tuple):
        return _entries(model, base, value, file, key, problems)
    problems.append(Problem(file, key, "translates a table that the scenario does not have", "remove it"))
    return base


def _entries(
    model: type[BaseModel],
    base: tuple[Any, ...],
    overlay: tuple[Any, ...],
    file: str,
    key: Key,
    problems: list[Problem],
) -> tuple[Any, ...]:
    merged = list(base)
    places = {entry.get("id"): place for place, entry in enumerate(base) if isinstance(entry, dict)}
    for position, entry in enumerate(overlay):
        here = (*key, position)
        name = entry.get("id") if isinstance(entry, dict) else None
        if not isinstance(name, str):
            problems.append(Problem(file, here, "has no `id` to match it by"))
        elif name not in places:
            problems.append(Problem(file, here, f"translates '{name}', which the scenario does not have", "remove it"))
        else:
            merged[places[name]] = _table(model, merged[places[name]], entry, file, here, problems)
    return tuple(merged)
