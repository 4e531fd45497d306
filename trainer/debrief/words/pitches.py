"""Part 4 in words: pitches."""

from __future__ import annotations

from trainer.core.pitch_fit import CONCERN_POINTS, DELIVERY_POINTS, GOOD_FROM, POOR_BELOW, WIN_POINTS
from trainer.core.score.meetings import REACHED_FROM
from trainer.debrief.facts.pitches import FitShown, MissingProof, PitchMade
from trainer.debrief.page import PitchPage, PointsRow
from trainer.debrief.words.common import itemised, joined, needs, on_day, signed
from trainer.debrief.words.people import where_words
from trainer.i18n.signs import VERDICT_SIGNS
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
        house=tr("counts for the whole house") if made.house is not None and made.house.counts else "",
        parts=parts,
        after=_after(tr, made),
    )


def _after(tr: Translator, made: PitchMade) -> tuple[str, ...]:
    lines = []
    if made.fit.fixed:
        lines.append(tr("Here the scenario sets the fit itself, whatever the needs."))
    if made.objection:
        lines.append(tr("It provoked: “{words}”", words=made.objection))
    lines += again_lines(tr, made)
    lines += house_lines(tr, made)
    lines += fitter_lines(tr, made)
    return tuple(lines)


def house_lines(tr: Translator, made: PitchMade) -> list[str]:
    """Return what a case for the whole house did besides its fit, in a line; nothing of any other case."""
    house = made.house
    if house is None:
        return []
    if not house.counts:
        return [
            tr("It is a case for the whole house; with a fit under {least} this department is not counted.",
               least=POOR_BELOW)
        ]  # fmt: skip
    if not house.lift:
        return [tr("It is a case for the whole house: heard well in a second department, it would have lifted all.")]
    return [
        tr(
            "As a case for the whole house it counts whatever its fit: heard well in {units} of {full} departments, it "
            "lifted everybody by {points} points at the decision.",
            units=min(house.units, house.full), full=house.full, points=house.lift,
        )
    ]  # fmt: skip


def fitter_lines(tr: Translator, made: PitchMade) -> list[str]:
    """Return which case would have fitted better just then, in no line or one."""
    if made.fitter is None:
        return []
    title, fit = made.fitter
    return [tr("Just then “{pitch}” would have fitted better: {fit} of 100.", pitch=title, fit=fit)]


def again_lines(tr: Translator, made: PitchMade) -> list[str]:
    """Return what one more pitch to the same person did to the mean fit, and whether it reached them; or nothing."""
    again = made.again
    # What it is told for is not the fit with one person.
    if again is None or (made.house is not None and made.house.counts):
        return []
    lines = [
        tr(
            "One more pitch to {person}: the mean fit of all your pitches is {mean} with it and {without} without it.",
            person=made.person, mean=f"{again.mean:.1f}", without=f"{again.without:.1f}",
        )
    ]  # fmt: skip
    if again.was_reached:
        lines.append(tr("A case before had fitted {person}: {fit} of 100.", person=made.person, fit=again.before))
    elif made.fit.total >= REACHED_FROM:
        lines.append(tr("It fitted {person}, which no case before it had done.", person=made.person))
    return lines


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
    channel, counterpart = tr.term("channel", fit.channel), tr.term("counterpart", fit.counterpart)
    if not fit.channel_points:
        channel = _rather(tr, "channel", fit.channel, fit.channel_wanted)
    if not fit.counterpart_points:
        counterpart = _rather(tr, "counterpart", fit.counterpart, fit.counterpart_wanted)
    clues = joined(tr, (_proof(tr, one) for one in fit.unproven))
    missing = tr("missing: {clues}", clues=clues) if clues else ""
    enough = enough_answered(tr) if fit.forgiven else ""
    rows = [
        _part(tr, tr("concerns answered"), fit.concern_points, CONCERN_POINTS, enough),
        _part(tr, tr("personal wins"), fit.win_points, WIN_POINTS),
        _part(tr, tr("channel"), fit.channel_points, DELIVERY_POINTS, channel),
        _part(tr, tr("who came along"), fit.counterpart_points, DELIVERY_POINTS, counterpart),
        _part(tr, tr("proof"), fit.proof_points, DELIVERY_POINTS, missing),
    ]
    wrong = VERDICT_SIGNS["wrong"]
    if fit.past_points:
        rows.append(PointsRow(wrong, tr("talked past"), signed(fit.past_points), needs(tr, fit.past)))
    if fit.unheard_points:
        why = tr("no question had been asked")
        rows.append(PointsRow(wrong, tr("not listened first"), signed(fit.unheard_points), why))
    return rows


def _proof(tr: Translator, one: MissingProof) -> str:
    if one.where is None:
        return one.text
    return tr("{clue} → {place}", clue=one.text, place=where_words(tr, one.where))


def enough_answered(tr: Translator) -> str:
    """Return why all points may be earned although a concern was left alone."""
    return tr("two thirds of the weight of somebody’s concerns earn all points")


def _part(tr: Translator, label: str, points: int, most: int, why: str = "") -> PointsRow:
    verdict = "right" if points == most else "partly" if points else "wrong"
    return PointsRow(VERDICT_SIGNS[verdict], label, tr("{points} of {most}", points=points, most=most), why)


def _rather(tr: Translator, kind: str, used: str, wanted: str) -> str:
    return tr("{used} (rather: {wanted})", used=tr.term(kind, used), wanted=tr.term(kind, wanted))


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
