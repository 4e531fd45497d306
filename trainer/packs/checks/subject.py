"""What the checks look at: a scenario file, what it defines, and what is ever true of its people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from trainer.errors import Sentence
from trainer.packs.format.models import EffectsTable, EventTable, NeedsTable, PersonalEffectsTable, ScenarioFile
from trainer.packs.problems import Key, Problem

NOTHING = NeedsTable()


@dataclass(frozen=True, slots=True)
class TruthBetweenEvents:
    """What is true of one person between two events."""

    roles: tuple[str, ...]
    influence: int
    veto: str
    stance: int
    concerns: frozenset[str]
    wins: frozenset[str]
    sways: frozenset[str]
    channel: str | None
    counterpart: str | None
    present: bool = True


class Subject:
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

    def effects(self) -> Iterator[tuple[Key, EffectsTable]]:
        """Yield everything that has effects, with its key."""
        for place, source in enumerate(self.scenario.source):
            yield ("source", place), source
        for place, pitch in enumerate(self.scenario.pitch):
            yield ("pitch", place), pitch
        for place in range(len(self.scenario.person)):
            yield from self.personal(place)

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
        for name, in_meeting in (("source", False), ("pitch", True), ("event", False), ("ending", False)):
            for place, entry in enumerate(getattr(scenario, name)):
                if entry.needs != NOTHING:
                    yield (name, place, "needs"), entry.needs, -1, in_meeting
        for place, person in enumerate(scenario.person):
            if person.access != NOTHING:
                yield ("person", place, "access"), person.access, place, False
            for entry, objection in enumerate(person.objection):
                if objection.needs != NOTHING:
                    yield ("person", place, "objection", entry, "needs"), objection.needs, place, True
            for key, effects in self.personal(place):
                needs: NeedsTable = effects.needs  # type: ignore[attr-defined]
                if needs != NOTHING:
                    yield (*key, "needs"), needs, place, True

    @cached_property
    def timeline(self) -> list[tuple[Key, dict[int, TruthBetweenEvents]]]:
        """What changes when everything happens: the key of the cause and the new truths by person; the base first."""
        base = {
            place: TruthBetweenEvents(
                person.hidden.roles, person.hidden.influence, person.hidden.veto, person.hidden.stance,
                frozenset(person.hidden.concerns), frozenset(person.hidden.wins), _tied(person.hidden.sways),
                person.hidden.prefers.channel, person.hidden.prefers.counterpart,
            )
            for place, person in enumerate(self.scenario.person)
        }  # fmt: skip
        steps: list[tuple[Key, dict[int, TruthBetweenEvents]]] = [(("person",), base)]
        now = dict(base)
        for place, event in sorted(enumerate(self.scenario.event), key=lambda pair: pair[1].day):
            changed = self._changed(now, event)
            now.update(changed)
            steps.append((("event", place, "changes"), changed))
        return steps

    @cached_property
    def histories(self) -> list[list[TruthBetweenEvents]]:
        """For every person, each truth that may hold of them."""
        found: list[list[TruthBetweenEvents]] = [[] for _ in self.scenario.person]
        for _, changed in self.timeline:
            for place, truth in changed.items():
                found[place].append(truth)
        return found

    def needed(self, place: int) -> frozenset[str]:
        """Return every concern and win that the person at `place` ever holds."""
        return frozenset().union(*(truth.concerns | truth.wins for truth in self.histories[place]))

    def _changed(self, now: dict[int, TruthBetweenEvents], event: EventTable) -> dict[int, TruthBetweenEvents]:
        changed: dict[int, TruthBetweenEvents] = {}
        for change in event.changes:
            place = self.people.get(change.person)
            if place is None:
                continue
            was = changed.get(place, now[place])
            changed[place] = replace(
                was,
                roles=change.roles or was.roles,
                influence=was.influence if change.influence is None else change.influence,
                veto=change.veto or was.veto,
                stance=was.stance if change.stance is None else change.stance,
                concerns=was.concerns if change.concerns is None else frozenset(change.concerns),
                wins=was.wins if change.wins is None else frozenset(change.wins),
                sways=was.sways if change.sways is None else _tied(change.sways),
                present=was.present and not change.leaves,
            )
        return changed


def _tied(sways: dict[str, int]) -> frozenset[str]:
    return frozenset(name for name, strength in sways.items() if strength)
