from __future__ import annotations

import json

import pytest

from trainer.outside_text import (
    LONGEST_VALUE,
    decoded,
    half_width,
    is_undecoded,
    is_utf_16,
    quoted,
    visible,
    without_controls,
)

STEERING = ["\x00", "\x07", "\x08", "\r", "\x1b", "\x7f", "\x85", "\x9b", "\u061c", "\u200b", "\u200f", "\u2028",
            "\u202e", "\u2060", "\u2066", "\ufeff", "\ufff9", "\udc80", "\ud800", "\U000e0041"]  # fmt: skip


@pytest.mark.parametrize("sign", STEERING, ids=ascii)
def test_what_steers_or_hides_becomes_visible_and_json_stays_json(sign: str) -> None:
    shown = visible(f"a{sign}b")
    assert sign not in shown and shown.isascii() and shown.isprintable()
    assert json.loads(f'"{shown}"') == f"a{sign}b"
    assert json.loads(visible(json.dumps({"k": sign}, ensure_ascii=False))) == {"k": sign}


@pytest.mark.parametrize("text", ["", "plain", "two\nlines\tand a tab", "张伟 “é” −→✓", "👩\u200d🔧", "می\u200cخواهم"])
def test_text_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


def test_a_message_repeats_a_value_on_one_line_and_not_endlessly() -> None:
    assert quoted("a\nb\tc\x1b") == "a\\nb c\\u001b"
    assert quoted("x" * LONGEST_VALUE) == "x" * LONGEST_VALUE
    long = quoted("a" * 100_000 + "b")
    assert len(long) == LONGEST_VALUE + 1 and long.startswith("aaa") and long.endswith("ab") and "…" in long


@pytest.mark.parametrize(
    ("given", "kept"),
    [("  Anna\n B.\t", "Anna B."), ("\x1b[31mAnna\x1b[0m", "[31mAnna [0m"), ("\u202eannA", "annA"), ("\x07\r", "")],
)
def test_a_name_is_taken_in_on_one_line_without_what_steers(given: str, kept: str) -> None:
    assert without_controls(given) == kept


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_utf_8_and_marked_utf_16_are_text(encoding: str) -> None:
    data = "scenario 街角\n".encode(encoding)
    assert decoded(data) == "scenario 街角\n"
    assert is_utf_16(data) == (encoding == "utf-16")
    assert decoded(b"\xfe\xff" + "街".encode("utf-16-be")) == "街"


@pytest.mark.parametrize("data", [b"\xff", "街".encode("gbk"), b"\xff\xfe\x00"])
def test_other_bytes_are_none(data: bytes) -> None:
    with pytest.raises(UnicodeDecodeError):
        decoded(data)


def test_a_line_tells_whether_its_bytes_were_text() -> None:
    assert not is_undecoded("街角")
    assert is_undecoded("街".encode("gbk").decode("utf-8", "surrogateescape"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("？", "?"),
        ("１２", "12"),
        ("ｑＹ", "qY"),
        ("ｎｏｔｅ　ａｄａ　ｗｉｎｓ＝", "note ada wins="),
        ("是、。", "是、。"),
        ("a1?", "a1?"),
    ],
)
def test_a_full_width_key_means_its_half_width_twin(typed: str, meant: str) -> None:
    assert half_width(typed) == meant
