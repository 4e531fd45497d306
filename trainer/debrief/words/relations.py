"""Part 3 in words: what trust was lost by, and which half of a coach was missing."""

from __future__ import annotations

from trainer.core.condition import COACH_TRUST
from trainer.core.pitch_fit import POOR_BELOW, SERVES_FROM
from trainer.debrief.facts.relations import CoachReview, TrustLost
from trainer.debrief.words.common import joined, needs, on_day, one_stop
from trainer.i18n.translator import Translator


def trust_line(tr: Translator, lost: TrustLost) -> str:
    """Return when trust fell, by how much, and why."""
    # Translators: {amount} is trust lost, such as −1.
    when = tr("{day}, trust −{amount}:", day=on_day(tr, lost.day), amount=lost.amount)
    return joined(tr, (when, trust_cause(tr, lost)))


def trust_cause(tr: Translator, lost: TrustLost) -> str:
    """Return why trust fell, in a sentence."""
    return one_stop(_cause(tr, lost))


def _cause(tr: Translator, lost: TrustLost) -> str:
    what = one_stop(lost.what)
    match lost.cause:
        case "poor":
            return tr(
                "“{pitch}” fitted {fit} of 100, and below {least} costs trust.",
                pitch=what, fit=lost.fit, least=POOR_BELOW,
            )  # fmt: skip
        case "promise":
            return tr("what “{pitch}” promises costs trust, however well it fits.", pitch=what)
        case "argued":
            return tr("your answer “{words}” argued or discounted instead of listening.", words=what)
        case "missed":
            return tr("your answer “{words}” was evidence for something else than what was meant.", words=what)
        case "respond":
            return tr("your answer “{words}” was taken amiss.", words=what)
        case "breach":
            return tr("“{words}” broke a rule of conduct.", words=what)
        case "answer":
            return tr("the question in writing “{words}” was taken amiss.", words=what)
    return tr("the question “{words}” was taken amiss.", words=what)


def coach_line(tr: Translator, coach: CoachReview) -> str:
    """Return whether a possible coach was developed, and if not, which half was missing."""
    if coach.is_developed:
        return tr(
            "Developed: trust {trust} of 5, and a personal win served ({wins}).",
            trust=coach.trust, wins=needs(tr, coach.served),
        )  # fmt: skip
    first = tr("Not developed.")
    if coach.is_named:
        first = tr("Named on your map, and not developed: a coach has trust and has won something by you.")
    trust = tr("Trust was there: {trust} of 5.", trust=coach.trust)
    if not coach.has_trust:
        trust = tr("Trust was missing: {trust} of 5, and it takes {needed}.", trust=coach.trust, needed=COACH_TRUST)
    return joined(tr, (first, trust, _win_half(tr, coach)))


def _win_half(tr: Translator, coach: CoachReview) -> str:
    if coach.served:
        return tr("A personal win was served: {wins}.", wins=needs(tr, coach.served))
    wins = needs(tr, coach.wins)
    if coach.nearest is None:
        return tr("A personal win was missing: no case that you made to them spoke to one ({wins}).", wins=wins)
    title, fit = coach.nearest
    return tr(
        "A personal win was missing ({wins}): “{pitch}” spoke to it, but fitted {fit} of 100, and it takes {needed}.",
        wins=wins, pitch=title, fit=fit, needed=SERVES_FROM,
    )  # fmt: skip
