"""From plain data to the models of the format, with every fault in the author's terms."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from trainer.errors import N_, Sentence
from trainer.packs.checks.remedies import (
    cut,
    form_meant,
    home_of,
    in_braces,
    instead_of,
    key_meant,
    names_in,
    number_range,
    question_meant,
    rewritten,
    to_add,
    whole_number,
    word_meant,
)
from trainer.packs.format.fields import FORMS, REFERENCE, NotPlain
from trainer.packs.format.models import FORMAT
from trainer.packs.format.text_fields import tables
from trainer.packs.format.value_types import type_at
from trainer.packs.problems import FaultyPack, Key, Problem
from trainer.packs.toml.mistakes import TRUTH_HINT
from trainer.packs.toml.read import Document

MOST_FAULTS = 1_000
"""Faults of one file that are put into words."""

Model = TypeVar("Model", bound=BaseModel)

_IN_BRACES = N_("a table in { }")
_TYPES = {
    "int": (N_("a whole number"), N_("a number is written in digits, without quotes")),
    "string": (N_("a text in quotes"), N_("texts stand in quotes")),
    "bool": (N_("true or false"), TRUTH_HINT),
    "tuple": (N_("a list in [ ]"), N_("lists stand in [ ], with commas between the entries")),
    "dict": (_IN_BRACES, N_("tables stand in { } or under a [header]")),
    "model": (_IN_BRACES, N_("tables stand in { } or under a [header]; entries of lists under [[headers]]")),
}
_LIMITS = {
    "greater_than_equal": ("ge", N_("must be {bound} or more, not {given}")),
    "less_than_equal": ("le", N_("must be {bound} or less, not {given}")),
    "too_long": ("max_length", N_("must be at most {bound} entries, not {given}")),
    "too_short": ("min_length", N_("must be {bound} or more entries, not {given}")),
    "string_too_long": ("max_length", N_("must be at most {bound} characters, not {given}")),
    "string_too_short": ("min_length", N_("must be {bound} or more characters, not {given}")),
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
    # Half of them would be more than anybody reads, and all of them could be tens of thousands.
    details = error.errors(include_url=False)[:MOST_FAULTS]
    found = [_problem(model, detail, file, document) for detail in details]
    # A misspelt key is not missing too, and a list is not too short because an entry of it is faulty.
    unknown = [detail["loc"] for detail in details if detail["type"] == "extra_forbidden"]
    meant = {(loc[:-1], key_meant(model, loc)) for loc in unknown}
    moved = {(home, str(loc[-1])) for loc in unknown for home in home_of(model, loc)}
    inside = {problem.key[:length] for problem in found for length in range(1, len(problem.key))}
    return [
        problem
        for detail, problem in zip(details, found, strict=True)
        if not (
            (detail["type"] == "missing" and (detail["loc"][:-1], detail["loc"][-1]) in meant)
            or (detail["type"] == "missing" and (names_in(detail["loc"][:-1]), detail["loc"][-1]) in moved)
            or (problem.code == "E104" and problem.key in inside)
        )
    ]


def _problem(model: type[BaseModel], detail: ErrorDetails, file: str, document: Document) -> Problem:
    kind, given, context = detail["type"], detail["input"], detail.get("ctx", {})
    on_key = bool(detail["loc"]) and detail["loc"][-1] == "[key]"
    key = detail["loc"][:-1] if on_key else detail["loc"]
    name = str(key[-1]) if key else ""

    def problem(code: str, wrong: str | Sentence, mend: str | Sentence = "", **values: object) -> Problem:
        said = wrong if isinstance(wrong, Sentence) else Sentence(wrong, **values)
        hint = mend if isinstance(mend, Sentence) else Sentence(mend, **values)
        return Problem(code, file, key, said, hint, on_key=on_key)

    match kind:
        case "extra_forbidden":
            wrong = Sentence(N_("unknown key '{name}'"), name=_escaped(name))
            return Problem("E101", file, key, wrong, instead_of(model, key), on_key=True)
        case "missing":
            wrong = Sentence(N_("`{name}` is missing"), name=name)
            return Problem("E102", file, key[:-1], wrong, to_add(model, key))
        case "literal_error" if key == ("format",) and isinstance(given, int):
            return other_format(given, file)
        case "literal_error":
            names = re.findall(r"'[^']*'|-?\d+", str(context.get("expected", "")))
            return problem("E105", _none_of(given, names), word_meant(given, [one.strip("'") for one in names]))
        case "string_pattern_mismatch" if (form := FORMS.get(str(context.get("pattern")))) is not None:
            meant = question_meant(document, key, given) if context["pattern"] == REFERENCE else Sentence("")
            meant = meant or form_meant(str(context["pattern"]), given)
            such = meant or Sentence(N_("such as {example}"), example=form[1])
            return problem("E106", form[0], such, given=_shown(given))
        case "value_error" if isinstance(fault := context.get("error"), NotPlain):
            mends = {"\t": N_("type spaces instead"), "": N_("write it on one line")}
            return replace(problem("E107", fault.wrong, mends.get(fault.sign, N_("take it out"))), sign=fault.sign)
        case "tuple_type" if isinstance(given, dict) and (named := _header(model, key)):
            wrong = Sentence(N_("must be a list of tables, not one table"))
            return problem("E103", wrong, N_("write [[{header}]] (double brackets)"), header=named)
        case "model_type" if isinstance(given, tuple | str) and (inside := in_braces(model, document, key, given)):
            return problem("E103", N_("must be {expected}, not {given}"), inside, expected=Sentence(_IN_BRACES),
                           given=_shown(given))  # fmt: skip
        case "model_type" if isinstance(given, tuple) and (named := _header(model, key)):
            wrong = Sentence(N_("must be one table, not a list"))
            return problem("E103", wrong, N_("write [{header}] (single brackets)"), header=named)
    for beginning, (expected, hint) in _TYPES.items():
        if kind in (f"{beginning}_type", f"{beginning}_from_float", f"{beginning}_parsing"):
            wanted = type_at(model, key)
            known = whole_number(wanted) if beginning == "int" else Sentence(expected)
            instead = rewritten(wanted, given) or Sentence(hint)
            return problem("E103", N_("must be {expected}, not {given}"), instead, expected=known, given=_shown(given))
    if kind == "int_parsing_size":
        return problem("E104", N_("{given} is too large a number"), given=_shown(given))
    if kind == "string_too_short":
        return problem("E104", N_("must not be empty"))
    if kind in ("greater_than_equal", "less_than_equal") and None not in (span := number_range(type_at(model, key))):
        return problem(
            "E104", N_("must be from {low} to {high}, not {given}"), low=span[0], high=span[1], given=_shown(given)
        )
    if kind in _LIMITS:
        bound, words = _LIMITS[kind]
        return problem("E104", words, bound=context.get(bound), given=_measured(kind, given))
    return problem("E103", N_("{given} cannot stand here ({reason})"), given=_shown(given), reason=detail["msg"])


def other_format(given: int, file: str, *, stored: bool = False) -> Problem:
    """Return what to say of a file of another format; `stored` if an attempt was begun with it."""
    wrong = N_("is written in format {given}, and this program reads format {format} only")
    mend = N_("the author's guide (scenarios/README.md) shows the format of today")
    if stored:
        mend = N_("this attempt cannot be gone on with; begin the scenario anew")
    return Problem("E105", file, ("format",), Sentence(wrong, given=_shown(given), format=FORMAT), Sentence(mend))


def _none_of(given: object, names: Sequence[str]) -> Sentence:
    if len(names) == 1:
        return Sentence(N_("{given} is none of {name}"), given=_shown(given), name=names[0])
    some, last = tuple(names[:-1]), names[-1]
    return Sentence(N_("{given} is none of {some} or {last}"), given=_shown(given), some=some, last=last)


def _header(model: type[BaseModel], key: Key) -> str:
    """Return what stands in the header of the table at `key`, or "" if there is no such table."""
    names = [part for part in key if isinstance(part, str)]
    return ".".join(names) if names and names[-1] == key[-1] and names[-1] in _tables_at(model, key[:-1]) else ""


def _tables_at(model: type[BaseModel], key: Key) -> dict[str, type[BaseModel]]:
    here: type[BaseModel] | None = model
    for part in key:
        if isinstance(part, str) and here is not None:
            here = tables(here).get(part)
    return tables(here) if here else {}


def _measured(kind: str, given: Any) -> str | Sentence:
    return str(len(given)) if kind.endswith(("_long", "_short")) else _shown(given)


def _shown(value: object) -> str | Sentence:
    match value:
        case dict():
            return Sentence(N_("a table"))
        case tuple():
            return Sentence(N_("a list"))
        case bool():
            return str(value).lower()
        case str():
            return cut(repr(value[:60]))
        case int() | float():
            return cut(repr(value))
        case datetime.datetime():
            return Sentence(N_("the date and time {value}"), value=value.isoformat(" "))
        case datetime.date():
            return Sentence(N_("the date {value}"), value=value.isoformat())
        case datetime.time():
            return Sentence(N_("the time {value}"), value=value.isoformat())
    return cut(repr(value))


def _escaped(name: str) -> str:
    """Return the beginning of a name, as Python would write it between quotes."""
    return repr(name[:60])[1:-1]
