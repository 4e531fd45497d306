"""Per objection: what was said, what was meant, how it was answered, what would have met it."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.core.moves import Respond
from trainer.core.objections import ABSENT, FAILURES, PREVENTED, handled, speaks_to, status_of
from trainer.core.pitch_fit import SERVES_FROM
from trainer.core.scenario import Objection
from trainer.debrief.facts.replay import Need, ReplayedPlay, needs_in


@dataclass(frozen=True, slots=True)
class Answer:
    """A response given.

    Attributes:
        say: what the trainee said.
        answer: what came back.
        does: steps that it takes.
        meets: whether its evidence speaks to what was meant.
        fails: whether it discounted or argued.
    """

    say: str
    answer: str
    does: tuple[str, ...]
    meets: bool
    fails: bool


@dataclass(frozen=True, slots=True)
class ObjectionReview:
    """An objection and what became of it.

    Attributes:
        status: "raised", "prevented" or "latent" (nobody touched it).
        day: day on which it was raised, or 0.
        number: move that raised it, or 0.
        points: 0–100, how it was handled.
        answers: responses given, in the order of time.
        better: what could have been said to meet what was meant, not said.
        pitches: pitches that addressed its cause, or that would have if none did.
    """

    person: str
    person_index: int
    type: str
    said: str
    meant: Need
    status: str
    day: int
    number: int
    points: int
    answers: tuple[Answer, ...]
    better: tuple[str, ...]
    pitches: tuple[str, ...]


def objection_reviews(play: ReplayedPlay) -> tuple[ObjectionReview, ...]:
    """Return the objections: raised ones in the order of time, then those never touched, then prevented ones."""
    order = {"raised": 0, "latent": 1, "prevented": 2}
    reviews = [
        review_of(play, objection)
        for objection in play.scenario.objections
        if status_of(play.scenario, play.state, objection) != ABSENT
    ]
    return tuple(sorted(reviews, key=lambda review: (order[review.status], review.number)))


def review_of(play: ReplayedPlay, objection: Objection) -> ObjectionReview:
    """Return what became of one objection."""
    scenario, state = play.scenario, play.state
    status = status_of(scenario, state, objection)
    raised = next((moment for moment in play.moments if moment.after.raised >> objection.index & 1), None)
    given = [
        scenario.responses[scenario.response_index[moment.move.response]]
        for moment in play.moments
        if isinstance(moment.move, Respond) and moment.before.objection == objection.index
    ]
    answers = tuple(
        Answer(
            play.said(one.say),
            play.said(one.answer),
            one.does,
            speaks_to(one, objection),
            not FAILURES.isdisjoint(one.does),
        )
        for one in given
    )
    used = {one.index for one in given}
    better = tuple(
        play.said(one.say)
        for index in objection.responses
        if index not in used
        and speaks_to(one := scenario.responses[index], objection)
        and FAILURES.isdisjoint(one.does)
        and one.effects.breach < 0
    )
    return ObjectionReview(
        person=play.name(objection.person),
        person_index=objection.person,
        type=objection.type,
        said=play.said(objection.said),
        meant=needs_in(objection.meant)[0],
        status=status,
        day=raised.day if raised else 0,
        number=raised.number if raised else 0,
        points=100 if status == PREVENTED else handled(scenario, state, objection),
        answers=answers,
        better=better,
        pitches=_pitches(play, objection, status == PREVENTED),
    )


def _pitches(play: ReplayedPlay, objection: Objection, prevented: bool) -> tuple[str, ...]:
    made = {pitch for person, pitch, fit in play.state.fits if person == objection.person and fit >= SERVES_FROM}
    return tuple(
        case.title
        for case in play.scenario.pitches
        if objection.meant & (case.answers | case.appeals)
        and (case.index in made if prevented else case.effects.breach < 0)
    )
