"""Two halves of a class: only what was met first counts, few are not told about, and no find of anybody's is."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.classes.synthetic import KINDS
from tests.family import family
from trainer.classes.facts.class_play import ClassPlay
from trainer.classes.facts.halves import Halves, halves
from trainer.classes.facts.report import FEWEST_UNNAMED
from trainer.core.scenario import Scenario
from trainer.debrief.facts.replay import replayed_play
from trainer.packs.load import load
from trainer.proof.players.player import blinded, play_out


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Scenario, Scenario]:
    path = family(tmp_path_factory.mktemp("pack"))
    return load(path).scenario, load(path, variant="b").scenario


def sittings(scenario: Scenario, letter: str, count: int) -> list[ClassPlay]:
    found = []
    for place in range(count):
        made = play_out(scenario, KINDS[place % len(KINDS)](blinded(scenario), place)).moves
        name = f"{letter}{place}"
        found.append(ClassPlay((name,), name, 1, False, replayed_play(scenario, made, "you")))
    return found


def told(both: tuple[Scenario, Scenario], first: int, second: int) -> tuple[Halves, list[ClassPlay]]:
    a, b = sittings(both[0], "a", first), sittings(both[1], "b", second)
    late = ClassPlay(("b0",), "b0", 2, False, a[0].play)
    practised = ClassPlay(("c",), "c", 1, True, a[0].play)
    return halves(("a", [*a, late, practised]), ("b", b)), a


def test_what_a_half_believed_is_counted_over_first_plays(both: tuple[Scenario, Scenario]) -> None:
    about, a = told(both, 8, 6)
    first, second = about.halves
    assert (first.letter, first.plays, first.people) == ("a", 8, 8)
    assert (second.letter, second.plays, second.people) == ("b", 6, 6)
    handed = [one.play for one in a if one.play.state.handed]
    assert first.maps == len(handed) > 0
    for place, person in enumerate(both[0].people):
        notes = [play.state.handed[-1].board[place] for play in handed]
        counts = Counter(note.roles[0] if note and note.roles else "" for note in notes)
        assert dict(first.believed[person.id]) == counts
        times = [count for _, count in first.believed[person.id]]
        assert times == sorted(times, reverse=True)


def test_of_few_nothing_is_told(both: tuple[Scenario, Scenario]) -> None:
    about, _ = told(both, FEWEST_UNNAMED - 1, FEWEST_UNNAMED)
    assert not about.halves[0].believed and about.halves[1].believed


def test_both_truths_stand_there_without_anybodys_finds(both: tuple[Scenario, Scenario]) -> None:
    about, _ = told(both, 5, 5)
    assert [one.id for one in about.truths.people] == [person.id for person in both[0].people]
    assert any(not one.same for one in about.truths.people)
    shown = [clue for one in about.truths.people for clue in one.shown if clue is not None]
    assert shown and all(clue.day is None for clue in shown)
