"""Part 4 in words: objections, what was meant, and by what it could have been known."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.core.decision import UNANSWERED
from trainer.core.pitch_fit import SERVES_FROM
from trainer.debrief.facts.clues import Found
from trainer.debrief.facts.objections import Answer, ObjectionReview, ShowingClue
from trainer.debrief.page import ObjectionPage
from trainer.debrief.words.common import joined
from trainer.debrief.words.people import where_words
from trainer.i18n.translator import Translator


def objection_page(tr: Translator, one: ObjectionReview) -> ObjectionPage:
    """Return an objection: said, meant, answered, and what would have met it."""
    return ObjectionPage(
        person=one.person_index,
        head=tr("{person}, about {kind}", person=one.person, kind=tr.term("objection", one.type)),
        status=_status(tr, one),
        label=tr("Said") if one.status == "raised" else tr("Never said"),
        said=one.said,
        meant=tr.term(one.meant.kind, one.meant.id),
        lines=_untouched(tr, one) + tuple(line for answer in one.answers for line in _lines(tr, answer)),
        advice=tuple(_better(tr, one)),
    )


def _status(tr: Translator, one: ObjectionReview) -> str:
    match one.status:
        case "prevented":
            return tr("prevented: its cause was addressed before it was said")
        case "latent":
            return tr("never said: it stayed in the room, and cost {points} points of support", points=UNANSWERED)
    return tr("raised on day {day}, handled {points} of 100", day=one.day, points=one.points)


def _untouched(tr: Translator, one: ObjectionReview) -> tuple[str, ...]:
    """Return why nobody touched it: nothing of an objection that was said or prevented."""
    if one.untouched is None:
        return ()
    match one.untouched.reason:
        case "unmet":
            return (tr("Why it stayed: you never met {person}.", person=one.person),)
        case "unpitched":
            return (tr("Why it stayed: you met {person} and made no case.", person=one.person),)
        case "beside":
            return (tr("Why it stayed: no case that you made to {person} spoke to it.", person=one.person),)
    weak = tr(
        "Why it stayed: “{pitch}” spoke to it, but fitted {fit} of 100, and it takes {needed} to settle anything.",
        pitch=one.untouched.case, fit=one.untouched.fit, needed=SERVES_FROM,
    )  # fmt: skip
    return (weak,)


def _answer(tr: Translator, answer: Answer) -> str:
    steps = tr.listed(tr.term("step", step) for step in answer.does)
    if answer.fails:
        return tr("You: “{words}” ({steps}) – that does not answer anything.", words=answer.say, steps=steps)
    if answer.meets:
        return tr("You: “{words}” ({steps}) – that met what was meant.", words=answer.say, steps=steps)
    if answer.misses:
        return tr("You: “{words}” ({steps}) – evidence, but for something else.", words=answer.say, steps=steps)
    return tr("You: “{words}” ({steps})", words=answer.say, steps=steps)


def _lines(tr: Translator, answer: Answer) -> Iterator[str]:
    yield _answer(tr, answer)
    if answer.known is not None:
        yield _asked_although(tr, answer.known)


def _asked_although(tr: Translator, known: ShowingClue) -> str:
    assert known.found is not None
    day, name = known.found.day, known.found.name
    match known.found.way:
        case "source":
            return tr("It was asked although you had found it out on day {day} (“{source}”).", source=name, day=day)
        case "event":
            return tr("It was asked although the news of day {day} had told it.", day=day)
    return tr("It was asked although you had found it out from {person} on day {day}.", person=name, day=day)


def unheard(tr: Translator, one: ObjectionReview) -> tuple[str, ...]:
    """Return by what it could have been known what an objection means, where evidence missed that."""
    lines = []
    if one.asked:
        lines.append(tr("You had asked, and the reply said it."))
    if one.shown is not None and one.shown.found is not None:
        lines.append(_in_hand(tr, one.shown.text, one.shown.found))
    elif one.shown is not None and not one.asked:
        where = joined(tr, (where_words(tr, place) for place in one.shown.where[:1]))
        lines.append(tr("This clue would have shown it: “{clue}” {where}", clue=one.shown.text, where=where))
    if one.askable and not one.asked and (one.shown is None or one.shown.found is None):
        lines.append(tr("Asking what is behind it would have told you."))
    return tuple(lines)


def _in_hand(tr: Translator, clue: str, found: Found) -> str:
    values: dict[str, object] = {"clue": clue, "day": found.day}
    match found.way:
        case "source":
            return tr("You had found it out on day {day} (“{source}”): “{clue}”", source=found.name, **values)
        case "event":
            return tr("The news of day {day} had told it: “{clue}”", **values)
    return tr("You had found it out from {person} on day {day}: “{clue}”", person=found.name, **values)


def _better(tr: Translator, one: ObjectionReview) -> list[str]:
    pitches = tr.listed(tr("“{pitch}”", pitch=title) for title in one.pitches)
    if one.status == "prevented":
        return [tr("It was prevented by {pitches}.", pitches=pitches)] if pitches else []
    lines = []
    if one.status == "latent":
        if pitches:
            return [
                tr(
                    "What would have addressed it, with a fit of {needed}: {pitches}.",
                    needed=SERVES_FROM,
                    pitches=pitches,
                )
            ]
        return [tr("Had it come up, this would have met it: “{words}”", words=words) for words in one.better]
    if not any(answer.meets for answer in one.answers):
        lines += [tr("What would have met it: “{words}”", words=words) for words in one.better]
    if any(answer.misses for answer in one.answers):
        lines += unheard(tr, one)
    if pitches:
        lines.append(tr("What would have prevented it, made first: {pitches}.", pitches=pitches))
    return lines
