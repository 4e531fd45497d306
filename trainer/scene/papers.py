"""What can be read again: sources, answers to questionnaires, what came of going to the first account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.core.scenario import Records
from trainer.i18n.translator import Translator
from trainer.scene.text import Text, paragraphs

if TYPE_CHECKING:
    from trainer.play.session import Session


@dataclass(frozen=True, slots=True)
class Paper:
    """Something that can be read again.

    Attributes:
        id: what tells it from all others.
        title: what it is called.
        kind: what kind of paper it is, in a word.
        texts: what stands in it; an answer is led by who gives it.
        records: the table under the texts, or None.
    """

    id: str
    title: str
    kind: str
    texts: tuple[Text, ...]
    records: Records | None = None


def papers(tr: Translator, session: Session) -> tuple[Paper, ...]:
    """Return everything that can be read again, in the order of the scenario."""
    view, you = session.view, session.you
    first = tuple(
        Paper(f"account {one.id}", one.name, tr("where you went first"), paragraphs(one.answer, you))
        for one in view.accounts
        if one.answer
    )
    studied = tuple(
        Paper(f"source {one.id}", one.title, tr.term("method", one.method), paragraphs(one.text, you), one.records)
        for one in view.sources
        if one.studied
    )
    return first + studied + _answered(tr, session)


def _answered(tr: Translator, session: Session) -> tuple[Paper, ...]:
    found = []
    for one in session.view.questionnaires:
        if one.sent_to and not one.left:
            name = session.view.person(one.sent_to).name
            texts = tuple(
                text
                for each in one.questions
                if each.included
                for text in (
                    Text(each.say.replace("{you}", session.you), "strong"),
                    Text(each.answer.replace("{you}", session.you), lead=name),
                )
            )
            found.append(Paper(f"questionnaire {one.id}", one.title, tr("answers from {person}", person=name), texts))
    return tuple(found)
