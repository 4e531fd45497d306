"""Every golden transcript, played through the real widgets, gives the result that the rules gave."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.golden.record import golden_folders
from tests.tui.screen_driver import app_for, wait_until
from tests.tui.transcript_player import KeyboardPlayer, MousePlayer
from trainer.core.transcript import parse


def plays() -> Iterator[Any]:
    """Yield (folder, scenario's file, transcript): the shortest of each scenario always, the others when asked for."""
    for folder, file in golden_folders():
        paths = sorted(folder.glob("*.txt"), key=lambda path: len(path.read_text(encoding="utf-8").splitlines()))
        for number, path in enumerate(paths):
            marks = [pytest.mark.thorough] if number else []
            yield pytest.param(folder, file, path, id=f"{folder.name}-{path.stem}", marks=marks)


LARGE = (200, 100)
"""A terminal on which nothing has to be scrolled: a click is a click."""


@pytest.mark.parametrize("hands", [KeyboardPlayer, MousePlayer], ids=lambda one: one.__name__.lower())
@pytest.mark.parametrize(("folder", "file", "path"), plays())
async def test_the_play_on_the_screen_scores_as_the_transcript(
    user_folder: Path, folder: Path, file: Path, path: Path, hands: type[KeyboardPlayer | MousePlayer]
) -> None:
    moves = [move for _, move in parse(path.read_text(encoding="utf-8")).moves]
    expected = json.loads((folder / "scores.json").read_text(encoding="utf-8"))[path.stem]
    app = app_for(user_folder, start=str(file), name="Kim")
    async with app.run_test(size=(100, 30) if hands is KeyboardPlayer else LARGE, notifications=False) as pilot:
        await hands(pilot).play(moves)
        await wait_until(pilot, lambda: app.session is not None and app.session.over)
        assert app.session is not None and app.session.card is not None
        card = app.session.card
    assert (card.outcome.kind, round(card.overall, 1)) == (expected["outcome"], expected["overall"])
