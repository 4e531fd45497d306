"""A play in which everything is said first, in the journal, up to its decision."""

from __future__ import annotations

from collections.abc import Iterable

from trainer.core.codec import decode
from trainer.core.utterances import asks_for_words
from trainer.play.session import Session
from trainer.play.workspace import Workspace

OBJECTED = ("meet ada visit", "ask ada.day", "pitch cheap", "respond ada.doubt.we-do", "leave", "review", "review",
            "close")  # fmt: skip
"""A play of the small scenario with an objection that is answered."""


def said_first(
    workspace: Workspace, scenario: str, moves: Iterable[str] = OBJECTED, words: str = "I would say", you: str = "Kim"
) -> Session:
    """Return a play of `moves`, before each of which a line was typed where one is asked for, with a reason."""
    session = workspace.open(scenario, you, "en", say_first="on")
    session.give_reason(session.scenario.people[0].id, f"{words}, because")
    for text in moves:
        move = decode(text)
        if asks_for_words("on", move):
            session.say(f"{words}: {text}")
        session.play(move)
    return session
