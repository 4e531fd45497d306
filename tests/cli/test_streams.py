from __future__ import annotations

import codecs
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.cli.program import CAREFUL, ROOT, Done, run_here, started
from tests.conftest import CORNER
from tests.processes import end, running
from trainer.cli.app import app
from trainer.cli.diagnostics import FAULTS, FINE, INTERNAL, MISUSE
from trainer.core.reflection import Reflection
from trainer.i18n.languages import LANGUAGES
from trainer.play.workspace import Workspace
from trainer.store.schema import people

ENCODINGS = ["cp1252", "cp437", "gbk", "cp950", "latin-1", "ascii"]
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
MOVES = CAREFUL.partition("\n")[2]


def help_pages(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield (*path, "--help")
    for name, one in group.commands.items():
        if isinstance(one, click.Group):
            yield from help_pages(one, (*path, name))
        else:
            yield (*path, name, "--help")


def command_lines(folder: Path, attempt: str) -> list[tuple[str, ...]]:
    """Every command but those that need a terminal or minutes, where they are fine and where they are not."""
    corner, transcript, broken = str(CORNER), str(folder / "play.txt"), str(folder / "broken.toml")
    return [
        *help_pages(app), ("--version",), ("class",), ("list",), ("list", "--json"), ("attempts",),
        ("attempts", "--json"), ("schema",), ("schema", "--pack"), ("graph", corner), ("run", corner, transcript),
        ("run", corner, transcript, "--json"), ("debrief", transcript), ("debrief", attempt),
        ("export", "attempt", attempt), ("check", corner), ("check", broken), ("check", broken, "--json"),
        ("check", "--explain", "E204"), ("translate", broken, "de"), ("impact", corner, corner),
        ("class", "list"), ("class", "list", "--json"), ("class", "list", "没有"), ("resume", attempt, "--plain"),
        ("install", transcript), ("pack", str(folder)), ("play", "没有", "--plain"), ("run", "–", "−"), ("−",),
        ("list", "−"), ("debrief", "−→"), ("graph", corner, "--what", "−"), ("check", "−"), ("new", "−", "--lang", "−"),
        ("class", "erase", "李"), ("export", "grades", "–", "--format", "csv", "-o", "-"),
    ]  # fmt: skip


@pytest.fixture
def setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """A home with an attempt in it, and command lines about it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "play.txt").write_text(CAREFUL, encoding="utf-8")
    broken = CORNER.read_text(encoding="utf-8").replace("title", "−标题", 1)
    (tmp_path / "broken.toml").write_text(broken, encoding="utf-8")
    played = run_here(
        "play", CORNER, "--plain", "--name", "张伟−", said=f"{MOVES}\n\n".encode(), monkeypatch=monkeypatch
    )
    assert played.code == FINE, played.err.decode()
    with Workspace() as workspace:
        return command_lines(tmp_path, workspace.attempts()[0].id)


def sound(done: Done, encoding: str) -> None:
    out, err = done.out.decode(encoding), done.err.decode(encoding)
    assert done.code != INTERNAL and "Traceback" not in err, err
    assert not STEERING.search(out.replace("\r\n", "\n") + err)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_terminal_of_any_encoding_is_written_to(
    encoding: str, language: str, setting: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRAINER_LANG", language)
    for line in setting:
        sound(run_here(*line, encoding=encoding, terminal=True, monkeypatch=monkeypatch), encoding)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_no_terminal_gets_utf_8(
    language: str, setting: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRAINER_LANG", language)
    for place, line in enumerate(setting):
        encoding = ENCODINGS[place % len(ENCODINGS)]
        sound(run_here(*line, encoding=encoding, monkeypatch=monkeypatch), "utf-8")


def test_a_play_goes_on_in_a_terminal_that_lacks_its_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRAINER_LANG", "zh")
    # What cannot be taken back is asked about, typed or not.
    moves = re.sub("(?m)^(pitch|review|close).*$", r"\g<0>\ny", MOVES)
    said = f"?\nn\np\nb\ng\n{moves}\n\n\ny\n".encode()
    for encoding in ENCODINGS:
        done = run_here("play", CORNER, "--plain", "--name", "Kim", said=said, encoding=encoding, terminal=True,
                        monkeypatch=monkeypatch)  # fmt: skip
        sound(done, encoding)
        assert done.code == FINE


def test_a_terminal_gets_the_nearest_signs(monkeypatch: pytest.MonkeyPatch) -> None:
    done = run_here("debrief", "−→“é”…中", encoding="ascii", terminal=True, monkeypatch=monkeypatch)
    assert b"'-->\"e\"...?'" in done.err


def test_input_that_is_no_terminal_is_utf_8_or_marked_utf_16(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        for line, said in ((("play", CORNER, "--plain"), f"Kim\n{MOVES}赢\n\n很好\n"), (("run", CORNER, "-"), CAREFUL)):
            done = run_here(*line, said=said.encode(encoding), encoding="cp1252", monkeypatch=monkeypatch)
            assert done.code == FINE, (encoding, line, done.err.decode())
    with Workspace() as workspace:
        assert [one.reflection for one in workspace.attempts()] == 3 * [Reflection("赢", "", "很好")]


def test_a_line_that_is_no_text_ends_a_piped_play_and_keeps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    said = MOVES.splitlines()[0].encode() + b"\nask \xb2\xe2\nleave\n"
    done = run_here("play", CORNER, "--plain", "--name", "Kim", said=said, monkeypatch=monkeypatch)
    assert done.code == MISUSE
    assert "the input holds a line that is not UTF-8 text: ask \\udcb2\\udce2" in done.err.decode()
    assert "save it as UTF-8" in done.err.decode() and "The attempt is kept" in done.out.decode()
    with Workspace() as workspace:
        assert [one.moves for one in workspace.attempts()] == [1]


@pytest.mark.parametrize("broken", [b"\xff\xdf\n\x00", b"\x00\xd8\n\x00", b"a"])
def test_broken_utf_16_ends_a_piped_play_and_keeps_it(monkeypatch: pytest.MonkeyPatch, broken: bytes) -> None:
    said = codecs.BOM_UTF16_LE + MOVES.splitlines(keepends=True)[0].encode("utf-16-le") + broken
    done = run_here("play", CORNER, "--plain", "--name", "Kim", said=said, monkeypatch=monkeypatch)
    assert done.code == MISUSE
    assert "the input holds a line that is not UTF-16 text" in done.err.decode()
    with Workspace() as workspace:
        assert [one.moves for one in workspace.attempts()] == [1]


def test_a_line_that_is_no_text_is_asked_for_again_in_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    said = b"\xb2\xe2\nq\n"
    done = run_here("play", CORNER, "--plain", "--name", "Kim", said=said, terminal=True, monkeypatch=monkeypatch)
    assert done.code == FINE
    assert "that line is not UTF-8 text, and nothing was done" in done.out.decode()


HOSTILE = "a\x1b[2J\x07\x9b1m\u202eb\u200b"


@pytest.mark.parametrize("terminal", [True, False], ids=["terminal", "pipe"])
@pytest.mark.parametrize(
    "line",
    [("list", HOSTILE), (HOSTILE,), ("play", HOSTILE, "--plain"), ("run", CORNER, HOSTILE), ("debrief", HOSTILE),
     ("check", HOSTILE), ("check", "--explain", HOSTILE), ("graph", CORNER, "-o", HOSTILE), ("class", "new", HOSTILE),
     ("class", "list", HOSTILE), ("export", "attempt", HOSTILE),
     ("export", "grades", "c", "--format", HOSTILE, "-o", "x"),
     ("new", HOSTILE), ("new", "x", "--title", HOSTILE), ("new", "x", "--lang", HOSTILE), ("install", HOSTILE),
     ("pack", HOSTILE), ("translate", HOSTILE, HOSTILE), ("verify", HOSTILE), ("impact", HOSTILE, HOSTILE),
     ("resume", HOSTILE), ("studio", HOSTILE), ("kit", CORNER, "-o", HOSTILE),
     ("play", CORNER, "--plain", "--name", HOSTILE)],
    ids=lambda line: line[0] if line[0] != HOSTILE else "command",
)  # fmt: skip
def test_what_is_echoed_steers_nothing(
    line: tuple[str, ...], terminal: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if terminal and line[0] in ("studio", "resume"):
        pytest.skip("draws on the terminal")
    sound(run_here(*line, terminal=terminal, monkeypatch=monkeypatch), "utf-8")


def test_what_files_and_the_environment_hold_steers_nothing(
    tmp_path: Path, user_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = user_folder / "packs" / "p\x1b[31m"
    pack.mkdir(parents=True)
    head = 'id = "x\\u001b"\ntitle = "T\\u001b[2J\\u202e"\nsummary = ""\nlevel = 1\nminutes = 5\n'
    (pack / "a.toml").write_text(head, encoding="utf-8")
    (pack / "b\x1b.toml").write_text('title = "\x1b"', encoding="utf-8")
    (user_folder / "settings.toml").write_text(
        'name = "N\\u001b[31m"\n"k\\u001b" = 1\ntheme = "\\u009b"\n', encoding="utf-8"
    )
    listed = run_here("list", monkeypatch=monkeypatch)
    sound(listed, "utf-8")
    assert "T\\u001b[2J\\u202e" in listed.out.decode()
    (tmp_path / "t\x1b.txt").write_text("scenario small/corner\nask \x1b]0;x\x07\u202e\n", encoding="utf-8")
    for line in (("run", CORNER, tmp_path / "t\x1b.txt"), ("play", CORNER, "--plain"), ("check", pack)):
        sound(run_here(*line, monkeypatch=monkeypatch), "utf-8")
    for variable in ("TRAINER_HOME", "TRAINER_DATABASE", "TRAINER_LANG"):
        with monkeypatch.context() as patch:
            patch.setenv(variable, f"/proc/{HOSTILE}")
            for words in (("attempts",), ("list",), ("play", str(CORNER), "--plain", "--name", "Kim")):
                sound(run_here(*words, monkeypatch=monkeypatch), "utf-8")


def test_names_that_the_journal_holds_steer_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with Workspace() as workspace:
        attempt = workspace.open(str(CORNER), "Kim", "en").attempt.id
        with workspace.journal.database.writing() as connection:
            connection.run(people.update(name=f"Kim{HOSTILE}"))
    for line in (("attempts",), ("attempts", "--json"), ("resume", attempt, "--plain")):
        done = run_here(*line, monkeypatch=monkeypatch)
        sound(done, "utf-8")
        if line[0] == "attempts":
            assert "Kima\\u001b[2J\\u0007\\u009b1m\\u202eb\\u200b" in done.out.decode()
        if "--json" in line:
            assert json.loads(done.out)[0]["people"] == [f"Kim{HOSTILE}"]


def test_whoever_prints_passes_the_door(monkeypatch: pytest.MonkeyPatch) -> None:
    def printing() -> None:
        print(HOSTILE)
        print(HOSTILE, file=sys.stderr)
        sys.stdout.write(HOSTILE)

    monkeypatch.setattr("trainer.cli.app.run_line", printing)
    for terminal in (True, False):
        done = run_here("x", terminal=terminal, monkeypatch=monkeypatch)
        sound(done, "utf-8")
        assert done.out.decode().count("\\u001b[2J") == 2 and done.err.decode().count("\\u202e") == 1


def test_a_name_is_cleaned_or_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    run_here("play", CORNER, "--plain", "--name", " \x1bAnna\n B.\u202e ", said=b"q\n", monkeypatch=monkeypatch)
    with Workspace() as workspace:
        assert [one.names for one in workspace.attempts()] == ["Anna B."]
    for name, said in (("x" * 100_000, "--name: a name has at most 60"), ("\x1b", "--name: nobody is named")):
        done = run_here("play", CORNER, "--plain", "--name", name, monkeypatch=monkeypatch)
        assert done.code == MISUSE and len(done.err) < 400
        assert said in done.err.decode()


# Real processes: descriptors that are closed or full, readers that leave, a terminal of another encoding.

POSIX = pytest.mark.skipif(os.name != "posix", reason="descriptors of POSIX")


def shell(words: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of the shell, in which `trainer` is the program."""
    words = words.replace("trainer", f"'{sys.executable}' -m trainer")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return subprocess.run(
        ["bash", "-c", words], capture_output=True, cwd=ROOT, timeout=60, check=False, env=environment
    )


@POSIX
@pytest.mark.parametrize(
    ("line", "code", "out", "err"),
    [
        ("trainer list | head -1; exit ${PIPESTATUS[0]}", FINE, b"scenario", b""),
        ("PYTHONUNBUFFERED=1 trainer list | head -1; exit ${PIPESTATUS[0]}", FINE, b"scenario", b""),
        ("trainer schema | head -1; exit ${PIPESTATUS[0]}", FINE, b"{", b""),
        ("trainer --help | true; exit ${PIPESTATUS[0]}", FINE, b"", b""),
        ("trainer list >&-", FINE, b"", b""),
        ("trainer list 2>&-", FINE, b"scenario", b""),
        ("trainer list <&- >&- 2>&-", FINE, b"", b""),
        ("trainer no-such <&- 2>&-", MISUSE, b"", b""),
        ("trainer play --plain <&-", FINE, b"", b""),
        ("trainer <&-", FAULTS, b"", b"needs a terminal"),
        ("trainer schema > /dev/full", FAULTS, b"", b"standard output cannot be written: no room is left"),
        ("trainer --version > /dev/full", FAULTS, b"", b"standard output cannot be written"),
        ("trainer no-such 2> /dev/full", MISUSE, b"", b""),
        ("trainer schema -o x > /dev/full 2> /dev/full", MISUSE, b"", b""),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_streams_that_are_closed_full_or_not_read(line: str, code: int, out: bytes, err: bytes) -> None:
    done = shell(line)
    assert done.returncode == code, done.stderr
    assert out in done.stdout and err in done.stderr
    assert b"Traceback" not in done.stderr and b"Exception ignored" not in done.stderr
    assert done.stderr.count(b"\n") <= 4 and (err or not done.stderr or b"play" in line.encode())


@pytest.mark.parametrize("encoding", ["cp437", "gbk"])
def test_a_real_pipe_gets_utf_8(encoding: str) -> None:
    done = started("list", "--lang", "zh", PYTHONIOENCODING=encoding)
    assert done.returncode == FINE and "案例" in done.stdout


@POSIX
def test_a_real_terminal_of_another_encoding() -> None:
    import pty

    for encoding, words in (("gbk", "案例".encode("gbk")), ("cp437", b"tutorial/first-visit")):
        outer, inner = pty.openpty()
        environment = {**os.environ, "PYTHONIOENCODING": encoding, "TRAINER_LANG": "zh"}
        command = [sys.executable, "-m", "trainer", "list"]
        with running(command, stdin=inner, stdout=inner, stderr=inner, cwd=ROOT, env=environment) as program:
            os.close(inner)
            shown = b""
            while chunk := _read(outer):
                shown += chunk
            program.wait(timeout=60)
            assert program.returncode == FINE and words in shown
            end(program)
        os.close(outer)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""
