"""The cards: one for each of the customer's people."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.core.narration import IN_FAVOUR_FROM, UNDECIDED_FROM
from trainer.core.objections import FAILURES, speaks_to
from trainer.core.scenario import Effects, Objection, Person, Response, Scenario
from trainer.core.vocabulary import CONCERNS, NEEDS, QUESTION_KINDS
from trainer.i18n.translator import Translator
from trainer.kit.model import KitObjection, KitQuestion, KitQuestions, KitReply, Pair, PersonCard
from trainer.kit.words import changes, cited, condition_words, likes, standing, ties, weighed, with_blank


def card(tr: Translator, scenario: Scenario, person: Person) -> PersonCard:
    """Return the card of a person."""
    truth = scenario.truths[0][person.index]
    moved = ties(tr, scenario, truth)
    liked = likes(tr, truth)
    return PersonCard(
        name=person.name,
        place=_place(tr, person),
        naming=_naming(tr, scenario, person),
        public=person.public,
        roles=tuple((tr.term("role", role), tr.term("role_sign", role)) for role in truth.roles),
        standing=standing(tr, truth) + (f" · {moved}" if moved else ""),
        concerns=weighed(tr, truth, "concern"),
        wins=weighed(tr, truth, "win"),
        likes=tr("You talk best: {likes}.", likes=liked) if liked else "",
        silent=tuple(_silent(tr, scenario, person)),
        lines=tuple(_own_lines(tr, scenario, person, {
            "greet": tr("When they come"),
            "greet_again": tr("When they come again"),
            "pitch_good": tr("A case that serves what you want"),
            "pitch_fair": tr("A case that serves half of it"),
            "pitch_poor": tr("A case that talks past you"),
            "tired": tr("When you have had enough"),
        })),
        asked=(*_asked(tr, scenario, person), *_in_writing(tr, scenario, person)),
        objections=tuple(_objecting(tr, scenario, scenario.objections[index]) for index in person.objections),
        changes=changes(tr, scenario, person.index, person.index),
        trust=person.trust,
        votes=tuple(_own_lines(tr, scenario, person, {
            "in_favour": tr("from {least}: for", least=IN_FAVOUR_FROM),
            "undecided": tr("from {least}: undecided", least=UNDECIDED_FROM),
            "against": tr("below {least}: against", least=UNDECIDED_FROM),
        })),
    )  # fmt: skip


def _own_lines(tr: Translator, scenario: Scenario, person: Person, moments: dict[str, str]) -> Iterator[Pair]:
    """Yield the person's lines for each of `moments` (words by field), those first that are said first."""
    for when, moment in moments.items():
        for line in person.lines:
            if line.when == when:
                condition = condition_words(tr, scenario, line.needs, person.index)
                label = tr("{moment}; once, if {condition}", moment=moment, condition=condition)
                yield label if condition else tr("{moment}; once", moment=moment), with_blank(tr, line.text)
        yield moment, with_blank(tr, getattr(person.reactions, when))


def _place(tr: Translator, person: Person) -> str:
    if person.unit.casefold() in person.title.casefold():
        return person.title
    return tr("{title} · {unit}", title=person.title, unit=person.unit)


def _naming(tr: Translator, scenario: Scenario, person: Person) -> str:
    texts = [*vars(person.reactions).values(), *(line.text for line in person.lines)]
    for question in (scenario.questions[index] for index in person.questions):
        texts += (question.say, question.answer)
    texts += (text for one in scenario.survey_answers if one.person == person.index for text in (one.say, one.text))
    for objection in (scenario.objections[index] for index in person.objections):
        texts.append(objection.said)
        texts += (scenario.responses[index].answer for index in objection.responses)
    if not any("{you}" in text for text in texts):
        return ""
    return tr("Where {blank} stands, say the seller's name.", blank=with_blank(tr, "{you}"))


def _silent(tr: Translator, scenario: Scenario, person: Person) -> list[str]:
    truth = scenario.truths[0][person.index]
    lines = [tr("That you are “{role}”: let them find out.", role=tr.term("role", truth.roles[0]))]
    wins = tr("; ").join(word for word, _ in weighed(tr, truth, "win"))
    if wins:
        lines.append(tr("What you want for yourself: {wins}.", wins=wins))
    for index in person.objections:
        objection = scenario.objections[index]
        lines.append(tr("Behind “{objection}”: what you mean by it.", objection=cited(tr, objection.said)))
    if any(scenario.questions[index].needs for index in person.questions):
        lines.append(tr("Any answer below with a condition (“only if”), before it is met."))
    return lines


def _asked(tr: Translator, scenario: Scenario, person: Person) -> list[KitQuestions]:
    questions = [scenario.questions[index] for index in person.questions]
    found = []
    for kind in QUESTION_KINDS:
        rows = tuple(
            KitQuestion(
                with_blank(tr, one.say),
                with_blank(tr, one.answer),
                condition_words(tr, scenario, one.needs, person.index, own=one.say),
                _effect(tr, one.effects),
            )
            for one in questions
            if one.kind == kind
        )
        if rows:
            found.append(KitQuestions(tr.term("kind", kind), rows))
    return found


def _in_writing(tr: Translator, scenario: Scenario, person: Person) -> Iterator[KitQuestions]:
    """Yield for each questionnaire that may come what the person writes under its questions."""
    for sheet in scenario.questionnaires:
        questions = [scenario.survey_questions[index] for index in sheet.questions]
        answers = [one.answers[person.index] for one in questions if person.index in one.answers]
        if answers:
            rows = tuple(
                KitQuestion(with_blank(tr, one.say), with_blank(tr, one.text), "", _effect(tr, one.effects))
                for one in answers
            )
            yield KitQuestions(tr("In writing: {title}", title=sheet.title), rows, on_paper=True)


def _effect(tr: Translator, effects: Effects) -> str:
    words = []
    if effects.trust:
        words.append(
            tr("trust\u00a0{change}", change=f"+{effects.trust}" if effects.trust > 0 else f"−{-effects.trust}")
        )
    if effects.breach >= 0:
        words.append(tr("breaks a rule: tell the observer"))
    return tr("({effect})", effect=tr.listed(words)) if words else ""


def _objecting(tr: Translator, scenario: Scenario, objection: Objection) -> KitObjection:
    need = NEEDS[objection.meant.bit_length() - 1]
    when = tr("after any case that they make")
    if objection.after:
        cases = (tr("“{pitch}”", pitch=one.title) for one in scenario.pitches if objection.after >> one.index & 1)
        when = tr("after {pitches}", pitches=tr.listed(cases))
    if condition := condition_words(tr, scenario, objection.needs, objection.person):
        when = tr("{when}, only if {condition}", when=when, condition=condition)
    return KitObjection(
        kind=tr.term("objection", objection.type),
        said=with_blank(tr, objection.said),
        meant=tr.term("concern" if need in CONCERNS else "win", need),
        when=when,
        replies=tuple(_replies(tr, scenario, objection)),
    )


def _replies(tr: Translator, scenario: Scenario, objection: Objection) -> list[KitReply]:
    """Return a reply to each response, ordered by the kind of what is heard, as on every other card."""
    replies = []
    for index in objection.responses:
        response = scenario.responses[index]
        order, heard = _heard(tr, scenario, response, objection)
        replies.append((order, KitReply(heard, with_blank(tr, response.answer), _effect(tr, response.effects))))
    replies.sort(key=lambda one: one[0])
    return [reply for _, reply in replies]


def _heard(tr: Translator, scenario: Scenario, response: Response, objection: Objection) -> tuple[int, str]:
    """Return what kind of response the player hears, with its place among the kinds."""
    if response.effects.breach >= 0:
        # No other kind says what it is that the customer's person answers here.
        return 5, tr("They say what breaks a rule: “{words}”", words=cited(tr, response.say))
    if not FAILURES.isdisjoint(response.does):
        return 4, tr("They argue or play it down")
    if "evidence" in response.does:
        if speaks_to(response, objection):
            return 2, tr("They bring what meets it; you give way")
        if _proofs_beside(scenario, objection) > 1:
            needs = (tr.term("concern" if need in CONCERNS else "win", need) for need in _needs_in(response.answers))
            return 3, tr("They prove something else ({needs})", needs=tr("; ").join(needs))
        return 3, tr("They prove something else")
    if response.stays:
        return 1, tr("They ask what is behind it; you open up")
    return 0, tr("They listen")


def _proofs_beside(scenario: Scenario, objection: Objection) -> int:
    """Return how many responses prove what was not meant: the player has to know which answer goes with which."""
    responses = (scenario.responses[index] for index in objection.responses)
    return sum("evidence" in one.does and not speaks_to(one, objection) for one in responses)


def _needs_in(bits: int) -> list[str]:
    return [need for place, need in enumerate(NEEDS) if bits >> place & 1]
