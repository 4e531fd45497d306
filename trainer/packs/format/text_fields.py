"""Which places of a document are texts: read off the models, for overlays and for the digest of the rules."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from trainer.packs.format.fields import Addition, Translatable, Wording
from trainer.packs.problems import Key
from trainer.packs.toml.read import Document


@cache
def text_fields(model: type[BaseModel]) -> frozenset[str]:
    """Return the names of the fields of `model` that are texts, or lists of them."""
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
            for place, text in strings_in(value):
                yield (*key, name, *place), text, room(model, name)
        elif name in inner:
            if isinstance(value, dict):
                yield from texts(inner[name], value, (*key, name))
            elif isinstance(value, tuple):
                for position, entry in enumerate(value):
                    if isinstance(entry, dict):
                        yield from texts(inner[name], entry, (*key, name, position))


def strings_in(value: Any) -> Iterator[tuple[Key, str]]:
    """Yield the texts that stand in a text or in lists of texts, each with its place in them."""
    if isinstance(value, str):
        yield (), value
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            for inner, text in strings_in(item):
                yield (place, *inner), text


def without_texts(model: type[BaseModel], document: dict[str, Any]) -> dict[str, Any]:
    """Return `document` (dumped from `model`) without its texts and what only chooses among them."""
    kept: dict[str, Any] = {}
    for name, value in document.items():
        if name in text_fields(model) or _is_marked(model, name, Wording):
            continue
        if _is_marked(model, name, Addition) and value == _unused(model, name):
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
def _is_marked(model: type[BaseModel], name: str, mark: type) -> bool:
    return any(isinstance(one, mark) for one in model.model_fields[name].metadata)


@cache
def _unused(model: type[BaseModel], name: str) -> Any:
    """Return what a key is when left out, as it is dumped."""
    value = model.model_fields[name].default
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    return [] if value == () else value
