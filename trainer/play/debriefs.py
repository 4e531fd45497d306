"""Debriefs of attempts and of bare moves: made, written into a folder, and many in one PDF."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from trainer.core.moves import Move
from trainer.core.own_words import NOTHING_SAID, OwnWords
from trainer.core.reflection import UNWRITTEN, Reflection
from trainer.core.scenario import Scenario
from trainer.debrief.facts.debrief import Debrief, Facts, debrief
from trainer.debrief.pages.html import to_html
from trainer.debrief.pages.markdown import to_markdown
from trainer.debrief.pages.pdf import MOST_ON_FOUR_PAGES, Part, sheets_of, sheets_to_pdf, to_pdf
from trainer.errors import N_, TrainerError
from trainer.i18n.translator import Translator
from trainer.packs.atomic_write import make_folder, write_file
from trainer.packs.certificates import par_of
from trainer.workers import Progress, Workers

if TYPE_CHECKING:
    from trainer.core.moves import Move
    from trainer.packs.loaded_scenario import LoadedScenario
    from trainer.paper.typst import FilledTemplate, Printed, Size
    from trainer.play.session import Session


_TOGETHER = 25
"""Plays that go to another process at a time: their scenario is sent along once."""
_MOST = 4
"""Processes at most: each takes the memory of a program that has just been started."""


@dataclass(frozen=True, slots=True)
class Debriefing:
    """A finished play that is to be debriefed.

    Attributes:
        scenario: what was played, in the language of play.
        moves: the moves in force, up to the decision.
        you: the trainee's name as the customer's people say it.
        facts: what is known of the attempt.
        translator: the language of the pages.
    """

    scenario: Scenario
    moves: tuple[Move, ...]
    you: str
    facts: Facts
    translator: Translator

    def made(self) -> Debrief:
        """Return the debrief.

        Raises:
            IllegalMove: if the rules do not allow one of the moves.
            TrainerError: if the play is not over.
        """
        return debrief(self.scenario, self.moves, you=self.you, facts=self.facts)


def of_attempt(session: Session, translator: Translator) -> Debriefing:
    """Return an attempt as something to debrief."""
    attempt, loaded = session.attempt, session.loaded
    facts = facts_of(
        loaded,
        attempt=str(attempt.id),
        opened=str(attempt.opened),
        practice=attempt.practice,
        rewinds=session.rewinds,
        reflection=attempt.reflection,
        said=session.said,
        finished=session.variants_finished,
    )
    return Debriefing(
        session.scenario, tuple(moment.move for moment in session.moments), session.you, facts, translator
    )


def printed(
    plays: Sequence[Debriefing], size: Size, progress: Progress, processes: int | None = None, part: Part = "both"
) -> Printed:
    """Return one PDF of the debriefs of `plays`.

    Args:
        plays: at least one.
        size: the paper.
        progress: told how many are made.
        processes: how many make the sheets of a large class; as many as there are cores if None.
        part: what is printed of each: the sheet for the talk, the key, or both.

    Raises:
        IllegalMove: if the rules do not allow a move.
        TrainerError: if a play is not over, or the template is faulty.
    """
    if len(plays) <= MOST_ON_FOUR_PAGES:
        made = [(play.made(), play.translator) for play in plays]
        return to_pdf(made, size, lambda done: progress(done, len(plays)), part)
    sheets: list[FilledTemplate] = []
    numbered = list(enumerate(plays, start=1))
    together = [numbered[first : first + _TOGETHER] for first in range(0, len(numbered), _TOGETHER)]
    with Workers(min(_MOST, os.cpu_count() or 1) if processes is None else processes) as workers:
        for some in workers.map(partial(_sheets, size, part), together, 1):
            sheets += some
            progress(len(sheets), len(plays))
    return sheets_to_pdf(sheets, plays[0].translator, size)


def facts_of(
    loaded: LoadedScenario,
    *,
    attempt: str = "",
    opened: str = "",
    practice: bool = False,
    rewinds: int = 0,
    reflection: Reflection = UNWRITTEN,
    said: OwnWords = NOTHING_SAID,
    median: Mapping[str, float] | None = None,
    finished: Sequence[str] = (),
) -> Facts:
    """Return what is known of an attempt besides its moves.

    Args:
        loaded: the scenario as it was played.
        attempt: as in `Facts`, like `opened`, `practice`, `rewinds`, `reflection`, `said` and `finished`.
        opened: likewise.
        practice: likewise.
        rewinds: likewise.
        reflection: likewise.
        said: likewise.
        median: of its class, by competency and "overall".
        finished: likewise.
    """
    return Facts(
        attempt=attempt,
        pack_title=loaded.pack.title,
        sha256=loaded.sha256,
        opened=opened,
        practice=practice,
        rewinds=rewinds,
        reflection=reflection,
        said=said,
        disclaimer=loaded.pack.disclaimer,
        law_checked_on=loaded.pack.law_checked_on,
        par=tuple(par_of(loaded.rules).items()),
        glossary=loaded.pack.glossary,
        median=tuple((median or {}).items()),
        variant=loaded.letter,
        variants=len(loaded.variants),
        finished=tuple(finished),
    )


def _sheets(size: Size, part: Part, numbered: Sequence[tuple[int, Debriefing]]) -> list[FilledTemplate]:
    # One after the other: of a long play a debrief takes megabytes until it is on its sheet.
    return sheets_of(((number, play.made(), play.translator) for number, play in numbered), size, part)


TextForm = Literal["html", "md"]
TEXT_FORMS: tuple[TextForm, ...] = ("html", "md")
_MOST_NUMBERS = 10_000


def of_session(session: Session, translator: Translator) -> Debrief:
    """Return the debrief of a finished attempt.

    Raises:
        TrainerError: if the attempt is not finished.
    """
    return of_attempt(session, translator).made()


def of_moves(loaded: LoadedScenario, moves: Sequence[Move], you: str) -> Debrief:
    """Return the debrief of bare moves, as a transcript holds them.

    Raises:
        IllegalMove: if the rules do not allow one of the moves.
        TrainerError: if the play is not over.
    """
    return debrief(loaded.scenario, moves, you=you, facts=facts_of(loaded))


def text_of(about: Debrief, translator: Translator, form: TextForm) -> str:
    """Return a debrief as text.

    Args:
        about: the debrief.
        translator: the language of the pages; the scenario's own texts stay in the language of play.
        form: "html" or "md".
    """
    return to_html(about, translator) if form == "html" else to_markdown(about, translator)


class Exported(NamedTuple):
    """The files that were written, and the characters that no font of ours holds."""

    files: tuple[Path, ...]
    missing: tuple[str, ...]


def export(session: Session, folder: Path, translator: Translator) -> Exported:
    """Write the debrief into `folder` in every form; nothing that is there is overwritten.

    Raises:
        TrainerError: if the attempt is not finished, or every name is taken; nothing is written.
        OSError: if the folder cannot be written to.
    """
    about = of_session(session, translator)
    files: dict[str, bytes] = {form: text_of(about, translator, form).encode() for form in TEXT_FORMS}
    printed = to_pdf([(about, translator)])
    files["pdf"] = printed.pdf
    name = f"debrief-{plain_name(about.scenario.rpartition('/')[2])}-{plain_name(session.attempt.id)[:8]}"
    make_folder(folder, private=True)
    return Exported(written(folder, name, files), tuple(printed.missing))


def plain_name(name: str) -> str:
    """Return what is left of a name that may stand in the name of a file anywhere, "play" if nothing is."""
    return re.sub(r"[^A-Za-z0-9-]", "", name) or "play"


def written(folder: Path, name: str, pages: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write the pages under the first name that is free for all of them."""
    for number in range(1, _MOST_NUMBERS):
        stem = name if number == 1 else f"{name}-{number}"
        paths = tuple(folder / f"{stem}.{form}" for form in pages)
        if _claimed(paths):
            break
    else:
        raise TrainerError(
            N_("holds too many files called {name}"), where=str(folder), remedy=N_("take some of them away"), name=name
        )
    try:
        for path, data in zip(paths, pages.values(), strict=True):
            write_file(path, data, private=True)
    except TrainerError:
        for path in paths:
            path.unlink(missing_ok=True)
        raise
    return paths


def _claimed(paths: tuple[Path, ...]) -> bool:
    """Create every path empty, or none: whoever writes at the same time takes another name."""
    made: list[Path] = []
    for path in paths:
        try:
            path.open("x").close()
        except FileExistsError:
            for other in made:
                other.unlink()
            return False
        made.append(path)
    return True
