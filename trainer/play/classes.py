"""Classes: what facilitators do with the attempts that were handed in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from trainer.debrief.classes.model import ClassReport, scenario_report
from trainer.debrief.classes.sitting import Sitting
from trainer.debrief.replay import replay
from trainer.debrief.text import cleaned
from trainer.errors import StoreFault, TrainerError, UnknownScenario
from trainer.i18n.tongue import Tongue
from trainer.packs.certificates import par_of
from trainer.packs.load import Loaded, load_bundle
from trainer.play.portable import LONGEST_NAME, identified
from trainer.play.record import replayed
from trainer.store.class_rows import Course, KeptPlay, Member

if TYPE_CHECKING:
    from trainer.debrief.classes.grades import Graded
    from trainer.store.class_book import ClassBook
    from trainer.store.journal import Journal

Tell = Callable[[int, int], None]
"""Told how many of how many are done."""
FEWEST_DIGITS = 4
WHO = "…"
"""What the customer's people call a class."""


class Classes:
    """The classes of one store."""

    def __init__(self, journal: Journal) -> None:
        from trainer.store.class_book import ClassBook

        self._journal = journal
        self.book: ClassBook = ClassBook(journal)

    def new(self, name: str) -> Course:
        """Make an empty class.

        Raises:
            UnknownScenario: if that can be no name.
            TrainerError: if there is one of that name.
            StoreFault: if it cannot be written.
        """
        words = " ".join(cleaned(name).split())
        if not words or len(words) > LONGEST_NAME or words != name.strip():
            raise UnknownScenario(
                "that cannot be the name of a class", remedy=f"one line of at most {LONGEST_NAME} characters"
            )
        return self.book.new(words)

    def remove(self, name: str, attempts: Sequence[str], *, force: bool) -> int:
        """Remove plays from a class, or the class; return how many plays went.

        Args:
            name: of the class.
            attempts: the beginnings of their ids; the whole class if there are none.
            force: remove a class that still has plays.

        Raises:
            UnknownScenario: if there is no such class or play, or several plays begin so.
            TrainerError: if the class has plays and nothing forces it.
            StoreFault: if it cannot be written.
        """
        course = self.book.course(name)
        if not attempts:
            if course.plays and not force:
                raise TrainerError(
                    f"the class '{name}' still has {course.plays} plays", remedy="--force removes it with all of them"
                )
            self.book.remove(course.id)
            return course.plays
        known = [play.attempt for play in self.book.plays(course.id)]
        gone = [_one([each for each in known if each.startswith(start.lower())], start) for start in attempts]
        self.book.remove_plays(course.id, gone)
        return len(set(gone))

    def erase(self, person: str) -> int:
        """Take a person's name out of every class and out of the journal; return out of how many classes.

        Args:
            person: the name, the id in the gradebook, or the beginning of the id that `trainer class list CLASS` shows.

        Raises:
            UnknownScenario: if nobody is called that, or several people are.
            StoreFault: if it cannot be written.
        """
        found = self._named(person, self.book.members())
        self.book.erase(found)
        return len(found)

    def identify(self, name: str, person: str, identity: str) -> None:
        """Write what the gradebook knows a person of the class `name` by.

        Raises:
            UnknownScenario: if there is no such class or person, or several people are called that.
            BadTranscript: if that can be nobody's id.
            StoreFault: if it cannot be written.
        """
        (member,) = self._named(person, self.book.members(self.book.course(name).id))
        self.book.identify(member.id, identified(identity, "ID"))

    def report(
        self, name: str, tr: Tongue, tell: Tell, *, anonymous: bool = False, names_in_conduct: bool = False
    ) -> ClassReport:
        """Return the report on a class.

        Raises:
            UnknownScenario: if there is no such class.
            StoreFault: if it cannot be read, or a play in it is damaged.
        """
        course = self.book.course(name)
        groups = self._sittings(course, tr, tell, anonymous=anonymous)
        return ClassReport(
            course.name,
            course.made,
            course.people,
            anonymous,
            names_in_conduct,
            tuple(scenario_report(sittings, par_of(rules)) for rules, sittings in groups.items()),
        )

    def grades(self, name: str, tr: Tongue, tell: Tell, which: str, most: float) -> tuple[list[Graded], list[str]]:
        """Return everybody's grades, and the scenarios in order.

        Args:
            name: of the class.
            tr: the language of those who have no name.
            tell: told of progress.
            which: "best", "first" or "last" of the plays that are no practice.
            most: the maximum; an overall result of 100 is that many points.

        Raises:
            UnknownScenario: if there is no such class.
            StoreFault: if it cannot be read, or a play in it is damaged.
        """
        from trainer.debrief.classes.grades import Graded

        course = self.book.course(name)
        members = self.book.members(course.id)
        labels = _labels(members, tr, anonymous=False)
        results: dict[str, dict[str, list[float]]] = {one.id: {} for one in members}
        scenarios: list[str] = []
        for rules, sittings in self._sittings(course, tr, tell, anonymous=False).items():
            scenario = sittings[0].play.scenario.id
            # A number in brackets would be an assignment's id to Canvas.
            scenarios.append(f"{scenario}@{rules[:8]}" if scenario in scenarios else scenario)
            scenario = scenarios[-1]
            for one in sorted(sittings, key=lambda sitting: sitting.number):
                if not one.practice:
                    results[one.person].setdefault(scenario, []).append(one.play.card.overall * most / 100)
        graded = [
            Graded(
                labels[one.id], one.identity, {key: _chosen(which, values) for key, values in results[one.id].items()}
            )
            for one in members
        ]
        return sorted(graded, key=lambda one: (one.name, one.identity)), scenarios

    def _sittings(self, course: Course, tr: Tongue, tell: Tell, *, anonymous: bool) -> dict[str, list[Sitting]]:
        """Return the replayed plays of a class by the digest of their rules, in the order in which they began."""
        labels = _labels(self.book.members(course.id), tr, anonymous=anonymous)
        plays = self.book.plays(course.id)
        latest = {play.rules: play for play in plays}
        loaded = {rules: self._load(play, tr.language) for rules, play in latest.items()}
        numbers: dict[tuple[str, str], int] = {}
        groups: dict[str, list[Sitting]] = {}
        for done, play in enumerate(plays):
            tell(done, len(plays))
            # By the scenario, not its rules: who met an earlier edition has met it.
            numbers[play.scenario, play.person] = number = numbers.get((play.scenario, play.person), 0) + 1
            groups.setdefault(play.rules, []).append(_sitting(play, loaded[play.rules], labels[play.person], number))
        tell(len(plays), len(plays))
        return groups

    def _load(self, play: KeptPlay, language: str) -> Loaded:
        return load_bundle(self._journal.bundle(play.sha256), language)

    def _named(self, person: str, members: Sequence[Member]) -> list[Member]:
        """Return the members that are one person: in several classes, from the same journal.

        Raises:
            UnknownScenario: if there is nobody, or more than one person.
        """
        wanted = person.strip()
        found = [one for one in members if wanted and wanted in (one.name, one.identity)]
        if not found and len(wanted) >= FEWEST_DIGITS:
            found = [one for one in members if one.id.startswith(wanted.lower())]
            found = [one for one in members if any(one is each or _same(one, each) for each in found)]
        if not found:
            raise UnknownScenario(
                f"nobody is called '{person}'", remedy="`trainer class list CLASS` shows who is there"
            )
        if any(not (one is found[0] or _same(one, found[0])) for one in found):
            ids = ", ".join(one.id[:8] for one in found)
            raise UnknownScenario(f"several people are called '{person}'", remedy=f"name one by the id: {ids}")
        return found


def _same(one: Member, other: Member) -> bool:
    return bool(one.journal_id) and one.journal_id == other.journal_id


def _sitting(play: KeptPlay, loaded: Loaded, name: str, number: int) -> Sitting:
    try:
        moves, _ = replayed(play.rows)
        return Sitting(play.person, name, number, play.practice, replay(loaded.scenario, moves, WHO))
    except TrainerError as fault:
        raise StoreFault(
            f"the play {play.attempt[:8]} in the class is damaged: {fault.message}",
            remedy=f"`trainer class remove CLASS {play.attempt[:8]}` takes it out; add its file again",
        ) from None


def _labels(members: Sequence[Member], tr: Tongue, *, anonymous: bool) -> Mapping[str, str]:
    """Return what to call everybody. Numbers go by ids, which are drawn by lot: they tell nothing of names."""
    digits = len(str(len(members)))
    labels: dict[str, str] = {}
    for number, one in enumerate(members, start=1):
        name = "" if anonymous else one.name
        labels[one.id] = _free(name or tr("Trainee {number}", number=f"{number:0{digits}}"), labels.values())
    return labels


def _free(name: str, taken: Iterable[str]) -> str:
    """Return `name`, or with a number behind it if it is taken."""
    used = set(taken)
    number = 1
    free = name
    while free in used:
        number += 1
        free = f"{name} ({number})"
    return free


def _chosen(which: str, values: Sequence[float]) -> float:
    return max(values) if which == "best" else values[0] if which == "first" else values[-1]


def _one(found: Sequence[str], start: str) -> str:
    if len(found) != 1:
        what = f"no play begins with '{start}'" if not found else f"{len(found)} plays begin with '{start}'"
        raise UnknownScenario(what, remedy="`trainer class list CLASS` shows them")
    return found[0]
