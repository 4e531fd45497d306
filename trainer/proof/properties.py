"""Claims about one scenario, each decided from the library of plays and the relaxation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trainer.core.moves import Move
from trainer.core.replay import replay
from trainer.core.scenario import Scenario, Truth
from trainer.core.score.account_map import EVIDENCE_FOR_SURE
from trainer.core.vocabulary import CONCERNS, NEED_BIT, OUTCOMES, WINS
from trainer.proof.relaxation import UNREACHABLE, Reach
from trainer.proof.report import Property, Status
from trainer.proof.witnesses import WitnessLibrary

Fact = tuple[str, str]


def occurrences(scenario: Scenario, library: WitnessLibrary, reach: Reach) -> Iterator[Property]:
    """Yield for every question, source, clue, pitch, objection, event and ending whether it can occur."""
    named = {
        "question": [one.move.question for one in scenario.questions],
        "source": [one.id for one in scenario.sources],
        "clue": [one.id for one in scenario.clues],
        "pitch": [one.id for one in scenario.pitches],
        "objection": [f"{scenario.people[one.person].id}.{one.id}" for one in scenario.objections],
        "event": [one.id for one in scenario.events],
        "ending": [one.id for one in scenario.endings],
        "rule": [one.id for one in scenario.rules],
    }
    least = {
        "question": reach.questions, "source": reach.sources, "clue": reach.clues, "pitch": reach.pitches,
        "objection": reach.objections,
    }  # fmt: skip
    for kind, names in named.items():
        for index, name in enumerate(names):
            subject = f"{kind} {name}"
            witness = library.witnesses.get((kind, index))
            bound = least[kind][index] if kind in least else 0
            if witness is not None:
                detail = f"in {len(witness)} moves" + (
                    ", and in no fewer"
                    if len(witness) == bound
                    else f"; no play needs fewer than {bound}"
                    if bound
                    else ""
                )
                yield Property("occurs", subject, "PROVED", detail, witness)
            elif bound >= UNREACHABLE:
                why = reach.blocked.get((kind, index), "")
                yield Property("occurs", subject, "REFUTED", f"never: {why or 'nothing leads to it'}")
            else:
                detail = f"not seen in {library.plays} plays, and not proved impossible"
                yield Property("occurs", subject, "BOUNDED", detail)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The most clues for a fact about a person that any play of the library holds at a review, and that play."""

    count: int
    play: tuple[Move, ...]


def facts_of(truth: Truth) -> Iterator[Fact]:
    """Yield what is scored of a person: the primary role, the concerns and the wins."""
    yield "role", truth.roles[0]
    for axis, names in (("concern", CONCERNS), ("win", WINS)):
        for name in names:
            if truth.needs & NEED_BIT[name]:
                yield axis, name


def evidence_at_reviews(scenario: Scenario, plays: Iterable[tuple[Move, ...]]) -> dict[tuple[int, int, Fact], Evidence]:
    """Return by (events that happened, person, fact) the best evidence that a play of `plays` held at a review."""
    best: dict[tuple[int, int, Fact], Evidence] = {}
    for moves in plays:
        for number, made in enumerate(replay(scenario, moves), start=1):
            for handed in made.after.handed[len(made.before.handed) :]:
                for key, count in _counts(scenario, handed.fired, handed.clues):
                    if count > best.get(key, Evidence(-1, ())).count:
                        best[key] = Evidence(count, tuple(moves[:number]))
    return best


def _counts(scenario: Scenario, fired: int, clues: int) -> Iterator[tuple[tuple[int, int, Fact], int]]:
    for person, truth in enumerate(scenario.truths[fired]):
        if truth.present and truth.influence:
            for fact in facts_of(truth):
                count = sum(
                    1
                    for clue in scenario.clues
                    if clues >> clue.index & 1 and clue.about == person and fact in clue.supports
                )
                yield (fired, person, fact), count


def findable(scenario: Scenario, reach: Reach, evidence: dict[tuple[int, int, Fact], Evidence]) -> Iterator[Property]:
    """Yield for every scored fact about somebody with influence whether two clues for it can be held at a review."""
    for fired in sorted({key[0] for key in evidence}):
        for person, truth in enumerate(scenario.truths[fired]):
            if not (truth.present and truth.influence):
                continue
            for fact in facts_of(truth):
                when = " after " + ", ".join(
                    event.id for event in scenario.events if fired >> event.index & 1
                ) if fired else ""  # fmt: skip
                subject = f"{scenario.people[person].id}: {fact[0]} {fact[1]}{when}"
                known = [
                    clue
                    for clue in scenario.clues
                    if clue.about == person and fact in clue.supports and reach.clues[clue.index] < UNREACHABLE
                ]
                best = evidence[fired, person, fact]
                if best.count >= EVIDENCE_FOR_SURE:
                    detail = f"{best.count} clues held at a review"
                    yield Property("findable", subject, "PROVED", detail, best.play)
                elif len(known) < EVIDENCE_FOR_SURE:
                    names = ", ".join(clue.id for clue in known) or "none"
                    detail = f"fewer than two clues that can be found support it: {names}"
                    yield Property("findable", subject, "REFUTED", detail)
                else:
                    detail = f"at most {best.count} of {len(known)} clues were held at a review in the plays searched"
                    yield Property("findable", subject, "BOUNDED", detail)


def discoverable(scenario: Scenario, evidence: dict[tuple[int, int, Fact], Evidence]) -> Iterator[Property]:
    """Yield for every move of power whether the new roles can be found by the review after it."""
    for event in scenario.events:
        for person in event.moves_power:
            name = scenario.people[person].id
            subject = f"event {event.id}: {name}"
            found = [
                one
                for (fired, who, fact), one in evidence.items()
                if fired >> event.index & 1 and who == person and fact[0] == "role"
            ]
            best = max(found, key=lambda one: one.count, default=None)
            if best is not None and best.count >= EVIDENCE_FOR_SURE:
                detail = f"{best.count} clues for the role by the review after it"
                yield Property("discoverable", subject, "PROVED", detail, best.play)
            elif not any(
                scenario.truths[fired][person].present for fired in scenario.truths if fired >> event.index & 1
            ):
                yield Property("discoverable", subject, "PROVED", "the person has left; the news says so")
            elif best is not None or scenario.truths:
                count = best.count if best is not None else 0
                detail = f"{count} clues for the new role by the review after it, two are needed"
                reviewed = any(day >= event.day for day in scenario.reviews)
                status: Status = "BOUNDED" if reviewed else "REFUTED"
                yield Property("discoverable", subject, status, detail if reviewed else "no review follows it")


def winnable(scenario: Scenario, library: WitnessLibrary) -> Iterator[Property]:
    """Yield for every outcome whether a play leads to it; the deal must be winnable."""
    for kind in OUTCOMES:
        witnesses = [
            library.witnesses[("ending", ending.index)]
            for ending in scenario.endings
            if ending.outcome == kind and ("ending", ending.index) in library.witnesses
        ]
        if witnesses:
            shortest = min(witnesses, key=len)
            yield Property("outcome", kind, "PROVED", f"in {len(shortest)} moves", shortest)
        else:
            yield Property("outcome", kind, "BOUNDED", f"not reached in {library.plays} plays")
