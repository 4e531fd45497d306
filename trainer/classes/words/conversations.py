"""What was said and not said, in words: pitches that missed, questions nobody asked, rules broken."""

from __future__ import annotations

from trainer.classes.facts.report import ScenarioReport
from trainer.classes.page import Column, PageTable, ReportPart
from trainer.debrief.words.common import itemised
from trainer.i18n.translator import Translator

MOST_PITCHES = 12


def pitches_part(tr: Translator, about: ScenarioReport) -> ReportPart:
    """Return the commonest wrong pitches."""
    title, sheet = tr("The pitches that missed most"), tr("Pitches")
    if not about.pitches:
        return ReportPart("pitches", title, sheet, (tr("No pitch missed its hearer."),))
    return ReportPart(
        "pitches",
        title,
        sheet,
        (
            tr(
                "Pitches whose fit stayed below 60, by the points of fit that they fell short of 100, summed over the "
                "class; the first {most} of {all}.",
                most=min(MOST_PITCHES, len(about.pitches)),
                all=len(about.pitches),
            ),
        ),
        PageTable(
            (
                Column(tr("Pitch")),
                Column(tr("Made to")),
                Column(tr("Trainees"), "count"),
                Column(tr("Times"), "count"),
                Column(tr("Mean fit"), "points"),
                Column(tr("Points lost"), "count"),
                Column(tr("What was wanted most")),
            ),
            tuple(
                (
                    one.title,
                    one.person,
                    one.people,
                    one.times,
                    one.fit,
                    one.lost,
                    tr.term(one.wanted.kind, one.wanted.id) if one.wanted else None,
                )
                for one in about.pitches[:MOST_PITCHES]
            ),
        ),
    )


def unasked_part(tr: Translator, about: ScenarioReport) -> ReportPart:
    """Return the questions that nobody asked."""
    title, sheet = tr("Questions nobody asked"), tr("Unasked")
    if not about.unasked:
        return ReportPart("unasked", title, sheet, (tr("Every question was asked by somebody."),))
    return ReportPart(
        "unasked",
        title,
        sheet,
        (
            tr(
                "{count} of {all} questions; those that break a rule are not counted.",
                count=len(about.unasked),
                all=about.questions,
            ),
        ),
        PageTable(
            (Column(tr("Whom to ask")), Column(tr("Question")), Column(tr("It would have brought to light"))),
            tuple((one.person, one.say, itemised(tr, one.clues) or None) for one in about.unasked),
        ),
    )


def conduct_part(tr: Translator, about: ScenarioReport, *, names: bool) -> ReportPart:
    """Return which rules were broken; by whom only if `names`."""
    title, sheet = tr("Conduct"), tr("Conduct")
    if not about.breaches:
        return ReportPart("conduct", title, sheet, (tr("Nobody broke a rule."),))
    head = [
        Column(tr("Rule")),
        Column(tr("Grade")),
        Column(tr("Trainees"), "count"),
        Column(tr("In more than one play"), "count"),
        Column(tr("Plays in which it was broken"), "count"),
        Column(tr("Cleared later"), "count"),
        Column(tr("The lawful way")),
    ]
    if names:
        head.append(Column(tr("By whom")))
    rows = []
    for one in about.breaches:
        row = (
            one.rule, tr.term("grade", one.grade), one.people, one.again, one.plays, one.cleared, one.substitute
        )  # fmt: skip
        rows.append((*row, tr.listed(one.names)) if names else row)
    lead = tr(
        "Over all {plays} plays of {people}, practice left out, and not only the first ones; several who play together "
        "are one.",
        plays=about.all_plays,
        people=about.players,
    )
    return ReportPart("conduct", title, sheet, (lead,), PageTable(tuple(head), tuple(rows)))
