"""What a move brings about, told in order; front ends put it into words."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal[
    "studied",
    "approached",
    "surveyed",
    "included",
    "answered",
    "met",
    "asked",
    "pitched",
    "objected",
    "responded",
    "asked_again",
    "settled",
    "clue",
    "trust",
    "support",
    "coached",
    "breach",
    "tired",
    "left",
    "event",
    "review_due",
    "reviewed",
    "close_due",
    "noted",
    "planned",
    "decided",
]
HIDDEN_KINDS: frozenset[Kind] = frozenset({"support", "breach"})
"""Happenings that a trainee may not be shown before the debrief. The fit in `pitched` is hidden too."""


class Happening(NamedTuple):
    """One thing that happened.

    Attributes:
        kind: what.
        person: index of the person concerned, or −1.
        item: index of the source, account, questionnaire, question (of one or of a person), pitch, objection,
            response, clue, rule, event, review or ending, or −1.
        amount: change of trust or support, or the fit of a pitch; else 0.
    """

    kind: Kind
    person: int = -1
    item: int = -1
    amount: int = 0
