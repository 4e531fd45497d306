"""The user's folder; on its own, since the first screen needs it and nothing else of packs."""

from __future__ import annotations

import os
from pathlib import Path

HOME_VARIABLE = "TRAINER_HOME"


def home() -> Path:
    """Return the user's folder for packs, settings and the journal; `TRAINER_HOME` overrides the platform's."""
    given = os.environ.get(HOME_VARIABLE)
    if given:
        return Path(given).expanduser()
    from platformdirs import user_data_path

    return user_data_path("sales-role-trainer", appauthor=False)
