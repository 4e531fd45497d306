"""The report on a class as a value: pure, from replayed plays alone; what the pages show is all in here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trainer.classes.facts.class_play import OVERALL, ClassPlay, first_attempts, nth, values
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
from trainer.classes.facts.groups import NO_GROUPS, GroupResult, group_results, natural
from trainer.classes.facts.hand_in import HandIn
from trainer.classes.facts.item_analysis import Item, items
from trainer.classes.facts.learning import Learning
from trainer.classes.facts.marks import Marks, marks_of
from trainer.classes.facts.misreadings import Confusion, Misreading, confusion, misreadings, role_entries
from trainer.classes.facts.own_words import ClassWords, class_words
from trainer.classes.facts.questions import ClassQuestion, class_questions
from trainer.classes.facts.reflections import WrittenReflection, reflections
from trainer.classes.facts.statistics import Spread, mean, spread
from trainer.core.vocabulary import COMPETENCIES, OUTCOMES

FEWEST_UNNAMED = 5
"""Plays of a group below which a report without names tells no medians: of two, each could work out the other one's."""


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
        scores: of the first play that counts, "overall" and the competencies that there was an occasion for.
        groups: of the course's list, sorted.
    """

    name: str
    plays: int
    practice: int
    first: float | None
    outcome: str
    best: float | None
    scores: Mapping[str, float]
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """How a competency (or "overall") lies over everybody's first play; `par` where something certifies it."""

    id: str
    spread: Spread
    par: float | None


@dataclass(frozen=True, slots=True)
class Repetition:
    """Means, 0–100, of those who played the same variant again: its truth was known, so it is no learning."""

    id: str
    people: int
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class ScenarioReport:
    """What a class did in one scenario.

    Attributes:
        plays: plays in the class, practice included.
        practice: those of them in practice.
        counted: everybody's first play that is no practice: how many of them there are; all but items, repetitions and
            conduct is taken from these, so that nobody counts twice.
        all_plays: plays that are no practice; conduct is taken from all of them.
        players: who made those; several who play together are one.
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
    all_plays: int
    players: int
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
    repetitions: tuple[Repetition, ...]
    groups: tuple[GroupResult, ...]
    prompts: tuple[ClassQuestion, ...]
    marks: Marks
    reflections: tuple[WrittenReflection, ...]
    words: ClassWords
    variant: str = ""


@dataclass(frozen=True, slots=True)
class ClassReport:
    """The report on a class.

    Attributes:
        name: of the class.
        made: when it was made, ISO 8601.
        people: in it.
        anonymous: whether names are left out.
        names_in_conduct: whether those who broke rules are named.
        scenarios: a report for each scenario and variant.
        learned: for each scenario of which somebody has played two variants.
        hand_in: who of the course's list has handed in, None without a list.
    """

    name: str
    made: str
    people: int
    anonymous: bool
    names_in_conduct: bool
    scenarios: tuple[ScenarioReport, ...]
    learned: tuple[Learning, ...] = ()
    hand_in: HandIn | None = None


def scenario_report(
    sittings: Sequence[ClassPlay],
    par: Mapping[str, float],
    variant: str = "",
    groups: Mapping[str, tuple[str, ...]] = NO_GROUPS,
    *,
    anonymous: bool = False,
) -> ScenarioReport:
    """Return what a class did in one scenario.

    Args:
        sittings: at least one play, all of scenarios with the same rules.
        par: best scores that search found, by competency and "overall"; empty if nothing certifies them.
        variant: as in `ScenarioReport`.
        groups: of the people who are in any, by their ids.
        anonymous: whether nobody may be recognised: not by a group of few either.
    """
    counted = nth(sittings, 1)
    fresh = first_attempts(sittings)
    scenario = sittings[0].play.scenario
    found = role_entries(counted)
    read = misreadings(found)
    some = bool(counted)
    wrong = missed_pitches(counted) if some else ()
    silent = unasked(counted) if some else ()
    every = [one for one in sittings if not one.practice]
    broken = breaches(every) if some else ()
    players = len({one.people for one in every})
    return ScenarioReport(
        id=scenario.id,
        title=scenario.brief.title,
        customer=scenario.brief.customer,
        people=len({person for one in sittings for person in one.people}),
        plays=len(sittings),
        practice=sum(1 for one in sittings if one.practice),
        counted=len(counted),
        all_plays=len(every),
        players=players,
        first_attempts=len(fresh),
        outcomes=_outcomes(counted),
        standings=_standings(sittings, NO_GROUPS if anonymous else groups),
        levels=levels_of(counted, par),
        confusion=confusion(found),
        misread=read,
        pitches=wrong,
        questions=sum(1 for question in scenario.questions if question.effects.breach < 0),
        unasked=silent,
        meetings=meetings(counted) if some else (),
        breaches=broken,
        items=items(fresh) if fresh else (),
        repetitions=_repetitions(counted, nth(sittings, 2)),
        groups=group_results(counted, groups, FEWEST_UNNAMED if anonymous else 1),
        prompts=class_questions(counted, broken, players),
        marks=marks_of(sittings),
        reflections=reflections(sittings),
        words=class_words(counted, sittings, FEWEST_UNNAMED, anonymous=anonymous),
        variant=variant,
    )


def _outcomes(counted: Sequence[ClassPlay]) -> tuple[tuple[str, int], ...]:
    kinds = [one.play.card.outcome.kind for one in counted]
    return tuple((kind, kinds.count(kind)) for kind in OUTCOMES if kind in kinds)


def _standings(sittings: Sequence[ClassPlay], groups: Mapping[str, tuple[str, ...]]) -> tuple[PersonResult, ...]:
    people: dict[tuple[str, ...], list[ClassPlay]] = {}
    for one in sorted(sittings, key=lambda sitting: sitting.number):
        people.setdefault(one.people, []).append(one)
    found = []
    for who, plays in people.items():
        counted = [one for one in plays if not one.practice]
        cards = [one.play.card for one in counted]
        found.append(
            PersonResult(
                plays[0].name,
                len(cards),
                len(plays) - len(cards),
                cards[0].overall if cards else None,
                cards[0].outcome.kind if cards else "",
                max(card.overall for card in cards) if cards else None,
                values(counted[0]) if counted else {},
                tuple(sorted({group for person in who for group in groups.get(person, ())}, key=natural)),
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


def _repetitions(first: Sequence[ClassPlay], second: Sequence[ClassPlay]) -> tuple[Repetition, ...]:
    before = {one.people: values(one) for one in first}
    pairs = [(before[one.people], values(one)) for one in second if one.people in before]
    found = []
    for name in (OVERALL, *COMPETENCIES):
        both = [(old[name], new[name]) for old, new in pairs if name in old and name in new]
        if both:
            found.append(Repetition(name, len(both), mean([old for old, _ in both]), mean([new for _, new in both])))
    return tuple(found)
