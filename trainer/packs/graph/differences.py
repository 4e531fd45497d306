"""What differs between the variants of a scenario: people, events and objections, with a cell for each variant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from trainer.core.scenario import Scenario, Truth
from trainer.core.vocabulary import CONCERNS, NEEDS, WINS
from trainer.i18n.translator import Translator
from trainer.packs.graph.power_map import changed_by


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One thing in all variants.

    Attributes:
        head: what it is: a name and more lines.
        cells: for each variant as many lines as there are aspects, "" where there is nothing to say.
    """

    head: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]

    @property
    def aspects(self) -> int:
        """How many lines each cell has."""
        return len(self.cells[0])

    def differs(self, aspect: int) -> bool:
        """Return whether the variants differ in that line."""
        return len({cell[aspect] for cell in self.cells}) > 1


@dataclass(frozen=True, slots=True)
class DifferenceSection:
    """Rows under a heading; `legend` says what the lines of a cell are."""

    title: str
    legend: str
    rows: tuple[DifferenceRow, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """The variants side by side.

    Attributes:
        title: the scenario's.
        letters: of the variants; `notes` say what is true in each, or "".
        sections: who decides, people, events, objections; without those that would be empty.
    """

    title: str
    letters: tuple[str, ...]
    notes: tuple[str, ...]
    sections: tuple[DifferenceSection, ...]


def differences(variants: Mapping[str, tuple[Scenario, str]], tr: Translator) -> Differences:
    """Return what differs between variants: by letter the scenario and its note."""
    scenarios = [scenario for scenario, _ in variants.values()]
    sections = (
        DifferenceSection(tr("Who decides at the start"), "", tuple(_deciding(scenarios, tr))),
        DifferenceSection(
            tr("Who is what"),
            tr("primary role, influence, veto, first concern, first win; bold where the variants differ"),
            tuple(_people(scenarios, tr)),
        ),
        DifferenceSection(tr("What happens"), tr("the day, and what it changes"), tuple(_events(scenarios, tr))),
        DifferenceSection(tr("What objections mean"), "", tuple(_objections(scenarios, tr))),
    )
    return Differences(
        scenarios[0].brief.title,
        tuple(variants),
        tuple(note for _, note in variants.values()),
        tuple(section for section in sections if section.rows),
    )


def _deciding(scenarios: list[Scenario], tr: Translator) -> Iterator[DifferenceRow]:
    def named(scenario: Scenario, is_meant: Callable[[Truth], bool]) -> tuple[str]:
        pairs = zip(scenario.people, scenario.truth(0), strict=True)
        return (tr.listed(person.name for person, truth in pairs if is_meant(truth)) or "–",)

    decides = tuple(named(one, lambda truth: "decider" in truth.roles) for one in scenarios)
    yield DifferenceRow((tr.term("role", "decider"),), decides)
    yield DifferenceRow((tr("veto"),), tuple(named(one, lambda truth: truth.veto != "none") for one in scenarios))


def _people(scenarios: list[Scenario], tr: Translator) -> Iterator[DifferenceRow]:
    for person in scenarios[0].people:
        cells = tuple(_standing(one.truth(0)[person.index], tr) for one in scenarios)
        yield DifferenceRow((person.name, person.title), cells)


def _standing(truth: Truth, tr: Translator) -> tuple[str, ...]:
    return (
        tr.term("role", truth.roles[0]),
        tr("influence: {level}", level=tr.term("influence", str(truth.influence))),
        tr.term("veto", truth.veto),
        _first(truth, "concern", CONCERNS, tr),
        _first(truth, "win", WINS, tr),
    )


def _first(truth: Truth, kind: str, names: tuple[str, ...], tr: Translator) -> str:
    """Return the need of that kind that weighs most, the first of the vocabulary among equals."""
    weight, name = max(((truth.weights[NEEDS.index(name)], name) for name in names), key=lambda one: one[0])
    return tr.term(kind, name) if weight else "–"


def _events(scenarios: list[Scenario], tr: Translator) -> Iterator[DifferenceRow]:
    ids = dict.fromkeys(event.id for one in scenarios for event in one.events)
    for name in ids:
        cells = []
        for scenario in scenarios:
            event = next((one for one in scenario.events if one.id == name), None)
            changes = [
                tr("{person}: {changes}", person=person.name, changes="; ".join(lines))
                for told, before, after in scenario.around_events()
                if told is event
                for person in scenario.people
                if (lines := changed_by(scenario, before[person.index], after[person.index], tr))
            ]
            day = tr("does not happen") if event is None else tr("day {day}", day=event.day)
            quiet = "" if event is None else tr("changes nothing about anybody")
            cells.append((day, " · ".join(changes) or quiet))
        yield DifferenceRow((name,), tuple(cells))


def _objections(scenarios: list[Scenario], tr: Translator) -> Iterator[DifferenceRow]:
    for objection in scenarios[0].objections:
        cells = []
        for scenario in scenarios:
            need = NEEDS[scenario.objections[objection.index].meant.bit_length() - 1]
            cells.append((tr.term("concern" if need in CONCERNS else "win", need),))
        name = scenarios[0].people[objection.person].name
        yield DifferenceRow((name, tr("“{objection}”", objection=objection.said)), tuple(cells))
