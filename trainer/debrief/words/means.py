"""Accounts, questionnaires and promises in words: what was chosen, what it brought, and what else would have."""

from __future__ import annotations

from trainer.debrief.facts.means import AccountWorth, MeansReview, PromiseReview, QuestionnaireReview, SurveyChoice
from trainer.debrief.page import MeansPage, MeansRow
from trainer.debrief.words.common import joined
from trainer.i18n.signs import CLUE_FOUND, CLUE_MISSED, VERDICT_SIGNS
from trainer.i18n.translator import Translator


def means_pages(tr: Translator, about: MeansReview) -> tuple[MeansPage, ...]:
    """Return a page for each of them that the scenario has and the play came to."""
    pages = [_questionnaire(tr, one) for one in about.questionnaires]
    if about.accounts:
        pages.insert(0, _accounts(tr, about.accounts))
    if about.promises:
        pages.append(_promises(tr, about.promises))
    return tuple(pages)


def _half_days(tr: Translator, count: int) -> str:
    return tr.plural("{count} half-day", "{count} half-days", count)


def _cost(tr: Translator, count: int) -> str:
    return tr("costs {cost}", cost=_half_days(tr, count)) if count else tr("costs no time")


def _accounts(tr: Translator, accounts: tuple[AccountWorth, ...]) -> MeansPage:
    right = next(one for one in accounts if one.is_right)
    chosen = next((one for one in accounts if one.is_chosen), None)
    if chosen is None:
        lead = tr("You went to none of them. {right} would have been right.", right=right.name)
    elif chosen.is_right:
        lead = tr("You went to {name} first, and that was right.", name=chosen.name)
    else:
        lead = tr(
            "You went to {name} first, which cost {cost}. {right} would have been right.",
            name=chosen.name, cost=_half_days(tr, chosen.cost), right=right.name,
        )  # fmt: skip
    rows = [
        MeansRow(
            VERDICT_SIGNS["right" if one.is_right else "wrong"] if one.is_chosen else CLUE_MISSED,
            tr("{words} ({remark})", words=one.name, remark=_cost(tr, one.cost)),
            (one.answer,),
        )
        for one in sorted(accounts, key=lambda one: not one.is_chosen)
    ]
    return MeansPage(tr("Where you went first"), lead, tuple(rows))


def _questionnaire(tr: Translator, one: QuestionnaireReview) -> MeansPage:
    sentences = []
    if one.person:
        sentences.append(
            tr.plural(
                "It went to {person} and brought {count} finding.", "It went to {person} and brought {count} findings.",
                one.brought, person=one.person,
            )
        )  # fmt: skip
    else:
        sentences.append(tr("You did not send it."))
    if one.best > one.brought:
        questions = tr.listed(tr("“{question}”", question=question) for question in one.best_questions)
        words = tr.plural(
            "To {person}, with {questions}, it would have brought {count} finding.",
            "To {person}, with {questions}, it would have brought {count} findings.",
            one.best, person=one.best_person, questions=questions,
        )  # fmt: skip
        sentences.append(words)
    elif one.person:
        sentences.append(tr("No other choice would have brought more."))
    signs = {True: CLUE_FOUND, False: CLUE_MISSED}
    rows = tuple(MeansRow(signs[each.is_included], each.say, _answers(tr, each)) for each in one.questions)
    return MeansPage(one.title, joined(tr, sentences), rows)


def _answers(tr: Translator, choice: SurveyChoice) -> tuple[str, ...]:
    lines = []
    for one in sorted(choice.answers, key=lambda one: not one.is_given):
        words = tr("{person}: “{words}”", person=one.person, words=one.text)
        if one.findings:
            brings = tr("; ").join(one.findings)
            words = tr("{words} It brings: {findings}", words=words, findings=brings)
        lines.append(words)
    return tuple(lines)


def _promises(tr: Translator, promises: tuple[PromiseReview, ...]) -> MeansPage:
    rows = []
    for one in promises:
        if one.fate == "unsigned":
            rows.append(MeansRow("", one.text, (tr("No contract was signed, so this promise never fell due."),)))
        elif one.fate == "kept":
            rows.append(MeansRow(VERDICT_SIGNS["right"], one.text, (tr("Kept."), one.told)))
        else:
            lost = tr("Broken: {points} points of the outcome.", points=f"−{one.points}")
            rows.append(MeansRow(VERDICT_SIGNS["wrong"], one.text, (lost, one.told)))
    broken = sum(one.fate == "broken" for one in promises)
    if broken:
        lead = tr.plural(
            "{count} promise could not be kept: nobody had prepared what it takes.",
            "{count} promises could not be kept: nobody had prepared what they take.",
            broken,
        )
    elif any(one.fate == "kept" for one in promises):
        lead = tr("What you promised can be kept.")
    else:
        lead = tr("Promised before the signature.")
    return MeansPage(tr("What you promised"), lead, tuple(rows))
