"""The cases to pitch in the one order in which every list of an attempt has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.core.scenario import PitchCase
from trainer.core.step import start
from trainer.scene.choices import shuffled

if TYPE_CHECKING:
    from trainer.play.session import Session


def cases_in_order(session: Session) -> tuple[PitchCase, ...]:
    """Return the cases that could be made at any time of the play up to now.

    They stand in the order in which they came to be open, those that did so together in this attempt's own: one that
    opens later never takes another's place, and no gap tells of what is closed.
    """
    scenario = session.scenario
    of_move = {case.move: case for case in scenario.pitches}
    found: dict[str, PitchCase] = {}
    for state in (start(scenario), *(moment.after for moment in session.moments)):
        if len(found) == len(of_move):
            break
        opened = [
            case.move
            for case in scenario.pitches
            if case.id not in found and (case.needs is None or case.needs.holds(state))
        ]
        found |= {of_move[move].id: of_move[move] for move in shuffled(opened, session.attempt.id)}
    return tuple(found.values())
