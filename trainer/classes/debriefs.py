"""The plays in a class that are to be debriefed, each with the median of the class beside its scores."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from trainer.classes.facts.class_play import ClassPlay, nth
from trainer.classes.facts.report import levels_of
from trainer.classes.manage import same_id, the_one
from trainer.classes.replay import ReplayedClass
from trainer.debrief.facts.debrief import Facts
from trainer.errors import N_, TrainerError
from trainer.i18n.translator import Translator
from trainer.play.debriefs import Debriefing, facts_of
from trainer.play.rows import played

FEWEST_FOR_MEDIAN = 5
"""Trainees below whom no median is shown: of two, each could work out what the other one scored."""


def debriefings_of(about: ReplayedClass, attempts: Sequence[str], translator: Translator) -> list[Debriefing]:
    """Return the plays of a class that are to be debriefed, by scenario and by name.

    Args:
        about: the class.
        attempts: the beginnings of their ids, or of the ids of people for all plays of each; everybody's first play
            that is no practice if there are none.
        translator: the language of the pages.

    Raises:
        UsageError: if no play begins so, or several do.
        TrainerError: if nothing is asked for and nobody has played but in practice.
    """
    wanted = {attempt for start in attempts for attempt in _wanted(about, start)}
    plays = []
    for rules, sittings in about.groups.items():
        first = nth(sittings, 1)
        medians = {one.id: one.spread.median for one in levels_of(first, {}) if one.spread.n >= FEWEST_FOR_MEDIAN}
        chosen = [one for one in sittings if one.attempt in wanted] if attempts else first
        facts = facts_of(about.loaded[rules], median=medians)
        plays += [_one(about, one, rules, facts, translator) for one in sorted(chosen, key=lambda one: one.name)]
    if not plays:
        raise TrainerError(
            N_("nobody in '{name}' has handed in a play that is no practice"),
            remedy=N_("`trainer class list CLASS` shows the plays; name one to have it debriefed"),
            name=about.course.name,
        )
    return plays


def _wanted(about: ReplayedClass, start: str) -> list[str]:
    found = [each for each in about.kept if each.startswith(start.lower())]
    people = {person for one in about.kept.values() for person in one.people if person.startswith(start.lower())}
    if not found and not people:
        people = {
            one.id for one in about.members if same_id(one.identity, start) or start in (one.name, about.labels[one.id])
        }
    if not found and len(people) == 1:
        return [each for each, one in about.kept.items() if people & set(one.people)]
    return [the_one(found, start)]


def _one(about: ReplayedClass, one: ClassPlay, rules: str, known: Facts, translator: Translator) -> Debriefing:
    kept = about.kept[one.attempt]
    moves, rewinds, said = played(kept.rows, kept.words)
    facts = replace(
        known, attempt=kept.attempt, opened=kept.opened, practice=kept.practice, rewinds=rewinds,
        reflection=kept.reflection, said=said,
        finished=_finished(about, frozenset(kept.people), about.loaded[rules].scenario.id),
    )  # fmt: skip
    return Debriefing(about.loaded[rules].scenario, tuple(moves), one.name, facts, translator)


def _finished(about: ReplayedClass, people: Set[str], scenario: str) -> tuple[str, ...]:
    """Return the letters of the variants of a scenario that one of these people has handed in, in order."""
    return tuple(
        sorted(
            {
                about.loaded[rules].letter
                for rules, sittings in about.groups.items()
                if about.loaded[rules].scenario.id == scenario
                and any(not people.isdisjoint(about.kept[one.attempt].people) for one in sittings)
            }
        )
    )
