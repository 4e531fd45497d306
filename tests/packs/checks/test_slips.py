from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import CORNER
from tests.packs.checks.edits import codes, edited
from trainer.packs.checks.check import check

REP = 'about = "bo"\ntext = "A rival\'s rep says the foreman signs everything."'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A rival's rep says that Cy signs everything.", ["W605"]),
        ("A rival's rep says that Bo signs what Cy writes.", []),
        ("A rival's rep says that he signs everything.", []),
        ("A rival's rep says that the foreman signs what Cy writes.", []),
        ("A rival's rep says that Cyril signs everything.", []),
    ],
)
def test_a_clue_that_names_somebody_else_only(small: Path, text: str, told: list[str]) -> None:
    assert codes(edited(small, (REP, f'about = "bo"\ntext = "{text}"'))) == told


def test_a_person_may_tell_of_another_one(small: Path) -> None:
    found = edited(small, ('text = "What worries bo."', 'text = "Ada keeps him awake."'))
    assert codes(found) == []


def test_a_translation_that_names_somebody_else(small: Path) -> None:
    chinese = """
[[person]]
id = "bo"
name = "柏志强"

[[person]]
id = "cy"
name = "岑秀英"

[[clue]]
id = "rep"
text = "对手的销售说，什么都是TEXT签的字。"
"""
    for said, told in (("岑会计", True), ("秀英", True), ("柏工头", False), ("志强", False), ("工头", False)):
        (small / "corner.zh.toml").write_text(chinese.replace("TEXT", said), encoding="utf-8")
        found = [problem.code for problem in check(small / "corner.toml") if problem.code == "W605"]
        assert bool(found) == told, said


def test_what_is_alike_but_for_its_id(small: Path) -> None:
    text = CORNER.read_text(encoding="utf-8")
    first = text[text.index("[[source]]") : text.index("[[pitch]]")].split("[[source]]")[1]
    found = edited(small, ("[[pitch]]", "[[source]]" + first.replace('id = "ledger"', 'id = "ledgers"') + "[[pitch]]"))
    assert [problem.message for problem in found] == ["'ledgers' is 'ledger' again, but for its id"]


def test_a_question_below_another_person(small: Path) -> None:
    (small / "corner.zh.toml").write_text(
        '[[person]]\nid = "bo"\n\n[[person.question]]\nid = "rival"\nsay = "对手怎么说？"\n', encoding="utf-8"
    )
    told = [problem for problem in check(small / "corner.toml") if problem.severity == "error"]
    assert [problem.hint for problem in told] == ["'cy' has it: move it below that [[person]]"]
