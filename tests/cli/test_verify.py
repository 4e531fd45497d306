from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.program import trainer
from tests.conftest import CORNER
from tests.languages import AS_WRITTEN, english_in

NAMES = AS_WRITTEN | {
    "whole",
    "outcome",
    "findable",
    "discoverable",
    "fair",
    "par",
    "DIR",
    "handover",
    "ada",
    "bo",
    "cy",
    "level",
    "calendar.patience",
    "calendar.days",
    "decision.veto",
    "decision.decider",
    "decision.threshold",
    *re.findall(r'^id = "(.*)"', CORNER.read_text(encoding="utf-8"), re.MULTILINE),
}
"""Ids, and names of properties, which are the same in every language."""


def test_a_refutation_is_named_with_its_line_and_fails(tmp_path: Path) -> None:
    result = trainer("verify", CORNER, "--quick", "--witnesses", tmp_path / "plays")
    assert result.returncode == 1
    line = CORNER.read_text(encoding="utf-8").splitlines().index('id = "ada-need"') + 1
    refuted = next(one for one in result.stdout.splitlines() if "REFUTED  findable: ada: concern return" in one)
    assert refuted.endswith(f"1 too few: ada-need (line {line})")
    assert "refuted" in result.stderr
    won = next((tmp_path / "plays").glob("outcome-won*.txt"))
    replayed = trainer("run", CORNER, won, "--json")
    assert json.loads(replayed.stdout)["outcome"] == "won"


def test_a_report_is_printed_in_the_users_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRAINER_LANG", "zh")
    result = trainer("verify", CORNER, "--quick")
    line = CORNER.read_text(encoding="utf-8").splitlines().index('id = "ada-need"') + 1
    shown = result.stdout.splitlines()
    assert shown[0].startswith("small/corner：证实")
    assert f"ada-need（第{line}行）" in next(one for one in shown if "推翻     findable：“ada”：组织利益里的" in one)
    assert not [one for one in shown if english_in(one, NAMES)]
    assert "被推翻的" in result.stderr


def test_a_certificate_is_written_whole_and_names_its_scenario(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "corner.json"
    result = trainer("verify", CORNER, "--quick", "--json", "--certificate", path)
    report = json.loads(result.stdout)
    assert f"the certificate is in {path}" in result.stderr
    assert f"move it to {CORNER.with_name('corner.certificate.json')}" in result.stderr
    certificate = json.loads(path.read_text(encoding="utf-8"))
    assert certificate["scenario"] == "small/corner"
    assert {name: report[name] for name in certificate} == certificate
    assert {one["status"] for one in report["properties"]} <= {"PROVED", "REFUTED", "BOUNDED"}


def test_a_certificate_is_about_one_scenario(tmp_path: Path) -> None:
    result = trainer("verify", CORNER, CORNER, "--certificate", tmp_path / "x.json")
    assert result.returncode == 2
    assert "one scenario" in result.stderr


def test_the_report_is_framed_in_the_language_asked_for(tmp_path: Path) -> None:
    result = trainer("verify", CORNER, "--quick", "--lang", "zh", "--certificate", tmp_path / "c.json")
    assert re.match(r"small/corner：证实\d+项，推翻\d+项，未定\d+项\n  搜索范围：", result.stdout)
    line = CORNER.read_text(encoding="utf-8").splitlines().index('id = "ada-need"') + 1
    assert f"ada-need（第{line}行）" in result.stdout
    assert f"证书已写入 {tmp_path / 'c.json'}" in result.stderr


def test_what_was_tried_stands_below_the_refutation_with_the_lines_to_change(tmp_path: Path) -> None:
    text = CORNER.read_text(encoding="utf-8")
    revealed = 'reveals = ["ada-role"]\n'
    text = text.replace(revealed, f"{revealed}needs = {{ trust = 5 }}\n", 1)
    text = text.replace("[calendar]", "[decision]\nthreshold = 99\n\n[calendar]")
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "pack.toml").write_text(CORNER.with_name("pack.toml").read_text(encoding="utf-8"), encoding="utf-8")
    (pack / "corner.toml").write_text(text, encoding="utf-8")
    lines = text.splitlines()
    asked, threshold = lines.index('id = "day"') + 1, lines.index("threshold = 99") + 1
    wanted = {
        "en": (
            f"with needs.trust 2 instead of 5 at ada.day it occurs, by move 6 of a play (line {asked})",
            f"with decision.threshold 68 instead of 99 it is won, by a play of 14 moves (line {threshold})",
        ),
        "zh": (
            f"已试：改后会发生（“ada.day”的 needs.trust 写成2（原为5）），在一局的第6步（第{asked}行）",
            f"已试：改后赢得下来（decision.threshold 写成68（原为99）），那一局走了14步（第{threshold}行）",
        ),
    }
    for language, said in wanted.items():
        shown = trainer("verify", pack / "corner.toml", "--quick", "--lang", language).stdout.splitlines()
        for verdict, tried in zip(("ada.day", "31"), said, strict=True):
            place = next(place for place, line in enumerate(shown) if line.endswith(tried))
            assert verdict in shown[place - 1], "it stands below what it mends"
