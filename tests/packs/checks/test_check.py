from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import CORNER, SCENARIOS
from tests.packs.checks.edits import codes, edited, marked
from trainer.packs.checks.check import MOST_ERRORS, check, look
from trainer.packs.load import load
from trainer.packs.problems import FaultyPack


def test_the_shipped_scenarios_have_no_errors() -> None:
    report = look([SCENARIOS])
    assert len(report.files) >= 4
    assert not [str(problem) for problem in report.problems if problem.severity == "error"]


def test_the_small_scenario_has_nothing_wrong(small: Path) -> None:
    assert check(small) == []


def test_everything_is_told_in_one_run_with_its_place(small: Path) -> None:
    found = edited(
        small,
        ("level = 1", "levl = 1"),
        ("influence = 3\n", "influence = 9\n"),
        ("minutes = 5", 'minutes = "five"'),
        ("sways = { bo = 1 }", "sways = { bob = 1 }"),
        ('id = "ledger"', 'id = "fair"'),
        ("reviews = [2, 3]", "reviews = [2, 7]"),
    )
    assert [(problem.code, marked(problem)) for problem in found] == [
        ("E101", "levl"),
        ("E103", '"five"'),
        ("E304", "7"),
        ("E104", "9"),
        ("E202", "bob"),
        ("E201", '"fair"'),
    ]
    assert found[0].hint == "did you mean 'level'?"
    assert found[4].hint == "did you mean 'bo'?"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('id = "bo"\nname', 'id = "Bo Kern"\nname', "E106"),
        ('id = "bo-role"\nabout', 'id = "Bo Role"\nabout', "E106"),
        ("[calendar]\ndays = 3", "[calendar]\ndays = true", "E103"),
        ('roles = ["decider"]', "roles = 3", "E103"),
        ('[[pitch]]\nid = "business-case"', '[[pitch]]\nid = "business-case"\nneeds = 3', "E103"),
        ("sways = { ada = 1 }", "sways = 1", "E103"),
        ('text = "What ada does all day."', "text = 3", "E103"),
        ('supports = ["role:coach", "influence:1"]', 'supports = ["role coach"]', "E106"),
        ("reviews = [2, 3]", "reviews = [0, 3]", "E104"),
        ("reviews = [2, 3]", 'reviews = ["two", 3]', "E103"),
        ("reviews = [2, 3]", "reviews = 3", "E103"),
    ],
)
def test_one_fault_brings_no_others_with_it(small: Path, old: str, new: str, code: str) -> None:
    found = edited(small, (old, new))
    errors = [str(problem) for problem in found if problem.severity == "error"]
    assert len(errors) == 1, errors
    assert code in codes(found)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        # Judged against a stand-in, by itself or by the whole file.
        ([("day = 3", "day = [3]")], ["E103"]),
        ([("reviews = [2, 3]", 'reviews = ["two", 1]')], ["E103"]),
        ([('reveals = ["rep"]', "reveals = 3"), ("needs = { trust = 2 }", 'needs = { clues = ["rep"] }')],
         ["E103"]),
        # What has nothing to do with it is told all the same.
        ([("minutes = 5", 'minutes = "five"'), ("reviews = [2, 3]", "reviews = [3, 2]")], ["E103", "E304"]),
        ([("minutes = 5", 'minutes = "five"'), ("needs = { trust = 2 }", "needs = { day = 9 }")], ["E103", "E308"]),
    ],
)  # fmt: skip
def test_what_was_judged_by_a_stand_in_is_not_told(
    small: Path, changes: list[tuple[str, str]], expected: list[str]
) -> None:
    assert codes(edited(small, *changes)) == expected


@pytest.mark.parametrize("section", ["clue", "person", "source", "ending"])
def test_a_section_of_the_wrong_type_is_one_error(small: Path, section: str) -> None:
    text = CORNER.read_text(encoding="utf-8")
    kept = [part for part in text.split("\n[") if not part.startswith((f"[{section}]", f"[{section}.", f"{section}."))]
    (small / "corner.toml").write_text(f"{section} = 3\n" + "\n[".join(kept), encoding="utf-8")
    assert codes(check(small / "corner.toml"))[:1] == ["E103"]


def test_a_broken_base_hides_no_fault_of_its_translations_and_its_pack(small: Path) -> None:
    (small / "corner.toml").write_text("title = ", encoding="utf-8")
    (small / "corner.zh.toml").write_text("title = ", encoding="utf-8")
    (small / "pack.toml").write_text("format = 3", encoding="utf-8")
    found = check(small / "corner.toml")
    assert [Path(problem.file).name for problem in found] == ["corner.toml", "corner.zh.toml", *["pack.toml"] * 6]


def test_a_faulty_text_of_a_translation_is_told_where_it_stands(small: Path) -> None:
    text = '[[person]]\nid = "bo"\n[[person.question]]\nid = "worry"\nsay = "a\\u202eb"\n'
    (small / "corner.zh.toml").write_text(text, encoding="utf-8")
    found = [problem for problem in check(small / "corner.toml") if problem.severity == "error"]
    assert [(Path(problem.file).name, problem.code) for problem in found] == [("corner.zh.toml", "E107")]
    assert found[0].span is not None
    assert found[0].span.line == 5


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (bytes(range(256)) * 20, "E003"),
        ("title = '街角'".encode("gbk"), "E003"),
        ("title = 'x'".encode("utf-16"), "E003"),
        (b"a." * 100_000 + b"b = 1", "E005"),
        (b"k" * 200_000 + b" = 1", "E005"),
        (b'"' + b"k" * 200_000 + b'" = 1', "E101"),
        (b"a = " + b"[" * 100 + b"]" * 100, "E006"),
        (b"a = " + b"{a = " * 100, "E006"),
        (b"", "E102"),
        (b"\x00" * 100, "E004"),
    ],
    ids=["binary", "gbk", "utf-16", "dotted", "long", "quoted", "lists", "tables", "empty", "zeros"],
)
def test_bad_input_is_told_and_never_a_traceback(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_bytes(data)
    found = check(path)
    assert code in codes(found)
    assert all(len(problem.message) < 300 and "\n" not in problem.message for problem in found)
    if code not in ("E101", "E102"):
        assert len(found) == 1


def test_windows_line_ends_and_a_byte_order_mark_move_nothing(small: Path) -> None:
    path = small / "corner.toml"
    text = path.read_text(encoding="utf-8").replace("sways = { bo = 1 }", "sways = { bob = 1 }")
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    [problem] = check(path)
    assert problem.span is not None
    assert marked(problem) == "bob"
    assert text.split("\n")[problem.span.line - 1] == problem.source


def test_missing_files_folders_and_pipes(tmp_path: Path) -> None:
    assert codes(check(tmp_path / "none.toml")) == ["E001"]
    assert codes(check(tmp_path)) == ["E007"]
    assert codes(check(tmp_path / "a\x00b.toml")) == ["E001"]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.toml")
        assert codes(check(tmp_path / "pipe.toml")) == ["E001"]


def test_a_folder_is_every_scenario_and_its_pack_once(small: Path) -> None:
    (small / "second.toml").write_bytes((small / "corner.toml").read_bytes())
    (small / "pack.toml").write_text("format = 2", encoding="utf-8")
    found = check(small)
    assert codes(found).count("E201") == 1
    assert "corner.toml" in next(problem for problem in found if problem.code == "E201").message
    names = [Path(problem.file).name for problem in found]
    assert names.count("pack.toml") == 5
    assert look([small, small / "corner.toml", small]).problems == tuple(found)
    assert check(small.parent) == found


def test_a_translation_or_the_pack_alone_can_be_named(small: Path) -> None:
    (small / "corner.zh.toml").write_text("level = 2", encoding="utf-8")
    assert "E401" in codes(check(small / "corner.zh.toml"))
    (small / "pack.toml").write_text("", encoding="utf-8")
    assert set(codes(check(small / "pack.toml"))) == {"E102", "W701"}


@pytest.mark.parametrize("count", [3 * MOST_ERRORS, pytest.param(9_000, marks=pytest.mark.thorough)])
@pytest.mark.parametrize(
    "text",
    [
        lambda count: "[[person]]\n" * count,
        lambda count: "[[person]]\n" + "[[person.question]]\n" * count,
        lambda count: "".join(f"k{number} = 1\n" for number in range(count)),
        lambda count: "person = [" + "{}," * count + "]",
        lambda count: "[calendar]\nreviews = [" + "'a'," * count + "]",
        lambda count: (
            "[[person]]\n[person.hidden]\nconcerns = {"
            + ",".join(f"k{number} = 1" for number in range(min(count, 4_000)))
            + "}"
        ),
    ],
    ids=range(6),
)
def test_of_very_many_errors_the_first_are_told(tmp_path: Path, text: Callable[[int], str], count: int) -> None:
    path = tmp_path / "many.toml"
    path.write_text(text(count), encoding="utf-8")
    found = check(path)
    assert len(found) == MOST_ERRORS + 1
    assert [one.code for one in found].count("E008") == 1 and found[-1].code == "E008"
    with pytest.raises(FaultyPack, match=f"and {MOST_ERRORS} more"):
        load(path)


def test_of_as_many_errors_as_are_told_none_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "many.toml"
    missing = len([one for one in check(_written(path, "")) if one.code == "E102"])
    assert len(check(_written(path, _unknown(MOST_ERRORS - missing)))) == MOST_ERRORS
    assert codes(check(_written(path, _unknown(MOST_ERRORS - missing + 1))))[-1] == "E008"


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def _unknown(count: int) -> str:
    return "".join(f"zz{number} = 1\n" for number in range(count))


def test_warnings_are_all_told(small: Path) -> None:
    text = (small / "corner.toml").read_text(encoding="utf-8")
    lines = (f'[[clue]]\nid = "cc{number}"\nabout = "ada"\ntext = "x"\nsupports = []\n' for number in range(300))
    (small / "corner.toml").write_text(text + "".join(lines), encoding="utf-8")
    found = check(small / "corner.toml")
    assert sum(one.severity == "warning" for one in found) > MOST_ERRORS
