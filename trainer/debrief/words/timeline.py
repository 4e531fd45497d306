"""Part 3 in words: what happened, the turning points, each with why and the better move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trainer.debrief.facts.own_words import NO_LINES, OwnLines
from trainer.debrief.facts.timeline import Day, TimelineEntry
from trainer.debrief.facts.turning_points import GAIN, LOSS, SHIFT, Turn
from trainer.debrief.page import DayRow, EntryLine, EntryRow, StoodRow, TurnRow
from trainer.debrief.words.common import clearing_words, contradicted, on_day, shift_lines
from trainer.debrief.words.losses import better_line
from trainer.debrief.words.objections import unheard
from trainer.debrief.words.own_words import own_lines_told
from trainer.debrief.words.pitches import fit_reasons
from trainer.debrief.words.reasons import reason_lines
from trainer.debrief.words.strategy import strategy_words
from trainer.i18n.signs import TONE_SIGNS, VERDICT_SIGNS
from trainer.i18n.translator import Translator


def day_rows(tr: Translator, days: tuple[Day, ...], turns: Sequence[tuple[Turn, TurnRow]] = ()) -> tuple[DayRow, ...]:
    """Return the timeline, its turning points where they belong; notes written one after the other share an entry."""
    return tuple(DayRow(on_day(tr, day.number), tuple(_rows(tr, day, turns))) for day in days)


def _rows(tr: Translator, day: Day, turns: Sequence[tuple[Turn, TurnRow]]) -> list[EntryRow]:
    rows: list[EntryRow] = []
    for entry in day.entries:
        if entry.kind != "note":
            rows.append(_row(tr, entry, turns))
        elif rows and rows[-1].kind == "note" and rows[-1].inside == entry.inside:
            rows[-1] = replace(rows[-1], lines=(*rows[-1].lines, _noted(tr, entry)), stood=_stood(entry))
        else:
            head = tr("You wrote on the map:")
            lines = (_noted(tr, entry),)
            rows.append(EntryRow(entry.number, "", entry.inside, "note", head, lines, stood=_stood(entry)))
    return rows


def _noted(tr: Translator, entry: TimelineEntry) -> EntryLine:
    if not entry.reasons.roles or entry.reasons.verdict is None:
        return EntryLine("note", tr("{person}, without a role", person=entry.person))
    role = " + ".join(tr.term("role", role) for role in entry.reasons.roles)
    certainty = tr.term("certainty", str(entry.amount))
    words = tr("{person}: {role} ({certainty})", person=entry.person, role=role, certainty=certainty)
    return EntryLine("note", f"{VERDICT_SIGNS[entry.reasons.verdict]} {words}")


def _row(tr: Translator, entry: TimelineEntry, turns: Sequence[tuple[Turn, TurnRow]]) -> EntryRow:
    when = ""
    if entry.kind in ("study", "first", "survey", "meet", "review", "close"):
        when = tr("afternoon") if entry.half else tr("morning")
    belonging = [(turn, row) for turn, row in turns if _belongs(turn, entry)]
    turned = tuple(row for _, row in belonging)
    why = entry.reasons
    if any(turn.objection is not None for turn, _ in belonging):
        # The turning point says what stood behind the objection.
        why = replace(why, answer=None)
    better = better_line(tr, entry.better) if entry.better is not None else ""
    told = {line for row in turned for line in row.lines}
    return EntryRow(
        entry.number,
        when,
        entry.inside,
        entry.kind,
        _head(tr, entry),
        tuple(_lines(tr, entry)),
        turned,
        _stood(entry),
        tuple(line for line in reason_lines(tr, why, priced=bool(better)) if line not in told),
        "" if better in {row.better for row in turned} else better,
    )


def _belongs(turn: Turn, entry: TimelineEntry) -> bool:
    # News moves power, not the move that let the time pass.
    if turn.kind == "power":
        return entry.kind == "event" and turn.what == entry.what
    return turn.number == entry.number


def _stood(entry: TimelineEntry) -> tuple[StoodRow, ...]:
    return tuple(StoodRow(one.person, one.trust, one.support, one.change) for one in entry.stood)


def _head(tr: Translator, entry: TimelineEntry) -> str:
    match entry.kind:
        case "study":
            return tr("You studied “{source}” ({method}).", source=entry.what, method=tr.term("method", entry.term))
        case "first":
            return tr("You went to {name} first.", name=entry.what)
        case "survey":
            return tr("You sent “{title}” to {person}.", title=entry.what, person=entry.person)
        case "include":
            return tr("You put in: “{question}”", question=entry.what)
        case "meet":
            return _met(tr, entry)
        case "ask":
            return tr("You asked: “{question}”", question=entry.what)
        case "pitch":
            return tr("You pitched “{pitch}”: fit {fit} of 100.", pitch=entry.what, fit=entry.amount)
        case "respond":
            return tr("You answered: “{answer}”", answer=entry.what)
        case "strategy" if entry.strategy is not None:
            return tr("You chose a strategy: {strategy}.", strategy=strategy_words(tr, entry.strategy))
        case "review":
            return tr("You handed the account map in (review {number}).", number=entry.amount)
        case "close":
            return tr("You asked the customer for the decision.")
        case "leave":
            return tr("You took your leave of {person}.", person=entry.person)
    return tr("News: {news}", news=entry.what)


def _met(tr: Translator, entry: TimelineEntry) -> str:
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


def _lines(tr: Translator, entry: TimelineEntry) -> list[EntryLine]:
    lines = [EntryLine("own", text) for text in own_lines_told(tr, entry.own)]
    if entry.kind in ("study", "first"):
        lines.append(EntryLine("said", entry.answer))
        if entry.records is not None:
            lines.append(EntryLine("records", tr("Records"), entry.records))
    elif entry.answer and entry.kind != "pitch":
        lines.append(EntryLine("said", tr("{person}: “{words}”", person=entry.person, words=entry.answer)))
    for one in entry.written:
        lines.append(EntryLine("said", tr("“{question}”", question=one.question)))
        lines.append(EntryLine("said", tr("{person}: “{words}”", person=entry.person, words=one.answer)))
    if entry.objection:
        words = tr("{person} objected: “{words}”", person=entry.person, words=entry.objection)
        lines.append(EntryLine("objection", words))
    lines += [
        EntryLine("clue", tr("Clue about {person}: {clue}", person=clue.person, clue=clue.text)) for clue in entry.clues
    ]
    for shift in entry.shifts:
        lines += [EntryLine("moved", text) for text in shift_lines(tr, shift.person, shift.trust, shift.support)]
    if entry.rule:
        lines.append(EntryLine("rule", tr("Rule of conduct broken: {rule}", rule=entry.rule)))
    if entry.cleared is not None:
        lines.append(EntryLine("rule", clearing_words(tr, entry.cleared, entry.number)))
    if entry.again:
        lines.append(EntryLine("moved", tr("A clue in hand had shown it already: asking cost patience.")))
    if entry.coached:
        lines.append(EntryLine("moved", tr("{person} became a coach.", person=entry.person)))
    if entry.tired:
        lines.append(EntryLine("moved", tr("{person} had enough for this time.", person=entry.person)))
    return lines


def turn_rows(tr: Translator, turns: tuple[Turn, ...], said: OwnLines = NO_LINES) -> tuple[TurnRow, ...]:
    """Return the turning points, each with what was `said` there in the trainee's own words."""
    return tuple(_turn_row(tr, turn, said) for turn in turns)


def turn_head(tr: Translator, turn: Turn) -> str:
    """Return one sentence for a turning point."""
    match turn.kind:
        case "pitched" if turn.tone == GAIN:
            return tr("“{pitch}” was what {person} needed to hear.", pitch=turn.what, person=turn.person)
        case "pitched":
            return tr("“{pitch}” missed {person}.", pitch=turn.what, person=turn.person)
        case "objection" if turn.tone == GAIN:
            return tr("You met {person}'s objection: “{words}”", person=turn.person, words=turn.what)
        case "objection":
            return tr("You answered {person}'s objection badly: “{words}”", person=turn.person, words=turn.what)
        case "coached":
            return tr("{person} became a coach.", person=turn.person)
        case "breach":
            return tr("You broke a rule of conduct: {rule}", rule=turn.what)
        case "contradiction":
            return tr("“{first}” and “{second}” contradict each other.", first=turn.names[0], second=turn.names[1])
        case "power":
            return tr("Power moved: {people}.", people=tr.listed(turn.names))
        case "gaps" if not turn.what:
            return tr("At the decision your map had gaps: {people}.", people=tr.listed(turn.names))
        case "gaps":
            return tr("Map {number} was handed in with gaps: {people}.", number=turn.what, people=tr.listed(turn.names))
    if turn.what and turn.tone == GAIN:
        return tr("{person} warmed to you after your “{words}”", person=turn.person, words=turn.what)
    if turn.what:
        return tr("{person} cooled after your “{words}”", person=turn.person, words=turn.what)
    return tr("{person} liked how you came: the channel, and who spoke for your side.", person=turn.person)


def _turn_row(tr: Translator, turn: Turn, said: OwnLines) -> TurnRow:
    sign, word = tone_of(tr, turn.tone)
    return TurnRow(
        anchor=turn.number,
        when=on_day(tr, turn.day),
        tone=turn.tone,
        sign=sign,
        word=word,
        head=turn_head(tr, turn),
        lines=tuple(_why(tr, turn)),
        better=better_line(tr, turn.better) if turn.better else "",
        # News comes of itself, and gaps are seen on the map: nothing was said to bring them about.
        own=() if turn.kind in ("power", "gaps") else own_lines_told(tr, said.get(turn.number, ())),
    )


def tone_of(tr: Translator, tone: str) -> tuple[str, str]:
    """Return the sign and the word for a tone."""
    words = {GAIN: tr("gained"), LOSS: tr("chance lost"), SHIFT: tr("power moved")}
    return TONE_SIGNS[tone], words[tone]


def _why(tr: Translator, turn: Turn) -> list[str]:
    lines = list(shift_lines(tr, turn.person, turn.trust, turn.support))
    if turn.kind == "power":
        lines.append(turn.what)
    if turn.pitch is not None:
        lines.append(tr("Fit {fit} of 100.", fit=turn.pitch.fit.total))
        lines += fit_reasons(tr, turn.pitch.fit)
    if turn.objection is not None:
        meant = tr.term(turn.objection.meant.kind, turn.objection.meant.id)
        lines.append(tr("Behind it stood: {need}.", need=meant))
        if any(answer.fails for answer in turn.objection.answers):
            lines.append(tr("Arguing and discounting leave what is behind an objection where it is."))
        elif any(answer.misses for answer in turn.objection.answers):
            lines.append(tr("Evidence for something else answers it no more than brushing it off does."))
            lines += unheard(tr, turn.objection)
        elif not any(answer.meets for answer in turn.objection.answers):
            lines.append(tr("Nothing that you said spoke to that."))
    if turn.kind == "contradiction":
        lines.append(contradicted(tr))
    if turn.kind == "breach":
        if turn.person:
            lines.append(tr("In the talk with {person}.", person=turn.person))
        elif turn.where:
            lines.append(tr("By “{source}”.", source=turn.where))
        lines.append(tr("“What next” says why the rule is there, and the lawful way."))
    if turn.kind == "gaps":
        lines.append(tr("Whoever has influence and no entry on the map earns nothing, not even for a guess."))
    if turn.kind == "coached":
        lines.append(tr("Trust, and something won for themselves: that is how a coach is developed."))
    return lines
