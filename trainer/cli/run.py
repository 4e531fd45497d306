"""`run`: a transcript played in one go."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from trainer.cli.diagnostics import narrate
from trainer.cli.language import choose_language
from trainer.core.score.card import ScoreCard, score
from trainer.core.state import State
from trainer.core.transcript import Transcript, parse, play
from trainer.errors import BadTranscript
from trainer.i18n.translator import Translator
from trainer.packs.loaded_scenario import LoadedScenario
from trainer.play.workspace import Workspace

MAX_BYTES = 4 * 1024 * 1024


def run(scenario: str, transcript: Path, lang: str | None, *, as_json: bool) -> None:
    """Play `transcript` against `scenario` and print the outcome and the scores.

    Raises:
        TrainerError: if the scenario or the transcript cannot be used, or a move is illegal.
        SystemExit: with 1 if the transcript stops before the decision.
    """
    loaded = Workspace().load(scenario, choose_language(lang))
    text = read_transcript(transcript)
    state, _ = play_named(loaded, parse(text), str(transcript))
    card = score(loaded.scenario, state)
    moves = len(parse(text).moves)
    if as_json:
        print(json.dumps(summary(loaded, state, card, moves), ensure_ascii=False, indent=2))
    elif card is not None:
        _print(loaded, card, Translator(choose_language(lang)))
    if card is None:
        narrate(f"{transcript}: the transcript stops before the decision; end it with `close`")
        raise SystemExit(1)


def play_named(loaded: LoadedScenario, transcript: Transcript, name: str) -> tuple[State, int]:
    """Play `transcript`, whose file is called `name`; returns the state and the number of moves.

    Raises:
        BadTranscript: if it is another scenario's.
        IllegalMove: naming file and line.
    """
    written, here = transcript.scenario, loaded.scenario.id
    if written.rpartition("/")[2] != here.rpartition("/")[2]:
        raise BadTranscript(
            f"this transcript is of '{written}', not of '{here}'", where=name, remedy=f"trainer run {written} {name}"
        )
    try:
        state = play(loaded.scenario, transcript)
    except Exception as fault:
        if hasattr(fault, "where"):
            fault.where = f"{name}, {fault.where}" if fault.where else name
        raise
    return state, len(transcript.moves)


def read_transcript(path: Path) -> str:
    """Return the text of a transcript; `-` is standard input.

    Raises:
        BadTranscript: if it cannot be read.
    """
    if str(path) == "-":
        return sys.stdin.read(MAX_BYTES)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise BadTranscript(f"is larger than {MAX_BYTES // 1024 // 1024} MB", where=str(path))
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadTranscript(f"cannot be read: {error.strerror}", where=str(path)) from None
    except UnicodeDecodeError:
        raise BadTranscript("is not UTF-8 text", where=str(path)) from None


def summary(loaded: LoadedScenario, state: State, card: ScoreCard | None, moves: int) -> dict[str, object]:
    """Return what `run --json` prints; `support` is everybody's at the table, 0–100, by id."""
    people = loaded.scenario.people
    support = card.outcome.support if card else state.support
    return {
        "scenario": loaded.scenario.id,
        "pack_sha256": loaded.sha256,
        "outcome": card.outcome.kind if card else None,
        "ending": card.outcome.ending.id if card and card.outcome.ending else None,
        "scores": {name: value.value for name, value in card.scores.items()} if card else {},
        "overall": card.overall if card else None,
        "moves": moves,
        "breaches": [rule.id for rule in card.breaches] if card else [],
        "support": {person.id: value for person, value in zip(people, support, strict=True)},
    }


def _print(loaded: LoadedScenario, card: ScoreCard, tr: Translator) -> None:
    ending = card.outcome.ending
    result = tr.listed((tr.term("outcome", card.outcome.kind), *([ending.title] if ending else [])))
    print(tr("{title}: {words}", title=loaded.scenario.brief.title, words=result))
    for name, value in card.scores.items():
        points = tr("not in this scenario") if value.value is None else value.value
        print("  " + tr("{competency}: {value}", competency=tr.term("competency", name), value=points))
    print("  " + tr("{competency}: {value}", competency=tr("Overall"), value=card.overall))
