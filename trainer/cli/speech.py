"""Which language a command speaks: what was asked for, else what the user has set, else the locale's."""

from __future__ import annotations

import os

from trainer.i18n.translator import preferred_language
from trainer.play.settings import SettingsFile


def spoken(asked: str | None, otherwise: str = "", settings: SettingsFile | None = None) -> str:
    """Return the language to speak.

    Args:
        asked: what the command line says.
        otherwise: what comes next, such as the language of an attempt.
        settings: the settings if they were read already; they come after `TRAINER_LANG` and before the locale.
    """
    if asked:
        return preferred_language(asked)
    return preferred_language(
        setting=otherwise or os.environ.get("TRAINER_LANG") or (settings or SettingsFile(peek=True)).settings.language
    )
