"""The customer's people in words: who was taken for what, by whom, and on which clue."""

from __future__ import annotations

from trainer.classes.facts.misreadings import NOT_NAMED, CitedClue, Misreading, Mistake
from trainer.classes.facts.report import ScenarioReport
from trainer.classes.page import Cell, Column, PageBlock, PageTable, ReportPart
from trainer.core.clues import MISLEADING, OUTDATED
from trainer.debrief.words.common import itemised, joined, named
from trainer.i18n.translator import Translator
from trainer.paper.text import unstopped


def confusion_part(tr: Translator, about: ScenarioReport) -> ReportPart:
    """Return the table of true and chosen roles."""
    table = about.confusion
    head = (
        Column(tr("In truth\u00a0↓  on the maps\u00a0→")),
        *(Column(_role(tr, role), "count") for role in table.chosen),
    )
    rows: list[tuple[Cell, ...]] = [
        (_role(tr, role), *counts) for role, counts in zip(table.true, table.counts, strict=True)
    ]
    strong = frozenset(
        (row, table.chosen.index(role) + 1) for row, role in enumerate(table.true) if role in table.chosen
    )
    return ReportPart(
        "roles",
        tr("Which roles were taken for which"),
        tr("Roles"),
        (
            tr(
                "Entries on the last map of everybody's first play. Bold: right. Read along a line: where a role went "
                "when it was missed."
            ),
        ),
        PageTable(head, tuple(rows), strong),
        foot=(
            tr(
                "True is what was true on the day of that map: whoever changed roles on the way counts in more than "
                "one line, whoever had left, or a play without a map, in none."
            ),
        ),
    )


def misread_part(tr: Translator, about: ScenarioReport) -> ReportPart:
    """Return who misread whom, and on which clue."""
    rows: list[tuple[Cell, ...]] = []
    for one in about.misread:
        for mistake in one.mistakes:
            rows.append(
                (
                    named(tr, one.name, one.title),
                    tr.term("role", mistake.true),
                    tr.term("role", mistake.chosen),
                    len(mistake.names),
                    mistake.sure,
                    itemised(tr, (_ground(tr, ground) for ground in mistake.grounds)),
                    tr.listed(mistake.names),
                )
            )
    blocks = [
        PageBlock(_head(tr, one), tuple(_line(tr, mistake) for mistake in one.mistakes))
        for one in about.misread
        if one.mistakes
    ]
    seen = itemised(
        tr,
        (
            tr(
                "{person} ({right} right, {blank} left blank)",
                person=named(tr, one.name, one.title),
                right=one.right,
                blank=one.blank,
            )
            for one in about.misread
            if not one.mistakes
        ),
    )
    if seen:
        blocks.append(PageBlock(tr("Misread by nobody"), (seen,)))
    return ReportPart(
        "misread",
        tr("Who was misread, by whom, and on which clue"),
        tr("Misread"),
        (),
        PageTable(
            (
                Column(tr("Whom it is about")),
                Column(tr("In truth")),
                Column(tr("Taken for")),
                Column(tr("Trainees"), "count"),
                Column(tr("Of them sure"), "count"),
                Column(tr("Clues cited for it")),
                Column(tr("By whom")),
            ),
            tuple(rows),
        ),
        tuple(blocks),
    )


def _head(tr: Translator, one: Misreading) -> str:
    return tr(
        "{person}: {right} right, {wrong} wrong, {blank} left blank",
        person=named(tr, one.name, one.title),
        right=one.right,
        wrong=one.wrong,
        blank=one.blank,
    )


def _line(tr: Translator, mistake: Mistake) -> str:
    values: dict[str, object] = {
        "chosen": tr.term("role", mistake.chosen),
        "true": tr.term("role", mistake.true),
        "count": len(mistake.names),
        "sure": mistake.sure,
        "who": tr.listed(mistake.names),
    }
    if mistake.sure == len(mistake.names) == 1:
        line = tr("{count} × “{chosen}” instead of “{true}”, as sure: {who}.", **values)
    elif mistake.sure == len(mistake.names):
        line = tr("{count} × “{chosen}” instead of “{true}”, each time as sure: {who}.", **values)
    elif mistake.sure:
        line = tr("{count} × “{chosen}” instead of “{true}”, {sure} × as sure: {who}.", **values)
    else:
        line = tr("{count} × “{chosen}” instead of “{true}”: {who}.", **values)
    if mistake.grounds:
        clues = itemised(tr, (_ground(tr, ground) for ground in mistake.grounds))
        line = joined(tr, (line, tr("On the word of: {clues}.", clues=clues)))
    if mistake.bare:
        line = joined(tr, (line, tr("Without a clue that says so: {count}.", count=mistake.bare)))
    return line


def _ground(tr: Translator, ground: CitedClue) -> str:
    values: dict[str, object] = {"clue": unstopped(ground.text), "times": ground.cited}
    match ground.verdict:
        case verdict if verdict == MISLEADING:
            return tr("“{clue}” ({times} ×, misleading)", **values)
        case verdict if verdict == OUTDATED:
            return tr("“{clue}” ({times} ×, no longer true)", **values)
    return tr("“{clue}” ({times} ×, true of a further role)", **values)


def _role(tr: Translator, role: str) -> str:
    return tr("left blank") if role == NOT_NAMED else tr.term("role", role)
