from __future__ import annotations

from pathlib import Path

import pytest

from trainer.play.draft_family import begin_variant, family_files, free_letter


def names(path: Path) -> list[tuple[str, str, str]]:
    return [(one.path.name, one.letter, one.language) for one in family_files(path)]


def test_a_scenario_stands_with_its_variants_and_translations(two_truths: Path) -> None:
    for name in ("corner.b.zh.toml", "corner.g.toml", "corner.a.toml", "corner.mine.toml", "other.b.toml"):
        two_truths.with_name(name).write_text("", encoding="utf-8")
    expected = [
        ("corner.toml", "a", ""),
        ("corner.zh.toml", "a", "zh"),
        ("corner.b.toml", "b", ""),
        ("corner.b.zh.toml", "b", "zh"),
    ]
    for name, _, _ in expected:
        assert names(two_truths.with_name(name)) == expected
    assert names(two_truths.with_name("pack.toml")) == []
    assert names(two_truths.with_name("corner.mine.toml")) == []


def test_a_variant_without_its_scenario_stands_alone(tmp_path: Path) -> None:
    assert names(tmp_path / "no-such" / "deal.b.toml") == [("deal.b.toml", "b", "")]


def test_the_next_letter_is_free_until_there_are_six(two_truths: Path) -> None:
    assert free_letter(()) == ""
    begun = []
    while letter := free_letter(family_files(two_truths)):
        begun.append(begin_variant(two_truths, letter).name)
    assert begun == ["corner.c.toml", "corner.d.toml", "corner.e.toml", "corner.f.toml"]


def test_a_variant_is_begun_beside_its_scenario_and_never_over_another(two_truths: Path) -> None:
    fresh = begin_variant(two_truths.with_name("corner.b.toml"), "c")
    assert fresh == two_truths.with_name("corner.c.toml")
    assert fresh.read_bytes() == b'variant = "c"\nnote = ""\n'
    with pytest.raises(FileExistsError):
        begin_variant(two_truths, "c")
