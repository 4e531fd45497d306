"""Variants look the same, move by move, for as long as nothing that differs has been said."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.conftest import MILL, SCENARIOS
from tests.family import family
from trainer.core.codec import encode
from trainer.core.legal import legal_moves
from trainer.core.moves import Move
from trainer.core.narration import Telling, narrate
from trainer.core.scenario import Scenario
from trainer.core.state import OVER, State
from trainer.core.step import start, step
from trainer.core.view import View, view
from trainer.packs.file_names import variants_of
from trainer.packs.load import load

FAMILIES = [
    path for path in sorted(SCENARIOS.glob("*/*.toml"))
    if path.name.count(".") == 1 and len(variants_of(path.name, [other.name for other in path.parent.iterdir()])) > 1
]  # fmt: skip
PLAYS = 60


def seen(scenario: Scenario, state: State) -> tuple[View, tuple[str, ...]]:
    """Return all that a trainee may see, and the moves that are open."""
    return view(scenario, state), tuple(encode(move) for move in legal_moves(scenario, state))


def shown(scenario: Scenario, state: State) -> tuple[object, ...]:
    """Return what is told by being shown: trust, patience, findings and news; menus must follow from these."""
    now = view(scenario, state)
    return now.people, now.clues, now.news, now.meeting, now.day, now.half


def made(scenario: Scenario, state: State, move: Move, said: int) -> tuple[State, Telling]:
    after, happenings = step(scenario, state, move)
    return after, narrate(scenario, happenings, "Kim", state, after, said)


def same_until_told(first: Scenario, second: Scenario, seed: int) -> int:
    """Return how many moves a made-up play went on before the two said or showed something different."""
    chance = Random(seed)
    states = start(first), start(second)
    count, said = 0, (0, 0)
    while states[0].place != OVER:
        views = seen(first, states[0]), seen(second, states[1])
        assert views[0] == views[1], f"after {count} moves of play {seed} something differs that nobody was told"
        move = chance.choice(legal_moves(first, states[0]))
        told = made(first, states[0], move, said[0]), made(second, states[1], move, said[1])
        if told[0][1].lines != told[1][1].lines:
            return count
        said = told[0][1].said, told[1][1].said
        states = told[0][0], told[1][0]
        if shown(first, states[0]) != shown(second, states[1]):
            return count
        count += 1
    return count


def compared(path: Path) -> None:
    base = load(path)
    language = None
    for letter in base.variants[1:]:
        other = load(path, language, letter)
        for seed in range(PLAYS):
            same_until_told(base.scenario, other.scenario, seed)


def test_the_corner_looks_the_same_until_somebody_speaks(tmp_path: Path) -> None:
    path = family(tmp_path / "pack")
    compared(path)
    a, b = load(path).scenario, load(path, variant="b").scenario
    assert seen(a, start(a)) == seen(b, start(b))
    assert max(same_until_told(a, b, seed) for seed in range(PLAYS)) > 0


def test_tables_of_the_means_look_the_same_until_something_comes_of_them() -> None:
    compared(MILL)
    a, b = load(MILL).scenario, load(MILL, variant="b").scenario
    assert seen(a, start(a)) == seen(b, start(b))
    assert max(same_until_told(a, b, seed) for seed in range(PLAYS)) > 0


@pytest.mark.parametrize("path", FAMILIES, ids=lambda path: path.stem)
def test_shipped_variants_look_the_same_until_somebody_speaks(path: Path) -> None:
    compared(path)
