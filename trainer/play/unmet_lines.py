"""What trainees would have said and found in none of a scenario's lines: material for new questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from trainer.core.own_words import UnmetLine
from trainer.core.utterances import tallied, unmet
from trainer.errors import TrainerError
from trainer.packs.file_names import BASE_VARIANT
from trainer.packs.load import load_family
from trainer.packs.locate import find
from trainer.play.rows import played
from trainer.store.class_book import ClassBook
from trainer.store.journal import Journal, ReadOnlyJournal
from trainer.store.records import KeptWords


@dataclass(frozen=True, slots=True)
class UnmetLines:
    """What none of a scenario's lines meant.

    Attributes:
        scenario: its id.
        plays: plays in which something was typed, finished or not, practice included.
        lines: person by person, in the order of the scenario, the most frequent first; `person` is a name, or the id of
            somebody who is in it no longer.
    """

    scenario: str
    plays: int
    lines: tuple[UnmetLine, ...]


def unmet_lines(journal: Journal, name: str) -> UnmetLines:
    """Return what none of the lines of a scenario meant, in any edition and variant of it; nothing of who typed it.

    Args:
        journal: is only read, damaged tails included; with what is in its classes.
        name: the scenario's path or id.

    Raises:
        TrainerError: if it cannot be found or used.
        StoreFault: if what was played cannot be read.
    """
    journal = ReadOnlyJournal(journal)
    family = {one.variant: one.scenario for one in load_family(find(name))}
    scenario = family[BASE_VARIANT]
    called = scenario.id.rpartition("/")[2]
    found: list[tuple[str, str]] = []
    plays = 0
    for rows, words in _spoken(journal, called):
        try:
            there = played(rows, words)
        except TrainerError:
            # What is damaged tells nobody what was said where.
            continue
        plays += 1
        found += unmet(there.said.utterances, there.moves)
    places = {person.id: place for place, person in enumerate(scenario.people)}
    ranked = sorted(tallied(found), key=lambda one: places.get(one.person, len(places)))
    names = {person.id: person.name for person in scenario.people}
    lines = tuple(one._replace(person=names.get(one.person, one.person)) for one in ranked)
    return UnmetLines(scenario.id, plays, lines)


def _spoken(journal: Journal, called: str) -> Iterator[tuple[Sequence[str], Mapping[int, KeptWords]]]:
    """Yield the rows of each play in which something was typed, with what was: each play once."""
    known = set()
    for row in journal.attempts():
        if row.say_first != "off" and row.scenario.rpartition("/")[2] == called:
            known.add(row.id)
            if words := journal.own_words(row.id):
                yield [one.text for one in journal.rows(row.id).good], words
    book = ClassBook(journal)
    for play in (play for course in book.courses() for play in book.plays(course.id)):
        if play.attempt not in known and play.words and play.scenario.rpartition("/")[2] == called:
            known.add(play.attempt)
            yield play.rows, play.words
