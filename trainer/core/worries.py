"""What a manager would worry about on an account map as it was handed in, from the map alone: nothing of the truth."""

from __future__ import annotations

from collections import Counter
from typing import Final, Literal, NamedTuple

from trainer.core.moves import Note
from trainer.core.narration import Line
from trainer.core.score.account_map import EVIDENCE_FOR_SURE
from trainer.core.state import OVER, Board, State

WorryKind = Literal[
    "empty", "no_decider", "two_deciders", "unknown", "decider_unmet", "sure", "doubled", "no_veto", "needs", "none"
]
WORRIES: Final[tuple[WorryKind, ...]] = (
    "empty", "no_decider", "two_deciders", "unknown", "decider_unmet", "sure", "doubled", "no_veto", "needs", "none",
)  # fmt: skip
"""From the gravest on."""
DOUBLED_FROM: Final = 3
"""People with one and the same primary role from which a map says too little with it."""


class Worry(NamedTuple):
    """What worries the manager most.

    Attributes:
        kind: what.
        people: indexes of those whom it is about, in the order of the board; may be empty.
    """

    kind: WorryKind
    people: tuple[int, ...] = ()


def worry_told(before: State, after: State) -> tuple[Line, ...]:
    """Return what the manager says right after the first map was handed in, nothing of any other move.

    A close hands it in as well, but then nobody worries any more.
    """
    if before.handed or not after.handed or after.place == OVER:
        return ()
    kind, people = worry_about(after.handed[0].board, after.met)
    return (Line("worry", item=WORRIES.index(kind), people=people),)


def worry_about(board: Board, met: int) -> Worry:
    """Return what worries the manager most about a map; `met` is the mask of the people who were met."""
    written = {person: note for person, note in enumerate(board) if note is not None and note != Note(note.person)}
    blank = tuple(person for person in range(len(board)) if person not in written)
    named = {person: note for person, note in written.items() if note.roles}
    deciders = tuple(person for person, note in named.items() if note.roles[0] == "decider")
    unmet = tuple(person for person in deciders if not met >> person & 1)
    unproven = tuple(
        person for person, note in named.items() if note.certainty == 3 and len(note.evidence) < EVIDENCE_FOR_SURE
    )
    role, count = next(iter(Counter(note.roles[0] for note in named.values()).most_common(1)), ("", 0))
    alike = tuple(person for person, note in named.items() if note.roles[0] == role)
    needless = tuple(person for person, note in written.items() if not note.concerns and not note.wins)
    if not written:
        return Worry("empty")
    if not any("decider" in note.roles for note in named.values()):
        return Worry("no_decider")
    if len(deciders) > 1:
        return Worry("two_deciders", deciders)
    if blank:
        return Worry("unknown", blank)
    if unmet:
        return Worry("decider_unmet", unmet)
    if unproven:
        return Worry("sure", unproven)
    if count >= DOUBLED_FROM:
        return Worry("doubled", alike)
    if all(note.veto in (None, "none") for note in written.values()):
        return Worry("no_veto")
    if needless:
        return Worry("needs", needless)
    return Worry("none")
