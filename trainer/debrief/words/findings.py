"""Part 3 in words: clues and where they were to be had."""

from __future__ import annotations

from trainer.debrief.clues import MISLEADING, OUTDATED, ClueReview, Support, Where
from trainer.debrief.page import ClueRow
from trainer.debrief.requirements import Requirement
from trainer.debrief.words.common import itemised, one_stop
from trainer.i18n.translator import Translator


def clue_row(tr: Translator, clue: ClueReview) -> ClueRow:
    """Return a clue with what it shows, and for a missed one where it was to be had."""
    if not clue.day and clue.verdict == MISLEADING:
        sign, status = "○", tr("not come across, and no loss")
    elif not clue.day:
        sign, status = "○", tr("missed")
    elif clue.cited:
        sign, status = "●", tr("found on day {day}, cited", day=clue.day)
    else:
        sign, status = "●", tr("found on day {day}, not cited", day=clue.day)
    shown = [_support(tr, support) for support in clue.supports if support.then]
    return ClueRow(
        sign=sign,
        status=status,
        text=clue.text,
        shows=tr("Shows: {findings}", findings=itemised(tr, shown)) if shown else "",
        warning=_warning(tr, clue),
        where=() if clue.day or clue.verdict == MISLEADING else tuple(_where(tr, place) for place in clue.where),
    )


def _warning(tr: Translator, clue: ClueReview) -> str:
    if clue.verdict == MISLEADING:
        false = itemised(tr, (_support(tr, support) for support in clue.supports if not support.then))
        return tr("Misleading: what it suggests was not true ({findings}).", findings=false)
    if clue.verdict == OUTDATED:
        passed = itemised(tr, (_support(tr, support) for support in clue.supports if not support.holds))
        return tr("Out of date: power moved, and this no longer held at the end ({findings}).", findings=passed)
    return ""


def _support(tr: Translator, support: Support) -> str:
    match support.axis:
        case "influence":
            return tr("influence: {influence}", influence=tr.term("influence", support.value))
        case "sways":
            return tr("moves {people}", people=support.value)
        case "channel":
            return tr("prefers: {wanted}", wanted=tr.term("channel", support.value))
        case "counterpart":
            return tr("prefers: {wanted}", wanted=tr.term("counterpart", support.value))
    return tr.term(support.axis, support.value)


def _where(tr: Translator, place: Where) -> str:
    place_words = _place(tr, place)
    if place.breach:
        return tr("{place} It breaks a rule of conduct: not the way.", place=place_words)
    if place.needs:
        needed = itemised(tr, (_requirement(tr, need) for need in place.needs))
        return one_stop(tr("{place} It takes: {needed}.", place=place_words, needed=needed))
    return place_words


def _place(tr: Translator, place: Where) -> str:
    match place.kind:
        case "source":
            return tr("Study “{source}”.", source=place.text)
        case "question":
            return tr("Ask {person}: “{question}”", person=place.person, question=place.text)
        case "response":
            return tr("Answer {person}'s objection: “{answer}”", person=place.person, answer=place.text)
        case "pitch":
            return tr("Pitch “{pitch}”.", pitch=place.text)
    return tr("It came with the news of day {day}: “{news}”", day=place.day, news=place.text)


def _requirement(tr: Translator, need: Requirement) -> str:
    match need.kind:
        case "trust":
            return tr("trust of {person} at {least} or more", person=need.text, least=need.amount)
        case "coach":
            return tr("{person} as your coach", person=need.text)
        case "met":
            return tr("having met {person}", person=need.text)
        case "asked":
            return tr("having asked “{question}”", question=need.text)
        case "clue":
            # The sentence goes on behind the quotation: only its own stop stands at the end.
            return tr("the clue “{clue}”", clue=need.text.rstrip(".。"))
        case "done":
            return tr("“{deed}” done before", deed=need.text)
        case "not_done":
            return tr("“{deed}” not done", deed=need.text)
        case "from_day":
            return tr("day {day} or later", day=need.amount)
        case "before_day":
            return tr("before day {day}", day=need.amount)
        case "companion":
            return tr("with you: {counterpart}", counterpart=tr.term("counterpart", need.text))
    return tr("by {channel}", channel=tr.term("channel", need.text))
