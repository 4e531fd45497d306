"""Ids that were renamed where they are defined: which of the new ones was meant by an old one that is still used."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from difflib import get_close_matches

from trainer.packs.suggest import nearest

_SOMEWHAT = 0.5
"""Among the few names that can be meant a weak likeness will do."""


def renamed(before: Sequence[str], now: Sequence[str]) -> dict[str, str]:
    """Return by old name the new one that took its place in a list.

    Where between two entries that both lists have as many names are gone as are new, each stands for the one in its
    place.

    Args:
        before: the names of a list in their order, by whoever knows the old ones.
        now: the names that it has.
    """
    known, had = set(now), set(before)
    found: dict[str, str] = {}
    place = {name: position for position, name in enumerate(now)}
    gone: list[str] = []
    last = -1
    for name in (*before, None):
        if name is not None and name not in known:
            gone.append(name)
            continue
        following = len(now) if name is None else place[name]
        new = [one for one in now[last + 1 : following] if one not in had]
        if gone and len(gone) == len(new):
            found.update(zip(gone, new, strict=True))
        gone, last = [], following
    return found


def meant_by(name: str, known: Iterable[str], unused: Collection[str]) -> str:
    """Return the one of `known` that an unknown name means, or "".

    Args:
        name: what is used and not known.
        known: the names that there are.
        unused: those of them that nothing uses: one that was renamed is among them.
    """
    names = tuple(known)
    slip = next((one for one in names if _one_slip(name, one)), "")
    if slip:
        return slip
    if len(unused) == 1:
        return next(iter(unused))
    near = get_close_matches(name[:80], sorted(unused)[:400], n=1, cutoff=_SOMEWHAT)
    return near[0] if near else nearest(name, names)


def _one_slip(one: str, other: str) -> bool:
    """Return whether two names differ by one letter: another, one more or less, or two that changed places."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 3:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, there = one[start:], other[start:]
    return (
        rest[1:] == there[1:]
        or rest[1:] == there
        or rest == there[1:]
        or (rest[1::-1] == there[:2] and rest[2:] == there[2:])
    )
