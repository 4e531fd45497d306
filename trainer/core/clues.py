"""Whether what a clue supports is true of a person."""

from __future__ import annotations

from trainer.core.scenario import Scenario, Truth
from trainer.core.vocabulary import CONCERNS, NEED_BIT, WINS


def claim_holds(scenario: Scenario, truth: Truth, axis: str, value: str) -> bool:
    """Return whether `value` on `axis`, as in the `supports` of a clue, holds of `truth`; on an unknown axis never."""
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
            return any(other == scenario.person_index.get(value) and strength for other, strength in truth.sways)
        case "channel":
            return truth.channel == value
        case "counterpart":
            return truth.counterpart == value
    return False
