"""How far a round may be played now, and how its time runs."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from trainer.core.moves import Close, Include, Leave, Move, Note, Respond, Review, Strategy
from trainer.errors import N_, Sentence
from trainer.store.records import Pace, Round

if TYPE_CHECKING:
    from trainer.play.session import Session

PACES: tuple[Pace, ...] = ("waiting", "open", "review", "paused", "ended")
_RUNS: frozenset[Pace] = frozenset({"open", "review"})
_FREE = (Note, Strategy)
"""Writing costs nothing and tells nothing: what somebody is in the middle of is not lost."""
_TO_THE_END = (*_FREE, Respond, Leave, Include, Review, Close)
"""Moves that lead out of wherever one is and to the decision."""
_ENDED = Sentence(N_("The time is over. What is left is to ask for the decision."))
_PAUSED = Sentence(N_("There is a pause. Nothing is lost; go on when it is over."))
_WAITS = Sentence(N_("Your map is handed in. Here everybody waits for the others."))


def paced(about: Round, pace: Pace, now: float | None = None) -> Round:
    """Return a round at another pace; its time runs while it may be played, and a pause knows what it returns to."""
    now = time.time() if now is None else now
    spent = seconds_spent(about, now)
    resumes = about.pace if pace == "paused" and about.pace in _RUNS else about.resumes
    return replace(about, pace=pace, running=now if pace in _RUNS else 0.0, spent=spent, resumes=resumes)


def seconds_spent(about: Round, now: float | None = None) -> float:
    """Return for how many seconds a round has been played, pauses left out."""
    now = time.time() if now is None else now
    # Clocks are set back.
    return about.spent + (max(0.0, now - about.running) if about.running else 0.0)


def seconds_left(about: Round, now: float | None = None) -> float | None:
    """Return the seconds that are left of a round's time, 0 if it is over; None where there is no limit."""
    return max(0.0, about.minutes * 60 - seconds_spent(about, now)) if about.minutes else None


def shown_left(about: Round | None, now: float | None = None) -> float | None:
    """Return the seconds that are to be shown: None without a limit or a round, and once it has ended."""
    return seconds_left(about, now) if about is not None and about.pace != "ended" else None


def whole_minutes(seconds: float) -> int:
    """Return a time in minutes, those begun counted whole."""
    return -(-int(seconds) // 60)


def waits(about: Round, session: Session) -> bool:
    """Return whether a play has come as far as the pace allows: the next map is handed in, and others are awaited."""
    stop = about.stops.get(str(session.attempt.id), 1)
    return about.pace == "review" and len(session.state.handed) >= stop and not session.over


def stands(about: Round, session: Session) -> Sentence | None:
    """Return what holds a play up, None if nothing does: moves are refused for it, but for writing."""
    if waits(about, session):
        return _WAITS
    return _PAUSED if about.pace == "paused" else None


def notice(about: Round, session: Session) -> Sentence | None:
    """Return what whoever plays is to know of the pace, None if they may play on freely."""
    if session.over:
        return None
    return _ENDED if about.pace == "ended" else stands(about, session)


def refusal(about: Round, session: Session, move: Move) -> Sentence | None:
    """Return why a move may not be made now although the rules allow it, None if it may."""
    if about.pace == "waiting":
        return Sentence(N_("The round has not begun yet."))
    if about.pace == "ended" and not isinstance(move, _TO_THE_END):
        return _ENDED
    return None if isinstance(move, _FREE) else stands(about, session)
