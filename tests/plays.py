"""Short ways to set up a position: moves as text, played in order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import tomli_w

from trainer.core.codec import decode
from trainer.core.happenings import Happening
from trainer.core.scenario import Scenario
from trainer.core.score.card import ScoreCard, score
from trainer.core.state import State
from trainer.core.step import start, step
from trainer.packs.checks.validate import validated
from trainer.packs.compile import compiled
from trainer.packs.format.models import ScenarioFile
from trainer.packs.toml.read import parse


def compiled_unchecked(document: dict[str, Any]) -> Scenario:
    """Return the scenario in a document of the format, without the checks that would refuse a bad one."""
    file = validated(ScenarioFile, parse(tomli_w.dumps(document).encode(), "test.toml"), "test.toml")
    return compiled("test", file, {person.id: person.unit for person in file.person})


def after(scenario: Scenario, moves: str) -> State:
    """Return the state after `moves`, separated by line ends or semicolons."""
    return told(scenario, moves)[0]


def told(scenario: Scenario, moves: str) -> tuple[State, list[Happening]]:
    """Return the state after `moves` and everything that happened."""
    state = start(scenario)
    happened: list[Happening] = []
    for move in lines(moves):
        state, happenings = step(scenario, state, decode(move))
        happened.extend(happenings)
    return state, happened


def card(scenario: Scenario, moves: str) -> ScoreCard:
    """Return the score card after `moves`, which must end the play."""
    result = score(scenario, after(scenario, moves))
    assert result is not None, "the moves do not end the play"
    return result


def value(scenario: Scenario, moves: str, competency: str) -> float | None:
    """Return the score of one competency after `moves`."""
    return card(scenario, moves).scores[competency].value


def lines(moves: str) -> Iterable[str]:
    """Yield the moves in `moves`."""
    for line in moves.replace(";", "\n").splitlines():
        if line.strip():
            yield line.strip()
