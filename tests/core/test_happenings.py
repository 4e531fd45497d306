from __future__ import annotations

from typing import get_args

from trainer.core.happenings import HIDDEN_KINDS, Happening, Kind
from trainer.core.scenario import Scenario
from trainer.core.step import start, step
from trainer.core.transcript import parse

CAREFUL = """scenario small
meet cy mail
ask cy.day
leave
meet cy mail
ask cy.worry
leave
meet cy call
pitch briefing
ask cy.rival
leave
review
meet ada visit
pitch cheap
respond ada.doubt.show
leave
note ada roles=user
review
close
"""


def test_a_happening_is_nobodys_until_it_is_somebodys() -> None:
    assert Happening("left") == ("left", -1, -1, 0)


def test_what_is_hidden_is_of_a_known_kind() -> None:
    assert {"support", "breach"} == HIDDEN_KINDS
    assert set(get_args(Kind)) > HIDDEN_KINDS


def test_whatever_happens_is_of_a_known_kind(corner: Scenario) -> None:
    state, kinds = start(corner), set()
    for _, move in parse(CAREFUL).moves:
        state, told = step(corner, state, move)
        kinds |= {one.kind for one in told}
    assert kinds <= set(get_args(Kind))
    assert kinds >= {"coached", "breach", "settled", "objected", "noted", "event", "reviewed", "decided"}
