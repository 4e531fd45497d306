"""`debrief`: finished plays explained, on standard output or in a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli.diagnostics import narrate
from trainer.cli.language import choose_language
from trainer.cli.progress import progress
from trainer.cli.run import play_named, read_transcript
from trainer.core.state import OVER
from trainer.core.transcript import parse
from trainer.errors import N_, BadTranscript, TrainerError, UnknownScenario
from trainer.i18n.translator import Translator
from trainer.packs.atomic_write import refuse_over, write_file
from trainer.paper.text import without_glyphs

if TYPE_CHECKING:
    from trainer.packs.loaded_scenario import LoadedScenario
    from trainer.paper.typst import Size
    from trainer.play.debriefs import Debriefing
    from trainer.play.workspace import Workspace

FORMS = {".html": "html", ".htm": "html", ".md": "md", ".pdf": "pdf"}


def write(
    plays: Sequence[str], output: Path | None, name: str, lang: str | None, *, force: bool, paper: Size = "a4"
) -> None:
    """Write the debriefs of `plays`, attempts' ids or transcripts' files; several of them go into one PDF.

    Raises:
        TrainerError: if there is no such play, one is not finished, or the file cannot be written.
    """
    form = "md" if output is None else form_of(output, force=force)
    if len(plays) > 1 and form != "pdf":
        raise UnknownScenario(N_("only a PDF holds several debriefs"), remedy=N_("add -o FILE.pdf, or name one play"))
    found = []
    tr = Translator(choose_language(lang))
    with progress(tr, tr("Replaying")) as tell:
        for one in _found(plays, name, lang):
            found.append(one)
            tell(len(found), len(plays))
    data, missing = written(found, form, paper, tr)
    if output is None:
        print(data.decode())
        return
    save(output, data, tr, missing, over=force)


def form_of(output: Path, *, force: bool, fault: str = N_("'{name}' is no kind of debrief")) -> str:
    """Return the form of debrief or report that a file's name asks for.

    Args:
        output: the file.
        force: whether it may replace one that is there.
        fault: what to say of a `{name}` that asks for none.

    Raises:
        UnknownScenario: if it asks for none.
        TrainerError: if the file is there and `force` does not allow to replace it.
    """
    form = FORMS.get(output.suffix.lower())
    if form is None:
        raise UnknownScenario(fault, remedy=N_("name a file that ends in .pdf, .html or .md"), name=output.name)
    refuse_over(output, force=force)
    return form


def written(found: Sequence[Debriefing], form: str, paper: Size, tr: Translator) -> tuple[bytes, tuple[str, ...]]:
    """Return debriefs in that form (only "pdf" holds more than one), and the characters that no font of ours holds."""
    if form == "pdf":
        from trainer.play.debriefs import printed

        with progress(tr, tr("Printing")) as tell:
            done = printed(found, paper, tell)
        return done.pdf, done.missing
    from trainer.play.debriefs import text_of

    return text_of(found[0].made(), found[0].translator, "html" if form == "html" else "md").encode(), ()


def save(output: Path, data: bytes, tr: Translator, missing: Sequence[str] = (), *, over: bool) -> None:
    """Write a file and say where it is, and which characters it could only give by their codes.

    Raises:
        TrainerError: if it cannot be written.
    """
    write_file(output, data, over=over)
    if missing:
        narrate(without_glyphs(tr, missing))
    narrate(str(output))


def _found(plays: Sequence[str], name: str, lang: str | None) -> Iterator[Debriefing]:
    from trainer.play.workspace import Workspace

    workspace = Workspace()
    loaded: dict[str, LoadedScenario] = {}
    several = len(plays) > 1
    try:
        for play in plays:
            if Path(play).is_file():
                called = name or (Path(play).stem if several else "")
                yield _of_transcript(workspace, Path(play), called, lang, loaded)
            else:
                yield _of_attempt(workspace, play, lang)
    finally:
        workspace.close()


def _of_attempt(workspace: Workspace, attempt: str, lang: str | None) -> Debriefing:
    from trainer.play.debriefs import of_attempt

    session = workspace.resume(attempt, choose_language(lang) if lang else None)
    if not session.over:
        raise TrainerError(
            N_("this attempt has no decision yet"),
            where=attempt,
            remedy=N_("`trainer resume {attempt}` goes on with it"),
            attempt=attempt,
        )
    return of_attempt(session, Translator(choose_language(lang, session.attempt.language)))


def _of_transcript(
    workspace: Workspace, path: Path, name: str, lang: str | None, known: dict[str, LoadedScenario]
) -> Debriefing:
    from trainer.play.attempt_file import is_exported
    from trainer.play.debriefs import Debriefing, facts_of
    from trainer.play.workspace import ANONYMOUS

    language = choose_language(lang)
    text = read_transcript(path)
    if is_exported(text):
        raise BadTranscript(
            N_("is an attempt that was exported, no transcript"),
            where=str(path),
            remedy=N_(
                "`trainer class add CLASS {path}` takes it; `trainer class debriefs CLASS -o FILE.pdf` explains it"
            ),
            path=path,
        )
    transcript = parse(text)
    if transcript.scenario not in known:
        known[transcript.scenario] = workspace.load(transcript.scenario, language)
    loaded = known[transcript.scenario]
    state, _ = play_named(loaded, transcript, str(path))
    if state.place != OVER:
        raise TrainerError(
            N_("the transcript stops before the decision"), where=str(path), remedy=N_("end it with `close`")
        )
    moves = tuple(move for _, move in transcript.moves)
    return Debriefing(loaded.scenario, moves, name or ANONYMOUS, facts_of(loaded), Translator(language))
