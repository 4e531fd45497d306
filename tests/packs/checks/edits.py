"""Edits of the small scenario, and what the checks say of them."""

from __future__ import annotations

from pathlib import Path

from trainer.packs.checks.check import check
from trainer.packs.problems import Problem


def codes(problems: list[Problem]) -> list[str]:
    """Return the codes of problems."""
    return [problem.code for problem in problems]


def edited(folder: Path, *changes: tuple[str, str]) -> list[Problem]:
    """Return what is wrong once each pair of `changes` has put its second text in the place of its first."""
    path = folder / "corner.toml"
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return check(path)


def marked(problem: Problem) -> str:
    """Return what is marked in the line that a problem shows."""
    assert problem.span is not None
    return problem.source[problem.span.column - 1 : problem.span.end_column - 1]
