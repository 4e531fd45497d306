from __future__ import annotations

import pytest

from trainer.packs.problems import FaultyPack, Problem
from trainer.packs.toml.read import parse


def told(text: str) -> Problem:
    with pytest.raises(FaultyPack) as caught:
        parse(text.encode(), "a.toml")
    (problem,) = caught.value.problems
    return problem


def marked(problem: Problem) -> str:
    assert problem.span is not None
    return problem.source[problem.span.column - 1 : problem.span.end_column - 1]


@pytest.mark.parametrize("quotes", ["“”", "‘’", "„“", "＂＂", "«»", "”“"])
def test_curly_quotes_are_called_so(quotes: str) -> None:
    problem = told(f"id = 1\ntitle = {quotes[0]}Bursar{quotes[1]}\n")
    assert "these are curly (typographic) quotes" in problem.message
    assert problem.hint.startswith("type straight ones")
    assert marked(problem) == quotes[0]


@pytest.mark.parametrize(
    ("line", "sign", "plain"),
    [
        ('title ＝ "x"', "＝", "type a plain ="),
        ('x = ["a"， "b"]', "，", "type a plain ,"),
        ("【person】", "【", "type a plain ["),
        ("[person】", "】", "type a plain ]"),
        ("level = ２", "２", "type a plain 2"),
        ("level = 1２", "２", "type a plain 2"),
        ("stance = −1", "−", "type a plain -"),
        ("level：2", "：", "type a plain ="),
        ('title　= "x"', "　", "type a plain space"),
        ('title\u00a0= "x"', "\u00a0", "type a plain space"),
        ("\u200blevel = 1", "\u200b", "delete it"),
    ],
)
def test_a_sign_of_another_keyboard_is_named_with_the_plain_one(line: str, sign: str, plain: str) -> None:
    problem = told(f'a = "“fine” ， here" # and “here”\n{line}\n')
    assert f"U+{ord(sign):04X}" in problem.message
    assert problem.hint.startswith(plain)
    assert marked(problem) == sign


@pytest.mark.parametrize("line", ['title = "Bursar”', "title = 'Bursar’", 'x = ["Bursar”, "b"]', 'x = ["Bursar”] # so'])
def test_a_straight_quote_closed_by_a_curly_one(line: str) -> None:
    problem = told(f"{line}\nlevel = 1\n")
    assert "opens with a straight quote, and here is a curly" in problem.message
    assert marked(problem) in "”’"


@pytest.mark.parametrize("line", ['title = "Bursar', "title = 'Bursar", 'x = ["a", "b]', 'say = "I don’t know'])
@pytest.mark.parametrize("rest", ["", "\n", "\nother = 'x'\n", '\nother = "x"\n'])
def test_a_missing_closing_quote_is_told_on_its_line(line: str, rest: str) -> None:
    problem = told(f"level = 1\n{line}{rest}")
    assert problem.span is not None
    assert problem.span.line == 2
    assert problem.hint.startswith("closing quote missing?")


def test_a_missing_opening_quote() -> None:
    assert told('title = Bursar"\nlevel = 1\n').hint == "opening quote missing?"


def test_an_apostrophe_that_ends_a_text() -> None:
    assert "double quotes" in told("title = 'the bursar's office'\n").hint


@pytest.mark.parametrize("quotes", ['"""', "'''"])
@pytest.mark.parametrize(
    "rest",
    ["", "\n[a]\nb = 1\n", "\nb = QUOTEStwo\nthreeQUOTES\n", "\nb = QUOTES\n\ntwo\nQUOTES\nc = QUOTESxQUOTES\n"],
)
def test_three_quotes_never_closed_are_marked_where_they_open(quotes: str, rest: str) -> None:
    good = f"x = {quotes}fine\nhere{quotes}\n"
    problem = told(f"{good}text = {quotes}one.{rest.replace('QUOTES', quotes)}")
    assert problem.span is not None
    assert problem.span.line == 3
    assert marked(problem) == quotes
    assert "on line 3" in problem.message


@pytest.mark.parametrize(
    "line",
    ["summary = “A. B. C. D. E. F. G. H. I. J.”", "summary = “" + "it's " * 100 + "”", "summary = “[[[[[[[[[[[[[[[[”"],
)
def test_prose_in_curly_quotes_is_no_long_key(line: str) -> None:
    problem = told(f"level = 1\n{line}\n")
    assert problem.code == "E004"
    assert "curly" in problem.message


def test_prose_behind_an_open_text_is_no_long_key() -> None:
    problem = told('a = """one\nb = """A. B. C. D. E. F. G. H. I. J."""\n')
    assert (problem.code, problem.span and problem.span.line) == ("E004", 1)


@pytest.mark.parametrize("word", ["yes", "True", "FALSE", "off"])
def test_truth_is_written_small(word: str) -> None:
    problem = told(f"needs = {{ coach = {word} }}\n")
    assert problem.hint == "true or false, in small letters, without quotes"
    assert marked(problem) == word


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("[[person]]\n[person.objection]\n[person.objection]\n", 3, "write [[person.objection]] (double brackets)"),
        ("[[person]]\n[person.objection]\n[[person.objection]]\n", 2, "write [[person.objection]] (double brackets)"),
        ("[[person]]\n[[person.objection]]\n[person.objection]\n", 3, "write [[person.objection]] (double brackets)"),
        ("[[person]]\na = 1\n[person]\nb = 1\n", 3, "write [[person]] (double brackets)"),
    ],
)
def test_single_brackets_that_clash(text: str, line: int, hint: str) -> None:
    problem = told(text)
    assert problem.span is not None
    assert problem.span.line == line
    assert problem.hint.startswith(hint)
    assert not marked(problem).startswith("[[")


def test_what_is_no_slip_keeps_the_parsers_words() -> None:
    assert told("a.b = 1\na = 2\n").hint.startswith("a key or table is given once")
    assert told("a = +-1\n").hint.startswith("texts stand in quotes")
