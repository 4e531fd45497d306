"""Two finished plays of one scenario as a value: beside each other, and the two truths if these were not the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from trainer.core.moves import Move
from trainer.core.scenario import Scenario
from trainer.debrief.facts.debrief import Facts
from trainer.debrief.facts.replay import ReplayedPlay, replayed_play
from trainer.debrief.facts.two_attempts import TwoAttempts, two_attempts
from trainer.debrief.facts.two_truths import TwoTruths, two_truths
from trainer.errors import N_, UsageError

ComparisonKind = Literal["learning", "repetition", "people"]
"""What lies between two plays: see `Comparison.kind`."""
LEARNING: Final = "learning"
REPETITION: Final = "repetition"
PEOPLE: Final = "people"


@dataclass(frozen=True, slots=True)
class Play:
    """A finished play.

    Attributes:
        scenario: what was played, in the language of play.
        moves: the moves in force, up to the decision.
        you: the trainees' names as the customer's people say them.
        facts: what is known of the attempt.
        known: whether those who played had finished an attempt at this variant before, so that they knew its truth.
    """

    scenario: Scenario
    moves: Sequence[Move]
    you: str
    facts: Facts
    known: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two plays.

    Attributes:
        variant: its letter, "" of a scenario that has but one.
        overall: 0–100.
        par: the best overall result that search found for this variant, 0–100, None if nothing certifies one.
    """

    you: str
    variant: str
    opened: str
    practice: bool
    overall: float
    outcome: str
    par: float | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two finished plays of one scenario.

    Attributes:
        title: of the scenario.
        customer: the customer's name.
        sides: both plays, that of the same people which was opened earlier first.
        kind: `LEARNING` (the same people and another truth, which they did not know: the difference is what they have
            learned), `REPETITION` (the same people, who knew the truth of the second play) or `PEOPLE` (two who cannot
            be compared as before and after).
        changed: whether the scenario was changed between the two.
        variants: how many there are.
        attempts: one beside the other.
        truths: one beside the other, None where both plays had the same variant.
        answers: what was written before the truths were told, by the person's id, or `WHOLE`.
    """

    title: str
    customer: str
    sides: tuple[Side, Side]
    kind: ComparisonKind
    changed: bool
    variants: int
    attempts: TwoAttempts
    truths: TwoTruths | None
    answers: Mapping[str, str]


def comparison(first: Play, second: Play, answers: Mapping[str, str] | None = None) -> Comparison:
    """Return two finished plays beside each other: a pure replay, the same for the same moves on every machine.

    Raises:
        UsageError: if they are of two scenarios, or one and the same attempt.
        IllegalMove: if the rules do not allow one of the moves.
        TrainerError: if one of them is not over: its truth stays hidden until the decision.
    """
    if first.scenario.id != second.scenario.id:
        raise UsageError(
            N_("these are plays of two scenarios: {first} and {second}"),
            remedy=N_("name two finished plays of one scenario"),
            first=first.scenario.id,
            second=second.scenario.id,
        )
    if first.facts.attempt and first.facts.attempt == second.facts.attempt:
        raise UsageError(N_("this is one and the same attempt"), remedy=N_("name two finished plays of one scenario"))
    same_people = first.you == second.you
    if same_people and first.facts.opened > second.facts.opened and second.facts.opened:
        first, second = second, first
    same_variant = first.facts.variant == second.facts.variant
    plays = (
        replayed_play(first.scenario, first.moves, first.you),
        replayed_play(second.scenario, second.moves, second.you),
    )
    kind: ComparisonKind = PEOPLE
    if same_people:
        kind = REPETITION if same_variant or second.known else LEARNING
    sides = [_side(one, play) for one, play in zip((first, second), plays, strict=True)]
    return Comparison(
        title=first.scenario.brief.title,
        customer=first.scenario.brief.customer,
        sides=(sides[0], sides[1]),
        kind=kind,
        changed=first.facts.sha256 != second.facts.sha256,
        variants=max(first.facts.variants, second.facts.variants),
        attempts=two_attempts(*plays),
        truths=None if same_variant else two_truths(*plays),
        answers=answers or {},
    )


def _side(one: Play, play: ReplayedPlay) -> Side:
    facts = one.facts
    par = dict(facts.par).get("overall")
    return Side(one.you, facts.variant, facts.opened, facts.practice, play.card.overall, play.card.outcome.kind, par)
