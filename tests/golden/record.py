"""What the golden files hold, and how to write them anew: `python -m tests.golden.record`.

A change of rules or content shows as a difference in these files, to be looked at before it is committed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from trainer.cli.run import summary
from trainer.core.legal import legal_moves
from trainer.core.scenario import Scenario
from trainer.core.score.card import score
from trainer.core.step import start, step
from trainer.core.transcript import parse, play
from trainer.debrief.facts.debrief import debrief
from trainer.debrief.pages.markdown import to_markdown
from trainer.i18n.translator import Translator
from trainer.packs.file_names import BASE_VARIANT
from trainer.packs.load import load
from trainer.packs.loaded_scenario import LoadedScenario
from trainer.packs.locate import scenario_files

FOLDER = Path(__file__).parent
SHIPPED = FOLDER.parents[1] / "scenarios"
PERFT_DEPTH = 4
PERFT_POSITIONS = 300_000
"""A table stops before the depth that would hold more positions than this: it takes seconds, not minutes."""


def golden_folders() -> Iterator[tuple[Path, Path]]:
    """Yield each scenario's golden folder with the scenario's file."""
    files = {file.stem: file for pack in SHIPPED.iterdir() if pack.is_dir() for file in scenario_files(pack)}
    for folder in sorted(FOLDER.iterdir()):
        if folder.name in files:
            yield folder, files[folder.name]


def golden_variants() -> Iterator[tuple[Path, Path, str]]:
    """Yield every variant's golden folder, file and letter: those of further letters lie in the scenario's own."""
    for folder, file in golden_folders():
        yield folder, file, BASE_VARIANT
        for inner in sorted(path for path in folder.iterdir() if path.is_dir()):
            yield inner, file, inner.name


def scores(loaded: LoadedScenario, folder: Path) -> dict[str, Any]:
    """Return the results of every transcript in `folder`, without what changes with every comma."""
    table: dict[str, Any] = {}
    for path in sorted(folder.glob("*.txt")):
        transcript = parse(path.read_text(encoding="utf-8"))
        state = play(loaded.scenario, transcript)
        result = summary(loaded, state, score(loaded.scenario, state), len(transcript.moves))
        del result["pack_sha256"]
        table[path.stem] = result
    return table


def perft(scenario: Scenario, depth: int = PERFT_DEPTH) -> list[int]:
    """Return how many different positions can be reached in exactly 0, 1, 2 … `depth` moves, `note` left out."""
    counts = [1]
    positions = {start(scenario)}
    for _ in range(depth):
        reached = set()
        for state in positions:
            for move in legal_moves(scenario, state):
                reached.add(step(scenario, state, move)[0])
            if len(reached) > PERFT_POSITIONS:
                return counts
        positions = reached
        counts.append(len(positions))
    return counts


def told(loaded: LoadedScenario, folder: Path) -> str:
    """Return the debrief of the careless play in words: what a change of words or of the model changes on paper."""
    moves = [move for _, move in parse((folder / "careless.txt").read_text(encoding="utf-8")).moves]
    return to_markdown(debrief(loaded.scenario, moves, you="Kim"), Translator("en"))


def main() -> None:
    """Write the golden files anew."""
    for folder, file, letter in golden_variants():
        loaded = load(file, variant=letter)
        for name, content in (("scores", scores(loaded, folder)), ("perft", perft(loaded.scenario))):
            path = folder / f"{name}.json"
            path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
            print(path)
        (folder / "debrief.md").write_text(told(loaded, folder), encoding="utf-8")


if __name__ == "__main__":
    main()
