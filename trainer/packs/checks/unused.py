"""What has no effect on any play."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.packs.checks.subject import NOTHING, Subject
from trainer.packs.format.models import PitchTable
from trainer.packs.problems import Problem


def unused(subject: Subject) -> Iterator[Problem]:
    """Yield what has no effect on any play."""
    yield from _flags(subject)
    yield from _pitches(subject)
    yield from _objections(subject)
    yield from _power(subject)
    yield from _levels(subject)
    yield from _endings(subject)


def _flags(subject: Subject) -> Iterator[Problem]:
    wanted = {rule.cleared_by for rule in subject.scenario.conduct}
    for _, needs, _, _ in subject.conditions():
        wanted.update(needs.flags, needs.without)
    told: set[str] = set()
    for key, effects in subject.effects():
        for place, flag in enumerate(effects.sets):
            if flag not in wanted and flag not in told:
                told.add(flag)
                yield subject.problem("W801", (*key, "sets", place), f"nothing needs the flag '{flag}'",
                                      "remove it, or let a condition ask for it")  # fmt: skip


def _pitches(subject: Subject) -> Iterator[Problem]:
    needed = frozenset().union(*(subject.needed(place) for place in range(len(subject.scenario.person))))
    for place, pitch in enumerate(subject.scenario.pitch):
        if not pitch.shared and not pitch.fit and not _offers(pitch) & needed:
            offers = ", ".join(sorted(_offers(pitch))) or "nothing"
            yield subject.problem("W802", ("pitch", place, "id"), f"the pitch '{pitch.id}' offers {offers}, "
                                  "which nobody ever needs", "let it answer what somebody holds")  # fmt: skip


def _offers(pitch: PitchTable) -> frozenset[str]:
    return frozenset((*pitch.answers, *pitch.appeals))


def _objections(subject: Subject) -> Iterator[Problem]:
    for place, person in enumerate(subject.scenario.person):
        needed = subject.needed(place) if person.objection else frozenset()
        for entry, objection in enumerate(person.objection):
            if objection.meant not in needed:
                yield subject.problem(
                    "W804", ("person", place, "objection", entry, "meant"),
                    f"'{objection.id}' never comes up: '{person.id}' never holds '{objection.meant}'",
                    f"mean one of {', '.join(sorted(needed))}" if needed else "give them concerns and wins",
                )  # fmt: skip


def _power(subject: Subject) -> Iterator[Problem]:
    last = max(subject.scenario.calendar.reviews, default=0)
    for place, event in enumerate(subject.scenario.event):
        moves = any(one.roles or one.influence is not None or one.veto or one.leaves for one in event.changes)
        if moves and event.day > last:
            yield subject.problem(
                "W803", ("event", place, "day"), f"power moves on day {event.day}, and no review comes after it",
                "add a later day to `reviews`",
            )  # fmt: skip


def _levels(subject: Subject) -> Iterator[Problem]:
    levels = subject.scenario.decision
    for lower, upper in (("deferred", "concessions"), ("concessions", "threshold")):
        if getattr(levels, lower) > getattr(levels, upper):
            yield subject.problem(
                "W805", ("decision", lower),
                f"`{lower}` {getattr(levels, lower)} is above `{upper}` {getattr(levels, upper)}", "let them rise",
            )  # fmt: skip


def _endings(subject: Subject) -> Iterator[Problem]:
    taken: dict[tuple[str, str | None], str] = {}
    for place, ending in enumerate(subject.scenario.ending):
        before = taken.get((ending.outcome, None)) or taken.get((ending.outcome, ending.reason))
        if before:
            yield subject.problem(
                "W806", ("ending", place, "id"), f"'{ending.id}' is never told: '{before}' always fits first",
                f"put it before '{before}'",
            )  # fmt: skip
        elif ending.needs == NOTHING:
            taken[ending.outcome, ending.reason] = ending.id
