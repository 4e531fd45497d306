"""The section "Every table" of the author's guide, from the models of the format."""

from __future__ import annotations

from typing import Any

from trainer.i18n.terms import TERMS
from trainer.i18n.translator import Translator
from trainer.packs.format.json_schema import schema

PATHS = {
    "ScenarioFile": "the top of the file",
    "CustomerTable": "[customer]",
    "SellerTable": "[seller]",
    "ColleagueTable": "[[seller.team]]",
    "CalendarTable": "[calendar]",
    "CostsTable": "[calendar.costs]",
    "PersonTable": "[[person]]",
    "HiddenTable": "[person.hidden]",
    "PrefersTable": "prefers = { … } in [person.hidden]",
    "ReactionsTable": "[person.reactions]",
    "ReactionTable": "[[person.reaction]]",
    "QuestionTable": "[[person.question]]",
    "ObjectionTable": "[[person.objection]]",
    "ResponseTable": "[[person.objection.response]]",
    "NeedsTable": "needs = { … } (and access = { … } of a person)",
    "ClueTable": "[[clue]]",
    "SourceTable": "[[source]]",
    "RecordsTable": "[source.records]",
    "QuestionnaireTable": "[[questionnaire]]",
    "SurveyQuestionTable": "[[questionnaire.question]]",
    "SurveyAnswerTable": "[[questionnaire.question.answer]]",
    "AccountTable": "[[account]]",
    "PitchTable": "[[pitch]]",
    "ConductTable": "[[conduct]]",
    "EventTable": "[[event]]",
    "ChangeTable": "changes = [{ … }] in [[event]]",
    "DecisionTable": "[decision]",
    "PromiseTable": "[[promise]]",
    "EndingTable": "[[ending]]",
    "WeightsTable": "[weights]",
    "LessonTable": "[[lesson]]",
    "DiscussionTable": "[[discussion]]",
    "FacilitatorTable": "[facilitator]",
    "PackFile": "pack.toml: the top of the file",
    "GlossaryEntryTable": "pack.toml: [[glossary]]",
}
"""How each model is written in TOML, in the order of the guide."""


WORDS = {
    "role": "Roles (`roles`, the primary one first; a clue supports `role:…`)",
    "concern": "Concerns of the office (`concerns`, `answers` of a pitch; a clue supports `concern:…`)",
    "win": "Personal wins (`wins`, `appeals` of a pitch; a clue supports `win:…`)",
    "counterpart": "Counterparts (`counterpart` of a colleague and in `prefers`)",
    "kind": "Kinds of questions (`kind`)",
    "method": "Methods of a source (`method`)",
    "objection": "Types of objections (`type`)",
    "step": "Steps of a response (`does`)",
    "grade": "Grades of conduct (`grade`)",
}
"""Which of the field's words the guide explains, and where they stand."""


def words() -> str:
    """Return the section with the field's words: the id, as it is written, and the word that trainees read."""
    chinese = Translator("zh")
    lines = ["## Every word", "", "The ids are written in the file; trainees read the words beside them.", ""]
    for kind, title in WORDS.items():
        lines += [f"### {title}", "", "| id | English | 中文 |", "|---|---|---|"]
        lines += [f"| `{name}` | {text} | {chinese.term(kind, name)} |" for name, text in TERMS[kind].items()]
        lines.append("")
    return "\n".join(lines)


def section() -> str:
    """Return the section as Markdown."""
    found: dict[str, dict[str, Any]] = {}
    for name, top in (("scenario", "ScenarioFile"), ("pack", "PackFile")):
        whole = schema(name)
        found[top] = whole
        found.update(whole.get("$defs", {}))
    missing = set(found) - set(PATHS)
    assert not missing, f"tables without a place in the guide: {missing}"
    lines = [
        "## Every table",
        "",
        "A key in bold must be there; the others have the value shown when they are left out.",
        "",
    ]
    for name, path in PATHS.items():
        table = found[name]
        lines += [f"### {path}", "", str(table.get("description", "")).strip().partition("\n")[0], ""]
        lines += ["| key | value | left out | meaning |", "|---|---|---|---|"]
        required = set(table.get("required", ()))
        for key, field in table.get("properties", {}).items():
            shown = f"**`{key}`**" if key in required else f"`{key}`"
            meaning = str(field.get("description", "")).replace("\n", " ").replace("|", "\\|")
            lines.append(f"| {shown} | {_kind(field)} | {_default(field, key in required)} | {meaning} |")
        lines.append("")
    return "\n".join(lines)


def _kind(field: dict[str, Any]) -> str:
    if "anyOf" in field:
        return _kind(next(one for one in field["anyOf"] if one.get("type") != "null"))
    if "const" in field:
        return f"`{field['const']}`"
    if "enum" in field:
        return " ".join(f"`{value}`" for value in field["enum"])
    if "$ref" in field or "allOf" in field:
        return "table"
    match field.get("type"):
        case "array":
            inner = field.get("items", {})
            return "tables" if "$ref" in inner else f"list of {_kind(inner)}"
        case "object":
            return f"table of {_kind(field.get('additionalProperties', {}))} by name"
        case "integer":
            least, most = field.get("minimum"), field.get("maximum")
            return "number" if least is None or most is None else f"{least} to {most}"
        case "boolean":
            return "true or false"
        case "string":
            if "pattern" in field:
                return (
                    "id"
                    if field["pattern"].startswith("^[a-z][a-z0-9-]*$")
                    else f"like `{field['pattern']}`".replace("|", "\\|")
                )
            most = field.get("maxLength")
            return f"text up to {most}" if most else "text"
    return "value"


def _default(field: dict[str, Any], required: bool) -> str:
    if required or "default" not in field:
        return ""
    value = field["default"]
    if value in ((), [], {}, "", None) or isinstance(value, dict):
        return "nothing"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"
