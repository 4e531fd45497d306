"""Namesakes are told apart by what a facilitator can look up."""

from __future__ import annotations

from dataclasses import replace

from trainer.classes.labels import labels_of
from trainer.store.records import KeptPlay, Member

MEMBERS = [Member(key * 32, name, "", "", 0) for key, name in (("a", "Ann"), ("b", ""), ("c", "Ann"), ("d", "Ben"))]


def play(attempt: str, *people: str) -> KeptPlay:
    return KeptPlay(attempt * 32, tuple(each * 32 for each in people), "s", "", "", False, "", (), "en", ())


def test_namesakes_are_told_apart_by_ids_in_the_gradebook_where_all_have_one() -> None:
    ann, nobody, other, ben = MEMBERS
    known = [replace(ann, identity="s1"), nobody, replace(other, identity="S2"), replace(ben, identity="s3")]
    assert list(labels_of(known).values()) == ["Ann (s1)", "–", "Ann (S2)", "Ben"]
    # One id tells two people apart no more than none.
    twins = [replace(ann, identity="s1"), nobody, replace(other, identity="S1"), ben]
    assert list(labels_of(twins).values()) == ["Ann (aaaaaaaa)", "–", "Ann (cccccccc)", "Ben"]


def test_namesakes_without_ids_are_told_apart_by_their_first_attempts() -> None:
    plays = [play("1", "a"), play("2", "c", "d"), play("3", "a")]
    assert list(labels_of(MEMBERS, plays=plays).values()) == ["Ann (11111111)", "–", "Ann (22222222)", "Ben"]
    # Two namesakes who played together have the same attempt.
    together = [play("1", "a", "c")]
    assert list(labels_of(MEMBERS, plays=together).values()) == ["Ann (aaaaaaaa)", "–", "Ann (cccccccc)", "Ben"]


def test_whoever_has_no_name_has_a_number() -> None:
    called = list(labels_of(MEMBERS, lambda number: f"T{number}").values())
    assert called == ["Ann (aaaaaaaa)", "T2", "Ann (cccccccc)", "Ben"]
    assert list(labels_of(MEMBERS, lambda number: f"T{number}", anonymous=True).values()) == ["T1", "T2", "T3", "T4"]
    assert list(labels_of(MEMBERS * 3, lambda number: number, anonymous=True))[:1] == [MEMBERS[0].id]
