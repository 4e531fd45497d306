"""What was said in the trainee's own words, and the three questions about it: quoted, never judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trainer.core.own_words import SelfReview, Utterance, said_with
from trainer.debrief.facts.debrief import Debrief
from trainer.debrief.facts.loss_reviews import LossReview
from trainer.debrief.facts.objections import Answer
from trainer.debrief.facts.own_words import STEPS, own_of_loss
from trainer.debrief.page import OwnAnswer, OwnQuestion
from trainer.errors import N_
from trainer.i18n.translator import Translator

_ASKED = {
    "acknowledged": N_("Did I take the point seriously?"),
    "asked": N_("Did I ask what is behind it?"),
    "proved": N_("Did I prove anything?"),
}


def asked_of_words(tr: Translator, name: str) -> str:
    """Return what a trainee is asked of a line of their own; `name` is a field of `SelfReview`."""
    return tr(_ASKED[name])


def yes_or_no(tr: Translator, answer: bool | None) -> str:
    """Return an answer to such a question, "" where there is none."""
    return "" if answer is None else tr("yes") if answer else tr("no")


def own_lines_told(tr: Translator, own: Iterable[Utterance]) -> tuple[str, ...]:
    """Return the lines that were typed for one choice, each told as what it was: meant by the choice, or by none."""
    lines = tuple(own)
    return tuple(_told(tr, one, last=one is lines[-1], again=len(lines) > 1) for one in lines)


def _told(tr: Translator, one: Utterance, *, last: bool, again: bool) -> str:
    if not last:
        return tr("You said first: “{words}” – none of the lines meant that.", words=one.words)
    if not one.meant:
        return tr("You said: “{words}” – none of the lines meant that.", words=one.words)
    if again:
        return tr("Then you said: “{words}”", words=one.words)
    return tr("You said: “{words}”", words=one.words)


def reason_told(tr: Translator, reason: str) -> str:
    """Return why somebody was thought to be what the map says, "" where nothing was written."""
    return tr("Why I think so: “{words}”", words=reason) if reason else ""


def own_of_thing(tr: Translator, about: Debrief, loss: LossReview) -> tuple[str, ...]:
    """Return what the trainee said, or wrote on the map, where something was lost."""
    own, reason = own_of_loss(loss, about.own, about.reasons)
    return own_lines_told(tr, own) or tuple(filter(None, (reason_told(tr, reason),)))


def own_answer(tr: Translator, own: tuple[Utterance, ...], answer: Answer, lines: Iterable[str]) -> OwnAnswer | None:
    """Return what was said before an objection was answered, `lines` of the answer and the questions; None if nothing.

    Beside what the trainee says of the own line stands what the chosen one does.
    """
    spoken = said_with(own)
    if spoken is None:
        return None
    return OwnAnswer(
        row=spoken.row,
        said=own_lines_told(tr, own),
        lines=tuple(lines),
        questions=tuple(_questions(tr, spoken.review, answer)),
    )


def _questions(tr: Translator, review: SelfReview, answer: Answer) -> Iterator[OwnQuestion]:
    for name, mine in review._asdict().items():
        does = STEPS[name] in answer.does
        yield OwnQuestion(name, asked_of_words(tr, name), yes_or_no(tr, mine), yes_or_no(tr, does))
