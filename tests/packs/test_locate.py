from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.closed_paths import closed
from tests.conftest import CORNER
from trainer.errors import BadPack, UnknownScenario, UsageError
from trainer.packs.locate import find, scenario_files, shelf


@pytest.fixture
def own_pack(user_folder: Path) -> Path:
    folder = user_folder / "packs" / "small"
    shutil.copytree(CORNER.parent, folder)
    return folder


def test_the_users_own_packs_are_on_the_shelf(own_pack: Path) -> None:
    entry = next(one for one in shelf("zh").entries if one.id == "small/corner")
    assert (entry.title, entry.pack_title, entry.level, entry.languages) == (
        "街角木工坊",
        "A small pack",
        1,
        ("en", "zh"),
    )


def test_a_bad_pack_is_told_and_hides_no_other(own_pack: Path) -> None:
    (own_pack / "broken.toml").write_bytes(b"\xff\xfe\x00")
    (own_pack / "empty.toml").write_text("", encoding="utf-8")
    (own_pack / "deep.toml").write_text("[" * 500, encoding="utf-8")
    found = shelf("en")
    assert "small/corner" in [one.id for one in found.entries]
    assert len(found.faults) == 3
    assert all("Traceback" not in fault for fault in found.faults)


def test_a_scenario_is_found_by_id_by_path_and_by_folder(own_pack: Path) -> None:
    assert find("small/corner") == own_pack / "corner.toml"
    assert find("corner") == own_pack / "corner.toml"
    assert find(str(CORNER)) == CORNER
    assert find(str(own_pack)) == own_pack / "corner.toml"


def test_an_unknown_name_suggests_the_nearest(own_pack: Path) -> None:
    with pytest.raises(UnknownScenario, match="there is no scenario 'cornr'") as caught:
        find("cornr")
    assert "corner" in caught.value.remedy


def test_a_file_that_is_not_there_is_no_scenario(tmp_path: Path) -> None:
    with pytest.raises(UnknownScenario, match="there is no such file"):
        find(str(tmp_path / "none.toml"))


def test_a_name_for_several_scenarios_is_misuse_and_names_them(own_pack: Path) -> None:
    (own_pack / "other.toml").write_bytes(CORNER.read_bytes())
    with pytest.raises(UsageError, match="holds 2 scenarios") as caught:
        find(str(own_pack))
    assert not isinstance(caught.value, UnknownScenario)
    assert "other.toml" in caught.value.remedy
    second = own_pack.with_name("second")
    second.mkdir()
    shutil.copy(CORNER, second)
    with pytest.raises(UsageError, match="several packs have") as caught:
        find("corner")
    assert "second/corner" in caught.value.remedy


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_pack_that_cannot_be_read_is_told_and_hides_no_other(
    language: str, own_pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = own_pack.with_name("locked")
    shutil.copytree(own_pack, locked)
    closed(monkeypatch, locked)
    found = shelf(language)
    assert "small/corner" in [one.id for one in found.entries]
    assert len(found.faults) == 1 and str(locked) in found.faults[0]
    assert ("permission is denied" if language == "en" else "没有权限") in found.faults[0]
    assert find("small/corner") == own_pack / "corner.toml"
    assert find("corner") == own_pack / "corner.toml"
    with pytest.raises(BadPack, match="permission is denied"):
        list(scenario_files(locked))


def test_packs_that_cannot_be_read_leave_those_of_the_program(
    own_pack: Path, user_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (user_folder / "packs", user_folder):
        with monkeypatch.context() as patch:
            closed(patch, path)
            found = shelf("en")
            assert "tutorial/first-visit" in [one.id for one in found.entries]
            assert len(found.faults) == 1 and "permission is denied" in found.faults[0]


@pytest.mark.parametrize("name", ["x" * 300, "x" * 5000, "x" * 300 + "/y", "\udcff", "a\0b", "", "/", "~"], ids=ascii)
def test_a_name_that_no_file_can_have_is_no_scenario(name: str) -> None:
    with pytest.raises((UnknownScenario, BadPack, UsageError)):
        find(name)


def test_titles_hold_nothing_that_steers(own_pack: Path) -> None:
    text = (own_pack / "corner.toml").read_text(encoding="utf-8")
    (own_pack / "corner.toml").write_text(
        text.replace('title = "The corner workshop"', 'title = "T\\u001b[2J\\u202e"', 1), encoding="utf-8"
    )
    entry = next(one for one in shelf("en").entries if one.id == "small/corner")
    assert entry.title == "T\\u001b[2J\\u202e"


def test_a_name_like_a_pattern_finds_its_translation(own_pack: Path) -> None:
    for name in ("corner.toml", "corner.zh.toml"):
        (own_pack / name).rename(own_pack / name.replace("corner", "[c]"))
    assert next(one for one in shelf("zh").entries if one.id == "small/corner").title == "街角木工坊"
