from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.golden.record import golden_folders, perft, scores, told
from trainer.core.vocabulary import OUTCOMES
from trainer.packs.load import load

FOLDERS = list(golden_folders())
each = pytest.mark.parametrize(("folder", "file"), FOLDERS, ids=[folder.name for folder, _ in FOLDERS])


@each
def test_transcripts_play_to_the_committed_scores(folder: Path, file: Path) -> None:
    assert scores(load(file), folder) == json.loads((folder / "scores.json").read_text(encoding="utf-8"))


@each
def test_every_outcome_has_its_transcript(folder: Path, file: Path) -> None:
    results = json.loads((folder / "scores.json").read_text(encoding="utf-8"))
    assert {outcome: results[outcome]["outcome"] for outcome in OUTCOMES} == {outcome: outcome for outcome in OUTCOMES}
    assert results["won"]["overall"] >= 85
    assert results["careless"]["overall"] <= 40


@each
def test_positions_are_counted(folder: Path, file: Path) -> None:
    assert perft(load(file).scenario) == json.loads((folder / "perft.json").read_text(encoding="utf-8"))


@each
def test_the_debrief_says_what_was_looked_at(folder: Path, file: Path) -> None:
    golden = folder / "debrief.md"
    assert golden.is_file(), "`python -m tests.golden.record` writes it; read it before you commit it"
    assert told(load(file), folder) == golden.read_text(encoding="utf-8")
