from __future__ import annotations

import io

import pytest

from trainer.i18n.translator import Translator
from trainer.plain.console import Console, InputEnded
from trainer.scene.text import AskBack


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What is typed: write to it before asking."""
    stream = io.StringIO()
    monkeypatch.setattr("sys.stdin", stream)
    return stream


def answers(stream: io.StringIO, *lines: str) -> Console:
    stream.write("".join(f"{line}\n" for line in lines))
    stream.seek(0)
    return Console(Translator("en"))


def test_an_answer_loses_blanks_and_what_steers_a_terminal(typed: io.StringIO) -> None:
    assert answers(typed, "  a\x1b[2Jb\x07 ").ask("What?") == "a[2Jb"


def test_an_input_that_has_ended_is_told_apart_from_an_empty_line(typed: io.StringIO) -> None:
    console = answers(typed, "")
    assert console.ask("What?") == ""
    with pytest.raises(InputEnded):
        console.ask("What?")


@pytest.mark.parametrize(("line", "sure"), [("y", True), ("YES", True), ("是", True), ("", False), ("n", False)])
def test_only_a_yes_is_one(typed: io.StringIO, line: str, sure: bool) -> None:
    assert answers(typed, line).sure("Leave?") is sure


def test_what_asks_nothing_back_is_confirmed(typed: io.StringIO) -> None:
    console = answers(typed, "no")
    assert console.confirmed(None)
    assert not console.confirmed(AskBack("Leave?", "It ends this meeting.", "Leave", "Stay"))


def test_a_number_with_gaps_is_asked_for_until_it_is_one(
    typed: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    console = answers(typed, "2", "x", "³", "3", "", "0", "2")
    assert console.pick_from("Which?", {1: "one", 3: "three"}) == 3
    assert capsys.readouterr().out.count("Type one of the numbers above") == 3
    assert console.pick_from("Which?", {1: "one"}) is None
    assert console.pick("Which?", ["one"]) is None
    assert console.pick("Which?", ["one", "two"]) == 1


def test_what_is_neither_yes_nor_no_is_asked_again(typed: io.StringIO, capsys: pytest.CaptureFixture[str]) -> None:
    assert answers(typed, "perhaps", "Y").sure("Leave?") is True
    assert capsys.readouterr().out.count("Type y for yes; Enter or n is no.") == 1


def test_a_number_where_yes_is_asked_for_is_told_how_to_go_back(
    typed: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answers(typed, "3", "").sure("Make this pitch?") is False
    said = capsys.readouterr().out
    assert said.count("No number counts here. Type y for yes; Enter or n is no and leads back.") == 1


def test_a_move_typed_where_yes_is_asked_for_is_put_by(typed: io.StringIO) -> None:
    streams = answers(typed, "ask ada.day")
    streams.takes_moves = True
    assert streams.sure("Make this pitch?") is False and streams.pending == "ask ada.day"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def read_at_a_terminal(monkeypatch: pytest.MonkeyPatch, count: int, *typed: str) -> tuple[Console, list[str]]:
    """Return the console and what it asked and said, while these answers are typed between the pages of a text."""
    said: list[str] = []
    answers = iter(typed)

    def answer(prompt: str) -> str:
        said.append(prompt.strip())
        return next(answers)

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("builtins.print", lambda line: said.append(line))
    monkeypatch.setattr("sys.stdout", Terminal())
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "24")
    console = Console(Translator("en"))
    console.read(f"line {number}" for number in range(count))
    return console, said


def test_a_long_text_is_read_a_screenful_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    _, said = read_at_a_terminal(monkeypatch, 50, "", "")
    asked = [place for place, line in enumerate(said) if line.startswith("[page")]
    assert [said[place] for place in asked] == [
        f"[page {number} of 3] Enter: on; a: all at once from now on; q: enough" for number in (1, 2)
    ]
    assert asked == [23, 47], "a screenful, and below it what asks"
    assert [line for line in said if line.startswith("line")] == [f"line {number}" for number in range(50)]


def test_what_leaves_no_room_for_what_follows_waits_too(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not any(line.startswith("[page") for line in read_at_a_terminal(monkeypatch, 16)[1])
    assert read_at_a_terminal(monkeypatch, 17, "")[1][-1].startswith("[page 1 of 1]")


def test_all_at_once_holds_from_then_on(monkeypatch: pytest.MonkeyPatch) -> None:
    console, said = read_at_a_terminal(monkeypatch, 90, "ａ")
    console.read(["more"] * 90)
    assert len([line for line in said if line.startswith("[page")]) == 1 and len(said) == 181


@pytest.mark.parametrize(("typed", "next_line"), [("q", None), ("meet bo visit", "meet bo visit"), ("3", "3")])
def test_what_is_typed_between_pages_is_the_next_line_of_input(
    typed: str, next_line: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    console, said = read_at_a_terminal(monkeypatch, 90, typed, "after")
    assert said[-1].startswith("[page 1 of")
    if next_line is not None:
        assert console.ask(">") == next_line and said[-1] == f"> {next_line}"
    assert console.ask(">") == "after"


def test_a_pipe_gets_all_at_once(typed: io.StringIO, capsys: pytest.CaptureFixture[str]) -> None:
    console = answers(typed, "first")
    console.read(["line"] * 90)
    assert capsys.readouterr().out == "line\n" * 90 and console.ask(">") == "first"
