"""A scenario in two variants: the corner workshop, and one where Bo places the orders."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import CORNER, DATA

B = (DATA / "variants" / "corner.b.toml").read_text(encoding="utf-8")


def family(folder: Path, b: str = B) -> Path:
    """Write the scenario with its variant `b` into a folder and return its own file."""
    shutil.copytree(CORNER.parent, folder, dirs_exist_ok=True)
    (folder / "corner.b.toml").write_text(b, encoding="utf-8")
    return folder / CORNER.name
