"""`debrief -o FILE.pdf` and `kit` as commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_commands import trainer
from tests.paper.reading import read, titles, words

WON = Path(__file__).parents[1] / "golden" / "platform-deal" / "won.txt"
LOST = WON.with_name("lost.txt")


def test_several_debriefs_go_into_one_pdf_each_under_its_name(tmp_path: Path) -> None:
    page = tmp_path / "all.pdf"
    result = trainer("debrief", WON, LOST, "-o", page, "--paper", "letter")
    assert (result.returncode, result.stdout) == (0, "")
    assert str(page) in result.stderr
    reader = read(page.read_bytes())
    assert titles(reader.outline) == ["Debrief for won", "Debrief for lost"]
    assert float(reader.pages[0].mediabox.width) == 612
    assert trainer("debrief", WON, "-o", page).returncode == 1
    assert trainer("debrief", WON, "-o", page, "--force").returncode == 0


@pytest.mark.parametrize("arguments", [("-o", "x.md"), ()])
def test_other_forms_hold_one_debrief(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = trainer("debrief", WON, LOST, *arguments)
    assert result.returncode == 2
    assert "-o FILE.pdf" in result.stderr
    assert not Path("x.md").exists()


def test_a_name_that_no_font_has_is_reported_and_shown_by_its_code(tmp_path: Path) -> None:
    page = tmp_path / "one.pdf"
    result = trainer("debrief", WON, "-o", page, "--name", "李\U00020bb7")
    assert result.returncode == 0
    assert "U+20BB7" in result.stderr
    assert "李[U+20BB7]" in words(read(page.read_bytes()), 0, 1)


def test_a_kit_is_written_and_never_over_another_file(tmp_path: Path) -> None:
    page = tmp_path / "kit.pdf"
    assert trainer("kit", "platform-deal", "-o", page, "--lang", "zh").returncode == 0
    assert "主持人手册" in words(read(page.read_bytes()), 0, 1)
    refused = trainer("kit", "platform-deal", "-o", page)
    assert (refused.returncode, "--force" in refused.stderr) == (1, True)
    assert trainer("kit", "platform-deal", "-o", tmp_path / "kit.docx").returncode == 2
    assert trainer("kit", "no-such", "-o", tmp_path / "x.pdf").returncode == 2
    assert trainer("kit", "platform-deal", "-o", page, "--paper", "a3").returncode == 2
    assert [path.name for path in tmp_path.glob("*.*")] == ["kit.pdf"]


@pytest.mark.parametrize(("language", "why"), [("en", "cannot be played on paper"), ("zh", "没法在纸上演")])
def test_what_teaches_the_screen_is_refused_as_a_kit(tmp_path: Path, language: str, why: str) -> None:
    result = trainer("kit", "tutorial/first-visit", "-o", tmp_path / "kit.pdf", "--lang", language)
    assert (result.returncode, result.stdout) == (1, "")
    assert why in result.stderr and "`trainer list`" in result.stderr
    assert not list(tmp_path.glob("*.pdf"))
