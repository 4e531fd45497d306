"""Two finished plays of one scenario side by side: which can stand there, and their pages.

Only what was played is replayed: the truth of a variant leaves with a finished play of it, and with nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from trainer.debrief.facts.comparison import Comparison, Play, comparison
from trainer.debrief.pages.comparison import comparison_html, comparison_markdown, comparison_pdf
from trainer.errors import N_, TrainerError
from trainer.i18n.translator import Translator
from trainer.packs.atomic_write import make_folder
from trainer.play.debriefs import Debriefing, Exported, of_attempt, plain_name, written

if TYPE_CHECKING:
    from trainer.debrief.pages.pdf import Part
    from trainer.paper.typst import Size
    from trainer.play.session import Session
    from trainer.play.workspace import Workspace
    from trainer.store.records import Attempt

TextForm = Literal["html", "md"]


def others_to_compare(attempts: Sequence[Attempt], attempt: str) -> tuple[Attempt, ...]:
    """Return the finished attempts at the same scenario as `attempt` (an id), in the order of `attempts`."""
    scenario = next((one.scenario for one in attempts if one.id == attempt), None)
    return tuple(one for one in attempts if one.finished and one.id != attempt and one.scenario == scenario)


def was_known(attempts: Sequence[Attempt], attempt: Attempt) -> bool:
    """Return whether somebody who sat at `attempt` had finished one at the same variant before it was opened.

    An attempt that began earlier and is not over yet told its truth to nobody.
    """
    people = {one.id for one in attempt.people}
    return any(
        other.id != attempt.id
        and other.finished
        and (other.scenario, other.variant) == (attempt.scenario, attempt.variant)
        and other.opened < attempt.opened
        and not people.isdisjoint(one.id for one in other.people)
        for other in attempts
    )


def attempt_as_play(session: Session, attempts: Sequence[Attempt], translator: Translator) -> Play:
    """Return a finished attempt as one side of a comparison.

    Args:
        session: the attempt.
        attempts: every attempt of this seat, by which is known what truth was known.
        translator: the language of the pages.

    Raises:
        TrainerError: if the attempt is not finished.
    """
    if not session.over:
        raise TrainerError(
            N_("this attempt has no decision yet"),
            where=session.attempt.id[:8],
            remedy=N_("`trainer resume {attempt}` goes on with it"),
            attempt=session.attempt.id[:8],
        )
    return debriefing_as_play(of_attempt(session, translator), known=was_known(attempts, session.attempt))


def debriefing_as_play(about: Debriefing, *, known: bool = False) -> Play:
    """Return something to debrief as one side of a comparison."""
    return Play(about.scenario, about.moves, about.you, about.facts, known)


def compare_attempts(workspace: Workspace, first: str, second: str, language: str) -> Comparison:
    """Return two finished attempts (ids) side by side, both read in `language`.

    Raises:
        UsageError: if there is no such attempt, or they are of two scenarios, or the same.
        TrainerError: if one is not finished.
        StoreFault: if the journal cannot be read.
    """
    translator = Translator(language)
    attempts = workspace.attempts()
    sides = [attempt_as_play(workspace.resume(attempt, language), attempts, translator) for attempt in (first, second)]
    answers = workspace.journal.answers((sides[0].facts.attempt, sides[1].facts.attempt))
    return comparison(sides[0], sides[1], answers)


def comparison_text(about: Comparison, translator: Translator, form: TextForm) -> str:
    """Return two plays side by side as text; `form` is "html" or "md"."""
    return comparison_html(about, translator) if form == "html" else comparison_markdown(about, translator)


def export_comparison(about: Comparison, folder: Path, name: str, translator: Translator) -> Exported:
    """Write two plays side by side into `folder` in every form, under a `name`; nothing that is there is overwritten.

    Raises:
        TrainerError: if every name is taken; nothing is written.
        OSError: if the folder cannot be written to.
    """
    printed = comparison_pdf(about, translator)
    files = {
        "html": comparison_html(about, translator).encode(),
        "md": comparison_markdown(about, translator).encode(),
        "pdf": printed.pdf,
    }
    make_folder(folder, private=True)
    return Exported(written(folder, f"compared-{plain_name(name)}", files), tuple(printed.missing))


def printed_comparison(
    about: Comparison, translator: Translator, size: Size, part: Part = "both"
) -> tuple[bytes, tuple[str, ...]]:
    """Return two plays side by side as a PDF, or a part of it, and the characters that no font of ours holds."""
    printed = comparison_pdf(about, translator, size, part)
    return printed.pdf, printed.missing
