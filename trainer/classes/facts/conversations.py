"""What was said and what was not: pitches that missed, questions nobody asked, people nobody met, rules broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from trainer.classes.facts.class_play import ClassPlay
from trainer.core.score.account_map import weight_of
from trainer.core.score.meetings import REACHED_FROM
from trainer.core.vocabulary import GRADES
from trainer.debrief.facts.pitches import pitches_made
from trainer.debrief.facts.replay import Need, ReplayedPlay


@dataclass(frozen=True, slots=True)
class MissedPitch:
    """A pitch that did not reach one person.

    Attributes:
        title: of the pitch.
        person: name of the hearer.
        times: how often it was made with a fit below 60.
        people: how many trainees made it so.
        fit: mean fit of those, 0–100.
        lost: points of fit that they fell short of 100, summed.
        wanted: the hearer's heaviest need that it left alone, most often; None if it left none.
    """

    title: str
    person: str
    times: int
    people: int
    fit: float
    lost: int
    wanted: Need | None


@dataclass(frozen=True, slots=True)
class UnaskedQuestion:
    """A question that nobody asked, and the texts of the clues that it reveals; `weight` is its person's."""

    person: str
    say: str
    clues: tuple[str, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule of conduct that was broken.

    Attributes:
        grade: of the rule.
        rule: its text.
        substitute: the lawful way.
        plays: plays in which it was broken.
        cleared: those of them in which that was cleared.
        people: by how many it was broken; several who play together are one.
        again: those of them who broke it in more than one play.
        names: whose plays they were, sorted.
    """

    grade: str
    rule: str
    substitute: str
    plays: int
    cleared: int
    people: int
    again: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeetingCount:
    """In how many of the plays somebody of the customer's was met."""

    person: str
    weight: int
    plays: int


@dataclass(slots=True)
class _Misses:
    fits: list[int] = field(default_factory=list)
    people: set[tuple[str, ...]] = field(default_factory=set)
    missed: Counter[Need] = field(default_factory=Counter)


def missed_pitches(sittings: Sequence[ClassPlay]) -> tuple[MissedPitch, ...]:
    """Return the pitches that missed, those that lost most points first."""
    tallies: dict[tuple[int, str], _Misses] = {}
    for sitting in sittings:
        for made in pitches_made(sitting.play):
            if made.fit.total < REACHED_FROM:
                tally = tallies.setdefault((made.person_index, made.title), _Misses())
                tally.fits.append(made.fit.total)
                tally.people.add(sitting.people)
                tally.missed.update(made.fit.missed[:1])
    found = [
        MissedPitch(
            title,
            sittings[0].play.name(person),
            len(tally.fits),
            len(tally.people),
            sum(tally.fits) / len(tally.fits),
            sum(100 - fit for fit in tally.fits),
            min(tally.missed, key=lambda need: (-tally.missed[need], need)) if tally.missed else None,
        )
        for (person, title), tally in tallies.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.lost, one.person, one.title)))


def unasked(sittings: Sequence[ClassPlay]) -> tuple[UnaskedQuestion, ...]:
    """Return the questions that nobody asked, breaches left out: those that reveal something first, then by weight."""
    play = sittings[0].play
    asked = 0
    for sitting in sittings:
        asked |= sitting.play.state.asked
    found = [
        UnaskedQuestion(
            play.name(question.person),
            play.said(question.say),
            tuple(play.said(clue.text) for clue in play.scenario.clues if question.effects.reveals >> clue.index & 1),
            _weight(play, question.person),
        )
        for question in play.scenario.questions
        if not asked >> question.index & 1 and question.effects.breach < 0
    ]
    return tuple(sorted(found, key=lambda one: (not one.clues, -one.weight)))


def breaches(sittings: Sequence[ClassPlay]) -> tuple[Breach, ...]:
    """Return the rules that were broken in any of the plays, the gravest and commonest first."""
    found = []
    for rule in sittings[0].play.scenario.rules:
        broken = [one for one in sittings if one.play.state.breaches >> rule.index & 1]
        if broken:
            said = sittings[0].play.said
            counted = sum(1 for one in broken if any(each.index == rule.index for each in one.play.card.breaches))
            whose = Counter(one.people for one in broken)
            found.append(
                Breach(
                    rule.grade,
                    said(rule.rule),
                    said(rule.substitute_text),
                    len(broken),
                    len(broken) - counted,
                    len(whose),
                    sum(times > 1 for times in whose.values()),
                    tuple(sorted({one.people: one.name for one in broken}.values())),
                )
            )
    return tuple(sorted(found, key=lambda one: (GRADES.index(one.grade), -one.people, -one.plays)))


def meetings(sittings: Sequence[ClassPlay]) -> tuple[MeetingCount, ...]:
    """Return how often everybody was met, those who were met least first."""
    play = sittings[0].play
    found = [
        MeetingCount(
            person.name,
            _weight(play, person.index),
            sum(1 for one in sittings if one.play.state.met >> person.index & 1),
        )
        for person in play.scenario.people
    ]
    return tuple(sorted(found, key=lambda one: (one.plays, -one.weight)))


def _weight(play: ReplayedPlay, person: int) -> int:
    return max(weight_of(truths[person]) for truths in play.scenario.truths.values())
