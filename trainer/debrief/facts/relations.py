"""How people stood to the trainee: every trust that was lost, with its cause, and whether a coach was developed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from trainer.core.condition import COACH_TRUST, is_coached
from trainer.core.moves import Ask, Include, Pitch, Respond
from trainer.core.objections import FAILURES, misses
from trainer.core.pitch_fit import POOR_BELOW
from trainer.core.vocabulary import CONCERN_MASK
from trainer.debrief.facts.replay import Need, ReplayedMove, ReplayedPlay, heaviest, needs_in

TrustCause = Literal["breach", "ask", "answer", "poor", "promise", "argued", "missed", "respond"]
"""What trust was lost by.

A broken rule, a question, a question in writing, a case that fitted poorly, one that costs trust by itself, an answer
to an objection that argues or discounts, one whose evidence is for something else, one that costs trust by itself.
"""


@dataclass(frozen=True, slots=True)
class TrustLost:
    """A move by which somebody's trust fell.

    Attributes:
        number: number of the move; `day` is its day.
        amount: by how much, 1–5.
        cause: what it was.
        what: words of the question or answer, or title of the case.
        fit: fit of the case, 0–100, or 0 where it was none.
    """

    number: int
    day: int
    amount: int
    cause: TrustCause
    what: str
    fit: int


@dataclass(frozen=True, slots=True)
class CoachReview:
    """Whether a possible coach was developed, and which half of it was missing.

    Attributes:
        is_developed: whether the person counts as one at the end.
        is_named: whether the last map handed in names them as one.
        trust: at the end, 0–5; it takes `COACH_TRUST`.
        served: personal wins that a fitting case served; `wins` are all there are, the heaviest first.
        nearest: title and fit of the best case that spoke to one of them and fitted too little, or None.
    """

    is_developed: bool
    is_named: bool
    trust: int
    served: tuple[Need, ...]
    wins: tuple[Need, ...]
    nearest: tuple[str, int] | None

    @property
    def has_trust(self) -> bool:
        """Whether trust sufficed."""
        return self.trust >= COACH_TRUST


def trust_lost(play: ReplayedPlay, person: int) -> tuple[TrustLost, ...]:
    """Return every move by which the trust of `person` (an index) fell, in the order of time."""
    return tuple(_falls(play, person))


def trust_lost_at(play: ReplayedPlay, moment: ReplayedMove) -> TrustLost | None:
    """Return the trust that was lost by the move of `moment`, if any was."""
    amount = sum(one.amount for one in moment.happenings if one.kind == "trust")
    if amount >= 0:
        return None
    cause, what, fit = _cause(play, moment)
    return TrustLost(moment.number, moment.day, -amount, cause, what, fit)


def _falls(play: ReplayedPlay, person: int) -> Iterator[TrustLost]:
    for moment in play.moments:
        lost = trust_lost_at(play, moment)
        if lost is not None and moment.after.trust[person] < moment.before.trust[person]:
            yield lost


def _cause(play: ReplayedPlay, moment: ReplayedMove) -> tuple[TrustCause, str, int]:
    scenario = play.scenario
    broke = any(one.kind == "breach" for one in moment.happenings)
    match moment.move:
        case Pitch(ref):
            case = scenario.pitches[scenario.pitch_index[ref]]
            return "poor" if moment.fit < POOR_BELOW else "breach" if broke else "promise", case.title, moment.fit
        case Respond(ref):
            given = scenario.responses[scenario.response_index[ref]]
            objection = scenario.objections[given.objection]
            argued, beside = not FAILURES.isdisjoint(given.does), misses(given, objection)
            say = play.said(given.say)
            return "breach" if broke else "argued" if argued else "missed" if beside else "respond", say, 0
        case Ask(ref):
            return "breach" if broke else "ask", play.said(scenario.questions[scenario.question_index[ref]].say), 0
        case Include(ref):
            put = scenario.survey_questions[scenario.survey_question_index[ref]]
            return "breach" if broke else "answer", play.said(put.say), 0
    raise AssertionError(moment.move)


def coach_review(play: ReplayedPlay, person: int) -> CoachReview | None:
    """Return whether `person` (an index) was developed, None of whoever is no coach or has left."""
    truth, state = play.truths[person], play.state
    if "coach" not in truth.roles or not truth.present:
        return None
    wins = truth.needs & ~CONCERN_MASK
    note = state.handed[-1].board[person] if state.handed else None
    served = state.served[person] & ~CONCERN_MASK
    spoken = [
        (fit, play.scenario.pitches[pitch].title)
        for hearer, pitch, fit in state.fits
        if hearer == person and play.scenario.pitches[pitch].appeals & wins
    ]
    fit, title = max(spoken, default=(0, ""))
    return CoachReview(
        is_developed=is_coached(state, person),
        is_named=note is not None and "coach" in note.roles,
        trust=state.trust[person],
        served=needs_in(served),
        wins=heaviest(needs_in(wins), truth),
        nearest=(title, fit) if title and not served else None,
    )
