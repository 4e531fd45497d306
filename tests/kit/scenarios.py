"""The shipped scenarios, loaded once for all tests of the kit, and their cards."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.golden.record import golden_folders
from trainer.core.scenario import Scenario
from trainer.i18n.translator import Translator
from trainer.kit.cards import card
from trainer.kit.model import PersonCard
from trainer.packs.load import load

NAMES = {folder.name: file for folder, file in golden_folders()}
FILES = [pytest.param(file, id=name) for name, file in NAMES.items()]
PLAYED = [one for one in FILES if one.id != "first-visit"]
"""Those that can be played on paper."""


@cache
def scenario_in(file: Path, language: str) -> Scenario:
    """Return the scenario in a file."""
    return load(file, language).scenario


def scenario_of(name: str, language: str = "en") -> Scenario:
    """Return the scenario of that name."""
    return scenario_in(NAMES[name], language)


def cards(name: str, language: str = "en") -> dict[str, PersonCard]:
    """Return the cards of a scenario by the person's id."""
    scenario = scenario_of(name, language)
    return {person.id: card(Translator(language), scenario, person) for person in scenario.people}
