from __future__ import annotations

from trainer.web import limits
from trainer.web.limits import Limits, Rate

RATE = Rate(at_once=3, a_second=0.5)


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_so_many_at_once_and_so_many_a_second() -> None:
    clock = Clock()
    held = Limits(clock)
    assert [held.take("a", "x", RATE) for _ in range(4)] == [True, True, True, False]
    clock.now += 1.9
    assert not held.take("a", "x", RATE)
    clock.now += 0.2
    assert held.open("a", "x", RATE)
    assert held.take("a", "x", RATE)
    assert not held.open("a", "x", RATE)
    clock.now += 1_000
    assert [held.take("a", "x", RATE) for _ in range(4)] == [True, True, True, False]


def test_one_is_not_in_the_way_of_another() -> None:
    held = Limits(Clock())
    while held.take("a", "x", RATE):
        pass
    assert held.take("a", "y", RATE)
    assert held.take("b", "x", RATE)


def test_what_is_remembered_has_an_end() -> None:
    held = Limits(Clock())
    for number in range(limits.MOST_KNOWN + 50):
        held.take("a", str(number), RATE)
    assert len(held._buckets) == limits.MOST_KNOWN
