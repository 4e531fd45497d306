"""Meetings held again: from every state what comes of them is what the rules make of it move by move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.debrief.facts.test_losses import mixed, play_of
from tests.debrief.plays import CAREFUL, CARELESS, FOLDERS, FORBIDDEN, corner, golden_play, moves
from trainer.core.condition import Condition, is_coached
from trainer.core.moves import Leave, Meet, Move, Note, Strategy
from trainer.core.scenario import Scenario
from trainer.core.state import DESK, State
from trainer.debrief.facts.meetings_again import MeetingsAgain, end_of_meeting
from trainer.debrief.facts.played_on import played_on
from trainer.debrief.facts.repairs import repairs
from trainer.debrief.facts.replay import ReplayedPlay, replayed_play
from trainer.packs.load import load

STATES = 60
"""States from which the meetings of a play are held."""


def assert_all_is_as_played_move_by_move(play: ReplayedPlay) -> int:
    """Assert it of everything that is tried instead of a play; return how much that was."""
    again, tried = MeetingsAgain(play.scenario), tuple(repairs(play))
    for repair in tried:
        before = play.moments[repair.place].before
        assert played_on(play.scenario, before, repair.ahead, again) == played_on(play.scenario, before, repair.ahead)
    return len(tried)


@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_what_is_tried_comes_to_the_same(folder: Path, file: Path) -> None:
    tried = [assert_all_is_as_played_move_by_move(golden_play(name, folder, file)) for name in ("careless", "deferred")]
    assert sum(tried) > 30


@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_what_is_tried_comes_to_the_same_behind_every_truth(folder: Path, file: Path) -> None:
    for letter in load(file).variants or ("",):
        play = play_of(load(file, variant=letter).scenario, "random", len(folder.name))
        assert assert_all_is_as_played_move_by_move(play) > 20


@pytest.mark.thorough
def test_what_is_tried_comes_to_the_same_in_plays_of_mixed_skill() -> None:
    assert sum(assert_all_is_as_played_move_by_move(play) for _, play in mixed()) > 10_000


def other_than(state: State, scenario: Scenario, chance: Random) -> State:
    """Return a state at the desk in which some of what a meeting can read is otherwise."""

    def mask(old: int, length: int) -> int:
        return old ^ (chance.getrandbits(length) & chance.getrandbits(length)) if length else old

    people = len(scenario.people)
    found = {
        "clock": chance.randrange(scenario.slots + 1),
        "account": chance.randrange(-1, len(scenario.accounts)),
        "fired": chance.choice(list(scenario.truths)),
        "clues": mask(state.clues, len(scenario.clues)),
        "asked": chance.choice([0, mask(state.asked, len(scenario.questions))]),
        "flags": mask(state.flags, len(scenario.flags) + 1),
        "breaches": mask(state.breaches, len(scenario.rules)),
        "met": mask(state.met, people),
        "matched": mask(state.matched, people),
        "trust": tuple(chance.randrange(6) for _ in range(people)),
        "support": tuple(chance.choice([0, 3, 50, 97, 100, chance.randrange(101)]) for _ in range(people)),
        "served": tuple(mask(served, 16) for served in state.served),
        "pitched": tuple(mask(pitched, len(scenario.pitches)) for pitched in state.pitched),
        "raised": mask(state.raised, len(scenario.objections)),
        "understood": mask(state.understood, len(scenario.objections)),
        "meetings": tuple(chance.randrange(4) for _ in scenario.team),
    }
    changed = chance.sample(sorted(found), chance.randrange(1, len(found)))
    return state.but(**{name: found[name] for name in changed})


def meetings_of(play: ReplayedPlay) -> Iterator[tuple[State, tuple[Move, ...]]]:
    """Yield the meetings of a play, each with the state in which it begins."""
    made = [moment.move for moment in play.moments]
    for place, moment in enumerate(play.moments):
        if isinstance(moment.move, Meet):
            left = made[place:][::-1]
            end = end_of_meeting(left)
            if end < len(left):
                yield moment.before, tuple(left[end:][::-1])


def assert_alike_from_anywhere(play: ReplayedPlay, chance: Random) -> None:
    """Assert that meetings come to the same from many states, known or not."""
    again = MeetingsAgain(play.scenario)
    for _ in range(STATES):
        for before, held in meetings_of(play):
            state = other_than(before, play.scenario, chance)
            assert state.place == DESK
            assert played_on(play.scenario, state, held, again) == played_on(play.scenario, state, held)


NOTED = """
scenario small/corner
meet ada visit
ask ada.day
note ada roles=decider certainty=2 evidence=ada-role
ask ada.worry
note ada roles=decider concerns=return certainty=3 evidence=ada-role,ada-need
note bo roles=user certainty=1
leave
close
"""
"""Notes in the middle of a meeting, of what was found in it."""


@pytest.mark.parametrize("text", [CAREFUL, CARELESS, FORBIDDEN, NOTED])
def test_from_any_state_a_meeting_comes_to_the_same(text: str) -> None:
    assert_alike_from_anywhere(replayed_play(corner().scenario, moves(text), "Kim"), Random(text))


@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_from_any_state_a_meeting_of_a_scenario_comes_to_the_same(folder: Path, file: Path) -> None:
    for name in ("won", "careless"):
        assert_alike_from_anywhere(golden_play(name, folder, file), Random(name))


CONDITIONS = {
    "flags": Condition(flags=0b1),
    "without": Condition(without=0b1),
    "met": Condition(met=0b110),
    "trust of another": Condition(trust=((0, 3), (1, 2))),
    "coach": Condition(coach=0),
    "clues": Condition(clues=0b1001),
    "asked": Condition(asked=0b11),
    "before": Condition(latest=3),
    "from": Condition(earliest=3),
}


@pytest.mark.parametrize("what", ["access", "questions", "pitches", "objections", "responses", "team"])
@pytest.mark.parametrize("condition", CONDITIONS.values(), ids=CONDITIONS)
def test_whatever_is_asked_of_a_state_is_read(what: str, condition: Condition) -> None:
    play = replayed_play(corner().scenario, moves(CAREFUL), "Kim")
    scenario = play.scenario
    condition = replace(condition, spent=tuple(scenario.costs.items()))
    named: dict[str, Any] = {"access" if what == "access" else "needs": condition}
    # There is always something to answer: the last response to each objection takes nothing.
    free = {objection.responses[-1] for objection in scenario.objections} if what == "responses" else set()
    kind = "people" if what == "access" else what
    bound: dict[str, Any] = {
        kind: tuple(one if one.index in free else replace(one, **named) for one in getattr(scenario, kind))
    }
    assert_alike_from_anywhere(replace(play, scenario=replace(scenario, **bound)), Random(what))


def test_a_meeting_is_whole_only_up_to_its_end() -> None:
    met, end, note = Meet("ada", "visit"), Leave(), Note("ada")
    assert end_of_meeting([end, note, met]) == 0
    assert end_of_meeting([note, end, met]) == 1
    assert end_of_meeting([end, Strategy(), met]) == 3, "a strategy is read off the whole state"
    assert end_of_meeting([note, met]) == 2
    assert end_of_meeting([met]) == 1


def test_what_is_alike_is_worked_out_once() -> None:
    play = replayed_play(corner().scenario, moves(CARELESS), "Kim")
    again, worked = MeetingsAgain(play.scenario), 0
    before, held = next(meetings_of(play))

    def work(*_: object) -> None:
        nonlocal worked
        worked += 1
        raise AssertionError

    played_on(play.scenario, before, held, again)
    person = play.scenario.person_index["cy"]
    other = before.but(support=tuple(50 + (place == person) for place, _ in enumerate(before.support)))
    assert not is_coached(other, person)
    again.hold(other, held[::-1], work)  # type: ignore[arg-type]
    assert worked == 0
