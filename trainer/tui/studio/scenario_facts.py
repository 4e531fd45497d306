"""What is in a scenario, for its author: everything that a trainee could find, counted; nothing here is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len

from trainer.core.clues import true_from
from trainer.core.codec import encode
from trainer.core.scenario import Scenario
from trainer.core.score.account_map import EVIDENCE_FOR_SURE
from trainer.core.vocabulary import CONCERNS, NEEDS


class Cover(NamedTuple):
    """How many clues show one thing about a person.

    Attributes:
        axis: "role", "concern" or "win".
        value: the role, concern or win.
        clues: how many clues support it.
        later: whether it becomes true only by an event.
    """

    axis: str
    value: str
    clues: int
    later: bool = False

    @property
    def scarce(self) -> bool:
        """Whether nobody can be sure of it: fewer clues show it than that takes."""
        return self.clues < EVIDENCE_FOR_SURE


class PersonFacts(NamedTuple):
    """A person with what is true of them at the start, and what can be found out of it."""

    name: str
    title: str
    role: str
    influence: int
    stance: int
    veto: str
    questions: int
    objections: int
    covers: tuple[Cover, ...]

    @property
    def gaps(self) -> int:
        """How many of their traits too few clues show."""
        return sum(cover.scarce for cover in self.covers)


class ClueFacts(NamedTuple):
    """A clue.

    Attributes:
        id: its id.
        about: the person's name.
        supports: what it supports, as written.
        revealed_by: the moves and events that reveal it.
        misleading: whether something that it supports is never true.
        later: whether something that it supports becomes true only by an event: until then it misleads.
    """

    id: str
    about: str
    supports: tuple[str, ...]
    revealed_by: tuple[str, ...]
    misleading: bool
    later: bool


class GiveAways(NamedTuple):
    """In how many lists of responses the right one is the longest, and the first."""

    lists: int
    longest: int
    first: int


def people_facts(scenario: Scenario) -> tuple[PersonFacts, ...]:
    """Return the people in the order of the file."""
    found = []
    for person in scenario.people:
        base = scenario.truths[0][person.index]
        truths = [moment[person.index] for moment in scenario.truths.values()]
        supports: list[tuple[str, str]] = []
        for clue in scenario.clues:
            if clue.about == person.index:
                supports += clue.supports
        traits = {("role", truth.roles[0]): truth.roles[0] != base.roles[0] for truth in reversed(truths)}
        for truth in truths:
            for bit, need in enumerate(NEEDS):
                if truth.needs >> bit & 1:
                    traits[("concern" if need in CONCERNS else "win", need)] = not base.needs >> bit & 1
        first = ("role", base.roles[0])
        order = sorted(traits, key=lambda trait: (trait != first, ("role", "concern", "win").index(trait[0])))
        covers = tuple(Cover(*trait, supports.count(trait), traits[trait]) for trait in order)
        found.append(
            PersonFacts(
                person.name, person.title, base.roles[0], base.influence, base.stance, base.veto,
                len(person.questions), len(person.objections), covers,
            )
        )  # fmt: skip
    return tuple(found)


def clue_facts(scenario: Scenario) -> tuple[ClueFacts, ...]:
    """Return the clues in the order of the file."""
    ways: dict[int, list[str]] = {clue.index: [] for clue in scenario.clues}
    for name, reveals in _reveals(scenario):
        for index, names in ways.items():
            if reveals >> index & 1:
                names.append(name)
    found = []
    for clue in scenario.clues:
        days = [true_from(scenario, clue.about, claim) for claim in clue.supports]
        misleading = None in days
        later = not misleading and any(day != 1 for day in days)
        supports = tuple(f"{axis}:{value}" for axis, value in clue.supports)
        name = scenario.people[clue.about].name
        found.append(ClueFacts(clue.id, name, supports, tuple(ways[clue.index]), misleading, later))
    return tuple(found)


def give_aways(scenario: Scenario) -> GiveAways:
    """Return how often the right response shows by its length or its place."""
    lists = longest = first = 0
    for objection in scenario.objections:
        responses = [scenario.responses[index] for index in objection.responses]
        right = [
            place
            for place, response in enumerate(responses)
            if "evidence" in response.does and response.answers & objection.meant
        ]
        if not right or len(right) == len(responses):
            continue
        lists += 1
        widths = [cell_len(response.say) for response in responses]
        best = max(widths[place] for place in right)
        longest += all(best > width for place, width in enumerate(widths) if place not in right)
        first += right[0] == 0
    return GiveAways(lists, longest, first)


def _reveals(scenario: Scenario) -> Iterator[tuple[str, int]]:
    for source in scenario.sources:
        yield encode(source.move), source.effects.reveals
    for account in scenario.accounts:
        yield encode(account.move), account.effects.reveals
    for answer in scenario.survey_answers:
        put = scenario.survey_questions[answer.question]
        yield f"{encode(put.move)} {scenario.people[answer.person].id}", answer.effects.reveals
    for question in scenario.questions:
        yield encode(question.move), question.effects.reveals
    for pitch in scenario.pitches:
        yield encode(pitch.move), pitch.effects.reveals
    for response in scenario.responses:
        yield encode(response.move), response.effects.reveals
    for event in scenario.events:
        yield f"event {event.id}", event.reveals
