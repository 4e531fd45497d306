"""Variants with something wrong in them: each fault is told with its place and how to mend it, and hides no other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.badinput.stage import PATCHES
from tests.conftest import CORNER
from trainer.errors import TrainerError
from trainer.packs.checks.check import check
from trainer.packs.file_names import variants_of
from trainer.packs.load import load

EXPECTED = {
    "ids": ["b:3 E413", "b:6 E413", "b:8 E413"],
    "seen": ["b:2 E412", "b:3 E412", "b:6 E412", "b:9 E412"],
    "removed": ['reveals = ["ada-need"] E203', "b:7 E412"],
    "emptied": [f'reveals = ["{clue}"] E203' for clue in ("ada-role", "bo-role", "ada-role", "rep")],
    "again": ["b:6 E201"],
    "unset": ["b:2 E412", "b:2 E412", "b:2 E412", "b:5 E412", "b:5 E412", "b:6 E412"],
    "unset-all": ["b:6 E412", "b:6 E201", "b:6 E201"],
    "unset-it": [],
    "types": ["b:2 E412", "b:3 E103", "b:4 E103", "b:5 E403", "b:5 E403", "b:5 E403", "b:6 E103"],
    "deep": ["b:4 E103", "b:5 E103", "b:6 E412"],
    "hidden": ["b:5 E104", "b:6 E104", "b:7 E104", "b:7 E202"],
    "letters": [f"{letter}:1 E411" for letter in "aghijklmnopqrst"],
    "two": ["c:1 E411"],
    "none": ["b:1 E411", "c:1 E411", "d:1 E411", "e:1 E411"],
    "translation": ["b.zh:1 E402", "b.zh:2 E402", "b.zh:3 E402", "c.zh:1 E411"],
    "flood": ["b:1 E002"],
    "hostile": ["b:2 E107"],
    "binary": ["b:1 E003", "c:1 E005"],
}


@pytest.fixture(params=PATCHES)
def named(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    name = str(request.param)
    folder = Path(shutil.copytree(CORNER.parent, tmp_path / name))
    for letter, data in PATCHES[name].items():
        (folder / f"corner.{letter}.toml").write_bytes(data)
    return name, folder


def test_each_is_told_with_its_place_and_the_mend(named: tuple[str, Path]) -> None:
    name, folder = named
    wrong = [one for one in check(folder) if one.severity == "error"]
    places = []
    for one in wrong:
        assert one.span is not None and one.message and "\x1b" not in str(one)
        letter = Path(one.file).name.removeprefix("corner").removesuffix("toml").strip(".")
        place = f"{letter}:{one.span.line}" if letter else one.source.strip()
        places.append(f"{place} {one.code}")
        assert one.hint or one.code == "E104", one
    assert sorted(places) == sorted(EXPECTED[name])


def test_a_bad_variant_keeps_itself_from_being_loaded_and_no_other(named: tuple[str, Path]) -> None:
    _, folder = named
    file = folder / CORNER.name
    assert load(file).scenario.people[0].id == "ada"
    faulty = {Path(one.file).name for one in check(folder) if one.severity == "error"}
    for letter, patch in list(variants_of(file.name, [one.name for one in folder.iterdir()]).items())[1:]:
        if patch in faulty or file.name in faulty:
            with pytest.raises(TrainerError, match=r"corner\.(b\.)?"):
                load(file, variant=letter)
        else:
            assert load(file, variant=letter).variant == letter
