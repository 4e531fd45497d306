"""What keeps a scenario from being played: the loader and `trainer check` ask the same."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.packs.checks.reachability import reach
from trainer.packs.checks.references import names
from trainer.packs.checks.rules import rules
from trainer.packs.checks.subject import Subject
from trainer.packs.problems import Problem


def errors(subject: Subject) -> Iterator[Problem]:
    """Yield every error of a scenario whose tables have the right shape."""
    yield from names(subject)
    yield from rules(subject)
    yield from reach(subject)
