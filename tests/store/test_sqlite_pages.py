from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from trainer.store.sqlite_pages import PAGE_SIZE, Value, index_keys, rolled_back, table_rows

ROWS: list[tuple[Value, ...]] = [
    ("a", None, 0, 1.5, b""), ("小明", 1, -1, -0.0, b"\x00\xff" * 3000), ("x" * 9000, -129, 2**40, 1e300, b"1"),
    ("", 2**62, -(2**31), float("inf"), b"\x01" * 40_000), ("b", 32768, -8388609, 3.0, b"y" * 4070),
]  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "some.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE things (a TEXT, b INTEGER, c INTEGER, d FLOAT, e BLOB)")
        connection.execute("CREATE TABLE pairs (one VARCHAR(8), two INTEGER, PRIMARY KEY (one, two))")
        connection.executemany("INSERT INTO things VALUES (?, ?, ?, ?, ?)", ROWS)
        connection.executemany(
            "INSERT INTO pairs VALUES (?, ?)", [(f"k{number % 7}", number) for number in range(4000)]
        )
    return path


def test_every_row_is_read_as_sqlite_reads_it(file: Path) -> None:
    found: dict[str, list[tuple[Value, ...]]] = {}
    for table, row, _ in table_rows(file.read_bytes()):
        found.setdefault(table, []).append(row)
    assert found["things"] == ROWS
    assert len(found["pairs"]) == 4000
    assert set(found) == {"things", "pairs", "sqlite_schema"}


def test_every_key_of_an_index_is_read_with_its_table(file: Path) -> None:
    keys = {(table, *key[:2]) for table, key in index_keys(file.read_bytes())}
    assert keys == {("pairs", f"k{number % 7}", number) for number in range(4000)}


def test_pages_whose_way_is_broken_still_give_their_rows(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[:PAGE_SIZE] = b"\xaa" * PAGE_SIZE
    rows = [row for table, row, _ in table_rows(bytes(data)) if table == ""]
    assert sum(1 for row in rows if len(row) == 2) == 4000


def test_text_that_is_no_utf8_comes_as_bytes(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("INSERT INTO pairs VALUES (cast(x'41ff42' as text), 1)")
    assert (b"A\xffB", 1) in [row for table, row, _ in table_rows(file.read_bytes()) if table == "pairs"]


@pytest.mark.parametrize("seed", range(40))
def test_no_bytes_whatever_break_it(file: Path, seed: int) -> None:
    chance = Random(seed)
    data = bytearray(file.read_bytes())
    for _ in range(chance.choice([1, 30, 3000])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    cut = bytes(data[: chance.randrange(len(data) + 1)])
    for damaged in (bytes(data), cut, chance.randbytes(10_000), b""):
        assert all(isinstance(row, tuple) for _, row, *_ in (*table_rows(damaged), *index_keys(damaged)))


SPILLING = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("DELETE FROM pairs WHERE two % 3 = 0")
connection.executemany("INSERT INTO pairs VALUES (?, ?)", [("new", number) for number in range(int(sys.argv[2]))])
os._exit(9)
"""


@pytest.mark.parametrize("rows", [1, 300, 9000])
def test_what_an_unfinished_transaction_wrote_is_undone(file: Path, rows: int) -> None:
    before = sorted(table_rows(file.read_bytes()), key=str)
    subprocess.run([sys.executable, "-c", SPILLING, str(file), str(rows)], check=False)
    side = file.with_name(file.name + "-journal")
    data, journal = file.read_bytes(), side.read_bytes()
    assert sorted(table_rows(data), key=str) != before
    assert sorted(table_rows(rolled_back(data, journal)), key=str) == before
    for cut in (b"", journal[:20], journal[:600], b"\xff" * 2000):
        assert isinstance(rolled_back(data, cut), bytes)
