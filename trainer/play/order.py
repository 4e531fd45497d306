"""The order in which choices are shown: shuffled per attempt, so that position never tells."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from trainer.core.codec import encode
from trainer.core.view import Choice


def shown(choices: Iterable[Choice], attempt: str) -> tuple[Choice, ...]:
    """Return `choices` in an order of this attempt's own, the same each time it is shown."""
    return tuple(
        sorted(choices, key=lambda choice: hashlib.sha256(f"{attempt} {encode(choice.move)}".encode()).digest())
    )
