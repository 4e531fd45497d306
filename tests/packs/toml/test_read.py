from __future__ import annotations

import ast
import errno
import inspect
import time
import tomllib
from pathlib import Path

import pytest

from trainer import read_input
from trainer.i18n.translator import Translator
from trainer.packs.problems import FaultyPack
from trainer.packs.toml.read import MAX_BYTES, MAX_LINES, MAX_VALUES, _complaint, parse, read_bytes


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


@pytest.mark.parametrize(
    "text",
    [
        'a = "' + '\\"' * 500_000,
        'a = """' + '\\"""' * 400_000,
        "a = '" + "''''" * 400_000,
        'a = "' + "\\\n" * 900_000,
        'a = "' + "x" * 1_900_000,
        '""\n' * 600_000,
        "a\n" * 900_000,
        '"""""" ' * 250_000,
        "\n" * 2_000_000,
        "[[person]]\n" * 150_000,
        "".join(f"k{number} = 1\n" for number in range(150_000)),
        "a = [" + "1," * 900_000 + "]",
    ],
    ids=range(12),
)
def test_what_would_take_hours_is_refused_at_once(text: str) -> None:
    begun = time.process_time()
    with pytest.raises(FaultyPack) as caught:
        parse(text.encode(), "f")
    assert len(caught.value.problems) == 1
    assert time.process_time() - begun < 20


def test_values_and_lines_are_counted() -> None:
    most = "".join(f"k{number} = 1\n" for number in range(MAX_VALUES))
    assert len(parse(most.encode(), "f")) == MAX_VALUES
    assert len(parse(f"{most}more = 1".encode(), "f", MAX_VALUES + 1)) == MAX_VALUES + 1
    for text in (f"{most}[more]", f"{most}more = 1", most.replace("= 1\n", "= [1,1]\n", 1)):
        with pytest.raises(FaultyPack, match=f"holds more than {MAX_VALUES} values"):
            parse(text.encode(), "f")
    assert parse(b"\n" * MAX_LINES, "f") == {}
    with pytest.raises(FaultyPack, match=f"has more than {MAX_LINES} lines") as caught:
        parse(b"\n" * (MAX_LINES + 1), "f")
    assert caught.value.problems[0].code == "E002"
    texts = "a = '" + "[=,." * 100_000 + "'"
    assert set(parse(texts.encode(), "f")) == {"a"}


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
    with pytest.raises(FaultyPack, match="larger than 2 MB"):
        read_bytes(path)


EXPECTED = "\"'''\""
"""What the parser fills in where it misses quotes."""


def complaints_of_the_parser() -> set[str]:
    found = set()
    parser = ast.parse(inspect.getsource(tomllib._parser))  # type: ignore[attr-defined]
    for call in (one for one in ast.walk(parser) if isinstance(one, ast.Call)):
        if len(call.args) > 1 and getattr(call.func, "id", "") in ("suffixed_err", "TOMLDecodeError"):
            for text in (one for one in call.args if isinstance(one, ast.Constant | ast.JoinedStr)):
                parts = text.values if isinstance(text, ast.JoinedStr) else [text]
                found.add("".join(str(one.value) if isinstance(one, ast.Constant) else EXPECTED for one in parts))
    return found


def test_every_complaint_of_the_parser_is_said_in_our_words() -> None:
    complaints = complaints_of_the_parser()
    assert len(complaints) > 15
    for complaint in complaints:
        wrong, mend = _complaint(complaint)
        assert "TOML does (" not in str(wrong), complaint
        assert mend


def test_what_the_parser_may_say_some_day_is_quoted() -> None:
    wrong, mend = _complaint("Something quite new")
    assert str(wrong) == "it does not go on as TOML does (Something quite new)"
    assert not mend


def test_what_keeps_a_file_from_being_read_is_said_in_the_users_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    path = tmp_path / "a.toml"
    path.write_text("")
    monkeypatch.setattr(read_input, "_without_waiting", refused)
    with pytest.raises(FaultyPack, match="cannot be read: permission is denied") as caught:
        read_bytes(path)
    assert caught.value.said(Translator("zh")) == f"{path}: 无法读取：没有权限"
