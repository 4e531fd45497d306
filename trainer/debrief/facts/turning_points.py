"""Turning points: the moves that moved most, and the chances that were lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trainer.core.decision import contradictions
from trainer.core.happenings import Happening
from trainer.core.moves import Close, Meet, Pitch
from trainer.core.pitch_fit import GOOD_FROM, POOR_BELOW
from trainer.core.score.card import BREACH_POINTS
from trainer.core.state import MEETING, Board
from trainer.debrief.facts.clearing import clearing_of, occasion_of
from trainer.debrief.facts.loss_reviews import LossReview
from trainer.debrief.facts.objections import ObjectionReview, review_of
from trainer.debrief.facts.pitches import PitchMade, pitch_made
from trainer.debrief.facts.promise_repairs import makes
from trainer.debrief.facts.replay import ReplayedMove, ReplayedPlay
from trainer.debrief.facts.timeline import shifts_of

GAIN = "gain"
LOSS = "loss"
SHIFT = "shift"

MOST_OF_A_TONE = 3
"""How many of the moves that moved support or trust most are named, upwards and downwards each."""
MOST_POOR_PITCHES = 2
"""How many more poor pitches are named, the earliest first; part 4 goes through them all."""
TRUST_POINTS = 8
"""Points of support that a step of trust counts for when moves are compared."""
LEAST_SHIFT = 8
"""Points below which a move is not worth naming for what it moved alone."""
ANSWERED_WELL = 80
ANSWERED_BADLY = 50


@dataclass(frozen=True, slots=True)
class Turn:
    """A turning point.

    Attributes:
        number: number of the move; the anchor in the timeline.
        day: day, from 1.
        kind: "pitched", "objection", "moved", "coached", "breach", "contradiction", "power" or "gaps".
        tone: `GAIN`, `LOSS` or `SHIFT`.
        person: whom it concerns, or "".
        what: the thing said or done, the rule broken, or the text of the event.
        trust: change of trust.
        support: change of support.
        pitch: the pitch, where it was one.
        objection: the objection, where it was one.
        names: the two cases that contradict each other, or the people concerned.
        grave: for the first breach of a rule, what it costs of conduct, 1–100; else 0.
        where: for a breach where nobody was met, the title of what was done, else "".
        better: what would have been better there, where something worth a point was lost.
    """

    number: int
    day: int
    kind: str
    tone: str
    person: str = ""
    what: str = ""
    trust: int = 0
    support: int = 0
    pitch: PitchMade | None = None
    objection: ObjectionReview | None = None
    names: tuple[str, ...] = ()
    grave: int = 0
    where: str = ""
    better: LossReview | None = None


def turning_points(play: ReplayedPlay, found: Sequence[LossReview] = ()) -> tuple[Turn, ...]:
    """Return the turning points in the order of time, with what would have been better by the losses `found`."""
    spoilt = _spoilt(play)
    named = [
        turn
        for moment in play.moments
        for turn in _named(play, moment)
        if turn.tone != GAIN or moment.number not in spoilt
    ]
    numbers = {turn.number for turn in named}
    moved = [
        turn
        for moment in play.moments
        if moment.number not in numbers
        for turn in _moved(play, moment)
        if turn.tone != GAIN or moment.number not in spoilt
    ]
    strongest: list[Turn] = []
    for tone in (GAIN, LOSS):
        of_tone = [turn for turn in (*moved, *(one for one in named if one.kind == "pitched")) if turn.tone == tone]
        strongest += sorted(of_tone, key=lambda turn: (force(turn), -turn.number), reverse=True)[:MOST_OF_A_TONE]
    kept = [turn for turn in named if turn.kind != "pitched"]
    # A poor pitch is a lost chance even where there was no support left to lose.
    poor = [turn for turn in named if turn.kind == "pitched" and turn.tone == LOSS and turn not in strongest]
    turns = sorted((*kept, *strongest, *poor[:MOST_POOR_PITCHES]), key=lambda turn: turn.number)
    better = _better(turns, sorted((loss for loss in found if loss.number), key=lambda loss: -loss.points))
    return tuple(replace(turn, better=better.get(place)) for place, turn in enumerate(turns))


def _spoilt(play: ReplayedPlay) -> frozenset[int]:
    """Return the numbers of the moves that no gain makes good: what broke a rule, contradicts, or was not kept.

    A meeting in which a rule was broken counts as a whole.
    """
    scenario = play.scenario
    clashing = {case for pair in contradictions(scenario, play.state) for case in pair}
    found: set[int] = set()
    meeting: list[int] = []
    tainted = False
    for moment in play.moments:
        move = moment.move
        if isinstance(move, Meet):
            meeting, tainted = [], False
        broke = any(happening.kind == "breach" for happening in moment.happenings)
        clashes = isinstance(move, Pitch) and scenario.pitch_index[move.pitch] in clashing
        unkept = any(makes(scenario, promise, move) for promise in play.card.outcome.broken)
        if moment.before.place == MEETING or isinstance(move, Meet):
            meeting.append(moment.number)
            tainted = tainted or broke
        if broke or clashes or unkept:
            found.add(moment.number)
        if tainted:
            found.update(meeting)
    return frozenset(found)


def _better(turns: Sequence[Turn], dearest: Sequence[LossReview]) -> dict[int, LossReview]:
    """Return what would have been better, by the place of the lost chance among `turns`.

    Of several lost chances at one move each takes what is its own, and the first without any the dearest of the rest.
    """
    lost = [(place, turn) for place, turn in enumerate(turns) if turn.tone == LOSS]
    left, found = list(dearest), dict[int, LossReview]()
    for is_own in (True, False):
        for place, turn in lost:
            fits = (one for one in left if one.number == turn.number and (not is_own or one.kind == turn.kind))
            loss = None if place in found else next(fits, None)
            if loss is not None:
                found[place] = loss
                left = [one for one in left if one.number != turn.number or (is_own and one.kind != turn.kind)]
    return found


def force(turn: Turn) -> int:
    """Return how much a turning point moved, in points of support."""
    return abs(turn.support) + TRUST_POINTS * abs(turn.trust)


def _named(play: ReplayedPlay, moment: ReplayedMove) -> list[Turn]:
    turns: list[Turn] = []
    for happening in moment.happenings:
        turn = _turn(play, moment, happening)
        # A close hands in every map that is still due, with the same gaps.
        if turn is not None and turn not in turns:
            turns.append(turn)
    if moment.after.pitched != moment.before.pitched:
        before = contradictions(play.scenario, moment.before)
        for pair in contradictions(play.scenario, moment.after):
            if pair not in before:
                names = tuple(play.scenario.pitches[index].title for index in pair)
                person = play.name(moment.before.person)
                turns.append(Turn(moment.number, moment.day, "contradiction", LOSS, person, names=names))
    return turns


def _turn(play: ReplayedPlay, moment: ReplayedMove, happening: Happening) -> Turn | None:
    scenario, number, day = play.scenario, moment.number, moment.day
    name = play.name(happening.person)
    match happening.kind:
        case "pitched":
            pitch = pitch_made(play, moment)
            shifts = shifts_of(play, moment)
            trust, support = sum(one.trust for one in shifts), sum(one.support for one in shifts)
            if pitch is not None and (happening.amount >= GOOD_FROM or happening.amount < POOR_BELOW):
                tone = GAIN if happening.amount >= GOOD_FROM else LOSS
                return Turn(number, day, "pitched", tone, name, pitch.title, trust, support, pitch)
        case "settled":
            review = review_of(play, scenario.objections[happening.item])
            if review.points >= ANSWERED_WELL:
                return Turn(number, day, "objection", GAIN, name, review.said, objection=review)
            if review.points < ANSWERED_BADLY:
                return Turn(number, day, "objection", LOSS, name, review.said, objection=review)
        case "coached":
            return Turn(number, day, "coached", GAIN, name)
        # What an approval or a record cleared lost nothing.
        case "breach" if clearing_of(play, scenario.rules[happening.item]) is None:
            rule, done = scenario.rules[happening.item], occasion_of(play, moment)
            grave = 0 if moment.before.breaches >> rule.index & 1 else BREACH_POINTS[rule.grade]
            return Turn(
                number, day, "breach", LOSS, done.person or name, play.said(rule.rule), grave=grave, where=done.what
            )
        case "event" if scenario.events[happening.item].moves_power:
            event = scenario.events[happening.item]
            names = tuple(play.name(person) for person in event.moves_power)
            return Turn(number, max(day, event.day), "power", SHIFT, "", play.said(event.text), names=names)
        case "reviewed":
            gaps = _gaps(play, moment.after.handed[happening.item].board, moment)
            if gaps:
                # Who asks for the decision hands in nothing: the map counts as it stands.
                what = "" if isinstance(moment.move, Close) else str(happening.item + 1)
                return Turn(number, day, "gaps", LOSS, what=what, names=gaps)
    return None


def _gaps(play: ReplayedPlay, board: Board, moment: ReplayedMove) -> tuple[str, ...]:
    """Return who of influence stands without a role on a map handed in at `moment`."""
    truths = play.scenario.truth(moment.before.fired)
    return tuple(
        person.name
        for person, truth, note in zip(play.scenario.people, truths, board, strict=True)
        if truth.present and truth.influence and not (note and note.roles)
    )


def _moved(play: ReplayedPlay, moment: ReplayedMove) -> list[Turn]:
    """Return what an unnamed move (a question, a response, a fair pitch, a greeting) moved, if it is enough."""
    turns = []
    for shift in shifts_of(play, moment):
        turn = Turn(
            moment.number, moment.day, "moved", GAIN, shift.person, _words(play, moment), shift.trust, shift.support
        )
        weight = shift.support + TRUST_POINTS * shift.trust
        if abs(weight) >= LEAST_SHIFT:
            turns.append(turn if weight > 0 else _lost(turn))
    return turns


def _lost(turn: Turn) -> Turn:
    return Turn(turn.number, turn.day, turn.kind, LOSS, turn.person, turn.what, turn.trust, turn.support)


def _words(play: ReplayedPlay, moment: ReplayedMove) -> str:
    scenario = play.scenario
    for happening in moment.happenings:
        if happening.kind == "asked":
            return play.said(scenario.questions[happening.item].say)
        if happening.kind == "answered":
            return play.said(scenario.survey_questions[happening.item].say)
        if happening.kind == "responded":
            return play.said(scenario.responses[happening.item].say)
        if happening.kind == "pitched":
            return scenario.pitches[happening.item].title
    return ""
