"""Transcripts: a scenario's name and the moves of a play, one a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from trainer.core.codec import decode, encode
from trainer.core.moves import Move
from trainer.core.replay import final_state
from trainer.core.scenario import Scenario
from trainer.core.state import State
from trainer.errors import N_, BadTranscript, IllegalMove, Sentence

MAX_LINES = 20_000
FIRST_VARIANT = "a"
_HEAD = re.compile(r"scenario\s+(?P<scenario>\S+)(\s+(?P<variant>[a-z]))?")


@dataclass(frozen=True, slots=True)
class Transcript:
    """The moves of a play, each with its line (1-based) in the text that it came from.

    Attributes:
        scenario: `pack/scenario`.
        moves: each with its line.
        variant: letter of the variant that was played; where none is named, the scenario's own file.
    """

    scenario: str
    moves: tuple[tuple[int, Move], ...]
    variant: str = FIRST_VARIANT


def parse(text: str) -> Transcript:
    """Return the transcript written in `text`: `#` begins a comment, the first line names scenario and variant.

    Raises:
        BadTranscript: with the line and what was expected there.
    """
    lines = text.splitlines()
    if len(lines) > MAX_LINES:
        raise BadTranscript(
            N_("more than {count} lines"), remedy=N_("a play takes a few hundred lines at most"), count=MAX_LINES
        )
    head: re.Match[str] | None = None
    moves: list[tuple[int, Move]] = []
    for number, line in enumerate(lines, start=1):
        words = line.partition("#")[0].strip()
        if not words:
            continue
        if head is None:
            head = _HEAD.fullmatch(words)
            if head is None:
                raise BadTranscript(
                    N_("the first line must name the scenario"),
                    where=Sentence(N_("line {line}"), line=number),
                    remedy=N_("expected: scenario PACK/NAME, and behind it the variant's letter if it is not a"),
                )
            continue
        try:
            moves.append((number, decode(words)))
        except BadTranscript as fault:
            fault.where = Sentence(N_("line {line}"), line=number)
            raise
    if head is None:
        raise BadTranscript(
            N_("the transcript is empty"), remedy=N_("expected: scenario PACK/NAME, then one move a line")
        )
    return Transcript(head["scenario"], tuple(moves), head["variant"] or FIRST_VARIANT)


def write(scenario: str, moves: Iterable[Move], variant: str = "") -> str:
    """Return the text of a transcript; `variant` is named unless it is "" (a scenario that has but one)."""
    head = f"scenario {scenario} {variant}".rstrip()
    return "".join(f"{line}\n" for line in (head, *(encode(move) for move in moves)))


def play(scenario: Scenario, transcript: Transcript) -> State:
    """Return the state after all moves of a transcript.

    Raises:
        IllegalMove: naming the line.
    """
    try:
        return final_state(scenario, (move for _, move in transcript.moves))
    except IllegalMove as fault:
        line, _ = transcript.moves[fault.number - 1]
        fault.where = Sentence(N_("line {line}"), line=line)
        raise
