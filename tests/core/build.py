"""Small scenarios and single positions for tests of the rules: a test names what it is about, the rest is filled in."""

from __future__ import annotations

from typing import Any

import pytest

from tests.plays import compiled_unchecked
from trainer.core.codec import encode
from trainer.core.legal import legal_moves
from trainer.core.moves import Move
from trainer.core.scenario import Scenario
from trainer.core.state import MEETING, State
from trainer.core.step import start, step
from trainer.core.vocabulary import OUTCOMES
from trainer.errors import IllegalMove

Table = dict[str, Any]
_HIDDEN = ("roles", "influence", "veto", "stance", "concerns", "wins", "prefers", "sways")
_LINES = (
    "greet", "greet_again", "tired", "pitch_good", "pitch_fair", "pitch_poor", "in_favour", "undecided", "against",
)  # fmt: skip


def scenario(
    *people: Table, days: int = 5, reviews: tuple[int, ...] = (5,), patience: int = 3, costs: Table | None = None,
    team: tuple[Table, ...] = (), customer: str = "", **tables: Any,
) -> Scenario:  # fmt: skip
    """Return a scenario of `people` (Ann alone if none is given); `tables` are those of the format.

    `customer` is the account that the customer is, if there are any.
    """
    document: Table = {
        "format": 2, "id": "small", "title": "T", "summary": "S", "level": 1, "minutes": 5,
        "customer": {"name": "N", "industry": "I", "structure": "team", "culture": "individual", "situation": "S"},
        "seller": {"name": "N", "product": "P", "team": list(team)},
        "calendar": {"days": days, "reviews": list(reviews), "patience": patience, "costs": costs or {}},
        "person": list(people) or [person("ann")],
        "ending": [{"id": kind, "outcome": kind, "title": kind, "text": kind} for kind in OUTCOMES],
    }  # fmt: skip
    if customer:
        document["customer"]["account"] = customer
    return compiled_unchecked(document | tables)


def person(id_: str, **values: Any) -> Table:
    """Return a person: hidden values and others side by side, `question` and `objection` as lists."""
    hidden = {"roles": ["user"], "influence": 1} | {name: values.pop(name) for name in _HIDDEN if name in values}
    said = {name: f"{id_} {name}" for name in _LINES}
    given = {"name": id_.title(), "title": "T", "unit": "U", "public": f"{id_} in public", "trust": 1}
    return {"id": id_, "hidden": hidden, "reactions": said} | given | values


def reaction(id_: str, when: str, **values: Any) -> Table:
    """Return a further line of a person's for the moments `when`."""
    return {"id": id_, "when": when, "text": f"{id_}."} | values


def question(id_: str = "q", **values: Any) -> Table:
    """Return a question, by default about the situation and for one point of patience."""
    return {"id": id_, "kind": "situation", "say": f"{id_}?", "answer": f"{id_}!"} | values


def objection(id_: str, meant: str, *responses: Table, **values: Any) -> Table:
    """Return an objection; with no response given it has two that argue."""
    given = list(responses) or [response("one", "argue"), response("two", "argue")]
    return {"id": id_, "type": "price", "said": f"{id_}…", "meant": meant, "response": given} | values


def response(id_: str, *does: str, **values: Any) -> Table:
    """Return a response that takes the steps `does`."""
    return {"id": id_, "say": f"{id_}.", "answer": f"{id_}!", "does": list(does)} | values


def source(id_: str, **values: Any) -> Table:
    """Return a source that costs one half day."""
    return {"id": id_, "title": f"{id_} title", "method": "interview", "text": f"{id_} text"} | values


def pitch(id_: str, *answers: str, **values: Any) -> Table:
    """Return a pitch that answers these concerns."""
    return {"id": id_, "title": f"{id_} title", "say": f"{id_} said", "answers": list(answers)} | values


def clue(id_: str, about: str, *supports: str) -> Table:
    """Return a clue about a person."""
    return {"id": id_, "about": about, "text": f"{id_} text", "supports": list(supports)}


def rule(id_: str, grade: str, **values: Any) -> Table:
    """Return a rule of conduct."""
    texts = {"rule": "R", "lesson": "L", "substitute": "study x", "substitute_text": "S"}
    return {"id": id_, "grade": grade} | texts | values


def event(id_: str, day: int, *changes: Table, **values: Any) -> Table:
    """Return an event with what it changes."""
    return {"id": id_, "day": day, "text": f"{id_} text", "changes": list(changes)} | values


def colleague(id_: str, counterpart: str = "engineer", times: int = 30, **values: Any) -> Table:
    """Return one of the trainee's own people."""
    given = {"id": id_, "name": id_.title(), "title": f"{id_} title", "counterpart": counterpart, "times": times}
    return given | values


def questionnaire(id_: str, to: tuple[str, ...], *questions: Table, **values: Any) -> Table:
    """Return a questionnaire of one question that goes to these people."""
    return {"id": id_, "title": f"{id_} title", "choose": 1, "to": list(to), "question": list(questions)} | values


def written(id_: str, **answers: Table) -> Table:
    """Return a question of a questionnaire, with what each person's answer holds besides its text."""
    given = [{"id": person, "text": f"{id_} of {person}"} | values for person, values in answers.items()]
    return {"id": id_, "say": f"{id_}?", "answer": given}


def account(id_: str, cost: int = 0, **values: Any) -> Table:
    """Return an account that costs so many half days."""
    texts = {"name": id_.title(), "text": f"{id_} text", "answer": f"{id_} answer"}
    return {"id": id_, "cost": cost} | texts | values


def promise(id_: str, made: Table, kept: Table, **values: Any) -> Table:
    """Return a promise with the conditions under which it is made and kept."""
    texts = {"text": f"{id_}.", "kept_text": f"{id_} kept", "broken_text": f"{id_} broken"}
    return {"id": id_, "made": made, "kept": kept} | texts | values


def at(scenario: Scenario, **changes: Any) -> State:
    """Return the state at the beginning with some fields changed."""
    return start(scenario).but(**changes)


def meeting(scenario: Scenario, person: int = 0, **changes: Any) -> State:
    """Return a state in a meeting: alone, by a visit, with three points of patience."""
    given = {"place": MEETING, "person": person, "channel": "visit", "counterpart": "sales", "patience": 3, "clock": 2}
    return at(scenario, **(given | changes))


def refused(scenario: Scenario, state: State, move: Move) -> IllegalMove:
    """The error that a move meets; the state, being a value, stays what it was."""
    before = tuple(state)
    with pytest.raises(IllegalMove) as caught:
        step(scenario, state, move)
    assert tuple(state) == before
    assert caught.value.move == encode(move)
    assert caught.value.legal == tuple(encode(legal) for legal in legal_moves(scenario, state))
    return caught.value
