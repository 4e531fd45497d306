"""The result: outcome, scores, certainty, and what each person said in the committee."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.core.decision import minimum
from trainer.core.narration import Stand, committee, stand_at, voiced
from trainer.core.score.account_map import LIKELIHOOD, role_right
from trainer.core.score.breakdown import ScorePart
from trainer.core.score.card import earned
from trainer.debrief.facts.replay import ReplayedPlay
from trainer.debrief.facts.roles_lost import RolesLost, roles_lost


@dataclass(frozen=True, slots=True)
class CompetencyScore:
    """The score of one competency: `value` 0–100 or None where there was no occasion, `weight` in the overall mean."""

    id: str
    value: float | None
    weight: int
    parts: tuple[ScorePart, ...]


@dataclass(frozen=True, slots=True)
class Sureness:
    """How one certainty did on the last map: `claimed` and `right / given` should agree.

    Attributes:
        certainty: 1–3.
        claimed: what it claims, in percent.
        right: primary roles that were right.
        given: primary roles that were rated so.
    """

    certainty: int
    claimed: int
    right: int
    given: int


@dataclass(frozen=True, slots=True)
class Voice:
    """What somebody said in the committee; `stand` is the side that they spoke from, `support` 0–100.

    Attributes:
        stranger: whether somebody with support enough kept silent about it, never having met the trainee.
        needed: what a clean win takes of somebody who stayed below it, 0–100, else 0.
    """

    name: str
    title: str
    text: str
    stand: Stand
    support: int
    stranger: bool
    needed: int


@dataclass(frozen=True, slots=True)
class ResultReview:
    """How the play ended and what it was worth.

    Attributes:
        outcome: one of `OUTCOMES`.
        reason: what decided against a clean win, or "".
        against: names of those whose minimum was missed.
        title: title of the ending, "" where the scenario has none.
        text: its text.
        overall: 0–100.
        weighted: support weighed by influence, 0–100; `threshold` is what a clean win takes.
        forbidden: whether a forbidden act is among the breaches.
        conduct: what is left by conduct of what was earned, in percent; `earned` is that, 0–100.
        sureness: per certainty that was used, the surest first.
        roles_lost: what the score for roles lost, the most first.
        favour: people at the table who were in favour; `table` is how many sat there.
        unfavoured: names of those of influence who were not in favour.
        lean: "over", "under" or "fair" for the certainty against what was right, "" with nothing to compare.
    """

    outcome: str
    reason: str
    against: tuple[str, ...]
    title: str
    text: str
    overall: float
    weighted: int
    threshold: int
    forbidden: bool
    conduct: float
    earned: float
    scores: tuple[CompetencyScore, ...]
    sureness: tuple[Sureness, ...]
    roles_lost: tuple[RolesLost, ...]
    lean: str
    favour: int
    table: int
    unfavoured: tuple[str, ...]
    voices: tuple[Voice, ...]


LEAN_FROM = 15
"""Percentage points between what was claimed and what was right, from which it is worth a sentence."""


def result_of(play: ReplayedPlay) -> ResultReview:
    """Return how the play ended."""
    card, end = play.card, play.card.outcome
    sureness = _sureness(play)
    stands = {
        person: stand_at(support)
        for person, (truth, support) in enumerate(zip(play.truths, end.support, strict=True))
        if truth.present
    }
    return ResultReview(
        outcome=end.kind,
        reason=end.reason,
        against=tuple(play.name(person) for person in end.against),
        title=play.said(end.ending.title) if end.ending else "",
        text=play.said(end.ending.text) if end.ending else "",
        overall=card.overall,
        weighted=end.weighted,
        threshold=play.scenario.levels.threshold,
        forbidden=any(rule.grade == "forbidden" for rule in card.breaches),
        conduct=100.0 if (kept := card.scores["conduct"].value) is None else kept,
        earned=round(earned(play.scenario, card.scores), 1),
        scores=tuple(
            CompetencyScore(name, score.value, play.scenario.weights.get(name, 0), score.parts)
            for name, score in card.scores.items()
        ),
        sureness=sureness,
        roles_lost=roles_lost(play),
        lean=_lean(sureness),
        favour=sum(stand == "in_favour" for stand in stands.values()),
        table=len(stands),
        unfavoured=tuple(
            play.name(person)
            for person, stand in stands.items()
            if stand != "in_favour" and play.truths[person].influence
        ),
        voices=_voices(play),
    )


def _voices(play: ReplayedPlay) -> tuple[Voice, ...]:
    end = play.card.outcome
    voices = []
    for line in committee(play.scenario, play.state, end, play.you):
        person, support = play.scenario.people[line.person], voiced(play.scenario, play.state, end, line.person)
        held, least = end.support[line.person], minimum(play.scenario.levels, play.truths[line.person])
        stranger = support < held and not play.state.met >> line.person & 1
        needed = least if held < least else 0
        voices.append(Voice(person.name, person.title, line.text, stand_at(support), held, stranger, needed))
    return tuple(voices)


def _sureness(play: ReplayedPlay) -> tuple[Sureness, ...]:
    if not play.state.handed:
        return ()
    last = play.state.handed[-1]
    marks: dict[int, list[bool]] = {}
    for note, truth in zip(last.board, play.scenario.truth(last.fired), strict=True):
        right = role_right(note, truth)
        if note is not None and right is not None and truth.present:
            marks.setdefault(note.certainty, []).append(right)
    return tuple(
        Sureness(certainty, round(100 * LIKELIHOOD[certainty]), sum(marks[certainty]), len(marks[certainty]))
        for certainty in sorted(marks, reverse=True)
    )


def _lean(sureness: tuple[Sureness, ...]) -> str:
    given = sum(one.given for one in sureness)
    if not given:
        return ""
    claimed = sum(one.claimed * one.given for one in sureness) / given
    right = 100 * sum(one.right for one in sureness) / given
    if abs(claimed - right) < LEAN_FROM:
        return "fair"
    return "over" if claimed > right else "under"
