"""Attempt beside attempt in words: the gain with its sign and its reasons, and what was done otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from trainer.debrief.comparison_page import AttemptsPage, BesideRow, DealingPage
from trainer.debrief.facts.comparison import LEARNING, REPETITION, Comparison
from trainer.debrief.facts.objections import ObjectionReview
from trainer.debrief.facts.two_attempts import (
    LEAST_CHANGE,
    Cause,
    CompetencyChange,
    Dealing,
    End,
    Meeting,
    PersonBeside,
)
from trainer.debrief.words.common import itemised, joined
from trainer.i18n.signs import VERDICT_SIGNS
from trainer.i18n.translator import Translator


def attempts_page(tr: Translator, about: Comparison, heads: tuple[str, str]) -> AttemptsPage:
    """Return one play beside the other; `heads` are what the two are called."""
    found = about.attempts
    return AttemptsPage(
        lead=_lead(tr, about, heads),
        why_head=tr("What brought it") if found.gain > 0 else tr("What cost it"),
        why=tuple(_change(tr, about, one) for one in found.dearest),
        against=tuple(_change(tr, about, one) for one in found.against),
        remarks=tuple(_remarks(tr, about, heads)),
        scores=tuple(_score(tr, one) for one in found.competencies),
        people=tuple(_person(tr, one) for one in found.people),
        alike=tr("Done alike with: {people}.", people=tr.listed(found.alike)) if found.alike else "",
        studied=_studied(tr, found.studied),
    )


def points(amount: float) -> str:
    """Return points of the result with their sign; less than a tenth is none."""
    return f"+{amount:.1f}" if amount >= 0.05 else f"−{-amount:.1f}" if amount <= -0.05 else "±0"


def _lead(tr: Translator, about: Comparison, heads: tuple[str, str]) -> str:
    first, second = (f"{side.overall:.1f}" for side in about.sides)
    gain = about.attempts.gain
    alike = abs(gain) < LEAST_CHANGE
    if about.kind not in (LEARNING, REPETITION):
        values = {"one": heads[0], "other": heads[1], "first": first, "second": second}
        if alike:
            return tr("{one}: {first}, {other}: {second}. Less than a point lies between the two.", **values)
        return tr(
            "{one}: {first}, {other}: {second}. {points} points lie between two people: that is no gain, for neither "
            "began where the other ended. What each did otherwise says more than the figure.",
            points=f"{abs(gain):.1f}",
            **values,
        )
    if alike:
        figures = tr("{first}, then {second} of 100: less than a point apart.", first=first, second=second)
    else:
        figures = tr("{first}, then {second} of 100: {gain}.", first=first, second=second, gain=points(gain))
    return joined(tr, (figures, _meaning(tr, about, 0 if alike else gain)))


def _meaning(tr: Translator, about: Comparison, gain: float) -> str:
    repetition = about.kind == REPETITION
    if repetition and about.truths is not None:
        return tr(
            "The second play was a repetition: you had finished an attempt at its variant before, and knew its truth. "
            "What you have learned shows with a truth that you do not know."
        )
    if repetition and gain < 0:
        return tr(
            "This was a repetition: the same variant, whose truth you knew from the debrief. It still brought less, so "
            "it was not the truth that was lacking but what was done with it."
        )
    if repetition:
        return tr(
            "This was a repetition: the same variant, whose truth you knew from the debrief. It shows what you "
            "remember; what you have learned shows with a truth that you do not know."
        )
    if gain > 0:
        return tr(
            "The second play had another truth behind the same faces: who decides, and what each of them wants, had to "
            "be found out anew. Known already were the people, the sources, the cases and your colleagues: the gain is "
            "what you have learned, and that you know your way about."
        )
    if gain < 0:
        return tr(
            "The second play brought less. Another truth stood behind the same faces; who goes by what held the first "
            "time loses here, and that is what this scenario is for. Below stands where."
        )
    return tr("You met another truth as well as the first one, knowing no more of it at the start.")


def _change(tr: Translator, about: Comparison, one: CompetencyChange) -> str:
    values = {"competency": tr.term("competency", one.id), "points": points(one.points)}
    ends = [side.outcome for side in about.sides]
    if one.id == "outcome" and ends[0] != ends[1]:
        first, second = (
            _ended(tr, outcome, end) for outcome, end in zip(ends, about.attempts.ends, strict=True)
        )  # fmt: skip
        return tr("{competency} {points}: first {first}, then {second}.", first=first, second=second, **values)
    if one.cause is None:
        return tr("{competency} {points}", **values)
    return tr("{competency} {points}: {cause}", cause=_cause(tr, one.cause), **values)


def _ended(tr: Translator, outcome: str, end: End | None) -> str:
    """Return how a play ended, whose yes it took, and the support."""
    words = tr("“{outcome}”", outcome=tr.term("outcome", outcome))
    if end is None:
        return words
    stood = [
        tr("{person} at {support} of the {needed} needed", person=one.person, support=one.support, needed=one.needed)
        for one in end.people
    ]
    stood.append(
        tr("all the support at {weighted} of {threshold}", weighted=end.weighted, threshold=end.threshold)
    )  # fmt: skip
    return tr("{words} ({remark})", words=words, remark=itemised(tr, stood))


def _apart(tr: Translator, one: CompetencyChange) -> str:
    """Return what only one of the plays has, told apart from what can be compared."""
    values: dict[str, object] = {
        "competency": tr.term("competency", one.id), "points": points(one.points), "others": f"{one.others:.1f}",
    }  # fmt: skip
    if one.first is None:
        return tr(
            "{competency} was asked of the second play alone ({value} of 100, beside {others} for all the rest): that "
            "moved its result by {points}, and there is nothing to compare it with.",
            value=f"{one.second:.1f}",
            **values,
        )
    return tr(
        "{competency} was asked of the first play alone ({value} of 100, beside {others} for all the rest): that "
        "it was not asked again moved the result by {points}, and there is nothing to compare it with.",
        value=f"{one.first:.1f}",
        **values,
    )


def _cause(tr: Translator, one: Cause) -> str:
    first, second = (f"−{-amount:.0f}" if amount < 0 else f"{amount:.0f}" for amount in (one.first, one.second))
    values = {"person": one.subject, "first": first, "second": second}
    match one.kind:
        case "role":
            return tr("most by the role of {person} on the last map, {first} marks and then {second}.", **values)
        case "needs":
            return tr("most by what {person} needs, {first} of 100 of it found and then {second}.", **values)
        case "fit":
            return tr("most by the best case made to {person}, a fit of {first} and then of {second}.", **values)
        case "objection":
            return tr("most by how {person}’s objections were met, {first} of 100 and then {second}.", **values)
        case "trust":
            return tr("most by the trust of {person}, {first} of 5 and then {second}.", **values)
    part = tr.term("part", one.subject)
    return tr("most by “{part}”, {first} of 100 and then {second}.", part=part, first=first, second=second)


def _remarks(tr: Translator, about: Comparison, heads: tuple[str, str]) -> list[str]:
    remarks = [_apart(tr, one) for one in about.attempts.apart]
    practised = [head for side, head in zip(about.sides, heads, strict=True) if side.practice]
    if practised:
        remarks.append(tr("Practice, with hints and the way back open: {plays}.", plays=tr.listed(practised)))
    pars = [side.par for side in about.sides]
    if about.truths is not None and None not in pars and pars[0] != pars[1]:
        one, other = (f"{par:.1f}" for par in pars if par is not None)
        remarks.append(
            tr("The best that a search found: {one} with the one truth, {other} with the other.", one=one, other=other)
        )
    if about.changed:
        remarks.append(tr("The scenario was changed between the two plays: these are scores of two versions of it."))
    if about.kind == REPETITION and about.variants > 1:
        remarks.append(
            tr("Begin it once more: the program chooses a variant that you have met least often, without saying which.")
        )
    return remarks


def _score(tr: Translator, one: CompetencyChange) -> BesideRow:
    first, second = (tr("no occasion") if value is None else f"{value:.0f}" for value in (one.first, one.second))
    return BesideRow(tr.term("competency", one.id), first, second, points(one.points))


def _studied(tr: Translator, titles: tuple[tuple[str, ...], tuple[str, ...]]) -> BesideRow | None:
    if not any(titles):
        return None
    first, second = (itemised(tr, (tr("“{source}”", source=title) for title in one)) or "–" for one in titles)
    return BesideRow(tr("Studied only then"), first, second)


def _person(tr: Translator, one: PersonBeside) -> DealingPage:
    rows = []
    for name, label, words in (
        ("meetings", tr("Meetings"), _meetings),
        ("cases", tr("Cases made, with their fit"), _cases),
        ("entry", tr("On the last map"), _entry),
        ("objections", tr("Objections"), _objections),
        ("stand", tr("In the committee"), _stand),
    ):
        if name in one.differs:
            rows.append(BesideRow(label, words(tr, one.first), words(tr, one.second)))
    return DealingPage(one.name, one.title, tuple(rows))


def _meetings(tr: Translator, one: Dealing) -> str:
    told = Counter(one.meetings)
    return itemised(tr, (_meeting(tr, meeting, count) for meeting, count in told.items())) or tr("never met")


def _meeting(tr: Translator, one: Meeting, count: int) -> str:
    words = tr.term("channel", one.channel)
    if one.colleague:
        words = tr("{channel} with {colleague}", channel=words, colleague=one.colleague)
    # Translators: how often a meeting was held, such as "2 × visit".
    return tr("{count} × {meeting}", count=count, meeting=words) if count > 1 else words


def _cases(tr: Translator, one: Dealing) -> str:
    # Translators: a case that was made, with its fit.
    words = (tr("“{case}” {fit}", case=case.title, fit=case.fit) for case in one.cases)
    return itemised(tr, words) or tr("none")


def _entry(tr: Translator, one: Dealing) -> str:
    if one.entry is None:
        return tr("no map handed in")
    if not one.entry.role:
        return tr("nothing written")
    return tr(
        "{sign} {role}, {certainty}",
        sign=VERDICT_SIGNS[one.entry.verdict],
        role=tr.term("role", one.entry.role),
        certainty=tr.term("certainty", str(one.entry.certainty)),
    )


def _objections(tr: Translator, one: Dealing) -> str:
    return itemised(tr, (_objection(tr, objection) for objection in one.objections)) or tr("none")


def _objection(tr: Translator, one: ObjectionReview) -> str:
    kind = tr.term("objection", one.type)
    if one.status == "prevented":
        return tr("about {kind}: prevented", kind=kind)
    if one.status == "latent":
        return tr("about {kind}: never touched", kind=kind)
    steps: Sequence[str] = list(dict.fromkeys(step for answer in one.answers for step in answer.does))
    told = tr.listed(tr.term("step", step) for step in steps) or tr("not answered")
    # Translators: an objection, the steps of the answer, and how well it was handled.
    return tr("about {kind}: {steps} – {points} of 100", kind=kind, steps=told, points=one.points)


def _stand(tr: Translator, one: Dealing) -> str:
    match one.stand:
        case "in_favour":
            return tr("in favour")
        case "undecided":
            return tr("undecided")
        case "against":
            return tr("against")
    return tr("not at the table")
