"""What was said to one person at one point, unnamed, for the group to judge.

As with beliefs, nothing is told from fewer than `FEWEST` seats, and nothing before everybody whom it could tell
something is past it: they have come through that point themselves, or have handed in the map that was handed in after
the lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from trainer.classes.facts.sayings import Point, Saying, point_words, sayings
from trainer.classes.live.beliefs import FEWEST
from trainer.classes.replay import CLASS_NAME
from trainer.core.own_words import UnmetLine
from trainer.core.utterances import tallied, unmet

if TYPE_CHECKING:
    from trainer.classes.live.seat_play import SeatPlay
    from trainer.core.moves import Move
    from trainer.core.scenario import Scenario
    from trainer.core.state import State
    from trainer.play.session import Session

AFTER_ALL = 9
"""Stands for the map after the last review: whatever was said, was said before it."""
_ORDER = ("objection", "pitch", "question")


@dataclass(frozen=True, slots=True)
class UnnamedLine:
    """A line; `id` stands for it where it is taken out, and tells nothing of whose it is."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class PointLines:
    """What was said at one point.

    Attributes:
        key: stands for it in a form.
        point: what it is.
        letter: the variant that it belongs to, "" where all that are played have it in the same words.
        name: of the person.
        title: likewise.
        words: the objection's words, the pitch's title, or the question.
        upto: of the map up to which everybody concerned is past it, `AFTER_ALL` if they are altogether; 0 if not.
        said: lines with the map that was handed in next after each, and what the response did that was chosen.
    """

    key: str
    point: Point
    letter: str
    name: str
    title: str
    words: str
    upto: int
    said: tuple[tuple[UnnamedLine, Saying], ...]

    def lines(self, review: int) -> tuple[UnnamedLine, ...]:
        """Return the lines typed before a map was handed in, short ones first; the order tells nothing of whose."""
        return tuple(sorted((line for line, one in self.said if one.review <= review), key=_unnamed))

    def told(self, review: int) -> bool:
        """Return whether the lines up to a map may be shown: enough of them, and to nobody too early."""
        return 0 < review <= self.upto and len(self.lines(review)) >= FEWEST

    def behind(self, review: int) -> tuple[tuple[str, int], ...]:
        """Return what the responses did that were chosen after those lines, with how often, the commonest first."""
        counts = Counter(step for _, one in self.said if one.review <= review for step in one.does)
        return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def points_said(
    plays: Mapping[str, SeatPlay],
    spoken: Mapping[str, Scenario],
    *,
    ended: bool,
    aside: frozenset[str] = frozenset(),
) -> tuple[PointLines, ...]:
    """Return the points at which enough seats said something: objections first, then those that most came to.

    Args:
        plays: of a round, by seat.
        spoken: the scenario in the language of whoever reads it, by the letter of its variant.
        ended: whether the round is over, so that nobody plays on.
        aside: seats that nobody waits for.
    """
    passed = {seat: _sayings(play.session) for seat, play in plays.items()}
    found = []
    for point in sorted({point for one in passed.values() for point in one}):
        by_words: dict[str, list[str]] = {}
        for letter, scenario in spoken.items():
            if words := point_words(scenario, point):
                by_words.setdefault(words, []).append(letter)
        for words, letters in by_words.items():
            concerned = [seat for seat, play in plays.items() if play.session.loaded.variant in letters]
            said = [(seat, passed[seat][point]) for seat in concerned if point in passed[seat]]
            lines = tuple(
                (UnnamedLine(_id(plays[seat].session, one), one.words), one) for seat, one in said if one.words
            )
            if len(lines) < FEWEST:
                continue
            apart = letters[0] if len(by_words) > 1 else ""
            scenario = spoken[letters[0]]
            person = scenario.people[scenario.person_index[point.person]]
            found.append(
                PointLines(
                    f"{point.text} {apart}".strip(), point, apart, person.name, person.title,
                    words.replace("{you}", CLASS_NAME),
                    _upto((plays[seat] for seat in concerned if point not in passed[seat] and seat not in aside),
                          ended=ended),
                    lines,
                )
            )  # fmt: skip
    return tuple(sorted(found, key=lambda one: (_ORDER.index(one.point.kind), -len(one.said), one.key)))


def lines_unmet(plays: Iterable[SeatPlay], scenario: Scenario) -> tuple[tuple[str, tuple[UnmetLine, ...]], ...]:
    """Return what none of the lines shown meant, by the name of whom it was for, the most frequent first.

    Args:
        plays: of a round.
        scenario: in the language of whoever reads it.
    """
    found = tallied(
        one for play in plays for one in unmet(play.session.said.utterances, [move for move, _ in _made(play.session)])
    )
    by_person = ((person.name, tuple(one for one in found if one.person == person.id)) for person in scenario.people)
    return tuple((name, lines) for name, lines in by_person if lines)


def _made(session: Session) -> list[tuple[Move, State]]:
    return [(one.move, one.before) for one in list(session.moments)]


def _sayings(session: Session) -> Mapping[Point, Saying]:
    return sayings(session.scenario, _made(session), session.said.utterances)


def _upto(others: Iterator[SeatPlay], *, ended: bool) -> int:
    """Return the map that all have handed in who have not come through a point and still may."""
    still = [len(play.session.state.handed) for play in others if not (play.session.over or ended)]
    return min(still, default=AFTER_ALL)


def _id(session: Session, one: Saying) -> str:
    return sha256(f"{session.attempt.id} {one.row}".encode()).hexdigest()[:10]


def _unnamed(line: UnnamedLine) -> tuple[int, str, str]:
    return len(line.words), line.words.casefold(), line.words
