from __future__ import annotations

import gettext
import os
import re
from pathlib import Path

import pytest

from tests.cli.program import trainer
from trainer.cli.language import choose_language, set_help_language, speak, translator_for


def test_help_speaks_what_is_asked_for_then_what_is_set_then_the_locale(user_folder: Path) -> None:
    chinese, english = "列出案例", "List the scenarios"
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


def test_faults_are_said_in_the_language_asked_for(tmp_path: Path) -> None:
    result = trainer("class", "report", "No", "-o", tmp_path / "x.pdf2", "--lang", "zh")
    assert result.returncode == 2 and "不是报告能用的文件名" in result.stderr
    assert "没有“No”班" in trainer("class", "list", "No", "--lang", "zh").stderr
    assert "没有“No”班" in trainer("--lang", "zh", "class", "identify", "No", "a", "b").stderr


def test_what_was_asked_for_comes_before_the_environment_and_that_before_what_is_set(
    user_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert choose_language(None) == "en"
    user_folder.mkdir()
    (user_folder / "settings.toml").write_text('language = "zh"', encoding="utf-8")
    assert choose_language(None) == "zh"
    assert choose_language(None, "en") == "en"
    monkeypatch.setenv("TRAINER_LANG", "en")
    assert choose_language(None) == translator_for().language == "en"
    assert choose_language("zh") == translator_for("zh").language == "zh"
    speak("zh")
    assert translator_for().language == "zh"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["attempts"], "还没有演练记录"),
        (["resume"], "全屏界面需要终端"),
        (["resume", "--plain"], "没有可以接着练的"),
        (["check"], "没有指明要检查什么"),
        (["check", "--explain", "E999"], "没有“E999”这个代码"),
        (["check", "tests/data/small"], "3个文件、0个错误、"),
        (["run", "tests/data/small/corner.toml", "none.txt"], "none.txt: 没有这个文件"),
        (["run", "none.toml", "-"], "none.toml: 没有这个文件"),
        (["run", "no-such", "-"], "没有叫“no-such”的案例"),
        (["run", "tests/data/small/corner.toml", "-"], "演练脚本是空的"),
        (["debrief", "nothing"], "没有编号为“nothing”的演练"),
        (["verify", "tests/data/small", "tests/data/small", "--certificate", "x"], "一份证书只管一个案例"),
        (["translate", "tutorial/first-visit", "de"], "随程序一起安装，不能写入"),
        (["graph", "tests/data/small/corner.toml", "--what", "rep"], "没有“rep”这种图"),
        (["graph", "tests/data/small/corner.toml", "-o", "map.pdf"], "“map.pdf”不是图能用的文件名"),
        (["impact", "tests/data/small/corner.toml", "tests/data/small/corner.toml"], "没有人演练过"),
        (["studio", "tests/data/small"], "工作室需要终端"),
        (["class", "remove", "A"], "没有“A”班"),
        (["class", "erase", "Nemo"], "没有叫“Nemo”的人"),
        (["export", "attempt", "ffff"], "没有编号为“ffff”的演练"),
        (["export", "attempt", "ffff", "--id", "=1"], "不能作成绩册里的编号"),
        (["new", "x", "--title", "{", "--lang", "zh"], "“{”不能用作名称"),
    ],
)  # fmt: skip
def test_what_commands_say_is_in_the_language_asked_for(arguments: list[str], words: str) -> None:
    result = trainer(*arguments, "--lang", "zh")
    assert words in result.stderr
    # What stays is what is typed: commands, options, files, ids.
    typed = re.compile(r"`[^`]*`|“[^”]*”|\S*[./_-]\S*|\b[A-Z][A-Z0-9]*\b|UTF")
    assert not re.search("[A-Za-z]{3}", typed.sub("", result.stderr).replace("trainer:", "")), result.stderr


def test_where_no_folder_can_be_found_help_and_errors_are_still_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRAINER_HOME", "~nosuchuser/x")
    assert choose_language(None) == "en"
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert choose_language(None) == "zh"
    done = trainer("list")
    assert done.returncode == 2 and "TRAINER_HOME: 这里找不到“~nosuchuser/x”所指的用户文件夹" in done.stderr
    assert trainer("list", "--help").returncode == 0
