"""The JSON Schema of scenario and pack files, for editors: from the same models that the loader uses."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel

from trainer.packs.file_names import VARIANTS
from trainer.packs.format.models import PackFile, ScenarioFile, Table
from trainer.packs.format.text_fields import tables as tables_of

FILES: dict[str, type[BaseModel]] = {"scenario": ScenarioFile, "pack": PackFile, "variant": ScenarioFile}
_TITLES = {
    "scenario": "A scenario of the sales role trainer, format 2",
    "pack": "A pack of scenarios, format 2",
    "variant": "A variant of a scenario of the sales role trainer, format 2",
}
_ID = "https://sales-role-trainer.invalid/schema/{name}-2.json"


def schema(name: str, say: Callable[[str], str] | None = None) -> dict[str, Any]:
    """Return the JSON Schema of a kind of file: "scenario", "pack" or "variant".

    `say` puts what it says of tables and keys, a line each, into another language.
    """
    made = FILES[name].model_json_schema()
    made.pop("title", None)
    _tidy(made)
    tables = {FILES[name].__name__: made, **made.get("$defs", {})}
    for table, definition in tables.items():
        for key, field in definition.get("properties", {}).items():
            field.setdefault("description", _meaning(table, key, field, tables))
    if name == "variant":
        _as_patch(made)
    if say is not None:
        for place in _described(made):
            place["description"] = say(str(place["description"]).partition("\n")[0])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": _ID.format(name=name),
        "title": _TITLES[name],
        **made,
    }


def descriptions() -> tuple[str, ...]:
    """Return all that the schemas say of tables and keys, a line each."""
    lines = (str(place["description"]).partition("\n")[0] for name in FILES for place in _described(schema(name)))
    return tuple(dict.fromkeys(lines))


def _described(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _described(item)
    elif isinstance(value, dict):
        if isinstance(value.get("description"), str):
            yield value
        for item in value.values():
            yield from _described(item)


def _as_patch(made: dict[str, Any]) -> None:
    """Make of the schema of a scenario that of a variant: nothing that is seen, nothing required but ids."""
    for model in _patched(ScenarioFile):
        table = made if model is ScenarioFile else made["$defs"][model.__name__]
        arrays = {key for key, inner in tables_of(model).items() if "id" in inner.model_fields}
        kept = {key: field for key, field in table["properties"].items() if key not in model.seen or key in arrays}
        table["properties"] = {**kept, **_PATCHING["table"]}
        table.pop("required", None)
        if model is ScenarioFile:
            table["properties"] = {**_PATCHING["file"], **table["properties"]}
            table["required"] = ["variant"]
        elif "id" in model.model_fields:
            table["properties"] |= _PATCHING["entry"]
            table["required"] = ["id"]
        for field in table["properties"].values():
            field.pop("minItems", None)


def _patched(model: type[Table]) -> Iterator[type[Table]]:
    """Yield the tables that a variant patches instead of replacing them whole."""
    yield model
    for key, inner in tables_of(model).items():
        is_array = "id" in inner.model_fields
        if issubclass(inner, Table) and (is_array or (inner.by_key and key not in model.seen)):
            yield from _patched(inner)


_PATCHING: dict[str, dict[str, Any]] = {
    "file": {
        "variant": {
            "type": "string", "pattern": f"^[{VARIANTS[1:]}]$",
            "description": "Letter of the variant, as in the file's name.",
        },
    },
    "entry": {"remove": {"const": True, "description": "This variant does not have the entry."}},
    "table": {
        "unset": {
            "type": "array", "items": {"type": "string"},
            "description": "Keys that this variant puts back to what they are when left out.",
        },
    },
}  # fmt: skip
"""Keys that a patch has beside those of the format: by the file, an entry of a list, any table."""


def schema_text(name: str, say: Callable[[str], str] | None = None) -> str:
    """Return the same as a file's text."""
    return json.dumps(schema(name, say), ensure_ascii=False, indent=2) + "\n"


def _meaning(table: str, key: str, field: dict[str, Any], tables: dict[str, Any]) -> str:
    """Return what to say of a key whose model says nothing: its own meaning, or that of the table in it."""
    for name in (f"{table}.{key}", table, key):
        if name in MEANINGS:
            return MEANINGS[name]
    inner = str(field.get("$ref") or field.get("items", {}).get("$ref", "")).rpartition("/")[2]
    return str(tables.get(inner, {}).get("description", ""))


def _tidy(value: Any) -> None:
    """Drop the titles that pydantic makes out of names: an editor would show them instead of descriptions."""
    if isinstance(value, list):
        for item in value:
            _tidy(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name in ("properties", "$defs"):
                for inner in item.values():
                    inner.pop("title", None)
            _tidy(item)


MEANINGS = {
    "id": "Lower-case letters, digits and hyphens, starting with a letter; unique in its list. Never change it once "
    "somebody has played: translations, transcripts and results go by it.",
    "needs": "What must hold first; left out, nothing must.",
    "PackFile.format": "Always 2.",
    "PackFile.id": "Id of the pack: the first half of `pack/scenario`.",
    "PackFile.title": "Title of the pack.",
    "PackFile.summary": "What the pack is about, in a sentence or two.",
    "PackFile.version": "Three numbers, such as 1.0.0; raise it when you hand the pack on.",
    "PackFile.authors": "Who wrote it.",
    "PackFile.licence": "Under which licence it may be used, as an SPDX id.",
    "PackFile.law_checked_on": "ISO date on which the rules of conduct were last checked against the law.",
    "GlossaryEntryTable.term": "The term by language, such as `{ en = \"acceptance\", zh = \"验收\" }`.",
    "GlossaryEntryTable.meaning": "What it means, in a sentence or two, by language.",
    "ScenarioFile.format": "Always 2.",
    "ScenarioFile.id": "Id of the scenario: the second half of `pack/scenario`.",
    "ScenarioFile.title": "Title on the shelf.",
    "ScenarioFile.level": "1 easy, 2 middling, 3 hard.",
    "ScenarioFile.minutes": "Minutes that a play takes.",
    "CustomerTable.name": "Name of the customer's house.",
    "CustomerTable.structure": "How the house is organised.",
    "SellerTable.name": "Name of the trainee's firm.",
    "CalendarTable.days": "How many working days there are until the decision.",
    "CostsTable.visit": "Half days that a visit takes.",
    "CostsTable.call": "Half days that a call takes.",
    "CostsTable.mail": "Half days that a mail takes.",
    "ColleagueTable.name": "Name, as the trainee reads it.",
    "ColleagueTable.title": "Job title.",
    "PersonTable.name": "Name, as the trainee reads it.",
    "PersonTable.title": "Job title; it must not settle the role.",
    "PersonTable.unit": "Department; people of one unit write it alike.",
    "PersonTable.reports_to": "Id of the superior; left out at the top.",
    "HiddenTable.veto": "What this person can stop alone.",
    "PrefersTable.channel": "How they like to be met.",
    "PrefersTable.counterpart": "Whom of the seller's side they like to talk to; `sales` is the trainee alone.",
    "ReactionTable.text": "What the person says then; in the committee it shows why.",
    "QuestionTable.kind": "What sort of question it is: facts, trouble, what follows from it, gain, the person, the "
    "others.",
    "QuestionTable.say": "The words of the trainee.",
    "QuestionTable.answer": "What the person answers; it should show things rather than name them.",
    "ObjectionTable.type": "What the objection is about on its face.",
    "ObjectionTable.said": "What the person says.",
    "ResponseTable.say": "The words of the trainee.",
    "ResponseTable.answer": "What the person says to that.",
    "ClueTable.text": "The finding, as it stands in the notebook: facts, no verdicts.",
    "SourceTable.title": "What can be studied, as the trainee reads it.",
    "SourceTable.method": "The way of finding out.",
    "SourceTable.records": "A table of records under the text, to be read; replaced whole in a variant.",
    "QuestionnaireTable.title": "What can be sent, as the trainee reads it.",
    "SurveyQuestionTable.say": "The question, as it stands in the questionnaire.",
    "SurveyAnswerTable.text": "What the person writes under it; who is led answers politely and says nothing.",
    "AccountTable.name": "Name of the house.",
    "PitchTable.title": "Name of the case, as the trainee reads it.",
    "PitchTable.say": "The case in the trainee's words.",
    "PitchTable.answers": "Organisational concerns that it answers; those that a hearer does not hold cost fit.",
    "PitchTable.appeals": "Personal wins that it appeals to.",
    "ConductTable.grade": "`forbidden` ends the deal and costs 70 %, `avoid` costs much, `watch` needs a record.",
    "ChangeTable.person": "Whose hidden truth changes.",
    "ChangeTable.roles": "The roles from then on, the primary one first.",
    "ChangeTable.influence": "Influence from then on, 0 none to 3 decisive.",
    "ChangeTable.veto": "Veto from then on.",
    "ChangeTable.stance": "Stance from then on, −2 opponent to 2 supporter.",
    "ChangeTable.concerns": "All concerns from then on, with weights 1–3.",
    "ChangeTable.wins": "All wins from then on, with weights 1–3.",
    "ChangeTable.sways": "All ties from then on: whom they move, and how strongly.",
    "EventTable.day": "On whose morning it happens.",
    "EventTable.reveals": "Clues that it drops into the notebook.",
    "EventTable.changes": "Whose hidden truth it changes.",
    "EndingTable.outcome": "The decision that it tells of.",
    "EndingTable.reason": "Only where this decided against a clean win.",
    "EndingTable.title": "Headline of the ending.",
    "EndingTable.text": "What becomes of the deal, and what it shows.",
    "LessonTable.about": "The score whose principle it is.",
    "LessonTable.text": "The principle, in the terms of this scenario.",
    "DiscussionTable.text": "The question.",
    "ScenarioFile.facilitator": "The page for whoever leads the class.",
    "FacilitatorTable.aims": "What the class should learn.",
    "FacilitatorTable.timing": "How to spend the hour.",
    "FacilitatorTable.watch_for": "What tends to go wrong, and when to stop and talk.",
    "WeightsTable": "Weight of this score in the overall result.",
}  # fmt: skip
