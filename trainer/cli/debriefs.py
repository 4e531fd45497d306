"""`debrief`: a finished play explained, on standard output or in a file."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from trainer.cli.diagnostics import narrate
from trainer.cli.run import play_named, read_transcript
from trainer.cli.speech import spoken
from trainer.core.state import OVER
from trainer.core.transcript import parse
from trainer.errors import TrainerError, UnknownScenario
from trainer.i18n.tongue import Tongue
from trainer.packs.writing import write_file

Form = Literal["html", "md"]
FORMS: dict[str, Form] = {".html": "html", ".htm": "html", ".md": "md"}


def write(play: str, output: Path | None, name: str, lang: str | None, *, force: bool) -> None:
    """Write the debrief of `play`, an attempt's id or a transcript's file.

    Raises:
        TrainerError: if there is no such play, it is not finished, or the file cannot be written.
    """
    form: Form = "md"
    if output is not None:
        suffix = output.suffix.lower()
        if suffix not in FORMS:
            raise UnknownScenario(
                f"'{output.name}' is no kind of debrief", remedy="name a file that ends in .html or .md"
            )
        form = FORMS[suffix]
        if output.exists() and not force:
            raise TrainerError("is there already", where=str(output), remedy="--force writes over it")
    text = _of_transcript(Path(play), name, lang, form) if Path(play).is_file() else _of_attempt(play, lang, form)
    if output is None:
        print(text)
        return
    write_file(output, text.encode())
    narrate(str(output))


def _of_attempt(attempt: str, lang: str | None, form: Form) -> str:
    from trainer.play.debriefs import render
    from trainer.play.room import Room

    room = Room()
    session = room.resume(attempt, spoken(lang) if lang else None)
    room.close()
    if not session.over:
        raise TrainerError(
            "this attempt has no decision yet", where=attempt, remedy=f"`trainer resume {attempt}` goes on with it"
        )
    return render(session, Tongue(spoken(lang, session.attempt.language)), form)


def _of_transcript(path: Path, name: str, lang: str | None, form: Form) -> str:
    from trainer.packs.load import load
    from trainer.packs.locate import find
    from trainer.play.debriefs import render_moves
    from trainer.play.room import ANONYMOUS

    language = spoken(lang)
    transcript = parse(read_transcript(path))
    loaded = load(find(transcript.scenario), language)
    state, _ = play_named(loaded, transcript, str(path))
    if state.place != OVER:
        raise TrainerError("the transcript stops before the decision", where=str(path), remedy="end it with `close`")
    moves = tuple(move for _, move in transcript.moves)
    return render_moves(loaded, moves, name or ANONYMOUS, Tongue(language), form)
