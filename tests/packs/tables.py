"""The section "Every table" of the author's guide, from the models of the format."""

from __future__ import annotations

from typing import Any

from tests.packs.guide_words import phrase
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


def words(language: str) -> str:
    """Return the section with the field's words: the id, as it is written, and the word that trainees read."""
    chinese = Translator("zh")
    lines = [f"## {phrase(language, 'Every word')}", "", phrase(language, "words"), ""]
    for kind, title in WORDS.items():
        lines += [f"### {phrase(language, title)}", "", "| id | English | 中文 |", "|---|---|---|"]
        lines += [f"| `{name}` | {text} | {chinese.term(kind, name)} |" for name, text in TERMS[kind].items()]
        lines.append("")
    return "\n".join(lines)


def section(language: str) -> str:
    """Return the section as Markdown."""
    found: dict[str, dict[str, Any]] = {}
    say = Translator(language)
    for name, top in (("scenario", "ScenarioFile"), ("pack", "PackFile")):
        whole = schema(name, say)
        found[top] = whole
        found.update(whole.get("$defs", {}))
    missing = set(found) - set(PATHS)
    assert not missing, f"tables without a place in the guide: {missing}"
    lines = [f"## {phrase(language, 'Every table')}", "", phrase(language, "tables"), ""]
    for name, path in PATHS.items():
        table = found[name]
        lines += [f"### {phrase(language, path)}", "", str(table.get("description", "")).strip(), ""]
        lines += [phrase(language, "head"), "|---|---|---|---|"]
        required = set(table.get("required", ()))
        for key, field in table.get("properties", {}).items():
            shown = f"**`{key}`**" if key in required else f"`{key}`"
            meaning = str(field.get("description", "")).replace("|", "\\|")
            default = _default(language, field, key in required)
            lines.append(f"| {shown} | {_kind(language, field)} | {default} | {meaning} |")
        lines.append("")
    return "\n".join(lines)


def _kind(language: str, field: dict[str, Any]) -> str:
    if "anyOf" in field:
        return _kind(language, next(one for one in field["anyOf"] if one.get("type") != "null"))
    if "const" in field:
        return f"`{field['const']}`"
    if "enum" in field:
        return " ".join(f"`{value}`" for value in field["enum"])
    if "$ref" in field or "allOf" in field:
        return phrase(language, "table")
    match field.get("type"):
        case "array":
            inner = field.get("items", {})
            if "$ref" in inner:
                return phrase(language, "tables of") if language != "en" else "tables"
            return phrase(language, "list of {kind}", kind=_kind(language, inner))
        case "object":
            inner = _kind(language, field.get("additionalProperties", {}))
            return phrase(language, "table of {kind} by name", kind=inner)
        case "integer":
            least, most = field.get("minimum"), field.get("maximum")
            if least is None or most is None:
                return phrase(language, "number")
            return phrase(language, "{least} to {most}", least=least, most=most)
        case "boolean":
            return phrase(language, "true or false")
        case "string":
            if "pattern" in field:
                if field["pattern"].startswith("^[a-z][a-z0-9-]*$"):
                    return phrase(language, "id")
                return phrase(language, "like {pattern}", pattern=f"`{field['pattern']}`".replace("|", "\\|"))
            most = field.get("maxLength")
            return phrase(language, "text up to {most}", most=most) if most else phrase(language, "text")
    return phrase(language, "value")


def _default(language: str, field: dict[str, Any], required: bool) -> str:
    if required or "default" not in field:
        return ""
    value = field["default"]
    if value in ((), [], {}, "", None) or isinstance(value, dict):
        return phrase(language, "nothing")
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"
