from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.checks.edits import edited


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        ("influence = 3", 'influence = "high"', "number from 0 to 3, not 'high'", "a number is written in digits"),
        ("minutes = 5", "minutes = 35.5", "from 1 to 240, not 35.5", "write 36"),
        ("minutes = 5", 'minutes = "5"', "from 1 to 240", "write 5"),
        ("minutes = 5", "minutes = 500", "must be from 1 to 240, not 500", ""),
        ('roles = ["decider"]', 'roles = "decider"', "a list in [ ]", 'write ["decider"]'),
        ('roles = ["decider"]', 'roles = ["决策者"]', "is none of", "did you mean 'decider'?"),
        ('roles = ["decider"]', 'roles = ["Decision maker"]', "is none of", "did you mean 'decider'?"),
        ('roles = ["decider"]', 'roles = [["decider"]]', "is none of", 'write "decider"'),
        ("wins = { safety = 2 }", 'wins = ["safety"]', "a table in { }", "write { safety = 1 }"),
        ('prefers = { channel = "visit" }', 'prefers = ["visit"]', "a table in { }", 'write { channel = "visit" }'),
        ('needs = { asked = ["ada.day"] }', 'needs = ["bo"]', "a table in { }", 'write { met = ["bo"] }'),
        ('needs = { asked = ["ada.day"] }', 'needs = ["ada-role"]', "a table in { }", 'write { clues = ["ada-role"] }'),
        ('needs = { asked = ["ada.day"] }', 'needs = "ada.day"', "a table in { }", 'write { asked = ["ada.day"] }'),
        ('needs = { asked = ["ada.day"] }', 'asked = ["ada.day"]', "unknown key 'asked'", "it stands in needs = { … }"),
        ("days = 3\n", "days = 3\nminutes = 5\n", "unknown key 'minutes'", "it stands at the top of the file"),
        ("trust = 1\n", "influence = 2\n", "unknown key 'influence'", "it stands in [person.hidden]"),
        ("greet_again =", "Greet-Again =", "unknown key", "did you mean 'greet_again'?"),
        ('id = "ada-role"', 'id = "Ada Role"', "is not an id", 'write "ada-role"'),
        ('"role:decider", "influence:3"', '"decider"', "is not `axis", 'write "role:decider"'),
        ("influence = 3\n", "", "`influence` is missing", "add it, such as influence = 1"),
    ],
)  # fmt: skip
def test_what_to_write_instead(small: Path, old: str, new: str, message: str, hint: str) -> None:
    first = next(problem for problem in edited(small, (old, new)) if problem.severity == "error")
    assert message in first.message
    assert first.hint.startswith(hint)
    assert first.span is not None
    line = (small / "corner.toml").read_text(encoding="utf-8").split("\n")[first.span.line - 1]
    assert not new or new.split("\n")[-1 if not new.endswith("\n") else -2].split(" =")[0] in line
