from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import CORNER

ROOT = Path(__file__).parents[2]
CAREFUL = """scenario small/corner
meet bo visit with engineer
ask bo.day
pitch proof
leave
review
close
"""


def trainer(*arguments: str | Path, said: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "trainer", *map(str, arguments)],
        input=said, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, timeout=60, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


def test_run_prints_the_outcome_and_the_scores(tmp_path: Path) -> None:
    path = tmp_path / "play.txt"
    path.write_text(CAREFUL, encoding="utf-8")
    result = trainer("run", CORNER, path, "--json")
    assert (result.returncode, result.stderr) == (0, "")
    told = json.loads(result.stdout)
    assert list(told) == [
        "scenario", "pack_sha256", "outcome", "ending", "scores", "overall", "moves", "breaches", "support",
    ]  # fmt: skip
    assert told["moves"] == 6
    assert told["scenario"] == "small/corner"
    assert len(told["pack_sha256"]) == 64
    assert set(told["support"]) == {"ada", "bo", "cy"}
    assert trainer("run", CORNER, "-", "--json", said=CAREFUL).stdout == result.stdout
    assert "Overall" in trainer("run", CORNER, path).stdout


def test_run_names_the_line_of_an_illegal_move(tmp_path: Path) -> None:
    path = tmp_path / "play.txt"
    path.write_text(CAREFUL.replace("ask bo.day", "ask ada.day"), encoding="utf-8")
    result = trainer("run", CORNER, path)
    assert result.returncode == 1
    assert result.stdout == ""
    assert f"{path}, line 3: illegal move 'ask ada.day'" in result.stderr
    assert "legal here: ask bo.day; pitch budget-case" in result.stderr


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("scenario small/other\nclose\n", "this transcript is of 'small/other'"),
        ("close\n", "the first line must name the scenario"),
        ("scenario small/corner\nstudy ledger\n", "stops before the decision"),
        ("scenario small/corner\ndance\n", "line 2: 'dance' is no move"),
    ],
)
def test_run_says_what_is_wrong_with_a_transcript(text: str, message: str) -> None:
    result = trainer("run", CORNER, "-", said=text)
    assert result.returncode == 1
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_misuse_and_unknown_names() -> None:
    assert trainer("fly").returncode == 2
    result = trainer("run", "small/cornr", "-")
    assert result.returncode == 2
    assert "there is no scenario 'small/cornr'" in result.stderr
    result = trainer("run", CORNER, "none.txt")
    assert result.returncode == 2
    assert "none.txt: there is no such file" in result.stderr
    result = trainer("run", "none.toml", "-")
    assert result.returncode == 2
    assert "none.toml: there is no such file" in result.stderr


def test_the_full_screen_needs_a_terminal() -> None:
    result = trainer()
    assert result.returncode == 1
    assert "needs a terminal" in result.stderr


def test_list_speaks_both_languages_and_survives_bad_packs(user_folder: Path) -> None:
    folder = user_folder / "packs" / "mine"
    folder.mkdir(parents=True)
    (folder / "bad.toml").write_bytes(b"\xff")
    (folder / "corner.toml").write_bytes(CORNER.read_bytes())
    result = trainer("list", "--json")
    assert result.returncode == 0
    assert "mine/corner" in [one["id"] for one in json.loads(result.stdout)]
    assert "bad.toml: is not UTF-8" in result.stderr
    assert "mine/corner" in trainer("list", "--lang", "zh").stdout


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
    assert [(row["person"], row["moves"], row["outcome"]) for row in listed] == [("Pat", 1, None)]
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


def test_a_debrief_of_an_attempt_and_of_a_transcript(tmp_path: Path, user_folder: Path) -> None:
    moves = "\n".join(CAREFUL.splitlines()[1:]) + "\n"
    trainer("play", CORNER, "--plain", "--name", "Pat", said=moves)
    attempt = json.loads(trainer("attempts", "--json").stdout)[0]["id"]
    result = trainer("debrief", attempt[:8])
    assert result.returncode == 0, result.stderr
    assert "Bo Kern" in result.stdout
    page = tmp_path / "debrief.html"
    assert trainer("debrief", attempt[:8], "-o", page).returncode == 0
    assert "<html" in page.read_text(encoding="utf-8")
    refused = trainer("debrief", attempt[:8], "-o", page)
    assert refused.returncode == 1
    assert "--force" in refused.stderr
    assert trainer("debrief", attempt[:8], "-o", page, "--force").returncode == 0
    folder = user_folder / "packs" / "small"
    folder.mkdir(parents=True)
    (folder / "corner.toml").write_bytes(CORNER.read_bytes())
    path = tmp_path / "play.txt"
    path.write_text(CAREFUL, encoding="utf-8")
    result = trainer("debrief", path)
    assert result.returncode == 0, result.stderr
    assert "Bo Kern" in result.stdout
    assert trainer("debrief", "nothing").returncode == 2
    assert trainer("debrief", attempt[:8], "-o", tmp_path / "x.docx").returncode == 2


def test_an_unfinished_attempt_has_no_debrief() -> None:
    trainer("play", CORNER, "--plain", "--name", "Pat", said="study ledger\n")
    attempt = json.loads(trainer("attempts", "--json").stdout)[0]["id"]
    result = trainer("debrief", attempt[:8])
    assert result.returncode == 1
    assert "trainer resume" in result.stderr


@pytest.mark.parametrize(
    "command", [["--help"], ["list"], ["play", "--help"], ["--version"], ["check", "tests/data/small"]]
)
def test_light_commands_load_nothing_heavy(command: list[str]) -> None:
    code = (
        "import sys; sys.argv = ['trainer', *sys.argv[1:]]\n"
        "from trainer.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = [name for name in ('textual', 'jinja2', 'peewee', 'typst') if name in sys.modules]\n"
        "print('HEAVY', heavy)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, *command], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert "HEAVY []" in result.stdout, result.stdout + result.stderr


def test_an_internal_fault_is_a_log_and_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    from trainer.cli.diagnostics import INTERNAL, guarded

    words = "".join(["bo", "om"])

    def broken() -> None:
        raise RuntimeError(words)

    assert guarded(broken) == INTERNAL
    told = capsys.readouterr().err
    assert "RuntimeError: boom" in told
    assert "Traceback" not in told
    log = Path(told.rpartition(": ")[2].strip())
    assert "broken" in log.read_text(encoding="utf-8")
    assert "boom" not in log.read_text(encoding="utf-8"), "messages may hold a trainee's words"
    log.unlink()


def test_interrupted_is_130() -> None:
    from trainer.cli.diagnostics import INTERRUPTED, guarded

    def interrupted() -> None:
        raise KeyboardInterrupt

    assert guarded(interrupted) == INTERRUPTED
