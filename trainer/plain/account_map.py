"""The account map in plain mode: one person at a time, one question a line."""

from __future__ import annotations

from dataclasses import replace

from trainer.core.moves import Note
from trainer.core.view import View
from trainer.errors import N_
from trainer.i18n.translator import Translator
from trainer.plain import words
from trainer.plain.console import Console
from trainer.plain.setup import Identify

_FIELDS = {
    "roles": N_("roles"), "influence": N_("influence"), "stance": N_("stance"), "veto": N_("veto"),
    "concerns": N_("concerns"), "wins": N_("wants"), "evidence": N_("evidence"),
}  # fmt: skip
_EMPTY: tuple[object, ...] = (None, ())


def emptied(tr: Translator, old: Note, new: Note) -> list[str]:
    """Return a warning that a typed note left out fields that held something: it replaces the whole entry."""
    lost = [
        tr(words)
        for name, words in _FIELDS.items()
        if getattr(old, name) not in _EMPTY and getattr(new, name) in _EMPTY
    ]
    if not lost:
        return []
    return [tr("A typed note replaces the whole entry; these are empty now: {fields}.", fields=tr.listed(lost))]


def ask_note(streams: Console, seen: View, identify: Identify) -> Note | None:
    """Return what the user wants to write of one person, or None if nothing changed."""
    tr = streams.tr
    options = [
        tr("{term}:", term=words.called(tr, one)) + " " + words.thought(tr, seen.note(one.id)) for one in seen.people
    ]
    chosen = streams.pick(tr("About whom?"), options)
    if chosen is None:
        return None
    person = seen.people[chosen]
    old = seen.note(person.id)
    streams.say([
        tr("Enter keeps what stands there; - empties it; several numbers are separated by commas; q leaves the rest."),
    ])  # fmt: skip
    clues = {clue.id: clue.text for clue in seen.clues if clue.about == person.id}
    new = old
    try:
        roles = _several(streams, identify, tr("Roles, the primary one first"), tr.terms("role"), old.roles)
        new = replace(new, roles=roles)
        if roles:
            certainty = _number(streams, identify, _certainty_prompt(tr), tr.terms("certainty"), old.certainty)
            new = replace(new, certainty=certainty or 1)
        new = replace(new, influence=_number(streams, identify, tr("Influence"), tr.terms("influence"), old.influence))
        new = replace(new, stance=_number(streams, identify, tr("Stance"), tr.terms("stance"), old.stance))
        new = replace(new, veto=_one(streams, identify, tr("Veto"), tr.terms("veto"), old.veto))
        concerns = _several(streams, identify, tr("Concerns of the office"), tr.terms("concern"), old.concerns)
        new = replace(new, concerns=concerns)
        new = replace(new, wins=_several(streams, identify, tr("Personal wins"), tr.terms("win"), old.wins))
        if clues:
            new = replace(new, evidence=_several(streams, identify, tr("Evidence"), clues, old.evidence))
    except _Enough:
        pass
    return None if new == old else new


class _Enough(Exception):
    """The user has filled in enough; what was filled in counts."""


def _certainty_prompt(tr: Translator) -> str:
    return tr("Certainty (right earns 1, 2, 3; wrong costs 0, 2, 6; sure needs two clues)")


def _several(
    streams: Console, identify: Identify, prompt: str, terms: dict[str, str], old: tuple[str, ...]
) -> tuple[str, ...]:
    names = list(terms)
    while True:
        answer = _asked(streams, identify, prompt, terms, ", ".join(terms.get(one, one) for one in old))
        if not answer:
            return old
        if answer == "q":
            raise _Enough
        if answer == "-":
            return ()
        numbers = [part.strip() for part in answer.replace("，", ",").replace("、", ",").split(",")]
        if all(part.isascii() and part.isdigit() and 0 < int(part[:6]) <= len(names) for part in numbers):
            return tuple(dict.fromkeys(names[int(part) - 1] for part in numbers))
        streams.say([streams.tr("Type numbers from 1 to {count}, separated by commas.", count=len(names))])


def _one(streams: Console, identify: Identify, prompt: str, terms: dict[str, str], old: str | None) -> str | None:
    while True:
        picked = _several(streams, identify, prompt, terms, () if old is None else (old,))
        if len(picked) <= 1:
            return picked[0] if picked else None
        streams.say([streams.tr("Only one of them.")])


def _number(streams: Console, identify: Identify, prompt: str, terms: dict[str, str], old: int | None) -> int | None:
    picked = _one(streams, identify, prompt, terms, None if old is None else str(old))
    return None if picked is None else int(picked)


def _asked(streams: Console, identify: Identify, prompt: str, terms: dict[str, str], old: str) -> str:
    streams.say([f"{prompt}:"])
    streams.say(f"  {number} {text}{identify(name)}" for number, (name, text) in enumerate(terms.items(), start=1))
    return streams.ask(f"[{old or '-'}]")
