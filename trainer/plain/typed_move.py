"""A move that was typed as a line: what is written on the map keeps all that the line does not name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trainer.core.codec import FORMS, decode
from trainer.core.moves import Move, Note, Strategy
from trainer.errors import BadTranscript

if TYPE_CHECKING:
    from trainer.play.session import Session

_EMPTY = frozenset({"influence=", "stance=", "veto=", "certainty="})
"""What empties a field of one value; in a transcript no such thing stands, for there a note is always whole."""


def is_move(text: str) -> bool:
    """Return whether `text` begins as a move does, written well or not."""
    return text.partition(" ")[0] in FORMS


def is_well_formed(text: str) -> bool:
    """Return whether `text` is a move as it is typed; it need not be legal."""
    if not is_move(text):
        return False
    try:
        _decoded(text)
    except BadTranscript:
        return False
    return True


def typed_move(session: Session, text: str) -> Move:
    """Return the whole move that a typed line stands for.

    A note, or a strategy, keeps what the line does not name; `wins=` empties what it names. What is kept in the journal
    is whole.

    Raises:
        BadTranscript: if it is no move.
    """
    words = text.split()
    move = _decoded(text)
    named = {word.partition("=")[0]: None for word in words if "=" in word}
    changes = {name: getattr(move, name) for name in named}
    match move:
        case Note(person):
            return replace(session.view.note(person), **changes)
        case Strategy():
            kept = replace(session.state.strategy or Strategy(), **changes)
            # Whom one wants to win is no longer only kept neutral, unless the line says both: then it is refused.
            rest = tuple(person for person in kept.neutral if person not in kept.win)
            return kept if "neutral" in named else replace(kept, neutral=rest)
    return move


def _decoded(text: str) -> Move:
    return decode(" ".join(word for word in text.split() if word not in _EMPTY))
