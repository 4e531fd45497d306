"""The customer's people as the trainee knows them: the chart, and a portrait of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.core.moves import Strategy
from trainer.core.view import PersonSeen, View
from trainer.core.vocabulary import MAX_TRUST
from trainer.i18n.translator import Translator
from trainer.scene.note_text import note_summary
from trainer.scene.text import Gauge, Text, name_and_title, paragraphs

if TYPE_CHECKING:
    from trainer.play.session import Session


@dataclass(frozen=True, slots=True)
class ChartRow:
    """Somebody's place in the chart; `depth` counts superiors."""

    person: str
    name: str
    title: str
    unit: str
    depth: int


@dataclass(frozen=True, slots=True)
class Portrait:
    """One of the customer's people.

    Attributes:
        person: their id.
        name_and_title: both in one.
        unit: where they work.
        superior: whom they report to, in words, or "".
        public: what anybody can see.
        trust: as felt.
        met: whether there was a meeting.
        met_words: the same in words.
        opinion: what the account map says of them, shortly.
        unknown: what is not known of them yet, None if the map says something to everything.
        coach: that they are on the trainee's side, or None.
        heard: the pitches made to them, or None.
        goal: what the strategy wants of them, or None.
    """

    person: str
    name: str
    title: str
    name_and_title: str
    unit: str
    superior: str
    public: tuple[Text, ...]
    trust: Gauge
    met: bool
    met_words: str
    opinion: Text
    unknown: Text | None
    coach: Text | None
    heard: Text | None
    goal: Text | None


def reporting_tree(people: Sequence[PersonSeen]) -> tuple[tuple[int, PersonSeen], ...]:
    """Return the people in the order of the reporting lines, each with the number of their superiors."""
    ids = {person.id for person in people}
    found: list[tuple[int, PersonSeen]] = []

    def add(person: PersonSeen, depth: int) -> None:
        found.append((depth, person))
        for other in people:
            if other.boss == person.id:
                add(other, depth + 1)

    for person in people:
        if person.boss not in ids:
            add(person, 0)
    return tuple(found)


def in_chart_order(people: Sequence[PersonSeen]) -> tuple[PersonSeen, ...]:
    """Return the people as the chart lists them: where they stand in a row tells nothing beyond it."""
    return tuple(person for _, person in reporting_tree(people))


def chart(people: Sequence[PersonSeen]) -> tuple[ChartRow, ...]:
    """Return who reports to whom."""
    return tuple(ChartRow(one.id, one.name, one.title, one.unit, depth) for depth, one in reporting_tree(people))


def trust_gauge(tr: Translator, person: PersonSeen) -> Gauge:
    """Return how much a person trusts the trainee."""
    words = tr("trust {value} of {most}", value=person.trust, most=MAX_TRUST)
    return Gauge(tr("trust"), person.trust, MAX_TRUST, words)


def coach_text(tr: Translator, person: PersonSeen) -> Text | None:
    """Return that a person is on the trainee's side, None if they are not."""
    return Text(tr("on your side"), "good") if person.coach else None


def portrait(tr: Translator, session: Session, person: PersonSeen) -> Portrait:
    """Return what is known of a person."""
    view, scenario = session.view, session.scenario
    boss = next((other.name for other in view.people if other.id == person.boss), "")
    heard = tr("; ").join(scenario.pitches[scenario.pitch_index[pitch]].title for pitch in person.heard)
    return Portrait(
        person=person.id,
        name=person.name,
        title=person.title,
        name_and_title=name_and_title(tr, person),
        unit=person.unit,
        superior=tr("reports to {boss}", boss=boss) if boss else "",
        public=paragraphs(person.public, session.you),
        trust=trust_gauge(tr, person),
        met=person.met,
        met_words=tr("met") if person.met else tr("not met yet"),
        opinion=Text(note_summary(tr, view.note(person.id)) or tr("nothing yet"), lead=tr("you think")),
        unknown=unknown_text(tr, view, person),
        coach=coach_text(tr, person),
        heard=Text(heard, lead=tr("heard from you")) if heard else None,
        goal=goal_text(tr, session.state.strategy, person.id),
    )


def unknown_text(tr: Translator, view: View, person: PersonSeen) -> Text | None:
    """Return what is not known of a person yet: not met, no clue, and every part of the map that is blank."""
    note = view.note(person.id)
    parts = (
        (tr("not met"), person.met), (tr("no clue found"), any(clue.about == person.id for clue in view.clues)),
        (tr("roles"), note.roles), (tr("influence"), note.influence is not None),
        (tr("stance"), note.stance is not None), (tr("veto"), note.veto is not None),
        (tr("concerns"), note.concerns), (tr("wants"), note.wins),
    )  # fmt: skip
    missing = [words for words, known in parts if not known]
    return Text(tr.listed(missing), "quiet", tr("not known yet")) if missing else None


def goal_text(tr: Translator, strategy: Strategy | None, person: str) -> Text | None:
    """Return what the strategy wants of a person (an id), None where it says nothing of them."""
    if strategy is not None and person in strategy.win:
        return Text(tr("to be won"), lead=tr("strategy"))
    if strategy is not None and person in strategy.neutral:
        return Text(tr("to be kept neutral"), lead=tr("strategy"))
    return None
