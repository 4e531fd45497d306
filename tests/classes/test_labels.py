from __future__ import annotations

from trainer.classes.labels import labels_of
from trainer.store.records import Member

MEMBERS = [Member(key * 32, name, "", "", 0) for key, name in (("a", "Ann"), ("b", ""), ("c", "Ann"), ("d", "Ben"))]


def test_namesakes_are_told_apart_by_numbers() -> None:
    assert list(labels_of(MEMBERS).values()) == ["Ann", "–", "Ann (2)", "Ben"]


def test_whoever_has_no_name_has_a_number() -> None:
    assert list(labels_of(MEMBERS, lambda number: f"T{number}").values()) == ["Ann", "T2", "Ann (2)", "Ben"]
    assert list(labels_of(MEMBERS, lambda number: f"T{number}", anonymous=True).values()) == ["T1", "T2", "T3", "T4"]
    assert list(labels_of(MEMBERS * 3, lambda number: number, anonymous=True))[:1] == [MEMBERS[0].id]
