"""What is finished at the seats goes into the class book, once, under the names and ids of the list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.classes.classroom import nothing
from tests.classes.live.held import NAME, Held, listed, moves_of
from tests.conftest import CORNER
from trainer.classes.live.changes import FINISHED
from trainer.classes.replay import grades_of, replay_class
from trainer.core.own_words import SelfReview
from trainer.core.reflection import Reflection
from trainer.i18n.translator import Translator
from trainer.play.attempt_file import read, written
from trainer.store.records import Member


@pytest.fixture
def held(tmp_path: Path) -> Held:
    return Held(tmp_path)


def members(held: Held) -> dict[str, str]:
    course = held.live.lesson.course
    return {one.name: one.identity for one in held.lessons.classes.book.members(course)}


def book_members(held: Held) -> tuple[Member, ...]:
    return held.lessons.classes.book.members(held.live.lesson.course)


def test_finished_plays_go_in_and_others_do_not(held: Held) -> None:
    held.live.set_list(listed("Ann", "Ben"))
    pair, unfinished, ann = held.seats("Cem; Dee", "Eve", places=(1,))
    held.finish(pair)
    held.finish(ann)
    held.play(unfinished, moves_of()[:2])
    found = held.lessons.hand_in(held.live).now()
    assert sorted((one.kind, one.name) for one in found) == [("added", "Ann"), ("added", "Cem; Dee")]
    assert members(held) == {"Cem": "", "Dee": "", "Ann": "ann@example.org"}
    about = replay_class(held.journal, held.lessons.classes.book, NAME, Translator("en"), nothing)
    play = held.live.play_of(ann.id)
    assert play is not None
    assert play.session.card is not None
    grades = {one.name: one for one in grades_of(about, "best", 100)}
    assert [*grades["Ann"].grades.values()] == [play.session.card.overall]
    assert grades["Ann"].identity == "ann@example.org"


def test_to_take_in_again_changes_nothing(held: Held) -> None:
    (seat,) = held.seats("Ann")
    held.finish(seat)
    hand_in = held.lessons.hand_in(held.live)
    assert len(hand_in.now()) == 1
    before = held.lessons.classes.book.plays(held.live.lesson.course), book_members(held)
    assert hand_in.now() == ()
    assert (held.lessons.classes.book.plays(held.live.lesson.course), book_members(held)) == before


def test_lines_written_afterwards_are_added(held: Held) -> None:
    (seat,) = held.seats("Ann")
    held.finish(seat)
    hand_in = held.lessons.hand_in(held.live)
    hand_in.now()
    held.live.reflect(seat.id, 1, Reflection("to win", "", ""))
    (found,) = hand_in.now()
    assert (found.kind, found.reason) == ("duplicate", "written")
    (kept,) = held.lessons.classes.book.plays(held.live.lesson.course)
    assert kept.reflection.intended == "to win"


def test_what_is_thought_of_a_line_afterwards_is_added(held: Held) -> None:
    held.live.add_round(held.lessons.scenarios.named(str(CORNER), "en"), letter="", minutes=0, say_first="pitches")
    held.live.set_pace("open")
    (seat,) = held.seats("Ann")
    held.play(seat, ["meet ada visit"])
    assert held.live.say(seat.id, "It pays for itself.", 1, 0).kind == "made"
    held.play(seat, ["pitch business-case", "leave", "review", "close"])
    hand_in = held.lessons.hand_in(held.live)
    assert [one.kind for one in hand_in.now()] == ["added"]
    held.live.review_words(seat.id, 2, 1, SelfReview(proved=True))
    assert [one.reason for one in hand_in.now()] == ["written"]
    assert hand_in.now() == ()
    (kept,) = held.lessons.classes.book.plays(held.live.lesson.course)
    assert {row: (one.words, one.review) for row, one in kept.words.items()} == {
        1: ("It pays for itself.", SelfReview(proved=True))
    }


def test_a_name_mended_later_is_mended_in_the_book(held: Held) -> None:
    held.live.set_list(listed("Ann", "Ben"))
    (seat,) = held.seats("Anne")
    held.finish(seat)
    held.lessons.hand_in(held.live).now()
    assert members(held) == {"Anne": ""}
    held.live.rename(seat.id, seat.people[0].id, "Ann", 1)
    assert members(held) == {"Ann": "ann@example.org"}
    held.live.rename(seat.id, seat.people[0].id, "Ben", 2)
    assert members(held) == {"Ben": "ben@example.org"}
    # A second round goes to the same person.
    held.begin()
    held.finish(seat, seed=2)
    assert [one.kind for one in held.lessons.hand_in(held.live).now()] == ["added"]
    assert [(one.name, one.plays) for one in book_members(held)] == [("Ben", 2)]


def test_what_was_written_by_hand_stays(held: Held) -> None:
    (seat,) = held.seats("Ann")
    held.finish(seat)
    hand_in = held.lessons.hand_in(held.live)
    hand_in.now()
    held.lessons.classes.identify(NAME, "Ann", "s1")
    hand_in.now()
    assert members(held) == {"Ann": "s1"}


def test_an_erased_name_does_not_come_back(held: Held) -> None:
    (seat,) = held.seats("Ann")
    held.finish(seat)
    hand_in = held.lessons.hand_in(held.live)
    hand_in.now()
    held.lessons.classes.erase("Ann", force=True)
    hand_in.now()
    assert members(held) == {"": ""}


def test_a_finish_is_told_and_taken_in_later(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    told = []
    held.live.changes.listen(lambda: told.append(1), FINISHED)
    begun: list[Callable[[], None]] = []

    class Timer:
        daemon = False

        def __init__(self, seconds: float, work: Callable[[], None]) -> None:
            self.work = work

        def start(self) -> None:
            begun.append(self.work)

        def cancel(self) -> None:
            begun.append(nothing_more)

    def nothing_more() -> None:
        """Stand for a timer that was stopped."""

    monkeypatch.setattr("trainer.classes.live.hand_in.threading.Timer", Timer)
    for seat in held.seats("Ann", "Ben"):
        held.finish(seat)
    assert len(told) == 2
    (work,) = begun
    work()
    assert len(held.lessons.classes.book.plays(held.live.lesson.course)) == 2
    held.finish(held.seats("Cem")[0])
    held.lessons.stop()
    assert begun[-1] is nothing_more


def test_what_goes_in_is_what_a_file_would_hold(held: Held) -> None:
    from trainer.play.attempt_file import portable_of

    (seat,) = held.seats("Ann; Ben")
    held.finish(seat)
    there = held.live.play_of(seat.id)
    assert there is not None
    journal = held.lessons._book.journal_of(held.live.lesson.course)
    one = portable_of(journal, journal.attempt(there.session.attempt.id))
    assert read(written(one), "x.toml").rows == one.rows


def test_what_was_taken_out_of_the_class_does_not_come_back(held: Held) -> None:
    ann, ben = held.seats("Ann", "Ben")
    held.finish(ann)
    hand_in, classes = held.lessons.hand_in(held.live), held.lessons.classes
    hand_in.now()
    attempt = held.live.attempts_of(1)[ann.id]
    assert classes.remove(NAME, [attempt[:12]], force=False) == 1
    held.live.reflect(ann.id, 1, Reflection("a", "b", "c"))
    held.finish(ben)
    assert [one.name for one in hand_in.now()] == ["Ben"]
    assert set(members(held)) == {"Ben"}
