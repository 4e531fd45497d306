"""The language in which the reader of the command line speaks: it is chosen before anything is read."""

from __future__ import annotations

import gettext
import os
from collections.abc import Sequence
from itertools import pairwise, takewhile

from trainer.cli.speech import spoken
from trainer.i18n.translator import CATALOGUES, DOMAIN, LANGUAGES


def attune(arguments: Sequence[str]) -> None:
    """Have help and errors said in the language that `arguments` ask for, else in the user's.

    Click takes its words from gettext, which goes by the environment and one catalogue for the program.
    """
    os.environ["LANGUAGE"] = spoken(_asked(arguments))
    gettext.bindtextdomain(DOMAIN, CATALOGUES)
    gettext.textdomain(DOMAIN)


def _asked(arguments: Sequence[str]) -> str | None:
    """Return what the last `--lang` asks for, wherever it stands, or None."""
    words = list(takewhile(lambda word: word != "--", arguments))
    asked = [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    asked += [word for option, word in pairwise(words) if option == "--lang"]
    return next((word for word in reversed(asked) if word in LANGUAGES), None)
