"""Questions for the group that this play gives rise to, as "I saw, I think, I wonder"."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.debrief.clues import MISLEADING, ClueReview
from trainer.debrief.people import PersonReview
from trainer.debrief.pitches import PitchMade
from trainer.debrief.turning import Turn

AT_MOST = 4


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to put into words.

    Attributes:
        kind: "sure", "misled", "unheard", "past", "contradiction", "breach", "moved" or "unmet".
        person: whom it is about, or "".
        first: a role id, a title or a rule.
        second: a role id, a title or the text of a clue.
    """

    kind: str
    person: str = ""
    first: str = ""
    second: str = ""


def prompts_from(
    people: tuple[PersonReview, ...], pitches: tuple[PitchMade, ...], turns: tuple[Turn, ...]
) -> tuple[Prompt, ...]:
    """Return at most `AT_MOST` questions, what weighs most first and no kind twice."""
    found: list[Prompt] = []
    found += [Prompt("breach", turn.person, turn.what) for turn in turns if turn.kind == "breach"]
    for person in people:
        found += _about(person)
    found += [Prompt("contradiction", "", *turn.names) for turn in turns if turn.kind == "contradiction"]
    found += [Prompt("unheard", made.person, made.title) for made in pitches if made.fit.unheard_points]
    found += [
        Prompt("past", made.person, made.title)
        for made in pitches
        if made.fit.missed and not made.fit.answered and not made.shared and not made.fit.unheard_points
    ]
    found += [
        Prompt("unmet", person.name)
        for person in sorted(people, key=lambda one: -one.weight)
        if not person.met and not person.left and person.weight > 1
    ]
    kinds: dict[str, Prompt] = {}
    for prompt in found:
        kinds.setdefault(prompt.kind, prompt)
    return tuple(kinds.values())[:AT_MOST]


def _about(person: PersonReview) -> list[Prompt]:
    if not person.maps:
        return []
    last = person.maps[0]
    primary = next(axis for axis in last.axes if axis.id == "primary")
    found: list[Prompt] = []
    if last.written and not last.role_right:
        misleading = [
            clue.text for clue in person.clues if clue.text in last.cited and _claims(clue, primary.believed[0])
        ]
        if misleading:
            found.append(Prompt("misled", person.name, primary.believed[0], misleading[0]))
        if last.certainty == 3:
            found.append(Prompt("sure", person.name, primary.believed[0], primary.true[0]))
        earlier = person.maps[1:]
        if earlier and any(axis.id == "primary" and axis.true != primary.true for axis in earlier[0].axes):
            found.append(Prompt("moved", person.name, primary.believed[0], primary.true[0]))
    return found


def _claims(clue: ClueReview, role: str) -> bool:
    """Return whether `clue` misleads, and to `role`."""
    return clue.verdict == MISLEADING and any(
        support.axis == "role" and support.value == role and not support.then for support in clue.supports
    )
