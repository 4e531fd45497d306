from __future__ import annotations

from dataclasses import replace

import pytest

from trainer.core.codec import decode
from trainer.core.scenario import Scenario
from trainer.i18n.translator import Translator
from trainer.scene.move_text import move_text

EN = Translator("en")


@pytest.mark.parametrize(
    ("move", "words"),
    [
        ("study ledger", "Studied: Our own ledger"),
        ("meet bo call", "Met Bo Kern: call"),
        ("meet bo visit with engineer", "Met Bo Kern: visit, with Em"),
        ("ask bo.worry", "Asked: What worries you?"),
        ("pitch proof", "Pitched: A proof at your bench"),
        ("respond cy.doubt.show", "Answered: Here is one, with a name to call."),
        ("leave", "Left the meeting"),
        ("review", "Handed the account map in"),
        ("close", "Asked for the decision"),
        ("note cy stance=1", "Wrote about Cy Lund on the map"),
    ],
)
def test_every_move_names_what_it_was_about(corner: Scenario, move: str, words: str) -> None:
    assert move_text(EN, corner, decode(move), "Kim") == words


def test_what_the_trainee_said_carries_their_name(corner: Scenario) -> None:
    small_talk = replace(
        corner,
        questions=tuple(replace(one, say="{you} here.") for one in corner.questions),
        responses=tuple(replace(one, say="Says {you}.") for one in corner.responses),
    )
    assert move_text(EN, small_talk, decode("ask ada.day"), "Kim") == "Asked: Kim here."
    assert move_text(EN, small_talk, decode("respond ada.doubt.we-do"), "Kim") == "Answered: Says Kim."
