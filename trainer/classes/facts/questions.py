"""Questions for the group that come from what this class did, as "I saw, I think, I wonder"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trainer.classes.facts.conversations import Breach, MeetingCount, MissedPitch, UnaskedQuestion
from trainer.classes.facts.misreadings import Misreading
from trainer.core.clues import MISLEADING, OUTDATED
from trainer.debrief.facts.replay import Need

MOST_CLASS_QUESTIONS = 6
SEVERAL = 2
"""People from whom something is the class's and not somebody's."""


@dataclass(frozen=True, slots=True)
class ClassQuestion:
    """A question to put into words.

    Attributes:
        kind: "breach", "misled", "moved", "split", "misread", "sure", "pitch", "unasked" or "unmet".
        person: whom of the customer's it is about, or "".
        first: a role id, the title of a pitch, a rule, or a question.
        second: a role id or the text of a clue.
        count: how many.
        whole: of how many.
        need: what was wanted, for "pitch".
    """

    kind: str
    person: str = ""
    first: str = ""
    second: str = ""
    count: int = 0
    whole: int = 0
    need: Need | None = None


def class_questions(
    plays: int,
    read: Sequence[Misreading],
    pitches: Sequence[MissedPitch],
    silent: Sequence[UnaskedQuestion],
    broken: Sequence[Breach],
    met: Sequence[MeetingCount],
) -> tuple[ClassQuestion, ...]:
    """Return at most `MOST_CLASS_QUESTIONS` questions, no kind twice, what weighs most first.

    `plays` is how many counted.
    """
    found: list[ClassQuestion] = []
    found += [ClassQuestion("breach", first=one.rule, count=one.plays, whole=plays) for one in broken]
    for one in sorted(read, key=lambda each: -each.wrong * each.weight):
        found += _about(one)
    found += [
        ClassQuestion("pitch", one.person, one.title, count=one.people, whole=plays, need=one.wanted)
        for one in pitches
        if one.people >= SEVERAL and one.wanted is not None
    ]
    found += [ClassQuestion("unasked", one.person, one.say, one.clues[0], whole=plays) for one in silent if one.clues]
    found += [
        ClassQuestion("unmet", one.person, count=plays - one.plays, whole=plays)
        for one in met
        if one.weight > 1 and 2 * one.plays < plays
    ]
    kinds: dict[str, ClassQuestion] = {}
    for prompt in found:
        kinds.setdefault(prompt.kind, prompt)
    order = ("breach", "misled", "moved", "split", "misread", "sure", "pitch", "unasked", "unmet")
    return tuple(sorted(kinds.values(), key=lambda one: order.index(one.kind)))[:MOST_CLASS_QUESTIONS]


def _about(one: Misreading) -> Iterator[ClassQuestion]:
    whole = one.right + one.wrong + one.blank
    for mistake in one.mistakes:
        people = len(mistake.names)
        if people < SEVERAL:
            continue
        ground = mistake.grounds[0] if mistake.grounds else None
        if ground is not None and ground.cited >= SEVERAL and ground.verdict == MISLEADING:
            yield ClassQuestion("misled", one.name, mistake.chosen, ground.text, ground.cited, whole)
        elif ground is not None and ground.cited >= SEVERAL and ground.verdict == OUTDATED:
            yield ClassQuestion("moved", one.name, mistake.chosen, mistake.true, people, whole)
        elif one.right and abs(one.right - people) * 5 <= one.right + people:
            yield ClassQuestion("split", one.name, mistake.chosen, mistake.true, people, whole)
        else:
            yield ClassQuestion("misread", one.name, mistake.chosen, mistake.true, people, whole)
        if mistake.sure >= SEVERAL:
            yield ClassQuestion("sure", one.name, mistake.chosen, mistake.true, mistake.sure, whole)
