from __future__ import annotations

from typing import Any

from trainer.packs.format.models import (
    ColleagueTable,
    NeedsTable,
    PersonTable,
    QuestionTable,
    RecordsTable,
    ScenarioFile,
)
from trainer.packs.format.text_fields import room, tables, text_fields, texts, without_texts

DOCUMENT: dict[str, Any] = {
    "title": "A title",
    "id": "deal",
    "level": 1,
    "customer": {"name": "A house", "structure": "team"},
    "person": ({"id": "ada", "name": "Ada", "question": ({"id": "day", "say": "Well?"},)}, "no table"),
}


def test_texts_are_what_a_translation_may_replace() -> None:
    assert {"say", "answer"} <= text_fields(QuestionTable)
    assert not {"id", "kind", "reveals", "needs", "cost"} & text_fields(QuestionTable)


def test_tables_are_found_through_optional_ones_and_lists() -> None:
    assert tables(PersonTable)["question"] is QuestionTable
    assert "facilitator" in tables(ScenarioFile)
    assert "level" not in tables(ScenarioFile)


def test_a_place_has_room_where_it_is_a_text() -> None:
    assert (room(QuestionTable, "say"), room(QuestionTable, "id")) == (180, 0)


def test_every_text_has_its_key_and_its_room() -> None:
    assert list(texts(ScenarioFile, DOCUMENT)) == [
        (("title",), "A title", 48),
        (("customer", "name"), "A house", 48),
        (("person", 0, "name"), "Ada", 48),
        (("person", 0, "question", 0, "say"), "Well?", 180),
    ]


def test_without_texts_the_rules_are_left() -> None:
    assert without_texts(ScenarioFile, {**DOCUMENT, "person": DOCUMENT["person"][:1]}) == {
        "id": "deal", "level": 1, "customer": {"structure": "team"},
        "person": [{"id": "ada", "question": [{"id": "day"}]}],
    }  # fmt: skip


def test_what_only_chooses_among_texts_is_no_rule() -> None:
    line = {"id": "late", "when": "tired", "text": "Enough.", "needs": {"day": 3}}
    assert without_texts(PersonTable, {"id": "ada", "reaction": [line]}) == {"id": "ada"}


def test_lists_of_texts_are_texts_cell_by_cell() -> None:
    records = {"columns": ("Year", "Who"), "rows": (("2021", "Ann"), ("2022", "Ben"))}
    found = [(key, text) for key, text, _ in texts(RecordsTable, records)]
    assert found[:2] == [(("columns", 0), "Year"), (("columns", 1), "Who")]
    assert found[-1] == (("rows", 1, 1), "Ben")
    assert without_texts(RecordsTable, records) == {}


def test_keys_that_came_later_leave_no_trace_while_they_are_unused() -> None:
    team: dict[str, Any] = {"id": "gao", "times": 2, "needs": NeedsTable().model_dump(mode="json"), "wants": ""}
    assert without_texts(ColleagueTable, team) == {"id": "gao", "times": 2}
    team["needs"] |= {"flags": ["won"]}
    assert "needs" in without_texts(ColleagueTable, team)
    whole = {"id": "deal", "account": [], "questionnaire": [], "promise": [], "customer": {"account": None}}
    assert without_texts(ScenarioFile, whole) == {"id": "deal", "customer": {}}
