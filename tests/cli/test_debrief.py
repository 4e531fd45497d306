"""`debrief` as a command."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import CAREFUL, ROOT, trainer
from tests.conftest import CORNER
from tests.paper.reading import read, titles, words
from tests.processes import HEARING, running, wait_for

WON = ROOT / "tests" / "golden" / "platform-deal" / "won.txt"
LOST = WON.with_name("lost.txt")


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


def test_a_debrief_of_an_exported_attempt_says_what_it_is(tmp_path: Path) -> None:
    trainer("play", CORNER, "--plain", "--name", "Pat", said="close\n")
    (row,) = json.loads(trainer("attempts", "--json").stdout)
    path = tmp_path / "t1.toml"
    trainer("export", "attempt", row["id"], "-o", path)
    result = trainer("debrief", path)
    assert result.returncode == 1
    assert f"{path}: is an attempt that was exported" in result.stderr
    assert f"trainer class add CLASS {path}" in result.stderr


def test_several_debriefs_go_into_one_pdf_each_under_its_name(tmp_path: Path) -> None:
    page = tmp_path / "all.pdf"
    result = trainer("debrief", WON, LOST, "-o", page, "--paper", "letter")
    assert (result.returncode, result.stdout) == (0, "")
    assert str(page) in result.stderr
    reader = read(page.read_bytes())
    assert titles(reader.outline) == ["Debrief for won", "Debrief for lost"]
    assert float(reader.pages[0].mediabox.width) == 612
    assert trainer("debrief", WON, "-o", page).returncode == 1
    assert trainer("debrief", WON, "-o", page, "--force").returncode == 0


@pytest.mark.parametrize("arguments", [("-o", "x.md"), ()])
def test_other_forms_hold_one_debrief(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = trainer("debrief", WON, LOST, *arguments)
    assert result.returncode == 2
    assert "-o FILE.pdf" in result.stderr
    assert not Path("x.md").exists()


def test_two_plays_side_by_side_in_every_form(tmp_path: Path) -> None:
    other = WON.parent / "b" / "careless.txt"
    result = trainer("debrief", WON, "--beside", other, "--name", "Kim")
    assert result.returncode == 0, result.stderr
    assert "## Attempt beside attempt" in result.stdout and "## The answers" in result.stdout
    assert "The second play brought less" in result.stdout
    # Nobody knows whose transcripts are: without a name they are those of two people.
    assert "between two people" in trainer("debrief", WON, "--beside", other).stdout
    page = tmp_path / "two.pdf"
    assert trainer("debrief", WON, "--beside", other, "-o", page, "--lang", "zh", "--paper", "letter").returncode == 0
    assert "两种真相，逐条对照" in words(read(page.read_bytes()))
    assert trainer("debrief", WON, "--beside", other, "-o", page).returncode == 1
    assert trainer("debrief", WON, "--beside", other, "-o", tmp_path / "two.html").returncode == 0
    assert "<details>" in (tmp_path / "two.html").read_text(encoding="utf-8")


def test_the_same_truth_again_is_a_repetition_on_the_command_line() -> None:
    result = trainer("debrief", LOST, "--beside", WON, "--name", "Kim")
    assert "This was a repetition" in result.stdout
    assert "The answers" not in result.stdout


def test_what_cannot_stand_side_by_side_is_refused(tmp_path: Path) -> None:
    desks = ROOT / "tests" / "golden" / "two-desks" / "won.txt"
    refused = trainer("debrief", WON, "--beside", desks)
    assert refused.returncode == 2 and "two scenarios" in refused.stderr
    refused = trainer("debrief", WON, LOST, "--beside", WON)
    assert refused.returncode == 2 and "--beside" in refused.stderr
    trainer("play", CORNER, "--plain", "--name", "Pat", said="close\n")
    trainer("play", CORNER, "--plain", "--name", "Pat", said="study ledger\n")
    on, over = (row["id"] for row in json.loads(trainer("attempts", "--json").stdout))
    refused = trainer("debrief", over, "--beside", on)
    assert refused.returncode == 1 and "trainer resume" in refused.stderr
    assert trainer("debrief", over, "--beside", over).returncode == 2


def test_a_name_that_no_font_has_is_reported_and_shown_by_its_code(tmp_path: Path) -> None:
    page = tmp_path / "one.pdf"
    result = trainer("debrief", WON, "-o", page, "--name", "李\U00020bb7")
    assert result.returncode == 0
    assert "U+20BB7" in result.stderr
    assert "李[U+20BB7]" in words(read(page.read_bytes()), 0, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="sends signals")
@pytest.mark.parametrize(
    ("name", "to_all"), [("SIGINT", True), ("SIGTERM", True), ("SIGTERM", False), ("SIGHUP", True)]
)
def test_an_interrupt_is_told_once_ends_all_processes_and_leaves_no_file(
    name: str, to_all: bool, tmp_path: Path
) -> None:
    code, told = stopped_while_printing(getattr(signal, name), tmp_path, to_all=to_all)
    assert code == 128 + getattr(signal, name)
    assert told.count("interrupted") == 1 and "Traceback" not in told


@pytest.mark.skipif(sys.platform == "win32", reason="sends signals")
def test_who_is_killed_leaves_no_processes_behind(tmp_path: Path) -> None:
    code, told = stopped_while_printing(signal.SIGKILL, tmp_path, to_all=False)
    assert (code, told) == (-signal.SIGKILL, "")


def stopped_while_printing(number: int, folder: Path, *, to_all: bool) -> tuple[int, str]:
    """Send a signal to what prints a large class, and return its exit code and what all of its processes have said."""
    script = (
        f"{HEARING}"
        "import os, pathlib, time\n"
        "import trainer.play.debriefs as debriefing\n"
        "def waiting(*_):\n"
        "    pathlib.Path(os.environ['READY']).touch()\n"
        "    while True: time.sleep(0.01)\n"
        "debriefing._sheets = waiting\n"
        "debriefing.os.cpu_count = lambda: 2\n"
        "from trainer.__main__ import main\n"
        "main()\n"
    )
    flag, out = folder / "ready", folder / "all.pdf"
    won = str(ROOT / "tests" / "golden" / "two-desks" / "won.txt")
    with running(
        [sys.executable, "-c", script, "debrief", *[won] * 40, "-o", str(out)],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT), "READY": str(flag)}, stderr=subprocess.PIPE,
    ) as program:  # fmt: skip
        wait_for(flag, program)
        (os.killpg if to_all else os.kill)(program.pid, number)
        # It is all said when nobody is left who could say anything.
        _, told = program.communicate(timeout=60)
    assert not out.exists()
    return program.returncode, told
