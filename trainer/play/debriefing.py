"""Plays that are to be debriefed, and their debriefs in one PDF: of a large class, all cores make them side by side."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from trainer.core.moves import Move
from trainer.core.scenario import Scenario
from trainer.debrief.model import Debrief, Facts, debrief
from trainer.debrief.pdf import ROOMY, leaf_of, leaves_to_pdf, to_pdf
from trainer.i18n.translator import Translator
from trainer.packs.certificates import par_of
from trainer.workers import Workers

if TYPE_CHECKING:
    from trainer.packs.loaded_scenario import LoadedScenario
    from trainer.paper.typst import Inked, Printed, Size
    from trainer.play.session import Session

Tell = Callable[[int, int], None]
"""Told how many of how many are done."""
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

    def made(self, *, leaf: bool = False) -> Debrief:
        """Return the debrief, or as much of it as a leaf shows.

        Raises:
            IllegalMove: if the rules do not allow one of the moves.
            TrainerError: if the play is not over.
        """
        return debrief(self.scenario, self.moves, you=self.you, facts=self.facts, leaf=leaf)


def of_attempt(session: Session, translator: Translator) -> Debriefing:
    """Return an attempt as something to debrief."""
    attempt, loaded = session.attempt, session.loaded
    facts = facts_of(
        loaded,
        attempt=str(attempt.id),
        opened=str(attempt.opened),
        practice=attempt.practice,
        rewinds=session.rewinds,
        reaction=attempt.reaction,
    )
    return Debriefing(
        session.scenario, tuple(moment.move for moment in session.moments), session.you, facts, translator
    )


def printed(plays: Sequence[Debriefing], size: Size, tell: Tell, processes: int | None = None) -> Printed:
    """Return one PDF of the debriefs of `plays`.

    Args:
        plays: at least one.
        size: the paper.
        tell: told how many are made.
        processes: how many make the leaves of a large class; as many as there are cores if None.

    Raises:
        IllegalMove: if the rules do not allow a move.
        TrainerError: if a play is not over, or the template is faulty.
    """
    if len(plays) <= ROOMY:
        return to_pdf([(play.made(), play.translator) for play in plays], size, lambda done: tell(done, len(plays)))
    leaves: list[Inked] = []
    with Workers(min(_MOST, os.cpu_count() or 1) if processes is None else processes) as workers:
        for leaf in workers.map(partial(_leaf, size), enumerate(plays, start=1), _TOGETHER):
            leaves.append(leaf)
            tell(len(leaves), len(plays))
    return leaves_to_pdf(leaves, plays[0].translator, size)


def facts_of(
    loaded: LoadedScenario,
    *,
    attempt: str = "",
    opened: str = "",
    practice: bool = False,
    rewinds: int = 0,
    reaction: str = "",
    median: Mapping[str, float] | None = None,
) -> Facts:
    """Return what is known of an attempt besides its moves; `median` is its class's, by competency and "overall"."""
    return Facts(
        attempt=attempt,
        pack_title=loaded.pack.title,
        sha256=loaded.sha256,
        opened=opened,
        practice=practice,
        rewinds=rewinds,
        reaction=reaction,
        disclaimer=loaded.pack.disclaimer,
        law_checked_on=loaded.pack.law_checked_on,
        par=tuple(par_of(loaded.rules).items()),
        glossary=loaded.pack.glossary,
        median=tuple((median or {}).items()),
    )


def _leaf(size: Size, numbered: tuple[int, Debriefing]) -> Inked:
    number, play = numbered
    return leaf_of(play.made(leaf=True), play.translator, number, size)
