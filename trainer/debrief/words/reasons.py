"""Why a moment of the play came out as it did, in words."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.debrief.facts.reasons import Arranged, HandedIn, Reasons
from trainer.debrief.words.pitches import again_lines, fit_reasons, fitter_lines, house_lines
from trainer.debrief.words.relations import trust_cause
from trainer.i18n.signs import VERDICT_SIGNS
from trainer.i18n.translator import Translator


def reason_lines(tr: Translator, why: Reasons, *, priced: bool = False) -> tuple[str, ...]:
    """Return why a move came out so; where what would have been better is `priced`, no other case is named."""
    return tuple(_lines(tr, why, priced=priced))


def _lines(tr: Translator, why: Reasons, *, priced: bool) -> Iterator[str]:
    if why.pitch is not None:
        if why.pitch.fit.fixed:
            yield tr("Here the scenario sets the fit itself, whatever the needs.")
        yield from fit_reasons(tr, why.pitch.fit)
        yield from again_lines(tr, why.pitch)
        yield from house_lines(tr, why.pitch)
        if not priced:
            yield from fitter_lines(tr, why.pitch)
    if why.answer is not None and why.meant is not None:
        yield _answer(tr, why.answer, tr.term(why.meant.kind, why.meant.id))
    if why.trust is not None:
        yield tr("Why trust fell: {cause}", cause=trust_cause(tr, why.trust))
    if why.arranged is not None:
        yield from _arranged(tr, why.arranged)
    if why.handed is not None:
        yield from _handed(tr, why.handed)
    if why.showed_nothing:
        yield tr("It showed nothing that was not known.")


def _answer(tr: Translator, worth: str, need: str) -> str:
    match worth:
        case "argued":
            return tr("It argued or discounted; behind the objection stood: {need}.", need=need)
        case "beside":
            return tr("It was evidence for something else; behind the objection stood: {need}.", need=need)
        case "met":
            return tr("It met what stood behind the objection: {need}.", need=need)
        case "asked":
            return tr("It asked what stood behind the objection: {need}.", need=need)
    return tr("It spoke to nothing that stood behind the objection: {need}.", need=need)


def _arranged(tr: Translator, held: Arranged) -> Iterator[str]:
    if held.channel_wanted in ("", held.channel) and held.counterpart_wanted in ("", held.counterpart):
        yield tr("The channel and who spoke for your side were to this person’s liking.")
    if held.channel_wanted not in ("", held.channel):
        yield tr(
            "Channel: {used}. This person prefers: {wanted}.",
            used=tr.term("channel", held.channel),
            wanted=tr.term("channel", held.channel_wanted),
        )
    if held.counterpart_wanted not in ("", held.counterpart):
        yield tr(
            "Your side at the table: {used}. This person likes to talk to: {wanted}.",
            used=tr.term("counterpart", held.counterpart),
            wanted=tr.term("counterpart", held.counterpart_wanted),
        )


def _handed(tr: Translator, handed: HandedIn) -> Iterator[str]:
    for verdict, names in (
        ("right", handed.right), ("partly", handed.partly), ("wrong", handed.wrong), ("blank", handed.blank),
    ):  # fmt: skip
        if names:
            yield tr("{sign} roles of {people}", sign=VERDICT_SIGNS[verdict], people=tr.listed(names))
