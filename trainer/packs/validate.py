"""From plain data to the models of the format, with every fault in the author's terms."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from trainer.packs.names import did_you_mean
from trainer.packs.problems import FaultyPack, Problem
from trainer.packs.read import Document
from trainer.packs.texts import tables

Model = TypeVar("Model", bound=BaseModel)


def validated(model: type[Model], document: Document, file: str) -> Model:
    """Return `document` as `model`.

    Raises:
        FaultyPack: with every fault.
    """
    try:
        return model.model_validate(document)
    except ValidationError as error:
        raise FaultyPack([_problem(model, detail, file) for detail in error.errors(include_url=False)]) from None


def _problem(model: type[BaseModel], detail: ErrorDetails, file: str) -> Problem:
    key = tuple(part for part in detail["loc"] if part != "[key]")
    context = detail.get("ctx", {})
    match detail["type"]:
        case "extra_forbidden":
            table = _table_at(model, key[:-1])
            known = tuple(table.model_fields) if table else ()
            return Problem(
                file, key, "unknown key", did_you_mean(str(key[-1]), known) or f"known here: {', '.join(known)}"
            )
        case "missing":
            return Problem(file, key, "is missing", "every entry of this kind needs it")
        case "literal_error":
            wanted = context.get("expected", "")
            names = tuple(str(wanted).replace("'", "").replace(" or ", ", ").split(", "))
            hint = did_you_mean(str(detail["input"]), names)
            return Problem(file, key, f"{_shown(detail['input'])} is none of {wanted}", hint)
        case "string_pattern_mismatch":
            return Problem(file, key, f"{_shown(detail['input'])} has not the form {context.get('pattern')}",
                           "ids are lower-case letters, digits and hyphens, starting with a letter")  # fmt: skip
        case "value_error":
            return Problem(file, key, str(context.get("error", detail["msg"])))
    return Problem(file, key, f"{detail['msg'].lower()}, not {_shown(detail['input'])}")


def _table_at(model: type[BaseModel], key: tuple[str | int, ...]) -> type[BaseModel] | None:
    here: type[BaseModel] | None = model
    for part in key:
        if isinstance(part, str) and here is not None:
            here = tables(here).get(part)
    return here


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
