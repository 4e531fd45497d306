"""What the account map could have said of a person: by the clues in hand, less surely, or by one more finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from trainer.core.moves import Note
from trainer.core.scenario import Clue, Truth
from trainer.core.score.account_map import EVIDENCE_FOR_SURE
from trainer.core.vocabulary import CONCERNS, NEED_BIT, WINS
from trainer.debrief.facts.clues import clues_about
from trainer.debrief.facts.replay import ReplayedPlay

LIKELY, SURE, GUESS = 2, 3, 1
MapKind = Literal["map", "sure"]
MAP_KINDS: Final[tuple[MapKind, ...]] = ("map", "sure")
"""What clues in hand showed, and a wrong role as a guess."""


@dataclass(frozen=True, slots=True)
class MapNotes:
    """What could have been written of a person (an index), by the place of the move that hands the map in.

    Attributes:
        told: the place of the map that is told of: the last one on which something else should have stood than did, or
            the last one where only the certainty or what was cited fell short.
    """

    person: int
    by_place: Mapping[int, Note]
    told: int

    @property
    def note(self) -> Note:
        """The note for the map that is told of."""
        return self.by_place[self.told]


def map_notes(play: ReplayedPlay, person: int, kind: MapKind) -> MapNotes | None:
    """Return what clues in hand showed of a person ("map"), or a wrong role as a guess ("sure"); None if it stood."""
    found: dict[int, Note] = {}
    other: list[int] = []
    for place, order in _handed_in(play):
        handed = play.state.handed[order]
        truth = play.scenario.truth(handed.fired)[person]
        stood = handed.board[person]
        if not truth.present:
            continue
        if kind == "sure":
            wrong = stood is not None and stood.roles and stood.roles[0] != truth.roles[0]
            note = replace(stood, certainty=GUESS) if stood is not None and wrong else stood
        else:
            note = _as_shown(play, person, stood, truth, handed.clues)
        if note is not None and note != stood:
            found[place] = note
            if stood is None or replace(stood, certainty=note.certainty, evidence=note.evidence) != note:
                other.append(place)
    return MapNotes(person, found, max(other or found)) if found else None


def finding_notes(play: ReplayedPlay, person: int) -> Iterator[tuple[int, MapNotes]]:
    """Yield clues about a person that were never found and show what the last map has not, with what they would show.

    Those that show most come first.
    """
    scenario = play.scenario
    handed = list(_handed_in(play))
    if not handed:
        return
    last = play.state.handed[-1]
    truth = scenario.truth(last.fired)[person]
    if not truth.present:
        return
    missed = [clue for clue in clues_about(play.scenario, person) if not play.state.clues >> clue.index & 1]
    adding = [(adds, clue) for clue in missed if (adds := _adds(clue, last.board[person], truth))]
    for _, clue in sorted(adding, key=lambda pair: -pair[0]):
        found: dict[int, Note] = {}
        for place, order in handed:
            then = play.state.handed[order]
            now = scenario.truth(then.fired)[person]
            note = _as_shown(play, person, then.board[person], now, then.clues | 1 << clue.index)
            if note is not None and note != then.board[person]:
                found[place] = note
        if found:
            yield clue.index, MapNotes(person, found, max(found))


def _handed_in(play: ReplayedPlay) -> Iterator[tuple[int, int]]:
    """Yield the place of each move that handed a map in, and the map's order, from 0."""
    for place, moment in enumerate(play.moments):
        for order in range(len(moment.before.handed), len(moment.after.handed)):
            yield place, order


def _as_shown(play: ReplayedPlay, person: int, stood: Note | None, truth: Truth, clues: int) -> Note | None:
    """Return the note with all that is true and shown by `clues` (a mask), and without what is not true."""
    shown: dict[tuple[str, str], list[str]] = {}
    for clue in clues_about(play.scenario, person):
        if clues >> clue.index & 1:
            for claim in clue.supports:
                if _is_true(claim, truth):
                    shown.setdefault(claim, []).append(clue.id)
    if not shown:
        return stood
    note = stood or Note(play.scenario.people[person].id)
    primary = ("role", truth.roles[0])
    evidence = shown.get(primary, [])
    right = bool(note.roles) and note.roles[0] == truth.roles[0]
    further = [role for role in truth.roles[1:] if role in note.roles[1:] or ("role", role) in shown]
    roles, certainty, cited = note.roles, note.certainty, note.evidence
    if evidence or right:
        sure = SURE if len(evidence) >= EVIDENCE_FOR_SURE else LIKELY
        roles = (truth.roles[0], *further)
        certainty = max(certainty, sure) if right else sure
        cited = tuple(dict.fromkeys((*cited, *evidence)))

    def known(names: tuple[str, ...], believed: tuple[str, ...], axis: str) -> tuple[str, ...]:
        held = (name for name in names if truth.needs & NEED_BIT[name])
        return tuple([name for name in held if name in believed or (axis, name) in shown]) or believed

    return Note(
        note.person,
        roles,
        truth.influence if ("influence", str(truth.influence)) in shown else note.influence,
        note.stance,
        truth.veto if ("veto", truth.veto) in shown else note.veto,
        known(CONCERNS, note.concerns, "concern"),
        known(WINS, note.wins, "win"),
        certainty,
        cited,
    )


def _is_true(claim: tuple[str, str], truth: Truth) -> bool:
    match claim:
        case ("role", role):
            return role in truth.roles
        case ("concern" | "win", need):
            return bool(truth.needs & NEED_BIT[need])
        case ("influence", value):
            return value == str(truth.influence)
        case ("veto", value):
            return value == truth.veto
    return False


def _adds(clue: Clue, stood: Note | None, truth: Truth) -> int:
    """Return how much a clue shows that does not stand on the map: 4 for the primary role, 1 for anything else."""
    added = 0
    for claim in clue.supports:
        if not _is_true(claim, truth):
            continue
        match claim:
            case ("role", role) if role == truth.roles[0]:
                added += 4 * (stood is None or stood.roles[:1] != (role,))
            case ("concern", need):
                added += stood is None or need not in stood.concerns
            case ("win", need):
                added += stood is None or need not in stood.wins
    return added
