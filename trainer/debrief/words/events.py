"""Part 2 in words: the timeline."""

from __future__ import annotations

from dataclasses import replace

from trainer.debrief.page import DayRow, EntryRow, Said
from trainer.debrief.timeline import Day, Entry
from trainer.debrief.words.common import on_day, shift_lines
from trainer.i18n.translator import Translator


def day_rows(tr: Translator, days: tuple[Day, ...]) -> tuple[DayRow, ...]:
    """Return the timeline; notes written one after the other share an entry."""
    return tuple(DayRow(on_day(tr, day.number), tuple(_rows(tr, day))) for day in days)


def _rows(tr: Translator, day: Day) -> list[EntryRow]:
    rows: list[EntryRow] = []
    for entry in day.entries:
        if entry.kind != "note":
            rows.append(_row(tr, entry))
        elif rows and rows[-1].kind == "note" and rows[-1].inside == entry.inside:
            rows[-1] = replace(rows[-1], lines=(*rows[-1].lines, _noted(tr, entry)))
        else:
            head = tr("You wrote on the map:")
            rows.append(EntryRow(entry.number, "", entry.inside, "note", head, (_noted(tr, entry),)))
    return rows


def _noted(tr: Translator, entry: Entry) -> Said:
    if not entry.term:
        return Said("note", tr("{person}, without a role", person=entry.person))
    role, certainty = tr.term("role", entry.term), tr.term("certainty", str(entry.amount))
    return Said("note", tr("{person}: {role} ({certainty})", person=entry.person, role=role, certainty=certainty))


def _row(tr: Translator, entry: Entry) -> EntryRow:
    when = ""
    if entry.kind in ("study", "meet", "review", "close"):
        when = tr("afternoon") if entry.half else tr("morning")
    return EntryRow(entry.number, when, entry.inside, entry.kind, _head(tr, entry), tuple(_lines(tr, entry)))


def _head(tr: Translator, entry: Entry) -> str:
    match entry.kind:
        case "study":
            return tr("You studied “{source}” ({method}).", source=entry.what, method=tr.term("method", entry.term))
        case "meet":
            return _met(tr, entry)
        case "ask":
            return tr("You asked: “{question}”", question=entry.what)
        case "pitch":
            return tr("You pitched “{pitch}”: fit {fit} of 100.", pitch=entry.what, fit=entry.amount)
        case "respond":
            return tr("You answered: “{answer}”", answer=entry.what)
        case "review":
            return tr("You handed the account map in (review {number}).", number=entry.amount)
        case "close":
            return tr("You asked the customer for the decision.")
    return tr("News: {news}", news=entry.what)


def _met(tr: Translator, entry: Entry) -> str:
    if not entry.colleague:
        match entry.term:
            case "visit":
                return tr("You visited {person}.", person=entry.person)
            case "call":
                return tr("You called {person}.", person=entry.person)
        return tr("You wrote to {person}.", person=entry.person)
    values = {
        "person": entry.person,
        "colleague": entry.colleague,
        "counterpart": tr.term("counterpart", entry.counterpart),
    }
    match entry.term:
        case "visit":
            return tr("You visited {person}, together with {colleague} ({counterpart}).", **values)
        case "call":
            return tr("You called {person}, together with {colleague} ({counterpart}).", **values)
    return tr("You wrote to {person}, together with {colleague} ({counterpart}).", **values)


def _lines(tr: Translator, entry: Entry) -> list[Said]:
    lines: list[Said] = []
    if entry.kind == "study":
        lines.append(Said("said", entry.answer))
    elif entry.answer and entry.kind != "pitch":
        lines.append(Said("said", tr("{person}: “{words}”", person=entry.person, words=entry.answer)))
    if entry.objection:
        words = tr("{person} objected: “{words}”", person=entry.person, words=entry.objection)
        lines.append(Said("objection", words))
    lines += [
        Said("clue", tr("Clue about {person}: {clue}", person=clue.person, clue=clue.text)) for clue in entry.clues
    ]
    for shift in entry.shifts:
        lines += [Said("moved", text) for text in shift_lines(tr, shift.person, shift.trust, shift.support)]
    if entry.rule:
        lines.append(Said("rule", tr("Rule of conduct broken: {rule}", rule=entry.rule)))
    if entry.coached:
        lines.append(Said("moved", tr("{person} became a coach.", person=entry.person)))
    if entry.tired:
        lines.append(Said("moved", tr("{person} had enough for this time.", person=entry.person)))
    return lines
