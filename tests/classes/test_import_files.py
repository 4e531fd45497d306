"""Which files are meant: folders, zips as a learning platform gives them, and what in them is none."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.classes.classroom import Classroom
from tests.classes.synthetic import hand_in, one
from trainer.classes.import_attempts import empty_of, files_in, passed_over


@pytest.fixture
def classroom(tmp_path: Path) -> Classroom:
    return Classroom(tmp_path)


def test_a_folder_gives_toml_files_in_any_case_and_the_rest_is_named(classroom: Classroom, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    for path, name in zip(hand_in(folder, [one("Ann"), one("Wang", 2)]), ("ana.TOML", "wang.toml.txt"), strict=True):
        path.rename(folder / name)
    (folder / "sub").mkdir()
    (folder / "sub" / "home\x1bwork.txt").write_text("mine")
    assert [path.name for path in files_in([folder])] == ["ana.TOML"]
    passed = passed_over([folder, folder])
    assert [each.kind for each in passed] == ["passed", "passed"]
    assert {Path(each.file).name[:4] for each in passed} == {"home", "wang"}
    assert all(each.file.isprintable() for each in passed)
    both = [folder, folder / "wang.toml.txt"]
    assert [each.kind for each in classroom.add_files(files_in(both))] == ["added", "added"]
    assert [Path(each.file).name[:4] for each in passed_over(both)] == ["home"]


def test_a_zip_is_taken_as_a_learning_platform_gives_it(classroom: Classroom, tmp_path: Path) -> None:
    ann, wang = hand_in(tmp_path / "in", [one("Ann"), one("Wang", 2)])
    path = tmp_path / "Sales 101-Role play-42.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(ann, "Ann Smith_1042_assignsubmission_file/ann.toml")
        archive.write(wang, "王小明_1043_assignsubmission_file/作业.TOML")
        archive.writestr("王小明_1043_assignsubmission_file/notes.docx", "mine")
        archive.writestr("empty/", "")
        archive.writestr("Cy_1044_assignsubmission_file/cy.toml", ann.read_bytes()[:300])
    found = classroom.add_files(files_in([path]))
    assert [each.kind for each in found] == ["added", "broken", "added"]
    assert [Path(each.file).name for each in found] == ["ann.toml", "cy.toml", "作业.TOML"]
    assert [Path(each.file).name for each in passed_over([path])] == ["notes.docx"]
    assert [each.kind for each in classroom.add_files(files_in([path]))] == ["duplicate", "broken", "duplicate"]


def test_what_cannot_be_read_in_a_zip_stops_nothing(classroom: Classroom, tmp_path: Path) -> None:
    ann, wang = hand_in(tmp_path / "in", [one("Ann"), one("Wang", 2)])
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.toml", ann.read_bytes())
        archive.writestr("b.toml", wang.read_bytes())
        archive.writestr("bomb.toml", b"#" * 50_000_000, zipfile.ZIP_DEFLATED)
    whole = path.read_bytes()
    # One byte of the first entry is another one, and the second says that it is encrypted.
    damaged = bytearray(whole.replace(b"Ann", b"Anm", 1))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        damaged[damaged.index(mark, damaged.index(mark) + 4) + flags] |= 1
    path.write_bytes(damaged)
    found = classroom.add_files(files_in([path]))
    assert [each.kind for each in found] == ["broken"] * 3
    assert "CRC" in found[0].reason and "encrypted" in found[1].reason and "larger" in found[2].reason
    cut = tmp_path / "cut.zip"
    cut.write_bytes(whole[: len(whole) // 2])
    (told,) = classroom.add_files(files_in([cut]))
    assert told.kind == "broken" and "is a zip" in told.reason
    assert passed_over([cut]) == []


def test_folders_and_zips_without_attempts_are_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.toml").write_text("x", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "notes.zip", "w") as archive:
        archive.writestr("a.txt", "x")
    paths = [tmp_path / name for name in ("empty", "full", "notes.zip", "nothing.toml")]
    assert empty_of(paths) == [str(tmp_path / "empty"), str(tmp_path / "notes.zip")]
