"""Conduct and law: every temptation has a lawful way, and the law was looked up."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from trainer.packs.checks.subject import Subject
from trainer.packs.format.models import EffectsTable, PackFile
from trainer.packs.problems import Problem


def conduct(subject: Subject) -> Iterator[Problem]:
    """Yield temptations without a lawful way, and rules that nothing tempts to break."""
    scenario = subject.scenario
    moves: dict[str, EffectsTable] = {f"study {source.id}": source for source in scenario.source}
    moves.update({f"pitch {pitch.id}": pitch for pitch in scenario.pitch})
    moves.update({f"ask {person.id}.{one.id}": one for person in scenario.person for one in person.question})
    tempting = {effects.breach for _, effects in subject.effects()}
    for place, rule in enumerate(scenario.conduct):
        move = moves.get(rule.substitute)
        if move is not None and move.breach is not None:
            yield subject.problem(
                "W702", ("conduct", place, "substitute"),
                f"the substitute for '{rule.id}' breaks '{move.breach}' itself", "name a move that breaks no rule",
            )  # fmt: skip
        if rule.id not in tempting:
            yield subject.problem(
                "W703", ("conduct", place, "id"), f"nothing tempts anybody to break '{rule.id}'",
                "name it as the `breach` of some question, response, pitch or source",
            )  # fmt: skip


def law(pack: PackFile, name: str) -> Iterator[Problem]:
    """Yield a missing or impossible day on which the law was checked."""
    if pack.law_checked_on is None:
        yield Problem("W701", name, (), "the pack does not say when its rules of conduct were checked against the law",
                      "add law_checked_on = \"YYYY-MM-DD\"")  # fmt: skip
        return
    try:
        datetime.date.fromisoformat(pack.law_checked_on)
    except ValueError:
        yield Problem("W701", name, ("law_checked_on",), f"there is no day {pack.law_checked_on}",
                      "give the day of the last check")  # fmt: skip
