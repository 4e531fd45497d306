"""Conversations in words: breaches are named only when asked."""

from __future__ import annotations

from pathlib import Path

from tests.classes.classroom import Classroom
from tests.classes.poison import EN
from tests.classes.synthetic import corner, portable
from tests.debrief import plays
from trainer.classes.words.report import class_page


def test_breaches_are_counted_and_named_only_when_asked(tmp_path: Path) -> None:
    classroom = Classroom(tmp_path)
    for name in ("Kim", "Lou"):
        classroom.add([portable(corner(), plays.moves(plays.FORBIDDEN), name, opened="2026-11-22T09:00:00+00:00")])

    def conduct(*, names: bool) -> str:
        whole = class_page(EN, classroom.report(names_in_conduct=names))
        return repr(next(part for part in whole.scenarios[0].parts if part.id == "conduct").table)

    assert "\"Learning a rival's sealed bid\", 'forbidden', 2, 0" in conduct(names=False)
    assert "Kim" not in conduct(names=False)
    assert "Kim, Lou" in conduct(names=True)
