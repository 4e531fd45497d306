"""A class that is held, in a store of the test's own, and trainees who play in it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tests.classes.synthetic import played
from tests.conftest import CORNER
from trainer.classes.live.lesson import LiveLesson
from trainer.classes.live.lessons import Lessons
from trainer.core.codec import encode
from trainer.store.open import open_journal
from trainer.store.records import LessonSeat, ListedName, Round

NAME = "Autumn"


class Held:
    """A class with a round that is open."""

    def __init__(self, folder: Path, scenario: Path = CORNER, letter: str = "", *, begun: bool = True) -> None:
        self.folder = folder
        self.journal = open_journal(folder / "server")
        self.lessons = Lessons(self.journal, folder / "server")
        self.live: LiveLesson = self.lessons.make(NAME, "en")
        if begun:
            self.begin(scenario, letter)

    @property
    def about(self) -> Round:
        """The round that is on."""
        assert self.live.round is not None
        return self.live.round

    def begin(self, scenario: Path = CORNER, letter: str = "") -> None:
        """Add a round and open it."""
        loaded = self.lessons.scenarios.named(str(scenario), "en")
        self.live.add_round(loaded, letter=letter, minutes=0)
        self.live.set_pace("open")

    def seats(self, *names: str, places: Iterable[int] = ()) -> list[LessonSeat]:
        """Take a seat for each name, and one for each place on the list."""
        typed = [self.live.join(name, (), "en")[0] for name in names]
        return [*typed, *(self.live.join("", (place,), "en")[0] for place in places)]

    def play(self, seat: LessonSeat, moves: Iterable[str]) -> None:
        """Make moves at a seat."""
        for move in moves:
            play = self.live.play_of(seat.id)
            assert play is not None
            answer = self.live.answer(seat.id, move, play.made)
            assert answer.kind == "made", (move, answer)

    def finish(self, seat: LessonSeat, kind: int = 4, seed: int = 1) -> None:
        """Play to the decision as a kind of synthetic player does."""
        self.play(seat, moves_of(kind, seed))


def moves_of(kind: int = 4, seed: int = 1) -> list[str]:
    """Return the moves of a synthetic player at the small scenario."""
    return [encode(move) for move in played(CORNER, kind, seed)]


def to_review(moves: list[str]) -> list[str]:
    """Return the moves up to the first map that is handed in."""
    return moves[: moves.index("review") + 1]


def listed(*names: str) -> tuple[ListedName, ...]:
    """Return a list of a class; everybody has an address."""
    return tuple(
        ListedName(place, name, f"{name.lower()}@example.org", ()) for place, name in enumerate(names, start=1)
    )
