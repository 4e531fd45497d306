from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.conftest import CORNER
from trainer.packs.bundle import MAX_FILES, bundled, digest, files_of, unbundled
from trainer.packs.problems import FaultyPack
from trainer.packs.toml.read import MAX_BYTES


def test_a_scenario_takes_its_variants_its_translations_and_its_pack_and_no_other(small: Path) -> None:
    for name in ("other.toml", "other.zh.toml", "cornerstone.toml", "corner.b.toml", "README.md"):
        (small / name).write_text("x = 1")
    assert set(files_of(small / "corner.toml")) == {"corner.toml", "corner.b.toml", "corner.zh.toml", "pack.toml"}
    (small / "pack.zh.toml").write_text("x = 1")
    assert "pack.zh.toml" in files_of(small / "corner.toml")


def test_a_mailed_scenario_is_a_bundle_of_one(tmp_path: Path) -> None:
    path = tmp_path / "corner.toml"
    path.write_bytes(CORNER.read_bytes())
    assert files_of(path) == {"corner.toml": CORNER.read_bytes()}


def test_the_same_files_are_the_same_bytes_in_whatever_order() -> None:
    files = {"b.toml": b"2", "a.toml": b"1"}
    assert bundled(files) == bundled(dict(reversed(files.items())))
    assert bundled(files) != bundled({**files, "a.toml": b"3"})
    assert unbundled(bundled(files), "x") == files


def test_a_bundle_that_is_none_is_one_problem() -> None:
    for data, words in ((b"", "is damaged"), (bundled({"a": b"1"})[:-10], "is damaged")):
        with pytest.raises(FaultyPack, match=words) as caught:
            unbundled(data, "stored")
        assert caught.value.where == "stored"
    many = bundled({f"n{number}": b"" for number in range(MAX_FILES + 1)})
    with pytest.raises(FaultyPack, match="holds too much"):
        unbundled(many, "stored")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"n{number}", b"0" * (8 * 1024 * 1024))
    with pytest.raises(FaultyPack, match="holds too much"):
        unbundled(buffer.getvalue(), "stored")


def test_a_digest_is_lower_case_hex() -> None:
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_bundle_is_the_same_on_every_machine() -> None:
    pinned = "49a942d59da368f6c91c2be75b0cc9dbec771663508342eb94bc5a7753a0bc3e"
    assert digest(bundled({"a.toml": b"1"})) == pinned


def test_a_bundle_may_be_as_full_as_it_may_be() -> None:
    files = {f"n{number}": b"" for number in range(MAX_FILES)}
    assert unbundled(bundled(files), "stored") == files
    large = {f"n{number}": b"0" * MAX_BYTES for number in range(4)}
    assert len(unbundled(bundled(large), "stored")) == 4


def test_a_bundle_that_was_compressed_is_none_of_ours() -> None:
    for how in (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", how) as archive:
            archive.writestr("a.toml", b"0" * MAX_BYTES)
        with pytest.raises(FaultyPack, match="is damaged"):
            unbundled(buffer.getvalue(), "bundle")


def test_translations_have_a_limit_together(tmp_path: Path) -> None:
    path = tmp_path / "deal.toml"
    path.touch()
    languages = [f"{one}{two}" for one in "abcdefg" for two in "abcdefg"]
    for language in languages[: MAX_FILES - 1]:
        (tmp_path / f"deal.{language}.toml").touch()
    assert len(files_of(path)) == MAX_FILES
    for language in languages[:5]:
        (tmp_path / f"deal.{language}.toml").write_bytes(b"#" * MAX_BYTES)
    with pytest.raises(FaultyPack, match="or more than 8 MB"):
        files_of(path)
    for language in languages[:MAX_FILES]:
        (tmp_path / f"deal.{language}.toml").write_bytes(b"")
    with pytest.raises(FaultyPack, match="has more than 40 files"):
        files_of(path)
