"""Writing TOML as an author would: tables in the order of the format, small tables inline, comments where they help."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import tomli_w
from pydantic import BaseModel

from trainer.packs.format.models import ChangeTable, CostsTable, NeedsTable, PrefersTable
from trainer.packs.format.text_fields import tables
from trainer.packs.problems import Key
from trainer.packs.toml.read import Document

Comments = Callable[[str, Key], Iterable[str]]
"""What to say above a key or table, by its kind (`person.question.say`) and by its path with the ids of entries."""

_INLINE: frozenset[type[BaseModel]] = frozenset({NeedsTable, PrefersTable, CostsTable, ChangeTable})


def rendered(model: type[BaseModel], document: Document, comments: Comments) -> str:
    """Return `document`, which has the shape of `model`, as TOML with comments.

    Args:
        model: gives the order of keys and which of them are tables.
        document: plain data, arrays as tuples; keys that the model lacks come first.
        comments: is asked for every key of a text or value and for every table, in the order of the file.
    """
    return "\n".join(_table(model, document, (), (), comments)).strip("\n") + "\n"


def literal(value: Any) -> str:
    """Return a value as TOML, on one line unless it is a text of several."""
    if isinstance(value, dict):
        inside = ", ".join(f"{_key(name)} = {literal(item)}" for name, item in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        items = [literal(item) for item in value]
        if any(isinstance(item, dict | list | tuple) for item in value):
            return "[\n" + "".join(f"    {item},\n" for item in items) + "]"
        return f"[{', '.join(items)}]"
    text = tomli_w.dumps({"x": value}, multiline_strings=isinstance(value, str) and "\n" in value)
    return text.removeprefix("x = ").removesuffix("\n")


def remarks(text: str) -> list[str]:
    """Return a text as comment lines."""
    return [f"# {line}".rstrip() for line in text.splitlines()]


def _key(name: str) -> str:
    return tomli_w.dumps({name: 0}).removesuffix(" = 0\n")


def _table(
    model: type[BaseModel], table: Document, path: tuple[str, ...], key: Key, comments: Comments
) -> Iterator[str]:
    inner = {name: kind for name, kind in tables(model).items() if kind not in _INLINE}
    # What an entry is comes first: its id, and what stands in the patch of a variant and in no scenario.
    head = [name for name in table if (name == "id" and path) or name not in model.model_fields]
    for name in (*head, *(name for name in model.model_fields if name not in head)):
        if name in table and name not in inner:
            yield from comments(".".join((*path, name)), (*key, name))
            yield f"{name} = {literal(table[name])}"
    for name in model.model_fields:
        if name not in table or name not in inner:
            continue
        value, here = table[name], (*path, name)
        kind = ".".join(here)
        if isinstance(value, dict):
            yield ""
            yield from comments(kind, (*key, name))
            yield f"[{kind}]"
            yield from _table(inner[name], value, here, (*key, name), comments)
            continue
        for place, entry in enumerate(value):
            place_key = (*key, name, entry.get("id", place))
            yield ""
            yield from comments(kind, place_key)
            yield f"[[{kind}]]"
            yield from _table(inner[name], entry, here, place_key, comments)
