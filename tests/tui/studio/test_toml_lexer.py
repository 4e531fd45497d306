"""TOML taken apart a line at a time."""

from __future__ import annotations

import pytest

from trainer.tui.studio.toml_lexer import QuoteState, lex_line, state_after


@pytest.mark.parametrize(
    ("line", "state", "kinds", "then"),
    [
        ("[[person.question]]  # x", "", ["header", "comment"], ""),
        ("needs = { trust = 1, 'a b' = true }", "", ["key", "key", "value", "key", "value"], ""),
        ('say = "a # b \\" [c]" # d', "", ["key", "string", "comment"], ""),
        ('text = """one', "", ["key", "string"], '"""'),
        ('two \\""" three', '"""', ["string"], '"""'),
        ('four""""  # end', '"""', ["string", "comment"], ""),
        ("x = '''a''' ", "", ["key", "string"], ""),
        ("it's ''' # y", "'''", ["string", "comment"], ""),
        ('broken = "', "", ["key", "string"], ""),
        ("", '"""', ["string"], '"""'),
    ],
)
def test_a_line_is_taken_apart(line: str, state: QuoteState, kinds: list[str], then: QuoteState) -> None:
    pieces, state_after = lex_line(line, state)
    assert [piece.kind for piece in pieces] == kinds and state_after == then
    assert all(0 <= piece.start <= piece.end <= len(line) for piece in pieces)


def test_the_lexer_is_quick_on_what_nobody_writes() -> None:
    import time

    begun = time.process_time()
    for line in ("a." * 400_000 + '"' * 3, "'" * 900_003):
        assert state_after(line, "") != "" and state_after(line, state_after(line, "")) == ""
    for line in ('"' * 2000, "\\" * 2000, "a." * 1000, "a . " * 500, " " * 2000, "[" * 2000, "'" * 1999):
        for state in ("", '"""', "'''"):
            lex_line(line, state)
    assert time.process_time() - begun < 2
