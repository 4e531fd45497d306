"""The JSON Schema of scenario and pack files, for editors: from the same models that the loader uses."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from trainer.packs.format.models.models import PackFile, ScenarioFile

FILES: dict[str, type[BaseModel]] = {"scenario": ScenarioFile, "pack": PackFile}
_TITLES = {"scenario": "A scenario of the sales role trainer, format 1", "pack": "A pack of scenarios, format 1"}
_ID = "https://sales-role-trainer.invalid/schema/{name}-1.json"


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a kind of file: "scenario" or "pack"."""
    made = FILES[name].model_json_schema()
    made.pop("title", None)
    _tidy(made)
    tables = {FILES[name].__name__: made, **made.get("$defs", {})}
    for table, definition in tables.items():
        for key, field in definition.get("properties", {}).items():
            field.setdefault("description", _meaning(table, key, field, tables))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": _ID.format(name=name),
        "title": _TITLES[name],
        **made,
    }


def schema_text(name: str) -> str:
    """Return the same as a file's text."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


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
    "PackFile.format": "Always 1.",
    "PackFile.id": "Id of the pack: the first half of `pack/scenario`.",
    "PackFile.title": "Title of the pack.",
    "PackFile.summary": "What the pack is about, in a sentence or two.",
    "PackFile.version": "Three numbers, such as 1.0.0; raise it when you hand the pack on.",
    "PackFile.authors": "Who wrote it.",
    "PackFile.licence": "Under which licence it may be used, as an SPDX id.",
    "PackFile.law_checked_on": "ISO date on which the rules of conduct were last checked against the law.",
    "GlossaryEntry.en": "The term in English.",
    "GlossaryEntry.zh": "The term in Chinese.",
    "ScenarioFile.format": "Always 1.",
    "ScenarioFile.id": "Id of the scenario: the second half of `pack/scenario`.",
    "ScenarioFile.title": "Title on the shelf.",
    "ScenarioFile.level": "1 easy, 2 middling, 3 hard.",
    "ScenarioFile.minutes": "Minutes that a play takes.",
    "Customer.name": "Name of the customer's house.",
    "Customer.structure": "How the house is organised.",
    "Seller.name": "Name of the trainee's firm.",
    "Calendar.days": "How many working days there are until the decision.",
    "Costs.visit": "Half days that a visit takes.",
    "Costs.call": "Half days that a call takes.",
    "Costs.mail": "Half days that a mail takes.",
    "Colleague.name": "Name, as the trainee reads it.",
    "Colleague.title": "Job title.",
    "Person.name": "Name, as the trainee reads it.",
    "Person.title": "Job title; it must not settle the role.",
    "Person.unit": "Department; people of one unit write it alike.",
    "Person.reports_to": "Id of the superior; left out at the top.",
    "Hidden.veto": "What this person can stop alone.",
    "Prefers.channel": "How they like to be met.",
    "Prefers.counterpart": "Whom of the seller's side they like to talk to; `sales` is the trainee alone.",
    "Question.kind": "What sort of question it is: facts, trouble, what follows from it, gain, the person, the others.",
    "Question.say": "The words of the trainee.",
    "Question.answer": "What the person answers; it should show things rather than name them.",
    "Objection.type": "What the objection is about on its face.",
    "Objection.said": "What the person says.",
    "Response.say": "The words of the trainee.",
    "Response.answer": "What the person says to that.",
    "Clue.text": "The finding, as it stands in the notebook: facts, no verdicts.",
    "Source.title": "What can be studied, as the trainee reads it.",
    "Source.method": "The way of finding out.",
    "Pitch.title": "Name of the case, as the trainee reads it.",
    "Pitch.say": "The case in the trainee's words.",
    "Pitch.answers": "Organisational concerns that it answers; those that a hearer does not hold cost fit.",
    "Pitch.appeals": "Personal wins that it appeals to.",
    "Conduct.grade": "`forbidden` ends the deal and caps the result, `avoid` costs much, `watch` needs a record.",
    "Change.person": "Whose hidden truth changes.",
    "Change.roles": "The roles from then on, the primary one first.",
    "Change.influence": "Influence from then on, 0 none to 3 decisive.",
    "Change.veto": "Veto from then on.",
    "Change.stance": "Stance from then on, −2 opponent to 2 supporter.",
    "Change.concerns": "All concerns from then on, with weights 1–3.",
    "Change.wins": "All wins from then on, with weights 1–3.",
    "Change.sways": "All ties from then on: whom they move, and how strongly.",
    "Event.day": "On whose morning it happens.",
    "Event.reveals": "Clues that it drops into the notebook.",
    "Event.changes": "Whose hidden truth it changes.",
    "Ending.outcome": "The decision that it tells of.",
    "Ending.reason": "Only where this decided against a clean win.",
    "Ending.title": "Headline of the ending.",
    "Ending.text": "What becomes of the deal, and what it shows.",
    "Lesson.about": "The score whose principle it is.",
    "Lesson.text": "The principle, in the terms of this scenario.",
    "Discussion.text": "The question.",
    "ScenarioFile.facilitator": "The page for whoever leads the class.",
    "Facilitator.aims": "What the class should learn.",
    "Facilitator.timing": "How to spend the hour.",
    "Facilitator.watch_for": "What tends to go wrong, and when to stop and talk.",
    "Weights": "Weight of this score in the overall result.",
}  # fmt: skip
