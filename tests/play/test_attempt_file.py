"""The file of an attempt: what is written is read, and whatever was done to it is said."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as some

from tests.classes.synthetic import attempts, by, corner, played, portable, signed, spoken
from tests.conftest import CORNER
from tests.debrief.injections import INJECTIONS
from trainer.core.reflection import Reflection
from trainer.errors import BadTranscript, UsageError
from trainer.i18n.translator import Translator
from trainer.play.attempt_file import LONGEST_NAME, Portable, Trainee, identified, read, written
from trainer.play.names import clean_name
from trainer.store.records import NOBODY

ONE = portable(corner(), played(CORNER, 2, 1), "小明", opened="2026-11-22T09:00:00+00:00", identity="s7@example.org")


def test_what_is_written_is_read() -> None:
    assert read(written(ONE), "a.toml") == ONE
    for one in attempts():
        assert read(written(one), "a.toml") == one
    assert len(written(ONE)) < 16_000


def test_the_chain_breaks_where_something_was_done() -> None:
    for place in range(len(ONE.rows)):
        rows = (*ONE.rows[:place], "study nothing", *ONE.rows[place + 1 :])
        with pytest.raises(BadTranscript, match=f"broken at move {place + 1}"):
            read(written(replace(ONE, rows=rows)), "a.toml")
    gone = replace(ONE, rows=ONE.rows[:3] + ONE.rows[4:])
    with pytest.raises(BadTranscript, match="broken at move 4"):
        read(written(gone), "a.toml")
    with pytest.raises(BadTranscript, match="moves are missing after move"):
        read(written(replace(ONE, rows=ONE.rows[:-2])), "a.toml")
    with pytest.raises(BadTranscript, match=f"broken at move {len(ONE.rows)}"):
        read(written(replace(ONE, chain=ONE.chain[:-1])), "a.toml")
    with pytest.raises(BadTranscript, match="broken at move 1"):
        read(written(replace(ONE, attempt="0" * 32)), "a.toml")


@pytest.mark.parametrize(
    ("table", "key", "value"),
    [
        ("who", "name", 7), ("who", "name", "x" * 121), ("who", "journal_id", "xyz"), ("who", "id", "=1+1"),
        ("who", "id", "@SUM(A1)"), ("who", "id", "a b"), ("pack", "scenario", "/etc/passwd.toml"),
        ("pack", "scenario", "../../x"), ("pack", "scenario", "a/b/c"), ("pack", "sha256", "0" * 63),
        ("pack", "rules", None), ("attempt", "id", "g" * 32), ("attempt", "practice", "no"),
        ("attempt", "opened", "yesterday"), ("attempt", "opened", "0001-01-01T00:00:00+23:00"),
        ("attempt", "language", "../zh"), ("attempt", "moves", "study fair"), ("attempt", "moves", [1]),
        ("attempt", "chain", [["x"]]), ("reflection", "intended", None), ("reflection", "went_well", 7),
        ("reflection", "otherwise", "x" * 201),
    ],
)  # fmt: skip
def test_a_wrong_field_is_named(table: str, key: str, value: Any) -> None:
    document = tomllib.loads(written(ONE).decode())
    inner = document[table][0] if table == "who" else document[table]
    if value is None:
        del inner[key]
    else:
        inner[key] = value
    with pytest.raises(BadTranscript) as caught:
        read(tomli_w.dumps(document).encode(), "a.toml")
    assert caught.value.where == "a.toml"
    assert key in str(caught.value) or "id in a gradebook" in str(caught.value)


def test_what_was_written_of_a_play_is_read_as_one_line_each_without_what_steers() -> None:
    lines = Reflection("To win.", "她来了。", '"""\n\\ = [x]')
    found = read(written(replace(ONE, reflection=lines)), "a.toml").reflection
    assert found == lines._replace(otherwise='""" \\ = [x]')
    document = tomllib.loads(written(ONE).decode())
    document["reflection"]["went_well"] = " a\x1b[31m\u202eb\n"
    assert read(tomli_w.dumps(document).encode(), "a.toml").reflection == Reflection("", "a [31m b", "")


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\xff\xfe", b"{", b"format = 1", b"format = 4\n[attempt]", b"[attempt]\nformat = 1", b"a" * 2_000_000,
        b"format = 1\nattempt = 3", b"format = 1\nwho = []\npack = 1\n[attempt]\nid = 1", b"a." * 5000 + b"b = 1",
        b"format = 1\n[attempt]\nx = " + b"[" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_attempt_is_refused_and_never_a_traceback(data: bytes) -> None:
    with pytest.raises(BadTranscript):
        read(data, "a.toml")


@pytest.mark.parametrize(
    ("data", "english", "chinese"),
    [
        (b"PK\x03\x04\x14\x00\xff\xff", "is a zip", "zip压缩包"),
        (b"# mine\n\nscenario small/corner\nmeet bo visit\n", "is a transcript", "演练脚本"),
        (written(ONE).replace(b"format = 4", b"format = 5"), "from another version", "其他版本"),
        (written(ONE)[: len(written(ONE)) // 2], "is incomplete: it ends at line", "文件不完整"),
        (written(ONE).partition(b"chain = ")[0], "is incomplete: it ends at line", "文件不完整"),
        (written(ONE).partition(b"[attempt]")[0], "is incomplete: it ends at line", "文件不完整"),
        (written(ONE).replace(b"practice = ", b"practice "), "is damaged at line", "行已损坏"),
        (b"dear teacher", "is no attempt that was exported", "不是导出的演练"),
        ((b" " * 50 + b"\n") * 2000, "is no attempt that was exported", "不是导出的演练"),
    ],
)
def test_what_was_handed_in_instead_is_named(data: bytes, english: str, chinese: str) -> None:
    with pytest.raises(BadTranscript, match=english) as caught:
        read(data, "a.toml")
    assert chinese in caught.value.said(Translator("zh"))
    assert caught.value.remedy and caught.value.remedy not in caught.value.said(Translator("zh"))


def test_the_last_line_of_a_file_that_was_cut_off_is_told() -> None:
    with pytest.raises(BadTranscript) as caught:
        read(b"".join(written(ONE).splitlines(keepends=True)[:20]), "a.toml")
    assert caught.value.message == "is incomplete: it ends at line 20"


@given(some.integers(0, len(written(ONE)) - 1), some.binary(max_size=6))
def test_a_file_with_damage_anywhere_is_refused_or_still_whole(place: int, junk: bytes) -> None:
    data = written(ONE)
    try:
        one = read(data[:place] + junk + data[place + len(junk) :], "a.toml")
    except BadTranscript:
        return
    assert (one.rows, one.chain, one.attempt) == (ONE.rows, ONE.chain, ONE.attempt)


def test_what_was_said_in_their_own_words_goes_with_it_and_cannot_be_changed() -> None:
    said = spoken(ONE)
    assert len(said.words) > 5
    data = written(said)
    assert read(data, "a.toml") == said
    second = tomllib.loads(data.decode())["words"][1]
    for changed in ({"said": "No."}, {"row": 0}, {"row": 1}, {"row": len(said.rows)}, {"salt": "0" * 32},
                    {"said": " " + second["said"]}):  # fmt: skip
        document = tomllib.loads(data.decode())
        document["words"][1] |= changed
        with pytest.raises(BadTranscript, match="own words"):
            read(tomli_w.dumps(document).encode(), "a.toml")
    for key, value in (("say_first", "loud"), ("row", -1), ("row", 99_999), ("row", True), ("salt", "x"),
                       ("said", "x" * 501)):  # fmt: skip
        document = tomllib.loads(data.decode())
        (document["attempt"] if key == "say_first" else document["words"][0])[key] = value
        with pytest.raises(BadTranscript, match=key):
            read(tomli_w.dumps(document).encode(), "a.toml")


def test_words_that_were_erased_are_missed_by_nobody() -> None:
    said = replace(spoken(ONE), words={})
    assert read(written(said), "a.toml") == said


@pytest.mark.parametrize("text", INJECTIONS, ids=range(len(INJECTIONS)))
def test_names_are_one_line_without_what_steers_or_hides(text: str) -> None:
    told = text[:LONGEST_NAME].encode(errors="replace").decode()
    (trainee,) = read(written(by(ONE, name=told)), "a.toml").people
    assert trainee.name and trainee.name == (clean_name(trainee.name) or NOBODY)
    assert "\n" not in trainee.name and trainee.name.isprintable()


@pytest.mark.parametrize(
    "text",
    [
        "20230001",
        "li.wei",
        "li-wei+1@example.org",
        "A_b",
        "张伟1",
        "o'brien@example.org",
        "DOMAIN\\user",
        "2023/0417",
        "_guest",
        "u:123",
        "a&b~c!#$%*=?^`{}|@example.org".replace("|", ""),
        "josé",
        "हिन्दी",
        "s(2)",
    ],
)
def test_ids_that_gradebooks_have(text: str) -> None:
    assert identified(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "=1",
        "+1",
        "-1",
        "@x",
        " x",
        "x y",
        "x\n",
        "x;=1",
        "x,1",
        "'x",
        '"',
        "x" * 121,
        "\t1",
        "＝1",
        "x|=1",
        "x\u202ey",
        "x\u3000y",
        "\\x",
        ".x",
        "x\\",
    ],
)
def test_ids_that_a_spreadsheet_could_take_for_more(text: str) -> None:
    with pytest.raises(UsageError):
        identified(text)


def test_ids_of_full_width_become_those_that_gradebooks_hold() -> None:
    assert identified("２０２３００７") == "2023007"
    assert identified("li＠example．org") == "li@example.org"
    assert identified("jose\u0301") == "josé"
    with pytest.raises(UsageError, match=r"'x y' cannot be") as caught:
        identified("x y", "--id")
    assert "letters, digits and ! #" in str(caught.value)


def test_a_file_holds_the_time_of_each_move() -> None:
    data = written(replace(ONE, seconds=tuple(-1.5 + place for place in range(len(ONE.rows)))))
    assert read(data, "a.toml").seconds[:2] == (-1.5, -0.5)
    lists = re.compile(rb"seconds = \[[^\]]*\]")
    for wrong in (b"[]", b"[1.0]", b"['x']", b"[true]", b"[nan]", b"[inf]", b"[1e11]", b"3"):
        with pytest.raises(BadTranscript, match=r"`seconds` in \[attempt\]|times for"):
            read(lists.sub(b"seconds = " + wrong, data), "a.toml")
    with pytest.raises(BadTranscript, match=r"`seconds` in \[attempt\] is missing or wrong"):
        read(lists.sub(b"", data), "a.toml")


def test_chains_are_those_of_the_journal() -> None:
    assert signed(replace(ONE, chain=())) == ONE
    assert isinstance(ONE, Portable)


def test_those_who_play_together_stand_there_one_after_the_other() -> None:
    both = replace(ONE, people=(*ONE.people, Trainee("Ben", "", "b" * 32)))
    assert read(written(both), "a.toml") == both
    assert both.names == "小明; Ben"


@pytest.mark.parametrize("number", [0, 7])
def test_nobody_and_too_many_are_said(number: int) -> None:
    people = tuple(Trainee(str(each), "", f"{each:032x}") for each in range(number))
    with pytest.raises(BadTranscript, match="says wrongly who played"):
        read(written(replace(ONE, people=people)), "a.toml")


def test_somebody_who_stands_there_twice_is_said() -> None:
    with pytest.raises(BadTranscript, match="says wrongly who played"):
        read(written(replace(ONE, people=ONE.people * 2)), "a.toml")


def test_what_powershell_writes_is_read() -> None:
    one = next(attempts(trainees=1))
    assert read(written(one).decode().encode("utf-16"), "a.toml") == one
    with pytest.raises(BadTranscript, match="is no attempt"):
        read(b"\xff\xfe\x00", "a.toml")
