"""What the checks look at: a scenario file, what it defines, and what is ever true of its people."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from trainer.core.scenario import Truth
from trainer.core.vocabulary import NEEDS
from trainer.errors import Sentence
from trainer.packs.format.models import (
    FindingsTable,
    NeedsTable,
    PersonalEffectsTable,
    ScenarioFile,
    SurveyAnswerTable,
)
from trainer.packs.problems import Key, Problem
from trainer.packs.truths import after_event, truth_of

NOTHING = NeedsTable()
COMMITTEE = frozenset({"in_favour", "undecided", "against"})
"""Moments of a person's lines that are outside meetings: each says one of them, once."""


class ScenarioIndex:
    """A scenario with indexes over it.

    Attributes:
        scenario: the file's content.
        name: the file's path as the user knows it.
    """

    def __init__(self, scenario: ScenarioFile, name: str) -> None:
        self.scenario = scenario
        self.name = name

    def problem(
        self, code: str, key: Key, wrong: str, mend: str | Sentence = "", *,
        on_key: bool = False, against: tuple[Key, ...] = (), **values: object,
    ) -> Problem:  # fmt: skip
        """Return a problem of this file, with what fills the placeholders of its texts."""
        hint = mend if isinstance(mend, Sentence) else Sentence(mend, **values)
        return Problem(code, self.name, key, Sentence(wrong, **values), hint, on_key=on_key, against=against)

    @cached_property
    def people(self) -> dict[str, int]:
        """Place of every person by id."""
        return {person.id: place for place, person in enumerate(self.scenario.person)}

    @cached_property
    def flags(self) -> frozenset[str]:
        """Every flag that something sets."""
        return frozenset(flag for _, effects in self.effects() for flag in effects.sets)

    @cached_property
    def revealed(self) -> frozenset[str]:
        """Every clue that something reveals."""
        found = {clue for _, effects in self.effects() for clue in effects.reveals}
        return frozenset(found.union(*(event.reveals for event in self.scenario.event)))

    def effects(self) -> Iterator[tuple[Key, FindingsTable]]:
        """Yield everything that has effects, with its key."""
        for place, source in enumerate(self.scenario.source):
            yield ("source", place), source
        for place, account in enumerate(self.scenario.account):
            yield ("account", place), account
        yield from self.written()
        for place, pitch in enumerate(self.scenario.pitch):
            yield ("pitch", place), pitch
        for place in range(len(self.scenario.person)):
            yield from self.personal(place)

    def written(self) -> Iterator[tuple[Key, SurveyAnswerTable]]:
        """Yield all answers to questionnaires, with their keys."""
        for place, sheet in enumerate(self.scenario.questionnaire):
            for entry, question in enumerate(sheet.question):
                for position, answer in enumerate(question.answer):
                    yield ("questionnaire", place, "question", entry, "answer", position), answer

    def personal(self, place: int) -> Iterator[tuple[Key, PersonalEffectsTable]]:
        """Yield the questions and responses of the person at `place`, with their keys."""
        person = self.scenario.person[place]
        for entry, question in enumerate(person.question):
            yield ("person", place, "question", entry), question
        for entry, objection in enumerate(person.objection):
            for position, response in enumerate(objection.response):
                yield ("person", place, "objection", entry, "response", position), response

    def conditions(self) -> Iterator[tuple[Key, NeedsTable, int, bool]]:
        """Yield every condition that is not empty: its key, itself, the person in whose table it stands or −1, and
        whether it is asked in a meeting.
        """  # noqa: D205
        scenario = self.scenario
        for name in ("source", "questionnaire", "pitch", "event", "ending", "lesson", "discussion"):
            for place, entry in enumerate(getattr(scenario, name)):
                if entry.needs != NOTHING:
                    yield (name, place, "needs"), entry.needs, -1, name == "pitch"
        for place, colleague in enumerate(scenario.seller.team):
            if colleague.needs != NOTHING:
                yield ("seller", "team", place, "needs"), colleague.needs, -1, False
        for place, promise in enumerate(scenario.promise):
            for name in ("made", "kept"):
                if getattr(promise, name) != NOTHING:
                    yield ("promise", place, name), getattr(promise, name), -1, False
        for place, person in enumerate(scenario.person):
            if person.access != NOTHING:
                yield ("person", place, "access"), person.access, place, False
            for entry, objection in enumerate(person.objection):
                if objection.needs != NOTHING:
                    yield ("person", place, "objection", entry, "needs"), objection.needs, place, True
            for entry, line in enumerate(person.reaction):
                if line.needs != NOTHING:
                    yield ("person", place, "reaction", entry, "needs"), line.needs, place, line.when not in COMMITTEE
            for key, effects in self.personal(place):
                needs: NeedsTable = effects.needs  # type: ignore[attr-defined]
                if needs != NOTHING:
                    yield (*key, "needs"), needs, place, True

    @cached_property
    def timeline(self) -> list[tuple[Key, dict[int, Truth]]]:
        """What changes when everything happens: the key of the cause and the new truths by person; the base first."""
        now = tuple(truth_of(person.hidden, self.people) for person in self.scenario.person)
        steps: list[tuple[Key, dict[int, Truth]]] = [(("person",), dict(enumerate(now)))]
        for place, event in sorted(enumerate(self.scenario.event), key=lambda pair: pair[1].day):
            now = after_event(now, event, self.people)
            changed = [self.people[change.person] for change in event.changes if change.person in self.people]
            steps.append((("event", place, "changes"), {person: now[person] for person in changed}))
        return steps

    @cached_property
    def histories(self) -> list[list[Truth]]:
        """For every person, each truth that may hold of them."""
        found: list[list[Truth]] = [[] for _ in self.scenario.person]
        for _, changed in self.timeline:
            for place, truth in changed.items():
                found[place].append(truth)
        return found

    def needed(self, place: int) -> frozenset[str]:
        """Return every concern and win that the person at `place` ever holds."""
        ever = 0
        for truth in self.histories[place]:
            ever |= truth.needs
        return frozenset(need for bit, need in enumerate(NEEDS) if ever >> bit & 1)
