"""Every page of help, in every language."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import NamedTuple

from tests.cli.program import ROOT
from tests.i18n import command_line
from trainer.i18n.translator import Translator

WIDTH = 80
ALL_PAGES = """
import json, sys
from click.testing import CliRunner
from trainer.cli.app import app
from trainer.cli.language import set_help_language
set_help_language(sys.argv[1:2])
print(json.dumps([CliRunner().invoke(app, [*path, "--help"], prog_name="trainer").stdout
                  for path in json.loads(sys.argv[2])]))
"""


class Pages(NamedTuple):
    """The pages of help in one language, by the words that call the command."""

    tr: Translator
    told: dict[tuple[str, ...], str]


def pages_in(language: str) -> Pages:
    """Return every page of help in a language, for a terminal of `WIDTH` cells."""
    every = [path for path, _ in command_line.commands()]
    told = subprocess.run(
        [sys.executable, "-c", ALL_PAGES, f"--lang={language}", json.dumps(every)],
        capture_output=True, text=True, cwd=ROOT, timeout=60, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": str(WIDTH)},
    )  # fmt: skip
    return Pages(Translator(language), dict(zip(every, json.loads(told.stdout), strict=True)))
