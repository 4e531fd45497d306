"""Questions for the group in words, and their answers apart."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.classes.facts.questions import ClassQuestion, Vote
from trainer.classes.facts.report import ClassReport, ScenarioReport
from trainer.classes.page import (
    Bar,
    Column,
    PageBlock,
    PageTable,
    QuestionCard,
    QuestionSheet,
    ReportPart,
    ScenarioQuestions,
)
from trainer.core.clues import MISLEADING, OUTDATED
from trainer.debrief.words.common import itemised, joined, named
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.translator import Translator
from trainer.paper.text import unstopped

ALIKE = 0.6
"""Share of the commonest reading from which the second stands beside it."""


def question_sheet(tr: Translator, about: ClassReport, *, answers: bool) -> QuestionSheet:
    """Return a class's questions for the projector, or with their `answers` for the facilitator."""
    if answers:
        small = tr("For the facilitator: it holds the answer key.")
    else:
        small = tr("What most of you did and believed. No answer stands here.")
    return QuestionSheet(
        LANGUAGES[tr.language].tag,
        about.name,
        tr("Questions and answers") if answers else tr("Questions for the group"),
        tuple(
            ScenarioQuestions(scenario_title(tr, one), tuple(question_card(tr, each) for each in one.prompts))
            for one in about.scenarios
            if one.prompts
        ),
        (small,),
        answers,
    )


def scenario_title(tr: Translator, about: ScenarioReport) -> str:
    """Return the title of a scenario, with its variant if there are several."""
    if about.variant:
        return tr("{title}, variant {letter}", title=about.title, letter=about.variant)
    return about.title


def prompts_part(tr: Translator, about: ScenarioReport) -> ReportPart:
    """Return the questions that this class's plays give rise to, each with its answer."""
    title, sheet = tr("Questions for the group, with their answers"), tr("Discussion")
    if not about.prompts:
        return ReportPart("discussion", title, sheet, (tr("Nothing stands out over the whole class."),))
    cards = [question_card(tr, one) for one in about.prompts]
    lead = tr(
        "What most of the class did and believed, whoever matters most first. The command `trainer class "
        "questions` writes them for the projector, without the answers."
    )
    return ReportPart(
        "discussion",
        title,
        sheet,
        (lead,),
        PageTable(
            (Column(tr("About")), Column(tr("What the class did")), Column(tr("Question")), Column(tr("Answer"))),
            tuple((one.head, _told(tr, one), one.ask, joined(tr, one.answer)) for one in cards),
        ),
        tuple(PageBlock(one.head, (_told(tr, one), one.ask, *one.answer)) for one in cards),
    )


def question_card(tr: Translator, one: ClassQuestion) -> QuestionCard:
    """Return a question for the group and, apart, its answer."""
    head, lead, ask = _asked(tr, one)
    bars = tuple(Bar(_vote(tr, one, vote), vote.count) for vote in one.votes)
    return QuestionCard(head, lead, bars, one.whole, ask, tuple(_answer(tr, one)))


def _told(tr: Translator, card: QuestionCard) -> str:
    """Return what the class did in one sentence."""
    if not card.bars:
        return card.lead
    counts = itemised(tr, (tr("{label} {count} ×", label=bar.label, count=bar.count) for bar in card.bars))
    return tr("{what} {counts}", what=card.lead, counts=counts)


def _asked(tr: Translator, one: ClassQuestion) -> tuple[str, str, str]:
    values: dict[str, object] = {"person": one.person, "count": one.count, "whole": one.whole, "sure": one.sure}
    whom = named(tr, one.person, one.title) if one.person else ""
    match one.kind:
        case "breach":
            return (
                tr("A rule of conduct"),
                tr("“{rule}” {count} of {whole} did it nevertheless.", rule=one.text, **values),
                tr("What made it look like the shortest way? Who will have to answer for it, and to whom?"),
            )
        case "role":
            lead = tr("The role on your maps, in {whole} plays:", **values)
            return whom, lead, _role_asked(tr, one)
        case "needs":
            lead = tr("What {person} wants, on your maps, in {whole} plays:", **values)
            return whom, lead, tr(
                "From whom do you know it: from {person}, or from others? Which of it would have to be in the first "
                "sentence?", **values,
            )  # fmt: skip
        case "pitch":
            lead = tr("What you brought to {person}, in {whole} plays:", **values)
            return whom, lead, tr(
                "What did you know of {person} when you chose it? What did the answer tell you, and what did you do "
                "with it?", **values,
            )  # fmt: skip
        case "veto":
            return (
                tr("Who can say no"),
                tr("On your maps, in {whole} plays:", **values),
                tr("How does somebody show that a no would hold? When did you find out, and what was left to do then?"),
            )
    return (
        tr("Whom you met"),
        tr("In {whole} plays:", **values),
        tr("How did you choose? What would you have liked to hear from those whom few of you met?"),
    )


def _role_asked(tr: Translator, one: ClassQuestion) -> str:
    """Return what to ask of a role, by how the maps differ and not by which of them are right."""
    first = one.votes[0]
    second = one.votes[1].count if len(one.votes) > 1 else 0
    if not first.value:
        return tr("Many left it open. From whom could one have heard of this person, and what would you have asked?")
    if ALIKE * first.count <= second and one.votes[1].value:
        return tr(
            "Two readings stand side by side. What had each side heard or seen, and which of them would stand up to "
            "the other side's clues?"
        )
    return tr(
        "What had you heard or seen that spoke for the commonest reading, and what against it? What would you have to "
        "hear to doubt it?"
    )


def _vote(tr: Translator, one: ClassQuestion, vote: Vote) -> str:
    if not vote.value:
        return tr("nobody") if one.kind == "veto" else tr("left blank")
    return tr.term(vote.term, vote.value) if vote.term else vote.value


def _answer(tr: Translator, one: ClassQuestion) -> Iterator[str]:
    values: dict[str, object] = {"person": one.person, "count": one.count, "whole": one.whole, "sure": one.sure}

    def true(*terms: str, right: bool = True) -> str:
        said = [
            tr("{what} (right: {count} of {whole})", what=_vote(tr, one, vote), count=vote.count, whole=vote.whole)
            if right
            else _vote(tr, one, vote)
            for vote in one.truth
            if vote.term in terms
        ]
        return itemised(tr, said)

    match one.kind:
        case "breach":
            yield tr("The lawful way: {way}", way=one.lawful)
        case "role":
            yield tr("In truth: {role}.", role=true("role"))
            if one.sure:
                yield tr("Sure of a wrong role: {sure}.", **values)
            for clue in one.misled:
                yield _ground(tr, clue.verdict, unstopped(clue.text), clue.cited)
            if one.shown:
                clues = itemised(tr, (tr("“{clue}”", clue=unstopped(clue)) for clue in one.shown))
                yield tr("What shows it: {clues}.", clues=clues)
        case "needs":
            yield tr("In truth: {needs}.", needs=true("concern", "win"))
            yield tr("Without what weighs most: {count} of {whole}.", **values)
        case "pitch":
            yield tr("Reached with nothing: {count} of {whole}.", **values)
            if needs := true("concern", "win", right=False):
                yield tr("Left alone most often: {needs}.", needs=needs)
            hits = [vote for vote in one.truth if not vote.term]
            if hits:
                pitches = itemised(tr, (tr("“{pitch}” {count} ×", pitch=hit.value, count=hit.count) for hit in hits))
                yield tr("What reached {person}: {pitches}.", pitches=pitches, **values)
            else:
                yield tr("No pitch reached {person}.", **values)
        case "veto":
            yield tr("In truth: {people}.", people=true(""))
            yield tr("All of them and nobody else: {right} of {whole}.", right=one.whole - one.count, whole=one.whole)
        case "met":
            for vote in one.truth:
                yield tr(
                    "{person}: influence {influence}, met in {count} of {whole} plays.", person=vote.who,
                    influence=tr.term(vote.term, vote.value), count=vote.count, whole=vote.whole,
                )  # fmt: skip


def _ground(tr: Translator, verdict: str, clue: str, times: int) -> str:
    values: dict[str, object] = {"clue": clue, "times": times}
    if verdict == MISLEADING:
        return tr("Cited for it {times} ×: “{clue}”. It misleads.", **values)
    if verdict == OUTDATED:
        return tr("Cited for it {times} ×: “{clue}”. It was no longer true.", **values)
    return tr("Cited for it {times} ×: “{clue}”. It is true of a further role.", **values)
