from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tests.cli.program import ROOT, started
from tests.i18n.command_line import commands
from tests.processes import HEARING, running, wait_for
from trainer import __version__
from trainer.cli.app import app


@pytest.mark.parametrize(
    "command",
    [["--help"], ["serve", "--help"], ["list"], ["play", "--help"], ["--version"], ["check", "tests/data/small"]],
)
def test_light_commands_load_nothing_heavy(command: list[str]) -> None:
    code = (
        "import sys; sys.argv = ['trainer', *sys.argv[1:]]\n"
        "from trainer.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "names = ('textual', 'jinja2', 'peewee', 'typst', 'starlette', 'uvicorn')\n"
        "heavy = [name for name in names if name in sys.modules]\n"
        "print('HEAVY', heavy)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, *command], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert "HEAVY []" in result.stdout, result.stdout + result.stderr


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys\n"
        "from trainer.cli.app import app\n"
        "try: app(['class', '--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'textual', 'jinja2', 'peewee', 'xlsxwriter', 'starlette', 'uvicorn'} & set(sys.modules)\n"
        "sys.exit(', '.join(heavy) or 0)\n"
    )
    result = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["list", "--jsn"], ["attempts"], ["resume", "none"]])
def test_reading_a_command_line_needs_no_pydantic(arguments: list[str]) -> None:
    code = (
        "import sys; from trainer.__main__ import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "sys.exit('pydantic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, cwd=ROOT, timeout=60, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0


@pytest.mark.parametrize(
    "text", [folder / name for folder in (ROOT, ROOT / "scenarios") for name in ("README.md", "README.zh.md")], ids=str
)
def test_every_command_line_of_the_guides_can_be_understood(text: Path) -> None:
    lines = re.findall(r"`(trainer [^`]+)`|^(trainer .+)$", text.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(lines) > 5
    for inline, block in lines:
        words = shlex.split(inline or block)[1:]
        command: click.Command = app
        known = opts_of(app)
        for word in words:
            if word.startswith("-") and len(word) > 1:
                assert word in known, (inline or block, word)
            elif isinstance(command, click.Group) and word in command.commands:
                command = command.commands[word]
                known |= opts_of(command)
        assert command is not app or words[0].startswith("-"), inline or block


def opts_of(command: click.Command) -> set[str]:
    return {opt for param in command.params for opt in param.opts} | {"-h", "--help"}


def test_every_command_speaks_the_language_asked_for() -> None:
    silent = [
        path
        for path, command in commands()
        if not isinstance(command, click.Group) and "--lang" not in opts_of(command)
    ]
    assert silent == []


def test_the_bare_program_reads_no_options() -> None:
    code = (
        "import sys; sys.argv = ['trainer']\nfrom trainer.__main__ import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "sys.exit('click' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, "needs a terminal" in done.stderr) == (0, True)


def test_the_version_is_data() -> None:
    assert started("--version").stdout == f"{__version__}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="sends signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1"])
def test_an_interrupt_of_any_command_is_told_once_and_is_the_exit_code(name: str, tmp_path: Path) -> None:
    flag = tmp_path / "ready"
    script = (
        f"{HEARING}"
        "import pathlib, time, trainer.packs.locate as locate\n"
        "def waiting(*_):\n"
        f"    pathlib.Path({str(flag)!r}).touch()\n"
        "    while True: time.sleep(0.01)\n"
        "locate.shelf = waiting\n"
        "from trainer.__main__ import main\n"
        "main()\n"
    )
    with running(
        [sys.executable, "-c", script, "list", "--lang", "zh"], cwd=ROOT, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}, encoding="utf-8",
    ) as program:  # fmt: skip
        wait_for(flag, program)
        program.send_signal(getattr(signal, name))
        _, told = program.communicate(timeout=60)
    assert (program.returncode, told.split()) == (128 + getattr(signal, name), ["已中断，演练过的都已保存"])
