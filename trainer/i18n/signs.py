"""Signs that say without words and without colour what a term means: the same on screen, on paper and in graphs.

Every font and terminal has them, so that they survive a black-and-white copy.
"""

from __future__ import annotations

from typing import Final

from trainer.core.vocabulary import MAX_INFLUENCE

VERDICT_SIGNS: Final = {"right": "=", "partly": "≈", "wrong": "≠", "blank": "?"}
DIFFERS: Final = "≠"
"""Before something true that is other than was believed."""
STANCE_SIGNS: Final = {-2: "−−", -1: "−", 0: "○", 1: "+", 2: "++"}
CLUE_FOUND: Final = "●"
CLUE_MISSED: Final = "○"
RULE_BROKEN: Final = "×"
TONE_SIGNS: Final = {"gain": "+", "loss": "−", "shift": "↔"}
"""Of a turning point: something was won, something was lost, power moved."""
UNKNOWN: Final = "?"
"""Where nothing was believed."""


def influence_sign(influence: int) -> str:
    """Return influence (0–3) as filled and empty dots."""
    return "●" * influence + "○" * (MAX_INFLUENCE - influence)
