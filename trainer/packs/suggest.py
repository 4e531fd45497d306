"""Guessing which name was meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from trainer.core.vocabulary import CONCERNS, WINS

_MANY = 400


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the one of `known` that is most like `name`, or "" if none is near."""
    name = name[:80]
    names = tuple(known)
    if len(names) > _MANY:
        # Comparing is slow: of very many names only those that begin alike are looked at.
        names = tuple(one for one in names if one[:2] == name[:2] and abs(len(one) - len(name)) < 3)[:_MANY]
    near = get_close_matches(name, names, n=1, cutoff=0.6)
    return near[0] if near else ""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return "did you mean 'x'?" for the nearest of `known`, or "" if none is near."""
    near = nearest(name, known)
    return f"did you mean '{near}'?" if near else ""


def crossed(name: str, wanted: Iterable[str]) -> str:
    """Return that `name` is a concern where `wanted` are the wins, or the other way round; "" if it is neither."""
    names = set(wanted)
    if names == set(WINS) and name in CONCERNS:
        return f"{name} is a concern of the office, not a personal win"
    if names == set(CONCERNS) and name in WINS:
        return f"{name} is a personal win, not a concern of the office"
    return ""
