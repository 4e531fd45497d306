from __future__ import annotations

import pytest

from tests.conftest import CORNER
from tests.scene.sessions import session
from trainer.core.codec import encode
from trainer.errors import BadTranscript
from trainer.plain.typed_move import is_move, typed_move

WHOLE = "note ada roles=user influence=2 stance=1 veto=budget concerns=risk wins=safety certainty=2"


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("note ada", WHOLE),
        ("note ada roles=decider,user", WHOLE.replace("roles=user", "roles=decider,user")),
        ("note ada wins= influence=", WHOLE.replace(" wins=safety", "").replace(" influence=2", "")),
        ("note ada veto= stance= certainty=", "note ada roles=user influence=2 concerns=risk wins=safety"),
        ("note bo stance=1", "note bo stance=1"),
        ("note nobody stance=1", "note nobody stance=1"),
        ("strategy win=ada", "strategy win=ada neutral=bo"),
        ("strategy neutral=ada", "strategy win=cy neutral=ada"),
        ("strategy win=bo", "strategy win=bo"),
        ("strategy win=bo neutral=bo", "strategy win=bo neutral=bo"),
        ("strategy win=", "strategy neutral=bo"),
        ("meet ada visit", "meet ada visit"),
        ("close", "close"),
    ],
)
def test_paperwork_keeps_what_a_line_does_not_name(typed: str, whole: str) -> None:
    on = session(CORNER, WHOLE, "strategy win=cy neutral=bo")
    assert encode(typed_move(on, typed)) == whole


@pytest.mark.parametrize(
    "typed", ["note", "note ada roles", "note ada role=", "note ada stance=1 stance=2", "strategy x="]
)
def test_what_is_no_move_stays_none(typed: str) -> None:
    with pytest.raises(BadTranscript):
        typed_move(session(CORNER), typed)


@pytest.mark.parametrize(
    ("typed", "move"),
    [("note ada", True), ("note", True), ("close", True), ("notes", False), ("q", False), ("", False)],
)
def test_a_line_is_told_to_be_a_move_by_its_first_word(typed: str, move: bool) -> None:
    assert is_move(typed) is move
