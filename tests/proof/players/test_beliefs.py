from __future__ import annotations

from trainer.core.scenario import Scenario
from trainer.core.vocabulary import NEED_BIT
from trainer.proof.players.beliefs import believe, note_of


def clues(corner: Scenario, *names: str) -> list[int]:
    return [corner.clue_index[name] for name in names]


def test_a_belief_is_what_the_clues_about_a_person_support(corner: Scenario) -> None:
    belief = believe(corner, 0, clues(corner, "ada-role", "bo-role", "ada-need"))
    assert belief.clues("role", "decider") == tuple(clues(corner, "ada-role", "ada-need"))
    assert belief.needs() == NEED_BIT["return"] | NEED_BIT["risk"] | NEED_BIT["safety"]
    assert (belief.first("influence"), belief.first("stance")) == ("3", "")


def test_the_better_supported_value_comes_first_and_fresh_clues_before_all(corner: Scenario) -> None:
    order = clues(corner, "rep", "bo-role", "bo-need", "cheques")
    assert believe(corner, 1, order[:3]).ranked("role") == ["technical", "decider"]
    moved = believe(corner, 1, order, fresh=clues(corner, "cheques"))
    assert moved.ranked("role") == ["decider", "technical"]
    assert moved.is_stale("role", "technical") and not moved.is_stale("role", "decider")
    assert not believe(corner, 1, order).is_stale("role", "technical"), "nothing moved"


def test_a_note_is_as_sure_as_its_clues(corner: Scenario) -> None:
    def note(*names: str) -> tuple[tuple[str, ...], int, tuple[str, ...]]:
        found = note_of(corner, 1, believe(corner, 1, clues(corner, *names)))
        return found.roles, found.certainty or 0, found.evidence

    assert note() == ((), 1, ())
    assert note("bo-role") == (("technical",), 2, ("bo-role",))
    assert note("bo-role", "rep") == (("technical",), 1, ("bo-role",)), "one word against another"
    assert note("bo-role", "bo-need", "rep") == (("technical",), 3, ("bo-role", "bo-need"))
    assert note("bo-role", "bo-need", "rep", "cheques")[0] == ("technical", "decider")


def test_what_no_clue_says_stays_open(corner: Scenario) -> None:
    note = note_of(corner, 1, believe(corner, 1, clues(corner, "rep")))
    assert (note.influence, note.stance, note.veto, note.concerns, note.wins) == (None, None, None, (), ())
    assert note_of(corner, 1, believe(corner, 1, clues(corner, "bo-need"))).wins == ("standing", "control")
