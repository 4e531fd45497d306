"""What waits is what was not accepted, whatever happened in between, and looking for it costs the players nothing."""

from __future__ import annotations

from tests.classes.live.held import Held, moves_of
from trainer.classes.live.xapi.outbox import PUT_OFF_SECONDS, Outbox, statements_of_class
from trainer.store.class_book import ClassBook
from trainer.store.lesson_book import LessonBook
from trainer.store.schema import lesson_statements, moves, results

ME, OTHER = "1" * 64, "2" * 64
IRI = "https://training.example.org"


def outbox(held: Held, target: str = ME, clock: list[float] | None = None) -> Outbox:
    now = clock if clock is not None else [0.0]
    return Outbox(held.lessons, target, IRI, names=False, clock=lambda: now[0])


def everything(held: Held) -> list[str]:
    return [one.id for one in statements_of_class(held.journal, held.live.lesson, IRI, names=False)]


def test_what_was_accepted_waits_no_more_and_all_is_told_once(held: Held) -> None:
    seats = held.seats("Ann", "Ben")
    box = outbox(held)
    said: list[str] = []
    for move in moves_of():
        for seat in seats:
            held.play(seat, [move])
        found = box.waiting(1000)
        said += [one.id for one in found]
        box.accepted(found)
        assert box.waiting(1000) == []
    assert sorted(said) == sorted(everything(held))
    # Another receiver has none of it.
    assert len(outbox(held, OTHER).waiting(1000)) == len(said)


def test_what_was_not_accepted_waits_in_order_a_part_at_a_time(held: Held) -> None:
    for seat in held.seats("Ann", "Ben"):
        held.finish(seat)
    box = outbox(held)
    first = box.waiting(7)
    assert [one.id for one in box.waiting(7)] == [one.id for one in first]
    said = []
    while found := box.waiting(7):
        said += [one.id for one in found]
        box.accepted(found)
    assert said == everything(held)


def test_a_server_that_was_killed_begins_where_it_was_accepted(held: Held) -> None:
    (seat,) = held.seats("Ann")
    held.finish(seat)
    box = outbox(held)
    found = box.waiting(5)
    box.accepted(found[:3])
    again = outbox(held).waiting(1000)
    assert [one.id for one in found[3:]] == [one.id for one in again[:2]]
    assert [one.id for one in found[:3]] + [one.id for one in again] == everything(held)


def test_nothing_is_asked_while_nobody_moves(held: Held) -> None:
    (seat,) = held.seats("Ann")
    held.play(seat, moves_of()[:2])
    box = outbox(held)
    box.accepted(box.waiting(1000))
    assert box.waiting(1000) == []
    asked = []
    book = box._book.attempts
    box._book.attempts = lambda *those: asked.append(1) or book(*those)  # type: ignore[method-assign, func-returns-value]
    assert box.waiting(1000) == [] == asked
    held.play(seat, moves_of()[2:3])
    assert len(box.waiting(1000)) == 1
    assert asked == [1]


def test_a_class_that_is_made_or_removed_meanwhile(held: Held) -> None:
    box = outbox(held)
    (seat,) = held.seats("Ann")
    held.play(seat, moves_of()[:2])
    assert len(box.waiting(1000)) == 2
    first = held.live
    held.live = held.lessons.make("Spring", "zh")
    held.begin()
    (other,) = held.seats("Ben")
    held.play(other, moves_of()[:1])
    found = box.waiting(1000)
    assert len(found) == 3
    ClassBook(held.journal).remove(first.lesson.course)
    held.lessons.follow()
    box.accepted(found)
    assert box.waiting(1000) == []
    with held.journal.database.reading() as connection:
        assert len(connection.rows(lesson_statements.select(lesson_statements.c.attempt))) == 1


def test_an_attempt_that_is_put_off_keeps_no_other_waiting(held: Held) -> None:
    now = [0.0]
    ann, ben = held.seats("Ann", "Ben")
    for seat in (ann, ben):
        held.play(seat, moves_of()[:2])
    box = outbox(held, clock=now)
    found = box.waiting(1000)
    bad = found[0]
    box.put_off(bad)
    rest = [one for one in found if one.attempt != bad.attempt]
    assert [one.id for one in box.waiting(1000)] == [one.id for one in rest]
    box.accepted(rest)
    assert box.waiting(1000) == []
    now[0] = PUT_OFF_SECONDS
    assert [one.id for one in box.waiting(1000)] == [one.id for one in found if one.attempt == bad.attempt]


def test_moves_in_place_of_those_that_damage_took_are_told(held: Held) -> None:
    (seat,) = held.seats("Ann")
    held.finish(seat)
    box = outbox(held)
    before = box.waiting(1000)
    box.accepted(before)
    play = held.live.play_of(seat.id)
    assert play is not None
    attempt = play.session.attempt.id

    def cut(connection: object) -> None:
        connection.run(moves.delete().where((moves.c.attempt == attempt) & (moves.c.seq >= 2)))  # type: ignore[attr-defined]
        connection.run(results.delete().where(results.c.attempt == attempt))  # type: ignore[attr-defined]

    held.journal.database.write(cut, attempt)
    play.session.catch_up()
    held.play(seat, ["close"])
    found = box.waiting(1000)
    ids = {one.id for one in before}
    # What was told before keeps its id, so that a record store knows it.
    assert [one.id in ids for one in found[:3]] == [True, True, False]
    assert not ids & {one.id for one in found[2:]}
    box.accepted(found)
    assert box.waiting(1000) == []


def test_a_lesson_as_the_book_has_it_gives_the_same(held: Held) -> None:
    (seat,) = held.seats("Ann")
    held.finish(seat)
    (lesson,) = LessonBook(held.journal).lessons()
    found = [one.id for one in statements_of_class(held.journal, lesson, IRI, names=True)]
    assert found == everything(held)
