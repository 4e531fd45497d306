from __future__ import annotations

import pytest

from tests.cli.program import started
from tests.i18n import command_line

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
        (["play", "--you", "Mina"], "--you", ["option"], "没有“--you”这个选项", "是不是“--name”"),
        (["run"], "", [], "缺少“案例”", "用法：python -m trainer run [选项] 案例 脚本"),
        (["class", "debriefs", "x"], "-o", [], "缺少“-o” / “--output”", "python -m trainer class debriefs --help"),
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
    told = started(*arguments, LC_ALL="zh_CN.UTF-8")
    assert (told.returncode, told.stdout) == (2, "")
    assert named in told.stderr.splitlines()[0]
    if {SENTENCES[name] for name in sentences} <= command_line.said_by_click():
        assert wrong in told.stderr.splitlines()[0]
    assert right in told.stderr
    assert "Traceback" not in told.stderr


def test_a_misused_command_line_in_english() -> None:
    told = started("list", "--jsn")
    # The first line is Click's own sentence.
    wrong, near, usage, explained = told.stderr.splitlines()
    assert wrong.startswith("trainer: ") and "--jsn" in wrong
    assert near == "  did you mean '--json'?"
    assert usage.startswith("  Usage: python -m trainer list")
    assert explained == "  `python -m trainer list --help` explains it"
