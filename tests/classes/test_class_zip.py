from __future__ import annotations

import io
import stat
import struct
import warnings
import zipfile
from pathlib import Path

import pytest

from trainer.classes import class_zip
from trainer.classes.class_zip import MOST_ENTRIES, members
from trainer.play.attempt_file import MAX_BYTES
from trainer.read_input import InputRefused

LOCAL, CENTRAL = b"PK\x03\x04", b"PK\x01\x02"


def a_zip(path: Path, *entries: tuple[str | zipfile.ZipInfo, bytes], how: int = zipfile.ZIP_DEFLATED) -> Path:
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w", how) as archive:
        warnings.simplefilter("ignore")
        for name, data in entries:
            archive.writestr(name, data)
    return path


def patched(path: Path, mark: bytes, offset: int, data: bytes) -> Path:
    """Change bytes behind the first `mark` of a zip."""
    whole = bytearray(path.read_bytes())
    at = whole.index(mark) + offset
    whole[at : at + len(data)] = data
    path.write_bytes(whole)
    return path


def refused(path: Path) -> str:
    with pytest.raises(InputRefused) as caught:
        members(path)
    return str(caught.value.wrong)


def unread(path: Path) -> str:
    (one,) = members(path)
    with pytest.raises(InputRefused) as caught:
        one.read()
    return str(caught.value.wrong)


STRANGE = ["/a.toml", "//a.toml", "../../a.toml", "C:\\a.toml", "a//b/./a.toml", "中/a.toml", "."]


@pytest.mark.parametrize("name", STRANGE)
def test_a_name_leads_nowhere(tmp_path: Path, name: str) -> None:
    (one,) = members(a_zip(tmp_path / "a.zip", (name, b"mine")))
    assert str(one) == f"{tmp_path / 'a.zip'}/{one.name}"
    assert one.read() == b"mine"


def test_a_name_that_stands_twice_is_two_files_and_folders_are_none(tmp_path: Path) -> None:
    path = a_zip(tmp_path / "a.zip", ("b.toml", b"1"), ("a.toml", b"2"), ("a.toml", b"3"), ("folder/", b""))
    found = members(path)
    assert [(one.name, one.read()) for one in found] == [("a.toml", b"2"), ("a.toml", b"3"), ("b.toml", b"1")]
    assert len(set(found)) == 3
    assert set(members(path)) == set(found)
    assert found[0].suffix == ".toml"


@pytest.mark.parametrize("how", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_bombs_are_not_unpacked(tmp_path: Path, how: int) -> None:
    path = a_zip(tmp_path / "a.zip", ("a.toml", b"0" * MAX_BYTES), how=how)
    assert unread(path) == "is compressed in a way that is not read"


def test_a_file_as_large_as_an_attempt_may_be(tmp_path: Path) -> None:
    (one,) = members(a_zip(tmp_path / "a.zip", ("a.toml", b"0" * MAX_BYTES)))
    assert len(one.read()) == MAX_BYTES
    assert unread(a_zip(tmp_path / "a.zip", ("a.toml", b"0" * (MAX_BYTES + 1)))) == "is larger than 1024 KB"


def test_a_size_that_lies(tmp_path: Path) -> None:
    path = a_zip(tmp_path / "less.zip", ("a.toml", b"0" * 9_000_000))
    assert "CRC" in unread(patched(path, CENTRAL, 24, struct.pack("<I", 100)))
    path = a_zip(tmp_path / "more.zip", ("a.toml", b"0" * 100))
    assert unread(patched(path, CENTRAL, 24, struct.pack("<I", 200))) == "is not as long as the zip says"


def test_damaged_entries(tmp_path: Path) -> None:
    def stored(name: str) -> Path:
        return a_zip(tmp_path / name, ("a.toml", b"mine and nobody else's"), how=zipfile.ZIP_STORED)

    assert "CRC" in unread(patched(stored("crc.zip"), b"nobody", 0, b"somebo"))
    assert unread(patched(stored("secret.zip"), CENTRAL, 8, b"\1")) == "is encrypted"
    assert "cannot be read" in unread(patched(stored("strong.zip"), CENTRAL, 8, b"\x40"))
    assert "cannot be read" in unread(patched(stored("patch.zip"), CENTRAL, 8, b"\x20"))
    assert "differ" in unread(patched(stored("name.zip"), LOCAL, 30, b"b"))
    assert "cannot be read" in unread(patched(stored("head.zip"), LOCAL, 0, b"PK\x07\x08"))
    assert "cannot be read" in unread(patched(stored("offset.zip"), CENTRAL, 42, struct.pack("<I", 0x7FFF0000)))
    squeezed = a_zip(tmp_path / "deflate.zip", ("a.toml", bytes(range(256)) * 20))
    assert "cannot be read" in unread(patched(squeezed, LOCAL, 40, b"\xff" * 20))


def test_links_and_devices(tmp_path: Path) -> None:
    for kind in (stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO, stat.S_IFDIR):
        entry = zipfile.ZipInfo("a.toml")
        entry.create_system = 3
        entry.external_attr = (kind | 0o777) << 16
        assert unread(a_zip(tmp_path / "a.zip", (entry, b"/etc/passwd"))) == "is a link or a device, and no file"


def test_whatever_of_a_zip_is_missing_or_another_byte(tmp_path: Path) -> None:
    whole = a_zip(tmp_path / "a.zip", ("a.toml", b"mine"), ("中文.toml", b"yours")).read_bytes()
    path = tmp_path / "b.zip"
    for end in range(len(whole)):
        path.write_bytes(whole[:end])
        assert "zip" in refused(path)
    for at in range(len(whole)):
        for byte in (0, 0xFF, whole[at] ^ 0x20):
            path.write_bytes(whole[:at] + bytes([byte]) + whole[at + 1 :])
            try:
                for one in members(path):
                    one.read()
            except InputRefused:
                pass


def test_a_table_of_contents_that_is_too_long(tmp_path: Path) -> None:
    path = a_zip(tmp_path / "a.zip", *((f"{number}", b"") for number in range(MOST_ENTRIES + 1)))
    assert refused(path) == "holds too many files (10001; at most 10000)"
    # A count that lies is found out once all are read, and a table that is longer than 10,000 of them is not read.
    patched(path, b"PK\x05\x06", 8, struct.pack("<HH", 1, 1))
    assert refused(path) == "holds too many files (10001; at most 10000)"
    patched(path, b"PK\x05\x06", 12, struct.pack("<I", 2 * 1024 * 1024 + 1))
    assert "holds too many files" in refused(path)


def test_a_zip_of_the_kind_for_huge_archives(tmp_path: Path) -> None:
    data = a_zip(tmp_path / "a.zip", ("a.toml", b"mine")).read_bytes()
    (tmp_path / "a.zip").write_bytes(data[:-22] + b"PK\x06\x07" + b"\xff" * 16 + data[-22:])
    assert "huge archives" in refused(tmp_path / "a.zip")


def test_what_would_be_too_much_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(class_zip, "LARGEST_CONTENTS", MAX_BYTES)
    path = a_zip(tmp_path / "a.zip", ("a.toml", b"0" * MAX_BYTES), ("big.docx", b"0" * MAX_BYTES))
    assert len(members(path)) == 2
    path = a_zip(tmp_path / "a.zip", ("a.toml", b"0" * MAX_BYTES), ("b.TOML", b"0" * MAX_BYTES))
    assert refused(path) == "would unpack to 2 MB (at most 1)"
    monkeypatch.setattr(class_zip, "LARGEST_ZIP", 1000)
    assert "is larger than" in refused(path)


def test_a_zip_in_a_zip_is_a_file_like_any_other(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.toml", "mine")
    (one,) = members(a_zip(tmp_path / "a.zip", ("inner.zip", inner.getvalue())))
    assert one.read() == inner.getvalue()
