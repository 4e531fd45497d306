"""Classes: what facilitators do with the attempts that were handed in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trainer.classes.labels import labels_of
from trainer.errors import N_, TrainerError, UsageError
from trainer.paper.text import cleaned
from trainer.play.attempt_file import LONGEST_NAME, identified
from trainer.play.settings import forget_name
from trainer.store.records import Course, Member

if TYPE_CHECKING:
    from trainer.store.class_book import ClassBook
    from trainer.store.journal import Journal

FEWEST_DIGITS = 4


class Erased(NamedTuple):
    """What became of it when somebody was to be erased.

    Attributes:
        classes: out of how many classes.
        server: whether a server has the tables, which keeps for a while what was there.
        elsewhere: whether the same person has attempts in this journal under the key of another computer; they stay.
    """

    classes: int
    server: bool
    elsewhere: bool


class Classes:
    """The classes of one store."""

    def __init__(self, journal: Journal) -> None:
        from trainer.store.class_book import ClassBook

        self.book: ClassBook = ClassBook(journal)
        self._journal = journal

    def new(self, name: str) -> Course:
        """Make an empty class.

        Raises:
            UsageError: if that can be no name.
            TrainerError: if there is one of that name.
            StoreFault: if it cannot be written.
        """
        words = " ".join(cleaned(name).split())
        if not words or len(words) > LONGEST_NAME or words != name.strip():
            raise UsageError(
                N_("that cannot be the name of a class"),
                remedy=N_("one line of at most {count} characters"),
                count=LONGEST_NAME,
            )
        return self.book.new(words)

    def remove(self, name: str, attempts: Sequence[str], *, force: bool) -> int:
        """Remove plays from a class, or the class; return how many plays went.

        Args:
            name: of the class.
            attempts: the beginnings of their ids; the whole class if there are none.
            force: remove a class that still has plays.

        Raises:
            UsageError: if there is no such class or play, or several plays begin so.
            TrainerError: if the class has plays and nothing forces it.
            StoreFault: if it cannot be written.
        """
        course = self.book.course(name)
        if not attempts:
            if course.plays and not force:
                raise TrainerError(
                    N_("the class '{name}' still has plays ({count})"),
                    remedy=N_("--force removes it with all of them"),
                    name=name,
                    count=course.plays,
                )
            self.book.remove(course.id)
            return course.plays
        known = [play.attempt for play in self.book.plays(course.id)]
        gone = [the_one([each for each in known if each.startswith(start.lower())], start) for start in attempts]
        self.book.remove_plays(course.id, gone)
        return len(set(gone))

    def erase(self, person: str, *, force: bool) -> Erased:
        """Take a person's name out of every class and the journal, with what that person said of plays.

        Copies of a damaged journal hold names too and go as a whole, and the name that is proposed if it is that one.

        Args:
            person: the name, the id in the gradebook, or the beginning of the id that `trainer class list CLASS` shows.
            force: do it; nothing brings the name back.

        Raises:
            UsageError: if nobody is called that, or several people are.
            TrainerError: if nothing forces it, saying what would go.
            StoreFault: if it cannot be written.
        """
        members = self.book.members()
        handed_in = {one.journal_id for one in members}
        only_here = [Member(one.id, one.name, "", one.id, 0) for one in self.book.people() if one.id not in handed_in]
        found = self._named(person, [*members, *only_here], [one.id for one in self.book.courses()])
        copies = self._damaged_copies()
        if not force:
            gone = dict.fromkeys(text for one in found for text in (one.name, one.identity) if text)
            raise TrainerError(
                N_(
                    "out of your classes ({count}) and your own attempts would go: {gone}, and what was said of the"
                    " plays; the plays stay, without a name; these copies of a damaged journal would be deleted:"
                    " {copies}"
                )
                if copies
                else N_(
                    "out of your classes ({count}) and your own attempts would go: {gone}, and what was said of the"
                    " plays; the plays stay, without a name"
                ),
                remedy=N_("--force erases it; there is no way back"),
                count=sum(one in members for one in found),
                gone="; ".join(gone) or person,
                copies=tuple(one.name for one in copies),
            )
        elsewhere = self.book.erase(
            [one for one in found if one in members], [one.id for one in found if one in only_here]
        )
        for copy in copies:
            copy.unlink(missing_ok=True)
        forget_name([one.name for one in found])
        return Erased(sum(one in members for one in found), self._journal.database.file is None, elsewhere)

    def _damaged_copies(self) -> list[Path]:
        file = self._journal.database.file
        return sorted(file.parent.glob(f"{file.stem}-damaged-*")) if file else []

    def identify(self, name: str, person: str, identity: str) -> Member:
        """Write what the gradebook knows a person of the class `name` by ("" for nothing); return who it was before.

        Raises:
            UsageError: if there is no such class or person, or several people are called that.
            UsageError: if that can be nobody's id.
            TrainerError: if somebody else in the class has that id.
            StoreFault: if it cannot be written.
        """
        course = self.book.course(name).id
        members = self.book.members(course)
        (member,) = self._named(person, members, [course])
        identity = identified(identity, "ID")
        for one in members:
            if one is not member and same_id(one.identity, identity):
                raise TrainerError(
                    N_("{name} has the id '{identity}' already"),
                    remedy=N_(
                        "take it away first: trainer class identify CLASS {id} '';"
                        " if the two are one person, --join says so"
                    ),
                    name=one.name,
                    identity=one.identity,
                    id=one.id[:8],
                )
        self.book.identify(member.id, identity)
        return member

    def join(self, name: str, person: str, identity: str) -> tuple[Member, Member]:
        """Make a person of the class `name` one with whoever has that id there; return both as they were.

        The one who has the id stays; the plays of the other become that one's.

        Raises:
            UsageError: if there is no such class or person, or several people are called that, or nobody else has it.
            StoreFault: if it cannot be written.
        """
        course = self.book.course(name).id
        members = self.book.members(course)
        (gone,) = self._named(person, members, [course])
        identity = identified(identity, "ID")
        found = [one for one in members if one is not gone and same_id(one.identity, identity)]
        if len(found) != 1:
            raise UsageError(
                N_("nobody else in the class has the id '{identity}'")
                if not found
                else N_("several others in the class have the id '{identity}'"),
                remedy=N_("`trainer class list CLASS` shows who has which"),
                identity=identity,
            )
        self.book.join(gone.id, found[0].id)
        return gone, found[0]

    def _named(self, person: str, members: Sequence[Member], courses: Sequence[str]) -> list[Member]:
        """Return the members that are one person: in several classes (by their ids), from the same journal.

        Raises:
            UsageError: if there is nobody, or more than one person.
        """
        wanted = person.strip()
        found = [one for one in members if wanted and (wanted == one.name or same_id(wanted, one.identity))]
        if not found:
            # As the report and the list tell namesakes apart.
            called = {
                label
                for course in courses
                for label in labels_of(self.book.members(course), plays=self.book.plays(course)).items()
            }
            found = [one for one in members if (one.id, wanted) in called and one.name]
        if not found and len(wanted) >= FEWEST_DIGITS:
            found = [one for one in members if one.id.startswith(wanted.lower())]
        # Also where the same person is called something else.
        found = [one for one in members if any(one is each or _same(one, each) for each in found)]
        if not found:
            raise UsageError(
                N_("nobody is called '{person}'"),
                remedy=N_("`trainer class list CLASS` shows who is there"),
                person=person,
            )
        if any(not (one is found[0] or _same(one, found[0])) for one in found):
            ids = ", ".join(one.id[:8] for one in found)
            raise UsageError(
                N_("several people are called '{person}'"),
                remedy=N_("name one by the id: {ids}"),
                person=person,
                ids=ids,
            )
        return found


def same_id(one: str, other: str) -> bool:
    """Return whether two ids in a gradebook are one: capital and small letters are the same there."""
    return bool(one) and one.casefold() == other.casefold()


def _same(one: Member, other: Member) -> bool:
    return bool(one.journal_id) and one.journal_id == other.journal_id


def the_one(found: Sequence[str], start: str) -> str:
    """Return the only play found whose id begins with `start`.

    Raises:
        UsageError: if there is none, or more than one.
    """
    if len(found) != 1:
        raise UsageError(
            N_("{count} plays begin with '{start}'") if found else N_("no play begins with '{start}'"),
            remedy=N_("`trainer class list CLASS` shows them"),
            start=start,
            count=len(found),
        )
    return found[0]
