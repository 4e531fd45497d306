"""`run`: a transcript played in one go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli import options
from trainer.cli.click_i18n import argument, command
from trainer.cli.language import translator_for
from trainer.cli.lists import print_json
from trainer.errors import N_, BadTranscript, Sentence, TrainerError, UsageError, reason_of
from trainer.i18n.translator import Translator
from trainer.outside_text import decoded
from trainer.read_input import InputRefused, read_file, read_stdin

if TYPE_CHECKING:
    from trainer.core.score.card import ScoreCard
    from trainer.core.state import State
    from trainer.core.transcript import Transcript
    from trainer.packs.loaded_scenario import LoadedScenario

MAX_BYTES = 1024 * 1024


@command()
@options.scenario
@argument("transcript", metavar="TRANSCRIPT", type=Path, help="File with one move a line; - for standard input.")
@options.as_json
@options.lang
def run(scenario: str, transcript: Path, as_json: bool, lang: str | None) -> None:
    """Play a transcript and print the outcome and the scores."""
    from trainer.core.score.card import score
    from trainer.play.workspace import Workspace

    tr = translator_for(lang)
    workspace = Workspace()
    # Whoever named a scenario that is not there is told so first.
    workspace.load(scenario, tr.language)
    moves = parsed(read_transcript(transcript), str(transcript))
    loaded = workspace.load(scenario, tr.language, moves.variant)
    state = play_named(loaded, moves, str(transcript))
    card = score(loaded.scenario, state)
    if as_json:
        print_json(summary(loaded, state, card, len(moves.moves)))
    elif card is not None:
        _print(loaded, card, tr)
    if card is None:
        raise unfinished(transcript)


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
            N_("this transcript is of '{written}', not of '{here}'"),
            where=name,
            remedy=N_("`trainer run {written} {name}` plays it"),
            written=written,
            here=here,
            name=name,
        )
    with _naming(name):
        state = play(loaded.scenario, transcript)
    return state


def parsed(text: str, name: str) -> Transcript:
    """Return the transcript that the text of the file called `name` is.

    Raises:
        BadTranscript: naming file and line.
    """
    from trainer.core.transcript import parse

    with _naming(name):
        return parse(text)


@contextmanager
def _naming(name: str) -> Iterator[None]:
    """Name the file in errors that name no more than a line of it."""
    try:
        yield
    except TrainerError as fault:
        fault.where = Sentence(N_("{file}, {place}"), file=name, place=fault.where) if fault.where else name
        raise


def read_transcript(path: Path) -> str:
    """Return the text of a transcript; `-` is standard input.

    Raises:
        UsageError: if there is none.
        BadTranscript: if it cannot be read.
    """
    try:
        data = read_stdin(MAX_BYTES) if str(path) == "-" else read_file(path, MAX_BYTES)
        return decoded(data)
    except InputRefused as refused:
        if refused.absent:
            remedy = N_("name a file with one move a line, or - for standard input")
            raise refused.error(UsageError, str(path), remedy) from None
        large = N_("a transcript is a text file with one move a line")
        remedy = large if refused.large else N_("see that it is a file that you may read")
        raise refused.error(BadTranscript, str(path), remedy) from None
    except OSError as error:
        raise BadTranscript(N_("cannot be read: {reason}"), where=str(path), reason=reason_of(error)) from None
    except UnicodeDecodeError:
        raise BadTranscript(
            N_("is not UTF-8 text"), where=str(path), remedy=N_("save it as UTF-8 in your editor")
        ) from None


def unfinished(path: Path) -> BadTranscript:
    """Return what to say of a transcript that stops before the decision."""
    return BadTranscript(
        N_("the transcript stops before the decision"), where=str(path), remedy=N_("end it with `close`")
    )


def summary(loaded: LoadedScenario, state: State, card: ScoreCard | None, moves: int) -> dict[str, object]:
    """Return what `run --json` prints; `support` is everybody's at the table, 0–100, by id."""
    people = loaded.scenario.people
    support = card.outcome.support if card else state.support
    return {
        "scenario": loaded.scenario.id,
        "variant": loaded.variant,
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
        points = tr("no occasion") if value.value is None else value.value
        print("  " + tr("{competency}: {value}", competency=tr.term("competency", name), value=points))
    print("  " + tr("{competency}: {value}", competency=tr("Overall"), value=card.overall))
