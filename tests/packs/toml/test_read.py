from __future__ import annotations

from pathlib import Path

import pytest

from trainer.packs.problems import FaultyPack
from trainer.packs.toml.read import MAX_BYTES, parse, read_bytes


def test_line_ends_and_byte_order_mark_do_not_matter() -> None:
    assert parse(b'\xef\xbb\xbfa = "x"\r\nb = """\r\none\r\ntwo"""\r\n', "f") == {"a": "x", "b": "one\ntwo"}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a = ", "is not TOML"),
        (b"\x00\x01\x02\xff", "is not UTF-8"),
        ("a = '中'".encode("gbk"), "is not UTF-8"),
        ("a = 1".encode("utf-16"), "is not UTF-8"),
        (b"a." * 100_000 + b"b = 1", "a key or number of more than"),
        (b"[" + b"a." * 100_000 + b"b]", "a key or number of more than"),
        (b"x = {" + b"a." * 100_000 + b"b = 1}", "a key or number of more than"),
        (b"x = [1, {" + b'"a".' * 100_000 + b"b = 1}]", "a key or number of more than"),
        (b"k" * 200_000 + b" = 1", "a key or number of more than"),
        (b"a = " + b"[" * 100, "nested deeper"),
        (b"a = " + b"{ a = " * 100, "nested deeper"),
        (b"a = " + b"[" * 100_000, "a key or number of more than"),
        (b"a = [\n" * 100, "nested deeper"),
        (b"a = 9999-99-99", "is not TOML"),
        (b"a = " + b"x" * 60_000, "a key or number of more than"),
        (b"a = 1" + b"0" * 5000, "a key or number of more than"),
    ],
    ids=lambda value: None if isinstance(value, str) else f"{len(value)} bytes",
)
def test_what_cannot_be_read_is_one_clear_error(data: bytes, message: str) -> None:
    with pytest.raises(FaultyPack, match=message) as caught:
        parse(data, "broken.toml")
    assert len(caught.value.problems) == 1
    assert "broken.toml" in str(caught.value)


def test_dots_and_brackets_inside_texts_are_texts() -> None:
    text = "a = '''" + "x.y.z.[[[[[[[[[[[[[[" * 50 + "'''\nb = \"" + "." * 500 + '"  # ' + "[{." * 100
    assert set(parse(text.encode(), "f")) == {"a", "b"}


def test_files_that_are_none(tmp_path: Path) -> None:
    for path, message in ((tmp_path, "is not a file"), (tmp_path / "none.toml", "there is no such file")):
        with pytest.raises(FaultyPack, match=message):
            read_bytes(path)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.toml"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(FaultyPack, match="larger than 8 MB"):
        read_bytes(path)
