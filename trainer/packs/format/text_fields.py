"""Which places of a document are texts: read off the models, for overlays and for the digest of the rules."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from trainer.packs.format.fields import Translatable, Wording
from trainer.packs.problems import Key
from trainer.packs.toml.read import Document


@cache
def text_fields(model: type[BaseModel]) -> frozenset[str]:
    """Return the names of the fields of `model` that are texts."""
    return frozenset(
        name
        for name, field in model.model_fields.items()
        if any(isinstance(mark, Translatable) for mark in field.metadata)
    )


@cache
def tables(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """Return the fields of `model` that hold tables or arrays of tables, with their models."""
    found: dict[str, type[BaseModel]] = {}
    for name, field in model.model_fields.items():
        inner = _model_in(field.annotation)
        if inner is not None:
            found[name] = inner
    return found


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in get_args(annotation):
        inner = _model_in(argument)
        if inner is not None:
            return inner
    return None


@cache
def room(model: type[BaseModel], name: str) -> int:
    """Return how many terminal cells the place of the text `name` holds, 0 if it is no text."""
    marks = model.model_fields[name].metadata
    return next((mark.cells for mark in marks if isinstance(mark, Translatable)), 0)


def texts(model: type[BaseModel], document: Document, key: Key = ()) -> Iterator[tuple[Key, str, int]]:
    """Yield every text of `document`: its key path, the text, and how many cells its place holds."""
    names = text_fields(model)
    inner = tables(model)
    for name, value in document.items():
        if name in names:
            if isinstance(value, str):
                yield (*key, name), value, room(model, name)
        elif name in inner:
            if isinstance(value, dict):
                yield from texts(inner[name], value, (*key, name))
            elif isinstance(value, tuple):
                for position, entry in enumerate(value):
                    if isinstance(entry, dict):
                        yield from texts(inner[name], entry, (*key, name, position))


def without_texts(model: type[BaseModel], document: dict[str, Any]) -> dict[str, Any]:
    """Return `document` (dumped from `model`) without its texts and what only chooses among them."""
    kept: dict[str, Any] = {}
    for name, value in document.items():
        if name in text_fields(model) or _is_wording(model, name):
            continue
        inner = tables(model).get(name)
        if inner is not None and isinstance(value, dict):
            kept[name] = without_texts(inner, value)
        elif inner is not None and isinstance(value, list | tuple):
            kept[name] = [without_texts(inner, entry) for entry in value]
        else:
            kept[name] = value
    return kept


@cache
def _is_wording(model: type[BaseModel], name: str) -> bool:
    return any(isinstance(mark, Wording) for mark in model.model_fields[name].metadata)
