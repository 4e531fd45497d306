"""What an edited scenario would make of attempts that were played: asked, never done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from trainer.core.codec import encode
from trainer.core.moves import Move
from trainer.core.scenario import Scenario
from trainer.core.score.card import ScoreCard, score
from trainer.core.state import State
from trainer.core.step import start, step
from trainer.errors import BadTranscript, IllegalMove, TrainerError
from trainer.packs.load import load, load_bundle
from trainer.packs.loaded import Loaded
from trainer.packs.locate import find
from trainer.play.record import replayed
from trainer.store.journal import Journal
from trainer.store.looking import LookedAt
from trainer.store.rows import Attempt

Kind = Literal["identical", "same", "different", "broken", "unreadable"]
KINDS: tuple[Kind, ...] = ("identical", "same", "different", "broken", "unreadable")
_DIGEST_FROM = 8


@dataclass(frozen=True, slots=True)
class Change:
    """A result before and after; None where there is none."""

    old: float | str | None
    new: float | str | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What becomes of one attempt.

    Attributes:
        attempt: the attempt.
        kind: `identical` (the same rules, or the same states throughout), `same` (scores), `different` (scores),
            `broken` (a move is no longer legal), `unreadable` (its record or its own scenario cannot be replayed).
        changes: per competency, `overall` and `outcome`, what differs.
        move: number of the first move that is no longer legal, from 1; 0 if there is none.
        line: its line in the attempt's transcript.
        text: that move.
        reason: why it is not legal, or what cannot be read.
    """

    attempt: Attempt
    kind: Kind
    changes: dict[str, Change]
    move: int = 0
    line: int = 0
    text: str = ""
    reason: str = ""


def impact(journal: Journal, old: str, new: str) -> tuple[Effect, ...]:
    """Return what the scenario `new` would make of every attempt at the scenario `old`, newest first.

    Args:
        journal: is only read, damaged tails included.
        old: a scenario's path or id, or the beginning of a digest of attempts (of the bytes or of the rules).
        new: a scenario's path or id.

    Raises:
        TrainerError: if one of them cannot be found or used.
    """
    journal = LookedAt(journal)
    edited = load(find(new))
    name = edited.scenario.id.rpartition("/")[2]
    rows = [row for row in journal.attempts() if row.scenario.rpartition("/")[2] == name]
    return tuple(_effect(journal, row, edited) for row in _played_on(rows, old))


def _played_on(rows: Sequence[Attempt], old: str) -> list[Attempt]:
    digest = old.lower()
    if len(digest) >= _DIGEST_FROM and not set(digest) - set("0123456789abcdef"):
        found = [row for row in rows if row.sha256.startswith(digest) or row.rules.startswith(digest)]
        if found:
            return found
    before = load(find(old))
    return [row for row in rows if row.sha256 == before.sha256 or row.rules == before.rules]


def _effect(journal: Journal, row: Attempt, edited: Loaded) -> Effect:
    if row.rules == edited.rules:
        return Effect(row, "identical", {})
    try:
        before = load_bundle(journal.bundle(row.sha256), row.language).scenario
        moves, _ = replayed(one.text for one in journal.rows(row.id).good)
        states = _replay(before, moves)
    except _Stopped as stopped:
        return Effect(row, "unreadable", {}, reason=f"move {stopped.move} was not legal when it was played")
    except (TrainerError, BadTranscript) as fault:
        return Effect(row, "unreadable", {}, reason=fault.message)
    try:
        again = _replay(edited.scenario, moves)
    except _Stopped as stopped:
        where = stopped.move
        return Effect(row, "broken", {}, where, where + 1, encode(moves[where - 1]), stopped.reason)
    changes = _changes(score(before, states[-1]), score(edited.scenario, again[-1]))
    if changes:
        return Effect(row, "different", changes)
    same = states == again and _names(before) == _names(edited.scenario)
    return Effect(row, "identical" if same else "same", {})


class _Stopped(Exception):
    """A move (counted from 1) is not legal."""

    def __init__(self, move: int, reason: str) -> None:
        super().__init__(reason)
        self.move = move
        self.reason = reason


def _replay(scenario: Scenario, moves: Sequence[Move]) -> list[State]:
    states = [start(scenario)]
    for number, move in enumerate(moves, start=1):
        try:
            states.append(step(scenario, states[-1], move)[0])
        except IllegalMove as fault:
            raise _Stopped(number, fault.reason) from None
    return states


def _names(scenario: Scenario) -> tuple[object, ...]:
    """Return what the indexes in a state mean; states of two scenarios compare only if these agree."""
    return (
        tuple(scenario.person_index), tuple(scenario.question_index), tuple(scenario.response_index),
        tuple(scenario.source_index), tuple(scenario.pitch_index), tuple(scenario.clue_index),
        tuple(scenario.team_index), scenario.flags, tuple(rule.id for rule in scenario.rules),
        tuple(event.id for event in scenario.events),
    )  # fmt: skip


def _changes(old: ScoreCard | None, new: ScoreCard | None) -> dict[str, Change]:
    before, after = _results(old), _results(new)
    pairs = {name: Change(before.get(name), after.get(name)) for name in {**before, **after}}
    return {name: change for name, change in pairs.items() if change.old != change.new}


def _results(card: ScoreCard | None) -> dict[str, float | str | None]:
    if card is None:
        return {}
    return {
        **{name: value.value for name, value in card.scores.items()},
        "overall": card.overall,
        "outcome": card.outcome.kind,
    }
