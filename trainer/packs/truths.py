"""What is true of the customer's people, from the tables of the format: at the start, and after each event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from trainer.core.scenario import Truth
from trainer.core.vocabulary import CONCERNS, WINS
from trainer.packs.format.models import EventTable, HiddenTable


def truth_of(hidden: HiddenTable, people: Mapping[str, int]) -> Truth:
    """Return what is true of a person at the start; `people` are places by id, and ties to nobody are left out."""
    weights = _weights(CONCERNS, hidden.concerns) + _weights(WINS, hidden.wins)
    return Truth(
        roles=hidden.roles,
        influence=hidden.influence,
        veto=hidden.veto,
        stance=hidden.stance,
        weights=weights,
        needs=_held(weights),
        channel=hidden.prefers.channel or "",
        counterpart=hidden.prefers.counterpart or "",
        sways=_sways(hidden.sways, people),
    )


def after_event(truths: tuple[Truth, ...], event: EventTable, people: Mapping[str, int]) -> tuple[Truth, ...]:
    """Return what is true of everybody once `event` has happened; changes of nobody are left out."""
    changed = list(truths)
    for change in event.changes:
        person = people.get(change.person)
        if person is None:
            continue
        truth = changed[person]
        concerns, wins = truth.weights[: len(CONCERNS)], truth.weights[len(CONCERNS) :]
        if change.concerns is not None:
            concerns = _weights(CONCERNS, change.concerns)
        if change.wins is not None:
            wins = _weights(WINS, change.wins)
        changed[person] = replace(
            truth,
            roles=change.roles or truth.roles,
            influence=truth.influence if change.influence is None else change.influence,
            veto=change.veto or truth.veto,
            stance=truth.stance if change.stance is None else change.stance,
            weights=concerns + wins,
            needs=_held(concerns + wins),
            sways=truth.sways if change.sways is None else _sways(change.sways, people),
            present=truth.present and not change.leaves,
        )
    return tuple(changed)


def _sways(sways: Mapping[str, int], people: Mapping[str, int]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((people[name], strength) for name, strength in sways.items() if name in people))


def _weights(needs: Iterable[str], given: Mapping[Any, int]) -> tuple[int, ...]:
    return tuple(given.get(need, 0) for need in needs)


def _held(weights: Iterable[int]) -> int:
    return sum(1 << bit for bit, weight in enumerate(weights) if weight)
