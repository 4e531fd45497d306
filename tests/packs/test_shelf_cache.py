"""The shelf kept as it was read last: the same shelf, and never an old one or somebody else's."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CORNER
from trainer.packs import locate
from trainer.packs.shelf import Shelf
from trainer.packs.shelf_cache import FOLDER, cached_shelf


@pytest.fixture
def own_pack(user_folder: Path) -> Path:
    folder = user_folder / "packs" / "small"
    shutil.copytree(CORNER.parent, folder)
    return folder


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The languages in which the shelf was read from its files."""
    languages: list[str] = []

    def shelf(language: str) -> Shelf:
        languages.append(language)
        return read(language)

    read = locate.shelf
    monkeypatch.setattr(locate, "shelf", shelf)
    return languages


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_second_time_it_is_read_from_one_file(language: str, own_pack: Path, readings: list[str]) -> None:
    (own_pack / "broken.toml").write_text("title = ", encoding="utf-8")
    first = cached_shelf(language)
    assert first == cached_shelf(language) == locate.shelf(language)
    assert first.faults and "small/corner" in [one.id for one in first.entries]
    assert readings == [language, language], "once by the cache, once to compare"


def test_each_language_has_a_file_of_its_own(own_pack: Path, user_folder: Path) -> None:
    titles = {language: {one.title for one in cached_shelf(language).entries} for language in ("en", "zh", "en")}
    assert "街角木工坊" in titles["zh"] - titles["en"]
    assert sorted(file.name for file in (user_folder / FOLDER).iterdir()) == ["en.shelf", "zh.shelf"]


def test_whatever_changes_on_the_shelf_is_seen(own_pack: Path, readings: list[str]) -> None:
    def titles() -> set[str]:
        return {one.title for one in cached_shelf("en").entries}

    before = titles()
    text = (own_pack / "corner.toml").read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title"))
    (own_pack / "corner.toml").write_text(text.replace(title, 'title = "Another corner"'), encoding="utf-8")
    assert "Another corner" in titles() - before
    os.utime(own_pack / "corner.toml", ns=(1, 1))
    shutil.copytree(own_pack, own_pack.parent / "twin")
    (own_pack.parent / "twin" / "pack.toml").write_text('id = "twin"\ntitle = "Twins"\nlanguage = "en"\n')
    assert "twin/corner" in {one.id for one in cached_shelf("en").entries}
    shutil.rmtree(own_pack.parent / "twin")
    (own_pack / "corner.toml").unlink()
    assert "Another corner" not in titles()
    assert readings == ["en"] * 4


class Hostile:
    """Runs a command where it is unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("touch owned",)


@pytest.mark.parametrize(
    "data",
    [b"", b"\x80", pickle.dumps(("stamp", (), ())), pickle.dumps(Hostile()), pickle.dumps((1, 2)), b"x" * 9000],
    ids=["empty", "cut", "of other files", "hostile", "of another shape", "noise"],
)
def test_a_file_that_is_not_ours_is_written_anew(data: bytes, own_pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: E501  # fmt: skip
    monkeypatch.chdir(tmp_path)
    found = cached_shelf("en")
    file = own_pack.parents[1] / FOLDER / "en.shelf"
    good = file.read_bytes()
    file.write_bytes(data)
    assert cached_shelf("en") == found
    assert file.read_bytes() == good and not (tmp_path / "owned").exists()


@pytest.mark.parametrize("entry", [("id",), (1,) * 8, ("a", "b", "c", "d", "e", "1", 1, ("en",))])
def test_entries_of_another_shape_are_not_believed(entry: tuple[object, ...], own_pack: Path) -> None:
    found = cached_shelf("en")
    file = own_pack.parents[1] / FOLDER / "en.shelf"
    stamp, _, faults = pickle.loads(file.read_bytes())
    file.write_bytes(pickle.dumps((stamp, (entry,), faults)))
    assert cached_shelf("en") == found


def test_where_nothing_can_be_kept_the_shelf_is_read_every_time(own_pack: Path, readings: list[str]) -> None:
    (own_pack.parents[1] / FOLDER).write_text("in the way")
    assert cached_shelf("en") == cached_shelf("en")
    assert readings == ["en", "en"]


def test_a_kept_shelf_needs_no_parser(own_pack: Path) -> None:
    cached_shelf("en")
    code = (
        "import sys; from trainer.packs.shelf_cache import cached_shelf; assert cached_shelf('en').entries;"
        "print(sorted({'tomllib', 'trainer.packs.locate', 'trainer.packs.toml.read', 'hashlib'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
