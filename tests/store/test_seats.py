from __future__ import annotations

from trainer.store.database import Connection
from trainer.store.journal import Journal
from trainer.store.records import NOBODY
from trainer.store.schema import people
from trainer.store.seats import adopt, people_of, strangers, take_seat

ONE, OTHER = "1" * 64, "2" * 64


def taken(connection: Connection, owner: str, *names: str) -> tuple[str, tuple[str, ...]]:
    seat, sitting = take_seat(connection, owner, names)
    assert tuple(one.name for one in sitting) == names
    return seat, tuple(one.id for one in sitting)


def test_who_sits_where(journal: Journal) -> None:
    with journal.database.writing() as connection:
        ann_seat, (ann,) = taken(connection, ONE, "Ann")
        both_seat, both = taken(connection, ONE, "Ben", "Ann")
        assert both[1] == ann
        assert taken(connection, ONE, "Ann") == (ann_seat, (ann,))
        assert taken(connection, ONE, "Ben", "Ann") == (both_seat, both)
        assert taken(connection, OTHER, "Ann")[1] != (ann,)
        assert {seat: tuple(one.id for one in sitting) for seat, sitting in people_of(connection, ONE).items()} == {
            ann_seat: (ann,), both_seat: both,
        }  # fmt: skip


def test_somebody_who_was_erased_is_nobody_elses_namesake(journal: Journal) -> None:
    with journal.database.writing() as connection:
        seat, (ann,) = taken(connection, ONE, "Ann")
        connection.run(people.update(name=NOBODY).where(people.c.id == ann))
        assert taken(connection, ONE, "Ann") != (seat, (ann,))
        assert taken(connection, ONE, NOBODY)[0] != seat


def test_seats_of_another_key_are_taken_over_and_those_without_one_are_not(journal: Journal) -> None:
    with journal.database.writing() as connection:
        mine, theirs, joined = (taken(connection, owner, "Ann")[0] for owner in (ONE, OTHER, ""))
        assert strangers(connection, ONE)
        adopt(connection, ONE)
        assert not strangers(connection, ONE)
        assert set(people_of(connection, ONE)) == {mine, theirs}
        assert set(people_of(connection, "")) == {joined}
