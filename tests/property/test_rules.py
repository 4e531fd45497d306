"""Properties of the rules, over plays that hypothesis makes up."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import CORNER, MILL, SCENARIOS
from tests.plays import compiled_unchecked
from trainer.core import vocabulary as words
from trainer.core.decision import outcome
from trainer.core.legal import legal_moves
from trainer.core.moves import Close, Leave, Meet, Move, Pitch, Respond, Review
from trainer.core.narration import committee, narrate, stand_at, voiced
from trainer.core.objections import FAILED_CAP, fails, handled, responses_given
from trainer.core.scenario import ReactionLine, Reactions, Scenario
from trainer.core.score.card import score
from trainer.core.state import OVER, State
from trainer.core.step import start, step
from trainer.core.view import view
from trainer.errors import IllegalMove
from trainer.packs.load import load
from trainer.packs.locate import scenario_files

SHIPPED = (file for pack in sorted(SCENARIOS.iterdir()) if pack.is_dir() for file in scenario_files(pack))
FILES = [CORNER, MILL, *SHIPPED]
calm = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.stem)
def scenario(request: pytest.FixtureRequest) -> Scenario:
    return load(request.param).scenario


def walk(scenario: Scenario, choices: st.DataObject) -> tuple[State, int]:
    state, count = start(scenario), 0
    while legal := legal_moves(scenario, state):
        before = state
        state, _ = step(scenario, state, legal[choices.draw(st.integers(0, len(legal) - 1))])
        count += 1
        assert state != before, "a move that changes nothing could be repeated for ever"
        assert all(0 <= value <= words.MAX_TRUST for value in state.trust)
        assert all(0 <= value <= 100 for value in state.support)
    return state, count


@calm
@given(choices=st.data())
def test_every_play_ends_and_is_scored(scenario: Scenario, choices: st.DataObject) -> None:
    state, count = walk(scenario, choices)
    assert state.place == OVER
    bound = scenario.slots * 3 + len(scenario.questions) + len(scenario.people) * len(scenario.pitches)
    bound += bool(scenario.accounts) + sum(1 + one.choose for one in scenario.questionnaires)
    assert count <= bound + len(scenario.responses) + len(scenario.reviews) + 1
    end, card = outcome(scenario, state), score(scenario, state)
    assert end is not None
    assert end.kind in words.OUTCOMES
    assert end.ending is not None, "every outcome has a text"
    assert card is not None
    assert 0 <= card.overall <= 100
    assert all(value.value is None or 0 <= value.value <= 100 for value in card.scores.values())


@calm
@given(choices=st.data())
def test_what_is_not_listed_is_refused_and_what_is_listed_is_not(scenario: Scenario, choices: st.DataObject) -> None:
    everything: list[Move] = [one.move for one in scenario.questions]
    everything += [one.move for one in scenario.pitches]
    everything += [one.move for one in scenario.responses]
    everything += [one.move for one in scenario.sources]
    everything += [move for ways in scenario.meets for _, _, move in ways]
    everything += [one.move for one in scenario.accounts]
    everything += [move for one in scenario.questionnaires for _, move in one.ways]
    everything += [one.move for one in scenario.survey_questions]
    everything += [Leave(), Review(), Close()]
    state = start(scenario)
    for _ in range(choices.draw(st.integers(0, 25))):
        legal = legal_moves(scenario, state)
        if not legal:
            break
        state, _ = step(scenario, state, legal[choices.draw(st.integers(0, len(legal) - 1))])
    legal_now = set(legal_moves(scenario, state))
    for move in everything:
        try:
            step(scenario, state, move)
        except IllegalMove:
            assert move not in legal_now
        else:
            assert move in legal_now


@calm
@given(choices=st.data())
def test_an_objection_is_perfect_only_if_it_was_understood(scenario: Scenario, choices: st.DataObject) -> None:
    state, clues = start(scenario), dict.fromkeys(range(len(scenario.objections)), 0)
    asked: set[int] = set()
    while legal := legal_moves(scenario, state):
        move = legal[choices.draw(st.integers(0, len(legal) - 1))]
        before = state
        if isinstance(move, Respond):
            response = scenario.responses[scenario.response_index[move.response]]
            clues[response.objection] |= state.clues
            asked |= {response.objection} if "probe" in response.does else set()
        state, _ = step(scenario, state, move)
        if isinstance(move, Respond):
            shown = before.clues & scenario.objections[response.objection].shown_by
            again = shown and "probe" in response.does and before.patience
            assert state.patience == before.patience - bool(again)
    for objection in scenario.objections:
        understood = bool(clues[objection.index] & objection.shown_by) or objection.index in asked
        assert bool(state.understood >> objection.index & 1) == understood
        points = handled(scenario, objection, state.responses, state.understood)
        given = responses_given(scenario, state, objection)
        assert 0 <= points <= (100 if understood else 65)
        assert points <= FAILED_CAP or not any(fails(one, objection) for one in given)


@calm
@given(choices=st.data())
def test_an_objection_on_the_table_can_always_be_settled(scenario: Scenario, choices: st.DataObject) -> None:
    state = start(scenario)
    while legal := legal_moves(scenario, state):
        if state.objection >= 0:
            responses = scenario.responses
            assert any(
                not responses[scenario.response_index[move.response]].stays
                for move in legal
                if isinstance(move, Respond)
            )
        state, _ = step(scenario, state, legal[choices.draw(st.integers(0, len(legal) - 1))])


SECRETS = st.fixed_dictionaries({
    "roles": st.lists(st.sampled_from(words.ROLES), min_size=1, max_size=3, unique=True),
    "influence": st.integers(0, 3),
    "stance": st.integers(-2, 2),
    "veto": st.sampled_from(words.VETOES),
    "concerns": st.dictionaries(st.sampled_from(words.CONCERNS), st.integers(1, 3), max_size=3),
    "wins": st.dictionaries(st.sampled_from(words.WINS), st.integers(1, 3), max_size=3),
})  # fmt: skip
PREFERENCES = st.fixed_dictionaries({
    "channel": st.sampled_from(words.CHANNELS), "counterpart": st.sampled_from(words.COUNTERPARTS),
})  # fmt: skip


@settings(calm, max_examples=60)
@given(secrets=st.tuples(SECRETS, SECRETS, SECRETS), preferences=st.none() | PREFERENCES, choices=st.data())
def test_what_is_hidden_is_not_seen_until_a_move_brings_it_out(
    corner: Scenario, secrets: tuple[dict[str, Any], ...], preferences: dict[str, str] | None, choices: st.DataObject
) -> None:
    document = tomllib.loads(CORNER.read_text(encoding="utf-8"))
    for person, secret in zip(document["person"], secrets, strict=True):
        person["hidden"].update(secret)
        if preferences is not None:
            person["hidden"]["prefers"] = preferences
    other = compiled_unchecked(document)
    # A pitch brings out whether it fits, a meeting what is preferred, the decision everything.
    telling: tuple[type[Move], ...] = (Pitch, Close) if preferences is None else (Pitch, Close, Meet)
    one, two = start(corner), start(other)
    while True:
        assert view(corner, one) == view(other, two)
        silent = [move for move in legal_moves(corner, one) if not isinstance(move, telling)]
        if not silent:
            break
        move = silent[choices.draw(st.integers(0, len(silent) - 1))]
        one_before, two_before = one, two
        one, first = step(corner, one, move)
        two, second = step(other, two, move)
        said = narrate(corner, first, "Pat", one_before, one)
        assert said == narrate(other, second, "Pat", two_before, two)


def _fits(line: ReactionLine, state: State) -> bool:
    return line.needs is None or line.needs.holds(state)


@st.composite
def spoken(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Return further lines of a person's, each with a text of its own."""
    whens = draw(st.lists(st.sampled_from([field.name for field in fields(Reactions)]), max_size=12))
    needs = st.sampled_from([{}, {"trust": 2}, {"met": ["bo"]}, {"day": 2}, {"clues": ["rep"]}])
    return [
        {"id": f"l{place}", "when": when, "text": f"line {place}", "needs": draw(needs)}
        for place, when in enumerate(whens)
    ]  # fmt: skip


@settings(calm, max_examples=60)
@given(lines=st.tuples(spoken(), spoken(), spoken()), choices=st.data())
def test_no_further_line_is_said_twice_and_none_changes_what_happens(
    corner: Scenario, lines: tuple[list[dict[str, Any]], ...], choices: st.DataObject
) -> None:
    document = tomllib.loads(CORNER.read_text(encoding="utf-8"))
    for person, further in zip(document["person"], lines, strict=True):
        person["reaction"] = further
    talkative = compiled_unchecked(document)
    owner = {(index, line.text): line for index, one in enumerate(talkative.people) for line in one.lines}
    state, said = start(talkative), 0
    heard: list[tuple[int, str]] = []
    while legal := legal_moves(talkative, state):
        before, move = state, legal[choices.draw(st.integers(0, len(legal) - 1))]
        state, happenings = step(talkative, before, move)
        assert (state, happenings) == step(corner, before, move)
        told, said = narrate(talkative, happenings, "Pat", before, state, said)
        now = [(line.person, line.text) for line in told if (line.person, line.text) in owner]
        assert all(_fits(owner[key], state) for key in now)
        heard += now
    assert len(heard) == len(set(heard))
    assert said & ((1 << len(owner)) - 1) == sum(1 << owner[key].index for key in heard)
    # In the committee the first that fits is said, whatever was said before.
    end = outcome(talkative, state)
    assert end is not None
    spoken = committee(talkative, state, end, "Pat")
    assert bool(spoken) == (end.kind != "disqualified")
    for line in spoken:
        stand = stand_at(voiced(talkative, state, end, line.person))
        own = talkative.people[line.person].lines
        fitting = [one.text for one in own if one.when == stand and _fits(one, state)]
        assert line.text == (fitting or [getattr(talkative.people[line.person].reactions, stand)])[0]
