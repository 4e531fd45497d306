"""Moves as text and back: one move a line, the same in transcripts, tests, the journal and plain mode."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from trainer.core.moves import (
    Ask,
    Close,
    First,
    Include,
    Leave,
    Meet,
    Move,
    Note,
    Pitch,
    Respond,
    Review,
    Strategy,
    Study,
    Survey,
)
from trainer.errors import N_, BadTranscript

FORMS = {
    "study": "study SOURCE",
    "first": "first ACCOUNT",
    "survey": "survey QUESTIONNAIRE PERSON",
    "include": "include QUESTIONNAIRE.QUESTION",
    "meet": "meet PERSON visit|call|mail [with COLLEAGUE]",
    "ask": "ask PERSON.QUESTION",
    "pitch": "pitch PITCH",
    "respond": "respond PERSON.OBJECTION.RESPONSE",
    "leave": "leave",
    "note": "note PERSON [roles=A,B] [influence=0-3] [stance=-2..2] [veto=KIND] [concerns=A,B] [wins=A,B] "
    "[certainty=1-3] [evidence=A,B]",
    "strategy": "strategy [win=PERSON,PERSON] [neutral=PERSON,PERSON] [case=PITCH]",
    "review": "review",
    "close": "close",
}
"""How each move is written."""

_LISTS = ("roles", "concerns", "wins", "evidence")
_NUMBERS = ("influence", "stance", "certainty")


def encode(move: Move) -> str:
    """Return the one line that stands for `move`."""
    match move:
        case Study(source):
            return f"study {source}"
        case First(account):
            return f"first {account}"
        case Survey(questionnaire, person):
            return f"survey {questionnaire} {person}"
        case Include(question):
            return f"include {question}"
        case Meet(person, channel, None):
            return f"meet {person} {channel}"
        case Meet(person, channel, companion):
            return f"meet {person} {channel} with {companion}"
        case Ask(question):
            return f"ask {question}"
        case Pitch(pitch):
            return f"pitch {pitch}"
        case Respond(response):
            return f"respond {response}"
        case Leave():
            return "leave"
        case Review():
            return "review"
        case Close():
            return "close"
        case Note():
            return _encode_note(move)
        case Strategy(win, neutral, case):
            parts = (("win", ",".join(win)), ("neutral", ",".join(neutral)), ("case", case))
            return " ".join(["strategy", *(f"{name}={value}" for name, value in parts if value)])


def _encode_note(note: Note) -> str:
    words = ["note", note.person]
    for name in ("roles", "influence", "stance", "veto", "concerns", "wins", "certainty", "evidence"):
        value = getattr(note, name)
        if name == "certainty" and value == 1:
            continue
        if isinstance(value, tuple):
            if value:
                words.append(f"{name}={','.join(value)}")
        elif value is not None:
            words.append(f"{name}={value}")
    return " ".join(words)


def decode(text: str) -> Move:
    """Return the move that `text` stands for; whether it is legal is the rules' question, not the codec's.

    Raises:
        BadTranscript: if it is no move, with the form that was expected.
    """
    words = text.split()
    match words:
        case ["study", source]:
            return Study(source)
        case ["first", account]:
            return First(account)
        case ["survey", questionnaire, person]:
            return Survey(questionnaire, person)
        case ["include", question]:
            return Include(question)
        case ["meet", person, channel]:
            return Meet(person, channel)
        case ["meet", person, channel, "with", companion]:
            return Meet(person, channel, companion)
        case ["ask", question]:
            return Ask(question)
        case ["pitch", pitch]:
            return Pitch(pitch)
        case ["respond", response]:
            return Respond(response)
        case ["leave"]:
            return Leave()
        case ["review"]:
            return Review()
        case ["close"]:
            return Close()
        case ["note", person, *fields]:
            return _decode_note(text, person, fields)
        case ["strategy", *fields]:
            return _decode_strategy(text, fields)
    form = FORMS.get(words[0]) if words else None
    if form:
        raise BadTranscript(
            N_("'{line}' is not how this move is written"), remedy=N_("expected: {form}"), line=_short(text), form=form
        )
    raise BadTranscript(
        N_("'{line}' is no move"), remedy=N_("a line begins with one of: {forms}"),
        line=_short(text), forms=", ".join(FORMS),
    )  # fmt: skip


def _decode_note(text: str, person: str, fields: list[str]) -> Note:
    given: dict[str, object] = {}
    fault = N_("'{part}' in '{line}' is no part of a note, or stands twice")
    for name, value in _parts(text, fields, (*_LISTS, *_NUMBERS, "veto"), fault, FORMS["note"]):
        if name in _LISTS:
            given[name] = _listed(value)
        elif name in _NUMBERS:
            if not (value.isascii() and value.removeprefix("-").isdigit() and len(value) <= 3):
                raise BadTranscript(
                    N_("{name} of '{line}' is not a whole number: '{part}'"), remedy=N_("expected: {form}"),
                    form=FORMS["note"], name=name, line=_short(text), part=_short(value),
                )  # fmt: skip
            given[name] = int(value)
        else:
            given[name] = value
    return Note(person, **given)  # type: ignore[arg-type]


def _decode_strategy(text: str, fields: list[str]) -> Strategy:
    fault = N_("'{part}' in '{line}' is no part of a strategy, or stands twice")
    given = dict(_parts(text, fields, ("win", "neutral", "case"), fault, FORMS["strategy"]))
    return Strategy(_listed(given.get("win", "")), _listed(given.get("neutral", "")), given.get("case", ""))


def _parts(
    text: str, fields: Iterable[str], known: Collection[str], fault: str, form: str
) -> Iterator[tuple[str, str]]:
    """Yield name and value of each `name=value`; says `fault` of one that is not known, or stands twice."""
    had: set[str] = set()
    for field in fields:
        name, equals, value = field.partition("=")
        if not equals or name in had or name not in known:
            raise BadTranscript(fault, remedy=N_("expected: {form}"), part=_short(field), line=_short(text), form=form)
        had.add(name)
        yield name, value


def _listed(value: str) -> tuple[str, ...]:
    return tuple(part for part in value.split(",") if part)


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:77] + "..."
