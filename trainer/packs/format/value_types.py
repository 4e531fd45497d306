"""What may stand at a place of a file: the type of a value, its limits, and an example of it."""

from __future__ import annotations

import types
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from trainer.packs.format.fields import FORMS
from trainer.packs.problems import Key


def bare(kind: Any) -> tuple[Any, tuple[Any, ...]]:
    """Return a type without what marks it and without the None that stands for nothing, and the marks."""
    marks: tuple[Any, ...] = ()
    while True:
        if get_origin(kind) is Annotated:
            kind, *more = get_args(kind)
            marks += tuple(more)
        elif get_origin(kind) in (Union, types.UnionType):
            kind = next(one for one in get_args(kind) if one is not type(None))
        else:
            return kind, marks


def type_inside(kind: Any, part: str | int) -> Any:
    """Return the type of `part` of a table, list or map of this type, with its limits."""
    kind, _ = bare(kind)
    if is_model(kind):
        field = kind.model_fields.get(part)
        if field is None:
            return Any
        return Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    arguments = get_args(kind)
    if get_origin(kind) is tuple:
        return arguments[0]
    return arguments[1] if get_origin(kind) is dict else Any


def type_at(model: type[BaseModel], key: Key) -> Any:
    """Return the type of what stands at `key` of a file, with its limits."""
    kind: Any = model
    for part in key:
        kind = type_inside(kind, part)
    return kind


def limit(kind: Any, name: Literal["ge", "le", "min_length", "max_length"]) -> int | None:
    """Return a limit of a type, such as the least that a number may be."""
    return next((getattr(item, name) for item in _limits(kind) if getattr(item, name, None) is not None), None)


def form(kind: Any) -> str:
    """Return the pattern that a text must have, or ""."""
    return next((str(item.pattern) for item in _limits(kind) if getattr(item, "pattern", None)), "")


def _limits(kind: Any) -> list[Any]:
    return [item for mark in bare(kind)[1] for item in (mark.metadata if isinstance(mark, FieldInfo) else (mark,))]


def words_of(kind: Any) -> tuple[str, ...]:
    """Return the words that may stand there, of a list or a map those of its entries; () if any may."""
    plain = bare(kind)[0]
    if get_origin(plain) is Literal:
        return tuple(map(str, get_args(plain)))
    if get_origin(plain) in (tuple, dict):
        return words_of(get_args(plain)[0])
    return ()


def example(kind: Any) -> str:
    """Return a value of this type as it is written in a file."""
    plain, _ = bare(kind)
    if get_origin(plain) is Literal:
        first = get_args(plain)[0]
        return f'"{first}"' if isinstance(first, str) else str(first)
    if get_origin(plain) is tuple:
        return f"[{example(get_args(plain)[0])}]"
    if get_origin(plain) is dict:
        name, value = get_args(plain)
        return f"{{ {example(name).strip(chr(34))} = {example(value)} }}"
    if plain is int:
        least = limit(kind, "ge") or 0
        return str(max(least, 1) if (limit(kind, "le") or 1) >= 1 else least)
    if plain is str:
        return f'"{FORMS[form(kind)][1].strip(chr(39))}"' if form(kind) in FORMS else '"…"'
    return "true" if plain is bool else "{ }"


def is_model(kind: Any) -> bool:
    """Return whether a type is a table of the format."""
    return isinstance(kind, type) and issubclass(kind, BaseModel)
