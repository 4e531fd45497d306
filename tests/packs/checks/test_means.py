from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import MILL
from tests.packs.checks.edits import codes, marked
from trainer.packs.checks.check import check
from trainer.packs.problems import Problem

WANTS = '"Bring me something that I can look at."'


def edited(folder: Path, *changes: tuple[str, str]) -> list[Problem]:
    """Return what is wrong with the mill once each pair of `changes` has put its second text in place of its first."""
    text = MILL.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path = folder / MILL.name
    path.write_text(text, encoding="utf-8")
    return [problem for problem in check(path) if problem.code not in ("W701", "W802")]


def test_nothing_is_wrong_with_the_mill() -> None:
    assert check(MILL) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ('"Two belts", "Brandt", "Holm", "2"]', '"Two belts"]', "E315", '["2023-05", "Two belts"]'),
        ('"Holm", "3"]', '"Holm", 3]', "E103", "3"),
        ('"Ordered", "What", "Asked by", "Signed by", "Days"', '"Ordered"', "E104", '["Ordered"]'),
        ('"Two belts"', '"Two\\nbelts"', "E107", '"Two\\nbelts"'),
        ("columns = ", "colums = ", "E101", "colums"),
        ("choose = 2", "choose = 4", "E313", "4"),
        ("choose = 2", "choose = 0", "E104", "0"),
        ('to = ["ida", "ole"]', 'to = ["ida", "ole", "ida"]', "E313", '"ida"'),
        ('to = ["ida", "ole"]', 'to = ["ida", "ole", "olle"]', "E202", '"olle"'),
        ('to = ["ida", "ole"]', 'to = []', "E104", "[]"),
        ('id = "ida"\ntext = "I sleep', 'id = "ada"\ntext = "I sleep', "E313", '"ada"'),
        ('id = "ole"\ntext = "The flood', 'id = "ida"\ntext = "The flood', "E201", '"ida"'),
        ('id = "figure"', 'id = "night"', "E201", '"night"'),
        ('reveals = ["ole-paper"]', 'reveals = ["ole-papers"]', "E203", '"ole-papers"'),
        ("support = 2", "support = 50", "E104", "50"),
        ('account = "brook"', 'account = "brok"', "E212", '"brok"'),
        ('account = "brook"\n', "", "E314", "[customer]"),
        ('id = "ford"', 'id = "brook"', "E201", '"brook"'),
        ("cost = 3\nanswer", "cost = 7\nanswer", "E104", "7"),
        ("cost = 3\nanswer", "answer", "W808", "[[account]]"),
        ('wants = "I do not travel', 'want = "I do not travel', "E101", "want"),
        ('needs = { flags = ["gao-comes"] }\nwants = "I do not travel for a chat. ', 'wants = "', "E316", WANTS),
        ('needs = { flags = ["gao-comes"] }', 'needs = { flags = ["gao-come"] }', "E208", '"gao-come"'),
        ('needs = { flags = ["gao-comes"]', 'needs = { channel = "visit", flags = ["gao-comes"]', "E211", "channel"),
        ('made = { flags = ["promised-hours"] }', 'made = { flags = ["promised"] }', "E208", '"promised"'),
        ('kept = { flags = ["rota-agreed"] }', 'kept = { trust = 2 }', "E211", "trust"),
        ('"rota-agreed"] }\nkept_text', '"promised-hours"] }\nkept_text', "W809", '{ flags = ["promised-hours"] }'),
        ('kept = { flags = ["rota-agreed"] }\n', "", "E102", "[[promise]]"),
        ("points = 25", "points = 0", "E104", "0"),
    ],
)  # fmt: skip
def test_each_slip_is_told_at_its_place(tmp_path: Path, old: str, new: str, code: str, at: str) -> None:
    found = edited(tmp_path, (old, new))
    assert code in codes(found)
    assert at in [marked(one) for one in found if one.code == code]
    assert code == "E104" or all(str(one.mend) for one in found)


def test_an_answer_that_is_wanting_is_told_with_whose_it_is(tmp_path: Path) -> None:
    (found,) = edited(tmp_path, ('\n[[questionnaire.question.answer]]\nid = "ole"\ntext = "Who would not."\n', ""))
    assert (found.code, str(found.wrong)) == ("E313", "no answer from: ole")


def test_one_account_is_no_choice(tmp_path: Path) -> None:
    text = MILL.read_text(encoding="utf-8")
    start, end = text.index('[[account]]\nid = "ford"'), text.index('[[account]]\nid = "brook"')
    found = edited(tmp_path, (text[start:end], ""))
    assert codes(found) == ["E104"]


def test_too_many_of_each_are_refused(tmp_path: Path) -> None:
    rows = "".join('    ["2022", "a", "b", "c", "d"],\n' for _ in range(12))
    (found,) = edited(tmp_path, ('    ["2022-03"', f'{rows}    ["2022-03"'))
    assert (found.code, found.key) == ("E104", ("source", 0, "records", "rows"))
    (found,) = edited(tmp_path, ('"Signed by", "Days"]', '"Signed by", "Days", "A", "B"]'))
    assert found.code == "E104"


def test_records_that_are_too_wide_are_told(tmp_path: Path) -> None:
    assert codes(edited(tmp_path, ('"One stone, returned"', f'"{"One stone, returned " * 2}"'))) == ["W505", "W501"]
    wide = "一" * 15
    changes = [(old, f'"{wide}"') for old in ('"2022-03"', '"One stone"', '"Brandt"')]
    assert codes(edited(tmp_path, *changes)) == ["W505"]


def test_a_questionnaire_that_tells_nothing(tmp_path: Path) -> None:
    changes = [
        ('reveals = ["ole-paper"]\ntrust = 1\n', ""), ('reveals = ["ida-paper"]\nsupport = 2\n', ""),
    ]  # fmt: skip
    assert codes(edited(tmp_path, *changes)) == ["W602", "W602", "W604"]


def test_circles_through_the_new_tables(tmp_path: Path) -> None:
    waits = edited(tmp_path, ('needs = { met = ["ida"] }', 'needs = { clues = ["ole-paper"] }'))
    assert codes(waits) == ["E309"]


@pytest.mark.parametrize(
    ("patch", "codes_found"),
    [
        ('[[questionnaire]]\nid = "sheet"\nchoose = 1', ["E412"]),
        ('[[questionnaire]]\nid = "sheet"\nto = ["ida"]', ["E412"]),
        ('[[questionnaire]]\nid = "sheet"\n[[questionnaire.question]]\nid = "like"\nsay = "Well?"', ["E412"]),
        ('[[questionnaire]]\nid = "sheet"\n[[questionnaire.question]]\nid = "like"\nremove = true', ["E412"]),
        ('[[questionnaire]]\nid = "other"', ["E413"]),
        ('[[account]]\nid = "ford"\ntext = "Large."', ["E412"]),
        ('[[account]]\nid = "ford"\ncost = 1\nanswer = "Tea."', []),
        ('[customer]\naccount = "ford"', ["E412"]),
        ('[seller]\nname = "S"', ["E412"]),
        ('[[promise]]\nid = "four-hours"\nremove = true', []),
        ('[[source]]\nid = "order-book"\n[source.records]\ncolumns = ["A", "B"]\nrows = [["1", "2"], ["3"]]', ["E315"]),
        ('[[source]]\nid = "order-book"\n[source.records]\ncolumns = ["A", "B"]', ["E102"]),
        ('[[source]]\nid = "order-book"\nunset = ["records"]', []),
    ],
)
def test_a_variant_may_change_what_comes_of_them_and_nothing_that_is_seen(
    tmp_path: Path, patch: str, codes_found: list[str]
) -> None:
    for name in ("mill.toml", "pack.toml"):
        (tmp_path / name).write_text((MILL.parent / name).read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "mill.b.toml").write_text(f'variant = "b"\n\n{patch}\n', encoding="utf-8")
    found = [one for one in check(tmp_path / "mill.toml") if one.severity == "error"]
    assert codes(found) == codes_found
    assert all(Path(one.file).name == "mill.b.toml" for one in found)
