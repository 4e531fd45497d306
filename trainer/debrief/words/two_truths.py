"""Two truths in words: what was to be seen in both, what is asked first, and what is told then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from trainer.core.reflection import WHOLE
from trainer.debrief.comparison_page import BesideRow, PersonTruthsPage, TruthsPage
from trainer.debrief.facts.two_truths import AxisBeside, ObjectionBeside, PersonTruths, ShowingClue, TwoTruths
from trainer.debrief.page import Pair
from trainer.debrief.words.common import itemised, joined
from trainer.debrief.words.people import axis_label, where_words
from trainer.i18n.signs import VERDICT_SIGNS
from trainer.i18n.translator import Translator

NOTHING_BELIEVED: Mapping[str, BesideRow] = {}
NOTHING_ANSWERED: Mapping[str, str] = {}


def truths_page(
    tr: Translator,
    about: TwoTruths,
    believed: Mapping[str, BesideRow] = NOTHING_BELIEVED,
    answers: Mapping[str, str] = NOTHING_ANSWERED,
    *,
    halves: bool = False,
) -> TruthsPage:
    """Return two truths sign by sign.

    Args:
        tr: the language.
        about: the two truths.
        believed: what was believed of a person (an id) in either, which is told before the truth.
        answers: what the trainee wrote before it is told, by the person's id, or `WHOLE`.
        halves: whether two halves of a class played them, and not the same people both.
    """
    lead = tr(
        "Both plays showed you the same people, with the same titles, first words and objections. Behind them "
        "stood two truths. Answer first, in writing if you can; only then look at what was so."
    )
    first = tr("What was the same in both plays? Name three things that you saw or heard both times.")
    if halves:
        lead = tr(
            "Both halves met the same people, with the same titles, first words and objections. Behind them stood two "
            "truths. Sit down in pairs, one from each half, and tell each other what you met; write your answers down, "
            "and only then look at what was so."
        )
        first = tr("What was the same in both halves? Name three things that both of you saw or heard.")
    return TruthsPage(
        lead=lead,
        source=tr(
            "Why first: of negotiators who compared two cases, nearly three times as many used later what both had in "
            "common as of those who studied the same two one by one (Loewenstein, Thompson and Gentner 1999)."
        ),
        questions=(
            first,
            tr("What was different behind them? Who decided, who could say no, and what did each of them want?"),
            tr("What told the two apart, a question, a paper or a piece of news? How early could you have had it?"),
            tr("In one sentence: what do both cases teach about the next customer, whom you do not know yet?"),
        ),
        answer=answers.get(WHOLE, ""),
        people=tuple(_person(tr, one, believed.get(one.id), answers.get(one.id, "")) for one in about.people),
        counted=_counted(tr, about),
        principle=tr(
            "What both cases share: a title, a first word and an objection fit several truths. Which one it is, nobody "
            "reads off a face; you ask for it, look it up, and let a second clue confirm it."
        ),
    )


def _counted(tr: Translator, about: TwoTruths) -> str:
    people, objections = len(about.people), len(about.objections)
    told = [
        tr(
            "With the same faces, {count} of {all} people had another primary role.",
            count=about.other_roles,
            all=people,
        )
    ]
    if objections:
        told.append(
            tr(
                "In the same words, {count} of {all} objections meant something else.",
                count=about.other_meanings,
                all=objections,
            )
        )
    return joined(tr, told)


def _person(tr: Translator, one: PersonTruths, believed: BesideRow | None, answer: str) -> PersonTruthsPage:
    alike = [axis for axis in one.axes if axis.same]
    clues = (_clue(tr, one.shown[0]), _clue(tr, one.shown[1]))
    return PersonTruthsPage(
        id=one.id,
        name=one.name,
        place=tr("{title} · {unit}", title=one.title, unit=one.unit),
        signs=tuple(_signs(tr, one)),
        believed=believed,
        questions=tuple(_questions(tr, one)),
        answer=answer,
        sign=VERDICT_SIGNS["right"] if one.same else VERDICT_SIGNS["wrong"],
        verdict=_verdict(tr, one),
        rows=tuple(_axis(tr, axis) for axis in one.differing),
        shown=BesideRow(tr("What showed it"), clues[0] or "–", clues[1] or "–") if any(clues) else None,
        objections=tuple(_objection(tr, objection) for objection in one.objections),
        alike=tr("The same in both: {facts}.", facts=itemised(tr, (_fact(tr, axis) for axis in alike)))
        if alike
        else "",
        asked="" if one.asked is None else tr("One place told both: {where}", where=where_words(tr, one.asked)),
    )


def _fact(tr: Translator, axis: AxisBeside) -> str:
    words = _values(tr, axis, axis.first, axis.before[0])
    return tr("{part}: {value}", part=_label(tr, axis.id), value=words)


def _signs(tr: Translator, one: PersonTruths) -> Iterable[Pair]:
    yield Pair(tr("Anybody could know"), one.public)
    if one.greeting:
        yield Pair(tr("First words"), tr("“{words}”", words=one.greeting))
    for objection in one.objections:
        yield Pair(tr("Objection"), tr("“{words}”", words=objection.said))


def _questions(tr: Translator, one: PersonTruths) -> Iterable[str]:
    yield tr("What part did {person} have each time, and what told you so?", person=one.name)
    if len(one.objections) == 1:
        yield tr("What was meant by the objection each time?")
    elif one.objections:
        yield tr("What was meant by each objection, each time?")


def _verdict(tr: Translator, one: PersonTruths) -> str:
    if one.same:
        return tr("Nothing differs: what held of {person} once held again.", person=one.name)
    if one.other_role:
        return tr("The same face, and another role.")
    if one.differing:
        return tr("The same role, and something else behind it.")
    return tr("The same person; only what the objections meant is different.")


def _axis(tr: Translator, axis: AxisBeside) -> BesideRow:
    first = _values(tr, axis, axis.first, axis.before[0])
    second = _values(tr, axis, axis.second, axis.before[1])
    return BesideRow(_label(tr, axis.id), first, second, VERDICT_SIGNS["right" if axis.same else "wrong"])


def _values(tr: Translator, axis: AxisBeside, now: tuple[str, ...], before: tuple[str, ...]) -> str:
    words = _listed(tr, axis, now)
    return tr("{now} (at first: {before})", now=words, before=_listed(tr, axis, before)) if before else words


def _listed(tr: Translator, axis: AxisBeside, values: tuple[str, ...]) -> str:
    return itemised(tr, (tr.term(axis.kind, value) if axis.kind else value for value in values)) or "–"


def _label(tr: Translator, axis: str) -> str:
    match axis:
        case "channel":
            return tr("Prefers to be met by")
        case "counterpart":
            return tr("Prefers to talk to")
        case "sways":
            return tr("Moves")
    return axis_label(tr, axis)


def _objection(tr: Translator, one: ObjectionBeside) -> BesideRow:
    first, second = (tr.term(need.kind, need.id) for need in one.meant)
    return BesideRow(
        label=tr("“{words}”", words=one.said),
        first=first,
        second=second,
        sign=VERDICT_SIGNS["right" if one.same else "wrong"],
        notes=("", "") if one.same else (_clue(tr, one.shown[0]), _clue(tr, one.shown[1])),
    )


def _clue(tr: Translator, clue: ShowingClue | None) -> str:
    if clue is None:
        return ""
    if clue.day is None:
        where = where_words(tr, clue.where[0]) if clue.where else ""
        return tr("“{clue}” {where}", clue=clue.text, where=where).strip()
    if clue.day:
        return tr("Found on day {day}: “{clue}”", day=clue.day, clue=clue.text)
    if clue.where:
        return tr("Missed: “{clue}” {where}", clue=clue.text, where=where_words(tr, clue.where[0]))
    return tr("Missed: “{clue}”", clue=clue.text)
