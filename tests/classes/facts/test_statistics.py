"""The formulas, over numbers that one can check by hand."""

from __future__ import annotations

import pytest

from trainer.classes.facts.statistics import correlation, gain, spread


def test_plain_figures() -> None:
    assert spread([]) is None
    lies = spread([4.0, 1.0, 3.0, 2.0])
    assert lies is not None
    assert (lies.low, lies.lower, lies.median, lies.upper, lies.high, lies.mean) == (1, 1.75, 2.5, 3.25, 4, 2.5)
    assert correlation([1, 2, 3], [2, 4, 6]) == pytest.approx(1)
    assert correlation([1, 2, 3], [6, 4, 2]) == pytest.approx(-1)
    assert correlation([1, 1, 1], [1, 2, 3]) is None
    assert gain(50, 75) == 0.5
    assert gain(50, 40) == -0.2
    assert gain(100, 100) is None
