"""A seat's play in a round: each answer goes to the question that it was given to, once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from trainer.classes.live.pace import refusal, stands
from trainer.core.codec import decode, encode
from trainer.core.moves import Move, Note
from trainer.core.narration import Line
from trainer.core.own_words import SelfReview
from trainer.core.reflection import Reflection
from trainer.errors import BadTranscript, IllegalMove, Sentence, StaleAttempt, StoreFault, TrainerError
from trainer.play.session import Session
from trainer.store.records import Round

_TRIES = 3
Kind = Literal["made", "repeated", "late", "held", "refused"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of something that was sent.

    Attributes:
        kind: `made`; `repeated`: it was made before, by a double press for instance; `late`: the play had gone on;
            `held`: the pace does not allow it; `refused`: the rules do not, or it could not be kept.
        lines: what it brought about, where it was made.
        why: what to tell, where it was not.
    """

    kind: Kind
    lines: tuple[Line, ...] = ()
    why: Sentence | TrainerError | None = None


class SeatPlay:
    """The play of one seat in one round. Threads may use it at once.

    Attributes:
        lock: held while the session is looked at or changed.
        session: the attempt.
        moved: when the last move was made, seconds since 1970.
    """

    def __init__(self, session: Session, moved: float) -> None:
        self.lock = threading.RLock()
        self.session = session
        self.moved = moved

    @property
    def made(self) -> int:
        """How many moves were made: the number that the next one answers."""
        return len(self.session.moments)

    def answer(self, about: Round, text: str, at: int) -> Answer:
        """Make the move in `text` if it answers what is asked now.

        Args:
            about: the round, whose pace decides.
            text: a move as a line of text.
            at: how many moves had been made where it was offered.

        Raises:
            StoreFault: if it cannot be made durable; nothing changes.
        """
        with self.lock:
            try:
                move = decode(text)
            except BadTranscript as fault:
                return Answer("refused", why=fault)
            if at < self.made and encode(self.session.moments[at].move) == encode(move):
                return Answer("repeated")
            if at != self.made:
                return Answer("late")
            return self._make(about, move)

    def write(self, about: Round, move: Move, was: str) -> Answer:
        """Write on the map or the strategy, whatever else was done meanwhile, unless the same was written elsewhere.

        Args:
            about: the round, whose pace decides.
            move: a note or a strategy.
            was: what stood there when it was begun, as text.

        Raises:
            StoreFault: if it cannot be made durable; nothing changes.
        """
        with self.lock:
            for _ in range(_TRIES):
                now = self.written(move)
                if now == encode(move):
                    return Answer("repeated")
                if now != was:
                    break
                answer = self._make(about, move)
                # Another server may have played on; what is written there is not in the way of that.
                if answer.kind != "late":
                    return answer
            return Answer("late")

    def written(self, move: Move) -> str:
        """Return what stands now where `move` would write, as text; "" where nothing does."""
        if isinstance(move, Note):
            return encode(self.session.view.note(move.person))
        strategy = self.session.state.strategy
        return "" if strategy is None else encode(strategy)

    def say(self, about: Round, words: str, at: int, said: int) -> Answer:
        """Keep what would be said, before the lines to choose from are seen.

        Args:
            about: the round, whose pace decides.
            words: what was typed.
            at: how many moves had been made where it was asked for.
            said: how many lines had been typed there for the same choice.

        Raises:
            StoreFault: if it cannot be made durable; nothing changes.
        """
        return self._keep(about, at, said, lambda session: session.say(words))

    def none_of_these(self, about: Round, at: int, said: int) -> Answer:
        """Keep that none of the lines shown is what was meant by the one typed last; see `say`.

        Raises:
            StoreFault: if it cannot be made durable; nothing changes.
        """
        with self.lock:
            typed = self.session.pending
            if at == self.made and said == len(typed) and typed and not typed[-1].meant:
                return Answer("repeated")
            return self._keep(about, at, said, lambda session: session.none_of_these())

    def give_reason(self, about: Round, person: str, words: str, was: str) -> Answer:
        """Keep why somebody is thought to be what the map says, unless another was written elsewhere.

        Args:
            about: the round, whose pace decides.
            person: id of somebody of the customer's.
            words: a sentence; "" takes it away.
            was: the one that stood there when it was begun.

        Raises:
            StoreFault: if it cannot be made durable; nothing changes.
        """
        with self.lock:
            now = self.session.reasons.get(person, "")
            if words == now:
                return Answer("repeated")
            if now != was:
                return Answer("late")
            if about.pace == "waiting":
                return Answer("held", why=stands(about, self.session))
            return self._done(lambda session: session.give_reason(person, words))

    def review_words(self, row: int, review: SelfReview) -> None:
        """Keep what they say afterwards of a line of theirs that answered an objection.

        Raises:
            TrainerError: if nothing was typed in that row.
            StoreFault: if it cannot be written.
        """
        with self.lock:
            self.session.review_words(row, review)

    def reflect(self, reflection: Reflection) -> None:
        """Keep what they say of their play.

        Raises:
            StoreFault: if it cannot be written.
        """
        with self.lock:
            self.session.reflect(reflection)

    def _keep(self, about: Round, at: int, said: int, keep: Callable[[Session], None]) -> Answer:
        with self.lock:
            if (at, said) != (self.made, len(self.session.pending)):
                # A double press is no news: what it asked for is there.
                return Answer("repeated" if at == self.made and said < len(self.session.pending) else "late")
            why = stands(about, self.session)
            return Answer("held", why=why) if why is not None else self._done(keep)

    def _done(self, keep: Callable[[Session], None]) -> Answer:
        try:
            keep(self.session)
        except StaleAttempt:
            self.session.catch_up()
            return Answer("late")
        except StoreFault:
            raise
        except TrainerError as fault:
            return Answer("refused", why=fault)
        self.moved = time.time()
        return Answer("made")

    def _make(self, about: Round, move: Move) -> Answer:
        why = refusal(about, self.session, move)
        if why is not None:
            return Answer("held", why=why)
        try:
            lines = self.session.play(move)
        except StaleAttempt:
            # Another server, or the program on the same journal, has played on.
            self.session.catch_up()
            return Answer("late")
        except IllegalMove as fault:
            return Answer("refused", why=fault)
        self.moved = time.time()
        return Answer("made", lines)
