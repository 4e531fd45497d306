"""The tests mirror the program: beside `trainer/core/step.py` stands `tests/core/test_step.py`."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).parent
PACKAGE = TESTS.parent / "trainer"

WITHOUT = """
cli/options.py
plain/account_map.py
plain/console.py
plain/setup.py
play/rewind.py
play/workspace.py
"""
"""Modules that have no test file of their own yet. This list only shrinks: a new module brings its tests with it."""


def mirrored(module: str) -> str:
    """The test file of a module, both as paths below their folders: `core/step.py` is tested by `core/test_step.py`."""
    folder, _, name = module.rpartition("/")
    return f"{folder}/test_{name}".lstrip("/")


def modules() -> set[str]:
    files = (path for path in PACKAGE.rglob("*.py") if path.name not in ("__init__.py", "__main__.py"))
    return {path.relative_to(PACKAGE).as_posix() for path in files}


def with_tests() -> set[str]:
    return {module for module in modules() if (TESTS / mirrored(module)).is_file()}


def test_every_module_has_its_tests_beside_it() -> None:
    missing = modules() - with_tests() - set(WITHOUT.split())
    assert not missing, f"write {', '.join(sorted(f'tests/{mirrored(module)}' for module in missing))}"


def test_the_list_of_those_without_only_shrinks() -> None:
    without = WITHOUT.split()
    assert without == sorted(set(without)), "keep the list in order, each module once"
    gone = set(without) - modules()
    assert not gone, f"take these out of the list, they are no more: {', '.join(sorted(gone))}"
    have = set(without) & with_tests()
    assert not have, f"take these out of the list, they have tests now: {', '.join(sorted(have))}"
