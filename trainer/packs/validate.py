"""From plain data to the models of the format, with every fault in the author's terms."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from trainer.packs.fields import FORMS
from trainer.packs.names import did_you_mean
from trainer.packs.problems import FaultyPack, Problem
from trainer.packs.read import Document
from trainer.packs.texts import tables

Model = TypeVar("Model", bound=BaseModel)

_TYPES = {
    "int": ("a whole number", "numbers stand without quotes"),
    "string": ("a text in quotes", "texts stand in quotes"),
    "bool": ("true or false", "true and false stand without quotes"),
    "tuple": ("a list in [ ]", "lists stand in [ ], with commas between the entries"),
    "dict": ("a table in { }", "tables stand in { } or under a [header]"),
    "model": ("a table in { }", "tables stand in { } or under a [header]; entries of lists under [[headers]]"),
}
_LIMITS = {
    "greater_than_equal": ("ge", "{} or more"),
    "less_than_equal": ("le", "{} or less"),
    "too_long": ("max_length", "at most {} entries"),
    "too_short": ("min_length", "{} or more entries"),
    "string_too_long": ("max_length", "at most {} characters"),
    "string_too_short": ("min_length", "{} or more characters"),
}


def validated(model: type[Model], document: Document, file: str) -> Model:
    """Return `document` as `model`.

    Raises:
        FaultyPack: with every fault.
    """
    try:
        return model.model_validate(document)
    except ValidationError as error:
        raise FaultyPack(faults_in(model, error, file)) from None


def faults_in(model: type[BaseModel], error: ValidationError, file: str) -> list[Problem]:
    """Return what pydantic found, in the author's terms."""
    found = [_problem(model, detail, file) for detail in error.errors(include_url=False)]
    # A misspelt key is not missing too, and a list is not too short because an entry of it is faulty.
    meant = {(problem.key[:-1], problem.hint) for problem in found if problem.code == "E101"}
    inside = {problem.key[:length] for problem in found for length in range(1, len(problem.key))}
    return [
        problem
        for problem in found
        if not (
            (problem.code == "E102" and (problem.key, f"did you mean {problem.message.split('`')[1]!r}?") in meant)
            or (problem.code == "E104" and problem.key in inside)
        )
    ]


def _problem(model: type[BaseModel], detail: ErrorDetails, file: str) -> Problem:
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    named = bool(detail["loc"]) and detail["loc"][-1] == "[key]"
    key = detail["loc"][:-1] if named else detail["loc"]
    name = str(key[-1])[:60] if key else ""

    def problem(code: str, message: str, hint: str = "") -> Problem:
        return Problem(code, file, key, message, hint, on_key=named)

    match kind:
        case "extra_forbidden":
            known = _known_at(model, key[:-1])
            hint = did_you_mean(name, known) or f"known here: {', '.join(known)}"
            return Problem("E101", file, key, f"unknown key {name!r}", hint, on_key=True)
        case "missing":
            return Problem("E102", file, key[:-1], f"`{name}` is missing", "every table of this kind needs it")
        case "literal_error":
            wanted = str(context.get("expected", ""))
            names = tuple(wanted.replace("'", "").replace(" or ", ", ").split(", "))
            return problem("E105", f"{_shown(given)} is none of {wanted}", did_you_mean(str(given), names))
        case "string_pattern_mismatch":
            form, example = FORMS.get(str(context.get("pattern")), ("", ""))
            return problem("E106", f"{_shown(given)} is not {form}", f"such as {example}")
        case "value_error":
            return problem("E107", str(context.get("error", detail["msg"])), "take it out")
    for beginning, (expected, hint) in _TYPES.items():
        if kind in (f"{beginning}_type", f"{beginning}_from_float", f"{beginning}_parsing"):
            return problem("E103", f"must be {expected}, not {_shown(given)}", hint)
    if kind in _LIMITS:
        bound, words = _LIMITS[kind]
        return problem("E104", f"must be {words.format(context.get(bound))}, not {_measured(kind, given)}")
    return problem("E103", f"{detail['msg'].lower()}, not {_shown(given)}")


def _known_at(model: type[BaseModel], key: tuple[str | int, ...]) -> tuple[str, ...]:
    here: type[BaseModel] | None = model
    for part in key:
        if isinstance(part, str) and here is not None:
            here = tables(here).get(part)
    return tuple(here.model_fields) if here else ()


def _measured(kind: str, given: Any) -> str:
    return str(len(given)) if kind.endswith(("_long", "_short")) else _shown(given)


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, tuple):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str | int | float):
        text = repr(value) if not isinstance(value, str) else repr(value[:60])
        return text if len(text) <= 60 else text[:57] + "..."
    return f"the {type(value).__name__} {value}"
