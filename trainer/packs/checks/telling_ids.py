"""Ids that tell: they stand in transcripts, and whoever plays by typed moves reads them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from trainer.core import vocabulary
from trainer.errors import N_
from trainer.packs.checks.scenario_index import ScenarioIndex
from trainer.packs.checks.wording import stem, words
from trainer.packs.problems import Key, Problem

_RANKS = ("head", "chief", "boss", "director", "owner")
_STANDING = ("decides", "decide", "deciding", "purchasing", "buyer", "ally", "enemy", "opponent", "power", "veto")
_TRUTHS = ("false", "gossip", "real", "true", "truth", "lie", "misleading", "rumour", "rumor", "fake", "wrong", "right")
_TEMPTATIONS = ("trap", "bribe", "kickback", "bait", "temptation", "forbidden", "breach")
_STEPS = ("probe", "evidence", "discount", "argue", "brush", "dodge", "correct", "best")
"""What a response is for: elsewhere these words tell nothing."""
_ROLES = tuple(role for role in vocabulary.ROLES if "_" not in role)
_TELLING = frozenset((*_RANKS, *_STANDING, *_TRUTHS, *_TEMPTATIONS, *_ROLES, *vocabulary.VETOES, *vocabulary.NEEDS))
"""Words that say what is to be found out: rank, role, need, veto, and what is true."""


def telling_ids(index: ScenarioIndex) -> Iterator[Problem]:
    """Yield ids with a word that says what is to be found out, and that the text beside them does not say."""
    scenario = index.scenario
    shown = f"{scenario.title}\n{scenario.summary}"
    file = PurePath(index.name).name.partition(".")[0]
    for key, name, text in (*_visible(index), (("id",), scenario.id, shown)):
        yield from _telling(index, key, name, text)
    if file != scenario.id:
        yield from _telling(index, (), file, shown)


def _telling(index: ScenarioIndex, key: Key, name: str, text: str) -> Iterator[Problem]:
    telling = _TELLING.union(_STEPS) if "response" in key else _TELLING
    # Who asks names the rank, not who answers.
    telling = telling.difference(_RANKS) if "question" in key else telling
    parts = [part for part in name.split("-") if part in telling]
    said = words(text) if parts else {}
    for part in parts:
        if stem(part) not in said:
            yield index.problem(
                "W202", key, N_("the id '{name}' tells: '{part}'") if key else
                N_("the file's name '{name}' tells: '{part}'"),
                N_("take a word of the text that is read beside it, or one that says nothing"), name=name, part=part,
            )  # fmt: skip
            return


def _visible(index: ScenarioIndex) -> Iterator[tuple[Key, str, str]]:
    """Yield every id that a trainee may come by: its key, itself, and the text that is read beside it."""
    scenario = index.scenario
    for place, person in enumerate(scenario.person):
        yield ("person", place, "id"), person.id, f"{person.name}\n{person.title}\n{person.unit}"
        for entry, question in enumerate(person.question):
            yield ("person", place, "question", entry, "id"), question.id, question.say
        for entry, objection in enumerate(person.objection):
            key: Key = ("person", place, "objection", entry)
            yield (*key, "id"), objection.id, objection.said
            for position, response in enumerate(objection.response):
                yield (*key, "response", position, "id"), response.id, response.say
    for place, clue in enumerate(scenario.clue):
        yield ("clue", place, "id"), clue.id, clue.text
    for place, source in enumerate(scenario.source):
        yield ("source", place, "id"), source.id, source.title
    for place, sheet in enumerate(scenario.questionnaire):
        yield ("questionnaire", place, "id"), sheet.id, sheet.title
        for entry, asked in enumerate(sheet.question):
            yield ("questionnaire", place, "question", entry, "id"), asked.id, asked.say
    for place, account in enumerate(scenario.account):
        yield ("account", place, "id"), account.id, f"{account.name}\n{account.text}"
    for place, pitch in enumerate(scenario.pitch):
        yield ("pitch", place, "id"), pitch.id, f"{pitch.title}\n{pitch.say}"
    for place, event in enumerate(scenario.event):
        yield ("event", place, "id"), event.id, event.text
    for place, colleague in enumerate(scenario.seller.team):
        yield ("seller", "team", place, "id"), colleague.id, f"{colleague.name}\n{colleague.title}"
