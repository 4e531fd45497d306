"""What trainees say afterwards of their own lines that answered objections: three questions each, at the lines."""

from __future__ import annotations

from trainer.core.own_words import SelfReview
from trainer.errors import StoreFault
from trainer.i18n.translator import Translator
from trainer.outside_text import half_width
from trainer.plain.console import Console
from trainer.play.session import Session
from trainer.scene.debrief import debrief


def ask_of_words(streams: Console, session: Session) -> None:
    """Ask of every line of which nothing was said yet; what is answered is on disk before the next line is asked about.

    Raises:
        InputEnded: if the input ends.
    """
    if not any(one.words for one in session.said.utterances):
        return
    tr = streams.tr
    left = [
        (objection, answer)
        for objection in debrief(tr, session).objections
        for answer in objection.own
        if not any(each.mine for each in answer.questions)
    ]
    if not left:
        return
    streams.say([tr("Three questions about each answer of your own to an objection: y, n, or Enter to leave it out.")])
    for objection, answer in left:
        heard = tr("{person}: “{words}”", person=objection.label, words=objection.said)
        streams.say([objection.head, heard, *answer.said])
        said = {each.id: _answered(tr, streams.ask(each.ask)) for each in answer.questions}
        try:
            session.review_words(answer.row, SelfReview(**said))
        except StoreFault as fault:
            streams.say([fault.said(tr)])
        told = (tr("{question} The line: {line}", question=each.ask, line=each.line) for each in answer.questions)
        streams.say([*answer.lines, *told])


def _answered(tr: Translator, typed: str) -> bool | None:
    first = half_width(typed.strip()).casefold()
    if first in ("y", tr("yes")):
        return True
    return False if first in ("n", tr("no")) else None
