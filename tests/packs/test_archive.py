from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import CORNER, SCENARIOS
from tests.packs.zips import SMALL, a_zip
from trainer.errors import TrainerError
from trainer.packs.archive import install, pack
from trainer.packs.checks.check import check
from trainer.packs.load import load
from trainer.packs.locate import shelf
from trainer.packs.zip_safety import CERTIFICATE


def test_packing_and_installing(small: Path, tmp_path: Path, user_folder: Path) -> None:
    (small / "notes.docx").write_bytes(b"x")
    (small / "README.md").write_text("read me", encoding="utf-8")
    target, left_out = pack(small, tmp_path / "small.zip")
    assert left_out == ("notes.docx",)
    done = install(target)
    assert (done.folder, done.unchanged, done.kept) == (user_folder / "packs" / "small", False, None)
    assert {path.name for path in done.folder.iterdir()} == {*SMALL, "README.md"}
    assert all((done.folder / name).read_bytes() == data for name, data in SMALL.items())
    assert "small/corner" in [entry.id for entry in shelf("en").entries]
    assert install(target).unchanged
    assert sorted(path.name for path in user_folder.iterdir()) == ["packs"]


def test_a_different_pack_is_replaced_only_when_told_to(small: Path, tmp_path: Path, user_folder: Path) -> None:
    install(a_zip(tmp_path / "a.zip"))
    folder = user_folder / "packs" / "small"
    changed = {**SMALL, "corner.toml": SMALL["corner.toml"].replace(b"level = 1", b"level = 2")}
    other = a_zip(tmp_path / "b.zip", files=changed)
    with pytest.raises(TrainerError, match="installed already") as fault:
        install(other)
    assert "--force" in str(fault.value)
    assert (folder / "corner.toml").read_bytes() == SMALL["corner.toml"]
    for number in (1, 2):
        done = install(other if number == 1 else tmp_path / "a.zip", force=True)
        assert done.kept == user_folder / "replaced" / f"small.old-{number}"
        assert done.kept.is_dir()
    assert (folder / "corner.toml").read_bytes() == SMALL["corner.toml"]
    assert [entry.id for entry in shelf("en").entries].count("small/corner") == 1


def test_a_rename_that_fails_leaves_the_old_pack(
    tmp_path: Path, user_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(a_zip(tmp_path / "a.zip"))
    changed = {**SMALL, "corner.toml": SMALL["corner.toml"].replace(b"level = 1", b"level = 2")}
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name.startswith(".installing"):
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(TrainerError, match="no room is left"):
        install(a_zip(tmp_path / "b.zip", files=changed), force=True)
    assert (user_folder / "packs" / "small" / "corner.toml").read_bytes() == SMALL["corner.toml"]
    assert not list(user_folder.glob(".installing*"))


def test_an_id_that_another_folder_answers_to(tmp_path: Path, user_folder: Path) -> None:
    shutil.copytree(CORNER.parent, user_folder / "packs" / "copied")
    with pytest.raises(TrainerError, match="is here already"):
        install(a_zip(tmp_path / "a.zip"))
    shipped = {**SMALL, "pack.toml": SMALL["pack.toml"].replace(b'id = "small"', b'id = "software-firm"')}
    with pytest.raises(TrainerError, match="is here already"):
        install(a_zip(tmp_path / "b.zip", files=shipped))


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"corner.toml": SMALL["corner.toml"]}, "holds no pack.toml"),
        ({"pack.toml": SMALL["pack.toml"]}, "holds no scenario"),
        ({**SMALL, "bad.toml": b"\xff\xfe"}, "not UTF-8"),
        ({**SMALL, "bad.toml": b"x = "}, "TOML"),
        ({**SMALL, "bad.toml": b"a." * 90_000 + b"b = 1"}, "parts"),
        ({**SMALL, "corner.zh.toml": b"level = 3"}, "no text"),
        (
            {**SMALL, "pack.toml": SMALL["pack.toml"].replace(b'"small"', b'"../small"')},
            "is not an id",
        ),
    ],
)
def test_a_pack_that_does_not_load_is_not_installed(
    files: dict[str, bytes], words: str, tmp_path: Path, user_folder: Path
) -> None:
    with pytest.raises(TrainerError, match=words):
        install(a_zip(tmp_path / "a.zip", files=files))
    assert not user_folder.exists()


def test_what_cannot_be_packed(small: Path, tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match=r"has no pack\.toml"):
        pack(tmp_path / "nothing")
    target = tmp_path / "a.zip"
    target.write_bytes(b"mine")
    with pytest.raises(TrainerError, match="there already"):
        pack(small, target)
    assert target.read_bytes() == b"mine"
    assert pack(small, target, force=True)[0].read_bytes() != b"mine"
    (small / "corner.toml").write_text("level = 1", encoding="utf-8")
    with pytest.raises(TrainerError, match="missing"):
        pack(small, tmp_path / "b.zip")
    assert not (tmp_path / "b.zip").exists()


def test_no_file_at_all(tmp_path: Path) -> None:
    with pytest.raises(TrainerError, match="no such file"):
        install(tmp_path / "none.zip")
    with pytest.raises(TrainerError, match="is not a file"):
        install(tmp_path)


PACKS = [folder.name for folder in sorted(SCENARIOS.iterdir()) if (folder / "pack.toml").is_file()]


@pytest.mark.parametrize(
    "shipped", [*PACKS[:2], *(pytest.param(name, marks=pytest.mark.thorough) for name in PACKS[2:])]
)
def test_what_is_packed_can_be_installed_with_its_certificates(shipped: str, tmp_path: Path, user_folder: Path) -> None:
    shutil.copytree(SCENARIOS / shipped, tmp_path / "copy")
    head = tmp_path / "copy" / "pack.toml"
    head.write_text(head.read_text(encoding="utf-8").replace(f'id = "{shipped}"', 'id = "copied"', 1), encoding="utf-8")
    target, left_out = pack(tmp_path / "copy", tmp_path / "copy.zip")
    folder = install(target).folder
    assert left_out == ()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        path.name: path.read_bytes() for path in (tmp_path / "copy").iterdir()
    }
    assert any(path.name.endswith(CERTIFICATE) for path in folder.iterdir())


def test_what_the_studio_kept_aside_stands_in_no_packs_way(small: Path, tmp_path: Path, user_folder: Path) -> None:
    for name in ("corner.mine.toml", "corner.mine1.toml", "corner.zh.mine.toml"):
        (small / name).write_text("half of a [", encoding="utf-8")
    assert not [problem for problem in check(small) if problem.severity == "error"]
    assert load(small / "corner.toml").scenario.id == "small/corner"
    target, left_out = pack(small, tmp_path / "small.zip")
    assert left_out == ("corner.mine.toml", "corner.mine1.toml", "corner.zh.mine.toml")
    assert {path.name for path in install(target).folder.iterdir()} == set(SMALL)
    other = a_zip(tmp_path / "old.zip", files={**SMALL, "corner.mine.toml": b"half of a ["})
    assert install(other).unchanged
