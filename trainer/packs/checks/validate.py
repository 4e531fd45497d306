"""From plain data to the models of the format, with every fault in the author's terms."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from trainer.packs.format.fields import FORMS
from trainer.packs.format.text_fields import tables
from trainer.packs.problems import FaultyPack, Key, Problem
from trainer.packs.suggest import crossed, did_you_mean
from trainer.packs.toml.mistakes import TRUTH_HINT
from trainer.packs.toml.read import Document

Model = TypeVar("Model", bound=BaseModel)

_TYPES = {
    "int": ("a whole number", "numbers stand without quotes"),
    "string": ("a text in quotes", "texts stand in quotes"),
    "bool": ("true or false", TRUTH_HINT),
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
        raise FaultyPack(faults_in(model, error, file, document)) from None


def faults_in(model: type[BaseModel], error: ValidationError, file: str, document: Document) -> list[Problem]:
    """Return what pydantic found in `document`, in the author's terms."""
    found = [_problem(model, detail, file, document) for detail in error.errors(include_url=False)]
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


def _problem(model: type[BaseModel], detail: ErrorDetails, file: str, document: Document) -> Problem:
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
            return problem(
                "E105",
                f"{_shown(given)} is none of {wanted}",
                crossed(str(given), names) or did_you_mean(str(given), names),
            )
        case "string_pattern_mismatch":
            form, example = FORMS.get(str(context.get("pattern")), ("", ""))
            meant = _question_meant(document, key, given) if form == "`person.question`" else ""
            return problem("E106", f"{_shown(given)} is not {form}", meant or f"such as {example}")
        case "value_error":
            said = str(context.get("error", detail["msg"]))
            return problem("E107", said, "type spaces instead" if "is a tab" in said else "take it out")
        case "tuple_type" if isinstance(given, dict) and (header := _header(model, key)):
            return problem("E103", "must be a list of tables, not one table", f"write [[{header}]] (double brackets)")
        case "model_type" if isinstance(given, tuple) and (header := _header(model, key)):
            return problem("E103", "must be one table, not a list", f"write [{header}] (single brackets)")
    for beginning, (expected, hint) in _TYPES.items():
        if kind in (f"{beginning}_type", f"{beginning}_from_float", f"{beginning}_parsing"):
            return problem("E103", f"must be {expected}, not {_shown(given)}", hint)
    if kind in _LIMITS:
        bound, words = _LIMITS[kind]
        return problem("E104", f"must be {words.format(context.get(bound))}, not {_measured(kind, given)}")
    return problem("E103", f"{detail['msg'].lower()}, not {_shown(given)}")


def _header(model: type[BaseModel], key: Key) -> str:
    """Return what stands in the header of the table at `key`, or "" if there is no such table."""
    names = [part for part in key if isinstance(part, str)]
    return ".".join(names) if names and names[-1] == key[-1] and names[-1] in _tables_at(model, key[:-1]) else ""


def _question_meant(document: Document, key: Key, given: object) -> str:
    """Return a guess at the question that was named without its person: one of the person in whose table it stands."""
    people = document.get("person")
    if not isinstance(people, tuple):
        return ""
    own = people[key[1]] if key[0] == "person" and len(key) > 1 and isinstance(key[1], int) else None
    for person in (own, *people):
        if isinstance(person, dict) and given in _questions(person):
            return f"did you mean '{person.get('id')}.{given}'?"
    if not isinstance(own, dict):
        return ""
    return did_you_mean(f"{own.get('id')}.{given}", [f"{own.get('id')}.{name}" for name in _questions(own)])


def _questions(person: Document) -> list[str]:
    questions = person.get("question")
    entries = questions if isinstance(questions, tuple) else ()
    return [str(entry.get("id")) for entry in entries if isinstance(entry, dict)]


def _tables_at(model: type[BaseModel], key: Key) -> dict[str, type[BaseModel]]:
    here: type[BaseModel] | None = model
    for part in key:
        if isinstance(part, str) and here is not None:
            here = tables(here).get(part)
    return tables(here) if here else {}


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
