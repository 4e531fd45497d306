"""Folding, cutting and padding by cells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from trainer.tui.wrap import pad, shortened, truncate, wrap_text

TEXT = st.text(st.sampled_from("ab ,.中文，。（）“”x\u3000yz-…"), max_size=60)


@given(TEXT, st.integers(4, 40))
def test_folding_loses_nothing_but_spaces_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = wrap_text(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_no_line_begins_with_a_closing_sign_or_ends_with_an_opening_one() -> None:
    text = "她说（也许是真的），“这件事”不归她管；预算呢？没有人知道。再问一次《合同》里写了什么！"
    for width in range(8, 40):
        for line in wrap_text(text, width):
            assert line[0] not in "，。；？！）》”" and line[-1] not in "（《“", (width, line)


@given(TEXT, st.integers(1, 40))
def test_cut_and_padded_text_keeps_to_its_cells(text: str, width: int) -> None:
    assert cell_len(truncate(text, width)) <= width
    assert cell_len(pad(text, width)) == width


def test_a_branch_stays_as_deep_as_it_is_drawn_and_a_line_break_becomes_a_space() -> None:
    assert pad("    └ Ann", 12) == "    └ Ann   "
    assert truncate("│   └ Ann Bell", 10) == "│   └ Ann…"
    assert truncate("one\ntwo\tthree", 20) == "one two three"


@given(TEXT, st.integers(6, 40), st.integers(1, 4))
def test_a_text_is_shortened_to_lines_and_its_loss_is_marked(text: str, width: int, lines: int) -> None:
    short = shortened(text, width, lines)
    assert len(wrap_text(short, width)) <= lines
    assert short == text or short.endswith("…")
