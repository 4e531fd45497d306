from __future__ import annotations

import json
from pathlib import Path

from tests.cli.program import CAREFUL, trainer
from tests.conftest import CORNER
from trainer.play.workspace import Workspace


def test_the_full_screen_needs_a_terminal() -> None:
    result = trainer()
    assert result.returncode == 1
    assert "needs a terminal" in result.stderr


def test_plain_play_from_the_brief_to_the_scores() -> None:
    moves = "\n".join(CAREFUL.splitlines()[1:]) + "\n"
    result = trainer("play", CORNER, "--plain", "--name", "Pat", said=moves)
    assert result.returncode == 0, result.stderr
    assert "# The corner workshop" in result.stdout
    assert "Bo Kern: Come in, Pat." in result.stdout
    assert "Your result:" in result.stdout
    assert "Ada Holt, " in result.stdout


def test_plain_play_by_numbers_can_be_left_and_resumed() -> None:
    result = trainer("play", CORNER, "--plain", "--name", "Pat", said="2\n1\n\n?\nn\np\nx\n99\nq\n")
    assert result.returncode == 0, result.stderr
    assert "What ada does all day." in result.stdout
    assert "'x' is no move" in result.stdout
    assert "The attempt is kept" in result.stdout
    listed = json.loads(trainer("attempts", "--json").stdout)
    assert [(row["people"], row["moves"], row["outcome"]) for row in listed] == [(["Pat"], 1, None)]
    result = trainer("resume", "--plain", said="n\nclose\n")
    assert "What ada does all day." in result.stdout
    assert "Your result:" in result.stdout
    assert "Lost" in trainer("attempts").stdout
    result = trainer("resume", "--plain")
    assert result.returncode == 1
    assert "nothing to continue" in result.stderr


def test_a_language_asked_for_before_the_command_counts_for_it() -> None:
    trainer("play", CORNER, "--plain", "--name", "Pat", "--lang", "en", said="2\n1\n\nq\n")
    for words in (["--lang", "zh", "resume", "--plain"], ["resume", "--plain", "--lang", "zh"]):
        told = trainer(*words, said="q\n").stdout
        assert "何雅达" in told and "Ada Holt" not in told
    assert "Ada Holt" in trainer("--lang", "zh", "resume", "--plain", "--lang", "en", said="q\n").stdout


def test_the_map_is_written_line_by_line() -> None:
    answers = "m\n1\n1,4\n4\n\n1\n1\n\n\n"
    result = trainer("play", CORNER, "--plain", "--name", "Pat", said=answers + "m\n0\nq\n")
    assert "Decision maker, User" in result.stdout


def test_practice_gives_hints_and_takes_back() -> None:
    result = trainer("play", CORNER, "--plain", "--name", "Pat", "--practice", said="h\nstudy ledger\nz\nz\nq\n")
    assert "Our own ledger" in result.stdout
    assert "The last move is taken back." in result.stdout
    assert "There is nothing to take back here." in result.stdout


def test_what_is_said_first_is_chosen_by_the_command_and_off_if_it_says_nothing(user_folder: Path) -> None:
    for more in ((), ("--say-first", "pitches")):
        trainer("play", CORNER, "--plain", "--name", "Pat", *more, said="q\n")
    with Workspace(user_folder) as workspace:
        assert sorted(one.say_first for one in workspace.attempts()) == ["off", "pitches"]
    refused = trainer("play", CORNER, "--plain", "--name", "Pat", "--say-first", "always")
    assert refused.returncode == 2 and "'off', 'pitches', 'on'" in refused.stderr


def test_a_line_without_an_end_is_told_and_nothing_is_lost() -> None:
    result = trainer("play", CORNER, "--plain", "--name", "Pat", said="meet bo visit\n" + "x" * 2_000_000)
    assert result.returncode == 1
    assert result.stderr.startswith("trainer: a line of input has more than 10000 characters\n")
    again = trainer("resume", "--plain", "--lang", "zh", said="x" * 20_000)
    assert again.returncode == 1
    assert "trainer: 输入的一行超过 10000 个字符" in again.stderr
    assert [one["moves"] for one in json.loads(trainer("attempts", "--json").stdout)] == [1]


def test_who_goes_on_means_an_attempt_without_a_move_if_there_is_no_other(user_folder: Path) -> None:
    trainer("play", CORNER, "--plain", "--name", "Kim")
    assert "# The corner workshop" in trainer("resume", "--plain").stdout
    trainer("play", CORNER, "--plain", "--name", "Ann", said="study ledger\n")
    trainer("play", CORNER, "--plain", "--name", "Ben")
    listed = json.loads(trainer("attempts", "--json").stdout)
    assert [(row["people"], row["moves"]) for row in listed] == [(["Ben"], 0), (["Ann"], 1), (["Kim"], 0)]
    assert listed[1]["id"][:8] in trainer("resume", "--plain").stdout
