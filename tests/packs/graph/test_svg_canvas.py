from __future__ import annotations

import pytest

from trainer.packs.graph.svg_canvas import width_of, wrapped


@pytest.mark.parametrize("text", ["", "word", "a rather long line of words", "很长的中文，没有空格。" * 5, "x" * 200])
def test_wrapping_fits_and_loses_nothing(text: str) -> None:
    lines = wrapped(text, 100)
    assert all(width_of(line) <= 101 + 13 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert len(wrapped(text, 100, 2)) <= 2
