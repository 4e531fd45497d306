from __future__ import annotations

import pytest

from tests.packs.toml.test_mistakes import marked, told


@pytest.mark.parametrize(
    ("line", "sign", "mend"),
    [
        ("minutes: 35", ":", "write minutes = 35"),
        ("minutes == 35", "==", "write minutes = 35"),
        ("minutes 35", "minutes 35", "write minutes = 35"),
        ("minutes", "minutes", "write `key = value`"),
        ("minutes =", "minutes =", "write what belongs there"),
        ("minutes = 35,5", "35,5", "write a whole number, such as 35"),
        ("minutes = 35 min", "35 min", "write 35"),
        ("minutes = 35%", "35%", "write 35"),
        ("minutes = 035", "035", "write 35"),
        ("greet again = 'x'", "greet again", "write greet_again"),
        ("title = The saw", "The saw", 'write title = "The saw"'),
        ("influence = high", "high", 'texts stand in quotes, such as "high", and numbers'),
        ('title = "a",', ",", "take it out"),
        ('title = "a" "b"', '"b"', "quotes inside a text"),
        ('title = "The "old" saw"', 'old" saw"', "quotes inside a text"),
        ("reviews = [2, 3", "[", "write ] behind its last entry"),
        ('reveals = ["a",', "[", "write ] behind its last entry"),
        ("reviews = 2, 3]", "2", "write [ before"),
        ('roles = "a", "b"', '"a", "b"', 'write roles = ["a", "b"]'),
        ("reviews = (2, 3)", "(", "write reviews = [2, 3]"),
        ("reviews = {2, 3}", "{", "write reviews = [2, 3]"),
        ("reviews = [2 3]", " ", "write a comma here"),
        ("reviews = [2; 3]", ";", "write a comma"),
        ("reviews = [2,, 3]", ",", "take one comma out"),
        ("roles = [decider]", "decider", 'write "decider"'),
        ('roles = ["a, "b"]', "b", "is a quote missing further left?"),
        ("wins = { ease = 1", "{", "write } behind its last value"),
        ("wins = { ease: 1 }", ":", "write ease ="),
        ("wins = [ ease = 1 ]", "[", "write { } around them"),
        ("wins = { ease = 1 growth = 2 }", " ", "write a comma here"),
        ("wins = { ease = 1, }", "}", "take one comma out"),
        ("wins = { ease = high }", "high", 'write "high"'),
        ("wins = {\n  ease = 1\n}", "{", "write all of it on one line"),
    ],
)
@pytest.mark.parametrize("rest", ["", "\n", "\nlevel = 1\n", "\n\n[[person.question]]\nid = 'x'\n"])
def test_a_slip_is_marked_and_mended(line: str, sign: str, mend: str, rest: str) -> None:
    problem = told(f"level = 2\n{line}{rest}".replace("level = 1", "other = 1"))
    assert problem.span is not None
    assert problem.span.line == 2
    assert problem.hint.startswith(mend), problem
    assert marked(problem) == sign


def test_a_key_given_twice_names_the_first() -> None:
    problem = told("a = 1\n[x]\nb = 1\nc = 2\nb = 3\n")
    assert "first on line 3" in problem.message
    assert problem.span is not None
    assert problem.span.line == 5


def test_three_quotes_that_do_not_open() -> None:
    assert told('text =\nA line of prose.\n"""\n').hint.startswith('opening """ missing?')
