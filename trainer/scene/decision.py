"""The decision: the committee speaks one after the other, then the result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.core.narration import Line
from trainer.core.scenario import Person
from trainer.i18n.translator import Translator
from trainer.scene.text import Text, name_and_title, paragraphs

if TYPE_CHECKING:
    from trainer.play.session import Session


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision.

    Attributes:
        title: what this is.
        customer: whose decision it is.
        opening: what leads up to it.
        voices: what everybody says, in the order in which they speak; the lead is name and title.
        outcome: the outcome in a word or two.
        ending: the story's end, its title first; may be empty.
        promises: what is heard of each promise half a year later; the lead says whether it was kept.
        scores: competency by competency; the lead names it.
        overall: the result as a sentence.
    """

    title: str
    customer: str
    opening: Text
    voices: tuple[Text, ...]
    outcome: str
    ending: tuple[Text, ...]
    promises: tuple[Text, ...]
    scores: tuple[Text, ...]
    overall: str


def decision(tr: Translator, session: Session) -> Decision:
    """Return the decision of a play that is over."""
    card = session.card
    assert card is not None
    end, people = card.outcome, session.scenario.people
    ending: tuple[Text, ...] = ()
    if end.ending is not None:
        ending = (Text(end.ending.title, "strong"), *paragraphs(end.ending.text, session.you))
    return Decision(
        title=tr("The decision"),
        customer=session.scenario.brief.customer,
        opening=Text(_opening(tr, end.kind), "quiet"),
        voices=tuple(_voice(tr, line, people[line.person]) for line in session.committee()),
        outcome=tr.term("outcome", end.kind),
        ending=ending,
        promises=(
            *(Text(one.kept_text.replace("{you}", session.you), "good", tr("promise kept")) for one in end.kept),
            *(
                Text(
                    one.broken_text.replace("{you}", session.you),
                    "bad",
                    tr("promise broken, −{points}", points=one.points),
                )
                for one in end.broken
            ),
        ),
        scores=tuple(
            Text(
                tr("no occasion") if score.value is None else f"{score.value:g}",
                lead=tr.term("competency", name),
            )
            for name, score in card.scores.items()
        ),
        overall=tr("Your result: {points} of 100", points=f"{card.overall:g}"),
    )


def _voice(tr: Translator, line: Line, person: Person) -> Text:
    words = tr("{person} says the same.", person=person.name) if line.kind == "same" else line.text
    return Text(words, lead=name_and_title(tr, person))


def _opening(tr: Translator, outcome: str) -> str:
    # Not everybody whose word counts sits in one room: some are asked, or heard of.
    if outcome == "disqualified":
        return tr("You are out of it: nobody is asked any more where they stand.")
    return tr("Now it is decided. One after the other they say where they stand.")
