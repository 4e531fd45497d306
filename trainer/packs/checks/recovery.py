"""A faulty document made whole with stand-ins, so that one wrong value does not hide what else is wrong."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from trainer.packs.checks.validate import MOST_FAULTS, Model
from trainer.packs.format.fields import FORMS
from trainer.packs.format.value_types import bare, form, is_model, limit, type_inside
from trainer.packs.problems import Key
from trainer.packs.toml.read import Document

_ROUNDS = 3


def repaired(model: type[Model], document: Document, error: ValidationError) -> tuple[Model | None, frozenset[Key]]:
    """Return `document` as `model` with a stand-in for everything faulty, and the places of the stand-ins.

    The model is None where a whole list of entries is faulty, since what refers to it could not be judged, and where
    so much is faulty that there is nothing left to judge.
    """
    if error.error_count() > MOST_FAULTS:
        return None, frozenset()
    changed = _thawed(document)
    touched: set[Key] = set()
    for _ in range(_ROUNDS):
        for detail in error.errors(include_url=False, include_context=False):
            loc = detail["loc"]
            key = loc[:-1] if loc[-1] == "[key]" else loc
            touched.add(key)
            _mend(model, changed, key, drop=detail["type"] == "extra_forbidden" or key is not loc)
        if any(len(key) == 1 and _is_list(model, key[0]) for key in touched):
            break
        try:
            return model.model_validate(_frozen(changed)), frozenset(touched)
        except ValidationError as again:
            error = again
    return None, frozenset(touched)


def _mend(model: type[BaseModel], document: Any, key: Key, *, drop: bool) -> None:
    here: Any = document
    kind: Any = model
    part: Any
    for part in key[:-1]:
        kind = type_inside(kind, part)
        if not (isinstance(here, list) or (isinstance(here, dict) and part in here)):
            return
        here = here[part]
    last: Any = key[-1]
    field = kind.model_fields.get(last) if is_model(kind) else None
    if drop or (isinstance(field, FieldInfo) and not field.is_required()):
        if isinstance(here, dict):
            here.pop(last, None)
    elif isinstance(here, dict | list):
        here[last] = _stub(type_inside(kind, last))


def _stub(kind: Any) -> Any:
    """Return the plainest value of a type."""
    whole, (kind, _) = kind, bare(kind)
    if is_model(kind):
        return {
            name: _stub(type_inside(kind, name)) for name, field in kind.model_fields.items() if field.is_required()
        }
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    if get_origin(kind) is tuple:
        return [_stub(get_args(kind)[0]) for _ in range(limit(whole, "min_length") or 0)]
    if kind is int:
        # The most there may be: a calendar cut short would put everything after its end.
        most = limit(whole, "le")
        return 1 if most is None else most
    if kind is str:
        pattern = form(whole)
        return FORMS[pattern][1].strip("'") if pattern in FORMS else "x"
    return False if kind is bool else {}


def _is_list(model: type[BaseModel], name: str | int) -> bool:
    return get_origin(bare(type_inside(model, name))[0]) is tuple


def _thawed(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _thawed(item) for name, item in value.items()}
    return [_thawed(item) for item in value] if isinstance(value, tuple) else value


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _frozen(item) for name, item in value.items()}
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value
