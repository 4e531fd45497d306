"""A damaged journal: the file is kept aside, and what can still be read is taken over."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from trainer.errors import N_, Sentence
from trainer.store.schema import TABLES


def keep_aside(path: Path) -> Path:
    """Copy the database file at `path` beside itself and return the copy."""
    kept = _free_name(path)
    shutil.copy2(path, kept)
    return kept


def set_aside(path: Path, make: Callable[[], None]) -> Sentence:
    """Move the damaged journal at `path` aside, make a new one by `make`, and carry over what can be read.

    Returns:
        What to tell the user.
    """
    kept = _free_name(path)
    path.replace(kept)
    make()
    saved = 0
    with closing(sqlite3.connect(path)) as fresh, closing(sqlite3.connect(kept)) as old:
        for table in TABLES:
            columns = [row[1] for row in fresh.execute(f"PRAGMA table_info({table})")]
            saved += _carry(old, fresh, table, columns)
    return Sentence(
        N_("The journal was damaged. The file was kept as {file}, and {count} rows that could be read were saved."),
        file=kept,
        count=saved,
    )


def _carry(old: sqlite3.Connection, fresh: sqlite3.Connection, table: str, columns: list[str]) -> int:
    names = ", ".join(columns)
    marks = ", ".join("?" for _ in columns)
    saved = 0
    try:
        # Rows are taken one by one: the first unreadable page ends the table, not the rescue.
        for row in old.execute(f"SELECT {names} FROM {table}"):
            saved += fresh.execute(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", row).rowcount
    except sqlite3.DatabaseError:
        pass
    finally:
        fresh.commit()
    return saved


def _free_name(path: Path) -> Path:
    number = 1
    while (kept := path.with_name(f"{path.stem}-damaged-{number}{path.suffix}")).exists():
        number += 1
    return kept
