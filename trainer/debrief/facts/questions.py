"""Questions for the group that this play gives rise to, as "I saw, I think, I wonder"."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.core.clues import MISLEADING
from trainer.debrief.facts.clues import ClueReview
from trainer.debrief.facts.people import PersonReview
from trainer.debrief.facts.pitches import PitchMade
from trainer.debrief.facts.turning_points import Turn

MOST_QUESTIONS = 4
SURE = 3
"""The certainty that is called sure."""


@dataclass(frozen=True, slots=True)
class DiscussionQuestion:
    """A question to put into words.

    Attributes:
        kind: "sure", "misled", "unheard", "past", "contradiction", "breach", "moved" or "unmet".
        person: whom it is about, or "".
        first: the id of the role on the map, a title or a rule; never what is true instead.
        second: a title or the text of a clue.
    """

    kind: str
    person: str = ""
    first: str = ""
    second: str = ""


def discussion_questions(
    people: tuple[PersonReview, ...], pitches: tuple[PitchMade, ...], turns: tuple[Turn, ...]
) -> tuple[DiscussionQuestion, ...]:
    """Return at most `MOST_QUESTIONS` questions, what weighs most first and no kind twice."""
    found: list[DiscussionQuestion] = []
    found += [DiscussionQuestion("breach", turn.person, turn.what) for turn in turns if turn.kind == "breach"]
    for person in people:
        found += _about(person)
    found += _sure(people)
    found += [DiscussionQuestion("contradiction", "", *turn.names) for turn in turns if turn.kind == "contradiction"]
    found += [DiscussionQuestion("unheard", made.person, made.title) for made in pitches if made.fit.unheard_points]
    found += [
        DiscussionQuestion("past", made.person, made.title)
        for made in pitches
        if made.fit.missed and not made.fit.answered and not made.shared and not made.fit.unheard_points
    ]
    found += [
        DiscussionQuestion("unmet", person.name)
        for person in sorted(people, key=lambda one: -one.weight)
        if not person.met and not person.left and person.weight > 1
    ]
    kinds: dict[str, DiscussionQuestion] = {}
    for prompt in found:
        kinds.setdefault(prompt.kind, prompt)
    return tuple(kinds.values())[:MOST_QUESTIONS]


def _about(person: PersonReview) -> list[DiscussionQuestion]:
    if not person.maps:
        return []
    last = person.maps[0]
    primary = next(axis for axis in last.axes if axis.id == "primary")
    found: list[DiscussionQuestion] = []
    if last.written and not last.role_right:
        misleading = [
            clue.text for clue in person.clues if clue.text in last.cited and _claims(clue, primary.believed[0])
        ]
        if misleading:
            found.append(DiscussionQuestion("misled", person.name, primary.believed[0], misleading[0]))
        earlier = person.maps[1:]
        if earlier and any(axis.id == "primary" and axis.true != primary.true for axis in earlier[0].axes):
            found.append(DiscussionQuestion("moved", person.name, primary.believed[0]))
    return found


def _sure(people: tuple[PersonReview, ...]) -> list[DiscussionQuestion]:
    """Ask about sure entries, those of the most influence first, right or wrong: which it was is not given away."""
    return [
        DiscussionQuestion("sure", person.name, person.maps[0].believed[0])
        for person in sorted(people, key=lambda one: -one.weight)
        if person.maps and person.maps[0].certainty == SURE
    ]


def _claims(clue: ClueReview, role: str) -> bool:
    """Return whether `clue` misleads, and to `role`."""
    return any((one.axis, one.value, one.verdict) == ("role", role, MISLEADING) for one in clue.supports)
