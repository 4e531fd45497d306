"""`kit` as a command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import trainer
from tests.paper.reading import read, words


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


def test_a_kit_is_of_the_variant_that_was_asked_for(two_truths: Path, tmp_path: Path) -> None:
    def kit(*arguments: str) -> str:
        page = tmp_path / "kit.pdf"
        result = trainer("kit", two_truths, "-o", page, "--force", *arguments)
        assert result.returncode == 0, result.stderr
        return words(read(page.read_bytes()))

    adding, dusty = "onceIhaveaddeditup", "Long,anddusty"
    held = {"a": kit(), "b": kit("--variant", "b"), "all": kit("--variant", "all")}
    assert [adding in text for text in held.values()] == [False, True, True]
    assert ["AdaHolt·a" in text for text in held.values()] == [False, False, True]
    assert dusty in held["a"] and dusty in held["all"]
    refused = trainer("kit", two_truths, "-o", tmp_path / "no.pdf", "--variant", "c")
    assert (refused.returncode, "a, b" in refused.stderr) == (2, True)


def test_slides_come_beside_a_kit_or_alone_and_are_those_of_every_truth(two_truths: Path, tmp_path: Path) -> None:
    kit, slides = tmp_path / "kit.pdf", tmp_path / "slides.pdf"
    result = trainer("kit", two_truths, "-o", kit, "--slides", slides)
    assert (result.returncode, result.stderr.split()) == (0, [str(kit), str(slides)])
    assert "Facilitator’sguide" in words(read(kit.read_bytes()), 0, 1)
    page = read(slides.read_bytes()).pages[0].mediabox
    assert (round(page.width), round(page.height)) == (960, 540)
    for letter in ("b", "all"):
        other = tmp_path / f"{letter}.pdf"
        assert trainer("kit", two_truths, "--slides", other, "--variant", letter).returncode == 0
        assert other.read_bytes() == slides.read_bytes()


def test_slides_are_refused_before_anything_is_written(two_truths: Path, tmp_path: Path) -> None:
    kit, slides = tmp_path / "kit.pdf", tmp_path / "slides.pdf"
    nothing = trainer("kit", two_truths, "--lang", "en")
    assert (nothing.returncode, "--slides" in nothing.stderr) == (2, True)
    assert trainer("kit", two_truths, "-o", kit, "--slides", kit).returncode == 2
    assert trainer("kit", two_truths, "-o", kit, "--slides", tmp_path / "slides.odp").returncode == 2
    slides.write_bytes(b"mine")
    refused = trainer("kit", two_truths, "-o", kit, "--slides", slides)
    assert (refused.returncode, "--force" in refused.stderr) == (1, True)
    assert not kit.exists() and slides.read_bytes() == b"mine"
