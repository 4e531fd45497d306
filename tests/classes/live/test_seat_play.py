from __future__ import annotations

from tests.classes.live.schoolroom import Schoolroom
from trainer.core.codec import decode
from trainer.core.reflection import Reflection


def test_a_double_press_is_done_once(room: Schoolroom) -> None:
    seat = room.join()
    assert room.lesson.answer(seat.id, "meet bo visit", 0).kind == "made"
    again = room.lesson.answer(seat.id, "meet bo visit", 0)
    assert (again.kind, again.why) == ("repeated", None)
    assert room.play(seat).made == 1


def test_an_answer_to_a_page_that_is_past_does_nothing(room: Schoolroom) -> None:
    seat = room.join()
    play = room.play(seat, "meet bo visit; ask bo.day")
    for at in (0, 1, 3, -1):
        assert room.lesson.answer(seat.id, "ask bo.worry", at).kind == "late"
    assert play.made == 2
    assert room.lesson.answer(seat.id, "ask bo.worry", 2).kind == "made"


def test_what_the_rules_do_not_allow_is_refused_with_a_reason(room: Schoolroom) -> None:
    seat = room.join()
    room.play(seat)
    for text in ("ask bo.day", "dance", "meet nobody visit", "", "note bo roles=king"):
        answer = room.lesson.answer(seat.id, text, 0)
        assert answer.kind == "refused"
        assert str(answer.why)
    assert room.play(seat).made == 0


def test_a_note_stands_whatever_else_was_done_but_not_over_another_note(room: Schoolroom) -> None:
    seat = room.join()
    play = room.play(seat)
    was = play.written(decode("note bo"))
    room.play(seat, "meet bo visit")
    note = decode("note bo roles=decider certainty=2")
    assert room.lesson.write(seat.id, note, was).kind == "made"
    assert room.lesson.write(seat.id, note, was).kind == "repeated"
    other = decode("note bo roles=user")
    assert room.lesson.write(seat.id, other, was).kind == "late"
    assert room.lesson.write(seat.id, other, play.written(note)).kind == "made"
    plan = decode("strategy win=bo")
    assert play.written(plan) == ""
    assert room.lesson.write(seat.id, plan, "").kind == "made"
    assert room.lesson.write(seat.id, decode("strategy win=ada"), "").kind == "late"


def test_another_program_on_the_same_journal_is_followed(room: Schoolroom) -> None:
    seat = room.join()
    play = room.play(seat, "meet bo visit")
    elsewhere = room.started_again()
    elsewhere.play(seat, "ask bo.day")
    assert room.lesson.answer(seat.id, "leave", 1).kind == "late"
    assert play.made == 2
    assert room.lesson.answer(seat.id, "leave", 2).kind == "made"


def test_a_note_is_not_lost_where_another_program_played_on(room: Schoolroom) -> None:
    seat = room.join()
    play = room.play(seat)
    room.started_again().play(seat, "meet bo visit")
    note = decode("note bo roles=decider")
    assert room.lesson.write(seat.id, note, play.written(note)).kind == "made"
    assert play.made == 2


def test_ones_own_words_are_kept(room: Schoolroom) -> None:
    seat = room.join()
    room.play(seat, "close")
    room.lesson.reflect(seat.id, 1, Reflection("a", "b", "c"))
    again = room.started_again().play(seat)
    assert again.session.attempt.reflection == Reflection("a", "b", "c")
