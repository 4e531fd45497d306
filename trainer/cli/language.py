"""The language of a command: what was asked for, else what the user has set, else the locale's."""

from __future__ import annotations

import gettext
import os
from collections.abc import Sequence
from itertools import pairwise, takewhile

from trainer.errors import TrainerError
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.translator import CATALOGUES, DOMAIN, Translator, preferred_language
from trainer.play.settings import SettingsFile


def set_help_language(arguments: Sequence[str]) -> None:
    """Have help and errors said in the language that `arguments` ask for, else in the user's.

    Click takes its words from gettext, which goes by the environment and one catalogue for the program.
    """
    os.environ["LANGUAGE"] = choose_language(_asked(arguments))
    gettext.bindtextdomain(DOMAIN, CATALOGUES)
    gettext.textdomain(DOMAIN)


def _asked(arguments: Sequence[str]) -> str | None:
    """Return what the last `--lang` asks for, wherever it stands, or None."""
    words = list(takewhile(lambda word: word != "--", arguments))
    asked = [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    asked += [word for option, word in pairwise(words) if option == "--lang"]
    return next((word for word in reversed(asked) if word in LANGUAGES), None)


def speak(language: str) -> None:
    """Have all that is said from here on said in `language`, errors too: where they are told, no command is known."""
    os.environ["TRAINER_LANG"] = language


def translator_for(asked: str | None = None) -> Translator:
    """Return what speaks the language of a command, of which `asked` is what its `--lang` says."""
    return Translator(choose_language(asked))


def choose_language(asked: str | None, otherwise: str = "", settings: SettingsFile | None = None) -> str:
    """Return the language to speak.

    Args:
        asked: what the command line says.
        otherwise: what comes next, such as the language of an attempt.
        settings: the settings if they were read already; they come after `TRAINER_LANG` and before the locale.
    """
    if asked:
        return preferred_language(asked)
    return preferred_language(
        setting=otherwise or os.environ.get("TRAINER_LANG") or (settings.settings.language if settings else _kept())
    )


def _kept() -> str:
    """Return the language that was set for good, or "": where no folder can be found, its own error has to be told."""
    try:
        return SettingsFile(peek=True).settings.language
    except TrainerError:
        return ""
