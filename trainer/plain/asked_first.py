"""What is asked about before it is done, the same whether it is picked by its number or typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.core.codec import encode
from trainer.core.moves import Close, Leave, Move, Pitch, Review
from trainer.i18n.translator import Translator
from trainer.scene.desk import desk
from trainer.scene.meeting import meeting
from trainer.scene.move_text import move_text
from trainer.scene.review import review
from trainer.scene.text import AskBack, Option, sentences

if TYPE_CHECKING:
    from trainer.play.session import Session


def asked_before(tr: Translator, session: Session, move: Move) -> AskBack | None:
    """Return what is asked before a move is made; None before one that is made at once, or cannot be made now."""
    if move not in session.open_moves:
        return None
    match move:
        case Close():
            return desk(tr, session).close.question
        case Review():
            return review(tr, session).hand_in.question
        case Leave():
            return meeting(tr, session).leave.question
        case Pitch():
            made = encode(move)
            return next(asked_before_pitch(tr, one) for one in meeting(tr, session).pitches if one.move == made)
    return None


def asked_before_pitch(tr: Translator, pitch: Option) -> AskBack:
    """Return what is asked before a pitch is made: it is read in full first."""
    return AskBack(tr("Make this pitch?"), pitch.words, tr("Make this pitch"), tr("Not yet"))


def asked_before_rewind(tr: Translator, session: Session) -> AskBack:
    """Return what is asked before the last move is taken back, which is the one that stands there."""
    last = move_text(tr, session.scenario, session.moments[-1].move, session.you)
    words = (tr("“{words}”", words=last), tr("The debrief will say that you went back."))
    return AskBack(tr("Take the last move back?"), sentences(tr, words), tr("Take it back"), tr("Not now"))
