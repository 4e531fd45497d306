"""Per objection: what was said, what was meant, how it was answered, what would have met it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from trainer.core.moves import Respond
from trainer.core.objections import ABSENT, FAILURES, LATENT, PREVENTED, handled, misses, speaks_to, status_of
from trainer.core.pitch_fit import DELIVERY_POINTS, SERVES_FROM, substance
from trainer.core.scenario import Clue, Objection
from trainer.core.state import MEETING
from trainer.debrief.facts.clues import Found, Where, found_on, where_to_find
from trainer.debrief.facts.pitches import agrees, lawful_fits
from trainer.debrief.facts.replay import Need, ReplayedPlay, needs_in


@dataclass(frozen=True, slots=True)
class ShowingClue:
    """A clue that shows what an objection means.

    Attributes:
        text: the clue.
        found: when and how it was found, None if it had not been when the objection was answered.
        where: where it was to be had, lawful ways only.
    """

    text: str
    found: Found | None
    where: tuple[Where, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A response given.

    Attributes:
        say: what the trainee said.
        answer: what came back.
        does: steps that it takes.
        meets: whether its evidence speaks to what was meant.
        fails: whether it discounted or argued.
        misses: whether its evidence speaks to something else.
        known: for a question about what is meant, the clue in hand that had shown it; None if there was none.
        number: number of the move.
    """

    say: str
    answer: str
    does: tuple[str, ...]
    meets: bool
    fails: bool
    misses: bool
    known: ShowingClue | None
    number: int


@dataclass(frozen=True, slots=True)
class Untouched:
    """Why nobody touched an objection.

    Attributes:
        reason: "unmet" (there was no meeting), "unpitched" (a meeting, and no case), "beside" (all cases spoke to
            something else) or "weak" (a case spoke to it and fitted too little).
        case: title of the case that was too weak, or ""; `fit` is its fit, 0–100.
    """

    reason: Literal["unmet", "unpitched", "beside", "weak"]
    case: str = ""
    fit: int = 0


@dataclass(frozen=True, slots=True)
class ObjectionReview:
    """An objection and what became of it.

    Attributes:
        status: "raised", "prevented" or "latent" (nobody touched it).
        day: day on which it was raised, or 0.
        number: move that raised it, or 0.
        points: 0–100, how it was handled.
        answers: responses given, in the order of time.
        shown: where evidence missed what was meant, the clue that showed it or would have; None if there is no such.
        asked: whether it was asked what is meant.
        askable: whether it could have been asked.
        untouched: why nobody touched it, None of one that was raised or prevented.
        better: what could have been said to meet what was meant, not said.
        pitches: cases that addressed its cause; if none did, those that would have as they could be made in the play.
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
    shown: ShowingClue | None
    asked: bool
    askable: bool
    untouched: Untouched | None
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
    return play.once(("objection", objection.index), lambda: _review(play, objection))


def _review(play: ReplayedPlay, objection: Objection) -> ObjectionReview:
    scenario, state = play.scenario, play.state
    status = status_of(scenario, state, objection)
    raised = next((moment for moment in play.moments if moment.after.raised >> objection.index & 1), None)
    given = [
        (moment, scenario.responses[scenario.response_index[moment.move.response]])
        for moment in play.moments
        if isinstance(moment.move, Respond) and moment.before.objection == objection.index
    ]
    found = found_on(play) if given else {}
    answers = tuple(
        Answer(
            play.said(one.say),
            play.said(one.answer),
            one.does,
            speaks_to(one, objection),
            not FAILURES.isdisjoint(one.does),
            misses(one, objection),
            _in_hand(play, objection, moment.before.clues, found) if "probe" in one.does else None,
            moment.number,
        )
        for moment, one in given
    )
    missed = next((moment.before.clues for moment, one in given if misses(one, objection)), None)
    shown = None
    if missed is not None:
        shown = _in_hand(play, objection, missed, found) or _to_be_had(play, objection)
    used = {one.index for _, one in given}
    probes = [index for index in objection.responses if "probe" in scenario.responses[index].does]
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
        points=100 if status == PREVENTED else handled(scenario, objection, state.responses, state.understood),
        answers=answers,
        shown=shown,
        asked=not used.isdisjoint(probes),
        askable=bool(probes),
        untouched=_untouched(play, objection) if status == LATENT else None,
        better=better,
        pitches=_pitches(play, objection, status == PREVENTED, raised.number if raised else len(play.moments)),
    )


def _untouched(play: ReplayedPlay, objection: Objection) -> Untouched:
    state, person = play.state, objection.person
    if not state.met >> person & 1:
        return Untouched("unmet")
    made = [(fit, play.scenario.pitches[pitch]) for hearer, pitch, fit in state.fits if hearer == person]
    if not made:
        return Untouched("unpitched")
    speaking = [(fit, case.title) for fit, case in made if objection.meant & (case.answers | case.appeals)]
    if not speaking:
        return Untouched("beside")
    fit, title = max(speaking)
    return Untouched("weak", title, fit)


def _in_hand(play: ReplayedPlay, objection: Objection, clues: int, found: Mapping[int, Found]) -> ShowingClue | None:
    """Return the clue of the mask `clues` that shows what is meant, the earliest if there are several."""
    showing = [clue for clue in play.scenario.clues if clues & objection.shown_by & 1 << clue.index]
    first = min(showing, key=lambda clue: found[clue.index].day, default=None)
    return None if first is None else ShowingClue(play.said(first.text), found[first.index], ())


def _to_be_had(play: ReplayedPlay, objection: Objection) -> ShowingClue | None:
    """Return a clue that shows what is meant and can be found without a breach, with the fewest conditions."""
    ways: list[tuple[Clue, tuple[Where, ...]]] = []
    for clue in play.scenario.clues:
        if not objection.shown_by >> clue.index & 1:
            continue
        lawful = tuple(one for one in where_to_find(play, clue) if not one.breach)
        if lawful:
            ways.append((clue, lawful))
    if not ways:
        return None
    # The reply to asking says it too; a clue is worth naming where it is to be had before.
    clue, where = min(ways, key=lambda one: min((way.kind == "response", len(way.needs)) for way in one[1]))
    return ShowingClue(play.said(clue.text), None, where)


def _pitches(play: ReplayedPlay, objection: Objection, prevented: bool, until: int) -> tuple[str, ...]:
    """Return the cases that addressed what is meant, or lawful ones that would have: up to the move `until`."""
    fits = {pitch: fit for person, pitch, fit in play.state.fits if person == objection.person and fit >= SERVES_FROM}
    if not prevented:
        fits = _could_have(play, objection.person, until)
    return tuple(
        case.title
        for case in play.scenario.pitches
        if objection.meant & (case.answers | case.appeals)
        and fits.get(case.index, 0) >= SERVES_FROM
        and (prevented or (case.effects.breach < 0 and agrees(play, case)))
    )


def _could_have(play: ReplayedPlay, person: int, until: int) -> dict[int, int]:
    """Return how well each case (an index) could have been made to a person in meetings held up to the move `until`.

    With somebody who was never met it is the fit of a meeting as they like it, without the proof and the question.
    """
    scenario = play.scenario
    fits: dict[int, int] = {}
    moments = play.moments[:until]
    inside = [one.before for one in moments if one.before.place == MEETING and one.before.person == person]
    for state in inside:
        if state.objection < 0 and state.patience > 0:
            for case, fit in lawful_fits(scenario, state):
                fits[case.index] = max(fit, fits.get(case.index, 0))
    if not inside:
        fired = play.state.fired
        for case in scenario.pitches:
            fixed = case.fit.get(person)
            well = sum(substance(scenario, fired, person, case)) + 2 * DELIVERY_POINTS
            fits[case.index] = well if fixed is None else fixed
    return fits
