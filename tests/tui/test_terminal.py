"""In a real terminal: start, play, kill the terminal, resume; signals and crashes that leave the terminal whole."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import CORNER
from tests.processes import end_session
from tests.tui.test_pty import RUN, Terminal
from trainer.core.codec import encode
from trainer.play.workspace import Workspace

ROOT = Path(__file__).parents[2]
SECONDS = 30
BREAKS = """
import sys
sys.argv = ["trainer", "play", {corner!r}, "--name", "Kim"]
from trainer.tui.screens.desk import DeskScreen
async def action_study(self):
    secret = self.session.you
    raise ValueError("broken on purpose")
DeskScreen.action_study = action_study
from trainer.__main__ import main
sys.exit(main())
"""


class Tmux:
    """A program in a window of a tmux server of its own."""

    def __init__(self, home: Path) -> None:
        self._socket = f"trainer-{uuid.uuid4().hex[:12]}"
        self._leaders: list[int] = []
        self._environment = {**os.environ, "TRAINER_HOME": str(home), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}

    def tmux(self, *words: str) -> str:
        done = subprocess.run(
            ["tmux", "-L", self._socket, *words], env=self._environment, capture_output=True, text=True, check=False
        )
        return done.stdout

    def start(self, *words: str, size: tuple[int, int] = (80, 24)) -> None:
        width, height = map(str, size)
        command = [sys.executable, "-m", "trainer", *words]
        begun = ("new-session", "-d", "-P", "-F", "#{pane_pid}", "-x", width, "-y", height)
        self._leaders.append(int(self.tmux("-f", "/dev/null", *begun, *command)))

    def keys(self, *keys: str) -> None:
        self.tmux("send-keys", *keys)

    def wait_until(self, reached: Callable[[str], bool]) -> str:
        end = time.monotonic() + SECONDS
        shown = ""
        while time.monotonic() < end:
            shown = self.tmux("capture-pane", "-p")
            if reached(shown):
                return shown
        raise AssertionError(shown)

    def kill(self) -> None:
        """End the terminal as closing its window does: the program gets no more than a hang-up."""
        self.tmux("kill-server")

    def end(self) -> None:
        """End the terminal and every program that was started in it."""
        self.kill()
        for leader in self._leaders:
            end_session(leader)


@pytest.fixture
def tmux(user_folder: Path) -> Iterator[Tmux]:
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    opened = Tmux(user_folder)
    yield opened
    opened.end()


def test_started_played_killed_and_resumed(tmux: Tmux, user_folder: Path) -> None:
    tmux.start("play", str(CORNER), "--name", "Kim", "--lang", "en")
    tmux.wait_until(lambda shown: "Your customer: Holt & Daughter" in shown)
    tmux.keys("Enter")
    tmux.wait_until(lambda shown: "account map" in shown)
    tmux.keys("m")
    tmux.wait_until(lambda shown: "Meet Ada Holt" in shown)
    tmux.keys("Enter")
    tmux.wait_until(lambda shown: "Come in, Kim." in shown)
    tmux.keys("1")
    told = tmux.wait_until(lambda shown: "+ notebook" in shown)
    tmux.kill()
    workspace = Workspace(user_folder)
    (attempt,) = workspace.attempts()
    moves = [encode(moment.move) for moment in workspace.resume(attempt.id).moments]
    workspace.close()
    assert len(moves) == 2 and moves[1].startswith("ask ada.")
    tmux.start("resume", "--lang", "zh", size=(120, 40))
    shown = tmux.wait_until(lambda shown: "何雅达" in shown)
    assert "Kim" in shown or "Kim" in told
    tmux.keys("l")
    tmux.wait_until(lambda shown: "客户地图" in shown and "约见" in shown)
    tmux.keys("C-q")
    end = time.monotonic() + SECONDS
    while tmux.tmux("list-sessions") and time.monotonic() < end:
        pass
    workspace = Workspace(user_folder)
    assert [encode(moment.move) for moment in workspace.resume(attempt.id).moments] == [*moves, "leave"]
    workspace.close()


def test_a_crash_gives_the_terminal_back_and_loses_nothing(
    user_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    terminal = Terminal(BREAKS.replace("{corner!r}", repr(str(CORNER))))
    try:
        terminal.wait_until(lambda shown: "Your customer" in shown)
        terminal.write("\r")
        terminal.wait_until(lambda shown: "account map" in shown)
        terminal.quiet()
        terminal.write("s")
        assert terminal.ended() == 3
        said = terminal.raw.decode(errors="replace")
        after = said[said.rindex("\x1b[?1049l") :]
        assert "an internal fault: ValueError: broken on purpose" in after
        assert "trainer resume" in after
        assert "Traceback" not in said
        (log,) = tmp_path.glob("trainer-*.log")
        text = log.read_text(encoding="utf-8")
        assert "action_study" in text and "ValueError" in text
        assert "Kim" not in text
    finally:
        terminal.close()
    workspace = Workspace(user_folder)
    assert len(workspace.attempts()) == 1
    workspace.close()


PLAYS = """
import sys
sys.argv = ["trainer", "play", {corner!r}, "--name", "Kim", "--lang", {language!r}]
{more}
from trainer.__main__ import main
main()
"""
DESK = {"en": "account map", "zh": "客户地图"}


def playing(language: str = "en", more: str = "") -> Terminal:
    """Return a program in the midst of a play, as its own terminal shows it."""
    terminal = Terminal(PLAYS.format(corner=str(CORNER), language=language, more=more))
    terminal.wait_until(lambda shown: "Holt & Daughter" in shown or "霍氏" in shown.replace(" ", ""))
    terminal.quiet()
    terminal.write("\r")
    terminal.wait_until(lambda shown: DESK[language] in shown.replace(" ", "") or DESK[language] in shown)
    terminal.quiet()
    terminal.write("m\r")
    terminal.wait_until(lambda shown: "Kim" in shown)
    terminal.quiet()
    return terminal


def left_on(terminal: Terminal) -> set[str]:
    """Return the modes of the terminal that the program has switched on or off and has not put back."""
    told = re.findall(r"\x1b\[\?([0-9]+)([hl])", terminal.raw.decode(errors="replace"))
    last = dict(told)
    # Whether lines are wrapped and the cursor is shown is so from the beginning, all else is not.
    return {mode for mode, state in last.items() if state != ("h" if mode in ("7", "25") else "l")}


def moves_kept(home: Path) -> list[str]:
    workspace = Workspace(home)
    (attempt,) = workspace.attempts()
    moves = [encode(moment.move) for moment in workspace.resume(attempt.id).moments]
    workspace.close()
    return moves


@pytest.mark.parametrize(
    ("name", "language"),
    [("SIGTERM", "en"), ("SIGHUP", "zh"), ("SIGINT", "en"), ("SIGQUIT", "zh"), ("SIGUSR1", "en"), ("SIGXCPU", "en")],
)
def test_a_signal_gives_the_terminal_back(name: str, language: str, user_folder: Path) -> None:
    # What starts in the background ignores ctrl+c, and so would the program.
    terminal = playing(language, more="import signal; signal.signal(signal.SIGINT, signal.default_int_handler)")
    try:
        assert left_on(terminal) >= {"1049", "1000", "1003", "25"} and not terminal.echoes()
        terminal.signal(getattr(signal, name))
        assert terminal.ended() == 128 + getattr(signal, name)
        assert left_on(terminal) == set() and terminal.echoes()
        said = terminal.raw.decode(errors="replace")
        after = re.sub(r"\x1b\[[?0-9;<]*[a-zA-Z]", "", said[said.rindex("\x1b[?1049l") :]).strip()
        (attempt,) = Workspace(user_folder).attempts()
        told = {"en": "Your attempt is kept. Go on with: trainer resume", "zh": "trainer resume"}[language]
        assert told in after and after.endswith(attempt.id[:8]) and len(after.splitlines()) == 1
    finally:
        terminal.close()
    assert moves_kept(user_folder)[0].startswith("meet ada")


def test_stopped_and_gone_on_with_everything_is_drawn_anew(user_folder: Path) -> None:
    terminal = playing()
    try:
        before = terminal.shown()
        terminal.signal(signal.SIGTSTP)
        terminal.wait_until(lambda _: terminal.echoes())
        terminal.quiet()
        assert left_on(terminal) == set()
        terminal.screen.reset()
        terminal.signal(signal.SIGCONT)
        terminal.wait_until(lambda shown: shown == before)
        assert not terminal.echoes()
        # Gone on with without having been stopped, it does not begin a second time.
        for _ in range(2):
            terminal.screen.reset()
            terminal.signal(signal.SIGCONT)
            terminal.wait_until(lambda shown: shown == before)
        terminal.write("1")
        terminal.wait_until(lambda shown: "+ notebook" in shown)
        terminal.signal(signal.SIGTERM)
        assert terminal.ended() == 143
        assert left_on(terminal) == set() and terminal.echoes()
    finally:
        terminal.close()
    assert len(moves_kept(user_folder)) == 2


@pytest.mark.parametrize("ignored", [False, True])
def test_a_terminal_that_goes_away_ends_the_program(ignored: bool, user_folder: Path) -> None:
    terminal = playing(more="import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)" if ignored else "")
    try:
        assert terminal.gone() == 129
    finally:
        terminal.close()
    assert moves_kept(user_folder)[0].startswith("meet ada")


def test_a_terminal_that_stands_still_does_not_hold_the_program_up(user_folder: Path) -> None:
    terminal = playing(more="from trainer.tui import terminal; terminal.LEAVING_SECONDS = 1")
    try:
        # Nobody reads, and every key draws: soon nothing more can be written.
        terminal.stuff("\x14")
        terminal.signal(signal.SIGTERM)
        assert terminal.ended(reading=False) == 143
        assert terminal.echoes()
    finally:
        terminal.close()
    assert moves_kept(user_folder)[0].startswith("meet ada")


PLAIN = """
import sys
sys.argv = ["trainer", "play", {corner!r}, "--plain", "--name", "Kim", "--lang", {language!r}]
{more}
from trainer.__main__ import main
main()
"""


@pytest.mark.parametrize(("name", "language"), [("SIGTERM", "en"), ("SIGHUP", "zh"), ("SIGQUIT", "en")])
def test_a_signal_in_plain_mode_says_how_to_go_on(name: str, language: str, user_folder: Path) -> None:
    terminal = Terminal(PLAIN.format(corner=str(CORNER), language=language, more=""))
    try:
        terminal.wait_until(lambda shown: "[page 1 of" in shown or "[第1页" in shown)
        terminal.quiet()
        terminal.signal(getattr(signal, name))
        assert terminal.ended() == 128 + getattr(signal, name)
        said = terminal.raw.decode()
        (attempt,) = Workspace(user_folder).attempts()
        assert f"trainer resume {attempt.id[:8]} --plain" in said and "Traceback" not in said
    finally:
        terminal.close()


@pytest.mark.parametrize("ignored", [False, True])
def test_a_terminal_that_goes_away_ends_plain_mode(
    ignored: bool, user_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    more = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)" if ignored else ""
    terminal = Terminal(PLAIN.format(corner=str(CORNER), language="en", more=more))
    try:
        terminal.wait_until(lambda shown: "[page 1 of" in shown)
        terminal.quiet()
        assert terminal.gone() == 129
    finally:
        terminal.close()
    assert len(Workspace(user_folder).attempts()) == 1
    assert list(tmp_path.glob("trainer-*.log")) == []


STUDIO = """
import sys
sys.argv = ["trainer", "studio", {file!r}, "--lang", {language!r}]
{more}
from trainer.__main__ import main
main()
"""
BROKEN_STUDIO = """
from trainer.tui.studio.screen import StudioScreen
def action_page(self, name):
    raise ValueError("broken on purpose")
StudioScreen.action_page = action_page
"""


def in_studio(file: Path, language: str = "en", more: str = "") -> Terminal:
    return Terminal(STUDIO.format(file=str(file), language=language, more=more))


@pytest.mark.parametrize("how", ["SIGTERM", "SIGHUP", "SIGKILL", "gone", "broken"])
def test_what_was_typed_in_the_studio_is_there_again(how: str, user_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    file = Path(shutil.copy(CORNER, tmp_path / "pack" / "corner.toml"))
    before = file.read_bytes()
    terminal = in_studio(file, more=BROKEN_STUDIO if how == "broken" else "")
    try:
        terminal.wait_until(lambda shown: "no problems" in shown)
        terminal.write("# 写到一半 half\r")
        terminal.wait_until(lambda shown: "unsaved" in shown)
        terminal.quiet()
        if how == "SIGKILL":
            # Nobody can do anything any more: it must have been kept while typing.
            terminal.wait_until(lambda _: any("half" in one.read_text() for one in user_folder.glob("unsaved/*.json")))
        if how == "gone":
            assert terminal.gone() == 129
        elif how == "broken":
            terminal.write("\x1bOQ")
            assert terminal.ended() == 3
        else:
            terminal.signal(getattr(signal, how))
            assert terminal.ended() == (128 + getattr(signal, how) if how != "SIGKILL" else -signal.SIGKILL)
        said = terminal.raw.decode(errors="replace").rpartition("\x1b[?1049l")[2]
        assert "Traceback" not in said
        assert (f"trainer studio {file}" in said) is (how not in ("SIGKILL", "gone"))
    finally:
        terminal.close()
    assert file.read_bytes() == before
    terminal = in_studio(file, "zh")
    try:
        terminal.wait_until(lambda shown: "有没保存的内容" in shown.replace(" ", ""))
        terminal.quiet()
        terminal.write("\r")
        terminal.wait_until(lambda shown: "half" in shown)
        terminal.write("\x13")
        terminal.wait_until(lambda _: file.read_bytes() == "# 写到一半 half\n".encode() + before)
        terminal.write("\x11")
        assert terminal.ended() == 0
    finally:
        terminal.close()
    assert list(user_folder.glob("unsaved/*.json")) == []


def test_the_text_of_a_file_that_is_gone_is_there_again(user_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    file = Path(shutil.copy(CORNER, tmp_path / "pack" / "corner.toml"))
    before = file.read_bytes()
    terminal = in_studio(file)
    try:
        terminal.wait_until(lambda shown: "no problems" in shown)
        terminal.write("# half\r")
        terminal.wait_until(lambda shown: "unsaved" in shown)
        terminal.quiet()
        terminal.signal(signal.SIGTERM)
        assert terminal.ended() == 143
    finally:
        terminal.close()
    file.unlink()
    terminal = in_studio(file)
    try:
        terminal.wait_until(lambda shown: "that was not saved" in shown)
        terminal.quiet()
        terminal.write("\r")
        terminal.wait_until(lambda shown: "# half" in shown)
        terminal.write("\x13")
        terminal.wait_until(lambda shown: "Write it anew" in shown)
        terminal.quiet()
        terminal.write("\r")
        terminal.wait_until(lambda _: file.exists() and file.read_bytes() == b"# half\n" + before)
    finally:
        terminal.close()


def test_it_draws_on_the_terminal_also_where_its_errors_go_to_a_file(user_folder: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    apart = f"import os\nos.dup2(os.open({str(log)!r}, os.O_WRONLY | os.O_CREAT), 2)\n"
    terminal = Terminal(apart + RUN.replace("{arguments}", "{}"))
    try:
        terminal.wait_until(lambda shown: "The sales trainer" in shown)
        terminal.quiet()
        terminal.write("q")
        assert terminal.ended() == 0
    finally:
        terminal.close()
    assert log.read_bytes() == b""
