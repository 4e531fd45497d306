"""The report on a class as a value: pure, from replayed plays alone; what the pages show is all in here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trainer.classes.facts.class_play import ClassPlay, first_attempts, nth
from trainer.classes.facts.conversations import (
    Breach,
    MeetingCount,
    MissedPitch,
    UnaskedQuestion,
    breaches,
    meetings,
    missed_pitches,
    unasked,
)
from trainer.classes.facts.item_analysis import Item, items
from trainer.classes.facts.marks import Marks, marks_of
from trainer.classes.facts.misreadings import Confusion, Misreading, confusion, misreadings, role_entries
from trainer.classes.facts.questions import ClassQuestion, class_questions
from trainer.classes.facts.reflections import WrittenReflection, reflections
from trainer.classes.facts.statistics import Spread, gain, mean, spread
from trainer.core.vocabulary import COMPETENCIES, OUTCOMES

OVERALL = "overall"


@dataclass(frozen=True, slots=True)
class PersonResult:
    """What one person reached at a scenario; results are 0–100, None and "" for those who only practised.

    Attributes:
        name: the person.
        plays: plays that count.
        practice: plays in practice.
        first: overall result of the first play that counts.
        outcome: its outcome.
        best: the best overall result of those that count.
    """

    name: str
    plays: int
    practice: int
    first: float | None
    outcome: str
    best: float | None


@dataclass(frozen=True, slots=True)
class Level:
    """How a competency (or "overall") lies over everybody's first play; `par` where something certifies it."""

    id: str
    spread: Spread
    par: float | None


@dataclass(frozen=True, slots=True)
class Gain:
    """Means of those who played twice, 0–100, and the share gained of what was still to be gained (`gain` to 1)."""

    id: str
    people: int
    before: float
    after: float
    gain: float | None


@dataclass(frozen=True, slots=True)
class ScenarioReport:
    """What a class did in one scenario.

    Attributes:
        plays: plays in the class, practice included.
        practice: those of them in practice.
        counted: everybody's first play that is no practice: how many of them there are; all but items and gains is
            taken from these, so that nobody counts twice.
        first_attempts: those of them that nobody practised for, by which items are judged.
        variant: letter of the variant, "" of a scenario that has but one.
        outcomes: (outcome, how many of the counted plays), those that occur.
    """

    id: str
    title: str
    customer: str
    people: int
    plays: int
    practice: int
    counted: int
    first_attempts: int
    outcomes: tuple[tuple[str, int], ...]
    standings: tuple[PersonResult, ...]
    levels: tuple[Level, ...]
    confusion: Confusion
    misread: tuple[Misreading, ...]
    pitches: tuple[MissedPitch, ...]
    questions: int
    unasked: tuple[UnaskedQuestion, ...]
    meetings: tuple[MeetingCount, ...]
    breaches: tuple[Breach, ...]
    items: tuple[Item, ...]
    gains: tuple[Gain, ...]
    prompts: tuple[ClassQuestion, ...]
    marks: Marks
    reflections: tuple[WrittenReflection, ...]
    variant: str = ""


@dataclass(frozen=True, slots=True)
class ClassReport:
    """The report on a class; `made` is when the class was made (ISO 8601), `anonymous` whether names are left out."""

    name: str
    made: str
    people: int
    anonymous: bool
    names_in_conduct: bool
    scenarios: tuple[ScenarioReport, ...]


def scenario_report(sittings: Sequence[ClassPlay], par: Mapping[str, float], variant: str = "") -> ScenarioReport:
    """Return what a class did in one scenario.

    Args:
        sittings: at least one play, all of scenarios with the same rules.
        par: best scores that search found, by competency and "overall"; empty if nothing certifies them.
        variant: as in `ScenarioReport`.
    """
    counted = nth(sittings, 1)
    fresh = first_attempts(sittings)
    scenario = sittings[0].play.scenario
    found = role_entries(counted)
    read = misreadings(found)
    some = bool(counted)
    wrong = missed_pitches(counted) if some else ()
    silent = unasked(counted) if some else ()
    met = meetings(counted) if some else ()
    broken = breaches(counted) if some else ()
    return ScenarioReport(
        id=scenario.id,
        title=scenario.brief.title,
        customer=scenario.brief.customer,
        people=len({person for one in sittings for person in one.people}),
        plays=len(sittings),
        practice=sum(1 for one in sittings if one.practice),
        counted=len(counted),
        first_attempts=len(fresh),
        outcomes=_outcomes(counted),
        standings=_standings(sittings),
        levels=levels_of(counted, par),
        confusion=confusion(found),
        misread=read,
        pitches=wrong,
        questions=sum(1 for question in scenario.questions if question.effects.breach < 0),
        unasked=silent,
        meetings=met,
        breaches=broken,
        items=items(fresh) if fresh else (),
        gains=_gains(counted, nth(sittings, 2)),
        prompts=class_questions(len(counted), read, wrong, silent, broken, met),
        marks=marks_of(sittings),
        reflections=reflections(sittings),
        variant=variant,
    )


def values(sitting: ClassPlay) -> dict[str, float]:
    """Return the scores of a play that there was an occasion for, "overall" first."""
    card = sitting.play.card
    scores = {name: card.scores[name].value for name in COMPETENCIES}
    return {OVERALL: card.overall, **{name: value for name, value in scores.items() if value is not None}}


def _outcomes(counted: Sequence[ClassPlay]) -> tuple[tuple[str, int], ...]:
    kinds = [one.play.card.outcome.kind for one in counted]
    return tuple((kind, kinds.count(kind)) for kind in OUTCOMES if kind in kinds)


def _standings(sittings: Sequence[ClassPlay]) -> tuple[PersonResult, ...]:
    people: dict[tuple[str, ...], list[ClassPlay]] = {}
    for one in sorted(sittings, key=lambda sitting: sitting.number):
        people.setdefault(one.people, []).append(one)
    found = []
    for plays in people.values():
        cards = [one.play.card for one in plays if not one.practice]
        found.append(
            PersonResult(
                plays[0].name,
                len(cards),
                len(plays) - len(cards),
                cards[0].overall if cards else None,
                cards[0].outcome.kind if cards else "",
                max(card.overall for card in cards) if cards else None,
            )
        )
    return tuple(sorted(found, key=lambda one: one.name))


def levels_of(counted: Sequence[ClassPlay], par: Mapping[str, float]) -> tuple[Level, ...]:
    """Return how "overall" and each competency lie over `counted`, those that there was an occasion for."""
    scores = [values(one) for one in counted]
    found = []
    for name in (OVERALL, *COMPETENCIES):
        values_spread = spread([each[name] for each in scores if name in each])
        if values_spread is not None:
            found.append(Level(name, values_spread, par.get(name)))
    return tuple(found)


def _gains(first: Sequence[ClassPlay], second: Sequence[ClassPlay]) -> tuple[Gain, ...]:
    before = {one.people: values(one) for one in first}
    pairs = [(before[one.people], values(one)) for one in second if one.people in before]
    found = []
    for name in (OVERALL, *COMPETENCIES):
        both = [(old[name], new[name]) for old, new in pairs if name in old and name in new]
        if both:
            old_mean, new_mean = mean([old for old, _ in both]), mean([new for _, new in both])
            found.append(Gain(name, len(both), old_mean, new_mean, gain(old_mean, new_mean)))
    return tuple(found)
