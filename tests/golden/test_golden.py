from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.golden.record import ending, golden_folders, perft, scores, told, variants
from trainer.core.vocabulary import OUTCOMES
from trainer.packs.load import load

FOLDERS = list(golden_folders())
each = pytest.mark.parametrize(("folder", "file"), FOLDERS, ids=[folder.name for folder, _ in FOLDERS])
VARIANTS = [(folder, file, letter) for folder, file in FOLDERS for letter in load(file).variants]
each_variant = pytest.mark.parametrize(
    ("folder", "file", "letter"), VARIANTS, ids=[f"{folder.name}{ending(letter)}" for folder, _, letter in VARIANTS]
)


@each
def test_transcripts_play_to_the_committed_scores(folder: Path, file: Path) -> None:
    assert scores(variants(file), folder) == json.loads((folder / "scores.json").read_text(encoding="utf-8"))


@each_variant
def test_every_outcome_has_its_transcript(folder: Path, file: Path, letter: str) -> None:
    results = json.loads((folder / "scores.json").read_text(encoding="utf-8"))
    own = {name: results[f"{name}{ending(letter)}"] for name in (*OUTCOMES, "careless")}
    assert {outcome: own[outcome]["outcome"] for outcome in OUTCOMES} == {outcome: outcome for outcome in OUTCOMES}
    assert {one["variant"] for one in own.values()} == {letter}
    assert own["won"]["overall"] >= 85
    assert own["careless"]["overall"] <= 40


@each_variant
def test_positions_are_counted(folder: Path, file: Path, letter: str) -> None:
    golden = folder / f"perft{ending(letter)}.json"
    assert perft(load(file, variant=letter).scenario) == json.loads(golden.read_text(encoding="utf-8"))


@each_variant
def test_the_debrief_says_what_was_looked_at(folder: Path, file: Path, letter: str) -> None:
    golden = folder / f"debrief{ending(letter)}.md"
    assert golden.is_file(), "`python -m tests.golden.record` writes it; read it before you commit it"
    assert told(load(file, variant=letter), folder) == golden.read_text(encoding="utf-8")
