from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.golden.record import FOLDER, golden_variants, perft, scores, told
from trainer.core.vocabulary import OUTCOMES
from trainer.packs.load import load
from trainer.packs.loaded_scenario import LoadedScenario

VARIANTS = list(golden_variants())
each = pytest.mark.parametrize(
    ("folder", "file", "letter"), VARIANTS, ids=[str(folder.relative_to(FOLDER)) for folder, _, _ in VARIANTS]
)


@pytest.fixture
def loaded(file: Path, letter: str) -> LoadedScenario:
    """The variant."""
    return load(file, variant=letter)


@each
def test_transcripts_play_to_the_committed_scores(folder: Path, loaded: LoadedScenario) -> None:
    assert scores(loaded, folder) == json.loads((folder / "scores.json").read_text(encoding="utf-8"))


@each
def test_every_outcome_has_its_transcript(folder: Path, file: Path, letter: str) -> None:
    results = json.loads((folder / "scores.json").read_text(encoding="utf-8"))
    assert {outcome: results[outcome]["outcome"] for outcome in OUTCOMES} == {outcome: outcome for outcome in OUTCOMES}
    assert results["won"]["overall"] >= 85
    assert results["careless"]["overall"] <= 40


@each
def test_positions_are_counted(folder: Path, loaded: LoadedScenario) -> None:
    table = json.loads((folder / "perft.json").read_text(encoding="utf-8"))
    assert len(table) > 3
    # What stands deeper is too much to be counted, and took most of the time to find that out.
    assert perft(loaded.scenario, len(table) - 1) == table


@each
def test_the_debrief_says_what_was_looked_at(folder: Path, loaded: LoadedScenario) -> None:
    golden = folder / "debrief.md"
    assert golden.is_file(), "`python -m tests.golden.record` writes it; read it before you commit it"
    assert told(loaded, folder) == golden.read_text(encoding="utf-8")
