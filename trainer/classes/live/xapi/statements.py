"""One attempt in a class as xAPI statements: each move, each map handed in, the result and each competency.

A record store may be read by those who still play. A statement of a move says of what kind it was and nothing else; the
variant, the decision and the scores come with the result.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import Any, NamedTuple
from urllib.parse import quote

from trainer.errors import N_
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.translator import Translator
from trainer.play.rows import NO_MOVES
from trainer.store.records import NOBODY, Person
from trainer.store.statement_book import Told, ToldAttempt, ToldRow

Statement = dict[str, Any]
PLATFORM = "sales-role-trainer"
PASSED = ("won", "concessions")
"""Decisions that bring a contract."""
_NAMESPACE = uuid.UUID("5f6f1f0e-6f0a-5c39-9d3c-0b9c4b0a7d18")
_ADL = "http://adlnet.gov/expapi/verbs/"
_TYPES = "http://adlnet.gov/expapi/activities/"


class Verb(NamedTuple):
    """A verb of the vocabulary that record stores know, and its words."""

    iri: str
    words: str


VERBS = {
    "experienced": Verb(f"{_ADL}experienced", N_("experienced")),
    "asked": Verb(f"{_ADL}asked", N_("asked")),
    "answered": Verb(f"{_ADL}answered", N_("answered")),
    "interacted": Verb(f"{_ADL}interacted", N_("interacted with")),
    "submitted": Verb("http://activitystrea.ms/schema/1.0/submit", N_("submitted")),
    "completed": Verb(f"{_ADL}completed", N_("completed")),
    "passed": Verb(f"{_ADL}passed", N_("passed")),
    "failed": Verb(f"{_ADL}failed", N_("failed")),
    "scored": Verb(f"{_ADL}scored", N_("scored at")),
}
MOVES = {
    "study": ("experienced", N_("work through a source")),
    "first": ("interacted", N_("choose the account to go to first")),
    "survey": ("asked", N_("send a questionnaire")),
    "include": ("interacted", N_("put a question into a questionnaire")),
    "meet": ("interacted", N_("begin a meeting")),
    "ask": ("asked", N_("ask a question in a meeting")),
    "pitch": ("interacted", N_("make a case in a meeting")),
    "respond": ("answered", N_("answer an objection")),
    "leave": ("interacted", N_("end a meeting")),
    "note": ("interacted", N_("write on the account map")),
    "strategy": ("interacted", N_("write down a strategy")),
    "review": ("submitted", N_("hand in the account map")),
    "close": ("asked", N_("ask for the decision")),
}
"""Verb and words by the first word of a row."""
_OTHER = ("interacted", N_("play on"))


@dataclass(frozen=True, slots=True)
class Frame:
    """What all statements of a class share.

    Attributes:
        iri: beneath which all that is ours is named, without a slash at its end; the home page of accounts.
        names: whether people are named, and what the gradebook knows them by.
        course: id of the class.
        name: of the class.
        language: in which it is held.
    """

    iri: str
    names: bool
    course: str
    name: str
    language: str

    def iri_of(self, *parts: object) -> str:
        """Return the IRI of something of ours."""
        return "/".join((self.iri, "xapi", *(quote(str(part), safe="/") for part in parts)))


class Waiting(NamedTuple):
    """A statement that is to be told.

    Attributes:
        attempt: id of the attempt that it tells of.
        statement: as it is sent.
        told: how far the attempt is told once it is accepted.
        whole: whether that holds nothing back; in the midst of a result, all of the result would be told again.
    """

    attempt: str
    statement: Statement
    told: Told
    whole: bool = True

    @property
    def id(self) -> str:
        """The id of the statement."""
        return str(self.statement["id"])

    @property
    def text(self) -> str:
        """The statement as JSON on one line."""
        return json.dumps(self.statement, ensure_ascii=False, separators=(",", ":"))


def statements_of(frame: Frame, attempt: ToldAttempt, rows: Sequence[ToldRow], told: Told) -> Iterator[Waiting]:
    """Yield what is to be told of an attempt, in order.

    Args:
        frame: what all have in common.
        attempt: the attempt.
        rows: its rows, at least from the last one on that was told.
        told: how far it was told.
    """
    shared = _shared(frame, attempt)
    for row in rows:
        word = row.text.partition(" ")[0]
        # What is said in one's own words is nobody's business but the class's.
        if row.seq >= told.rows and word not in NO_MOVES:
            yield Waiting(attempt.id, _move(frame, attempt, row, word, shared), Told(row.seq + 1, row.hash, False))
    if not attempt.outcome or told.scored or not rows or rows[-1].seq + 1 != attempt.rows:
        return
    last = rows[-1]
    found = list(_results(frame, attempt, last, shared))
    for place, one in enumerate(found, start=1):
        ends = place == len(found)
        yield Waiting(attempt.id, one, Told(last.seq + 1, last.hash, ends), ends)


def _move(frame: Frame, attempt: ToldAttempt, row: ToldRow, word: str, shared: Statement) -> Statement:
    verb, words = MOVES.get(word, _OTHER)
    kind = word if word in MOVES else "other"
    what = activity(
        frame.iri_of("scenarios", attempt.scenario, "moves", kind), "assessment" if kind == "review" else "interaction",
        in_languages(words),
    )  # fmt: skip
    context = {
        **shared["context"], "extensions": {
            **shared["context"].get("extensions", {}), frame.iri_of("extensions", "move"): row.seq + 1,
        },
    }  # fmt: skip
    made = _statement(attempt, row, "move", verb, what, {**shared, "context": context})
    if kind == "review":
        made["result"] = {"completion": True}
    return made


def _results(frame: Frame, attempt: ToldAttempt, last: ToldRow, shared: Statement) -> Iterator[Statement]:
    opened = datetime.fromisoformat(attempt.opened).timestamp()
    overall = attempt.overall or 0.0
    success = attempt.outcome in PASSED
    whole = activity(
        frame.iri_of("scenarios", attempt.scenario, "variants", attempt.variant), "simulation",
        {_tag(attempt.language): f"{attempt.title} ({attempt.variant})"},
    )  # fmt: skip
    decided = {frame.iri_of("extensions", "outcome"): attempt.outcome}
    result = {
        "score": scored(overall), "success": success, "completion": True, "duration": duration(last.wall - opened),
        "extensions": decided,
    }  # fmt: skip
    for kind in ("completed", "passed" if success else "failed"):
        yield {**_statement(attempt, last, kind, kind, whole, shared), "result": result}
    context = {**shared["context"]}
    context["contextActivities"] = {**context["contextActivities"], "parent": [whole]}
    for name, value in attempt.scores.items():
        if value is not None:
            words = {LANGUAGES[each].tag: Translator(each).term("competency", name) for each in LANGUAGES}
            what = activity(frame.iri_of("competencies", name), "objective", words)
            made = _statement(attempt, last, f"scored {name}", "scored", what, {**shared, "context": context})
            yield {**made, "result": {"score": scored(value)}}


def _statement(
    attempt: ToldAttempt, row: ToldRow, kind: str, verb: str, what: Statement, shared: Statement
) -> Statement:
    iri, words = VERBS[verb]
    return {
        "id": str(uuid.uuid5(_NAMESPACE, f"{attempt.id} {row.seq} {row.hash} {kind}")),
        "timestamp": _time(row.wall),
        "actor": shared["actor"],
        "verb": {"id": iri, "display": in_languages(words)},
        "object": what,
        "context": shared["context"],
    }


def _shared(frame: Frame, attempt: ToldAttempt) -> Statement:
    """Return who it was and where: what every statement of an attempt holds."""
    people = [_agent(frame, one) for one in attempt.people]
    actor: Statement = {"objectType": "Group", "account": {"homePage": frame.iri, "name": attempt.seat}}
    if len(people) == 1:
        actor = people[0]
    elif people:
        actor["member"] = people
    context: Statement = {
        "registration": str(uuid.UUID(attempt.id)),
        "platform": PLATFORM,
        "language": _tag(attempt.language),
        "contextActivities": {
            "parent": [_played(frame, attempt.scenario, attempt.title, _tag(attempt.language))],
            "grouping": list(_grouping(frame, attempt.round)),
        },
    }
    if frame.names and attempt.identities:
        context["extensions"] = {frame.iri_of("extensions", "identities"): dict(attempt.identities)}
    return {"actor": actor, "context": context}


@lru_cache(maxsize=256)
def _played(frame: Frame, scenario: str, title: str, tag: str) -> Statement:
    return activity(frame.iri_of("scenarios", scenario), "simulation", {tag: title})


@lru_cache(maxsize=256)
def _grouping(frame: Frame, number: int) -> tuple[Statement, Statement]:
    """Return the class and its round."""
    words = {LANGUAGES[each].tag: Translator(each)("round {number}", number=number) for each in LANGUAGES}
    return (
        activity(frame.iri_of("classes", frame.course), "course", {_tag(frame.language): frame.name}),
        activity(frame.iri_of("classes", frame.course, "rounds", number), "lesson", words),
    )


def _agent(frame: Frame, person: Person) -> Statement:
    agent: Statement = {"objectType": "Agent", "account": {"homePage": frame.iri, "name": person.id}}
    return {**agent, "name": person.name} if frame.names and person.name != NOBODY else agent


def activity(iri: str, kind: str, words: Mapping[str, str]) -> Statement:
    """Return an activity of one of ADL's types."""
    return {"objectType": "Activity", "id": iri, "definition": {"type": f"{_TYPES}{kind}", "name": dict(words)}}


def scored(points: float) -> Statement:
    """Return a score of 0–100."""
    return {"scaled": round(points / 100, 4), "raw": points, "min": 0, "max": 100}


def duration(seconds: float) -> str:
    """Return a time as ISO 8601 writes it; clocks are set back, and no play took less than nothing."""
    hundredths = max(0, round(seconds * 100))
    hours, rest = divmod(hundredths, 360_000)
    minutes, rest = divmod(rest, 6_000)
    parts = (f"{hours}H" if hours else "", f"{minutes}M" if minutes else "", f"{rest / 100:g}S")
    return "PT" + "".join(parts)


@cache
def in_languages(words: str) -> dict[str, str]:
    """Return a text of ours in every language of the interface, by their tags."""
    return {each.tag: Translator(name)(words) for name, each in LANGUAGES.items()}


def _tag(language: str) -> str:
    return LANGUAGES[language].tag if language in LANGUAGES else language


def _time(wall: float) -> str:
    return datetime.fromtimestamp(wall, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
