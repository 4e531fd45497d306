from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.program import trainer
from tests.conftest import CORNER
from trainer.cli import check as command
from trainer.cli.check import as_line, shown, watch
from trainer.errors import Sentence
from trainer.i18n.translator import Translator
from trainer.packs.problems import Problem, Span

ENGLISH = Translator("en")


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "corner.toml"
    text = CORNER.read_text(encoding="utf-8")
    path.write_text(text.replace("sways = { bo = 1 }", "sways = { bob = 1 }"), encoding="utf-8")
    return path


@pytest.fixture
def warned(tmp_path: Path) -> Path:
    path = tmp_path / "corner.toml"
    text = CORNER.read_text(encoding="utf-8")
    path.write_text(text.replace("Holt & Daughter", "Holt and Daughter" * 4), encoding="utf-8")
    return path


def test_a_problem_is_shown_with_its_line_and_a_caret(faulty: Path) -> None:
    result = trainer("check", faulty)
    assert result.returncode == 1
    assert result.stdout.splitlines() == [
        f"{faulty}:46:11: E202 there is no person 'bob'",
        "  46 | sways = { bob = 1 }",
        "     |           ^^^",
        "  = did you mean 'bo'?",
    ]
    assert result.stderr.startswith("1 file, 1 error, 0 warnings")


def test_json_is_one_object_a_line(faulty: Path) -> None:
    result = trainer("check", faulty, "--json")
    assert result.returncode == 1
    assert [json.loads(line) for line in result.stdout.splitlines()] == [
        {
            "code": "E202", "severity": "error", "file": str(faulty), "line": 46, "column": 11, "end_line": 46,
            "end_column": 14, "message": "there is no person 'bob'", "hint": "did you mean 'bo'?",
        }
    ]  # fmt: skip


def test_warnings_count_only_when_strict(warned: Path) -> None:
    assert trainer("check", warned).returncode == 0
    assert trainer("check", warned, "--strict").returncode == 1
    assert "0 errors, 1 warning" in trainer("check", warned).stderr


def test_errors_come_last_and_the_footer_names_one(warned: Path) -> None:
    text = warned.read_text(encoding="utf-8")
    warned.write_text(text.replace("sways = { bo = 1 }", "sways = { bob = 1 }"), encoding="utf-8")
    result = trainer("check", warned)
    heads = [line.split()[1] for line in result.stdout.splitlines() if line.startswith(str(warned))]
    assert heads == ["W501", "E202"]
    assert "--explain E202" in result.stderr


def test_a_translation_that_has_only_begun_is_counted(tmp_path: Path) -> None:
    text = CORNER.read_text(encoding="utf-8")
    (tmp_path / "corner.toml").write_text(text, encoding="utf-8")
    problems = [
        Problem(code, file, (), Sentence("is left"), span=Span(line, 1, line, 2))
        for file, count in (("a.zh.toml", 5), ("b.zh.toml", 3))
        for line in range(1, count + 1)
        for code in ("W402", "W501")
    ]
    lines = list(command._for_people(ENGLISH, problems))
    assert lines[5] == "… and 2 more W402 in a.zh.toml"
    assert len(lines) == 3 + 1 + 5 + 3 + 3
    assert not [line for line in lines if "more" in line and "b.zh.toml" in line]

    (tmp_path / "corner.zh.toml").write_text(
        "".join(f'[[clue]]\nid = "{name}"\n' for name in re.findall(r'\[\[clue\]\]\nid = "(.*)"', text)),
        encoding="utf-8",
    )
    shortened = trainer("check", tmp_path / "corner.toml")
    whole = trainer("check", tmp_path / "corner.toml", "--json")
    total = sum(json.loads(line)["code"] == "W401" for line in whole.stdout.splitlines())
    assert total > 6
    assert f"… and {total - 3} more W401 in {tmp_path / 'corner.zh.toml'}" in shortened.stdout
    assert f"{total} warnings" in shortened.stderr


def test_a_problem_is_shown_in_the_users_language_and_json_stays_english(
    faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = trainer("check", faulty, "--json").stdout
    monkeypatch.setenv("TRAINER_LANG", "zh")
    told = trainer("check", faulty)
    lines = told.stdout.splitlines()
    assert (lines[0], lines[3]) == (f"{faulty}:46:11: E202 没有人物“bob”", "  = 是不是“bo”？")
    assert told.stderr.startswith("1个文件、1个错误、0条警告；`trainer check --explain E202`")
    assert trainer("check", faulty, "--json").stdout == english


def test_a_code_is_explained_in_the_users_language_with_the_same_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    english = trainer("check", "--explain", "E202").stdout
    monkeypatch.setenv("TRAINER_LANG", "zh")
    chinese = trainer("check", "--explain", "E202").stdout
    assert chinese.startswith("E202 没有这个人物\n\n用 `id` 指明人物。\n\n这样不行：\n\n```toml\n")
    assert chinese.count("```") == english.count("```") == 4
    assert chinese.split("```")[1::2] == english.split("```")[1::2]


def test_examples_come_from_the_page_of_the_language_or_from_the_english_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.packs.shelf.shipped", lambda: tmp_path)
    assert command._examples("E202", "zh") == []
    for name, words in (("CODES.md", "here"), ("CODES.zh.md", "这里")):
        (tmp_path / name).write_text(f"\n### E202 x\n\n```toml\n{words} = 1\n```\n", encoding="utf-8")
    assert command._examples("E202", "zh") == ["```toml\n这里 = 1\n```"]
    assert command._examples("E202", "en") == command._examples("E202", "fr") == ["```toml\nhere = 1\n```"]


def test_misuse_and_missing_paths(tmp_path: Path) -> None:
    assert trainer("check").returncode == 2
    assert trainer("check", "--explain", "E999").returncode == 2
    result = trainer("check", tmp_path / "none.toml", CORNER)
    assert result.returncode == 1
    assert "none.toml:1:1: E001 there is no such file" in result.stdout
    assert "Traceback" not in result.stderr


def test_a_code_is_explained_from_the_guide() -> None:
    result = trainer("check", "--explain", "e202")
    assert result.returncode == 0
    assert result.stdout.startswith("E202 there is no such person\n")
    assert "Mended:" in result.stdout
    assert "E203" not in result.stdout


def problem(source: str, column: int, end: int, message: str = "is wrong") -> Problem:
    return Problem("E101", "a.toml", ("a",), Sentence(message), span=Span(1, column, 1, end), source=source)


def test_a_caret_stands_under_wide_characters() -> None:
    _, line, caret = shown(problem('"湖" = 1', 1, 4), ENGLISH).splitlines()
    assert line == '  1 | "湖" = 1'
    assert caret == "    | ^^^^"
    assert shown(problem("北 = 湖", 5, 6), ENGLISH).splitlines()[2] == "    |      ^^"


def test_a_long_line_is_cut_around_the_place() -> None:
    _, line, caret = shown(problem("x" * 500 + "y" + "x" * 500, 501, 502), ENGLISH).splitlines()
    assert len(line) < 120
    assert line[caret.index("^")] == "y"


def test_nothing_in_a_file_steers_the_terminal() -> None:
    text = shown(problem("\ta\x1b[31m\u202eb", 2, 3, "of '\x1b[0m'"), ENGLISH)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\x1b" not in as_line(problem("a", 1, 2, "\x1b"))


class Stopped(Exception):
    """The test has seen enough."""


def pauses(*steps: Callable[[], object]) -> Callable[[float], None]:
    """Return a pause that does the next of `steps` each time, and stops after the last."""
    left: Iterator[Callable[[], object]] = iter(steps)

    def pause(_: float) -> None:
        try:
            step = next(left)
        except StopIteration:
            raise Stopped from None
        step()

    return pause


def nothing() -> None:
    """Let time pass."""


def test_a_save_is_checked_again_once_it_holds_still(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "corner.toml"
    shutil.copy(CORNER, path)
    runs: list[str] = []

    def saved(text: str) -> Callable[[], object]:
        return lambda: path.write_text(text, encoding="utf-8")

    with pytest.raises(Stopped):
        watch(
            ENGLISH,
            [path],
            lambda: runs.append(path.read_text(encoding="utf-8")[:5]),
            pause=pauses(nothing, saved("half"), saved("a = 123"), nothing, nothing, nothing),
            now=lambda: "12:00:00",
        )
    assert runs == ["forma", "a = 1"]
    assert "12:00:00 checked again" in capsys.readouterr().err


def test_a_file_that_vanishes_is_told_and_watching_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "corner.toml"
    shutil.copy(CORNER, path)
    runs: list[int] = []
    with pytest.raises(Stopped):
        watch(
            ENGLISH,
            [path],
            lambda: runs.append(command._once(ENGLISH, [path], as_json=False, strict=False)),
            pause=pauses(path.unlink, nothing, lambda: shutil.copy(CORNER, path), nothing, nothing),
            now=lambda: "12:00:00",
        )
    assert runs == [0, 1, 0]
    said = capsys.readouterr()
    assert f"{path} is gone; watching goes on" in said.err
    assert f"{path} is back" in said.err
    assert "E001 there is no such file" in said.out


def test_a_new_translation_and_a_vanished_folder_are_seen(tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    shutil.copy(CORNER, folder / "corner.toml")
    runs: list[int] = []
    with pytest.raises(Stopped):
        watch(
            ENGLISH,
            [folder],
            lambda: runs.append(command._once(ENGLISH, [folder], as_json=True, strict=False)),
            pause=pauses(
                lambda: (folder / "corner.zh.toml").write_text("level = 1", encoding="utf-8"),
                nothing,
                lambda: shutil.rmtree(folder),
                nothing,
                nothing,
            ),
        )
    assert runs == [0, 1, 1]


def test_interrupting_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "watch", interrupted)
    with pytest.raises(SystemExit) as left:
        command.check.main(["--watch", str(CORNER)], standalone_mode=False)
    assert left.value.code == 130


def test_people_are_told_in_their_language(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chinese = Translator("zh")
    assert command._once(chinese, [faulty], as_json=False, strict=False) == 1
    assert capsys.readouterr().err == "1个文件、1个错误、0条警告；`trainer check --explain E202` 会细说这个代码\n"
    with pytest.raises(Stopped):
        watch(chinese, [faulty], nothing, pause=pauses(faulty.unlink, nothing), now=lambda: "12:00:00")
    told = capsys.readouterr().err.splitlines()
    assert told[:2] == ["12:00:00 盯着1个文件；按 Ctrl+C 结束", f"12:00:00 {faulty} 不见了；继续盯着"]


def test_misuse_says_how_to_mend_it() -> None:
    assert "such as `trainer check my-deal.toml`" in trainer("check").stderr
    assert "did you mean 'E2" in trainer("check", "--explain", "E20").stderr
    assert "there are: E001, " in trainer("check", "--explain", "what").stderr
