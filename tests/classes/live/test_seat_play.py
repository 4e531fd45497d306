from __future__ import annotations

from tests.classes.live.schoolroom import Schoolroom
from trainer.classes.live.lesson import LessonSeat
from trainer.classes.live.seat_play import SeatPlay
from trainer.core.codec import decode
from trainer.core.own_words import SelfReview
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


def said_first(room: Schoolroom, moves: str = "meet ada visit") -> tuple[LessonSeat, SeatPlay]:
    room.round(say_first="on")
    seat = room.join()
    return seat, room.play(seat, moves)


def test_a_line_of_ones_own_is_kept_once_for_the_choice_that_it_was_typed_for(room: Schoolroom) -> None:
    seat, play = said_first(room)
    assert room.lesson.answer(seat.id, "ask ada.day", 1).kind == "refused"
    assert room.lesson.say(seat.id, "How are things?", 1, 0).kind == "made"
    assert room.lesson.say(seat.id, "How are things?", 1, 0).kind == "repeated"
    assert room.lesson.say(seat.id, "Late", 0, 0).kind == "late"
    assert room.lesson.none_of_these(seat.id, 1, 1).kind == "made"
    assert room.lesson.none_of_these(seat.id, 1, 1).kind == "repeated"
    assert room.lesson.say(seat.id, "What is new?", 1, 1).kind == "made"
    assert [one.words for one in play.session.pending] == ["How are things?", "What is new?"]
    assert room.lesson.answer(seat.id, "ask ada.day", 1).kind == "made"
    empty = room.lesson.say(seat.id, "", 2, 0)
    assert (empty.kind, str(empty.why).splitlines()[0]) == ("refused", "nothing is typed")
    again = room.started_again().play(seat)
    assert again.session.said == play.session.said


def test_in_a_pause_nothing_is_said_but_reasons_are_written(room: Schoolroom) -> None:
    seat, _ = said_first(room)
    room.lesson.set_pace("paused")
    assert room.lesson.say(seat.id, "How are things?", 1, 0).kind == "held"
    assert room.lesson.none_of_these(seat.id, 1, 0).kind == "held"
    assert room.lesson.give_reason(seat.id, "ada", "She owns it.", "").kind == "made"
    assert room.lesson.give_reason(seat.id, "ada", "She owns it.", "").kind == "repeated"
    assert room.lesson.give_reason(seat.id, "ada", "She rents it.", "").kind == "late"
    assert room.lesson.give_reason(seat.id, "ada", "She rents it.", "She owns it.").kind == "made"


def test_words_from_another_server_are_followed(room: Schoolroom) -> None:
    seat, play = said_first(room)
    elsewhere = room.started_again()
    elsewhere.play(seat)
    assert elsewhere.lesson.say(seat.id, "How are things?", 1, 0).kind == "made"
    assert room.lesson.say(seat.id, "What is new?", 1, 0).kind == "late"
    assert [one.words for one in play.session.pending] == ["How are things?"]


def test_what_is_thought_of_a_line_goes_into_the_book(room: Schoolroom) -> None:
    seat, play = said_first(room)
    room.lesson.say(seat.id, "How are things?", 1, 0)
    row = play.session.pending[0].row
    number = room.lesson.rounds[-1].number
    room.lesson.review_words(seat.id, number, row, SelfReview(True, False, None))
    assert room.started_again().play(seat).session.pending[0].review == SelfReview(True, False, None)
