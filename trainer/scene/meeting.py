"""A meeting: what was said, what can be said, how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.core.codec import encode
from trainer.core.legal import legal_moves
from trainer.core.moves import Ask, Leave, Meet, Move, Paperwork, Pitch, Respond
from trainer.core.state import MEETING, State
from trainer.core.view import Choice
from trainer.i18n.translator import Translator
from trainer.scene.cases import cases_in_order
from trainer.scene.choices import LETTERS, ChoiceKeys, KeySeries, shuffled
from trainer.scene.narration import NarrationLine, narration
from trainer.scene.notebook import Notebook, PersonClues, clues_about, notebook
from trainer.scene.own_words import OwnWordsScene, own_words
from trainer.scene.people import Portrait, portrait
from trainer.scene.place import Calendar, calendar
from trainer.scene.text import AskBack, Gauge, Option, Text

if TYPE_CHECKING:
    from trainer.play.session import Session

PITCHES, LEAVE = "pitches", encode(Leave())
"""What stands for "make a pitch" and "take your leave" among the keys."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting.

    Attributes:
        person: across the table.
        channel: by which channel, in a word.
        calendar: the calendar.
        companion: who came along, in words, or None.
        patience: how much more can be said.
        talk: what was said, oldest first.
        objection: the objection on the table, or None.
        heading: what heads the choices: questions, or responses while an objection is on the table.
        choices: questions or responses, in this attempt's own order.
        pitches_heading: what heads the pitches.
        pitches: what can be pitched, in this attempt's own order.
        pitch_words: what leads to the pitches, with how many there are; "" where none can be made.
        pitch_key: the key that leads to the pitches, or "" where the front end has one of its own.
        leave: taking one's leave, and what is asked before it.
        notebook: the whole notebook, what is about this person first.
        about: what was found out about this person.
        say: what is asked for in one's own words, None where nothing ever is.
    """

    person: Portrait
    channel: str
    calendar: Calendar
    companion: Text | None
    patience: Gauge
    talk: tuple[NarrationLine, ...]
    objection: Text | None
    heading: str
    choices: tuple[Option, ...]
    pitches_heading: str
    pitches: tuple[Option, ...]
    pitch_words: str
    pitch_key: str
    leave: Option
    notebook: Notebook
    about: PersonClues
    say: OwnWordsScene | None


def meeting(tr: Translator, session: Session, keys: KeySeries = LETTERS) -> Meeting:
    """Return the meeting that is on; `keys` are those that the front end has for choices."""
    view = session.view
    now = view.meeting
    assert now is not None, "no meeting is on"
    person = view.person(now.person)
    held = _keys(session, keys)
    pitches = [choice for choice in view.choices if isinstance(choice.move, Pitch)]
    others = [choice for choice in view.choices if isinstance(choice.move, Ask | Respond)]
    companion = next((one.name for one in view.team if one.id == _companion(session)), "")
    pitch_words = tr.plural("Make a pitch ({count} ready)", "Make a pitch ({count} ready)", len(pitches))
    return Meeting(
        person=portrait(tr, session, person),
        channel=tr.term("channel", now.channel),
        calendar=calendar(tr, view),
        companion=Text(tr("with you: {colleague}", colleague=companion), "quiet") if companion else None,
        patience=_patience(tr, now.patience),
        talk=narration(tr, session.scenario, session.talk),
        objection=Text(now.objection.replace("{you}", session.you), "warning", person.name) if now.objection else None,
        heading=tr("An objection: how do you answer?") if now.objection else tr("What you can say"),
        choices=_options(tr, session, others, held),
        pitches_heading=tr("Your pitches"),
        pitches=_options(tr, session, pitches, held),
        pitch_words=pitch_words if pitches else "",
        pitch_key=held.get(PITCHES, ""),
        leave=Option(
            LEAVE, tr("Take your leave"), key=held.get(LEAVE, ""),
            why_not=tr("An objection is on the table: answer it first.") if now.objection else "",
            question=_early(tr) if _silent(session) else None,
        ),
        notebook=notebook(tr, session, first=person.id),
        about=clues_about(tr, session, person.id),
        say=own_words(tr, session, person.name, view.choices),
    )  # fmt: skip


def _patience(tr: Translator, left: int) -> Gauge:
    words = tr("patience {value}", value=left) if left else tr("patience used up")
    return Gauge(tr("patience"), left, 0, words)


def _options(
    tr: Translator, session: Session, choices: Iterable[Choice], keys: Mapping[str, str]
) -> tuple[Option, ...]:
    """Return `choices` by their keys; those for which no key was left come last."""
    order = list(keys)
    found = [
        Option(
            (name := encode(choice.move)),
            choice.say.replace("{you}", session.you),
            choice.title,
            tr.term("kind", choice.kind) if choice.kind else "",
            key=keys.get(name, ""),
        )
        for choice in shuffled(choices, session.attempt.id)
    ]
    return tuple(sorted(found, key=lambda one: order.index(one.move) if one.move in keys else len(order)))


def _keys(session: Session, keys: KeySeries) -> dict[str, str]:
    """Return the key of everything that can be said now, in the order of the keys.

    They follow from the moves since the meeting began: a choice keeps its own for as long as it is offered. A pitch has
    the same in the whole play, and wherever else the cases are listed.
    """
    pitches = ChoiceKeys(keys.labels)
    pitches.give(encode(case.move) for case in cases_in_order(session))
    series: dict[str, ChoiceKeys] = {PITCHES: pitches}
    held: dict[str, str] = {}
    for state in _states(session):
        held = {}
        for name, moves in _series(session, state, together=keys.together).items():
            held |= series.setdefault(name, ChoiceKeys(keys.labels)).give(moves)
    return held


def _states(session: Session) -> list[State]:
    """Return the states since the meeting began, oldest first."""
    states: list[State] = []
    for moment in reversed(session.moments):
        if moment.after.place != MEETING:
            break
        if not isinstance(moment.move, Paperwork):
            states.append(moment.after)
    return states[::-1]


def _series(session: Session, state: State, *, together: bool) -> dict[str, list[str]]:
    moves = legal_moves(session.scenario, state)
    attempt = session.attempt.id

    def those(*kinds: type[Move]) -> list[str]:
        return [encode(move) for move in shuffled((one for one in moves if isinstance(one, kinds)), attempt)]

    said, pitches = those(Ask, Respond), those(Pitch)
    if together:
        # Numbers are typed ahead: none may come to mean something else while it can be.
        menu = [PITCHES] if pitches else []
        return {"said": [*said, *menu, *those(Leave)], PITCHES: pitches}
    if state.objection >= 0:
        return {f"objection {state.objection}": said}
    return {"said": said, PITCHES: pitches}


def _companion(session: Session) -> str:
    for moment in reversed(session.moments):
        if isinstance(moment.move, Meet):
            return moment.move.companion or ""
    return ""


def _silent(session: Session) -> bool:
    """Return whether nothing has been said since the meeting began; writing on the map says nothing."""
    last = next((moment.move for moment in reversed(session.moments) if not isinstance(moment.move, Paperwork)), None)
    return isinstance(last, Meet)


def _early(tr: Translator) -> AskBack:
    words = tr("You have not asked anything yet, and the time is spent.")
    return AskBack(tr("Leave already?"), words, tr("Leave"), tr("Stay"))
