"""Why a move came out as it did: what is said where a moment of the play is opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from trainer.core.moves import Ask, Include, Meet, Note, Pitch, Respond, Study
from trainer.core.objections import FAILURES, misses, speaks_to
from trainer.debrief.facts.people import MapVerdict, verdict_on_roles
from trainer.debrief.facts.pitches import PitchMade, pitch_made
from trainer.debrief.facts.relations import TrustLost, trust_lost_at
from trainer.debrief.facts.replay import Need, ReplayedMove, ReplayedPlay, needs_in

AnswerWorth = Literal["argued", "beside", "met", "asked", "open"]
"""What an answer to an objection was worth.

It argued or discounted, brought evidence for something else, met what was meant, asked what is meant, or did neither.
"""


@dataclass(frozen=True, slots=True)
class Arranged:
    """How a meeting was held, and how the person would have liked it; "" where they do not mind."""

    channel: str
    channel_wanted: str
    counterpart: str
    counterpart_wanted: str


@dataclass(frozen=True, slots=True)
class HandedIn:
    """Names of those of influence whose roles on a map were right, partly right, wrong or left blank."""

    right: tuple[str, ...]
    partly: tuple[str, ...]
    wrong: tuple[str, ...]
    blank: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a move came out as it did; what does not apply is None.

    Attributes:
        pitch: the pitch, with what its fit is made of.
        trust: the trust that it lost, and by what.
        answer: what an answer was worth; `meant` is what was behind the objection.
        arranged: how a meeting was held.
        handed: how the roles on a map that was handed in compare.
        roles: the roles of a note, the primary one first; `verdict` is what they were worth just then.
        showed_nothing: whether a question or a source showed nothing new.
    """

    pitch: PitchMade | None = None
    trust: TrustLost | None = None
    answer: AnswerWorth | None = None
    meant: Need | None = None
    arranged: Arranged | None = None
    handed: HandedIn | None = None
    roles: tuple[str, ...] = ()
    verdict: MapVerdict | None = None
    showed_nothing: bool = False


NO_REASONS = Reasons()


def reasons_of(play: ReplayedPlay, moment: ReplayedMove) -> Reasons:
    """Return why the move of `moment` came out as it did."""
    scenario, lost = play.scenario, trust_lost_at(play, moment)
    kinds = [happening.kind for happening in moment.happenings]
    match moment.move:
        case Pitch():
            return Reasons(pitch=pitch_made(play, moment), trust=lost)
        case Respond(ref):
            given = scenario.responses[scenario.response_index[ref]]
            objection = scenario.objections[given.objection]
            worth: AnswerWorth = "open"
            if not FAILURES.isdisjoint(given.does):
                worth = "argued"
            elif misses(given, objection):
                worth = "beside"
            elif speaks_to(given, objection):
                worth = "met"
            elif "probe" in given.does:
                worth = "asked"
            return Reasons(answer=worth, meant=needs_in(objection.meant)[0], trust=lost)
        case Ask() | Include():
            return Reasons(trust=lost, showed_nothing="clue" not in kinds and isinstance(moment.move, Ask))
        case Study():
            return Reasons(showed_nothing="clue" not in kinds)
        case Meet(who):
            truth = scenario.truth(moment.before.fired)[scenario.person_index[who]]
            begun = moment.after
            return Reasons(arranged=Arranged(begun.channel, truth.channel, begun.counterpart, truth.counterpart))
        case Note(who, roles=roles):
            truth = scenario.truth(moment.before.fired)[scenario.person_index[who]]
            return Reasons(roles=roles, verdict=verdict_on_roles(roles, truth.roles))
    if "reviewed" in kinds:
        return Reasons(handed=_handed(play, moment))
    return NO_REASONS


def _handed(play: ReplayedPlay, moment: ReplayedMove) -> HandedIn:
    handed = moment.after.handed[-1]
    names: dict[MapVerdict, list[str]] = {"right": [], "partly": [], "wrong": [], "blank": []}
    for person, truth, note in zip(play.scenario.people, play.scenario.truth(handed.fired), handed.board, strict=True):
        if truth.present and truth.influence:
            names[verdict_on_roles(note.roles if note else (), truth.roles)].append(person.name)
    return HandedIn(*(tuple(names[verdict]) for verdict in ("right", "partly", "wrong", "blank")))
