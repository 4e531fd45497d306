"""The tables of a kind of file by the paths of their headers, and which keys stand where."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, get_origin

from pydantic import BaseModel

from trainer.packs.format.models import CostsTable, NeedsTable, PrefersTable
from trainer.packs.format.text_fields import tables
from trainer.packs.format.value_types import bare

Path = tuple[str, ...]

IN_BRACES: frozenset[type[BaseModel]] = frozenset({NeedsTable, PrefersTable, CostsTable})
"""Tables that are written on one line and never below a header."""


class Kind(NamedTuple):
    """A table of the format: whether there are several, and its model; None for a table of values by name."""

    is_list: bool
    model: type[BaseModel] | None


def kinds(model: type[BaseModel]) -> Mapping[Path, Kind]:
    """Return every table of a kind of file by its path, such as ("person", "question"), in the order of the format."""
    return _kinds(model)


@cache
def _kinds(model: type[BaseModel]) -> dict[Path, Kind]:
    found: dict[Path, Kind] = {}

    def walk(here: type[BaseModel], path: Path) -> None:
        inner = tables(here)
        for name, field in here.model_fields.items():
            whole = get_origin(bare(field.annotation)[0])
            if name in inner:
                found[*path, name] = Kind(whole is tuple, inner[name])
                walk(inner[name], (*path, name))
            elif whole is dict:
                found[*path, name] = Kind(is_list=False, model=None)

    walk(model, ())
    return found


def header(path: Path, *, is_list: bool) -> str:
    """Return the header of a table as it is written."""
    return f"[[{'.'.join(path)}]]" if is_list else f"[{'.'.join(path)}]"


def required(model: type[BaseModel]) -> frozenset[str]:
    """Return what a table of this kind must hold besides tables with headers of their own."""
    inner = tables(model)
    return frozenset(name for name, field in model.model_fields.items() if field.is_required() and name not in inner)


def homes(model: type[BaseModel], key: str) -> tuple[Path, ...]:
    """Return the tables in which `key` may stand; () is the top of the file."""
    found: list[Path] = [()] if key in model.model_fields else []
    found += (path for path, kind in _kinds(model).items() if kind.model is not None and key in kind.model.model_fields)
    return tuple(found)
