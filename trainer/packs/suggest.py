"""Guessing which name was meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from trainer.core.vocabulary import CONCERNS, WINS
from trainer.errors import N_, Sentence

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


def did_you_mean(name: str, known: Iterable[str]) -> Sentence:
    """Return "did you mean 'x'?" for the nearest of `known`, or nothing if none is near."""
    near = nearest(name, known)
    return Sentence(N_("did you mean '{near}'?"), near=near) if near else Sentence("")


def there_are(known: Iterable[str]) -> Sentence:
    """Return which names there are."""
    return Sentence(N_("there are {names}"), names=tuple(known))


def crossed(name: str, wanted: Iterable[str]) -> Sentence:
    """Return that `name` is a concern where `wanted` are the wins, or the other way round; nothing if it is neither."""
    names = set(wanted)
    if names == set(WINS) and name in CONCERNS:
        return Sentence(N_("{name} is a concern of the office, not a personal win"), name=name)
    if names == set(CONCERNS) and name in WINS:
        return Sentence(N_("{name} is a personal win, not a concern of the office"), name=name)
    return Sentence("")
