"""Results in words: who reached what, how competencies lie, items, gains."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trainer.classes.facts.class_play import OVERALL
from trainer.classes.facts.groups import GroupResult
from trainer.classes.facts.item_analysis import Item
from trainer.classes.facts.report import Level, PersonResult, ScenarioReport
from trainer.classes.facts.statistics import FEWEST, correlation_bound, people_for
from trainer.classes.page import Cell, Column, PageTable, ReportPart, Strip
from trainer.core.vocabulary import COMPETENCIES
from trainer.i18n.translator import Translator

WON = ("won", "concessions")


BY_NAME = "name"
ORDERS = (BY_NAME, OVERALL, *COMPETENCIES)
"""By what people can be put in order: the name, or a score, the highest first."""
CONDUCT = "conduct"
MODERATE = 0.3
"""A correlation as good items have it."""


def in_order(people: Iterable[PersonResult], order: str) -> tuple[PersonResult, ...]:
    """Return people by name, or by a score with those who have none at the end."""
    by_name = sorted(people, key=lambda one: one.name)
    if order == BY_NAME:
        return tuple(by_name)
    return tuple(sorted(by_name, key=lambda one: -one.scores.get(order, -1.0)))


def shown_competencies(people: Sequence[PersonResult | GroupResult], *, conduct: bool) -> tuple[str, ...]:
    """Return the competencies that somebody has a score for; `conduct`, which can name a breach, only if it may be."""
    found = [one.scores if isinstance(one, PersonResult) else one.medians for one in people]
    return tuple(name for name in COMPETENCIES if (conduct or name != CONDUCT) and any(name in each for each in found))


def table_part(tr: Translator, about: ScenarioReport, order: str, *, names: bool) -> ReportPart:
    """Return everybody's scores, competency by competency; that for conduct only if `names`."""
    shown = shown_competencies(about.standings, conduct=names)
    groups = any(one.groups for one in about.standings)
    rows: list[tuple[Cell, ...]] = []
    for one in in_order(about.standings, order):
        group = (tr.listed(one.groups) or None,) if groups else ()
        rows.append((one.name, *group, *(one.scores.get(name) for name in (OVERALL, *shown))))
    lead = [
        tr("First plays, 0 to 100, by name.")
        if order == BY_NAME
        else tr("First plays, 0 to 100, the highest first: {score}.", score=competency(tr, order))
    ]
    if not names:
        lead.append(tr("Conduct has no column: it would say who broke a rule."))
    return ReportPart(
        "table",
        tr("Everybody, competency by competency"),
        tr("Scores"),
        tuple(lead),
        PageTable(
            (
                Column(tr("Trainee")),
                *((Column(tr("Group")),) if groups else ()),
                *(Column(competency(tr, name), "points") for name in (OVERALL, *shown)),
            ),
            tuple(rows),
        ),
    )


def groups_part(tr: Translator, about: ScenarioReport) -> ReportPart:
    """Return the medians of the groups, and of those who played together, beside the class."""
    shown = shown_competencies(about.groups, conduct=False)
    rows = [
        (_group(tr, one), one.plays, *(one.medians.get(name) for name in (OVERALL, *shown))) for one in about.groups
    ]
    lead = [tr("Medians of first plays. What several played together is one play, in the group of each of them.")]
    if any(not one.medians for one in about.groups):
        lead.append(tr("Of few plays nothing is told, for that could say whose they are."))
    return ReportPart(
        "groups",
        tr("Groups and pairs beside the class"),
        tr("Groups"),
        tuple(lead),
        PageTable(
            (
                Column(tr("Group")),
                Column(tr("Plays"), "count"),
                *(Column(competency(tr, name), "points") for name in (OVERALL, *shown)),
            ),
            tuple(rows),
        ),
    )


def _group(tr: Translator, one: GroupResult) -> str:
    match one.kind:
        case "group":
            return one.name
        case "none":
            return tr("In no group")
        case "alone":
            return tr("Played alone")
        case "together":
            return tr("Played together")
    return tr("Whole class")


def results_part(tr: Translator, about: ScenarioReport, order: str, *, names: bool) -> ReportPart:
    """Return who reached what; how a decision was lost, which can name a breach, only if `names`."""
    lead = [tr("“First” is the first play that is no practice; the parts below are about these.")]
    if not names:
        lead.append(tr("How a decision was lost is not told beside names: it could say who broke a rule."))
    return ReportPart(
        "results",
        tr("Results"),
        tr("Results"),
        tuple(lead),
        PageTable(
            (
                Column(tr("Trainee")),
                Column(tr("First result"), "points"),
                Column(tr("Decision")),
                Column(tr("Best result"), "points"),
                Column(tr("Plays"), "count"),
                Column(tr("In practice"), "count"),
            ),
            tuple(
                (
                    one.name,
                    one.first,
                    _decision(tr, one.outcome, names=names) if one.outcome else None,
                    one.best,
                    one.plays,
                    one.practice,
                )
                for one in in_order(about.standings, order)
            ),
        ),
    )


def _decision(tr: Translator, outcome: str, *, names: bool) -> str:
    if names:
        return tr.term("outcome", outcome)
    return tr("Won") if outcome in WON else tr("Not won")


def levels_part(tr: Translator, about: ScenarioReport) -> ReportPart:
    """Return medians and spread per competency."""
    par = any(level.par is not None for level in about.levels)
    head = [
        Column(tr("Competency")),
        Column(tr("Median"), "points"),
        Column(tr("Lower quartile"), "points"),
        Column(tr("Upper quartile"), "points"),
        Column(tr("Lowest"), "points"),
        Column(tr("Highest"), "points"),
        Column(tr("Mean"), "points"),
        Column(tr("Trainees"), "count"),
    ]
    if par:
        head.append(Column(tr("Par"), "points"))
    rows = []
    for level in about.levels:
        spread = level.spread
        row = (
            competency(tr, level.id),
            spread.median,
            spread.lower,
            spread.upper,
            spread.low,
            spread.high,
            spread.mean,
            spread.n,
        )
        rows.append((*row, level.par) if par else row)
    lead = [
        tr(
            "Each line runs from the lowest to the highest result, the box holds the middle half of the class, from "
            "the lower to the upper quartile, the thick stroke is the median."
        )
    ]
    if par:
        lead.append(tr("The diamond is par: the best that a search found."))
    return ReportPart(
        "competencies",
        tr("Competencies: median and spread"),
        tr("Competencies"),
        tuple(lead),
        PageTable(tuple(head), tuple(rows)),
        strips=tuple(_strip(tr, level) for level in about.levels),
        chart=tr(
            "Chart of the medians, each from 0 to 100. {medians}",
            medians=tr.listed(
                (
                    tr("{competency}: {value}", competency=competency(tr, one.id), value=f"{one.spread.median:.1f}")
                    for one in about.levels
                ),
            ),
        ),
    )


def items_part(tr: Translator, about: ScenarioReport) -> ReportPart:
    """Return which judgements were hard and which told people apart."""
    title, sheet = tr("How hard each judgement was, and whether it told people apart"), tr("Items")
    if all(one.facility is None for one in about.items):
        few = tr(
            "Given from {fewest} trainees on whose first attempt it was, without practice; here there are {people}.",
            fewest=FEWEST,
            people=about.first_attempts,
        )
        return ReportPart("items", title, sheet, (few,))
    usual = correlation_bound(about.first_attempts)
    told = sum(one.verdict in ("apart", "against") for one in about.items)
    lead = [
        tr(
            "Over first attempts only, without anybody who had practised: {people} here. Facility is the mean mark "
            "in %. Discrimination is the correlation with the sum of the other marks, in %, as Moodle computes it. "
            "Nothing is shown for fewer than {fewest} people.",
            people=about.first_attempts,
            fewest=FEWEST,
        ),
        tr(
            "With {people} people, chance alone reaches {bound} or −{bound} in 5 of 100 cases: only what lies beyond "
            "says anything, here {told} of {all} judgements, of which chance would give {chance}. A discrimination of "
            "{usual}, as good judgements have it, can be told from {needed} people on.",
            people=about.first_attempts,
            bound=f"{100 * usual:.0f}",
            told=told,
            all=sum(one.verdict != "none" for one in about.items),
            chance=f"{0.05 * sum(one.verdict != 'none' for one in about.items):.0f}",
            usual=f"{100 * MODERATE:.0f}",
            needed=people_for(MODERATE),
        ),
    ]
    return ReportPart(
        "items",
        title,
        sheet,
        tuple(lead),
        PageTable(
            (
                Column(tr("Judgement")),
                Column(tr("Whom it is about")),
                Column(tr("Trainees"), "count"),
                Column(tr("Facility"), "points"),
                Column(tr("Discrimination"), "points"),
                Column(tr("At least"), "points"),
                Column(tr("At most"), "points"),
                Column(tr("What can be said")),
            ),
            tuple(
                (
                    _judgement(tr, one),
                    one.person,
                    one.people,
                    one.facility,
                    one.discrimination,
                    one.low,
                    one.high,
                    _verdict(tr, one),
                )
                for one in about.items
            ),
        ),
        foot=(tr("Between “at least” and “at most” the discrimination lies with a confidence of 95 %."),),
    )


def competency(tr: Translator, name: str) -> str:
    """Return the word for a competency or "overall"."""
    return tr("Overall") if name == OVERALL else tr.term("competency", name)


def _strip(tr: Translator, level: Level) -> Strip:
    spread = level.spread
    return Strip(
        competency(tr, level.id), spread.low, spread.lower, spread.median, spread.upper, spread.high, level.par
    )  # fmt: skip


def _verdict(tr: Translator, item: Item) -> str | None:
    match item.verdict:
        case "apart":
            return tr("told people apart")
        case "against":
            return tr("those who did well elsewhere failed here: look at its wording")
        case "few":
            return tr("too few to tell")
    return None


def _judgement(tr: Translator, item: Item) -> str:
    match item.kind:
        case "role":
            return tr("Primary role")
        case "needs":
            return tr("Concerns and wins")
        case "reach":
            return tr("Best pitch")
    return tr("Objection “{said}”", said=item.said)
