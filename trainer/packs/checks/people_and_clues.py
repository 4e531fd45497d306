"""People and findings: ties that circle, clues that say nothing, are never found or all mislead."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.core.clues import claim_holds
from trainer.core.scenario import Truth
from trainer.packs.checks.cycles import circle_through, circles
from trainer.packs.checks.subject import Subject
from trainer.packs.format.models import EffectsTable
from trainer.packs.problems import Key, Problem


def ties(subject: Subject) -> Iterator[Problem]:
    """Yield every circle of people who sway each other, once."""
    told: set[tuple[str, ...]] = set()
    now: dict[int, Truth] = {}
    people = subject.scenario.person
    for key, changed in subject.timeline:
        now.update(changed)
        edges = {
            people[place].id: [people[other].id for other, strength in truth.sways if strength and other != place]
            for place, truth in now.items()
            if truth.present
        }
        for circle in circles(edges):
            way = circle_through(edges, circle)
            if tuple(way) in told:
                continue
            told.add(tuple(way))
            at: Key = ("person", subject.people[way[0]], "hidden", "sways", way[1]) if key == ("person",) else key
            when = "" if key == ("person",) else " after this event"
            yield subject.problem(
                "W301", at, f"ties circle{when}: {' → '.join((*way, way[0]))}", "drop the weakest of these ties",
                on_key=key == ("person",),
            )  # fmt: skip


def findings(subject: Subject) -> Iterator[Problem]:
    """Yield clues that say nothing, that nobody finds or that all mislead, and sources that tell nothing."""
    scenario = subject.scenario
    about: dict[int, list[bool]] = {}
    for place, clue in enumerate(scenario.clue):
        if not clue.supports:
            yield subject.problem(
                "W601", ("clue", place, "supports"), f"the clue '{clue.id}' supports nothing",
                "say what a careful reader may take from it, such as 'concern:risk'",
            )  # fmt: skip
        if clue.id not in subject.revealed:
            yield subject.problem(
                "W602", ("clue", place, "id"), f"nothing ever reveals the clue '{clue.id}'", "name it in some `reveals`"
            )
        person = subject.people.get(clue.about)
        if person is not None and clue.supports:
            truths = subject.histories[person]
            holds = all(any(_is_true(subject, support, truth) for truth in truths) for support in clue.supports)
            about.setdefault(person, []).append(holds)
    for person, held in about.items():
        if not any(held):
            yield subject.problem(
                "W603", ("person", person, "id"),
                f"every clue about '{scenario.person[person].id}' supports something that is never true",
                "write one that holds at some time",
            )  # fmt: skip
    for place, source in enumerate(scenario.source):
        if not _has_effect(source):
            yield subject.problem(
                "W604", ("source", place, "id"), f"the source '{source.id}' reveals nothing and changes nothing",
                "let it reveal a clue, or remove it",
            )  # fmt: skip


def _is_true(subject: Subject, support: str, truth: Truth) -> bool:
    axis, _, value = support.partition(":")
    return claim_holds(subject.people, truth, axis, value)


def _has_effect(effects: EffectsTable) -> bool:
    return bool(effects.reveals or effects.sets or effects.breach)
