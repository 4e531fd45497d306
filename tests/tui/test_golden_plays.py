"""Every golden transcript, played through the real widgets, gives the result that the rules gave."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import MILL, MILL_WON
from tests.golden.record import golden_folders
from tests.plays import after
from tests.tui.screen_driver import app_for, wait_until
from tests.tui.transcript_player import KeyboardPlayer, MousePlayer
from trainer.core.codec import encode
from trainer.core.moves import Strategy
from trainer.core.state import State
from trainer.core.transcript import parse

WHOLE = 20
"""Moves up to which a play is played whole in every run."""
PART = 15
"""Moves that are played of a longer one."""


def _named(folder: Path, path: Path) -> str:
    return "-".join((folder.name, *path.relative_to(folder).with_suffix("").parts))


def plays() -> Iterator[Any]:
    """Yield (scenario's file, transcript, how many of its moves).

    In every run that is the shortest of each scenario, whole or its beginning; all of them whole when asked for.
    """
    for folder, file in golden_folders():
        paths = {path: len(parse(path.read_text(encoding="utf-8")).moves) for path in folder.rglob("*.txt")}
        for number, (path, count) in enumerate(sorted(paths.items(), key=lambda one: (one[1], one[0]))):
            short = number == 0 and count <= WHOLE
            if number == 0 and not short:
                yield pytest.param(file, path, PART, id=f"{_named(folder, path)}-begun")
            marks = [] if short else [pytest.mark.thorough]
            yield pytest.param(file, path, count, id=_named(folder, path), marks=marks)


LARGE = (200, 100)
"""A terminal on which nothing has to be scrolled: a click is a click."""


@pytest.mark.parametrize("hands", [KeyboardPlayer, MousePlayer], ids=lambda one: one.__name__.lower())
@pytest.mark.parametrize(("file", "path", "count"), list(plays()))
async def test_the_play_on_the_screen_scores_as_the_transcript(
    user_folder: Path, file: Path, path: Path, count: int, hands: type[KeyboardPlayer | MousePlayer]
) -> None:
    transcript = parse(path.read_text(encoding="utf-8"))
    moves = [move for _, move in transcript.moves]
    app = app_for(user_folder, start=str(file), variant=transcript.variant, name="Kim")
    async with app.run_test(size=(100, 30) if hands is KeyboardPlayer else LARGE, notifications=False) as pilot:
        await hands(pilot).play(moves[:count])
        assert app.session is not None
        if count < len(moves):
            by_rules = after(app.session.scenario, "\n".join(map(encode, moves[:count])))
            assert unordered(app.session.state) == unordered(by_rules)
            return
        await wait_until(pilot, lambda: app.session is not None and app.session.over)
        card = app.session.card
    assert card is not None
    expected = json.loads((path.parent / "scores.json").read_text(encoding="utf-8"))[path.stem]
    assert (card.outcome.kind, round(card.overall, 1)) == (expected["outcome"], expected["overall"])


def unordered(state: State) -> tuple[State, list[object]]:
    """Return a position without its map, and the map without the order of what was ticked, which no rule looks at."""
    ticked = ("concerns", "wins", "evidence")
    notes = [note and {**asdict(note), **{name: set(getattr(note, name)) for name in ticked}} for note in state.board]
    return state._replace(board=()), list(notes)


@pytest.mark.parametrize("hands", [KeyboardPlayer, MousePlayer], ids=lambda one: one.__name__.lower())
async def test_every_table_is_played_by_keys_and_by_clicks(
    user_folder: Path, hands: type[KeyboardPlayer | MousePlayer]
) -> None:
    moves = [move for _, move in parse(MILL_WON.read_text(encoding="utf-8")).moves]
    app = app_for(user_folder, start=str(MILL), variant="a", name="Kim")
    async with app.run_test(size=(100, 30) if hands is KeyboardPlayer else LARGE, notifications=False) as pilot:
        await hands(pilot).play(moves)
        assert app.session is not None
        assert [moment.move for moment in app.session.moments if not isinstance(moment.move, Strategy)] == moves
        assert app.session.card is not None
        assert [one.id for one in app.session.card.outcome.broken] == ["four-hours"]
