"""Debriefs of the plays in a class, each with the median of the class beside its scores."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from trainer.debrief.classes.model import levels_of
from trainer.debrief.classes.sitting import Sitting, nth
from trainer.debrief.model import Debrief, debrief
from trainer.debrief.pdf import searched
from trainer.errors import N_, TrainerError
from trainer.play.class_report import Replayed
from trainer.play.classes import the_one
from trainer.play.debriefs import facts_of
from trainer.play.record import replayed

FEWEST = 5
"""Trainees below whom no median is shown: of two, each could work out what the other one scored."""
Tell = Callable[[int, int], None]
"""Told how many of how many are done."""


def debriefs_of(about: Replayed, attempts: Sequence[str], tell: Tell) -> list[Debrief]:
    """Return debriefs of a class, by scenario and by name.

    Args:
        about: the class.
        attempts: the beginnings of their ids; everybody's first play that is no practice if there are none.
        tell: told how many are done.

    Raises:
        UnknownScenario: if no play begins so, or several do.
        TrainerError: if nothing is asked for and nobody has played but in practice.
    """
    wanted = {the_one([each for each in about.kept if each.startswith(start.lower())], start) for start in attempts}
    work = []
    for rules, sittings in about.groups.items():
        first = nth(sittings, 1)
        lies = {one.id: one.spread.median for one in levels_of(first, {}) if one.spread.n >= FEWEST}
        chosen = [one for one in sittings if one.attempt in wanted] if attempts else first
        work += [partial(_debrief, about, one, rules, lies) for one in sorted(chosen, key=lambda one: one.name)]
    depth = searched(len(work))
    if not work:
        raise TrainerError(
            N_("nobody in '{name}' has handed in a play that is no practice"),
            remedy=N_("`trainer class list CLASS` shows the plays; name one to have it debriefed"),
            name=about.course.name,
        )
    found = []
    for number, make in enumerate(work, start=1):
        found.append(make(depth))
        tell(number, len(work))
    return found


def _debrief(about: Replayed, one: Sitting, rules: str, median: dict[str, float], depth: int) -> Debrief:
    kept, loaded = about.kept[one.attempt], about.loaded[rules]
    moves, rewinds = replayed(kept.rows)
    facts = facts_of(
        loaded,
        attempt=kept.attempt,
        opened=kept.opened,
        practice=kept.practice,
        rewinds=rewinds,
        median=median,
    )
    return debrief(loaded.scenario, moves, you=about.labels[kept.person], facts=facts, searched=depth)
