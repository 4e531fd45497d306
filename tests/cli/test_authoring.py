from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.test_commands import CAREFUL, trainer
from tests.conftest import CORNER, SCENARIOS


def test_new_asks_for_what_is_missing_and_its_scenario_plays(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    result = trainer("new", folder, said="en\nThe \x1b[2Jboard\n\n3\n")
    assert result.returncode == 0, result.stderr
    assert result.stdout.split() == [str(folder / "pack.toml"), str(folder / "the-2jboard.toml")]
    assert "How many people decide" in result.stderr
    file = result.stdout.split()[-1]
    assert trainer("check", "--strict", folder).returncode == 0
    played = trainer("play", file, "--plain", "--name", "Pat", said="meet lang visit\nask lang.spring\nleave\nclose\n")
    assert "Helen Lang: Pat, good morning." in played.stdout
    assert "Overall:" in played.stdout


def test_new_takes_flags_and_speaks_chinese(tmp_path: Path) -> None:
    flags = ("--title", "看板", "--customer", "恒拓制造", "--people", "2", "--lang", "zh")
    result = trainer("new", tmp_path / "mine", *flags)
    assert result.returncode == 0, result.stderr
    text = (tmp_path / "mine" / "first-deal.toml").read_text(encoding="utf-8")
    assert "customer" in text and "恒拓制造" in text
    assert trainer("new", tmp_path / "mine", *flags).returncode == 1
    assert trainer("new", tmp_path / "mine", *flags, "--force").returncode == 0


@pytest.mark.parametrize(
    ("flags", "said", "code"),
    [
        (("--lang", "fr"), "", 2),
        (("--lang", "en"), "", 2),
        (("--lang", "en", "--title", "A", "--customer", "B"), "many\n", 2),
        (("--lang", "en", "--title", "A", "--customer", "B", "--people", "9"), "", 2),
    ],
)
def test_new_refuses_in_one_line(tmp_path: Path, flags: tuple[str, ...], said: str, code: int) -> None:
    result = trainer("new", tmp_path / "mine", *flags, said=said)
    assert result.returncode == code
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "mine").exists()


def test_new_asks_again_with_the_reason_in_the_language_chosen(tmp_path: Path) -> None:
    result = trainer("new", tmp_path / "mine", "--title", "A", said="A title\nzh\n{x}\n客户\n9\nmany\n2\n")
    assert result.returncode == 0, result.stderr
    assert "there are no texts in 'A title'\n  one of en, zh" in result.stderr
    assert result.stderr.count("从2到6") == 2
    assert "客户" in (tmp_path / "mine" / "a.toml").read_text(encoding="utf-8")
    again = trainer("new", tmp_path / "mine", said="en\n")
    assert (again.returncode, again.stderr.count("[")) == (1, 0)


def test_translate_writes_nothing_among_the_shipped_scenarios() -> None:
    result = trainer("translate", "tutorial/first-visit", "de")
    assert result.returncode == 2
    assert "comes with the program" in result.stderr
    assert "copy the pack first" in result.stderr
    assert not list(SCENARIOS.glob("*/*.de.toml"))


def test_translate_tells_what_is_left_to_do(tmp_path: Path) -> None:
    shutil.copytree(CORNER.parent, tmp_path / "small")
    result = trainer("translate", tmp_path / "small" / "corner.toml", "de")
    assert result.returncode == 0, result.stderr
    assert str(tmp_path / "small" / "corner.de.toml") in result.stdout
    assert "marked `# untranslated`" in result.stderr
    assert trainer("translate", tmp_path / "small" / "corner.toml", "en").returncode == 2
    packed = trainer("pack", tmp_path / "small", "-o", tmp_path / "small.zip")
    assert packed.returncode == 0
    assert re.search(r"corner\.de\.toml: \d+ texts are not translated", packed.stderr)


def test_schema_is_json() -> None:
    assert "person" in json.loads(trainer("schema").stdout)["properties"]
    assert "glossary" in json.loads(trainer("schema", "--pack").stdout)["properties"]


def test_pack_and_install(tmp_path: Path) -> None:
    shutil.copytree(CORNER.parent, tmp_path / "small")
    target = tmp_path / "small.zip"
    assert trainer("pack", tmp_path / "small", "-o", target).returncode == 0
    assert "installed: small" in trainer("install", target).stderr
    assert "already installed" in trainer("install", target).stderr
    assert "small/corner" in trainer("list").stdout
    (tmp_path / "bad.zip").write_bytes(b"no zip")
    result = trainer("install", tmp_path / "bad.zip")
    assert result.returncode == 1
    assert result.stderr.startswith(f"trainer: {tmp_path / 'bad.zip'}: is no zip")


def test_graph_by_suffix_and_on_standard_output(tmp_path: Path) -> None:
    assert trainer("graph", CORNER, "--what", "power").stdout.startswith("flowchart TD")
    for name, begins in (("map.svg", "<svg"), ("map.md", "# The corner workshop"), ("map.mmd", "flowchart")):
        result = trainer("graph", CORNER, "-o", tmp_path / name)
        assert (result.returncode, result.stdout) == (0, "")
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    assert trainer("graph", CORNER, "-o", tmp_path / "map.svg").returncode == 1
    assert trainer("graph", CORNER, "-o", tmp_path / "map.svg", "--force").returncode == 0
    assert trainer("graph", CORNER, "-o", tmp_path / "map.pdf").returncode == 2
    assert trainer("graph", CORNER, "--what", "gossip").returncode == 2


def test_impact_in_words_and_as_json(tmp_path: Path) -> None:
    shutil.copytree(CORNER.parent, tmp_path / "small")
    edited = tmp_path / "small" / "corner.toml"
    text = edited.read_text(encoding="utf-8").replace('id = "proof"', 'id = "bench"').replace('["proof"]', '["bench"]')
    edited.write_text(text, encoding="utf-8")
    assert "no attempts" in trainer("impact", CORNER, edited).stderr
    trainer("play", CORNER, "--plain", "--name", "Pat", said="\n".join(CAREFUL.splitlines()[1:]) + "\n")
    before = trainer("attempts", "--json").stdout
    result = trainer("impact", CORNER, edited)
    assert result.returncode == 0, result.stderr
    assert "no longer playable from move 3 (line 4): pitch proof" in result.stdout
    told = json.loads(trainer("impact", CORNER, edited, "--json").stdout)
    assert told["counts"]["broken"] == 1
    assert (told["attempts"][0]["move"], told["attempts"][0]["line"]) == (3, 4)
    assert "Pat" not in json.dumps(told)
    assert trainer("attempts", "--json").stdout == before
