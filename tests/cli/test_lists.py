from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.program import trainer
from tests.conftest import CORNER, InZone
from trainer.cli.lists import print_table
from trainer.i18n.translator import Translator


def test_list_speaks_both_languages_and_survives_bad_packs(user_folder: Path) -> None:
    folder = user_folder / "packs" / "mine"
    folder.mkdir(parents=True)
    (folder / "bad.toml").write_bytes(b"\xff")
    (folder / "corner.toml").write_bytes(CORNER.read_bytes())
    result = trainer("list", "--json")
    assert result.returncode == 0
    assert "mine/corner" in [one["id"] for one in json.loads(result.stdout)]
    assert "bad.toml: is not UTF-8" in result.stderr
    assert "mine/corner" in trainer("list", "--lang", "zh").stdout


def test_attempts_are_listed_with_their_results() -> None:
    none = trainer("attempts")
    assert (none.returncode, none.stdout) == (0, "")
    assert "No attempts yet" in none.stderr
    assert trainer("attempts", "--json").stdout == "[]\n"
    trainer("play", CORNER, "--plain", "--name", "小明", said="close\n")
    (row,) = json.loads(trainer("attempts", "--json").stdout)
    assert (row["people"], row["scenario"], row["moves"]) == (["小明"], "small/corner", 1)
    head, line = trainer("attempts", "--lang", "zh").stdout.splitlines()
    assert head.split()[0] == "编号"
    assert line.split()[0] == row["id"][:8]
    assert f"{Translator('zh').term('outcome', row['outcome'])} {row['overall']}" in line


def test_columns_line_up_whatever_they_hold(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("name", "n"), [("北湖科技", "1"), ("a", "22")])
    assert capsys.readouterr().out.splitlines() == ["name      n", "北湖科技  1", "a         22"]


def test_times_are_stored_in_utc_and_listed_in_local_time(in_zone: InZone) -> None:
    in_zone("CST-8")
    trainer("play", CORNER, "--plain", "--name", "Pat", said="close\n")
    (row,) = json.loads(trainer("attempts", "--json").stdout)
    assert row["opened"].endswith("+00:00")
    for zone, ahead in (("UTC0", timedelta(0)), ("CST-8", timedelta(hours=8)), ("NST3:30", timedelta(hours=-3.5))):
        shown = (datetime.fromisoformat(row["opened"]) + ahead).strftime("%Y-%m-%d %H:%M")
        in_zone(zone)
        assert shown in trainer("attempts").stdout
