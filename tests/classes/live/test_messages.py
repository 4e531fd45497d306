from __future__ import annotations

import pytest

from tests.classes.live.schoolroom import Schoolroom
from trainer.classes.live.changes import LESSON
from trainer.classes.live.messages import LONGEST_MESSAGE
from trainer.errors import UsageError


def test_a_message_reaches_everybody_or_one_seat_until_it_is_put_away(room: Schoolroom) -> None:
    ann, ben = room.join("Ann"), room.join("Ben")
    messages = room.lesson.messages
    told: list[str] = []
    room.lesson.changes.listen(lambda: told.append("all"), LESSON)
    room.lesson.changes.listen(lambda: told.append("ben"), ben.id)
    before = room.lesson.etag(ann.id)
    everybody = messages.send("  Break\tuntil\n10:45 ‮ ")
    assert everybody.text == "Break until 10:45"
    assert told == ["all"]
    assert room.lesson.etag(ann.id) != before
    one = messages.send("Come here", ben.id)
    assert told == ["all", "ben"]
    assert (messages.to(ann.id), messages.to(ben.id)) == ((everybody,), (everybody, one))
    messages.put_away(ben.id, everybody.number)
    messages.put_away(ann.id, one.number)
    assert (messages.to(ann.id), messages.to(ben.id)) == ((everybody,), (one,))
    assert (messages.away(everybody), messages.away(one)) == (1, 0)
    again = room.started_again().lesson.messages
    assert (again.to(ann.id), again.to(ben.id)) == ((everybody,), (one,))
    messages.withdraw(everybody.number)
    assert messages.to(ann.id) == ()


@pytest.mark.parametrize("text", ["", "  \n ", "‮", "x" * (LONGEST_MESSAGE + 1)])
def test_nothing_and_too_much_is_no_message(room: Schoolroom, text: str) -> None:
    with pytest.raises(UsageError):
        room.lesson.messages.send(text)
    assert room.lesson.messages.all == ()
