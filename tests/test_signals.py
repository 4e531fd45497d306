"""Signals that ask to end: who hears them, what stays ignored, and what it is called afterwards."""

from __future__ import annotations

import os
import signal
import sys
import threading

import pytest

from trainer import signals

posix = pytest.mark.skipif(sys.platform == "win32", reason="no signals between processes here")


@posix
@pytest.mark.parametrize("name", ["SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM", "SIGUSR1", "SIGUSR2", "SIGALRM"])
def test_what_would_end_the_program_is_heard_instead_while_the_block_lasts(name: str) -> None:
    number = getattr(signal, name)
    before = signal.signal(number, signal.SIG_DFL)
    try:
        heard: list[int] = []
        with signals.hearing(heard.append):
            os.kill(os.getpid(), number)
            os.kill(os.getpid(), number)
        assert heard == [number, number]
        assert signal.getsignal(number) is signal.SIG_DFL
    finally:
        signal.signal(number, before)


@posix
def test_what_is_ignored_stays_ignored_and_what_is_left_out_stays_as_it_is() -> None:
    hang_up, alarm = signal.SIGHUP, signal.SIGALRM
    ignored, left = signal.signal(hang_up, signal.SIG_IGN), signal.getsignal(alarm)
    try:
        with signals.hearing(lambda number: pytest.fail(str(number)), besides=(alarm,)):
            os.kill(os.getpid(), hang_up)
            assert signal.getsignal(alarm) is left
        assert signal.getsignal(hang_up) is signal.SIG_IGN
    finally:
        signal.signal(hang_up, ignored)


def test_other_threads_change_nothing() -> None:
    before = [signal.getsignal(number) for number in signals.ENDING]
    found: list[bool] = []

    def elsewhere() -> None:
        with signals.hearing(print):
            found.append(before == [signal.getsignal(number) for number in signals.ENDING])

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert found == [True]


def test_the_exit_code_is_what_shells_make_of_a_signal() -> None:
    assert signals.exit_code(signal.SIGTERM) == 143
    assert {signal.SIGINT, signal.SIGTERM} <= set(signals.ENDING)


@posix
def test_what_was_heard_is_forgotten_by_those_who_work_for_others() -> None:
    before = {number: signal.getsignal(number) for number in signals.ENDING}
    try:
        signals.forget()
        assert {signal.getsignal(number) for number in signals.ENDING} == {signal.SIG_DFL}
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
