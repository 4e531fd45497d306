from __future__ import annotations

from trainer.packs.format.models import PackFile, QuestionTable, ScenarioFile
from trainer.packs.format.table_paths import header, homes, kinds, required


def test_every_table_by_its_path() -> None:
    found = kinds(ScenarioFile)
    assert found["person", "objection", "response"].is_list
    assert not found["person", "hidden"].is_list
    assert found["person", "hidden", "sways"].model is None
    assert set(kinds(PackFile)) >= {("glossary",)}


def test_a_header_as_it_is_written() -> None:
    assert header(("person", "question"), is_list=True) == "[[person.question]]"
    assert header(("customer",), is_list=False) == "[customer]"


def test_where_a_key_may_stand() -> None:
    assert homes(ScenarioFile, "minutes") == ((),)
    assert homes(ScenarioFile, "days") == (("calendar",),)
    assert homes(ScenarioFile, "no-such-key") == ()


def test_what_a_table_must_hold() -> None:
    assert required(QuestionTable) == {"id", "kind", "say", "answer"}
