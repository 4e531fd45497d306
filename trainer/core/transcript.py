"""Transcripts: a scenario's name and the moves of a play, one a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.core.codec import decode, encode
from trainer.core.moves import Move
from trainer.core.replay import final_state
from trainer.core.scenario import Scenario
from trainer.core.state import State
from trainer.errors import N_, BadTranscript, IllegalMove, Sentence

MAX_LINES = 20_000


@dataclass(frozen=True, slots=True)
class Transcript:
    """The moves of a play, each with its line (1-based) in the text that it came from."""

    scenario: str
    moves: tuple[tuple[int, Move], ...]


def parse(text: str) -> Transcript:
    """Return the transcript written in `text`: `#` begins a comment, the first line names the scenario.

    Raises:
        BadTranscript: with the line and what was expected there.
    """
    lines = text.splitlines()
    if len(lines) > MAX_LINES:
        raise BadTranscript(
            N_("more than {count} lines"), remedy=N_("a play takes a few hundred lines at most"), count=MAX_LINES
        )
    scenario = ""
    moves: list[tuple[int, Move]] = []
    for number, line in enumerate(lines, start=1):
        words = line.partition("#")[0].strip()
        if not words:
            continue
        if not scenario:
            name, _, scenario = words.partition(" ")
            if name != "scenario" or not scenario.strip():
                raise BadTranscript(
                    N_("the first line must name the scenario"),
                    where=Sentence(N_("line {line}"), line=number),
                    remedy=N_("expected: scenario PACK/NAME"),
                )
            scenario = scenario.strip()
            continue
        try:
            moves.append((number, decode(words)))
        except BadTranscript as fault:
            fault.where = Sentence(N_("line {line}"), line=number)
            raise
    if not scenario:
        raise BadTranscript(
            N_("the transcript is empty"), remedy=N_("expected: scenario PACK/NAME, then one move a line")
        )
    return Transcript(scenario, tuple(moves))


def write(scenario: str, moves: Iterable[Move]) -> str:
    """Return the text of a transcript."""
    return "".join(f"{line}\n" for line in (f"scenario {scenario}", *(encode(move) for move in moves)))


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
