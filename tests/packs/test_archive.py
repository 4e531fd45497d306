from __future__ import annotations

import io
import json
import os
import shutil
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from tests.conftest import CORNER, SCENARIOS
from trainer.errors import TrainerError
from trainer.packs import zip_safety
from trainer.packs.archive import install, pack
from trainer.packs.certificates import par_of
from trainer.packs.load import load
from trainer.packs.locate import shelf
from trainer.packs.zip_safety import CERTIFICATE, MAX_FILES, unpacked, zipped

SMALL = {path.name: path.read_bytes() for path in CORNER.parent.iterdir() if path.suffix == ".toml"}
Entry = zipfile.ZipInfo | str


@pytest.fixture
def small(tmp_path: Path) -> Path:
    shutil.copytree(CORNER.parent, tmp_path / "small")
    return tmp_path / "small"


def a_zip(path: Path, *entries: tuple[Entry, bytes], files: dict[str, bytes] = SMALL) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
        for entry, data in entries:
            archive.writestr(entry, data)
    return path


def special(name: str, kind: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = (kind | 0o777) << 16
    return entry


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


def test_the_same_pack_is_the_same_zip(small: Path, tmp_path: Path) -> None:
    first = pack(small, tmp_path / "a.zip")[0].read_bytes()
    for path in small.iterdir():
        os.utime(path, (1, 1))
        path.chmod(0o600)
    assert pack(small, tmp_path / "b.zip")[0].read_bytes() == first
    assert zipped([("b", b"2"), ("a", b"1")]) == zipped([("a", b"1"), ("b", b"2")])
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert {entry.create_system for entry in archive.infolist()} == {3}


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


def test_one_folder_around_it_and_litter_are_no_matter(tmp_path: Path) -> None:
    files = {f"My-Pack/{name}": data for name, data in SMALL.items()}
    litter = [("__MACOSX/My-Pack/._corner.toml", b"x"), ("My-Pack/.DS_Store", b"x"), ("My-Pack/", b"")]
    assert set(unpacked(a_zip(tmp_path / "a.zip", *litter, files=files).read_bytes(), "a")) == set(SMALL)


HOSTILE: dict[str, tuple[Entry, bytes, str]] = {
    "absolute": ("/etc/evil.toml", b"", "absolute name"),
    "drive": ("C:evil.toml", b"", "absolute name"),
    "share": ("\\\\host\\evil.toml", b"", "absolute name"),
    "up": ("../evil.toml", b"", "leads out"),
    "up in the middle": ("a/../../evil.toml", b"", "leads out"),
    "up with backslashes": ("..\\evil.toml", b"", "leads out"),
    "up among litter": ("__MACOSX/../../evil.toml", b"", "leads out"),
    "deep": ("folder/evil.toml", b"", "stands in a folder"),
    "link": (special("link.toml", stat.S_IFLNK), b"/etc/passwd", "is a link"),
    "device": (special("pipe.toml", stat.S_IFIFO), b"", "no ordinary file"),
    "twice": ("CORNER.toml", b"", "in it twice"),
    "control": ("a\x1b[2Jb.toml", b"", "no plain name"),
    "direction": ("a\u202eb.toml", b"", "no plain name"),
    "Chinese": ("角.toml", b"", "no plain name"),
    "hidden": (".secret.toml", b"", "no plain name"),
    "Windows": ("con.toml", b"", "Windows"),
    "program": ("run.exe", b"MZ", "no file of a pack"),
    "large": ("large.toml", b"0" * (9 * 1024 * 1024), "larger than 8 MB"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_entries_are_one_clear_line_and_nothing_is_unpacked(
    name: str, tmp_path: Path, user_folder: Path
) -> None:
    entry, data, words = HOSTILE[name]
    with pytest.raises(TrainerError, match=words) as fault:
        install(a_zip(tmp_path / "a.zip", (entry, data)))
    assert len(str(fault.value).splitlines()) <= 2
    assert str(fault.value).replace("\n", "").isprintable()
    assert not user_folder.exists()
    assert not list(tmp_path.rglob("evil.toml"))


def refused(data: bytes, words: str) -> None:
    with pytest.raises(TrainerError, match=words) as fault:
        unpacked(data, "a.zip")
    assert str(fault.value).startswith("a.zip: ")


def test_bombs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(6):
            archive.writestr(f"n{number}.txt", b"0" * (6 * 1024 * 1024))
    assert len(buffer.getvalue()) < 100_000
    refused(buffer.getvalue(), "would unpack to 36 MB")
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(MAX_FILES + 1):
            archive.writestr(f"n{number}.txt", b"")
    refused(many.getvalue(), "too many files")
    # A count that lies: the table of contents is as long as it is, and that is what counts.
    data = bytearray(many.getvalue())
    struct.pack_into("<HH", data, len(data) - 14, 1, 1)
    refused(bytes(data), "too many files")
    struct.pack_into("<I", data, len(data) - 10, 0x7FFFFFFF)
    refused(bytes(data), "too many files")
    huge = data[:-22] + b"PK\x06\x07" + b"\0" * 16 + data[-22:]
    refused(bytes(huge), "huge archives")
    monkeypatch.setattr(zip_safety, "MAX_ARCHIVE", 1000)
    with pytest.raises(TrainerError, match="larger than"):
        install(a_zip(tmp_path / "a.zip"))


def test_encrypted_damaged_lying_and_strange(tmp_path: Path) -> None:
    good = a_zip(tmp_path / "a.zip").read_bytes()
    name = good.index(b"PK\x01\x02")
    encrypted = bytearray(good)
    encrypted[name + 8] |= 1
    refused(bytes(encrypted), "is encrypted")
    squeezed = bytearray(good)
    squeezed[name + 10] = 99
    refused(bytes(squeezed), "not read")
    damaged = bytearray(good)
    damaged[60] ^= 0xFF
    refused(bytes(damaged), "no zip that can be read")
    longer = bytearray(good)
    struct.pack_into("<I", longer, name + 24, struct.unpack_from("<I", good, name + 24)[0] + 5)
    refused(bytes(longer), "not as long as it says|no zip that can be read")
    for data in (b"", b"PK", b"\x1f\x8b" + b"0" * 100, b"PK\x05\x06" + b"\xff" * 18, good[:-30]):
        refused(data, "zip|too many")


def test_every_damage_of_one_byte_is_told_or_harmless(tmp_path: Path) -> None:
    files = {"pack.toml": b"x = 1", "a.toml": b"y = 2"}
    good = zipped(files.items())
    for place in range(len(good)):
        for flip in (0xFF, 0x01, 0x80):
            data = bytearray(good)
            data[place] ^= flip
            try:
                found = unpacked(bytes(data), "a.zip")
            except TrainerError:
                continue
            assert set(found.values()) <= set(files.values())


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


@pytest.mark.parametrize(
    "shipped", [folder.name for folder in sorted(SCENARIOS.iterdir()) if (folder / "pack.toml").is_file()]
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


@pytest.mark.parametrize("text", [b"[" * 200_000, b"\xff", b'{"rules_sha256": ', b" " * 300_000 + b"{}"])
def test_a_certificate_that_cannot_be_read_is_as_none(text: bytes, small: Path, tmp_path: Path) -> None:
    (small / f"corner{CERTIFICATE}").write_bytes(text)
    install(pack(small, tmp_path / "small.zip")[0])
    assert par_of(load(CORNER).rules) == {}


def test_par_is_taken_only_where_it_can_be_a_score(small: Path, tmp_path: Path) -> None:
    par = {"overall": 90, "roles": 10**400, "needs": float("nan"), "pitch": True, "outcome": "100", "conduct": -1}
    text = json.dumps({"rules_sha256": load(CORNER).rules, "par": par})
    (small / f"corner{CERTIFICATE}").write_text(text, encoding="utf-8")
    install(pack(small, tmp_path / "small.zip")[0])
    assert par_of(load(CORNER).rules) == {"overall": 90.0}
