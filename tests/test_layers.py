"""What the import contracts do not see: circles that only a type checker or a call ever closes."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import trainer

ROOT = Path(trainer.__file__).parent


def module_files() -> dict[str, Path]:
    """Return every module of the program by its dotted name."""
    files = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT.parent).with_suffix("").parts
        files[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return files


def imported(path: Path, known: Mapping[str, Path]) -> Iterator[str]:
    """Yield our modules that a file imports anywhere: at its head, in a function, or for the type checker alone."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            assert node.module is not None and node.level == 0, f"{path}: imports are absolute"
            for alias in node.names:
                submodule = f"{node.module}.{alias.name}"
                if submodule in known:
                    yield submodule
                elif node.module in known:
                    yield node.module


def reached(start: str, graph: Mapping[str, set[str]]) -> set[str]:
    """Return every module that `start` leads to, itself only if a circle leads back."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = graph[waiting.pop()] - found
        found |= new
        waiting.extend(new)
    return found


def test_no_module_leads_back_to_itself() -> None:
    known = module_files()
    assert len(known) > 100
    graph = {name: set(imported(path, known)) for name, path in known.items()}
    in_circles = {name for name in graph if name in reached(name, graph)}
    assert in_circles == set()


def test_screens_and_widgets_of_the_full_screen_do_not_know_the_app() -> None:
    known = module_files()
    apps = {"trainer.tui.app", "trainer.tui.studio.app"}
    for name, path in known.items():
        if name.startswith(("trainer.tui.screens", "trainer.tui.widgets")):
            assert not apps & set(imported(path, known)), name
