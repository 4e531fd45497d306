"""Two plays side by side, in words; what they say is worked out and put into words by `trainer.debrief`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.debrief.comparison_page import ComparisonPage
from trainer.debrief.words.comparison import comparison_page
from trainer.i18n.local_time import local_minute
from trainer.i18n.translator import Translator

if TYPE_CHECKING:
    from trainer.debrief.facts.comparison import Comparison
    from trainer.play.shelf import Attempt


@dataclass(frozen=True, slots=True)
class AttemptChoice:
    """A finished attempt that another can be put beside: its id, and what tells it from others."""

    attempt: str
    words: str
    note: str


def comparison(tr: Translator, about: Comparison) -> ComparisonPage:
    """Return two plays side by side in words."""
    return comparison_page(tr, about)


def attempt_choices(tr: Translator, attempts: Iterable[Attempt]) -> tuple[AttemptChoice, ...]:
    """Return finished attempts at one scenario as they are offered, in the order in which they come."""
    return tuple(
        AttemptChoice(
            one.id,
            tr(
                "variant {letter}: {outcome}, {points} of 100",
                letter=one.variant,
                outcome=tr.term("outcome", one.outcome),
                points=f"{one.overall or 0:g}",
            ),
            " · ".join((one.names, local_minute(one.opened), *((tr("practice"),) if one.practice else ()))),
        )
        for one in attempts
    )
