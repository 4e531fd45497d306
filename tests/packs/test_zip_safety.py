from __future__ import annotations

import io
import os
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from tests.packs.zips import SMALL, Entry, a_zip, special
from trainer.errors import TrainerError
from trainer.packs import zip_safety
from trainer.packs.archive import install, pack
from trainer.packs.zip_safety import MAX_FILES, is_litter, name_as_written, unpacked, zipped


def test_the_same_pack_is_the_same_zip(small: Path, tmp_path: Path) -> None:
    first = pack(small, tmp_path / "a.zip")[0].read_bytes()
    for path in small.iterdir():
        os.utime(path, (1, 1))
        path.chmod(0o600)
    assert pack(small, tmp_path / "b.zip")[0].read_bytes() == first
    assert zipped([("b", b"2"), ("a", b"1")]) == zipped([("a", b"1"), ("b", b"2")])
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert {entry.create_system for entry in archive.infolist()} == {3}


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
    "large": ("large.toml", b"0" * (3 * 1024 * 1024), "larger than 2 MB"),
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
            archive.writestr(f"n{number}.txt", b"0" * (2 * 1024 * 1024))
    assert len(buffer.getvalue()) < 100_000
    refused(buffer.getvalue(), "would unpack to 12 MB")
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


def entry_of(raw: bytes, *, marked: bool = False) -> zipfile.ZipInfo:
    """Return an entry as it is read whose name is these bytes, without the mark of UTF-8."""
    entry = zipfile.ZipInfo(raw.decode("utf-8" if marked else "cp437"))
    entry.flag_bits = 0x800 if marked else 0
    return entry


@pytest.mark.parametrize("name", ["张伟/作业.toml", "朱镕基.toml", "李喆.toml", "第1组 王芳.toml", "plain.toml"])
def test_names_from_chinese_windows_are_shown_rightly(name: str) -> None:
    assert name_as_written(entry_of(name.encode("gbk"))) == name
    assert name_as_written(entry_of(name.encode())) == name
    assert name_as_written(entry_of(name.encode(), marked=True)) == name


@pytest.mark.parametrize("name", ["Müller.toml", "Élodie Façon.toml", "Ñandú.toml", "Åse Bjørk.toml", "señor ó.toml"])
def test_accented_names_of_old_zips_stay(name: str) -> None:
    raw = name.replace("ø", "o").encode("cp437", "replace").replace(b"?", b"\x90")
    assert name_as_written(entry_of(raw)) == raw.decode("cp437")


@pytest.mark.parametrize("name", ["__MACOSX/._a.toml", "x/__MACOSX/a", ".DS_Store", "a/.DS_Store", "a\\Thumbs.db"])
def test_litter_of_systems(name: str) -> None:
    assert is_litter(name)
    assert not is_litter("a/MACOSX.toml") and not is_litter("DS_Store.toml")
