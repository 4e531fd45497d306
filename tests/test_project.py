"""What the project says of itself: every import is declared, and the lock file fits what is declared."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUNTIME = [Requirement(line) for line in PROJECT["dependencies"]]
DEVELOPING = RUNTIME + [Requirement(line) for line in PROJECT["optional-dependencies"]["dev"]]
LOCK = ROOT / "requirements-dev.lock"


def imported(folder: str) -> set[str]:
    """Return the names of the packages of others that the code in a folder imports."""
    found: set[str] = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                found.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found - sys.stdlib_module_names - {"trainer", "tests"}


@pytest.mark.parametrize(("folder", "declared"), [("trainer", RUNTIME), ("tests", DEVELOPING), ("assets", DEVELOPING)])
def test_every_import_is_declared(folder: str, declared: list[Requirement]) -> None:
    names = {canonicalize_name(one.name) for one in declared}
    owners = packages_distributions()
    found = {module: {canonicalize_name(name) for name in owners.get(module, ())} for module in imported(folder)}
    assert found
    assert {module: owner for module, owner in found.items() if not owner & names} == {}


def test_the_lock_file_fits_and_names_versions_alone() -> None:
    lines = [line for line in LOCK.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    pins = [re.fullmatch(r"([a-z0-9-]+)==([\w.]+)(?: ; [\w\s'.=<>!()]+)?", line) for line in lines]
    assert [line for line, pin in zip(lines, pins, strict=True) if pin is None] == []
    locked = {pin[1]: pin[2] for pin in pins if pin}
    assert len(locked) == len(lines)
    for wanted in DEVELOPING:
        version = locked.get(canonicalize_name(wanted.name))
        assert version is not None and wanted.specifier.contains(version, prereleases=True), (
            f"{wanted} against {version}: the head of {LOCK.name} says how to make it anew"
        )
