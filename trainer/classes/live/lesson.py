"""One class that is held: its rounds, its seats, and everybody's play in the round that is on."""

from __future__ import annotations

import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from trainer.classes.live import pace
from trainer.classes.live.changes import BOARD, FINISHED, LESSON, Changes
from trainer.classes.live.keys import digest, new_cookie, new_words, tidied_words
from trainer.classes.live.messages import Messages
from trainer.classes.live.seat_play import Answer, SeatPlay
from trainer.core.moves import Move
from trainer.core.own_words import SayFirst, SelfReview
from trainer.core.reflection import Reflection
from trainer.errors import N_, TrainerError, UsageError
from trainer.play.names import LONGEST_NAME, clean_name, seat_names
from trainer.play.session import Session
from trainer.store.records import NOBODY, SEPARATOR, Lesson, ListedName, Pace
from trainer.store.records import LessonSeat as LessonSeat
from trainer.store.records import Round as Round

if TYPE_CHECKING:
    from trainer.classes.live.class_list import ReadList
    from trainer.classes.live.scenarios import Scenarios
    from trainer.packs.loaded_scenario import LoadedScenario
    from trainer.store.journal import Journal
    from trainer.store.lesson_book import LessonBook

MOST_SEATS = 500
"""Seats of a class: no room holds more, and a prankster's script must not fill the disk."""


class LiveLesson:
    """A class that is held on this server. Threads may use it at once.

    Attributes:
        changes: who is told of what happens.
        lesson: what stands of it in the book.
        messages: what its facilitator tells it.
        rounds: in order; the last one is on.
        seats: by id, in the order of joining.
        listed: the list of the class.
        read_list: what became of the list that was handed over last, None since the server began.
    """

    def __init__(self, book: LessonBook, lesson: Lesson, scenarios: Scenarios, *, shared: bool = False) -> None:
        """Take a class as it stands in the book.

        Args:
            book: the book.
            lesson: what stands there of the class.
            scenarios: what is played.
            shared: whether other servers hold it as well.
        """
        self.changes = Changes()
        self.messages = Messages(book.journal_of(lesson.course), lesson.course, self.changes)
        self._shared = shared
        self._made: dict[str, int] = {}
        self._book = book
        self._scenarios = scenarios
        self._journal: Journal = book.journal_of(lesson.course)
        self._lock = threading.RLock()
        self._plays: dict[tuple[int, str], SeatPlay] = {}
        self._opening: dict[str, threading.Lock] = {}
        self.lesson = lesson
        self.rounds: tuple[Round, ...] = ()
        self.seats: dict[str, LessonSeat] = {}
        self.listed: tuple[ListedName, ...] = ()
        self.read_list: ReadList | None = None
        self.refresh(lesson)

    def refresh(self, lesson: Lesson) -> None:
        """Read everything from the book again, and tell what another server has changed.

        Raises:
            StoreFault: if it cannot be read.
        """
        with self._lock:
            everybody, others = (self.lesson, self.rounds), (self.seats, self.listed, self._made)
            self.rounds = self._book.rounds(lesson.course)
            self.seats = {one.id: one for one in self._book.seats(lesson.course)}
            self.listed = self._book.list_of(lesson.course)
            self._places = self._book.places(lesson.course)
            self._attempts = {one.number: self._book.attempts(lesson.course, one.number) for one in self.rounds}
            self._made = self._book.moves_made(lesson.course) if self._shared else {}
            self.lesson = lesson
            written = self.messages.refresh()
            told = {
                LESSON: written or everybody != (self.lesson, self.rounds),
                BOARD: others != (self.seats, self.listed, self._made),
            }
        if told[LESSON]:
            self.changes.tell(LESSON, BOARD)
        elif told[BOARD]:
            self.changes.tell(BOARD)

    # What everybody may know

    @property
    def round(self) -> Round | None:
        """The round that is on, None before the first."""
        return self.rounds[-1] if self.rounds else None

    def round_of(self, number: int) -> Round | None:
        """Return the round with that number, None if there is none."""
        return next((one for one in self.rounds if one.number == number), None)

    def etag(self, seat: str) -> str:
        """Return what stands for all that a seat's page may show: a page with another one is to be asked for again."""
        about = self.round
        told = "-".join(one.sent for one in self.messages.to(seat))
        if about is None or seat not in self.seats:
            return f"none{told}"
        play = self._plays.get((about.number, seat))
        made = f"{play.session.rows}.{about.stops.get(str(play.session.attempt.id), 1)}" if play else "0"
        released = "".join(str(one.number) for one in self.rounds if one.released)
        return f"{about.number}.{made}.{about.pace}.{self.seats[seat].language}.{released}.{told}"

    def free_names(self) -> tuple[ListedName, ...]:
        """Return who is on the list and has no seat yet."""
        taken = set(self._places.values())
        return tuple(one for one in self.listed if one.place not in taken)

    def identity(self, person: str) -> str:
        """Return what the gradebook knows a person (an id) by, "" where the list does not say."""
        place = self._places.get(person)
        return next((one.identity for one in self.listed if one.place == place), "")

    def place(self, person: str) -> int | None:
        """Return a person's place on the list, None if they are not on it."""
        return self._places.get(person)

    # Joining and coming back

    def join(self, typed: str, places: Sequence[int], language: str) -> tuple[LessonSeat, str, str]:
        """Take a new seat; return it with its cookie and the words by which it is taken up elsewhere.

        Args:
            typed: names, with semicolons between them; may be empty where `places` say who it is.
            places: of names on the list.
            language: in which they play.

        Raises:
            UsageError: if nobody is named, or too many are, or a name is taken from the list already.
            TrainerError: if nobody may join any more.
            StoreFault: if it cannot be written.
        """
        cookie, words = new_cookie(), new_words(language)
        with self._lock:
            if not self.lesson.joining:
                raise TrainerError(
                    N_("nobody can join this class any more"),
                    remedy=N_("whoever has a seat comes back with the four words; else ask the facilitator"),
                )
            if len(self.seats) >= MOST_SEATS:
                raise TrainerError(N_("the class is full"), remedy=N_("ask the facilitator"))
            free = {one.place: one for one in self.free_names()}
            picked = [free[place] for place in places if place in free]
            if len(picked) < len(places):
                raise UsageError(
                    N_("somebody has taken that name meanwhile"),
                    remedy=N_("if it is yours, come back with the four words, or ask the facilitator"),
                )
            names = seat_names(SEPARATOR.join([*(one.name for one in picked), *([typed] if typed.strip() else [])]))
            # Whoever types a name that stands on the list, once and free, is the one who is meant.
            called = Counter(clean_name(one.name) for one in free.values())
            picked += [one for one in free.values() if clean_name(one.name) in names and called[one.name] == 1]
            chosen = {clean_name(one.name): one.place for one in picked}
            keys = digest("cookie", cookie), digest("words", tidied_words(words))
            seat = self._book.join(self.lesson.course, names, chosen, language, *keys)
            self.seats[seat.id] = seat
            self._places |= {one.id: chosen[one.name] for one in seat.people if one.name in chosen}
        self.changes.tell(BOARD)
        return seat, cookie, words

    def take_up(self, seat: str) -> str:
        """Return a new cookie for a seat: one of its people came to another machine with the words.

        Raises:
            StoreFault: if it cannot be written.
        """
        cookie = new_cookie()
        self._book.add_key(seat, digest("cookie", cookie))
        return cookie

    def renew_words(self, seat: str, *, alone: bool = False) -> str:
        """Return new words for a seat; `alone` lets go of every browser that holds it.

        Raises:
            StoreFault: if it cannot be written.
        """
        words = new_words(self.seats[seat].language)
        self._book.set_words(seat, digest("words", tidied_words(words)), alone=alone)
        if alone:
            self.changes.tell(seat)
        return words

    def speak(self, seat: str, language: str) -> None:
        """Have a seat go on in another language.

        Raises:
            StoreFault: if it cannot be written.
        """
        self._book.set_language(seat, language)
        with self._lock:
            self.seats[seat] = replace(self.seats[seat], language=language)
        self.changes.tell(seat)

    # Playing

    def play_of(self, seat: str, number: int | None = None) -> SeatPlay | None:
        """Return the play of a seat in a round, begun if it was not; None where there is nothing to play yet.

        Args:
            seat: its id.
            number: of the round; the one that is on if None. Only of that one a play is begun.

        Raises:
            StoreFault: if it cannot be read or begun.
        """
        about = self.round if number is None else self.round_of(number)
        if about is None or seat not in self.seats:
            return None
        begins = about is self.round and about.pace not in ("waiting", "ended")
        language = self.seats[seat].language
        with self._lock:
            there = self._plays.get((about.number, seat))
            opening = self._opening.setdefault(seat, threading.Lock())
        if there is not None and there.session.attempt.language == language:
            if self._shared:
                self._follow(there)
            return there
        with opening:
            there = self._plays.get((about.number, seat))
            if there is None or there.session.attempt.language != language:
                session = self._session(about, seat, language, begins=begins)
                if session is None:
                    return None
                there = SeatPlay(session, self._moved(session))
                with self._lock:
                    self._plays[about.number, seat] = there
            return there

    def answer(self, seat: str, text: str, at: int) -> Answer:
        """Make a move for a seat, see `SeatPlay.answer`.

        Raises:
            TrainerError: if there is nothing to play.
            StoreFault: if it cannot be made durable; nothing changes.
        """
        return self._act(seat, lambda play, about: play.answer(about, text, at))

    def write(self, seat: str, move: Move, was: str) -> Answer:
        """Write on a seat's map or strategy, see `SeatPlay.write`.

        Raises:
            TrainerError: if there is nothing to play.
            StoreFault: if it cannot be made durable; nothing changes.
        """
        return self._act(seat, lambda play, about: play.write(about, move, was))

    def say(self, seat: str, words: str, at: int, said: int) -> Answer:
        """Keep what a seat would say before it sees the lines, see `SeatPlay.say`.

        Raises:
            TrainerError: if there is nothing to play.
            StoreFault: if it cannot be made durable; nothing changes.
        """
        return self._act(seat, lambda play, about: play.say(about, words, at, said))

    def none_of_these(self, seat: str, at: int, said: int) -> Answer:
        """Keep that a seat meant none of the lines, see `SeatPlay.none_of_these`.

        Raises:
            TrainerError: if there is nothing to play.
            StoreFault: if it cannot be made durable; nothing changes.
        """
        return self._act(seat, lambda play, about: play.none_of_these(about, at, said))

    def give_reason(self, seat: str, person: str, words: str, was: str) -> Answer:
        """Keep a reason on a seat's map, see `SeatPlay.give_reason`.

        Raises:
            TrainerError: if there is nothing to play.
            StoreFault: if it cannot be made durable; nothing changes.
        """
        return self._act(seat, lambda play, about: play.give_reason(about, person, words, was))

    def review_words(self, seat: str, number: int, row: int, review: SelfReview) -> None:
        """Keep what a seat says afterwards of a line of its own that answered an objection.

        Raises:
            TrainerError: if there is no such play, or no such line.
            StoreFault: if it cannot be written.
        """
        self._look_back(seat, number, lambda play: play.review_words(row, review))

    def reflect(self, seat: str, number: int, reflection: Reflection) -> None:
        """Keep what the people of a seat say of their play.

        Raises:
            TrainerError: if there is no such play.
            StoreFault: if it cannot be written.
        """
        self._look_back(seat, number, lambda play: play.reflect(reflection))

    def _look_back(self, seat: str, number: int, keep: Callable[[SeatPlay], None]) -> None:
        """Keep what a seat says of a play of its own."""
        play = self.play_of(seat, number)
        if play is None:
            raise _nothing()
        keep(play)
        self.changes.tell(BOARD, FINISHED)

    def _act(self, seat: str, do: Callable[[SeatPlay, Round], Answer]) -> Answer:
        """Do something at a seat in the round that is on, and tell it if it was done."""
        about, play = self.round, self.play_of(seat)
        if about is None or play is None:
            raise _nothing()
        answer = do(play, about)
        if answer.kind == "made":
            self.changes.tell(seat, BOARD, *((FINISHED,) if play.session.over else ()))
        return answer

    def _session(self, about: Round, seat: str, language: str, *, begins: bool) -> Session | None:
        attempt = self._attempts.setdefault(about.number, {}).get(seat)
        if attempt is None:
            if not begins:
                return None
            attempt = self._begin(about, seat, language)
        row = self._journal.attempt(attempt)
        loaded = self._scenarios.of(about.sha256, language, row.variant)
        session = Session(self._journal, replace(row, language=language), loaded)
        session.catch_up()
        return session

    def _begin(self, about: Round, seat: str, language: str) -> str:
        new = uuid.uuid4().hex
        loaded = self._scenarios.of(about.sha256, language, self._letter(about, seat))
        self._journal.begin(
            attempt=new, scenario=about.scenario, variant=loaded.variant, title=loaded.scenario.brief.title,
            bundle=loaded.bundle, sha256=loaded.sha256, rules=loaded.rules, language=language, names=(),
            practice=False, say_first=about.say_first, seat=seat,
        )  # fmt: skip
        taken = self._book.take_attempt(self.lesson.course, about.number, seat, new)
        with self._lock:
            self._attempts[about.number][seat] = taken
        return taken

    def _letter(self, about: Round, seat: str) -> str:
        """Return the variant that a seat plays: the round's, or of those it met least often the rarest in the round."""
        if about.letter:
            return about.letter
        letters = self._scenarios.of(about.sha256, about.language).variants
        played = self._book.variants_played(self.lesson.course)
        met = Counter(letter for scenario, letter in played.get(seat, ()) if scenario == about.scenario)
        theirs = self._attempts.get(about.number, {})
        dealt = Counter(
            rows[-1][1] for each, rows in played.items() if each in theirs and rows and rows[-1][0] == about.scenario
        )
        return min(letters, key=lambda letter: (met[letter], dealt[letter], letter))

    def _moved(self, session: Session) -> float:
        rows = self._journal.rows(session.attempt.id).good
        return rows[-1].wall if rows else time.time()

    # What the facilitator does

    def add_round(self, loaded: LoadedScenario, *, letter: str, minutes: int, say_first: SayFirst = "off") -> Round:
        """Add a round that waits to be begun; the one before it ends.

        Args:
            loaded: what is played, in the language in which it is proposed.
            letter: the variant for everybody, "" to deal them out.
            minutes: how long it is to take, 0 for as long as it takes.
            say_first: when a line of one's own is asked for before a choice.

        Raises:
            UsageError: if there is no such variant.
            StoreFault: if it cannot be written.
        """
        if letter and letter not in loaded.variants:
            raise UsageError(N_("there is no variant '{letter}'"), letter=letter)
        if (before := self.round) is not None and before.pace != "ended":
            self.set_pace("ended")
        made = self._book.add_round(
            self.lesson.course, loaded.bundle, scenario=loaded.scenario.id, title=loaded.scenario.brief.title,
            sha256=loaded.sha256, letter=letter, language=loaded.language, minutes=max(0, minutes),
            say_first=say_first,
        )  # fmt: skip
        with self._lock:
            self.rounds = (*(one for one in self.rounds if one.number != made.number), made)
            self._attempts[made.number] = {}
            # What was played before is read again where somebody asks for it.
            self._plays = {key: play for key, play in self._plays.items() if key[0] >= made.number - 1}
        self.changes.tell(LESSON, BOARD)
        return made

    def set_pace(self, how: Pace) -> None:
        """Change how far the round that is on may be played; "review" stops each seat at the next map it hands in.

        Raises:
            TrainerError: if there is no round.
            StoreFault: if it cannot be written; nothing changes.
        """
        about = self.round
        if about is None:
            raise _nothing()
        self._pace(about, how, anew=how == "review")

    def resume(self) -> None:
        """End a pause: everything is as it was before, and whoever waited at a review waits there again.

        Raises:
            TrainerError: if there is no round.
            StoreFault: if it cannot be written; nothing changes.
        """
        about = self.round
        if about is None:
            raise _nothing()
        if about.pace == "paused":
            self._pace(about, about.resumes, anew=False)

    def _pace(self, about: Round, how: Pace, *, anew: bool) -> None:
        changed = pace.paced(about, how)
        stops = self._book.set_pace(self.lesson.course, changed, anew=anew)
        self._replace_round(replace(changed, stops=stops))

    def set_aside(self, seat: str, *, aside: bool) -> None:
        """Wait for a seat's maps no more, or again: what the class believes is told without them.

        Raises:
            StoreFault: if it cannot be written; nothing changes.
        """
        self._book.set_aside(seat, aside=aside)
        with self._lock:
            self.seats[seat] = replace(self.seats[seat], aside=aside)
        self.changes.tell(seat, BOARD)

    def release(self, number: int, *, released: bool = True) -> None:
        """Open the debriefs of a round to those who played it, or close them again.

        Raises:
            StoreFault: if it cannot be written; nothing changes.
        """
        about = self.round_of(number)
        if about is not None:
            self._book.release(self.lesson.course, number, released=released)
            self._replace_round(replace(about, released=released))

    def set_joining(self, *, joining: bool) -> None:
        """Let new seats be taken, or no more; coming back is always open.

        Raises:
            StoreFault: if it cannot be written; nothing changes.
        """
        self._set(joining=joining)

    def project(self, what: str) -> None:
        """Keep what the projector shows.

        Raises:
            StoreFault: if it cannot be written; nothing changes.
        """
        self._set(projected=what)

    def take_list(self, read: ReadList) -> None:
        """Write a list that was handed over, and remember what became of its lines.

        Raises:
            StoreFault: if it cannot be written; nothing changes.
        """
        self.set_list(read.listed)
        self.read_list = read

    def set_list(self, listed: Sequence[ListedName]) -> None:
        """Write the list of the class, in place of the one that was there.

        Raises:
            StoreFault: if it cannot be written; nothing changes.
        """
        self._book.set_list(self.lesson.course, listed)
        with self._lock:
            self.listed = tuple(listed)
            self._places = self._book.places(self.lesson.course)
        self.changes.tell(LESSON, BOARD)

    def rename(self, seat: str, person: str, name: str, place: int | None) -> None:
        """Mend somebody's name at a seat; `place` is theirs on the list, None if they are not on it.

        Raises:
            UsageError: if that can be no name, or somebody else at the seat, or on the list, has it.
            StoreFault: if it cannot be written; nothing changes.
        """
        clean = clean_name(name)
        if not clean or clean == NOBODY or len(clean) > LONGEST_NAME or SEPARATOR.strip() in clean:
            raise UsageError(N_("that can be nobody's name"), remedy=N_("one line of at most {most} characters"),
                             most=LONGEST_NAME)  # fmt: skip
        with self._lock:
            sitting = self.seats[seat]
            if any(one.name == clean and one.id != person for one in sitting.people):
                raise UsageError(N_("'{name}' stands there twice"), name=clean,
                                 remedy=N_("tell the two apart, by an initial for instance"))  # fmt: skip
            if place is not None and any(at == place and one != person for one, at in self._places.items()):
                raise UsageError(N_("somebody else has that name on the list"),
                                 remedy=N_("mend theirs first"))  # fmt: skip
            self._book.rename(self.lesson.course, person, clean, place)
            people = tuple(one._replace(name=clean) if one.id == person else one for one in sitting.people)
            self.seats[seat] = replace(sitting, people=people)
            self._places = self._book.places(self.lesson.course)
            # The customer's people say the name: what is open is read again.
            self._plays = {key: play for key, play in self._plays.items() if key[1] != seat}
        self.changes.tell(seat, BOARD)

    def plays(self, number: int) -> Mapping[str, SeatPlay]:
        """Return the plays of a round that were begun, by seat; what is not in memory is read.

        Raises:
            StoreFault: if one cannot be read.
        """
        found = {}
        for seat in list(self.seats):
            if seat in self._attempts.get(number, {}) and (play := self.play_of(seat, number)) is not None:
                found[seat] = play
        return found

    def plays_in_memory(self, number: int) -> tuple[Mapping[str, SeatPlay], tuple[str, ...]]:
        """Return the plays of a round that are open, by seat, and the seats whose plays would have to be read.

        Raises:
            StoreFault: if what another server has played cannot be read.
        """
        with self._lock:
            begun = self._attempts.get(number, {})
            there = {seat: play for (of, seat), play in self._plays.items() if of == number}
            rest = tuple(seat for seat in self.seats if seat in begun and seat not in there)
            made = self._made
        for play in there.values():
            # Only where the count has changed: two hundred plays are not looked up one by one.
            if self._shared and made.get(str(play.session.attempt.id), 0) > play.made:
                self._follow(play)
        return there, rest

    def _follow(self, play: SeatPlay) -> None:
        """Have a play be where another server has led it."""
        with play.lock:
            before = play.made
            play.session.follow()
            if play.made != before:
                play.moved = self._moved(play.session)

    def attempts_of(self, number: int) -> Mapping[str, str]:
        """Return the ids of the attempts of a round, by seat."""
        with self._lock:
            return dict(self._attempts.get(number, {}))

    def scenario(self, about: Round, language: str, letter: str | None = None) -> LoadedScenario:
        """Return what a round plays, in a language and a variant (the base if None).

        Raises:
            StoreFault: if its bytes are not there.
            BadPack: if they hold no scenario that can be used.
        """
        return self._scenarios.of(about.sha256, language, letter)

    def _set(self, **values: object) -> None:
        self._book.set_lesson(self.lesson.course, **values)
        with self._lock:
            self.lesson = replace(self.lesson, **values)  # type: ignore[arg-type]
        self.changes.tell(LESSON, BOARD)

    def _replace_round(self, changed: Round) -> None:
        with self._lock:
            self.rounds = tuple(changed if one.number == changed.number else one for one in self.rounds)
        self.changes.tell(LESSON, BOARD)


def _nothing() -> TrainerError:
    return TrainerError(N_("there is nothing to play yet"), remedy=N_("wait until the facilitator begins a round"))
