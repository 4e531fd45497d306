"""Causes before consequences: what only follows from something else that is wrong is not told beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from trainer.packs.problems import START, Key, Problem

if TYPE_CHECKING:
    from trainer.packs.checks.headers import Slip
    from trainer.packs.format.table_paths import Path


_LOST = {
    "person": ("E202", "E204"),
    "question": ("E204",),
    "clue": ("E203",),
    "pitch": ("E205",),
    "source": ("E206",),
    "account": ("E212",),
    "conduct": ("E207",),
    "ending": ("E307",),
}
"""What is said of names while an entry of a list has no id that could be read."""
DANGLING = frozenset(code for codes in _LOST.values() for code in codes)
"""What is said of names that lead nowhere."""
_UNUSED = frozenset({"W602", "W604", "W703", "W801", "W812"})
"""What is said of things that nothing names, or not everything that should."""


def without_consequences(found: Iterable[Problem], slips: Sequence[Slip]) -> list[Problem]:
    """Return the slips of headers in a file, and what else is wrong there that does not follow from them."""
    found = list(found)
    syntax = next((one for one in found if one.code == "E004"), None)
    if syntax is not None:
        line = (syntax.span or START).line
        earlier = [slip.problem for slip in slips if (slip.problem.span or START).line <= line]
        return earlier or found
    if not slips:
        return found
    # What a table names, holds and decides cannot be judged while another one is not read.
    kept = [
        one for one in found if one.code[:2] in ("E0", "E1", "E4") and not any(_follows(one, slip) for slip in slips)
    ]
    return [*(slip.problem for slip in slips), *kept]


def _follows(problem: Problem, slip: Slip) -> bool:
    """Return whether a problem of shape comes of a header's slip."""
    if problem.key[: len(slip.key)] == slip.key and (slip.key or problem.code in ("E101", "E102")):
        return True
    if problem.code in ("E101", "E401", "E402", "E412") and slip.key[: len(problem.key)] == problem.key:
        return True
    names: Path = tuple(part for part in problem.key if isinstance(part, str))
    if problem.code == "E102":
        names = (*names, next(problem.wrong.names(), ""))
    return problem.code in ("E102", "E103", "E402", "E412") and (
        names[: len(slip.meant)] == slip.meant or slip.meant[: len(names)] == names
    )


def without_lost(found: Iterable[Problem]) -> list[Problem]:
    """Return what is wrong with a scenario without things that nothing names because their name is misspelt."""
    found = list(found)
    meant = {name for one in found if one.code in DANGLING or one.code == "E208" for name in one.mend.names()}
    return [one for one in found if one.code not in _UNUSED or meant.isdisjoint(one.wrong.names())]


def lost_with(touched: frozenset[Key]) -> frozenset[str]:
    """Return the codes of dangling names that faulty ids bring with them."""
    codes: set[str] = set()
    for key in touched:
        if len(key) == 2 or key[-1] == "id":
            inner = "question" if len(key) > 2 and key[2] == "question" else str(key[0])
            codes.update(_LOST.get(inner, ()))
    return frozenset(codes)


def stands(problem: Problem, touched: frozenset[Key]) -> bool:
    """Return whether a finding in a file with stand-ins is about what the author wrote."""
    if any(problem.key[:length] in touched for length in range(1, len(problem.key) + 1)):
        return False
    if problem.code[0] == "W" and any(key[: len(problem.key)] == problem.key for key in touched):
        return False
    # What it was judged against, or a table around that, may be a stand-in.
    return not any(key[: len(other)] == other[: len(key)] for other in problem.against for key in touched)
