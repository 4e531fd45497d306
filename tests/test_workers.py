from __future__ import annotations

import os
import signal
import time

import pytest

from trainer.signals import ENDING
from trainer.workers import Workers

# From 3.12 on, Python warns of a fork beside other threads, and pytest-xdist has one.
forks = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")


def where(number: int) -> tuple[int, int]:
    return number, os.getpid()


def failing(number: int) -> int:
    raise ValueError(number)


def handler(_: int) -> set[object]:
    return {signal.getsignal(number) for number in ENDING}


@pytest.mark.parametrize("processes", [0, 1])
def test_one_process_or_none_is_this_one(processes: int) -> None:
    with Workers(processes) as workers:
        assert list(workers.map(where, [3, 1, 2], 2)) == [(3, os.getpid()), (1, os.getpid()), (2, os.getpid())]
        done = workers.submit(where, 7)
        assert done.done()
        assert done.result() == (7, os.getpid())
        with pytest.raises(ValueError, match="5"):
            workers.submit(failing, 5)


def test_pieces_are_taken_one_by_one_where_there_is_one_process() -> None:
    with Workers(1) as workers:
        results = workers.map(where, iter(range(1000)), 1)
        assert next(iter(results)) == (0, os.getpid())


@forks
def test_several_processes_do_the_work_in_its_order() -> None:
    with Workers(2) as workers:
        found = list(workers.map(where, range(20), 3))
        assert [number for number, _ in found] == list(range(20))
        assert os.getpid() not in {process for _, process in found}
        assert workers.submit(where, 7).result()[0] == 7
        with pytest.raises(ValueError, match="5"):
            workers.submit(failing, 5).result()
        assert list(workers.map(handler, [0], 1)) == [{signal.SIG_DFL}], "signals end them without a word"


@forks
def test_what_is_still_waiting_is_dropped_at_the_end() -> None:
    began = time.monotonic()
    with Workers(2) as workers:
        waiting = [workers.submit(time.sleep, 0.2) for _ in range(100)]
    assert any(one.cancelled() for one in waiting)
    assert time.monotonic() - began < 5


@forks
def test_an_interrupt_does_not_wait_for_work_that_is_under_way() -> None:
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt), Workers(2) as workers:
        for _ in range(3):
            workers.submit(time.sleep, 600)
        raise KeyboardInterrupt
    assert time.monotonic() - began < 60
