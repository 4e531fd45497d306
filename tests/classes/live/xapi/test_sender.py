"""Everything arrives once, whatever the receiver does meanwhile, and nobody waits for it."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

import pytest

from tests.classes.live.held import Held, moves_of
from tests.classes.live.xapi.record_store import KEY, Store
from tests.classes.live.xapi.test_outbox import IRI, everything
from trainer.classes.live.xapi import sender as sending
from trainer.classes.live.xapi.outbox import Outbox
from trainer.classes.live.xapi.receivers import RecordStore
from trainer.classes.live.xapi.sender import LONGEST_PAUSE, MOST_AT_ONCE, Sender, Trouble, pause


def sender(held: Held, store: Store, key: str = KEY) -> Sender:
    receiver = RecordStore(store.address, key)
    return Sender(Outbox(held.lessons, receiver.target, IRI, names=True), receiver)


def until(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not done():
        assert time.monotonic() < deadline
        threading.Event().wait(0.01)


@pytest.fixture
def played(held: Held) -> Held:
    for number, seat in enumerate(held.seats("Ann", "Ben; Cem", "Dee")):
        held.finish(seat, seed=number)
    return held


def test_all_of_a_class_arrives_in_batches(played: Held, store: Store) -> None:
    assert sender(played, store).send() == len(everything(played))
    assert list(store.statements) == everything(played)
    assert max(store.requests) == MOST_AT_ONCE
    assert sender(played, store).send() == 0
    counts = sender(played, store).counts()
    assert counts == (0, 0, 0.0)


def test_what_fails_in_between_is_sent_later(played: Held, store: Store) -> None:
    one = sender(played, store)
    for status, after in ((500, ""), (429, "9"), (503, ""), (401, "")):
        store.fail(status, Retry_After=after)
        with pytest.raises(Trouble) as trouble:
            one.send()
        assert trouble.value.seconds == (9 if after else 0)
    one.send()
    assert sorted(store.statements) == sorted(everything(played))


def test_an_answer_that_is_lost_costs_nothing(played: Held, store: Store) -> None:
    # The store has taken it, and what it said did not come: the same is sent again.
    receiver = RecordStore(store.address, KEY)
    receiver.deliver(Outbox(played.lessons, "0" * 64, IRI, names=True).waiting(MOST_AT_ONCE))
    sender(played, store).send()
    assert sorted(store.statements) == sorted(everything(played))


def test_what_a_store_has_in_other_words_is_accepted(played: Held, store: Store) -> None:
    before = sender(played, store)
    before.send()
    # Another name in between: the same statement is another one for the store.
    seat = next(iter(played.live.seats.values()))
    played.live.rename(seat.id, seat.people[0].id, "Anne", None)
    told = dict(store.statements)
    again = Sender(Outbox(played.lessons, "0" * 64, IRI, names=True), RecordStore(store.address, KEY))
    assert again.send() == len(everything(played))
    assert store.statements == told


def test_too_much_at_once_is_sent_in_parts(played: Held, store: Store) -> None:
    store.most = 8
    sender(played, store).send()
    assert list(store.statements) == everything(played)


def test_a_statement_that_is_refused_keeps_only_its_attempt(
    played: Held, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    all_of_it = everything(played)
    store.refuses = {all_of_it[3]}
    one = sender(played, store)
    with caplog.at_level(logging.WARNING):
        one.send()
    assert [record.getMessage() for record in caplog.records] == [
        f"xAPI: statement {all_of_it[3]} was refused (HTTP 400); it is tried again in an hour"
    ]
    there = [each for each in all_of_it if each in store.statements]
    assert there[:3] == all_of_it[:3]
    registrations = {each["context"]["registration"] for each in store.statements.values()}
    assert len(registrations) == 3
    assert len([each for each in there if all_of_it.index(each) > 3]) == len(there) - 3
    counts = one.counts()
    assert counts.refused == 1
    assert counts.kept > 0
    assert 0 < counts.sent <= time.time()
    # A server that is started anew tries it again.
    store.refuses = set()
    sender(played, store).send()
    assert sorted(store.statements) == sorted(all_of_it)


def test_moves_do_not_wait_for_a_store_that_hangs_and_a_stop_does_not_either(held: Held, store: Store) -> None:
    (seat,) = held.seats("Ann")
    held.play(seat, moves_of()[:1])
    store.hold.clear()
    one = sender(held, store)
    one.start()
    assert store.asked.wait(30)
    began = time.monotonic()
    held.play(seat, moves_of()[1:])
    assert time.monotonic() - began < 2
    began = time.monotonic()
    one.stop()
    assert time.monotonic() - began < 1.5


def test_the_thread_tells_of_trouble_once_and_goes_on(
    held: Held, store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sending, "LOOK_SECONDS", 0.01)
    monkeypatch.setattr(sending, "FIRST_PAUSE", 0.01)
    for status in (503, 503, 401):
        store.fail(status)
    (seat,) = held.seats("Ann")
    held.play(seat, moves_of()[:2])
    with caplog.at_level(logging.WARNING):
        one = sender(held, store)
        one.start()
        until(lambda: len(store.statements) == 2)
        held.play(seat, moves_of()[2:])
        one.stop()
    # What was played in the last moment is there as well.
    assert list(store.statements) == everything(held)
    assert [record.getMessage() for record in caplog.records] == [
        "xAPI: statements wait, nothing is lost: HTTP 503",
        "xAPI: statements wait, nothing is lost: HTTP 401, the key is not accepted",
        "xAPI: statements are accepted again",
    ]
    assert not [word for word in ("Ann", "päss", "user") if word in caplog.text]


def test_an_error_of_ours_ends_nothing(
    held: Held, store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sending, "FIRST_PAUSE", 0.01)
    (seat,) = held.seats("Ann")
    held.play(seat, moves_of()[:2])
    one = sender(held, store)
    waiting, fails = one._outbox.waiting, [RuntimeError("a name of somebody")]

    def once(most: int) -> object:
        if fails:
            raise fails.pop()
        return waiting(most)

    monkeypatch.setattr(one._outbox, "waiting", once)
    one.start()
    until(lambda: len(store.statements) == 2)
    one.stop()
    assert "xAPI: sending statements" in caplog.text


@pytest.mark.parametrize(
    ("tries", "asked", "least", "most"),
    [(1, 0, 1, 2), (2, 0, 2, 4), (5, 0, 16, 32), (50, 0, LONGEST_PAUSE / 2, LONGEST_PAUSE), (1, 60, 60, 60),
     (1, 1e9, 3600, 3600)],
)  # fmt: skip
def test_pauses_grow_and_differ(tries: int, asked: float, least: float, most: float) -> None:
    assert (pause(tries, asked, 0.0), pause(tries, asked, 1.0)) == (least, most)
