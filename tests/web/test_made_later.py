from __future__ import annotations

import logging
import threading
import time

import pytest

from trainer.errors import TrainerError
from trainer.web.made_later import KEPT_SECONDS, MadeLater
from trainer.workers import Progress

KEY = ("debriefs", "c")


def done(files: MadeLater) -> None:
    deadline = time.monotonic() + 30
    while (made := files.look(KEY)) is None or not made.since:
        assert time.monotonic() < deadline
        threading.Event().wait(0.005)


def test_it_says_how_far_it_is_and_is_made_once() -> None:
    now = [1.0]
    files = MadeLater(lambda: now[0])
    begun, go_on = threading.Event(), threading.Event()
    times: list[int] = []

    def make(progress: Progress) -> bytes:
        times.append(1)
        progress(3, 7)
        begun.set()
        assert go_on.wait(30)
        return b"file"

    assert files.look(KEY) is None
    files.begin(KEY, make)
    assert begun.wait(30)
    made = files.look(KEY)
    assert made is not None
    assert (made.done, made.of, made.data, made.since) == (3, 7, b"", 0.0)
    files.begin(KEY, make)
    files.forget(KEY)
    assert files.look(KEY) is not None
    go_on.set()
    done(files)
    made = files.look(KEY)
    assert made is not None
    assert (made.data, len(times)) == (b"file", 1)
    now[0] += KEPT_SECONDS + 1
    assert files.look(KEY) is None


@pytest.mark.parametrize("fault", [TrainerError("no room"), ValueError("x")])
def test_what_cannot_be_made_is_said_and_can_be_tried_again(fault: Exception, caplog: pytest.LogCaptureFixture) -> None:
    files = MadeLater(lambda: 1.0)

    def make(progress: Progress) -> bytes:
        raise fault

    with caplog.at_level(logging.WARNING, logger="trainer.web"):
        files.begin(KEY, make)
        done(files)
    made = files.look(KEY)
    assert made is not None
    assert made.fault is not None
    assert not made.data
    assert caplog.records
    files.forget(KEY)
    assert files.look(KEY) is None
