"""The template of `trainer new` cut to the number of people that somebody asked for, the same in every variant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from trainer.packs.toml.read import Document

FEWEST, MOST = 2, 6
EVENT_FROM = 4
"""People from which power moves halfway and a second map is taken."""


def sized(templates: Sequence[Document], people: int) -> tuple[Document, ...]:
    """Return each truth with its first `people` people and everything that makes sense without the others.

    What can be chosen is the same in all of them: it stays where one of them has a use for it.
    """
    cuts = [_Cut(template, people) for template in templates]
    menu = _Menu(
        frozenset().union(*(cut.asked() for cut in cuts)),
        frozenset().union(*(cut.studied() for cut in cuts)),
        frozenset().union(*(cut.pitched() for cut in cuts)),
    )
    return tuple(cut.document(menu) for cut in cuts)


@dataclass(frozen=True, slots=True)
class _Menu:
    """What can be chosen: pairs of person and question, sources and pitches, by id."""

    questions: frozenset[tuple[str, str]]
    sources: frozenset[str]
    pitches: frozenset[str]


class _Cut:
    """One truth, and who of it is here."""

    def __init__(self, template: Document, people: int) -> None:
        self._template = template
        self._kept = template["person"][:people]
        self._here = {person["id"] for person in self._kept}
        self._moves = people >= EVENT_FROM
        self._days = 5 if people == 2 else 2 * people + 2
        self._people = people
        self._clues = {clue["id"] for clue in template["clue"] if clue["about"] in self._here}

    def asked(self) -> frozenset[tuple[str, str]]:
        """Return the questions that bring something."""
        return frozenset(
            (person["id"], question["id"])
            for person in self._kept
            for question in person["question"]
            if self._brings(question)
        )

    def studied(self) -> frozenset[str]:
        """Return the sources that bring something."""
        return frozenset(source["id"] for source in self._template["source"] if self._brings(source))

    def pitched(self) -> frozenset[str]:
        """Return the pitches that somebody here may want or be tempted by."""
        held = {need for person in self._kept for kind in ("concerns", "wins") for need in person["hidden"][kind]}
        told = self._told(self.asked(), self.studied())
        return frozenset(
            pitch["id"]
            for pitch in self._template["pitch"]
            if pitch.get("shared")
            or (held & {*pitch["answers"], *pitch.get("appeals", ())} and set(pitch.get("proof", ())) <= told)
        )

    def document(self, menu: _Menu) -> Document:
        """Return the truth with what is on the menu."""
        template = self._template
        event_day = self._days // 2 + 1
        persons = tuple(self._person(person, menu, event_day) for person in self._kept)
        told = self._told(menu.questions, menu.sources)
        broken = {question.get("breach") for person in persons for question in person["question"]}
        return {
            **template,
            "minutes": 8 + 4 * self._people,
            "level": 1,
            "calendar": {
                **template["calendar"],
                "days": self._days,
                "reviews": (self._days // 2, self._days) if self._moves else (self._days,),
            },
            "person": persons,
            "clue": tuple(clue for clue in template["clue"] if clue["id"] in told),
            "source": tuple(
                self._trimmed(source, event_day) for source in template["source"] if source["id"] in menu.sources
            ),
            "pitch": tuple(
                self._pitch(pitch, menu.pitches, told) for pitch in template["pitch"] if pitch["id"] in menu.pitches
            ),
            "conduct": tuple(rule for rule in template["conduct"] if rule["id"] in broken),
            "event": tuple(event | {"day": event_day} for event in template["event"] if self._moves),
            "lesson": tuple(lesson for lesson in template["lesson"] if self._moves or lesson["about"] != "adaptation"),
        }

    def _brings(self, entry: Document) -> bool:
        """Return whether something can be found by it, if it reveals anything, and whether its day can come."""
        is_late = bool(entry.get("needs", {}).get("day"))
        reveals = entry.get("reveals", ())
        return (self._moves or not is_late) and (not reveals or bool(self._clues & set(reveals)))

    def _told(self, questions: frozenset[tuple[str, str]], sources: frozenset[str]) -> set[str]:
        """Return the clues that something of this reveals."""
        entries = [source for source in self._template["source"] if source["id"] in sources]
        for person in self._kept:
            entries += [one for one in person["question"] if (person["id"], one["id"]) in questions]
            entries += [response for objection in person["objection"] for response in objection["response"]]
        return self._clues & {clue for entry in entries for clue in entry.get("reveals", ())}

    def _person(self, person: Document, menu: _Menu, event_day: int) -> Document:
        hidden = person["hidden"]
        sways = {other: strength for other, strength in hidden["sways"].items() if other in self._here}
        questions = tuple(
            self._trimmed(one, event_day) for one in person["question"] if (person["id"], one["id"]) in menu.questions
        )
        return {**person, "hidden": {**hidden, "sways": sways}, "question": questions}

    def _trimmed(self, entry: Document, event_day: int) -> Document:
        """Return a question or source with what it reveals of those who are here, on the day of the event or later."""
        reveals = tuple(clue for clue in entry.get("reveals", ()) if clue in self._clues)
        trimmed: dict[str, Any] = {name: value for name, value in entry.items() if name != "reveals"}
        if reveals:
            trimmed["reveals"] = reveals
        if entry.get("needs", {}).get("day"):
            trimmed["needs"] = {**entry["needs"], "day": event_day}
        return trimmed

    def _pitch(self, pitch: Document, ids: frozenset[str], told: Iterable[str]) -> Document:
        cut = dict(pitch)
        for name, known in (("conflicts", ids), ("proof", set(told))):
            cut[name] = tuple(one for one in pitch.get(name, ()) if one in known)
            if not cut[name]:
                del cut[name]
        if "fit" in cut:
            cut["fit"] = {person: fit for person, fit in pitch["fit"].items() if person in self._here}
        return cut
