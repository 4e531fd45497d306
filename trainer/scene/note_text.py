"""What the account map says of a person, in a line."""

from __future__ import annotations

from trainer.core.moves import Note
from trainer.i18n.translator import Translator


def note_summary(tr: Translator, note: Note) -> str:
    """Return in a few words what is thought of a person, or "": role, stance, veto."""
    parts = []
    if note.roles:
        sure = tr.term("certainty", str(note.certainty))
        parts.append(tr("{word} ({note})", word=tr.term("role", note.roles[0]), note=sure))
    if note.stance is not None:
        parts.append(tr.term("stance", str(note.stance)))
    if note.veto not in (None, "none"):
        parts.append(tr.term("veto", str(note.veto)))
    return tr.listed(parts)


def note_in_full(tr: Translator, note: Note) -> str:
    """Return everything that is written about a person."""
    parts = [tr.listed(tr.term("role", role) for role in note.roles) or tr("no role yet")]
    if note.roles:
        parts.append(tr.term("certainty", str(note.certainty)))
    if note.influence is not None:
        parts.append(tr("influence: {level}", level=tr.term("influence", str(note.influence))))
    if note.stance is not None:
        parts.append(tr.term("stance", str(note.stance)))
    if note.veto is not None:
        parts.append(tr.term("veto", note.veto))
    parts += [tr.term("concern", one) for one in note.concerns] + [tr.term("win", one) for one in note.wins]
    if note.evidence:
        parts.append(tr("evidence: {clues}", clues=", ".join(note.evidence)))
    return tr("; ").join(parts)
