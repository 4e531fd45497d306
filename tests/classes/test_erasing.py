"""Taking out of a class: erasing a person leaves the figures, removing takes plays with them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.classes.rooms import NAME, Room, nothing
from tests.classes.synthetic import hand_in, one
from tests.conftest import CORNER
from trainer.errors import TrainerError, UnknownScenario
from trainer.i18n.translator import Translator
from trainer.play.enrol import Enrolment


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def test_erasing_takes_the_name_and_keeps_the_figures(room: Room, tmp_path: Path) -> None:
    secret = "Wilhelmina Unverwechselbar"
    room.add([one(secret, 1, identity="wilhelmina7"), one(secret, 2, day=2), one("Ben", 3)])
    before = room.report().scenarios[0]
    other = room.classes.new("Second class")
    Enrolment(room.journal, room.classes.book, other.id, [CORNER]).run(
        hand_in(tmp_path / "more", [one(secret, 1)]), nothing
    )
    assert room.classes.erase(secret, force=True) == 2
    after = room.report().scenarios[0]
    assert (after.levels, after.confusion, after.items, after.gains) == (
        before.levels, before.confusion, before.items, before.gains,
    )  # fmt: skip
    assert secret not in repr(after)
    room.journal.close()
    kept = [path.read_bytes() for path in (tmp_path / "home").iterdir()]
    for data in kept:
        assert secret.encode() not in data and b"wilhelmina7" not in data
        assert b"Ben" in data
    with pytest.raises(UnknownScenario, match="nobody is called"):
        room.classes.erase(secret, force=True)


def test_erasing_asks_first_and_says_what_would_go(room: Room) -> None:
    room.add([one("Ann", 1, identity="a7"), one("Ann", 2, day=2)])
    with pytest.raises(TrainerError, match=r"out of classes \(1\) .* would go: Ann; a7; plays \(2\) stay") as caught:
        room.classes.erase("Ann", force=False)
    assert "--force erases it; there is no way back" in str(caught.value)
    assert "无法恢复" in caught.value.said(Translator("zh"))
    assert [each.name for each in room.classes.book.members()] == ["Ann"]


def test_erasing_one_of_two_namesakes_asks_which(room: Room) -> None:
    room.add([one("Ann", 1), replace(one("Cy", 3), name="Ann")])
    with pytest.raises(UnknownScenario, match="several people") as caught:
        room.classes.erase("Ann", force=True)
    member = room.classes.book.members(room.course.id)[0]
    assert member.id[:8] in str(caught.value)
    assert room.classes.erase(member.id[:8], force=True) == 1
    assert [each.name for each in room.classes.book.members(room.course.id)].count("Ann") == 1
    for name in ("", " ", "abc"):
        with pytest.raises(UnknownScenario):
            room.classes.erase(name, force=True)


def test_removing(room: Room) -> None:
    handed = [one("Ann", 1), one("Ann", 2, day=2), one("Ben", 3)]
    room.add(handed)
    assert room.classes.remove(NAME, [handed[2].attempt[:8]], force=False) == 1
    assert [each.name for each in room.classes.book.members(room.course.id)] == ["Ann"]
    with pytest.raises(UnknownScenario, match="no play begins with"):
        room.classes.remove(NAME, ["ffffffffff"], force=False)
    with pytest.raises(TrainerError, match=r"still has plays \(2\)"):
        room.classes.remove(NAME, [], force=False)
    assert room.classes.remove(NAME, [], force=True) == 2
    with pytest.raises(UnknownScenario, match="there is no class"):
        room.report()
    assert room.classes.new(NAME).plays == 0


def test_erasing_finds_the_same_person_under_another_name(room: Room, tmp_path: Path) -> None:
    room.add([one("Ann", 1)])
    other = room.classes.new("Second class")
    files = hand_in(tmp_path / "more", [replace(one("Ann", 2, day=2), name="Anna")])
    Enrolment(room.journal, room.classes.book, other.id, [CORNER]).run(files, nothing)
    assert room.classes.erase("Ann", force=True) == 2
    assert {each.name for each in room.classes.book.members()} == {""}
