"""Whether what a clue supports is true: of one truth, from which day on, and for whoever went by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal

from trainer.core.scenario import Clue, Scenario, Truth
from trainer.core.vocabulary import CONCERNS, NEED_BIT, WINS

Claim = tuple[str, str]
"""An axis and a value on it, as `Clue.supports` holds them."""
ClueVerdict = Literal["sound", "outdated", "misleading"]
SOUND: Final = "sound"
OUTDATED: Final = "outdated"
MISLEADING: Final = "misleading"
VERDICTS: Final[tuple[ClueVerdict, ...]] = (SOUND, OUTDATED, MISLEADING)
"""From the best to the worst."""


def claim_holds(people: Mapping[str, int], truth: Truth, axis: str, value: str) -> bool:
    """Return whether `value` on `axis`, as in the `supports` of a clue, holds of `truth`; on an unknown axis never.

    `people` are the indexes of the customer's people by id.
    """
    match axis:
        case "role":
            return value in truth.roles
        case "influence":
            return str(truth.influence) == value
        case "stance":
            return str(truth.stance) == value
        case "veto":
            return truth.veto == value
        case "concern":
            return value in CONCERNS and bool(truth.needs & NEED_BIT[value])
        case "win":
            return value in WINS and bool(truth.needs & NEED_BIT[value])
        case "sways":
            return any(other == people.get(value) and strength for other, strength in truth.sways)
        case "channel":
            return truth.channel == value
        case "counterpart":
            return truth.counterpart == value
    return False


def claim_verdict(scenario: Scenario, claim: Claim, then: Iterable[Truth], now: Truth | None = None) -> ClueVerdict:
    """Return what became of a claim about a person for somebody who went by it.

    Args:
        scenario: where the person is.
        claim: what was read from a clue.
        then: what was true of the person while the clue was read, or at any time before.
        now: what is true in the end; None where nobody goes by the claim any more.

    Returns:
        `MISLEADING` if it was never true until then, `OUTDATED` if it is true no more, else `SOUND`.
    """
    if not any(claim_holds(scenario.person_index, truth, *claim) for truth in then):
        return MISLEADING
    return SOUND if now is None or claim_holds(scenario.person_index, now, *claim) else OUTDATED


def worst(verdicts: Iterable[ClueVerdict]) -> ClueVerdict:
    """Return the worst of some verdicts, as that on a clue is of those on its claims; `SOUND` if there are none."""
    return max(verdicts, key=VERDICTS.index, default=SOUND)


def true_from(scenario: Scenario, person: int, claim: Claim) -> int | None:
    """Return the first day on which a claim can be true of `person` (an index), 1 if from the start, None if never."""
    if claim_holds(scenario.person_index, scenario.truth(0)[person], *claim):
        return 1
    days = (
        max(event.day for event in scenario.events if fired >> event.index & 1)
        for fired, truths in scenario.truths.items()
        if fired and claim_holds(scenario.person_index, truths[person], *claim)
    )
    return min(days, default=None)


def misleads(scenario: Scenario, clue: Clue) -> bool:
    """Return whether something that a clue supports is never true, whatever happens."""
    return any(true_from(scenario, clue.about, claim) is None for claim in clue.supports)
