"""The user's folder; on its own, since the first screen needs it and nothing else of packs."""

from __future__ import annotations

import os
from pathlib import Path

from trainer.errors import N_, UsageError

HOME_VARIABLE = "TRAINER_HOME"


def home() -> Path:
    """Return the user's folder for packs, settings and the journal; `TRAINER_HOME` overrides the platform's.

    Raises:
        UsageError: if `TRAINER_HOME` begins with the home of somebody who is not known here.
    """
    given = os.environ.get(HOME_VARIABLE)
    if given:
        try:
            return Path(given).expanduser()
        except RuntimeError:
            raise UsageError(
                N_("nobody's home is known here for '{given}'"), where=HOME_VARIABLE,
                remedy=N_("write out the folder from the root of the disk, or leave {variable} unset"),
                given=given, variable=HOME_VARIABLE,
            ) from None  # fmt: skip
    from platformdirs import user_data_path

    return user_data_path("sales-role-trainer", appauthor=False)
