"""Which two variants two halves of a class have met."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.classes.classroom import Classroom
from tests.classes.synthetic import hand_in, portable
from tests.family import family
from trainer.classes.halves import halves_of
from trainer.errors import UsageError
from trainer.packs.load import load
from trainer.play.attempt_file import Portable
from trainer.proof.players.player import blinded, play_out
from trainer.proof.players.textbook import Listener


def handed(path: Path, letters: str) -> list[Portable]:
    """Return an attempt for each letter, of a person of its own."""
    found = []
    for place, letter in enumerate(letters):
        one = load(path, variant=letter)
        made = play_out(one.scenario, Listener(blinded(one.scenario), place)).moves
        found.append(portable(one, made, f"Trainee {place}", opened=f"2026-05-01T10:0{place}:00+00:00"))
    return found


@pytest.fixture
def room(tmp_path: Path) -> Classroom:
    """A class of which four met one truth and three another."""
    path = family(tmp_path / "pack")
    room = Classroom(tmp_path / "class")
    room.add_files(hand_in(tmp_path / "in", handed(path, "abababa")), (path,))
    return room


def test_the_two_variants_met_by_most_stand_beside_each_other(room: Classroom) -> None:
    about = room.replayed(anonymous=True)
    for found in (halves_of(about), halves_of(about, "corner"), halves_of(about, letters="BA")):
        assert [(half.letter, half.plays) for half in found.halves] == [("a", 4), ("b", 3)]


@pytest.mark.parametrize(
    ("scenario", "letters", "says"),
    [("nowhere", "", "no two halves"), ("", "a", "no two variants"), ("", "ac", "no two variants")],
)
def test_what_nobody_played_is_said(room: Classroom, scenario: str, letters: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        halves_of(room.replayed(), scenario, letters)


def test_one_truth_alone_has_no_halves(tmp_path: Path) -> None:
    path = family(tmp_path / "pack")
    room = Classroom(tmp_path / "class")
    room.add_files(hand_in(tmp_path / "in", handed(path, "aa")), (path,))
    with pytest.raises(UsageError, match="no two halves of the class"):
        halves_of(room.replayed())
