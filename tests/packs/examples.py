"""The examples of every code: how `tests/data/codes` breaks the small scenario, and mends it."""

from __future__ import annotations

import shutil
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli_w

from tests.conftest import CORNER, DATA


@dataclass(frozen=True)
class Example:
    """A failing and a mended scenario for one code.

    Attributes:
        code: the code.
        table: what the data says, see the head of `tests/data/codes/E0.toml`.
    """

    code: str
    table: dict[str, Any]

    def put(self, folder: Path, *, bad: bool) -> Path:
        """Write the scenario into `folder` and return the path to check."""
        shutil.copytree(CORNER.parent, folder, dirs_exist_ok=True)
        table = self.table
        corner = folder / "corner.toml"
        for old, new in table.get("always", ()):
            corner.write_text(corner.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        if not bad and table.get("complete"):
            complete(folder)
        elif not bad and "before" not in table:
            return folder / "corner.toml"
        elif table.get("whole"):
            text = table["bad"] * table.get("times", 1)
            (folder / table.get("file", "corner.toml")).write_bytes(text.encode(table.get("encoding", "utf-8")))
        elif "before" in table:
            self._edit(folder / table.get("file", "corner.toml"), bad=bad)
        if table.get("check") == "empty":
            (folder / "empty").mkdir()
        return folder / (table.get("check", "corner.toml") if bad else "corner.toml")

    def _edit(self, path: Path, *, bad: bool) -> None:
        text = path.read_text(encoding="utf-8")
        before = self.table["before"]
        assert before in text, f"{self.code}: the small scenario has changed"
        after = self.table["bad"] if bad else self.table.get("good", before)
        if bad and "numbered" in self.table:
            after = "".join(after.replace("NUMBER", f"n{one}") for one in range(self.table["numbered"])) + before
        text = text.replace(before, after, -1 if self.table.get("all") else 1)
        for old, new in self.table.get("also", ()) if bad else ():
            assert old in text, f"{self.code}: the small scenario has changed"
            text = text.replace(old, new, 1)
        path.write_text(text, encoding="utf-8")

    @property
    def shown_bad(self) -> str:
        """The failing lines for the guide."""
        return str(self.table.get("shown_bad", self.table.get("bad", ""))).strip("\n")

    @property
    def shown_good(self) -> str:
        """The mended lines for the guide."""
        mended = self.table.get("good", self.table.get("before", ""))
        return str(self.table.get("shown_good", mended)).strip("\n")


def examples() -> dict[str, Example]:
    """Return every example by its code."""
    found: dict[str, Example] = {}
    for path in sorted((DATA / "codes").glob("*.toml")):
        for code, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            assert code.startswith(path.stem)
            found[code] = Example(code, table)
    return found


def complete(folder: Path) -> None:
    """Write a translation that leaves nothing out into `folder`."""
    from trainer.packs.format.models import ScenarioFile
    from trainer.packs.format.text_fields import tables, text_fields

    def translated(model: Any, document: dict[str, Any]) -> dict[str, Any]:
        kept: dict[str, Any] = {}
        for name, value in document.items():
            if name in text_fields(model):
                kept[name] = f"译 {value}"
            elif name == "id" and model is not ScenarioFile:
                kept[name] = value
            elif name in tables(model) and isinstance(value, dict):
                kept[name] = translated(tables(model)[name], value)
            elif name in tables(model):
                entries = [translated(tables(model)[name], entry) for entry in value]
                kept[name] = [entry for entry in entries if "id" in entry]
        return kept

    document = tomllib.loads((folder / "corner.toml").read_text(encoding="utf-8"))
    (folder / "corner.zh.toml").write_text(tomli_w.dumps(translated(ScenarioFile, document)), encoding="utf-8")
