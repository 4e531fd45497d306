"""Cells as a page shows them."""

from __future__ import annotations

import pytest

from trainer.classes.page import EMPTY_CELL, Cell, Column, ColumnKind


@pytest.mark.parametrize(
    ("kind", "cell", "shown"),
    [
        ("text", "Ada", "Ada"),
        ("text", None, EMPTY_CELL),
        ("count", 3, "3"),
        ("points", 71.25, "71.2"),
        ("points", -3.0, "−3.0"),
        ("points", "no score", "no score"),
        ("share", 0.333, "0.33"),
        ("share", None, EMPTY_CELL),
    ],
)
def test_a_cell_is_shown_as_its_column_has_it(kind: ColumnKind, cell: Cell, shown: str) -> None:
    assert Column("", kind).shown(cell) == shown
