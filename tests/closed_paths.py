"""Files and folders that cannot be read, whoever runs the tests: for root, no rights are missing."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest


def closed(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """Have the system refuse whatever is done with these paths and what stands below them."""

    def refusing(name: str) -> None:
        real = getattr(os, name)

        def guarded(path: Any, *arguments: Any, **more: Any) -> Any:
            if not isinstance(path, int) and any(Path(os.fsdecode(path)).is_relative_to(one) for one in paths):
                raise PermissionError(errno.EACCES, "Permission denied", os.fspath(path))
            return real(path, *arguments, **more)

        monkeypatch.setattr(os, name, guarded)

    for name in ("listdir", "scandir", "stat", "open"):
        refusing(name)
