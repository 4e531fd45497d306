"""Three plays of the small scenario: with care, without, and against the rules."""

# A move is one line, however long.
# ruff: noqa: E501

from __future__ import annotations

from functools import cache
from pathlib import Path

from trainer.core.moves import Move
from trainer.core.transcript import parse
from trainer.packs.load import load
from trainer.packs.loaded_scenario import LoadedScenario

CORNER = Path(__file__).parent.parent / "data" / "small" / "corner.toml"

CAREFUL = """
scenario small/corner
study ledger
meet ada visit
ask ada.day
ask ada.worry
pitch budget-case
leave
note ada roles=decider influence=3 stance=0 veto=none concerns=return,risk wins=safety certainty=3 evidence=ada-role,ada-need
meet bo visit with engineer
ask bo.day
ask bo.worry
pitch proof
leave
note bo roles=technical,user influence=2 stance=-1 veto=technical concerns=reliability wins=standing,control certainty=3 evidence=bo-role,bo-need
note cy roles=coach,finance influence=1 certainty=1
review
meet cy mail
ask cy.day
pitch one-shop
respond cy.doubt.probe
respond cy.doubt.show
leave
note ada roles=influencer influence=2 stance=0 veto=none concerns=return,risk wins=safety certainty=2 evidence=ada-role
note bo roles=decider,technical influence=3 stance=-1 veto=technical concerns=reliability wins=standing,control certainty=2 evidence=new-head
review
close
"""

CARELESS = """
scenario small/corner
study fair
meet bo mail
pitch cheap
respond bo.doubt.argue
leave
note bo roles=decider certainty=3 evidence=gossip
note ada roles=user certainty=2
meet bo visit
pitch proof
leave
review
review
close
"""

FORBIDDEN = """
scenario small/corner
meet cy mail
ask cy.day
ask cy.worry
leave
meet cy visit
ask cy.rival
leave
review
review
close
"""


@cache
def corner(language: str | None = None) -> LoadedScenario:
    """Return the small scenario."""
    return load(CORNER, language)


def moves(text: str) -> tuple[Move, ...]:
    """Return the moves of a transcript."""
    return tuple(move for _, move in parse(text).moves)
