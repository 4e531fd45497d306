"""What an edited scenario would make of attempts that were played: asked, never done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from trainer.core.codec import encode
from trainer.core.moves import Move
from trainer.core.replay import replay
from trainer.core.scenario import Scenario
from trainer.core.score.card import ScoreCard, score
from trainer.core.state import State
from trainer.core.step import start
from trainer.errors import N_, BadTranscript, IllegalMove, Sentence, TrainerError
from trainer.packs.file_names import BASE_VARIANT
from trainer.packs.load import load_bundle, load_family
from trainer.packs.loaded_scenario import LoadedScenario
from trainer.packs.locate import find
from trainer.play.rows import played
from trainer.store.class_book import ClassBook
from trainer.store.journal import Journal, ReadOnlyJournal
from trainer.store.records import Attempt, KeptPlay

Kind = Literal["identical", "same", "different", "broken", "unreadable"]
KINDS: tuple[Kind, ...] = ("identical", "same", "different", "broken", "unreadable")
_DIGEST_FROM = 8


@dataclass(frozen=True, slots=True)
class ResultChange:
    """A result before and after; None where there is none."""

    old: float | str | None
    new: float | str | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What becomes of one attempt.

    Attributes:
        attempt: the attempt; of one that only a class has, no more than the class knows.
        kind: `identical` (the same rules, or the same states throughout), `same` (scores), `different` (scores),
            `broken` (a move is no longer legal), `unreadable` (its record or its own scenario cannot be replayed).
        changes: per competency, `overall` and `outcome`, what differs.
        move: number of the first move that is no longer legal, from 1; 0 if there is none.
        line: its line in the attempt's transcript.
        text: that move.
        reason: why it is not legal, or what cannot be read, or None.
        course: name of the class that it was handed in to, or "" for one of the journal here.
    """

    attempt: Attempt
    kind: Kind
    changes: dict[str, ResultChange]
    move: int = 0
    line: int = 0
    text: str = ""
    reason: Sentence | None = None
    course: str = ""


@dataclass(frozen=True, slots=True)
class _Played:
    attempt: Attempt
    course: str = ""
    texts: tuple[str, ...] = ()


def impact(journal: Journal, old: str, new: str) -> tuple[Effect, ...]:
    """Return what the scenario `new` would make of every attempt at the scenario `old`.

    Those of the journal come first, then what only classes have; each newest first.

    Args:
        journal: is only read, damaged tails included.
        old: a scenario's path or id, or the beginning of a digest of attempts (of the bytes or of the rules).
        new: a scenario's path or id.

    Raises:
        TrainerError: if one of them cannot be found or used.
    """
    journal = ReadOnlyJournal(journal)
    edited = _variants(find(new))
    name = edited[BASE_VARIANT].scenario.id.rpartition("/")[2]
    played = [_Played(row) for row in journal.attempts()]
    played += _handed_in(journal, {one.attempt.id for one in played})
    of_it = [one for one in played if one.attempt.scenario.rpartition("/")[2] == name]
    return tuple(_effect(journal, one, edited) for one in _played_on(of_it, old))


def _handed_in(journal: Journal, known: set[str]) -> Iterator[_Played]:
    """Yield what is in classes and is not `known`, newest first, each once however many classes have it."""
    book = ClassBook(journal)
    found = [(play, course.name) for course in book.courses() for play in book.plays(course.id)]
    for play, course in sorted(found, key=lambda one: one[0].opened, reverse=True):
        if play.attempt not in known:
            known.add(play.attempt)
            yield _Played(_as_attempt(play), course, play.rows)


def _as_attempt(play: KeptPlay) -> Attempt:
    return Attempt(
        play.attempt, play.scenario, "", (), play.sha256, play.rules, "", play.practice, play.opened, len(play.rows),
        "", None, variant=play.variant,
    )  # fmt: skip


def _played_on(rows: Sequence[_Played], old: str) -> list[_Played]:
    digest = old.lower()
    if len(digest) >= _DIGEST_FROM and not set(digest) - set("0123456789abcdef"):
        found = [one for one in rows if any(known.startswith(digest) for known in _digests(one))]
        if found:
            return found
    here = {digest for one in _variants(find(old)).values() for digest in (one.sha256, one.rules)}
    return [one for one in rows if here & set(_digests(one))]


def _digests(one: _Played) -> tuple[str, str]:
    return one.attempt.sha256, one.attempt.rules


def _variants(path: Path) -> dict[str, LoadedScenario]:
    return {one.variant: one for one in load_family(path)}


def _effect(journal: Journal, kept: _Played, variants: Mapping[str, LoadedScenario]) -> Effect:
    row, course = kept.attempt, kept.course
    edited = variants.get(row.variant)
    if edited is None:
        gone = Sentence(N_("the variant {letter} is no longer there"), letter=row.variant)
        return Effect(row, "broken", {}, reason=gone, course=course)
    if row.rules == edited.rules:
        return Effect(row, "identical", {}, course=course)
    try:
        before = load_bundle(journal.bundle(row.sha256), row.language or None, row.variant).scenario
        moves = played(kept.texts if course else (one.text for one in journal.rows(row.id).good)).moves
        states = _replay(before, moves)
    except _Stopped as stopped:
        return Effect(
            row, "unreadable", {}, course=course,
            reason=Sentence(N_("move {number} was not legal when it was played"), number=stopped.move),
        )  # fmt: skip
    except (TrainerError, BadTranscript) as fault:
        return Effect(row, "unreadable", {}, reason=fault.wrong, course=course)
    try:
        again = _replay(edited.scenario, moves)
    except _Stopped as stopped:
        where = stopped.move
        return Effect(row, "broken", {}, where, where + 1, encode(moves[where - 1]), stopped.reason, course=course)
    changes = _changes(score(before, states[-1]), score(edited.scenario, again[-1]))
    if changes:
        return Effect(row, "different", changes, course=course)
    same = states == again and _names(before) == _names(edited.scenario)
    return Effect(row, "identical" if same else "same", {}, course=course)


class _Stopped(Exception):
    """A move (counted from 1) is not legal."""

    def __init__(self, move: int, reason: Sentence) -> None:
        super().__init__(move)
        self.move = move
        self.reason = reason


def _replay(scenario: Scenario, moves: Sequence[Move]) -> list[State]:
    first = start(scenario)
    try:
        return [first, *(made.after for made in replay(scenario, moves, first))]
    except IllegalMove as fault:
        raise _Stopped(fault.number, fault.why) from None


def _names(scenario: Scenario) -> tuple[object, ...]:
    """Return what the indexes in a state mean; states of two scenarios compare only if these agree."""
    return (
        tuple(scenario.person_index), tuple(scenario.question_index), tuple(scenario.response_index),
        tuple(scenario.source_index), tuple(scenario.pitch_index), tuple(scenario.clue_index),
        tuple(scenario.team_index), tuple(scenario.account_index), tuple(scenario.questionnaire_index),
        tuple(scenario.survey_question_index), scenario.flags, tuple(rule.id for rule in scenario.rules),
        tuple(event.id for event in scenario.events),
    )  # fmt: skip


def _changes(old: ScoreCard | None, new: ScoreCard | None) -> dict[str, ResultChange]:
    before, after = _results(old), _results(new)
    pairs = {name: ResultChange(before.get(name), after.get(name)) for name in {**before, **after}}
    return {name: change for name, change in pairs.items() if change.old != change.new}


def _results(card: ScoreCard | None) -> dict[str, float | str | None]:
    if card is None:
        return {}
    return {
        **{name: value.value for name, value in card.scores.items()},
        "overall": card.overall,
        "outcome": card.outcome.kind,
    }
