"""Per pitch: what it answered and what was really wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from trainer.core.decision import contradict, shared_lift, units_sharing
from trainer.core.legal import breaks_rule, legal_moves
from trainer.core.moves import Meet, Move, Pitch
from trainer.core.pitch_fit import CONCERN_POINTS, POOR_BELOW, fit_of
from trainer.core.scenario import Clue, PitchCase, Scenario
from trainer.core.score.meetings import REACHED_FROM, units_in_full
from trainer.core.state import State
from trainer.core.vocabulary import CONCERN_MASK
from trainer.debrief.facts.clues import Where, where_to_find
from trainer.debrief.facts.replay import Need, ReplayedMove, ReplayedPlay, heaviest, needs_in


class MissingProof(NamedTuple):
    """A clue that would have proved a case: its text, and the first lawful place where it was to be had, or None."""

    text: str
    where: Where | None


@dataclass(frozen=True, slots=True)
class FitShown:
    """The fit of a pitch and what it is made of; points as in `trainer.core.pitch_fit.Fit`.

    Attributes:
        fixed: whether the scenario sets the total itself.
        answered: needs that the person has and the pitch spoke to.
        missed: needs that the person has and the pitch left alone, the heaviest first.
        past: concerns that the pitch spoke to and the person does not have.
        channel: channel of the meeting; `channel_wanted` is the preferred one, or "".
        counterpart: who sat there; `counterpart_wanted` is the preferred one, or "".
        unproven: the clues that it would have taken to be believed, with where they were to be had.
    """

    total: int
    concern_points: int
    win_points: int
    channel_points: int
    counterpart_points: int
    proof_points: int
    past_points: int
    unheard_points: int
    fixed: bool
    answered: tuple[Need, ...]
    missed: tuple[Need, ...]
    past: tuple[Need, ...]
    channel: str
    channel_wanted: str
    counterpart: str
    counterpart_wanted: str
    unproven: tuple[MissingProof, ...]

    @property
    def forgiven(self) -> bool:
        """Whether a concern was left alone, and all points for concerns were earned by the others."""
        missed = any(need.kind == "concern" for need in self.missed)
        return missed and self.concern_points == CONCERN_POINTS and not self.fixed


@dataclass(frozen=True, slots=True)
class PitchMade:
    """A pitch as it was made.

    Attributes:
        objection: what it provoked, or "".
        fitter: title and fit of the lawful case that would have fitted best just then, None if none fitted better.
        again: what it did where the person had heard a case before, else None.
        house: what it did as a case for the whole house, None of any other case.
    """

    number: int
    day: int
    person: str
    person_index: int
    title: str
    say: str
    shared: bool
    fit: FitShown
    objection: str
    fitter: tuple[str, int] | None
    again: PitchedAgain | None
    house: ForTheHouse | None


class ForTheHouse(NamedTuple):
    """What a case for the whole house did.

    Attributes:
        counts: whether it was heard well enough here to count for the person's department.
        units: departments in which such a case counted by the end of the play, of `full` that earn all marks.
        lift: points of support by which it lifted everybody at the table.
    """

    counts: bool
    units: int
    full: int
    lift: int


@dataclass(frozen=True, slots=True)
class PitchedAgain:
    """What one more pitch to the same person did.

    Attributes:
        before: the best fit with that person before, 0–100.
        mean: the mean fit of all pitches of the play, 0–100; `without` is the same without this one.
    """

    before: int
    mean: float
    without: float

    @property
    def was_reached(self) -> bool:
        """Whether a case before had reached the person."""
        return self.before >= REACHED_FROM


def pitches_made(play: ReplayedPlay) -> tuple[PitchMade, ...]:
    """Return every pitch of the play, in the order of time."""
    return tuple(made for moment in play.moments if (made := pitch_made(play, moment)) is not None)


def pitch_made(play: ReplayedPlay, moment: ReplayedMove) -> PitchMade | None:
    """Return the pitch that `moment` made, or None if it made none."""
    move = moment.move
    if not isinstance(move, Pitch):
        return None
    return play.once(("pitch", moment.number), lambda: _pitch_made(play, moment, move))


def _pitch_made(play: ReplayedPlay, moment: ReplayedMove, move: Pitch) -> PitchMade:
    scenario = play.scenario
    case = scenario.pitches[scenario.pitch_index[move.pitch]]
    person = moment.before.person
    provoked = [happening.item for happening in moment.happenings if happening.kind == "objected"]
    return PitchMade(
        number=moment.number,
        day=moment.day,
        person=play.name(person),
        person_index=person,
        title=case.title,
        say=play.said(case.say),
        shared=case.shared,
        fit=_fit_shown(play, moment, person, case),
        objection=play.said(scenario.objections[provoked[0]].said) if provoked else "",
        fitter=_fitter(play, moment, case),
        again=_again(play, moment),
        house=_for_the_house(play, moment) if case.shared else None,
    )


def _fitter(play: ReplayedPlay, moment: ReplayedMove, made: PitchCase) -> tuple[str, int] | None:
    """Return the case that would have fitted best, of those that keep the rules and agree with what was promised."""
    scenario, state = play.scenario, moment.before
    found: tuple[str, int] | None = None
    best = fit_of(scenario, state, state.person, made).total
    for case, fit in lawful_fits(scenario, state):
        if fit > best and agrees(play, case, moment):
            best, found = fit, (case.title, fit)
    return found


# Asked of every pitch for what would have been better, for what its reasons are, and for each promise.
@lru_cache(maxsize=256)
def lawful_fits(scenario: Scenario, state: State) -> tuple[tuple[PitchCase, int], ...]:
    """Return every case that keeps the rules and can be made in the meeting of `state`, with its fit, 0–100."""
    return tuple(
        (case, fit_of(scenario, state, state.person, case).total)
        for move in legal_moves(scenario, state)
        if isinstance(move, Pitch) and not breaks_rule(scenario, move)
        for case in [scenario.pitches[scenario.pitch_index[move.pitch]]]
    )


def cases_made(moves: Iterable[Move]) -> Iterator[tuple[str, str]]:
    """Yield each case that is made in a play, in the order of time, with whom it is made to: ids."""
    who = ""
    for move in moves:
        if isinstance(move, Meet):
            who = move.person
        elif isinstance(move, Pitch):
            yield who, move.pitch


def agrees(play: ReplayedPlay, case: PitchCase, instead: ReplayedMove | None = None) -> bool:
    """Return whether a case goes together with all that was promised in a play, before and after.

    `instead` is the pitch in whose place it would be made.
    """
    return not any(
        contradict(case, other)
        for moment in play.moments
        if isinstance(moment.move, Pitch) and moment is not instead
        for other in [play.scenario.pitches[play.scenario.pitch_index[moment.move.pitch]]]
    )


def _for_the_house(play: ReplayedPlay, moment: ReplayedMove) -> ForTheHouse:
    return ForTheHouse(
        moment.fit >= POOR_BELOW,
        units_sharing(play.scenario, play.state),
        units_in_full(play.scenario, play.state),
        shared_lift(play.scenario, play.state),
    )


def _again(play: ReplayedPlay, moment: ReplayedMove) -> PitchedAgain | None:
    earlier = [fit for person, _, fit in moment.before.fits if person == moment.before.person]
    if not earlier:
        return None
    fits = [one for _, _, one in play.state.fits]
    return PitchedAgain(max(earlier), sum(fits) / len(fits), (sum(fits) - moment.fit) / (len(fits) - 1))


def _fit_shown(play: ReplayedPlay, moment: ReplayedMove, person: int, case: PitchCase) -> FitShown:
    scenario, state = play.scenario, moment.before
    truth = scenario.truth(state.fired)[person]
    fit = fit_of(scenario, state, person, case)
    spoken = case.answers & CONCERN_MASK | case.appeals & ~CONCERN_MASK
    return FitShown(
        total=fit.total,
        concern_points=fit.concerns,
        win_points=fit.wins,
        channel_points=fit.channel,
        counterpart_points=fit.counterpart,
        proof_points=fit.proof,
        past_points=fit.past,
        unheard_points=fit.unheard,
        fixed=fit.fixed,
        answered=heaviest(needs_in(spoken & truth.needs), truth),
        missed=heaviest(needs_in(truth.needs & ~spoken), truth),
        past=needs_in(case.answers & ~truth.needs),
        channel=state.channel,
        channel_wanted=truth.channel,
        counterpart=state.counterpart,
        counterpart_wanted=truth.counterpart,
        unproven=tuple(
            MissingProof(play.said(clue.text), _lawful(play, clue))
            for clue in scenario.clues
            if case.proof & ~state.clues & 1 << clue.index
        ),
    )


def _lawful(play: ReplayedPlay, clue: Clue) -> Where | None:
    return next((place for place in where_to_find(play, clue) if not place.breach), None)
