from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.checks.edits import edited
from trainer.packs.checks.check import check


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ([("trust = 2 }", "trust = 5 }")], ""),
        ([("needs = { trust = 2 }", "needs = { before = 1 }")], "from day 1 on and only before day 1"),
        ([("needs = { trust = 2 }", "needs = { day = 3, before = 2 }")], "from day 3 on and only before day 2"),
        ([("needs = { trust = 2 }", 'needs = { companion = "executive" }')], "no colleague"),
        (
            [("needs = { trust = 2 }", 'needs = { clues = ["rep"] }'), ('reveals = ["rep"]', "reveals = []")],
            "nothing reveals",
        ),
        (
            [('breach = "bid-secret"', 'breach = "bid-secret"\nsets = ["f"]'),
             ('needs = { asked = ["bo.day"] }', 'needs = { flags = ["f"], without = ["f"] }')],
            "set and not set",
        ),
        ([("wins = { growth = 2 }", ""), ("needs = { trust = 2 }", "needs = { coach = true }")], "has no wins"),
        ([('id = "handover"', 'id = "handover"\nneeds = { before = 3 }')], "the event is on day 3"),
        ([("needs = { trust = 2 }", 'needs = { asked = ["cy.rival"] }')], "the question 'cy.rival' waits for itself"),
        (
            [('public = "Has', 'access = { met = ["bo"] }\npublic = "Has'),
             ('reports_to = "ada"', 'reports_to = "ada"\naccess = { met = ["ada"] }')],
            "access to 'ada' waits for access to 'bo' waits for access to 'ada'",
        ),
    ],
)  # fmt: skip
def test_conditions_that_no_play_can_meet(small: Path, changes: list[tuple[str, str]], message: str) -> None:
    found = [problem for problem in edited(small, *changes) if problem.severity == "error"]
    if not message:
        assert found == []
    else:
        assert len(found) == 1, [str(problem) for problem in found]
        assert found[0].code in ("E308", "E309")
        assert message in found[0].message


def test_a_trust_that_nobody_can_win(small: Path) -> None:
    text = (small / "corner.toml").read_text(encoding="utf-8")
    cut = text[: text.index("[[pitch]]")] + text[text.index("[[conduct]]") :]
    (small / "corner.toml").write_text(cut.replace("needs = { trust = 2 }", "needs = { trust = 5 }"), encoding="utf-8")
    found = [problem for problem in check(small / "corner.toml") if problem.severity == "error"]
    assert [problem.message for problem in found] == ["trust 5 with 'cy': 3 is the most that can be won"]
