from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.program import trainer
from tests.conftest import CORNER, SCENARIOS


def test_new_asks_for_what_is_missing_and_its_scenario_plays(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    result = trainer("new", folder, said="en\n\nThe \x1b[2Jboard\n\n3\n")
    assert result.returncode == 0, result.stderr
    names = ("pack.toml", "the-2jboard.toml", "the-2jboard.b.toml")
    assert result.stdout.split() == [str(folder / name) for name in names]
    assert "How many people decide" in result.stderr and f"`trainer play {folder / names[1]}`" in result.stderr
    file = result.stdout.split()[1]
    assert trainer("check", "--strict", folder).returncode == 0
    moves = "meet lang visit\nask lang.spring\nleave\nclose\n"
    played = trainer("play", file, "--variant", "a", "--plain", "--name", "Pat", said=moves)
    assert "Helen Lang: Pat, good morning." in played.stdout
    assert "Your result:" in played.stdout


def test_new_takes_flags_and_speaks_chinese(tmp_path: Path) -> None:
    flags = ("--title", "看板", "--customer", "恒拓制造", "--people", "2", "--trade", "software", "--lang", "zh")
    result = trainer("new", tmp_path / "mine", *flags)
    assert result.returncode == 0, result.stderr
    text = (tmp_path / "mine" / "first-deal.toml").read_text(encoding="utf-8")
    assert "customer" in text and "恒拓制造" in text
    further = trainer("new", tmp_path / "mine", *flags, "--trade", "public")
    assert further.stdout.split() == [str(tmp_path / "mine" / name) for name in ("deal-2.toml", "deal-2.b.toml")]
    assert "窗口" in (tmp_path / "mine" / "deal-2.toml").read_text(encoding="utf-8")
    assert trainer("check", "--strict", tmp_path / "mine").returncode == 0


@pytest.mark.parametrize(
    ("flags", "said", "code"),
    [
        (("--lang", "fr"), "", 2),
        (("--lang", "en"), "", 2),
        (("--lang", "en", "--title", "A", "--customer", "B"), "\nmany\n", 2),
        (("--lang", "en", "--trade", "softwar"), "", 2),
        (("--lang", "en", "--title", "A", "--customer", "B", "--people", "9"), "", 2),
        (("--lang", "en", "--title", "A", "--customer", "B", "--people", "2", "--variants", "3"), "", 2),
    ],
)
def test_new_refuses_in_one_line(tmp_path: Path, flags: tuple[str, ...], said: str, code: int) -> None:
    result = trainer("new", tmp_path / "mine", *flags, said=said)
    assert result.returncode == code
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "mine").exists()


def test_new_writes_as_many_truths_as_are_wanted(tmp_path: Path) -> None:
    flags = ("--title", "Deal", "--customer", "B", "--people", "2", "--trade", "software", "--lang", "zh")
    for variants, names in (("1", ["deal.toml", "pack.toml"]), ("2", ["deal.b.toml", "deal.toml", "pack.toml"])):
        folder = tmp_path / variants
        assert trainer("new", folder, *flags, "--variants", variants).returncode == 0
        assert sorted(path.name for path in folder.iterdir()) == names
        assert trainer("check", "--strict", folder).returncode == 0
    assert 'variant = "b"' in (tmp_path / "2" / "deal.b.toml").read_text(encoding="utf-8").splitlines()


def test_new_asks_again_with_the_reason_in_the_language_chosen(tmp_path: Path) -> None:
    said = "A title\nzh\npublik\npublic\n{x}\n客户\n9\nmany\n2\n"
    result = trainer("new", tmp_path / "mine", "--title", "A", said=said)
    assert result.returncode == 0, result.stderr
    assert "there are no texts in 'A title'\n  one of en, zh" in result.stderr
    assert result.stderr.count("从2到6") == 2
    assert "没有" in result.stderr and "public" in result.stderr
    assert "客户" in (tmp_path / "mine" / "a.toml").read_text(encoding="utf-8")


def test_new_asks_no_language_where_a_pack_has_one(tmp_path: Path) -> None:
    flags = ("--customer", "B", "--people", "2", "--trade", "cloud")
    assert trainer("new", tmp_path / "mine", "--lang", "zh", "--title", "A", *flags).returncode == 0
    again = trainer("new", tmp_path / "mine", *flags, said="\n")
    assert again.returncode == 0, again.stderr
    assert "案例标题" in again.stderr or "标题" in again.stderr
    assert (tmp_path / "mine" / "first-deal.toml").exists()
    refused = trainer("new", tmp_path / "mine", "--lang", "en", "--title", "C", *flags)
    assert (refused.returncode, "written in 'zh'" in refused.stderr) == (2, True)


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
    assert trainer("graph", CORNER, "--what", "rep").returncode == 2


def test_graphs_of_a_variant_and_of_what_differs(two_truths: Path, tmp_path: Path) -> None:
    drawn = [trainer("graph", two_truths, "--what", "power", *more).stdout for more in ((), ("--variant", "b"))]
    assert ["Bo Kern<br/>Shop foreman<br/>Workshop<br/>Decision maker<br/>" in one for one in drawn] == [False, True]
    refused = trainer("graph", two_truths, "--variant", "z")
    assert (refused.returncode, "a, b" in refused.stderr) == (2, True)
    for name, begins in (("d.svg", "<svg"), ("d.md", "# The corner workshop"), ("d.mmd", "flowchart LR")):
        assert trainer("graph", two_truths, "--differences", "-o", tmp_path / name).returncode == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    alone = trainer("graph", CORNER, "--differences")
    assert (alone.returncode, "corner.b.toml" in alone.stderr) == (2, True)


def test_what_is_packed_and_installed_is_told_in_the_language_asked_for(tmp_path: Path) -> None:
    shutil.copytree(CORNER.parent, tmp_path / "small")
    (tmp_path / "small" / "notes.odt").write_text("mine", encoding="utf-8")
    result = trainer("translate", tmp_path / "small" / "corner.toml", "de", "--lang", "zh")
    assert re.search(r"corner\.de\.toml：已译 0 处，标了 `# untranslated` 的 \d+ 处", result.stderr)
    result = trainer("pack", tmp_path / "small", "-o", tmp_path / "small.zip", "--lang", "zh")
    assert "没有打包，因为不是案例包的文件：notes.odt" in result.stderr
    assert "已安装：small 1.0.0" in trainer("install", tmp_path / "small.zip", "--lang", "zh").stderr
    assert "已经装着：small 1.0.0" in trainer("--lang", "zh", "install", tmp_path / "small.zip").stderr


def test_a_translation_says_of_each_variant_how_much_is_left(two_truths: Path) -> None:
    result = trainer("translate", two_truths, "de")
    assert [Path(line).name for line in result.stdout.splitlines()] == [
        "pack.de.toml", "corner.de.toml", "corner.b.de.toml",
    ]  # fmt: skip
    assert "corner.b.de.toml: 0 translated, 13 marked `# untranslated`" in result.stderr
    refused = trainer("translate", two_truths.with_name("corner.b.toml"), "de")
    assert (refused.returncode, "name corner.toml" in refused.stderr) == (2, True)


def test_a_translation_says_what_the_scenario_no_longer_has(tmp_path: Path) -> None:
    shutil.copytree(CORNER.parent, tmp_path / "small")
    scenario, overlay = tmp_path / "small" / "corner.toml", tmp_path / "small" / "corner.de.toml"
    trainer("translate", scenario, "de")
    more = overlay.read_text(encoding="utf-8") + '\n[[clue]]\nid = "gone"\ntext = "Weg"\n'
    overlay.write_text(more, encoding="utf-8")
    kept = trainer("translate", scenario, "de").stderr
    assert "the scenario no longer has this text; it is kept as a comment at the end, and --prune removes it" in kept
    overlay.write_text(more, encoding="utf-8")
    assert "案例里已没有这段文字；译文已删去" in trainer("translate", scenario, "de", "--prune", "--lang", "zh").stderr


def test_new_speaks_the_language_of_the_texts_in_faults_too(tmp_path: Path) -> None:
    flags = ("--title", "A", "--customer", "B", "--trade", "drug", "--lang", "zh")
    assert "不能是9人" in trainer("new", tmp_path / "mine", *flags, "--people", "9").stderr
    trainer("new", tmp_path / "mine", *flags, "--people", "2")
    assert "已经存在" in trainer("new", tmp_path / "mine", *flags, "--people", "2").stderr


def test_the_studio_needs_a_terminal(tmp_path: Path) -> None:
    result = trainer("studio", CORNER)
    assert (result.returncode, result.stdout) == (1, "")
    assert f"`trainer check --watch {CORNER}` checks while you write elsewhere" in result.stderr
