"""Part 4 in words: pitches."""

from __future__ import annotations

from trainer.core.pitch_fit import CONCERN_POINTS, DELIVERY_POINTS, GOOD_FROM, WIN_POINTS
from trainer.debrief.facts.pitches import FitShown, PitchMade
from trainer.debrief.page import PitchPage, PointsRow
from trainer.debrief.words.common import itemised, needs, on_day, signed
from trainer.i18n.translator import Translator


def pitch_page(tr: Translator, made: PitchMade) -> PitchPage:
    """Return a pitch: what it answered, what was really wanted, and how its fit came about."""
    fit = made.fit
    parts = () if fit.fixed else tuple(_points(tr, fit))
    return PitchPage(
        person=made.person_index,
        head=tr("“{pitch}” to {person}", pitch=made.title, person=made.person),
        when=on_day(tr, made.day),
        said=made.say,
        fit=fit.total,
        level=tr("fit {fit} of 100", fit=fit.total),
        answered=needs(tr, fit.answered) or tr("nothing that this person needs"),
        wanted=needs(tr, fit.missed) or tr("nothing more"),
        besides=_besides(tr, fit, parts),
        parts=parts,
        after=_after(tr, made),
    )


def _after(tr: Translator, made: PitchMade) -> tuple[str, ...]:
    lines = []
    if made.fit.fixed:
        lines.append(tr("Here the scenario sets the fit itself, whatever the needs."))
    if made.objection:
        lines.append(tr("It provoked: “{words}”", words=made.objection))
    return tuple(lines)


def _besides(tr: Translator, fit: FitShown, parts: tuple[PointsRow, ...]) -> str:
    """Return what else set the fit of a poor pitch that answered something or left nothing open; or that it was set."""
    if fit.fixed:
        return tr("set by the scenario itself")
    if fit.total >= GOOD_FROM or (fit.missed and not fit.answered):
        return ""
    zero = (fit.channel_points, fit.counterpart_points, fit.proof_points)
    lost = [row for row, points in zip(parts[2:5], zero, strict=True) if not points]
    return itemised(tr, (tr("{part}: {value}", part=row.label, value=row.points) for row in (*lost, *parts[5:])))


def _points(tr: Translator, fit: FitShown) -> list[PointsRow]:
    rows = [
        PointsRow(tr("concerns answered"), _of(tr, fit.concern_points, CONCERN_POINTS), ""),
        PointsRow(tr("personal wins"), _of(tr, fit.win_points, WIN_POINTS), ""),
        PointsRow(tr("channel"), _of(tr, fit.channel_points, DELIVERY_POINTS), tr.term("channel", fit.channel)),
        PointsRow(
            tr("who came along"),
            _of(tr, fit.counterpart_points, DELIVERY_POINTS),
            tr.term("counterpart", fit.counterpart),
        ),
        PointsRow(
            tr("proof"),
            _of(tr, fit.proof_points, DELIVERY_POINTS),
            tr("missing: {clues}", clues=itemised(tr, fit.unproven)) if fit.unproven else "",
        ),
    ]
    if not fit.channel_points:
        rows[2] = PointsRow(rows[2].label, rows[2].points, _rather(tr, "channel", fit.channel, fit.channel_wanted))
    if not fit.counterpart_points:
        why = _rather(tr, "counterpart", fit.counterpart, fit.counterpart_wanted)
        rows[3] = PointsRow(rows[3].label, rows[3].points, why)
    if fit.past_points:
        rows.append(PointsRow(tr("talked past"), signed(fit.past_points), needs(tr, fit.past)))
    if fit.unheard_points:
        rows.append(PointsRow(tr("not listened first"), signed(fit.unheard_points), tr("no question had been asked")))
    return rows


def _rather(tr: Translator, kind: str, used: str, wanted: str) -> str:
    return tr("{used} (rather: {wanted})", used=tr.term(kind, used), wanted=tr.term(kind, wanted))


def _of(tr: Translator, points: int, most: int) -> str:
    return tr("{points} of {most}", points=points, most=most)


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
