"""What a class believes: counts from five maps on, and the truth of each variant beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.classes.live.held import Held, moves_of, to_review
from trainer.classes.live.beliefs import (
    FEWEST,
    all_handed,
    maps_of,
    person_beliefs,
    person_truth,
    variant_beliefs,
)
from trainer.classes.live.seat_play import SeatPlay
from trainer.core.clues import MISLEADING, OUTDATED, SOUND
from trainer.core.scenario import Scenario

KINDS = (4, 4, 2, 3, 5)


def spoken(held: Held, *letters: str) -> Mapping[str, Scenario]:
    return {letter: held.live.scenario(held.about, "en", letter).scenario for letter in letters}


def played(held: Held, count: int = FEWEST, *, review: bool = False) -> list[SeatPlay]:
    for number, seat in enumerate(held.seats(*(f"Trainee {number}" for number in range(count)))):
        moves = moves_of(KINDS[number % len(KINDS)], number)
        held.play(seat, to_review(moves) if review else moves)
    return list(held.live.plays(held.about.number).values())


@pytest.fixture
def held(tmp_path: Path) -> Held:
    return Held(tmp_path)


def test_nothing_is_told_of_fewer_than_five(held: Held) -> None:
    plays = played(held, FEWEST - 1)
    words = spoken(held, "a")
    person = plays[0].session.scenario.people[0].id
    found = person_beliefs(plays, words, person, 0)
    assert (found.maps, found.roles, found.clues) == (FEWEST - 1, (), ())
    assert person_truth(plays, words, person, 0) == ()


def test_nothing_is_told_before_a_map_is_handed_in(held: Held) -> None:
    for seat in held.seats(*(f"Trainee {number}" for number in range(FEWEST))):
        held.play(seat, [move for move in to_review(moves_of()) if move != "review"])
    plays = list(held.live.plays(held.about.number).values())
    assert any(play.session.state.board[0] is not None for play in plays)
    person = plays[0].session.scenario.people[0].id
    assert person_beliefs(plays, spoken(held, "a"), person, 1).maps == 0


def test_roles_are_counted_by_certainty(held: Held) -> None:
    plays = played(held, review=True)
    scenario = plays[0].session.scenario
    for person in scenario.people:
        found = person_beliefs(plays, spoken(held, "a"), person.id, 1)
        notes = [play.session.state.handed[0].board[scenario.person_index[person.id]] for play in plays]
        expected = Counter(note.roles[0] if note is not None and note.roles else "" for note in notes)
        assert {one.role: one.count for one in found.roles} == expected
        assert sum(one.count for one in found.roles) == found.maps == FEWEST
        sure = Counter(note.certainty for note in notes if note is not None and note.roles)
        told = [sum(one.sure[place] for one in found.roles if one.role) for place in range(3)]
        assert told == [sure[1], sure[2], sure[3]]
        cited = Counter(clue for note in notes if note is not None for clue in note.evidence)
        assert [one.cited for one in found.clues] == sorted((n for n in cited.values() if n > 1), reverse=True)[:4]
        assert all(one.verdict == SOUND for one in found.clues)


def test_the_truth_is_that_of_the_day_of_the_map(held: Held) -> None:
    plays = played(held)
    scenario = plays[0].session.scenario
    for person in scenario.people:
        index = scenario.person_index[person.id]
        (found,) = person_truth(plays, spoken(held, "a"), person.id, 0)
        assert found.letter == ""
        true = Counter(scenario.truth(play.session.state.handed[-1].fired)[index].roles[0] for play in plays)
        assert {one.role: one.maps for one in found.true} == true
        assert sum(one.right for one in found.true) <= FEWEST
        assert all(one.verdict in (SOUND, OUTDATED, MISLEADING) for one in found.beliefs.clues)


def test_variants_stand_side_by_side_each_from_five_on(tmp_path: Path, two_truths: Path) -> None:
    held = Held(tmp_path, two_truths)
    for seat in held.seats(*(f"Trainee {number}" for number in range(2 * FEWEST - 1))):
        held.play(seat, ["review"])
    plays = list(held.live.plays(held.about.number).values())
    letters = Counter(play.session.loaded.variant for play in plays)
    assert sorted(letters.values()) == [FEWEST - 1, FEWEST]
    words = spoken(held, "a", "b")
    person = "bo"
    assert person_beliefs(plays, words, person, 1).maps == 2 * FEWEST - 1
    (only,) = person_truth(plays, words, person, 1)
    assert letters[only.letter] == FEWEST
    (extra,) = held.seats("Late")
    held.play(extra, ["review"])
    both = person_truth(list(held.live.plays(held.about.number).values()), words, person, 1)
    assert [one.letter for one in both] == ["a", "b"]
    assert both[0].true[0].role != both[1].true[0].role


def test_clues_of_one_variant_are_not_told_to_those_who_play_another(tmp_path: Path, two_truths: Path) -> None:
    held = Held(tmp_path, two_truths, "a")
    plays = played(held)
    one, both = spoken(held, "a"), spoken(held, "a", "b")
    cited = [person for person in one["a"].person_index if person_beliefs(plays, one, person, 0).clues]
    assert cited
    for person in cited:
        assert person_beliefs(plays, both, person, 0).clues == ()
        assert person_truth(plays, both, person, 0)[0].beliefs.clues


def test_the_last_map_or_that_of_a_review(held: Held) -> None:
    plays = played(held)
    assert len(maps_of(plays, 1)) == len(maps_of(plays, 0)) == FEWEST
    assert maps_of(plays, 9) == []


def test_the_latest_map_of_all_is_that_of_the_last_who_plays(held: Held) -> None:
    def plays() -> list[SeatPlay]:
        return list(held.live.plays(held.about.number).values())

    assert all_handed([], ended=False) == 0
    one, two, done = held.seats("Ann", "Ben", "Cem")
    held.play(one, ["review"])
    held.live.play_of(two.id)
    held.finish(done)
    assert all_handed(plays(), ended=False) == 0
    assert all_handed(plays(), ended=True) == 2
    held.play(two, ["review"])
    assert all_handed(plays(), ended=False) == 1
    held.play(one, ["review"])
    assert all_handed(plays(), ended=False) == 1
    held.play(two, ["close"])
    assert all_handed(plays(), ended=False) == 2


def test_beliefs_of_each_variant_stand_by_themselves_from_five_on(tmp_path: Path, two_truths: Path) -> None:
    held = Held(tmp_path, two_truths)
    for seat in held.seats(*(f"Trainee {number}" for number in range(2 * FEWEST - 1))):
        held.play(seat, ["review"])
    words = spoken(held, "a", "b")
    assert variant_beliefs(held.live.plays(held.about.number).values(), words, "bo", 1) == ()
    (extra,) = held.seats("Late")
    held.play(extra, ["review"])
    plays = list(held.live.plays(held.about.number).values())
    both = variant_beliefs(plays, words, "bo", 1)
    assert [(one.letter, one.seats, one.beliefs.maps) for one in both] == [("a", FEWEST, FEWEST), ("b", FEWEST, FEWEST)]
    assert all(one.beliefs.clues == () for one in both)
    assert [one.seats for one in person_truth(plays, words, "bo", 1)] == [FEWEST, FEWEST]


def test_a_truth_says_the_last_day_on_which_it_was_handed_in(held: Held) -> None:
    plays = played(held, review=True)
    scenario = plays[0].session.scenario
    for person in scenario.people:
        for found in person_truth(plays, spoken(held, "a"), person.id, 1):
            assert all(1 <= one.day <= scenario.reviews[0] for one in found.true)
