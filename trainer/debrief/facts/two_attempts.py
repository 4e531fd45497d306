"""Two finished plays of one scenario beside each other: every competency, every decision, and what moved most."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from trainer.core.moves import Meet, Study
from trainer.core.narration import committee, stand_at, voiced
from trainer.core.score.account_map import weight_of
from trainer.core.score.breakdown import f1
from trainer.core.score.card import ScoreCard
from trainer.core.vocabulary import COMPETENCIES
from trainer.debrief.facts.gap import Yes, yeses
from trainer.debrief.facts.objections import ObjectionReview, objection_reviews
from trainer.debrief.facts.people import MapReview, MapVerdict, PersonReview, people_reviews
from trainer.debrief.facts.pitches import PitchMade, pitches_made
from trainer.debrief.facts.replay import ReplayedPlay

LEAST_CHANGE: Final = 1.0
"""Points of the result below which two plays are called alike."""


@dataclass(frozen=True, slots=True)
class Cause:
    """What moved a competency most, in the direction in which it moved.

    Attributes:
        kind: "role" (marks −6 to 3), "needs" (how much of them was found, 0–100), "fit" (of the best pitch, 0–100),
            "objection" (how the objections were handled, 0–100), "trust" (0–5) or "part" (of the score, 0–100).
        subject: name of the person, or id of the part.
    """

    kind: str
    subject: str
    first: float
    second: float


@dataclass(frozen=True, slots=True)
class CompetencyChange:
    """A competency in both plays.

    Attributes:
        first, second: 0–100, None where there was no occasion.
        points: what it moved the overall result by; those of all competencies add up to the whole difference. What only
            one play has is compared with nothing: its points are by how much it moved the mean of that play.
        cause: what moved it most, None where nothing did.
        others: what the competencies that both plays have came to in the play that has this one alone, 0–100, else 0.
    """

    id: str
    first: float | None
    second: float | None
    points: float
    cause: Cause | None
    others: float = 0.0

    @property
    def alone(self) -> bool:
        """Whether only one of the two plays has it."""
        return (self.first is None) != (self.second is None)


@dataclass(frozen=True, slots=True)
class End:
    """On whom a play's end hung.

    Attributes:
        people: whoever stayed below what a win takes of them; where nobody did, whoever decided.
        weighted: support weighed by influence, 0–100; `threshold` is what a clean win takes.
    """

    people: tuple[Yes, ...]
    weighted: int
    threshold: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting: its channel, and the name of who came along, or ""."""

    channel: str
    colleague: str


@dataclass(frozen=True, slots=True)
class Case:
    """A case that was made; `fit` is 0–100."""

    title: str
    fit: int


@dataclass(frozen=True, slots=True)
class Entry:
    """What the last map said of a person: the primary role or "", how sure (0–3), and the verdict on it."""

    role: str
    certainty: int
    verdict: MapVerdict


@dataclass(frozen=True, slots=True)
class Dealing:
    """What was done with one person in one play.

    Attributes:
        entry: None where no map was handed in.
        objections: every objection that there was occasion for, and what became of it.
        stand: the side from which the person spoke in the committee, "" of who did not.
    """

    meetings: tuple[Meeting, ...]
    cases: tuple[Case, ...]
    entry: Entry | None
    objections: tuple[ObjectionReview, ...]
    stand: str


@dataclass(frozen=True, slots=True)
class PersonBeside:
    """One person in both plays; `differs` names the fields of `Dealing` that are not the same."""

    id: str
    name: str
    title: str
    first: Dealing
    second: Dealing
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TwoAttempts:
    """Two plays beside each other.

    Attributes:
        gain: the second overall result less the first, in points.
        competencies: in the field's order, those with an occasion in one play at least.
        people: those with whom something was done otherwise, in the scenario's order.
        alike: names of the others.
        studied: titles of the sources that only the first, and only the second play looked at.
        ends: on whom the end of each hung, None of one that broke what is forbidden.
    """

    gain: float
    competencies: tuple[CompetencyChange, ...]
    people: tuple[PersonBeside, ...]
    alike: tuple[str, ...]
    studied: tuple[tuple[str, ...], tuple[str, ...]]
    ends: tuple[End | None, End | None]

    @property
    def dearest(self) -> tuple[CompetencyChange, ...]:
        """What pulled the result most in the direction in which it moved; nothing where the two are alike.

        It is never empty where they are not: many small things have a largest among them.
        """
        if abs(self.gain) < LEAST_CHANGE:
            return ()
        sign = 1 if self.gain > 0 else -1
        ranked = sorted((one for one in self.competencies if not one.alone), key=lambda one: -sign * one.points)
        return (*ranked[:1], *(one for one in ranked[1:] if sign * one.points >= LEAST_CHANGE))

    @property
    def against(self) -> tuple[CompetencyChange, ...]:
        """What moved the other way by a point or more, the most first."""
        sign = 1 if self.gain > 0 else -1
        moved = [one for one in self.competencies if not one.alone and -sign * one.points >= LEAST_CHANGE]
        return tuple(sorted(moved, key=lambda one: sign * one.points))

    @property
    def apart(self) -> tuple[CompetencyChange, ...]:
        """What only one of the two plays has, and no comparison can be made of."""
        return tuple(one for one in self.competencies if one.alone)


def two_attempts(first: ReplayedPlay, second: ReplayedPlay) -> TwoAttempts:
    """Return two finished plays of one scenario beside each other; people are told apart by their ids."""
    reviews = {person.id: index for index, person in enumerate(second.scenario.people)}
    sides = (_Side(first), _Side(second))
    people = []
    for index, person in enumerate(first.scenario.people):
        if person.id in reviews:
            dealings = sides[0].dealing(index), sides[1].dealing(reviews[person.id])
            people.append(PersonBeside(person.id, person.name, person.title, *dealings, differs=_differing(*dealings)))
    looked = [_studied(play) for play in (first, second)]
    return TwoAttempts(
        gain=round(second.card.overall - first.card.overall, 1),
        competencies=tuple(_changes(*sides)),
        people=tuple(one for one in people if one.differs),
        alike=tuple(one.name for one in people if not one.differs),
        studied=(
            tuple(title for source, title in looked[0].items() if source not in looked[1]),
            tuple(title for source, title in looked[1].items() if source not in looked[0]),
        ),
        ends=(_end(first), _end(second)),
    )


def _end(play: ReplayedPlay) -> End | None:
    end = play.card.outcome
    if end.kind == "disqualified":
        return None
    missed = tuple(one for one in yeses(play) if one.support < one.needed)
    deciding = tuple(one for one in yeses(play) if one.decides)
    return End(missed or deciding, end.weighted, play.scenario.levels.threshold)


class _Side:
    """One play, with what is asked of it for every person."""

    def __init__(self, play: ReplayedPlay) -> None:
        self.play = play
        self.people: Mapping[int, PersonReview] = {one.index: one for one in people_reviews(play)}
        self.pitches: tuple[PitchMade, ...] = pitches_made(play)
        self.objections: tuple[ObjectionReview, ...] = objection_reviews(play)
        end = play.card.outcome
        self.stands = {
            line.person: stand_at(voiced(play.scenario, play.state, end, line.person))
            for line in committee(play.scenario, play.state, end, play.you)
        }

    def dealing(self, person: int) -> Dealing:
        last = self.last_map(person)
        return Dealing(
            meetings=tuple(self._meetings(person)),
            cases=tuple(Case(one.title, one.fit.total) for one in self.pitches if one.person_index == person),
            entry=_entry(last) if last else None,
            objections=tuple(one for one in self.objections if one.person_index == person),
            stand=self.stands.get(person, ""),
        )

    def last_map(self, person: int) -> MapReview | None:
        maps = self.people[person].maps
        return maps[0] if maps else None

    def _meetings(self, person: int) -> Iterable[Meeting]:
        scenario = self.play.scenario
        for moment in self.play.moments:
            move = moment.move
            if isinstance(move, Meet) and move.person == scenario.people[person].id:
                colleague = scenario.team[scenario.team_index[move.companion]].name if move.companion else ""
                yield Meeting(move.channel, colleague)

    def amounts(self, competency: str) -> dict[str, tuple[float, float]]:
        """Return by person's id how well a competency was done with them, and how much they count in it."""
        measure = _MEASURES.get(competency)
        if measure is None:
            return {}
        found = {}
        for person, truth in enumerate(self.play.truths):
            amount = measure(self, person)
            if amount is not None and truth.present:
                weight = weight_of(truth) if competency in ("roles", "needs") else max(1, truth.influence)
                found[self.play.scenario.people[person].id] = (amount, float(weight))
        return found


def _marks(side: _Side, person: int) -> float | None:
    last = side.last_map(person)
    return float(last.marks) if last else None


def _found(side: _Side, person: int) -> float | None:
    last = side.last_map(person)
    if last is None:
        return None
    shares = [f1(frozenset(one.believed), frozenset(one.true)) for one in last.axes if one.id in ("concerns", "wins")]
    return round(100 * sum(shares) / len(shares)) if shares else None


def _fit(side: _Side, person: int) -> float | None:
    return float(max((one.fit.total for one in side.pitches if one.person_index == person), default=0))


def _handled(side: _Side, person: int) -> float | None:
    points = [float(one.points) for one in side.objections if one.person_index == person]
    return round(sum(points) / len(points)) if points else None


def _trust(side: _Side, person: int) -> float | None:
    return float(side.play.state.trust[person])


_MEASURES: Final[dict[str, Callable[[_Side, int], float | None]]] = {
    "roles": _marks, "needs": _found, "pitch": _fit, "objections": _handled, "relations": _trust,
}  # fmt: skip
_CAUSES: Final = {"roles": "role", "needs": "needs", "pitch": "fit", "objections": "objection", "relations": "trust"}


def _changes(first: _Side, second: _Side) -> Iterable[CompetencyChange]:
    there = [_values(side.play.card) for side in (first, second)]
    both = there[0].keys() & there[1].keys()
    shares = [
        _shares(values, side.play.scenario.weights, both)
        for values, side in zip(there, (first, second), strict=True)
    ]  # fmt: skip
    means = [sum(one.values()) for one in shares]
    common = [sum(share for name, share in one.items() if name in both) for one in shares]
    factors = [_conduct(side.play.card) for side in (first, second)]
    for name in COMPETENCIES:
        values = [side.play.card.scores[name].value for side in (first, second)]
        if values == [None, None]:
            continue
        # Conduct multiplies what the others add up to: each step is taken at the mean of the other, and all add up.
        if name == "conduct":
            points = (factors[1] - factors[0]) * (means[0] + means[1]) / 2
        else:
            points = (shares[1].get(name, 0.0) - shares[0].get(name, 0.0)) * (factors[0] + factors[1]) / 2
        alone = name not in both and name != "conduct"
        others = common[0 if values[1] is None else 1] if alone else 0.0
        yield CompetencyChange(name, values[0], values[1], points, _cause(name, first, second, points), others)


def _values(card: ScoreCard) -> dict[str, float]:
    """Return the scores that the mean of a play is made of, 0–100."""
    return {name: one.value for name, one in card.scores.items() if name != "conduct" and one.value is not None}


def _shares(values: Mapping[str, float], weights: Mapping[str, int], both: Collection[str]) -> dict[str, float]:
    """Return what each competency adds to the mean of a play, in points.

    Those that both plays have (`both`) add up to their own mean. Any other adds what it moves that mean by, so that all
    add up to the mean of the play.
    """
    base = sum(weights[name] for name in values if name in both)
    whole = sum(weights[name] for name in values)
    if not whole:
        return {}
    shares = {name: value * weights[name] / base for name, value in values.items() if name in both}
    mean = sum(shares.values())
    return shares | {
        name: (value - mean) * weights[name] / whole for name, value in values.items() if name not in both
    }  # fmt: skip


def _conduct(card: ScoreCard) -> float:
    value = card.scores["conduct"].value
    return 1.0 if value is None else value / 100


def _cause(name: str, first: _Side, second: _Side, points: float) -> Cause | None:
    if abs(points) < 0.05 or None in (first.play.card.scores[name].value, second.play.card.scores[name].value):
        return None
    sign = 1 if points > 0 else -1
    found: list[tuple[float, Cause]] = []
    before, after = first.amounts(name), second.amounts(name)
    # Of two that moved it alike the first in the scenario's order is told, in every language.
    for person in first.play.scenario.people:
        if person.id in before and person.id in after:
            (old, weight), (new, other) = before[person.id], after[person.id]
            found.append((sign * (new - old) * max(weight, other), Cause(_CAUSES[name], person.name, old, new)))
    if not any(amount > 0 for amount, _ in found):
        parts = [{one.id: one for one in side.play.card.scores[name].parts} for side in (first, second)]
        for part in dict.fromkeys((*parts[0], *parts[1])):
            old, new = (one[part].value if part in one else 0.0 for one in parts)
            share = max(one[part].weight for one in parts if part in one)
            found.append((sign * (new - old) * share, Cause("part", part, old, new)))
    amount, cause = max(found, key=lambda pair: pair[0], default=(0.0, None))
    return cause if amount > 0 else None


def _entry(last: MapReview) -> Entry:
    believed = next((one.believed for one in last.axes if one.id == "primary"), ())
    return Entry(believed[0] if believed else "", last.certainty, last.verdict)


def _differing(first: Dealing, second: Dealing) -> tuple[str, ...]:
    return tuple(
        name
        for name, same in (
            ("meetings", first.meetings == second.meetings),
            ("cases", [one.title for one in first.cases] == [one.title for one in second.cases]),
            ("entry", first.entry == second.entry),
            ("objections", _answered(first) == _answered(second)),
            ("stand", first.stand == second.stand),
        )
        if not same
    )


def _answered(dealing: Dealing) -> set[tuple[str, str, tuple[str, ...]]]:
    return {(one.said, one.status, tuple(answer.say for answer in one.answers)) for one in dealing.objections}


def _studied(play: ReplayedPlay) -> dict[str, str]:
    scenario = play.scenario
    return {
        moment.move.source: scenario.sources[scenario.source_index[moment.move.source]].title
        for moment in play.moments
        if isinstance(moment.move, Study)
    }
