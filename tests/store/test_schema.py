from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import peewee
import pytest

from trainer.store import schema
from trainer.store.schema import TABLES


def test_every_table_has_its_query_and_every_query_its_table() -> None:
    queries = {name for name, value in vars(schema).items() if isinstance(value, peewee.Table)}
    assert queries == set(TABLES)


def test_each_table_comes_after_those_that_it_refers_to() -> None:
    made: set[str] = set()
    for name, columns in TABLES.items():
        assert set(re.findall(r"REFERENCES (\w+)", columns)) <= made
        made.add(name)


@pytest.mark.parametrize("name", TABLES)
def test_no_column_may_be_left_out(name: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE TABLE {name} ({TABLES[name]})")
        columns = connection.execute(f"PRAGMA table_info({name})").fetchall()
    assert all(required for _, _, _, required, _, _ in columns)
    assert any(key for *_, key in columns)


def test_names_stand_apart_from_what_is_played() -> None:
    with_names = {name for name, columns in TABLES.items() if re.search(r"\b(name|identity) TEXT", columns)}
    assert with_names == {"people", "class_names", "classes", "lesson_list"}
