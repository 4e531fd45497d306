"""Who is where: one row a seat of a class, for its facilitator; counts for the projector.

Asked once a second with two hundred seats: of each play only its last state is looked at, and nothing is replayed.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from trainer.classes.live.pace import waits
from trainer.classes.roster import name_key
from trainer.core.calendar import slot_shown
from trainer.core.moves import Review
from trainer.core.state import CLOSE_DUE, DESK, MEETING, OVER, REVIEW_DUE, SURVEY
from trainer.core.vocabulary import SLOTS_A_DAY
from trainer.store.records import NOBODY

if TYPE_CHECKING:
    from trainer.classes.live.lesson import LessonSeat, LiveLesson
    from trainer.classes.live.seat_play import SeatPlay
    from trainer.store.records import ListedName, Person, Round

STILL_SECONDS = 240
"""Without a move for so long, somebody may be stuck, or gone."""
READ_AT_ONCE = 4
"""Plays that are read again for one look at the board, after the server began anew: each takes some hundredths of a
second, and those who play on have theirs read by their own pages."""
BoardPlace = Literal["", "desk", "meeting", "survey", "review", "over", "unread"]
"""Nothing begun yet, where the play stands, or not looked at since the server began."""
WrongName = Literal["namesake", "unlisted"]
_PLACES: Mapping[int, BoardPlace] = {
    DESK: "desk", CLOSE_DUE: "desk", MEETING: "meeting", SURVEY: "survey", REVIEW_DUE: "review", OVER: "over",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NameToMend:
    """Somebody whom a gradebook would not know: not on the list of the class, or one of several of the same name."""

    person: str
    name: str
    why: WrongName


@dataclass(frozen=True, slots=True)
class BoardRow:
    """Where a seat is.

    Attributes:
        seat: its id.
        number: in the order of joining, from 1 on.
        names: of those who sit there.
        place: where the play stands.
        day: from 1 on, 0 before anything is begun.
        days: how many there are.
        half: 0 in the morning, 1 in the afternoon.
        maps: handed in.
        reviews: how many are to be handed in.
        moves: made so far.
        quiet: seconds since the last move, None where nothing goes on.
        still: whether that is so long that somebody should go and look.
        waits: whether the next map is handed in and the round stops at reviews.
        outcome: the decision, "" before it; for the facilitator alone.
        overall: the overall result, 0–100, None before it; likewise.
        letter: of the variant, "" of a scenario that has but one; likewise.
        mend: names to mend.
        sections: of the course, in which those who sit there are.
        aside: whether nobody waits for what it hands in.
    """

    seat: str
    number: int
    names: str
    place: BoardPlace
    day: int
    days: int
    half: int
    maps: int
    reviews: int
    moves: int
    quiet: float | None
    still: bool
    waits: bool
    outcome: str
    overall: float | None
    letter: str
    mend: tuple[NameToMend, ...]
    sections: tuple[str, ...] = ()
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are, in seats but for `people`; what everybody may know.

    Attributes:
        people: who sit at the seats.
        joined: seats.
        begun: seats with a play in the round.
        handed: by review, how many have handed in that map.
        finished: plays that are over.
    """

    people: int
    joined: int
    begun: int
    handed: tuple[int, ...]
    finished: int


@dataclass(frozen=True, slots=True)
class Board:
    """The board: rows in the order of joining; `unjoined` is how many on the list have no seat."""

    rows: tuple[BoardRow, ...]
    counts: Counts
    unjoined: int

    @property
    def to_mend(self) -> int:
        """How many names are to be mended."""
        return sum(len(row.mend) for row in self.rows)

    @property
    def still(self) -> int:
        """How many seats have been still for long."""
        return sum(row.still for row in self.rows)


class BoardKeeper:
    """Draws up the board of one class, again and again. Threads may use it at once."""

    def __init__(self, live: LiveLesson) -> None:
        self._live = live
        self._results: dict[str, tuple[SeatPlay, str, float]] = {}
        self._names: tuple[tuple[object, ...], dict[str, tuple[NameToMend, ...]]] = ((), {})

    def board(self, now: float | None = None) -> Board:
        """Return the board as it stands; `now` is seconds since 1970.

        Raises:
            StoreFault: if a play that is not in memory cannot be read.
        """
        now = time.time() if now is None else now
        about = self._live.round
        plays, unread = self._plays(about)
        mend = self._to_mend()
        seats = sorted(self._live.seats.values(), key=lambda one: one.number)
        sections = self._sections()
        rows = tuple(
            replace(
                self._row(about, one, plays.get(one.id), mend.get(one.id, ()), now, unread=one.id in unread),
                sections=sections.get(one.id, ()),
                aside=one.aside,
            )
            for one in seats
        )
        reviews = max((row.reviews for row in rows), default=0)
        counts = Counts(
            people=sum(len(one.people) for one in seats),
            joined=len(rows),
            begun=sum(row.place != "" for row in rows),
            handed=tuple(sum(row.maps > review for row in rows) for review in range(reviews)),
            finished=sum(row.place == "over" for row in rows),
        )
        return Board(rows, counts, len(self._live.free_names()))

    def _sections(self) -> dict[str, tuple[str, ...]]:
        """Return the sections of the course by seat; seats with none are left out."""
        of = {one.place: one.sections for one in self._live.listed if one.sections}
        if not of:
            return {}
        found: dict[str, dict[str, None]] = {}
        for seat in list(self._live.seats.values()):
            for place in (self._live.place(one.id) for one in seat.people):
                if place in of:
                    found.setdefault(seat.id, {}).update(dict.fromkeys(of[place]))
        return {seat: tuple(sections) for seat, sections in found.items()}

    def _plays(self, about: Round | None) -> tuple[Mapping[str, SeatPlay], frozenset[str]]:
        """Return the plays of the round that are in memory, some of the others read, and the seats of the rest."""
        if about is None:
            return {}, frozenset()
        plays, rest = self._live.plays_in_memory(about.number)
        found = dict(plays)
        for seat in rest[:READ_AT_ONCE]:
            play = self._live.play_of(seat, about.number)
            if play is not None:
                found[seat] = play
        return found, frozenset(rest[READ_AT_ONCE:])

    def _row(
        self, about: Round | None, seat: LessonSeat, play: SeatPlay | None, mend: tuple[NameToMend, ...], now: float,
        *, unread: bool,
    ) -> BoardRow:  # fmt: skip
        if about is None or play is None:
            place: BoardPlace = "unread" if unread else ""
            return BoardRow(
                seat.id, seat.number, seat.names, place, 0, 0, 0, 0, 0, 0, None, False, False, "", None, "", mend
            )
        session = play.session
        moves, state = len(session.moments), session.state
        slot = slot_shown(session.scenario, state)
        over = state.place == OVER
        quiet = None if over or not about.running else max(0.0, now - max(play.moved, about.running))
        stands = waits(about, session)
        outcome, overall = self._result(seat.id, play) if over else ("", None)
        return BoardRow(
            seat=seat.id,
            number=seat.number,
            names=seat.names,
            place=_PLACES[state.place],
            day=slot // SLOTS_A_DAY + 1,
            days=session.scenario.days,
            half=slot % SLOTS_A_DAY,
            # Asking for the decision takes maps never handed in as they lie: those count for the score, not here.
            maps=sum(isinstance(one.move, Review) for one in session.moments) if over else len(state.handed),
            reviews=len(session.scenario.reviews),
            moves=moves,
            quiet=quiet,
            still=quiet is not None and quiet >= STILL_SECONDS and not stands and not seat.aside,
            waits=stands,
            outcome=outcome,
            overall=overall,
            letter=session.loaded.letter,
            mend=mend,
        )

    def _result(self, seat: str, play: SeatPlay) -> tuple[str, float]:
        """Return outcome and overall result of a play that is over: scored once."""
        known = self._results.get(seat)
        if known is None or known[0] is not play:
            card = play.session.card
            known = (play, card.outcome.kind, card.overall) if card else (play, "", 0.0)
            self._results[seat] = known
        return known[1:]

    def _to_mend(self) -> dict[str, tuple[NameToMend, ...]]:
        """Return the names to mend by seat; looked for again only where names, places or the list have changed."""
        live = self._live
        seats = tuple(live.seats.values())
        key = (seats, live.listed, tuple(live.place(one.id) for seat in seats for one in seat.people))
        if self._names[0] != key:
            self._names = key, names_to_mend({seat.id: seat.people for seat in seats}, live.listed, live.place)
        return self._names[1]


def names_to_mend(
    seats: Mapping[str, tuple[Person, ...]], listed: tuple[ListedName, ...], place: Callable[[str], int | None]
) -> dict[str, tuple[NameToMend, ...]]:
    """Return whose names are to be mended, by seat; seats with none are left out.

    Where there is a list, whoever is not on it is to be found there; without one, namesakes are to be told apart.

    Args:
        seats: who sits where.
        listed: the list of the class.
        place: returns a person's place on the list, None if they are not on it.
    """
    called = Counter(name_key(one.name) for people in seats.values() for one in people)
    found: dict[str, tuple[NameToMend, ...]] = {}
    for seat, people in seats.items():
        wrong = []
        for one in people:
            if one.name == NOBODY or place(one.id) is not None:
                continue
            if called[name_key(one.name)] > 1:
                wrong.append(NameToMend(one.id, one.name, "namesake"))
            elif listed:
                wrong.append(NameToMend(one.id, one.name, "unlisted"))
        if wrong:
            found[seat] = tuple(wrong)
    return found
