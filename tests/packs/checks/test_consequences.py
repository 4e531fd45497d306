from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import CORNER
from tests.packs.checks.edits import codes, edited


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('outcome = "deferred"', 'outcome = "defered"', ["E105"]),
        ('outcome = "deferred"', 'outcom = "deferred"', ["E101"]),
        ("stays = true", 'stays = "true"', ["E103"]),
        ('reveals = ["bo-need"]', 'reveals = ["bo-nede"]', ["E203"]),
        ('breach = "bid-secret"', 'breach = "bid-secrte"', ["E207"]),
        ("[[ending]]", "[[enidng]]", ["E101"]),
        ("[[person.objection]]", "[[person.objcetion]]", ["E101"]),
    ],
)
def test_the_cause_is_told_alone(small: Path, old: str, new: str, told: list[str]) -> None:
    assert codes(edited(small, (old, new))) == told


def test_what_a_faulty_file_makes_of_its_translation_is_not_told(small: Path) -> None:
    (small / "corner.zh.toml").write_bytes(CORNER.with_name("corner.zh.toml").read_bytes())
    found = edited(small, ("[[person]]", "[[preson]]"))
    assert [problem.hint for problem in found] == ["did you mean [[person]]?"]
