"""Attempts without a journal, and every text of a scene."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from trainer.core.codec import decode
from trainer.core.own_words import SayFirst
from trainer.core.transcript import FIRST_VARIANT
from trainer.i18n.translator import Translator
from trainer.packs.load import load
from trainer.packs.loaded_scenario import LoadedScenario
from trainer.play.session import Session
from trainer.scene.account_map import account_map
from trainer.scene.decision import decision
from trainer.scene.desk import Desk, desk
from trainer.scene.meeting import Meeting, meeting
from trainer.scene.place import place_of
from trainer.scene.questionnaire import QuestionnaireScene, questionnaire
from trainer.scene.review import ReviewScene, review
from trainer.store.journal import Journal
from trainer.store.records import Attempt, ChainEnd, KeptWords, Person

IDS = frozenset({"id", "person", "move", "key", "pitch_key", "met_last", "manner", "tone", "chosen"})
"""Fields that hold ids, not words."""


class _Forgetful:
    def append(self, attempt: str, record: ChainEnd, text: str, words: KeptWords | None = None) -> ChainEnd:
        return record._replace(seq=record.seq + 1)

    def finish(self, *values: object) -> None:
        pass

    def variants_finished(self, *values: object) -> tuple[str, ...]:
        return ()


@lru_cache
def loaded(file: Path, language: str, variant: str = FIRST_VARIANT) -> LoadedScenario:
    """Return a variant of a scenario in a language."""
    return load(file, language, variant)


def session(
    file: Path,
    *moves: str,
    language: str = "en",
    practice: bool = False,
    variant: str = FIRST_VARIANT,
    say_first: SayFirst = "off",
    **changes: Any,
) -> Session:
    """Return an attempt after `moves`, kept nowhere; `changes` are values of the scenario in place of its own."""
    scenario = loaded(file, language, variant)
    if changes:
        scenario = replace(scenario, scenario=replace(scenario.scenario, **changes))
    attempt = Attempt(
        "0f3a", scenario.scenario.id, "", (Person("k" * 32, "Kim"),), scenario.sha256,
        scenario.rules, language, practice, "2026-01-02",
        0, "", None, say_first=say_first,
    )  # fmt: skip
    opened = Session(cast(Journal, _Forgetful()), attempt, scenario)
    for move in moves:
        opened.play(decode(move))
    return opened


def scene_of(tr: Translator, on: Session) -> object:
    """Return the scene that belongs to where the play stands."""
    match place_of(on):
        case "desk":
            return desk(tr, on)
        case "meeting":
            return meeting(tr, on)
        case "survey":
            return questionnaire(tr, on)
        case "review":
            return review(tr, on)
    return decision(tr, on), account_map(tr, on)


def offered(scene: object) -> list[str]:
    """Return every move that a scene offers, as text."""
    match scene:
        case Desk():
            options = [*scene.sources.options, scene.review, scene.close, *(scene.first.options if scene.first else ())]
            options += [one for sheet in scene.sources.sheets for one in sheet.people]
            return [move for one in scene.arrangements for move in one.moves()] + [
                one.move for one in options if one.allowed
            ]
        case Meeting():
            return [one.move for one in (*scene.choices, *scene.pitches, scene.leave) if one.allowed]
        case QuestionnaireScene():
            return [one.move for one in scene.choices]
        case ReviewScene():
            return [scene.hand_in.move] if scene.hand_in.allowed else []
    return []


def words(scene: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a scene with the name of its field; ids are left out."""
    if isinstance(scene, str):
        if name not in IDS:
            yield name, scene
    elif isinstance(scene, tuple):
        for one in scene:
            yield from words(one, name)
    elif is_dataclass(scene):
        for field in fields(scene):
            if not (field.name == "kind" and type(scene).__name__ == "NarrationLine"):
                yield from words(getattr(scene, field.name), field.name)
