"""The list of a class: what facilitators paste and gradebooks export, checked before anybody plays."""

from __future__ import annotations

import pytest

from trainer.classes.live import class_list
from trainer.classes.live.class_list import ReadList, exported_list, id_column, pasted_list, roster_of
from trainer.errors import TrainerError, UsageError
from trainer.store.records import ListedName


def _listed(lines: list[str]) -> tuple[ListedName, ...]:
    read = pasted_list(lines)
    assert not read.aside
    return read.listed


MOODLE = b"""First name,Last name,ID number,Email address,Groups
Wei,Li,,li.wei@example.org,B
Ann,Lee,7,ann@example.org,
"""


def test_a_line_is_a_name_with_or_without_an_id() -> None:
    found = _listed(["Anna Berg; anna@example.org", "", "Ben Ode\t2023007", "李伟，2023008", "Doe, Jane", " Cem "])
    assert [(one.place, one.name, one.identity) for one in found] == [
        (1, "Anna Berg", "anna@example.org"), (2, "Ben Ode", "2023007"), (3, "李伟", "2023008"), (4, "Doe, Jane", ""),
        (5, "Cem", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "said", "taken"),
    [
        (["Ann", "; a@example.org"], "line 2 has no name", 1),
        (["x" * 61], "line 1 has no name", 0),
        (["–"], "line 1 has no name", 0),
        (["Ann; =1+1"], "line 1, Ann: '=1+1' cannot be somebody's id in a gradebook", 0),
        (["Ann; a; b"], "line 1 has more than a name and an id", 0),
        (["Ann; s1", "Ben", "Cem; S1"], "lines 1 and 3 have the same id: S1", 2),
        (["Ann", "Ann"], "lines 1 and 2 have the same name and no id: Ann", 1),
    ],
)
def test_what_is_wrong_is_put_aside_and_said_with_its_line(lines: list[str], said: str, taken: int) -> None:
    if not taken:
        with pytest.raises(UsageError) as caught:
            pasted_list(lines)
        assert said in str(caught.value)
        assert str(caught.value.mend)
        return
    read = pasted_list(lines)
    assert [one.place for one in read.listed] == list(range(1, taken + 1))
    (aside,) = read.aside
    assert aside.line == lines[-1]
    assert said in str(aside.why)


def test_an_empty_list_is_one() -> None:
    assert pasted_list(["", " "]) == ReadList(())


def test_namesakes_with_ids_are_two_people() -> None:
    assert [one.identity for one in _listed(["Ann; s1", "Ann; s2", "Ann"])] == ["s1", "s2", ""]


def test_a_gradebook_s_list_is_taken_with_ids_and_groups() -> None:
    found = exported_list(MOODLE, "list.csv").listed
    assert [(one.name, one.identity, one.sections) for one in found] == [
        ("Wei Li", "li.wei@example.org", ("B",)), ("Ann Lee", "ann@example.org", ()),
    ]  # fmt: skip
    roster = roster_of(found)
    assert roster is not None
    assert roster.column == "Email address"
    assert roster.find("ANN@example.org") == "ann@example.org"
    assert roster.people[0].groups == ("B",)
    assert roster_of(()) is None


@pytest.mark.parametrize("data", [b"\x00\x01\x02\xff\xfe", b"nothing\nof the kind\n", b""])
def test_what_is_no_list_is_refused(data: bytes) -> None:
    with pytest.raises(TrainerError):
        exported_list(data, "list.csv")


def test_too_many_names_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(class_list, "MOST_LISTED", 2)
    with pytest.raises(UsageError):
        pasted_list(["Ann", "Ben", "Cem"])


def test_the_column_follows_from_the_ids() -> None:
    assert id_column(_listed(["Ann; a@example.org", "Ben"])) == "Email address"
    assert id_column(_listed(["Ann; 17", "Ben; 18"])) == "ID number"
    assert id_column(_listed(["Ann; s17"])) == id_column(()) == "Username"
