"""One attempt being played: every move is durable before anybody sees what it brought about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trainer.core.codec import encode
from trainer.core.legal import legal_moves
from trainer.core.moves import Move
from trainer.core.narration import Line, committee, narrate
from trainer.core.openings import openings
from trainer.core.own_words import (
    NOTHING_SAID,
    TRIES,
    WORDS_FIRST,
    OwnWords,
    Reason,
    SelfReview,
    Utterance,
    reasons_now,
    tidied_words,
)
from trainer.core.reflection import Reflection
from trainer.core.replay import MoveMade, replay
from trainer.core.scenario import Scenario
from trainer.core.score.card import ScoreCard, score
from trainer.core.state import MEETING, OVER, State
from trainer.core.step import start, step
from trainer.core.transcript import write
from trainer.core.utterances import asks_for_words, pending, takes_words
from trainer.core.view import View, view
from trainer.core.worries import worry_told
from trainer.errors import N_, IllegalMove, Sentence, StoreFault, TrainerError, UsageError
from trainer.i18n.translator import Translator
from trainer.play.names import spoken
from trainer.play.rows import none_row, played, reason_row, rewind_row, salted, say_row
from trainer.store.records import Attempt, ChainEnd, KeptWords

if TYPE_CHECKING:
    from trainer.packs.loaded_scenario import LoadedScenario
    from trainer.store.journal import Journal


@dataclass(frozen=True, slots=True)
class PlayedMove:
    """One move of a play, with the state before it and what the trainee read after it.

    `said` is the mask of people's lines said by then, see `Telling`.
    """

    move: Move
    before: State
    after: State
    lines: tuple[Line, ...]
    said: int


class Session:
    """An attempt at a scenario, open for play.

    Attributes:
        attempt: its row in the journal.
        loaded: the scenario as it stood when the attempt was opened.
        moments: the moves in force, oldest first (rewound ones are gone).
        said: what was said in the trainees' own words, of the moves in force.
        notice: what the user should be told of the journal (a damaged tail that was set aside), or None.
    """

    def __init__(self, journal: Journal, attempt: Attempt, loaded: LoadedScenario) -> None:
        self._journal = journal
        self.attempt = attempt
        self.loaded = loaded
        self.notice: Sentence | TrainerError | None = None
        self._record = ChainEnd(0, "")
        self.moments: list[PlayedMove] = []
        self.said: OwnWords = NOTHING_SAID
        self.rewinds = 0
        self._first = start(loaded.scenario)
        self._seen: tuple[State, View] | None = None
        self._spoken: str | None = None

    @property
    def scenario(self) -> Scenario:
        """The scenario, in the language of play."""
        return self.loaded.scenario

    @property
    def you(self) -> str:
        """The trainees' names as the customer's people say them."""
        if self._spoken is None:
            self._spoken = spoken(Translator(self.attempt.language), [one.name for one in self.attempt.people])
        return self._spoken

    @property
    def practice(self) -> bool:
        """Whether hints and rewinding are open."""
        return self.attempt.practice

    @property
    def state(self) -> State:
        """Where the play stands."""
        return self.moments[-1].after if self.moments else self._first

    @property
    def view(self) -> View:
        """What the trainee may see now."""
        state = self.state
        if self._seen is None or self._seen[0] is not state:
            self._seen = state, view(self.scenario, state)
        return self._seen[1]

    @property
    def rows(self) -> int:
        """How many rows the journal has of it: it grows with everything that is done."""
        return self._record.seq

    @property
    def over(self) -> bool:
        """Whether the decision has fallen."""
        return self.state.place == OVER

    @property
    def card(self) -> ScoreCard | None:
        """The score card once the play is over."""
        return score(self.scenario, self.state)

    @property
    def talk(self) -> tuple[Line, ...]:
        """The lines of the meeting that is on, oldest first; empty outside a meeting."""
        lines: list[Line] = []
        if self.state.place == MEETING:
            for moment in reversed(self.moments):
                lines[:0] = moment.lines
                if moment.before.place != MEETING and moment.after.place == MEETING:
                    break
        return tuple(lines)

    @property
    def variants_finished(self) -> tuple[str, ...]:
        """The variants of this scenario that somebody who sits here has played to the end by now, in order.

        Raises:
            StoreFault: if the journal cannot be read.
        """
        people = frozenset(one.id for one in self.attempt.people)
        return self._journal.variants_finished(self.attempt.scenario, people)

    def committee(self) -> tuple[Line, ...]:
        """Return what each of the customer's people says at the decision; empty before it."""
        card = self.card
        if card is None:
            return ()
        return committee(self.scenario, self.state, card.outcome, self.you)

    def play(self, move: Move) -> tuple[Line, ...]:
        """Make a move and return what the trainee reads; it is on disk before this returns.

        Raises:
            IllegalMove: if the rules do not allow it, or something is to be said first; nothing changes.
            StaleAttempt: if the attempt was played on elsewhere; nothing changes here.
            StoreFault: if it cannot be made durable; nothing changes.
        """
        before = self.state
        after, happenings = step(self.scenario, before, move)
        if asks_for_words(self.attempt.say_first, move) and not self.pending:
            raise IllegalMove(encode(move), WORDS_FIRST, lambda: tuple(map(encode, self.open_moves)))
        self._record = self._journal.append(self.attempt.id, self._record, encode(move))
        self._tell(MoveMade(move, before, after, happenings))
        if after.place == OVER:
            self._finish()
        return self.moments[-1].lines

    # In their own words

    @property
    def pending(self) -> tuple[Utterance, ...]:
        """What was typed for what is chosen next, oldest first: the last lines of all."""
        return pending(self.said.utterances, [one.move for one in self.moments])

    @property
    def open_moves(self) -> tuple[Move, ...]:
        """The moves that can be made now, but paperwork: without those that something is to be said before."""
        moves = legal_moves(self.scenario, self.state)
        if self.pending:
            return moves
        return tuple(one for one in moves if not asks_for_words(self.attempt.say_first, one))

    @property
    def reasons(self) -> Mapping[str, str]:
        """Why each person is thought to be what the account map says, by their id, in the trainees' words."""
        return reasons_now(self.said.reasons)

    def say(self, words: str) -> None:
        """Keep what would be said, before the lines to choose from are seen; it is on disk before this returns.

        Raises:
            UsageError: if it is too long, or nothing outside practice; nothing changes.
            TrainerError: if nothing is to be said here, or it was said often enough; nothing changes.
            StaleAttempt: if the attempt was played on elsewhere; nothing changes here.
            StoreFault: if it cannot be made durable; nothing changes.
        """
        tidied = tidied_words(words)
        said = self.pending
        if not takes_words(self.attempt.say_first, self.state):
            raise TrainerError(N_("nothing is asked for in your own words here"))
        if len(said) >= TRIES or (said and said[-1].meant):
            raise TrainerError(N_("you have said it already"), remedy=N_("choose one of the lines, or take your leave"))
        if not tidied and not self.practice:
            raise UsageError(N_("nothing is typed"), remedy=N_("write what you would say, in a sentence or two"))
        kept = salted(tidied) if tidied else None
        at = self._record.seq
        pitch = self.attempt.say_first == "pitches" and self.state.objection < 0
        self._record = self._journal.append(self.attempt.id, self._record, say_row(kept, pitch=pitch), kept)
        self.said = self.said.with_line(Utterance(at, len(self.moments), tidied, pitch=pitch))

    def none_of_these(self) -> None:
        """Keep that none of the lines shown is what was meant; nothing is spent.

        Raises:
            TrainerError: if nothing was typed, or this was said of it before; nothing changes.
            StaleAttempt: if the attempt was played on elsewhere; nothing changes here.
            StoreFault: if it cannot be made durable; nothing changes.
        """
        said = self.pending
        if not said or not said[-1].meant or not said[-1].words:
            raise TrainerError(N_("there is nothing that none of the lines could mean"))
        self._record = self._journal.append(self.attempt.id, self._record, none_row())
        self.said = self.said.with_last_unmet()

    def give_reason(self, person: str, words: str) -> None:
        """Keep why somebody is thought to be what the account map says, in place of what stood there.

        Args:
            person: id of somebody of the customer's.
            words: a sentence; "" takes it away.

        Raises:
            UsageError: if it is too long; nothing changes.
            TrainerError: if there is no such person, nothing is said in one's own words in this play, or it is over.
            StaleAttempt: if the attempt was played on elsewhere; nothing changes here.
            StoreFault: if it cannot be made durable; nothing changes.
        """
        tidied = tidied_words(words)
        if tidied == self.reasons.get(person, ""):
            return
        if self.attempt.say_first == "off" or self.over or all(one.id != person for one in self.scenario.people):
            raise TrainerError(N_("no reason can be written there"))
        kept = salted(tidied) if tidied else None
        at = self._record.seq
        self._record = self._journal.append(self.attempt.id, self._record, reason_row(person, kept), kept)
        self.said = self.said.with_reason(Reason(at, len(self.moments), person, tidied))

    def review_words(self, row: int, review: SelfReview) -> None:
        """Keep what the trainees say afterwards of a line of theirs that answered an objection.

        Raises:
            TrainerError: if nothing was typed in that row.
            StoreFault: if it cannot be written; what they said before stays.
        """
        if all(one.row != row or not one.words for one in self.said.utterances):
            raise TrainerError(N_("there is no line to say that of"))
        self._journal.review_words(self.attempt.id, row, review)
        self.said = self.said._replace(
            utterances=tuple(one._replace(review=review) if one.row == row else one for one in self.said.utterances)
        )

    def reflect(self, reflection: Reflection) -> None:
        """Keep what the trainees say of their play; the debrief prints it, and the file to hand in holds it.

        Raises:
            StoreFault: if it cannot be written; what they said before stays.
        """
        tidied = reflection.tidied
        if tidied != self.attempt.reflection:
            self._journal.reflect(self.attempt.id, tidied)
            self.attempt = replace(self.attempt, reflection=tidied)

    def rewind(self, moves: int) -> None:
        """Go back to where `moves` moves had been made (practice only); the journal keeps what is undone.

        Raises:
            TrainerError: outside practice, or for a number that is not behind us.
            StoreFault: if it cannot be made durable; nothing changes.
        """
        if not self.practice:
            raise TrainerError(N_("only practice can be rewound"))
        if not 0 <= moves < len(self.moments):
            raise TrainerError(N_("there is no move {number} to go back to"), number=moves)
        self._record = self._journal.append(self.attempt.id, self._record, rewind_row(moves))
        del self.moments[moves:]
        self.said = self.said.until(moves)
        self.rewinds += 1

    def transcript(self) -> str:
        """Return the moves in force as a transcript."""
        moves = (moment.move for moment in self.moments)
        return write(self.scenario.id, moves, self.loaded.letter)

    def follow(self) -> None:
        """Catch up if another process has played on.

        Raises:
            StoreFault: if the journal cannot be read.
        """
        if self._journal.length(self.attempt.id) != self._record.seq:
            self.catch_up()

    def catch_up(self) -> None:
        """Replay the journal's rows into this session.

        Raises:
            StoreFault: if the journal cannot be read.
        """
        rows = self._journal.rows(self.attempt.id)
        self.notice = rows.notice
        texts = [row.text for row in rows.good]
        moves, self.rewinds, self.said = played(texts, self._words())
        self._record = ChainEnd(len(rows.good), rows.good[-1].hash if rows.good else "")
        self.moments = []
        for made in replay(self.scenario, moves, self._first):
            self._tell(made)
        if self.over and not self.attempt.finished:
            self._finish()

    def _words(self) -> Mapping[int, KeptWords]:
        return {} if self.attempt.say_first == "off" else self._journal.own_words(self.attempt.id)

    def _tell(self, made: MoveMade) -> None:
        move, before, after, happenings = made
        said = self.moments[-1].said if self.moments else 0
        telling = narrate(self.scenario, happenings, self.you, before, after, said)
        lines = (*telling.lines, *openings(self.scenario, before, after), *worry_told(before, after))
        self.moments.append(PlayedMove(move, before, after, lines, telling.said))

    def _finish(self) -> None:
        card = self.card
        if card is not None:
            values = {name: value.value for name, value in card.scores.items()}
            try:
                self._journal.finish(self.attempt.id, self.loaded.rules, card.outcome.kind, card.overall, values)
            except StoreFault as fault:
                # The moves are safe and the scores follow from them: the next opening writes them again.
                self.notice = fault
