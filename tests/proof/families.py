"""Small made-up families: the corner workshop with other truths, one compiled scenario a variant."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Sequence
from typing import Any

from tests.conftest import CORNER
from tests.plays import compiled_unchecked
from trainer.core.calendar import back_at_desk
from trainer.core.moves import Note, Review
from trainer.core.scenario import Scenario
from trainer.core.state import REVIEW_DUE, State
from trainer.core.step import start, step
from trainer.core.vocabulary import CONCERNS, ROLES, WINS

Edit = Callable[[dict[str, Any]], object]
FEW_ROLES = ROLES[:4]


def corner(edit: Edit = lambda _: None) -> Scenario:
    """Return the corner workshop with a change."""
    document = tomllib.loads(CORNER.read_text(encoding="utf-8"))
    edit(document)
    return compiled_unchecked(document)


def person(document: dict[str, Any], name: str) -> dict[str, Any]:
    """Return the table of a person."""
    found: dict[str, Any] = next(one for one in document["person"] if one["id"] == name)
    return found


def made_up(seed: int, count: int) -> list[Scenario]:
    """Return a family of `count` variants whose hidden truth, events and meanings go by chance."""
    chance = random.Random(seed)
    return [corner(lambda document: _mix(document, chance)) for _ in range(count)]


def _mix(document: dict[str, Any], chance: random.Random) -> None:
    for one in document["person"]:
        hidden = one["hidden"]
        hidden["roles"] = chance.sample(FEW_ROLES, chance.randint(1, 2))
        hidden["influence"] = chance.randint(0, 3)
        hidden["concerns"] = {name: chance.randint(1, 3) for name in chance.sample(CONCERNS[:4], chance.randint(0, 3))}
        hidden["wins"] = {name: chance.randint(1, 3) for name in chance.sample(WINS[:3], chance.randint(0, 2))}
        for objection in one["objection"]:
            objection["meant"] = chance.choice((*CONCERNS[:4], *WINS[:3]))
            objection["response"] = [
                {"id": "ask", "say": "s", "answer": "a", "does": ["acknowledge", "probe"], "stays": True},
                *(
                    {"id": name, "say": "s", "answer": "a", "does": ["acknowledge", "evidence", "confirm"],
                     "answers": [name]}
                    for name in CONCERNS[:3]
                ),
            ]  # fmt: skip
    document["person"][0]["hidden"]["influence"] = chance.randint(1, 3)
    for case in document["pitch"]:
        case["fit"] = {"bo": chance.randint(0, 100)} if chance.random() < 0.3 else {}
    document["event"] = [
        {
            "id": f"event-{day}",
            "day": day,
            "text": "t",
            "needs": chance.choice(({}, {"day": 2}, {"met": ["cy"]}, {"without": ["told"]})),
            "changes": [
                {"person": "ada", "roles": [chance.choice(FEW_ROLES)], "influence": chance.randint(0, 3)},
                {"person": "bo", "concerns": {CONCERNS[0]: 1}},
                {"person": "cy", "leaves": chance.random() < 0.3},
            ],
        }
        for day in chance.sample((2, 3), chance.randint(0, 2))
    ]
    document["source"][0]["sets"] = ["told"]


def idle_play(scenario: Scenario, maps: Sequence[Sequence[Note]]) -> State:
    """Return the state after a play in which nothing is done but to hand `maps` in on their days."""
    state = start(scenario)
    for day in range(1, scenario.days + 1):
        for slot in (2 * day - 1, 2 * day):
            state = back_at_desk(scenario, state.but(clock=slot), [])
            while state.place == REVIEW_DUE:
                for note in maps[len(state.handed)]:
                    state, _ = step(scenario, state, note)
                state, _ = step(scenario, state, Review())
    assert len(state.handed) == len(scenario.reviews)
    return state
