from __future__ import annotations

from trainer.tui.drawing import branches


def test_branches_join_those_who_report_to_the_same_person() -> None:
    assert branches([0, 1, 2, 1, 1, 2, 3, 0]) == ["", "├ ", "│ └ ", "├ ", "└ ", "  └ ", "    └ ", ""]
