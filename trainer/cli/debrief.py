"""`debrief`: a finished play explained."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli import options
from trainer.cli.click_i18n import argument, command, option
from trainer.cli.language import choose_language, translator_for
from trainer.cli.output_files import debriefs_as, form_of, save
from trainer.cli.progress import progress
from trainer.cli.run import parsed, play_named, read_transcript, unfinished
from trainer.cli.workspace import workspace_of
from trainer.errors import N_, BadTranscript, TrainerError, UsageError
from trainer.i18n.translator import Translator

if TYPE_CHECKING:
    from trainer.debrief.facts.comparison import Play
    from trainer.debrief.pages.pdf import Part
    from trainer.packs.loaded_scenario import LoadedScenario
    from trainer.paper.typst import Size
    from trainer.play.debriefs import Debriefing
    from trainer.play.workspace import Workspace


@command()
@argument(
    "plays", metavar="ATTEMPT|TRANSCRIPT...", nargs=-1, required=True, help="Attempts' ids, or transcripts' files."
)
@option("--beside", metavar="ATTEMPT|TRANSCRIPT", help="Another play of the same scenario, to put next to it.")
@options.output("FILE.pdf, .html or .md; Markdown on standard output if left out.")
@options.paper
@options.part
@options.force
@options.you
@options.lang
def debrief(
    plays: Sequence[str],
    beside: str | None,
    output: Path | None,
    paper: Size,
    part: Part,
    force: bool,
    name: str,
    lang: str | None,
) -> None:
    """Explain a finished play: what happened, why, and what to practise. Several plays go into one PDF."""
    if beside is not None:
        _compare(plays, beside, output, paper, part, force, name, lang)
        return
    otherwise = "md" if len(plays) == 1 else "pdf"
    form = "md" if output is None else form_of(output, force=force, otherwise=otherwise)
    if len(plays) > 1 and form != "pdf":
        raise UsageError(N_("only a PDF holds several debriefs"), remedy=N_("add -o FILE.pdf, or name one play"))
    found = []
    tr = translator_for(lang)
    with progress(tr, tr("Replaying")) as tell:
        for one in _debriefings(plays, name, lang):
            found.append(one)
            tell(len(found), len(plays))
    data, missing = debriefs_as(form, found, paper, part, tr)
    save(output or Path("-"), data, tr, missing, over=force)


def _compare(
    plays: Sequence[str],
    beside: str,
    output: Path | None,
    paper: Size,
    part: Part,
    force: bool,
    name: str,
    lang: str | None,
) -> None:
    """Write one play beside another."""
    from trainer.debrief.facts.comparison import comparison
    from trainer.play.comparisons import comparison_text, printed_comparison

    if len(plays) > 1:
        raise UsageError(N_("only two plays stand side by side"), remedy=N_("name one play before --beside"))
    form = "md" if output is None else form_of(output, force=force, otherwise="md")
    sides, answers, tr = _two_plays(plays[0], beside, name, lang)
    about = comparison(sides[0], sides[1], answers)
    missing: tuple[str, ...] = ()
    if form == "pdf":
        data, missing = printed_comparison(about, tr, paper, part)
    else:
        data = comparison_text(about, tr, "html" if form == "html" else "md").encode()
    save(output or Path("-"), data, tr, missing, over=force)


def _two_plays(first: str, second: str, name: str, lang: str | None) -> tuple[list[Play], dict[str, str], Translator]:
    """Return two plays with what was answered about them, and the language in which both are read.

    It is the one that is asked for, or else that of the first attempt.
    """
    from trainer.packs.pack_files import is_file
    from trainer.play.comparisons import attempt_as_play, debriefing_as_play

    sides = []
    with workspace_of(translator_for(lang)) as workspace:
        language = choose_language(lang)
        if lang is None and not is_file(Path(first)):
            language = choose_language(None, workspace.journal.attempt(first).language)
        tr = Translator(language)
        rows = workspace.attempts()
        loaded: dict[tuple[str, str], LoadedScenario] = {}
        for play in (first, second):
            if is_file(Path(play)):
                # Nobody knows whose two transcripts are: without a name they are those of two people.
                called = name or Path(play).stem
                sides.append(debriefing_as_play(_of_transcript(workspace, Path(play), called, language, loaded)))
            else:
                sides.append(attempt_as_play(workspace.resume(play, language), rows, tr))
        written = workspace.journal.answers((sides[0].facts.attempt, sides[1].facts.attempt))
    return sides, written, tr


def _debriefings(plays: Sequence[str], name: str, lang: str | None) -> Iterator[Debriefing]:
    from trainer.packs.pack_files import is_file

    loaded: dict[tuple[str, str], LoadedScenario] = {}
    several = len(plays) > 1
    with workspace_of(translator_for(lang)) as workspace:
        for play in plays:
            if is_file(Path(play)):
                called = name or (Path(play).stem if several else "")
                yield _of_transcript(workspace, Path(play), called, lang, loaded)
            else:
                yield _of_attempt(workspace, play, lang)


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
    workspace: Workspace, path: Path, name: str, lang: str | None, known: dict[tuple[str, str], LoadedScenario]
) -> Debriefing:
    from trainer.core.state import OVER
    from trainer.play.attempt_file import is_exported
    from trainer.play.debriefs import Debriefing, facts_of
    from trainer.play.names import SAMPLE_NAME

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
    transcript = parsed(text, str(path))
    key = (transcript.scenario, transcript.variant)
    if key not in known:
        known[key] = workspace.load(transcript.scenario, language, transcript.variant)
    loaded = known[key]
    state = play_named(loaded, transcript, str(path))
    if state.place != OVER:
        raise unfinished(path)
    moves = tuple(move for _, move in transcript.moves)
    return Debriefing(loaded.scenario, moves, name or SAMPLE_NAME, facts_of(loaded), Translator(language))
