"""Results in words: who reached what, how competencies lie, items, gains."""

from __future__ import annotations

from trainer.classes.facts.item_analysis import Item
from trainer.classes.facts.report import OVERALL, Level, ScenarioReport
from trainer.classes.facts.statistics import FEWEST
from trainer.classes.page import Column, PageTable, ReportPart, Strip
from trainer.i18n.translator import Translator

WON = ("won", "concessions")


def results_part(tr: Translator, about: ScenarioReport, *, names: bool) -> ReportPart:
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
                for one in about.standings
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
    lead = [
        tr(
            "Over first attempts only, without anybody who had practised: {people} here. Facility is the mean mark "
            "in %. Discrimination is the correlation with the sum of the other marks, in %, as Moodle computes it: "
            "near 0 or below, the judgement says nothing about who is good. Nothing is shown for fewer than {fewest} "
            "people.",
            people=about.first_attempts,
            fewest=FEWEST,
        )
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
            ),
            tuple(
                (_judgement(tr, one), one.person, one.people, one.facility, one.discrimination) for one in about.items
            ),
        ),
    )


def gains_part(tr: Translator, about: ScenarioReport) -> ReportPart:
    """Return what was gained from the first play to the second."""
    title, sheet = tr("From the first play to the second"), tr("Gain")
    if not about.gains:
        return ReportPart("gain", title, sheet, (tr("Nobody has played a second time yet, practice left out."),))
    return ReportPart(
        "gain",
        title,
        sheet,
        (
            tr(
                "Means of those who played twice. The gain is the share of what was still missing to 100 that was made "
                "good, taken from the means of the class: from 0.3 it is commonly called medium, from 0.7 high."
            ),
        ),
        PageTable(
            (
                Column(tr("Competency")),
                Column(tr("Trainees"), "count"),
                Column(tr("First play"), "points"),
                Column(tr("Second play"), "points"),
                Column(tr("Gain"), "share"),
            ),
            tuple((competency(tr, one.id), one.people, one.before, one.after, one.gain) for one in about.gains),
        ),
    )


def competency(tr: Translator, name: str) -> str:
    """Return the word for a competency or "overall"."""
    return tr("Overall") if name == OVERALL else tr.term("competency", name)


def _strip(tr: Translator, level: Level) -> Strip:
    spread = level.spread
    return Strip(
        competency(tr, level.id), spread.low, spread.lower, spread.median, spread.upper, spread.high, level.par
    )  # fmt: skip


def _judgement(tr: Translator, item: Item) -> str:
    match item.kind:
        case "role":
            return tr("Primary role")
        case "needs":
            return tr("Concerns and wins")
        case "reach":
            return tr("Best pitch")
    return tr("Objection “{said}”", said=item.said)
