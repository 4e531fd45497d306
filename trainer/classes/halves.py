"""Which two variants of which scenario two halves of a class have met."""

from __future__ import annotations

from trainer.classes.facts.class_play import ClassPlay, first_attempts
from trainer.classes.facts.halves import Halves, halves
from trainer.classes.replay import ReplayedClass
from trainer.errors import N_, UsageError


def halves_of(about: ReplayedClass, scenario: str = "", letters: str = "") -> Halves:
    """Return two halves of a class beside each other.

    Args:
        about: the class.
        scenario: as `pack/scenario` or without the pack; "" if only one was played with two variants.
        letters: the two variants, such as "ab"; "" for those that most met the scenario with.

    Raises:
        UsageError: if there are no such two, or it is not clear which scenario is meant.
    """
    met = _met(about)
    known = sorted(name for name, variants in met.items() if len(variants) > 1)
    chosen = [name for name in known if not scenario or scenario in (name, name.partition("/")[2])]
    if len(chosen) != 1:
        raise UsageError(
            N_("it is not clear which scenario two halves of the class have met")
            if chosen
            else N_("no two halves of the class have met this with two variants")
            if scenario
            else N_("no two halves of the class have met one scenario with two variants"),
            remedy=N_("there are: {known}") if known else N_("`trainer class list CLASS` shows the plays"),
            known=", ".join(known),
        )
    variants = met[chosen[0]]
    ranked = sorted(variants, key=lambda letter: (-len(first_attempts(variants[letter])), letter))
    wanted = sorted({*letters.lower()}) if letters else sorted(ranked[:2])
    if len(wanted) != 2 or not {*wanted} <= {*variants}:
        raise UsageError(
            N_("'{letters}' are no two variants that somebody met the scenario with"),
            remedy=N_("there are: {known}"),
            letters=letters[:20],
            known=", ".join(sorted(variants)),
        )
    first, second = ((letter, variants[letter]) for letter in wanted)
    return halves(first, second)


def _met(about: ReplayedClass) -> dict[str, dict[str, list[ClassPlay]]]:
    """Return the plays of each scenario by the letter of the variant, of those that somebody met it with."""
    found: dict[str, dict[str, list[ClassPlay]]] = {}
    for rules, sittings in about.groups.items():
        loaded = about.loaded[rules]
        if loaded.letter and first_attempts(sittings):
            found.setdefault(loaded.scenario.id, {}).setdefault(loaded.letter, []).extend(sittings)
    return found
