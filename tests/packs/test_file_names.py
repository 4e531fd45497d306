from __future__ import annotations

import pytest

from trainer.packs.file_names import (
    FileName,
    family_of,
    file_name,
    files_beside,
    is_scenario,
    languages_of,
    variants_of,
)

NAMES = (
    "corner.toml",
    "corner.zh.toml",
    "corner.de.toml",
    "corner.c.toml",
    "corner.b.toml",
    "corner.b.zh.toml",
    "corners.zh.toml",
    "corner.old.toml",
    "corner.zh.b.toml",
    "pack.toml",
    "pack.zh.toml",
    "notes.txt",
)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("corner.toml", FileName("corner", "", "")),
        ("corner.b.toml", FileName("corner", "b", "")),
        ("corner.zh.toml", FileName("corner", "", "zh")),
        ("corner.b.zh.toml", FileName("corner", "b", "zh")),
        ("corner.zh.b.toml", None),
        ("corner.B.toml", None),
        ("corner.b2.toml", None),
        ("corner.toml.bak", None),
        (".toml", None),
    ],
)
def test_one_letter_is_a_variant_and_two_are_a_language(name: str, said: FileName | None) -> None:
    assert file_name(name) == said


def test_a_name_leads_to_its_neighbours() -> None:
    name = FileName("corner", "b", "zh")
    assert (name.base, name.patch) == ("corner.toml", "corner.b.toml")
    assert name.translated("de") == "corner.b.de.toml"
    assert FileName("corner", "", "zh").patch == "corner.toml"


def test_only_a_name_without_letters_is_a_scenario() -> None:
    assert list(filter(is_scenario, NAMES)) == ["corner.toml"]


def test_a_scenario_has_its_own_variants_and_translations() -> None:
    assert files_beside("corner.toml", NAMES) == [
        "corner.b.toml",
        "corner.b.zh.toml",
        "corner.c.toml",
        "corner.de.toml",
        "corner.zh.toml",
    ]
    assert [one.language for one in family_of("pack.toml", NAMES)] == ["zh"]


def test_variants_go_by_letter_and_the_scenario_is_the_first() -> None:
    assert variants_of("corner.toml", NAMES) == {"a": "corner.toml", "b": "corner.b.toml", "c": "corner.c.toml"}
    assert list(variants_of("corner.toml", ("corner.a.toml", "corner.g.toml"))) == ["a"]


def test_a_language_counts_where_every_variant_has_it() -> None:
    assert languages_of("corner.toml", NAMES) == []
    assert languages_of("corner.toml", (*NAMES, "corner.c.zh.toml")) == ["zh"]
    assert languages_of("corner.toml", ("corner.toml", "corner.zh.toml", "corner.de.toml")) == ["de", "zh"]
