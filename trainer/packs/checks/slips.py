"""What is left over from copying or moving: copies, one-sided contradictions, clues about somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from trainer.errors import N_
from trainer.packs.checks.scenario_index import ScenarioIndex
from trainer.packs.checks.wording import words
from trainer.packs.format.models import ClueTable, PersonTable
from trainer.packs.problems import Key, Problem

_LISTS = ("person", "clue", "source", "pitch", "conduct", "event", "ending", "lesson", "discussion")
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,4}")
_TWO_SURNAMES = ("欧阳", "司马", "诸葛", "上官", "司徒", "夏侯", "皇甫", "东方", "尉迟", "公孙", "慕容")
_CALLED = (
    "总|经理|主任|工|姐|哥|师傅|师|老师|院长|科长|处长|部长|局长|医生|大夫|女士|先生|太太|书记|主席|厂长|董"
    "|教授|会计|老板"
)
"""What stands behind a surname where somebody is spoken of without a given name."""


def slips(index: ScenarioIndex) -> Iterator[Problem]:
    """Yield copies, names given twice, contradictions that one side knows of, and clues that speak of somebody else."""
    yield from copies(index)
    yield from named_twice(index)
    yield from one_sided(index)
    yield from misplaced_clues(index)


def copies(index: ScenarioIndex) -> Iterator[Problem]:
    """Yield entries that are another one of their list in everything but the id."""
    scenario = index.scenario
    for name in _LISTS:
        yield from _copies(index, getattr(scenario, name), (name,))
    yield from _copies(index, scenario.seller.team, ("seller", "team"))
    for place, person in enumerate(scenario.person):
        for name in ("reaction", "question", "objection"):
            yield from _copies(index, getattr(person, name), ("person", place, name))
        for entry, objection in enumerate(person.objection):
            yield from _copies(index, objection.response, ("person", place, "objection", entry, "response"))


def _copies(index: ScenarioIndex, entries: Iterable[Any], key: Key) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for place, entry in enumerate(entries):
        held = repr([(name, value) for name, value in entry if name != "id"])
        if held in seen:
            yield index.problem(
                "W811", (*key, place, "id"), N_("'{copy}' is '{original}' again, but for its id"),
                N_("change what should be different, or take one of the two out"), against=(key,),
                copy=entry.id, original=seen[held],
            )  # fmt: skip
        seen.setdefault(held, entry.id)


def named_twice(index: ScenarioIndex) -> Iterator[Problem]:
    """Yield names that stand twice in one list."""
    for key, entry in _repeated(index.scenario.model_dump(), ()):
        yield index.problem(
            "W810", key, N_("'{name}' stands twice in this list"), N_("take one of the two out"), name=entry
        )


def _repeated(value: Any, key: Key) -> Iterator[tuple[Key, str]]:
    if isinstance(value, dict):
        for name, item in value.items():
            if isinstance(item, dict | tuple):
                yield from _repeated(item, (*key, name))
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            if isinstance(item, dict):
                yield from _repeated(item, (*key, place))
            elif isinstance(item, str) and item in value[:place]:
                yield (*key, place), item


def one_sided(index: ScenarioIndex) -> Iterator[Problem]:
    """Yield pitches that contradict another one which does not say so."""
    said = {pitch.id: frozenset(pitch.conflicts) for pitch in index.scenario.pitch}
    for place, pitch in enumerate(index.scenario.pitch):
        for entry, other in enumerate(pitch.conflicts):
            if other in said and other != pitch.id and pitch.id not in said[other]:
                yield index.problem(
                    "W812", ("pitch", place, "conflicts", entry),
                    N_("'{pitch}' contradicts '{other}', and '{other}' does not say that it contradicts '{pitch}'"),
                    N_("name each in the other's `conflicts`, or take it out"), against=(("pitch",),),
                    pitch=pitch.id, other=other,
                )  # fmt: skip


def misplaced_clues(index: ScenarioIndex, at: Literal["about", "text"] = "about") -> Iterator[Problem]:
    """Yield clues whose text speaks by name of one person only, who is neither `about` nor whoever told it.

    Args:
        index: the scenario in the language to look at.
        at: the key of a clue that is marked; a translation has only the text.
    """
    people = index.scenario.person
    if len(people) < 2:
        return
    names = _names(people)
    told_by = _told_by(index)
    for place, clue in enumerate(index.scenario.clue):
        about = index.people.get(clue.about)
        if about is None:
            continue
        named = {one for one, pattern in names.items() if pattern.search(clue.text)}
        other = next(iter(named), about)
        tellers = told_by.get(clue.id, set())
        if len(named) != 1 or other == about or {other, about} & tellers or _tied(clue, people[other]):
            continue
        if not _told_by_office(clue, people[about]):
            yield index.problem(
                "W605", ("clue", place, at),
                N_("the clue is about '{about}', and its text names only '{other}'"),
                N_("mend `about`, or name '{about}' in the text"), against=(("person",),),
                about=clue.about, other=people[other].id,
            )  # fmt: skip


def _tied(clue: ClueTable, person: PersonTable) -> bool:
    """Return whether a clue says that whom it is about moves this person."""
    return f"sways:{person.id}" in clue.supports


def _told_by_office(clue: ClueTable, person: PersonTable) -> bool:
    """Return whether a clue speaks of this person by title or unit."""
    return not words(f"{person.title}\n{person.unit}").keys().isdisjoint(words(clue.text))


def _told_by(index: ScenarioIndex) -> Mapping[str, set[int]]:
    """Return for every clue the people in whose questions and responses it comes up."""
    found: dict[str, set[int]] = {}
    for place in range(len(index.scenario.person)):
        for _, effects in index.personal(place):
            for clue in effects.reveals:
                found.setdefault(clue, set()).add(place)
    return found


def _names(people: tuple[PersonTable, ...]) -> dict[int, re.Pattern[str]]:
    """Return what finds each person's name in a text; parts that two people share find nobody."""
    parts: dict[int, set[str]] = {}
    for place, person in enumerate(people):
        parts[place] = set(_han_parts(person.name)) | {
            rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])" for word in re.findall(r"[A-Z][A-Za-z'’-]+", person.name)
        }
    counts: dict[str, int] = {}
    for own in parts.values():
        for part in own:
            counts[part] = counts.get(part, 0) + 1
    found: dict[int, re.Pattern[str]] = {}
    for place, own in parts.items():
        single = sorted(part for part in own if counts[part] == 1)
        if single:
            found[place] = re.compile("|".join(single))
    return found


def _han_parts(name: str) -> Iterator[str]:
    for whole in _HAN_NAME.findall(name):
        size = 2 if whole.startswith(_TWO_SURNAMES) else 1
        surname, given = whole[:size], whole[size:]
        yield re.escape(whole)
        if len(given) > 1:
            yield re.escape(given)
        yield rf"[老小阿]{surname}(?![\u3400-\u9fff]?{surname})|{surname}(?:{_CALLED})"
