"""Who is who on the list of the course."""

from __future__ import annotations

from pathlib import Path

from trainer.classes.enrolment import enrolment_of
from trainer.classes.roster import Roster, name_key, read_course_list
from trainer.store.records import Member


def member(key: str, name: str, identity: str = "") -> Member:
    return Member(key, name, identity, key, 1)


def course(tmp_path: Path, text: str) -> Roster:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    return read_course_list(path)


LIST = """First name,Last name,ID number,Email address,Groups
Ann,Lee,1,ann@example.org,"B, A"
Ben,Day,2,ben@example.org,
Ann,Lee,3,lee@example.org,A
伟,李,4,li@example.org,B
"""


def test_an_id_decides_and_a_name_only_where_it_is_one_persons(tmp_path: Path) -> None:
    roster = course(tmp_path, LIST)
    found = enrolment_of(
        roster,
        [member("a", "Somebody", "ANN@example.org"), member("b", "day BEN"), member("c", "李伟"), member("d", "Zoe"),
         member("e", "Ann Lee"), member("f", "Ben Day", "ben@elsewhere.org")],
    )  # fmt: skip
    assert found.place == {"a": 0, "b": 1, "c": 3, "e": 2}
    assert found.by_name == {"b", "c", "e"}
    assert (found.groups("a"), found.groups("b"), found.groups("d")) == (("B", "A"), (), ())
    assert [found.identity(place) for place in range(4)] == [
        "ann@example.org", "ben@example.org", "lee@example.org", "li@example.org",
    ]  # fmt: skip


def test_two_of_a_name_are_found_by_none(tmp_path: Path) -> None:
    roster = course(tmp_path, LIST)
    assert not enrolment_of(roster, [member("a", "Ann Lee")]).place
    assert not enrolment_of(roster, [member("a", "Ben Day"), member("b", "Ben Day")]).place


def test_a_list_of_names_alone(tmp_path: Path) -> None:
    roster = course(tmp_path, "姓名;小组\n李伟;一组\n王芳;二组\n")
    found = enrolment_of(roster, [member("a", "王 芳")])
    assert (roster.column, found.place, found.groups("a"), found.identity(0)) == ("", {"a": 1}, ("二组",), "")
    assert name_key("Lee, Ann") == name_key("ann LEE") and name_key("李 伟") == name_key("李伟")
