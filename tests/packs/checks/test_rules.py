from __future__ import annotations

from pathlib import Path

from tests.packs.checks.edits import codes, edited


def test_a_decider_who_leaves_must_have_a_successor(small: Path) -> None:
    change = '{ person = "bo", roles = ["decider", "technical"], influence = 3 }'
    found = edited(small, (change, '{ person = "bo", leaves = true }'))
    assert codes([problem for problem in found if problem.severity == "error"]) == ["E302"]
    assert "after this event" in found[0].message
