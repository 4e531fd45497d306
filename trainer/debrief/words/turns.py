"""Part 2 in words: the turning points, each with why."""

from __future__ import annotations

from trainer.debrief.page import TurnRow
from trainer.debrief.pitches import FitShown
from trainer.debrief.turning import GAIN, LOSS, Turn
from trainer.debrief.words.better import better_line
from trainer.debrief.words.common import needs, on_day, shift_lines
from trainer.i18n.translator import Translator


def turn_rows(tr: Translator, turns: tuple[Turn, ...]) -> tuple[TurnRow, ...]:
    """Return the turning points."""
    return tuple(_row(tr, turn) for turn in turns)


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
        return tr("{person} warmed to you: “{words}”", person=turn.person, words=turn.what)
    if turn.what:
        return tr("{person} cooled: “{words}”", person=turn.person, words=turn.what)
    return tr("{person} liked how you came: the channel, and who spoke for your side.", person=turn.person)


def fit_reasons(tr: Translator, fit: FitShown) -> tuple[str, ...]:
    """Return why a pitch fitted as it did, in sentences."""
    lines = []
    if fit.answered:
        lines.append(tr("It answered: {needs}.", needs=needs(tr, fit.answered)))
    if fit.missed:
        lines.append(tr("It left alone: {needs}.", needs=needs(tr, fit.missed)))
    if fit.past:
        lines.append(tr("It talked past the person with: {needs}.", needs=needs(tr, fit.past)))
    if fit.fixed:
        return tuple(lines)
    if fit.unheard_points:
        lines.append(tr("You had not asked this person anything yet."))
    if not fit.channel_points:
        lines.append(
            tr(
                "Channel: {used}. This person prefers: {wanted}.",
                used=tr.term("channel", fit.channel),
                wanted=tr.term("channel", fit.channel_wanted),
            )
        )
    if not fit.counterpart_points:
        lines.append(
            tr(
                "Your side at the table: {used}. This person likes to talk to: {wanted}.",
                used=tr.term("counterpart", fit.counterpart),
                wanted=tr.term("counterpart", fit.counterpart_wanted),
            )
        )
    if not fit.proof_points:
        lines.append(tr("You could not prove it yet: a clue for it was missing."))
    return tuple(lines)


def _row(tr: Translator, turn: Turn) -> TurnRow:
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
    )


def tone_of(tr: Translator, tone: str) -> tuple[str, str]:
    """Return the sign and the word for a tone."""
    if tone == GAIN:
        return "+", tr("gained")
    if tone == LOSS:
        return "−", tr("chance lost")
    return "↔", tr("power moved")


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
        elif not any(answer.meets for answer in turn.objection.answers):
            lines.append(tr("Nothing that you said spoke to that."))
    if turn.kind == "contradiction":
        lines.append(tr("The committee compares notes: everybody who heard one of them takes support back."))
    if turn.kind == "breach":
        lines.append(tr("Part 4 says why the rule is there and which lawful way led to the same place."))
    if turn.kind == "gaps":
        lines.append(tr("Whoever has influence and no entry on the map earns nothing, not even for a guess."))
    if turn.kind == "coached":
        lines.append(tr("Trust, and something won for themselves: that is how a coach is developed."))
    return lines
