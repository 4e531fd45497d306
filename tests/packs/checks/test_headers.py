from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import CORNER
from tests.packs.checks.edits import edited
from trainer.packs.checks.headers import slips_in
from trainer.packs.format.models import PackFile, ScenarioFile

GOOD = CORNER.read_text(encoding="utf-8")


def only(text: str, *, is_whole: bool = True) -> tuple[str, int, str]:
    (slip,) = slips_in(ScenarioFile, text, "a.toml", is_whole=is_whole)
    assert slip.problem.span is not None
    return slip.problem.code, slip.problem.span.line, slip.problem.hint


def test_a_good_file_has_no_slips() -> None:
    assert not slips_in(ScenarioFile, GOOD, "a.toml")
    assert not slips_in(PackFile, CORNER.with_name("pack.toml").read_text(encoding="utf-8"), "pack.toml")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("[[preson]]", "[[person]]"), ("[[Person]]", "[[person]]"), ("[[persons]]", "[[person]]"),
        ("[[person.person]]", "[[person]]"), ("((person))", "[[person]]"), ("[[person]", "[[person]]"),
        ("person]]", "[[person]]"), ("[[person]] =", "[[person]]"), ("{{person}}", "[[person]]"),
    ],
)  # fmt: skip
def test_a_header_that_is_none_is_told_with_the_right_one(written: str, meant: str) -> None:
    line = GOOD.split("\n").index("[[person]]") + 1
    code, where, hint = only(GOOD.replace("[[person]]", written, 1))
    assert where == line
    assert code in ("E101", "E004")
    assert meant in hint


@pytest.mark.parametrize(
    ("header", "written"),
    [
        ("[[person.question]]", "[[question]]"), ("[person.hidden]", "[hidden]"),
        ("[person.hidden]", "[person_hidden]"), ("[[person.objection.response]]", "[[person.response]]"),
        ("[[person.objection.response]]", "[[response]]"), ("[[seller.team]]", "[[team]]"),
        ("[person.hidden]", "[person hidden]"), ("[[clue]]", "[[person.clue]]"),
        ("[[person.question]]", '[["person.question"]]'),
    ],
)  # fmt: skip
def test_a_table_belongs_below_its_parent(header: str, written: str) -> None:
    assert header in only(GOOD.replace(header, written, 1))[2]


@pytest.mark.parametrize("header", ["[[clue]]", "[person.hidden]", "[[person]]", "[customer]", "[[person.question]]"])
def test_a_header_that_is_missing_is_asked_for_where_it_belongs(header: str) -> None:
    lines = GOOD.split("\n")
    place = len(lines) - lines[::-1].index(header) - 1
    code, line, hint = only("\n".join((*lines[:place], *lines[place + 1 :])))
    assert (code, line) == ("E108", place + 1)
    assert header in hint


def test_a_response_before_its_objection() -> None:
    response = '[[person.objection.response]]\nid = "x"\nsay = "x"\nanswer = "x"\ndoes = ["argue"]\n\n'
    code, line, hint = only(GOOD.replace("[[person.objection]]", f"{response}[[person.objection]]", 1))
    assert code == "E108"
    assert GOOD.split("\n").index("[[person.objection]]") + 1 == line
    assert hint == "move it below its [[person.objection]], or write that above it"


def test_keys_of_the_file_below_a_header() -> None:
    assert only("[weights]\nroles = 20\n\n" + GOOD)[2].startswith("move it to the top")


def test_a_header_twice() -> None:
    assert only(GOOD.replace("[[clue]]", "[[clue]]\n[[clue]]", 1))[2] == "take one of the two out"
    assert only(GOOD.replace("[customer]", "[customer]\n[customer]"))[2] == "keep one of the two"


def test_a_part_of_a_table_is_enough_for_a_patch() -> None:
    patch = 'variant = "b"\n\n[[clue]]\nid = "x"\ntext = "y"\n\nid = "z"\ntext = "y"\n'
    assert only(patch, is_whole=False) == ("E108", 7, "is [[clue]] missing above this line?")


def test_what_follows_from_a_header_is_not_told(small: Path) -> None:
    (problem,) = edited(small, ("[[conduct]]", "[[condcut]]"))
    assert (problem.code, problem.hint) == ("E101", "did you mean [[conduct]]?")
