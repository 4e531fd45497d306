"""What the account map still lacks: the manager's questions, derived from the map alone."""

from __future__ import annotations

from typing import NamedTuple

from trainer.core.moves import Note
from trainer.core.score.account_map import EVIDENCE_FOR_SURE
from trainer.core.view import PersonSeen, View
from trainer.i18n.translator import Translator
from trainer.scene.people import in_chart_order


class Gap(NamedTuple):
    """Something missing about a person; `kind` is "blank", "unknown", "role", "clues", "needs", "stance" or "unmet"."""

    person: PersonSeen
    kind: str


def gaps(view: View) -> list[Gap]:
    """Return what is missing, the people in the order of the chart, the gravest first for each."""
    found: list[Gap] = []
    for person in in_chart_order(view.people):
        note = view.note(person.id)
        if note == Note(person.id):
            # One question for somebody of whom nothing is written; the single gaps would only repeat it.
            found.append(Gap(person, "blank" if person.met else "unknown"))
            continue
        found.extend(Gap(person, kind) for kind in note_gaps(note))
        if not person.met:
            found.append(Gap(person, "unmet"))
    return found


def note_gaps(note: Note) -> list[str]:
    """Return the kinds of gap in what is written about one person."""
    kinds = []
    if not note.roles:
        kinds.append("role")
    elif note.certainty == 3 and len(note.evidence) < EVIDENCE_FOR_SURE:
        kinds.append("clues")
    if not note.concerns or not note.wins:
        kinds.append("needs")
    if note.stance is None or note.influence is None or note.veto is None:
        kinds.append("stance")
    return kinds


def gap_text(tr: Translator, kind: str) -> str:
    """Return a gap in two or three words."""
    return {
        "role": tr("no role"),
        "clues": tr("sure without two clues"),
        "needs": tr("needs unknown"),
        "stance": tr("influence, stance or veto open"),
    }[kind]


def manager_question(tr: Translator, gap: Gap) -> str:
    """Return a gap as the manager asks about it."""
    name = gap.person.name
    return {
        "blank": tr("You met {person}, and the map says nothing. What did you learn?", person=name),
        "unknown": tr("{person}: not met, and nothing on the map. Who is that for us?", person=name),
        "role": tr("What part does {person} play in this? The map does not say.", person=name),
        "clues": tr("You are sure about {person}. What are your two clues?", person=name),
        "needs": tr("What does {person} need for the office, and want for themselves?", person=name),
        "stance": tr("How much weight has {person}, on whose side, and can they stop us?", person=name),
        "unmet": tr("You have not met {person}. On purpose?", person=name),
    }[gap.kind]
