"""What people say: the same line twice in a play, and lines that speak of another channel than the talk's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.errors import N_, Term
from trainer.i18n.folding import cells
from trainer.packs.checks.scenario_index import COMMITTEE, ScenarioIndex
from trainer.packs.format.models import PersonTable, ReactionsTable
from trainer.packs.problems import Key, Problem, dotted

SHORTEST = 16
"""Cells from which a line is remembered: "I see." may be said twice."""

_TOGETHER = re.compile(
    r"\b(?:sits? down|(?:take|have) a seat|come in|stands? up|gets up|(?:shakes?|shook) (?:your |my )?hands?|handshake|"
    r"across the table|at (?:the|this|my) table|closes the door|hands you|pours you)\b"
    r"|请坐|坐下|坐吧|进来|起身|站起来?|握手|握了握|桌子对面|这张桌子|推过来|递过来|关上门",
    re.IGNORECASE,
)
"""What is said and done only where two people sit together."""


def sayings(index: ScenarioIndex) -> Iterator[Problem]:
    """Yield lines that are said twice in a play, and those that do not fit the channel which they wait for."""
    for place, person in enumerate(index.scenario.person):
        yield from _twice(index, place, person)
    yield from _channels(index)


def _twice(index: ScenarioIndex, place: int, person: PersonTable) -> Iterator[Problem]:
    """Yield texts of a person that stand at two places both of which one play may come to."""
    seen: dict[str, tuple[Key, bool]] = {}
    written = ((key, answer.text, False) for key, answer in index.written() if answer.id == person.id)
    for key, text, in_committee in (*_lines(place, person), *written):
        plain = " ".join(text.split())
        if cells(plain) < SHORTEST:
            continue
        first, first_in_committee = seen.setdefault(plain, (key, in_committee))
        if first != key and not (in_committee and first_in_committee):
            yield index.problem(
                "W206", key, N_("'{person}' says the same as at {first}"),
                N_("let it be said otherwise; [[person.reaction]] holds further lines for one kind of moment"),
                against=(first,), person=person.id, first=dotted(first[2:]),
            )  # fmt: skip


def _lines(place: int, person: PersonTable) -> Iterator[tuple[Key, str, bool]]:
    """Yield the key and the words of everything that a person may say, and whether it is in the committee."""
    here: Key = ("person", place)
    for name in ReactionsTable.model_fields:
        yield (*here, "reactions", name), getattr(person.reactions, name), name in COMMITTEE
    for entry, line in enumerate(person.reaction):
        yield (*here, "reaction", entry, "text"), line.text, line.when in COMMITTEE
    for entry, question in enumerate(person.question):
        yield (*here, "question", entry, "answer"), question.answer, False
    for entry, objection in enumerate(person.objection):
        yield (*here, "objection", entry, "said"), objection.said, False
        for position, response in enumerate(objection.response):
            yield (*here, "objection", entry, "response", position, "answer"), response.answer, False


def _channels(index: ScenarioIndex) -> Iterator[Problem]:
    for key, text, channel in _bound(index):
        found = _TOGETHER.search(text) if channel != "visit" else None
        if found:
            yield index.problem(
                "W207", key, N_("'{words}' needs a visit, and this is said only by another channel: {channel}"),
                N_("say it as it is said there, or change `needs.channel`"), words=found.group(),
                channel=Term("channel", channel),
            )  # fmt: skip


def _bound(index: ScenarioIndex) -> Iterator[tuple[Key, str, str]]:
    """Yield what is said only by one channel: its key, its words, and the channel."""
    for place, person in enumerate(index.scenario.person):
        here: Key = ("person", place)
        for entry, line in enumerate(person.reaction):
            if line.needs.channel:
                yield (*here, "reaction", entry, "text"), line.text, line.needs.channel
        for entry, question in enumerate(person.question):
            if question.needs.channel:
                for name in ("say", "answer"):
                    key = (*here, "question", entry, name)
                    yield key, getattr(question, name), question.needs.channel
        for entry, objection in enumerate(person.objection):
            channel = objection.needs.channel
            if channel:
                yield (*here, "objection", entry, "said"), objection.said, channel
            for position, response in enumerate(objection.response):
                own = channel or response.needs.channel
                for name in ("say", "answer") if own else ():
                    key = (*here, "objection", entry, "response", position, name)
                    yield key, getattr(response, name), own or ""
    for place, pitch in enumerate(index.scenario.pitch):
        if pitch.needs.channel:
            yield ("pitch", place, "say"), pitch.say, pitch.needs.channel
