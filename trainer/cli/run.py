"""`run`: a transcript played in one go."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli import options
from trainer.cli.click_i18n import argument, command
from trainer.cli.diagnostics import FAULTS, narrate
from trainer.cli.language import choose_language
from trainer.cli.lists import print_json
from trainer.errors import N_, BadTranscript, UsageError
from trainer.i18n.translator import Translator

if TYPE_CHECKING:
    from trainer.core.score.card import ScoreCard
    from trainer.core.state import State
    from trainer.core.transcript import Transcript
    from trainer.packs.loaded_scenario import LoadedScenario

MAX_BYTES = 4 * 1024 * 1024


@command()
@options.scenario
@argument("transcript", metavar="TRANSCRIPT", type=Path, help="File with one move a line; - for standard input.")
@options.as_json
@options.lang
def run(scenario: str, transcript: Path, as_json: bool, lang: str | None) -> None:
    """Play a transcript and print the outcome and the scores."""
    from trainer.core.score.card import score
    from trainer.core.transcript import parse
    from trainer.play.workspace import Workspace

    tr = Translator(choose_language(lang))
    loaded = Workspace().load(scenario, tr.language)
    moves = parse(read_transcript(transcript))
    state = play_named(loaded, moves, str(transcript))
    card = score(loaded.scenario, state)
    if as_json:
        print_json(summary(loaded, state, card, len(moves.moves)))
    elif card is not None:
        _print(loaded, card, tr)
    if card is None:
        narrate(f"{transcript}: the transcript stops before the decision; end it with `close`")
        raise SystemExit(FAULTS)


def play_named(loaded: LoadedScenario, transcript: Transcript, name: str) -> State:
    """Return the state at the end of `transcript`, whose file is called `name`.

    Raises:
        BadTranscript: if it is another scenario's.
        IllegalMove: naming file and line.
    """
    from trainer.core.transcript import play

    written, here = transcript.scenario, loaded.scenario.id
    if written.rpartition("/")[2] != here.rpartition("/")[2]:
        raise BadTranscript(
            f"this transcript is of '{written}', not of '{here}'", where=name, remedy=f"trainer run {written} {name}"
        )
    try:
        state, _ = play(loaded.scenario, transcript)
    except Exception as fault:
        if hasattr(fault, "where"):
            fault.where = f"{name}, {fault.where}" if fault.where else name
        raise
    return state


def read_transcript(path: Path) -> str:
    """Return the text of a transcript; `-` is standard input.

    Raises:
        UsageError: if there is none.
        BadTranscript: if it cannot be read.
    """
    if str(path) == "-":
        return sys.stdin.read(MAX_BYTES)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise BadTranscript(f"is larger than {MAX_BYTES // 1024 // 1024} MB", where=str(path))
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise UsageError(
            N_("there is no such file"),
            where=str(path),
            remedy=N_("name a file with one move a line, or - for standard input"),
        ) from None
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
