"""A class that is held in a store of the test's own, on the corner scenario in two variants or another one."""

from __future__ import annotations

from pathlib import Path

from trainer.classes.live.lesson import LessonSeat, LiveLesson
from trainer.classes.live.lessons import Lessons
from trainer.classes.live.seat_play import SeatPlay
from trainer.core.own_words import SayFirst
from trainer.store.open import open_journal


class Schoolroom:
    """A server's classes, one of them with a round that is open."""

    def __init__(self, home: Path, scenario: Path, *, letter: str = "", minutes: int = 0, begun: bool = True) -> None:
        self.home = home
        self.scenario = scenario
        self.journal = open_journal(home)
        self.lessons = Lessons(self.journal, home)
        self.lesson: LiveLesson = self.lessons.make("Autumn", "en")
        self.round(letter=letter, minutes=minutes, begun=begun)

    def round(self, *, letter: str = "", minutes: int = 0, begun: bool = True, say_first: SayFirst = "off") -> None:
        """Add a round."""
        loaded = self.lessons.scenarios.named(str(self.scenario), "en")
        self.lesson.add_round(loaded, letter=letter, minutes=minutes, say_first=say_first)
        if begun:
            self.lesson.set_pace("open")

    def join(self, names: str = "Ann", language: str = "en") -> LessonSeat:
        """Take a seat."""
        return self.lesson.join(names, (), language)[0]

    def play(self, seat: LessonSeat, moves: str = "") -> SeatPlay:
        """Return the play of a seat after `moves`, separated by semicolons, each of which must be made."""
        play = self.lesson.play_of(seat.id)
        assert play is not None
        for text in filter(None, (one.strip() for one in moves.split(";"))):
            answer = self.lesson.answer(seat.id, text, play.made)
            assert answer.kind == "made", (text, answer)
        return play

    def started_again(self) -> Schoolroom:
        """Return the same classes as a server sees them that has just been started."""
        again = object.__new__(Schoolroom)
        again.home, again.scenario = self.home, self.scenario
        again.journal = open_journal(self.home)
        again.lessons = Lessons(again.journal, self.home)
        again.lesson = again.lessons.all()[0]
        return again
