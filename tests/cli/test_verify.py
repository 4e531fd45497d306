from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.program import started
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
    *("blind", "roles", "needs", "pitch", "objections", "play", "told", "apart", "from", "memory", "alike"),
    *re.findall(r'^id = "(.*)"', CORNER.read_text(encoding="utf-8"), re.MULTILINE),
}
"""Ids, and names of properties, which are the same in every language."""


def test_a_refutation_is_named_with_its_line_and_fails(tmp_path: Path) -> None:
    result = started("verify", CORNER, "--quick", "--witnesses", tmp_path / "plays")
    assert result.returncode == 1
    line = CORNER.read_text(encoding="utf-8").splitlines().index('id = "ada-need"') + 1
    refuted = next(one for one in result.stdout.splitlines() if "REFUTED  findable: ada: concern return" in one)
    assert refuted.endswith(f"1 too few: ada-need (line {line})")
    assert "refuted" in result.stderr
    won = next((tmp_path / "plays").glob("outcome-won*.txt"))
    replayed = started("run", CORNER, won, "--json")
    assert json.loads(replayed.stdout)["outcome"] == "won"


def test_a_report_is_printed_in_the_users_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRAINER_LANG", "zh")
    result = started("verify", CORNER, "--quick")
    line = CORNER.read_text(encoding="utf-8").splitlines().index('id = "ada-need"') + 1
    shown = result.stdout.splitlines()
    assert shown[0].startswith("small/corner：证实")
    assert f"ada-need（第{line}行）" in next(one for one in shown if "推翻     findable：“ada”：组织利益里的" in one)
    assert shown[-1].endswith("、alike：只有一个变体：玩过一次的人就全知道了")
    assert not [one for one in shown if english_in(one, NAMES)]
    assert "被推翻的" in result.stderr


def test_a_certificate_is_written_whole_and_names_its_scenario(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "corner.json"
    result = started("verify", CORNER, "--quick", "--json", "--certificate", path)
    report = json.loads(result.stdout)
    assert f"the certificate is in {path}" in result.stderr
    assert f"move it to {CORNER.with_name('corner.certificate.json')}" in result.stderr
    certificate = json.loads(path.read_text(encoding="utf-8"))
    assert certificate["scenario"] == "small/corner"
    (variant,) = report["variants"]
    assert {name: variant[name] for name in certificate["variants"][0]} == certificate["variants"][0]
    for name in ("scenario", "pack_sha256", "engine", "verdicts", "across", "guessed"):
        assert report[name] == certificate[name]
    every = [*report["properties"], *variant["properties"]]
    assert {one["status"] for one in every} <= {"PROVED", "REFUTED", "BOUNDED"}


def test_a_certificate_is_about_one_scenario(tmp_path: Path) -> None:
    result = started("verify", CORNER, CORNER, "--certificate", tmp_path / "x.json")
    assert result.returncode == 2
    assert "one scenario" in result.stderr


def test_the_report_is_framed_in_the_language_asked_for(tmp_path: Path) -> None:
    result = started("verify", CORNER, "--quick", "--lang", "zh", "--certificate", tmp_path / "c.json")
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
        shown = started("verify", pack / "corner.toml", "--quick", "--lang", language).stdout.splitlines()
        for verdict, tried in zip(("ada.day", "31"), said, strict=True):
            place = next(place for place, line in enumerate(shown) if line.endswith(tried))
            assert verdict in shown[place - 1], "it stands below what it mends"


PATCH = """
variant = "b"
note = "The foreman decides; the owner can only keep the plug out."

[[person]]
id = "ada"
[person.hidden]
roles = ["technical", "user"]
influence = 2
veto = "technical"
concerns = { reliability = 3 }
wins = { control = 1 }
[[person.objection]]
id = "doubt"
meant = "reliability"

[[person]]
id = "bo"
[person.hidden]
roles = ["decider"]
influence = 3
concerns = { return = 3, risk = 2 }
wins = { safety = 2 }
[[person.objection]]
id = "doubt"
meant = "return"

[[clue]]
id = "ada-role"
text = "Ada looks after the plug."
supports = ["role:technical", "influence:2"]

[[clue]]
id = "bo-need"
text = "What worries bo now."
supports = ["role:decider", "concern:return", "concern:risk", "win:safety"]

[[event]]
id = "handover"
changes = [{ person = "ada", roles = ["user"], influence = 1 }]
"""


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corner workshop with a second variant, in a pack of its own."""
    pack = tmp_path_factory.mktemp("packs") / "pack"
    pack.mkdir()
    for name in ("pack.toml", "corner.toml"):
        (pack / name).write_text(CORNER.with_name(name).read_text(encoding="utf-8"), encoding="utf-8")
    (pack / "corner.b.toml").write_text(PATCH, encoding="utf-8")
    return pack / "corner.toml"


def test_what_can_be_guessed_is_said_first_then_each_variant_then_all_together(two: Path, tmp_path: Path) -> None:
    certificate = tmp_path / "corner.certificate.json"
    result = started("verify", two, "--quick", "--certificate", certificate, "--witnesses", tmp_path / "plays")
    shown = result.stdout.splitlines()
    assert result.returncode == 1
    assert shown[0] == "small/corner: what can be guessed over all variants"
    heads = [line for line in shown if not line.startswith(" ")]
    assert [re.sub(r": \d.*", "", line) for line in heads] == [
        "small/corner: what can be guessed over all variants", "small/corner, variant a", "small/corner, variant b",
        "small/corner, all variants",
    ]  # fmt: skip
    assert sum("blind roles: at most 75 %" in line for line in shown) == 1, "it is not said twice"
    together = shown[shown.index(heads[-1]) :]
    assert [line for line in together if "blind play: at most 70 on the mean, won in at most 1 of 2" in line]
    assert [line for line in together if "from memory: best play of variant a repeated in b" in line]

    line = PATCH.splitlines().index('id = "bo-need"') + 1
    of_b = shown[shown.index(heads[2]) : shown.index(heads[3])]
    refuted = next(one for one in of_b if "REFUTED  findable: bo: concern return" in one)
    assert refuted.endswith(f"1 too few: bo-need (corner.b.toml: line {line})")

    letters = [one["variant"] for one in json.loads(certificate.read_text(encoding="utf-8"))["variants"]]
    assert letters == ["a", "b"]
    lost = tmp_path / "plays" / "b" / "outcome-lost.txt"
    assert lost.read_text(encoding="utf-8").startswith("scenario small/corner b\n")
    assert json.loads(started("run", two, lost, "--json").stdout)["outcome"] == "lost"
    assert (tmp_path / "plays" / "a").is_dir()


def test_one_variant_can_be_looked_at_by_itself(two: Path, tmp_path: Path) -> None:
    result = started("verify", two, "--quick", "--variant", "b", "--json")
    report = json.loads(result.stdout)
    assert [one["variant"] for one in report["variants"]] == ["b"]
    assert (report["properties"], report["guessed"]) == ([], {})
    shown = started("verify", two, "--quick", "--variant", "b").stdout
    assert shown.startswith("small/corner, variant b: ") and "blind" not in shown
    refused = started("verify", two, "--variant", "b", "--certificate", tmp_path / "c.json")
    assert refused.returncode == 2
    assert "a certificate is about all variants" in refused.stderr
    missing = started("verify", two, "--variant", "x")
    assert missing.returncode == 2
    assert "there is no variant 'x'" in missing.stderr


def test_the_report_on_variants_is_in_one_language(two: Path) -> None:
    result = started("verify", two, "--quick", "--lang", "zh")
    names = NAMES | {"a", "b", "corner.b.toml", "ada.doubt", "bo.doubt", "cy.doubt"}
    shown = [one for one in result.stdout.splitlines() if not one.startswith("small/corner")]
    assert not [one for one in shown if english_in(one, names)]
    assert "small/corner，所有变体合起来看：" in result.stdout
