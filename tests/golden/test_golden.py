from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.golden.record import FOLDER, golden_variants, perft, scores, told
from trainer.core.vocabulary import OUTCOMES
from trainer.packs.loaded_scenario import LoadedScenario

VARIANTS = list(golden_variants())
each = pytest.mark.parametrize(
    ("folder", "loaded"), VARIANTS, ids=[str(folder.relative_to(FOLDER)) for folder, _ in VARIANTS]
)


@each
def test_transcripts_play_to_the_committed_scores(folder: Path, loaded: LoadedScenario) -> None:
    assert scores(loaded, folder) == json.loads((folder / "scores.json").read_text(encoding="utf-8"))


@each
def test_every_outcome_has_its_transcript(folder: Path, loaded: LoadedScenario) -> None:
    results = json.loads((folder / "scores.json").read_text(encoding="utf-8"))
    assert {outcome: results[outcome]["outcome"] for outcome in OUTCOMES} == {outcome: outcome for outcome in OUTCOMES}
    assert results["won"]["overall"] >= 85
    assert results["careless"]["overall"] <= 40


@each
def test_positions_are_counted(folder: Path, loaded: LoadedScenario) -> None:
    assert perft(loaded.scenario) == json.loads((folder / "perft.json").read_text(encoding="utf-8"))


@each
def test_the_debrief_says_what_was_looked_at(folder: Path, loaded: LoadedScenario) -> None:
    golden = folder / "debrief.md"
    assert golden.is_file(), "`python -m tests.golden.record` writes it; read it before you commit it"
    assert told(loaded, folder) == golden.read_text(encoding="utf-8")
