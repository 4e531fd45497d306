"""What trainees wrote of their plays before they knew the result, in words."""

from __future__ import annotations

from trainer.classes.facts.reflections import WrittenReflection
from trainer.classes.facts.report import ScenarioReport
from trainer.classes.page import Cell, Column, PageBlock, PageTable, ReportPart
from trainer.core.reflection import Reflection
from trainer.i18n.translator import Translator


def reflections_part(tr: Translator, about: ScenarioReport) -> ReportPart:
    """Return everybody's three lines, as far as they were written."""
    lead = tr(
        "What they wrote when the play was over, before they knew its result. What somebody wanted stands beside what "
        "came of it: ask from there."
    )
    foot = tr("The lines stand as they were written: a name in them stays there, also where names are left out.")
    if not about.reflections:
        lead, foot = tr("Nobody wrote anything before the result."), ""
    rows: list[tuple[Cell, ...]] = [
        (one.name, one.number, *(line or None for line in one.reflection)) for one in about.reflections
    ]
    return ReportPart(
        "reflections",
        tr("In their own words"),
        tr("Own words"),
        (lead,),
        PageTable(
            (
                Column(tr("Trainee")),
                Column(tr("Play"), "count"),
                *(Column(tr.term("reflection", question)) for question in Reflection._fields),
            ),
            tuple(rows),
        )
        if rows
        else None,
        tuple(PageBlock(_head(tr, one), _lines(tr, one)) for one in about.reflections),
        foot=(foot,) if foot else (),
    )


def _head(tr: Translator, one: WrittenReflection) -> str:
    return one.name if one.number == 1 else tr("{name}, play {number}", name=one.name, number=one.number)


def _lines(tr: Translator, one: WrittenReflection) -> tuple[str, ...]:
    return tuple(
        tr("{question} {line}", question=tr.term("reflection", question), line=line)
        for question, line in one.reflection._asdict().items()
        if line
    )
