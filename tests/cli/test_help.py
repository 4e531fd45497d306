from __future__ import annotations

import gettext
import json
import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.i18n import command_line
from trainer.cli.language import set_help_language
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.translator import Translator

ROOT = Path(__file__).parents[2]
WIDTH = 80
ALL_PAGES = """
import json, sys
from click.testing import CliRunner
from trainer.cli.app import app
from trainer.cli.language import set_help_language
set_help_language(sys.argv[1:2])
print(json.dumps([CliRunner().invoke(app, [*path, "--help"], prog_name="trainer").stdout
                  for path in json.loads(sys.argv[2])]))
"""


def trainer(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "trainer", *arguments],
        capture_output=True, text=True, encoding="utf-8", cwd=ROOT, timeout=60, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **environment},
    )  # fmt: skip


@pytest.fixture(scope="module", params=LANGUAGES)
def pages(request: pytest.FixtureRequest) -> tuple[Translator, dict[tuple[str, ...], str]]:
    every = [path for path, _ in command_line.commands()]
    told = subprocess.run(
        [sys.executable, "-c", ALL_PAGES, f"--lang={request.param}", json.dumps(every)],
        capture_output=True, text=True, cwd=ROOT, timeout=60, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": str(WIDTH)},
    )  # fmt: skip
    return Translator(request.param), dict(zip(every, json.loads(told.stdout), strict=True))


def unspaced(text: str) -> str:
    return "".join(text.split())


def test_every_command_explains_itself_and_all_that_it_takes_in_both_languages(
    pages: tuple[Translator, dict[tuple[str, ...], str]],
) -> None:
    tr, told = pages
    for path, command in command_line.commands():
        page = unspaced(told[path])
        assert command.help and unspaced(tr(command.help)) in page, path
        for param in command.params:
            assert param.help, (path, param.name)
            assert unspaced(tr(param.help)) in page, (path, param.name)


def test_no_english_is_left_in_chinese_and_no_chinese_in_english(
    pages: tuple[Translator, dict[tuple[str, ...], str]],
) -> None:
    tr, told = pages
    for path, page in told.items():
        if tr.language == "en":
            assert not re.search("[一-鿿]", page), path
        else:
            # What stays is names of forms, columns and commands: never three words in a row, and no word of grammar.
            rows = page.splitlines()[1:]
            if "Show this message and exit." not in command_line.said_by_click():
                rows = [row for row in rows if not row.startswith("  -h, --help")]
            body = "\n".join(rows)
            assert not re.search(r"[A-Za-z]+ [a-z]+ [a-z]+", body), path
            assert not re.search(r"\b(the|of|and|if|is|Options|Commands|Usage|default|required|FILE)\b", page), path


def test_no_line_of_help_is_wider_than_the_terminal(pages: tuple[Translator, dict[tuple[str, ...], str]]) -> None:
    for path, page in pages[1].items():
        assert [line for line in page.splitlines() if cell_len(line) > WIDTH] == [], path


def test_columns_stand_under_each_other(pages: tuple[Translator, dict[tuple[str, ...], str]]) -> None:
    tr, told = pages
    rows = [row for row in told["export", "grades"].splitlines() if row.startswith("  -")]
    texts = ("File to write.", "Write over an existing file.", "Language to speak.", "Show this message and exit.")
    starts = {cell_len(row.partition(tr(text))[0]) for text in texts for row in rows if tr(text) in row}
    assert len(starts) == 1


SENTENCES = {
    "command": "No such command {name!r}.",
    "option": "No such option {name!r}.",
    "value": "Invalid value for {param_hint}: {message}",
    "choice": "{value!r} is not one of {choices}.",
    "more": "Got unexpected extra arguments ({args})",
    "flag": "Option {name!r} does not take a value.",
    "none": "Option {name!r} requires an argument.",
    "missing": "Missing command.",
}
"""Click's, which are only said in Chinese as long as Click has them."""


@pytest.mark.parametrize(
    ("arguments", "named", "sentences", "wrong", "right"),
    [
        (["lst"], "lst", ["command"], "没有“lst”这个命令", "是不是“list”"),
        (["list", "--jsn"], "--jsn", ["option"], "没有“--jsn”这个选项", "是不是“--json”"),
        (["run"], "", [], "缺少“场景”", "用法：python -m trainer run [选项] 场景 脚本"),
        (["kit", "x"], "-o", [], "缺少“-o” / “--output”", "python -m trainer kit --help"),
        (["kit", "x", "-o", "y.pdf", "--paper", "a3"], "a3", ["value", "choice"], "“a3”不行，可选的是", "用法："),
        (["new", "x", "--people", "few"], "few", ["value"], "“--people” 的值不对：“few”不是整数", "用法："),
        (["list", "much", "more"], "more", ["more"], "多出了参数：much more", "用法："),
        (["list", "--json=1"], "--json", ["flag"], "选项“--json”不带值", ""),
        (["run", "--lang"], "--lang", ["none"], "选项“--lang”后面要跟1个值", ""),
        (["class", "--"], "", ["missing"], "缺少命令", "用法："),
    ],
)
def test_a_misused_command_line_is_told_in_the_users_language(
    arguments: list[str], named: str, sentences: list[str], wrong: str, right: str
) -> None:
    told = trainer(*arguments, LC_ALL="zh_CN.UTF-8")
    assert (told.returncode, told.stdout) == (2, "")
    assert named in told.stderr.splitlines()[0]
    if {SENTENCES[name] for name in sentences} <= command_line.said_by_click():
        assert wrong in told.stderr.splitlines()[0]
    assert right in told.stderr
    assert "Traceback" not in told.stderr


def test_a_misused_command_line_in_english() -> None:
    told = trainer("list", "--jsn")
    # The first line is Click's own sentence.
    wrong, near, usage, explained = told.stderr.splitlines()
    assert wrong.startswith("trainer: ") and "--jsn" in wrong
    assert near == "  did you mean '--json'?"
    assert usage.startswith("  Usage: python -m trainer list")
    assert explained == "  `python -m trainer list --help` explains it"


def test_help_speaks_what_is_asked_for_then_what_is_set_then_the_locale(user_folder: Path) -> None:
    chinese, english = "列出场景", "List the scenarios"
    assert chinese in trainer("list", "--help", LC_ALL="zh_CN.UTF-8").stdout
    user_folder.mkdir()
    (user_folder / "settings.toml").write_text('language = "zh"', encoding="utf-8")
    assert chinese in trainer("list", "--help").stdout
    assert english in trainer("list", "--help", "--lang", "en").stdout
    assert english in trainer("--lang=en", "list", "-h").stdout


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["list", "--lang", "zh"], "zh"),
        (["--lang=zh", "list", "--lang=en"], "en"),
        (["list", "--lang", "xx"], "en"),
        (["run", "--", "--lang", "zh"], "en"),
        (["list", "--lang"], "en"),
    ],
)
def test_the_last_language_asked_for_is_heard(
    arguments: list[str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "")
    before = gettext.textdomain()
    try:
        set_help_language(arguments)
        assert os.environ["LANGUAGE"] == language
    finally:
        gettext.textdomain(before)


def test_what_is_translated_for_click_is_what_click_says() -> None:
    missed = command_line.missed_in_click()
    assert len(missed) < len(command_line.OF_CLICK) / 2, "are these still the words of the command line?"
    if missed:
        # No fault of this program's today: the next change of the catalogues should take the new words over.
        pytest.skip(f"Click {version('click')} does not say: {', '.join(map(repr, missed))}")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["list", "--jsn"], ["attempts"], ["resume", "none"]])
def test_reading_a_command_line_needs_no_pydantic(arguments: list[str]) -> None:
    code = (
        "import sys; from trainer.__main__ import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "sys.exit('pydantic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, cwd=ROOT, timeout=60, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0
