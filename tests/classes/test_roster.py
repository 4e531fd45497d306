"""The list of a course: as Moodle and Canvas export it, in any encoding and with any separator."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from trainer.classes import roster as subject
from trainer.classes.roster import HEADINGS, Roster, column_of, read_roster
from trainer.errors import TrainerError, UsageError

MOODLE = """First name,Last name,ID number,Institution,Email address,Role play (Real)
Wei,Li,2023007,,li.wei@example.org,-
Ann,O'Brien,2023008,,o'brien@example.org,71
"""
UPLOAD = "username;firstname;lastname;email;idnumber\nLWEI;Wei;Li;Li.Wei@example.org;2023007\n"
CHINESE = "名\t姓氏\t学号\t电子邮件地址\n伟\t李\t2023007\tli.wei@example.org\n"


def listed(tmp_path: Path, data: str | bytes, form: str = "moodle-csv", column: str = "") -> Roster:
    path = tmp_path / "list.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_roster(path, form, column)


def test_ids_are_found_in_any_case_and_column_and_given_as_they_stand(tmp_path: Path) -> None:
    found = listed(tmp_path, UPLOAD)
    assert found.column == "Email address"
    for identity in ("li.wei@example.org", "LI.WEI@EXAMPLE.ORG", "2023007", "lwei"):
        assert found.find(identity) == "Li.Wei@example.org"
    assert listed(tmp_path, UPLOAD, column="username").find("li.wei@example.org") == "LWEI"
    assert (found.find("2023008"), found.nearest("li.wie@example.org"), found.nearest("qq")) == (
        "", "Li.Wei@example.org", "",
    )  # fmt: skip


def test_the_login_with_or_without_its_domain_is_near(tmp_path: Path) -> None:
    found = listed(tmp_path, "username\nann\nben@example.org\nLAB\\cy\ndi@x.org\ndi@y.org\n", column="username")
    near = [found.nearest(identity) for identity in ("DOMAIN\\ann", "ann@school.example", "ben", "CY", "di")]
    assert near == ["ann", "ann", "ben@example.org", "LAB\\cy", ""]


def test_without_a_column_named_the_first_usual_one_that_is_there_is_taken(tmp_path: Path) -> None:
    assert listed(tmp_path, "username,idnumber\nann,1\n").column == "ID number"
    assert listed(tmp_path, "Student,ID,SIS User ID,Section\nAnn,1,2,3\n", "canvas-csv").column == "SIS User ID"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_separators_and_ends_of_lines(tmp_path: Path, encoding: str, separator: str, end: str) -> None:
    data = CHINESE.replace("\t", separator).replace("\n", end).encode(encoding)
    assert listed(tmp_path, data).find("2023007") == "li.wei@example.org"


def test_what_excel_and_people_put_above_the_headings_is_passed_over(tmp_path: Path) -> None:
    assert listed(tmp_path, f"sep=,\n\nSales 101\n,,\n{MOODLE}").find("2023008") == "o'brien@example.org"
    assert listed(tmp_path, "José;email\nJosé;a@b.org\n".encode("cp1252")).find("A@b.org") == "a@b.org"


def test_canvas_rows_that_are_no_students(tmp_path: Path) -> None:
    text = (
        "Student,ID,SIS Login ID,Section,One (12),Two (x),Three (13)\n"
        'Manual Posting,,,,,,\n    Points Possible,,,,"7,5",10,(read only)\n"Lee, Ann",5,ann,A,,,\n'
    )
    found = listed(tmp_path, text, "canvas-csv")
    assert [one.ids for one in found.people] == [{"ID": "5", "SIS Login ID": "ann"}]
    assert [(one.name, one.groups) for one in found.people] == [("Ann Lee", ("A",))]
    assert {title: (one.head, one.possible) for title, one in found.items.items()} == {
        "One": ("One (12)", 7.5), "Three": ("Three (13)", None),
    }  # fmt: skip


def test_a_number_of_canvas_itself_is_no_id_that_somebody_gives(tmp_path: Path) -> None:
    text = "Student,ID,SIS Login ID\nAnn,5,ann\nBen,6,ben\n"
    assert listed(tmp_path, text, "canvas-csv").find("5") == ""
    assert listed(tmp_path, text, "canvas-csv", "ID").find("5") == "5"


def test_who_has_nothing_in_the_column_and_ids_of_several(tmp_path: Path) -> None:
    found = listed(tmp_path, "email,idnumber,username\n,1,ann\nb@x.org,2,3\nc@x.org,3,cy\n")
    assert [found.find(identity) for identity in ("1", "2", "3")] == ["", "b@x.org", ""]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "has no column 'Email address', 'ID number', 'Username'"),
        (b"Name,Group\nAnn,1\n", "it begins with 'Name', 'Group'"),
        (b"email\n", "nobody on this list"),
        (b"email\n ,\n", "nobody on this list"),
        (b"\x00\x01\x02", "is no CSV file"),
        (b"PK\x03\x04\x00\x00", "is no CSV file"),
        ("email\na@b.org".encode("utf-16-le"), "is no CSV file"),
        (b'email\n"' + b"x" * 140_000, "is no CSV file"),
    ],
)
def test_what_is_no_list_says_what_it_is(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(TrainerError) as caught:
        listed(tmp_path, data)
    assert message in str(caught.value) and "list.csv" in str(caught.value)


def test_caps_and_what_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (tmp_path, tmp_path / "gone.csv", tmp_path / ("x" * 300)):
        with pytest.raises(TrainerError, match=r"is not a file|cannot be read|there is no such file"):
            read_roster(path, "moodle-csv", "")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(TrainerError, match="is not a file"):
            read_roster(tmp_path / "pipe", "moodle-csv", "")
    monkeypatch.setattr(subject, "MOST_ROWS", 2)
    with pytest.raises(TrainerError, match="more than 2 lines"):
        listed(tmp_path, MOODLE)
    monkeypatch.setattr(subject, "MAX_BYTES", 20)
    with pytest.raises(TrainerError, match="larger than"):
        listed(tmp_path, MOODLE)


def test_columns_of_gradebooks() -> None:
    assert column_of("canvas-csv", "") == "SIS Login ID"
    assert column_of("moodle-csv", "USERNAME") == "Username"
    with pytest.raises(UsageError, match="has no column 'Username'"):
        column_of("canvas-csv", "Username")
    assert all(heading == subject._plain(heading) for headings in HEADINGS.values() for heading in headings)
