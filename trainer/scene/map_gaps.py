"""What the account map still lacks: the manager's questions, derived from the map alone."""

from __future__ import annotations

from typing import NamedTuple

from trainer.core.moves import Note
from trainer.core.scenario import Scenario
from trainer.core.score.account_map import EVIDENCE_FOR_SURE
from trainer.core.view import PersonSeen, View
from trainer.i18n.translator import Translator
from trainer.scene.people import in_chart_order


class Gap(NamedTuple):
    """Something missing about a person.

    Attributes:
        person: who.
        kind: "blank", "unknown", "role", "clues", "needs", "influence", "veto", "power" (both of them) or "unmet".
    """

    person: PersonSeen
    kind: str


def power_counts(scenario: Scenario) -> bool:
    """Return whether influence and veto are scored on a map of this scenario, as they are after power has moved."""
    return bool(scenario.weights.get("adaptation"))


def gaps(view: View, *, power: bool) -> list[Gap]:
    """Return what is missing, the people in the order of the chart, the gravest first for each.

    Args:
        view: what the trainee sees.
        power: whether influence and veto count.
    """
    found: list[Gap] = []
    for person in in_chart_order(view.people):
        note = view.note(person.id)
        if note == Note(person.id):
            # One question for somebody of whom nothing is written; the single gaps would only repeat it.
            found.append(Gap(person, "blank" if person.met else "unknown"))
            continue
        found.extend(Gap(person, kind) for kind in note_gaps(note, power=power))
        if not person.met:
            found.append(Gap(person, "unmet"))
    return found


def note_gaps(note: Note, *, power: bool) -> list[str]:
    """Return the kinds of gap in what is written about one person; the stance is never one, for it is not scored."""
    kinds = []
    if not note.roles:
        kinds.append("role")
    elif note.certainty == 3 and len(note.evidence) < EVIDENCE_FOR_SURE:
        kinds.append("clues")
    if not note.concerns or not note.wins:
        kinds.append("needs")
    if power and note.influence is None:
        kinds.append("power" if note.veto is None else "influence")
    elif power and note.veto is None:
        kinds.append("veto")
    return kinds


def gap_text(tr: Translator, kind: str) -> str:
    """Return a gap in two or three words."""
    return {
        "role": tr("no role"),
        "clues": tr("sure without two clues"),
        "needs": tr("needs unknown"),
        "influence": tr("influence open"),
        "veto": tr("veto open"),
        "power": tr("influence and veto open"),
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
        "influence": tr("How much weight has {person}?", person=name),
        "veto": tr("Can {person} stop us?", person=name),
        "power": tr("How much weight has {person}, and can they stop us?", person=name),
        "unmet": tr("You have not met {person}. On purpose?", person=name),
    }[gap.kind]
