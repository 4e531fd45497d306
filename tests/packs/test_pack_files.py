from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.closed_paths import closed
from trainer.errors import BadPack
from trainer.packs.pack_files import folders_in, inside, is_file, is_folder, is_there, targets


def test_a_folder_is_its_scenarios_their_variants_and_translations_and_its_pack(small: Path) -> None:
    for name in ("corner.b.toml", "lost.b.toml", "lost.zh.toml", "corner.old.toml"):
        (small / name).write_text("")
    (target,) = targets([small])
    assert target.scenarios == ("corner.toml",)
    assert set(target.names) == {
        "corner.toml", "corner.b.toml", "corner.zh.toml", "lost.b.toml", "lost.zh.toml", "pack.toml",
    }  # fmt: skip
    assert target.alone == ("lost.b.toml", "lost.zh.toml")
    assert [(one.code, one.message) for one in target.problems] == [
        ("E411", "there is no lost.toml beside it to vary"),
        ("E404", "there is no lost.toml beside it to translate"),
    ]
    assert target.prefix == f"{small}/" or target.prefix == f"{small}\\"


def test_a_folder_of_packs_is_each_of_them_and_an_empty_one_is_told(small: Path, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.txt").write_text("no pack")
    assert [target.folder for target in targets([tmp_path])] == [small]
    empty = tmp_path / "empty"
    empty.mkdir()
    (target,) = targets([empty])
    assert [one.code for one in target.problems] == ["E007"]


def test_a_scenario_brings_its_translations_and_its_pack(small: Path) -> None:
    (target,) = targets([small / "corner.toml"])
    assert target.names == ("corner.toml", "corner.zh.toml", "pack.toml")
    (target,) = targets([small / "pack.toml"])
    assert (target.scenarios, target.names) == ((), ("pack.toml",))


def test_a_translation_stands_for_its_scenario_or_is_alone(small: Path) -> None:
    (target,) = targets([small / "corner.zh.toml"])
    assert target.scenarios == ("corner.toml",)
    (small / "corner.toml").unlink()
    (target,) = targets([small / "corner.zh.toml"])
    assert (target.scenarios, target.alone) == ((), ("corner.zh.toml",))


def test_what_was_looked_at_is_not_looked_at_again(small: Path) -> None:
    first, again = targets([small, small / "corner.toml"])
    assert first.names
    assert (again.scenarios, again.names) == ((), ())


def test_what_is_not_there_is_named_for_the_reader_to_complain_of(tmp_path: Path) -> None:
    (target,) = targets([tmp_path / "none.toml"])
    assert (target.scenarios, target.problems) == (("none.toml",), [])


@pytest.mark.parametrize("name", ["x" * 300, "a\0b", "\udcff", "no/such"], ids=ascii)
def test_a_name_that_no_file_can_have_is_nothing(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert not (is_file(path) or is_folder(path) or is_there(path))
    with pytest.raises(BadPack, match="cannot be read"):
        inside(path)


def test_what_cannot_be_looked_at_is_told_when_it_is_opened(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (small.parent / "locked").mkdir()
    closed(monkeypatch, small.parent / "locked")
    assert small.parent / "locked" in folders_in(small.parent)
    assert not is_there(small.parent / "locked")
    found = list(targets([small.parent]))
    assert [[one.code for one in target.problems] for target in found if target.problems] == [["E001"]]
    assert "permission is denied" in next(target for target in found if target.problems).problems[0].message


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps the folder that a program stands in")
def test_the_folder_that_the_program_stands_in_may_be_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert [one.names for one in targets([Path("x.toml")])] == [("x.toml",)]
