"""The facts of a scenario as its author reads them: counts, people with the clues for each trait, calendar."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.core.scenario import Scenario
from trainer.core.vocabulary import COMPETENCIES
from trainer.i18n.translator import Translator
from trainer.tui.studio import scenario_facts
from trainer.tui.widgets.text_view import TextBlock, heading


def fact_blocks(tr: Translator, scenario: Scenario) -> list[TextBlock]:
    """Return all facts of a scenario."""
    return [
        *_counts(tr, scenario),
        *_people(tr, scenario),
        *_clues(tr, scenario),
        *_calendar(tr, scenario),
        *_give_aways(tr, scenario),
    ]


def _counts(tr: Translator, scenario: Scenario) -> Iterator[TextBlock]:
    yield heading(tr("How much there is"))
    counts = (
        (tr("people"), scenario.people), (tr("questions"), scenario.questions), (tr("objections"), scenario.objections),
        (tr("responses"), scenario.responses), (tr("clues"), scenario.clues), (tr("sources"), scenario.sources),
        (tr("pitches"), scenario.pitches), (tr("events"), scenario.events), (tr("rules of conduct"), scenario.rules),
        (tr("endings"), scenario.endings), (tr("colleagues"), scenario.team),
    )  # fmt: skip
    rarer = (
        (tr("questionnaires"), scenario.questionnaires), (tr("accounts"), scenario.accounts),
        (tr("promises"), scenario.promises),
    )  # fmt: skip
    shown = (*counts, *(one for one in rarer if one[1]))
    yield TextBlock(" · ".join(f"{name} {len(entries)}" for name, entries in shown))
    weights = (f"{tr.term('competency', name)} {scenario.weights[name]}" for name in COMPETENCIES if name in scenario.weights)  # noqa: E501  # fmt: skip
    yield TextBlock(" · ".join(weights), "$quiet", tr("weights") + "  ", "$quiet")


def _people(tr: Translator, scenario: Scenario) -> Iterator[TextBlock]:
    yield heading(tr("People, and the clues that show each trait"))
    for person in scenario_facts.people_facts(scenario):
        about = ", ".join(
            (
                tr.term("role", person.role),
                tr("influence {count}", count=person.influence),
                tr.term("stance", str(person.stance)),
                *((tr.term("veto", person.veto),) if person.veto != "none" else ()),
            )
        )
        yield TextBlock(f"{person.title} · {about}", "$quiet", f"{person.name}  ", "bold", 2, True)
        numbers = tr("questions {questions}, objections {objections}", questions=person.questions,
                     objections=person.objections)  # fmt: skip
        gaps = tr.plural("{count} gap", "{count} gaps", person.gaps) if person.gaps else tr("no gaps")
        yield TextBlock(f"{numbers} · {gaps}", "$warning" if person.gaps else "$quiet", "  ")
        for cover in person.covers:
            gap = cover.scarce
            words = f"{_axis(tr, cover.axis)}: {tr.term(cover.axis, cover.value)}"
            later = "  " + tr("(after an event)") if cover.later else ""
            few = "  " + tr("too few") if gap else ""
            yield TextBlock(f"{words}  {cover.clues}{later}{few}", "$warning" if gap else "", "  ! " if gap else "  · ")


def _axis(tr: Translator, axis: str) -> str:
    return {"role": tr("role"), "concern": tr("concern"), "win": tr("win")}[axis]


def _clues(tr: Translator, scenario: Scenario) -> Iterator[TextBlock]:
    found = scenario_facts.clue_facts(scenario)
    misleading = sum(clue.misleading for clue in found)
    yield heading(tr("Clues, and what reveals them"))
    yield TextBlock(tr("{count} of them mislead", count=misleading) if misleading else tr("none misleads"), "$quiet")
    for clue in found:
        ways = "; ".join(clue.revealed_by) or tr("nothing reveals it")
        mark = "  " + tr("misleading") if clue.misleading else "  " + tr("(after an event)") if clue.later else ""
        supports = ", ".join(clue.supports) or tr("supports nothing")
        style = "$warning" if clue.misleading or not clue.revealed_by else ""
        yield TextBlock(f"{clue.about}: {supports}{mark}", style, f"{clue.id}  ", "bold", 2)
        yield TextBlock(ways, "$quiet", "  ← ", "$quiet")


def _calendar(tr: Translator, scenario: Scenario) -> Iterator[TextBlock]:
    yield heading(tr("Calendar"))
    costs = ", ".join(f"{tr.term('channel', name)} {cost}" for name, cost in scenario.costs.items())
    yield TextBlock(tr("{days} days; half days for a meeting: {costs}", days=scenario.days, costs=costs))
    entries = [(day, 1, tr("review")) for day in scenario.reviews]
    for event in scenario.events:
        condition = "  " + tr("(on a condition)") if event.needs is not None else ""
        entries.append((event.day, 0, f"{event.id}{condition}"))
    for day, _, words in sorted(entries):
        yield TextBlock(words, "", tr("day {day}", day=day) + "  ", "$quiet")


def _give_aways(tr: Translator, scenario: Scenario) -> Iterator[TextBlock]:
    stats = scenario_facts.give_aways(scenario)
    yield heading(tr("Do the answers give themselves away?"))
    yield TextBlock(
        tr("The right response is the longest in {longest} and the first in {first} of {lists} lists.",
           longest=stats.longest, first=stats.first, lists=stats.lists),
        "$warning" if 2 * stats.longest > stats.lists > 0 else "",
    )  # fmt: skip
