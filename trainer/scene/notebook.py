"""The notebook: the clues found, by the person they are about, and the news."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.i18n.translator import Translator
from trainer.scene.people import in_chart_order
from trainer.scene.text import Text

if TYPE_CHECKING:
    from trainer.play.session import Session


@dataclass(frozen=True, slots=True)
class NotebookClue:
    """A clue found; `fresh` if the last move brought it."""

    id: str
    text: Text
    fresh: bool


@dataclass(frozen=True, slots=True)
class PersonClues:
    """What was found out about a person; `nothing` takes the clues' place where there are none."""

    person: str
    heading: str
    clues: tuple[NotebookClue, ...]
    nothing: Text


@dataclass(frozen=True, slots=True)
class Notebook:
    """The notebook.

    Attributes:
        title: its name.
        count: clues found.
        fresh: how many of them the last move brought.
        people: whom there are clues about.
        nothing: what stands there where there are none.
        news: what happened, oldest first.
    """

    title: str
    count: int
    fresh: int
    people: tuple[PersonClues, ...]
    nothing: Text
    news: tuple[Text, ...]


def clues_about(tr: Translator, session: Session, person: str) -> PersonClues:
    """Return what was found out about a person (an id)."""
    view = session.view
    fresh = _fresh(session)
    name = view.person(person).name
    return PersonClues(
        person,
        tr("About {person}", person=name),
        tuple(NotebookClue(one.id, Text(one.text), one.id in fresh) for one in view.clues if one.about == person),
        Text(tr("Nothing about {person} yet.", person=name), "quiet"),
    )


def notebook(tr: Translator, session: Session, first: str = "") -> Notebook:
    """Return the notebook; the person of the id `first` leads."""
    view = session.view
    people = sorted(in_chart_order(view.people), key=lambda person: person.id != first)
    pages = (clues_about(tr, session, person.id) for person in people)
    return Notebook(
        tr("Notebook"),
        len(view.clues),
        len(_fresh(session)),
        tuple(page for page in pages if page.clues),
        Text(tr("Nothing yet. What you find out is kept here."), "quiet"),
        news(session),
    )


def news(session: Session) -> tuple[Text, ...]:
    """Return what happened, oldest first."""
    return tuple(Text(text.replace("{you}", session.you)) for text in session.view.news)


def _fresh(session: Session) -> frozenset[str]:
    lines = session.moments[-1].lines if session.moments else ()
    return frozenset(session.scenario.clues[line.item].id for line in lines if line.kind == "clue")
