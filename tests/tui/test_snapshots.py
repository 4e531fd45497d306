"""How the main screens look: each screen, each size, each language and each theme at least once.

After a change that was meant, look at the pictures and keep them with
`pytest tests/tui/test_snapshots.py -n 0 --snapshot-update`.
"""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.conftest import CORNER
from tests.tui import readme_pictures as pictures
from tests.tui.screen_driver import app_for, press
from trainer.core.transcript import parse
from trainer.play.workspace import Workspace

PLAYED = """scenario corner
study ledger
meet ada visit with engineer
ask ada.day
ask ada.worry
leave
note ada roles=decider influence=3 stance=0 veto=none certainty=2
note bo roles=user stance=1 certainty=1
"""
Shot = tuple[str, str, tuple[int, int], str, tuple[str, ...]]
SHOTS: dict[str, Shot] = {
    # name: (where the play stands, language, size, theme, keys)
    "brief": ("new", "zh", (100, 30), "desk-dark", ()),
    "desk": ("played", "en", (120, 40), "desk-dark", ()),
    "desk-narrow": ("played", "zh", (80, 24), "desk-light", ("2",)),
    "desk-vast": ("played", "en", (200, 60), "desk-contrast", ()),
    "meet": ("played", "en", (80, 24), "desk-safe", ("m",)),
    "study": ("played", "zh", (80, 24), "desk-dark", ("s",)),
    "meeting": ("meeting", "en", (100, 30), "desk-dark", ()),
    "pitches": ("meeting", "zh", (80, 24), "desk-safe", ("p",)),
    "map": ("played", "en", (120, 40), "desk-light", ("a",)),
    "map-narrow": ("played", "zh", (80, 24), "desk-dark", ("a",)),
    "tree": ("played", "en", (80, 24), "desk-contrast", ("a", "t")),
    "graph": ("played", "zh", (100, 30), "desk-dark", ("a", "t", "t")),
    "review": ("played", "en", (100, 30), "desk-dark", ("r",)),
    "help": ("played", "en", (80, 24), "desk-dark", ("question_mark",)),
    "settings": ("played", "zh", (80, 24), "desk-contrast", ("f6",)),
    "jump": ("played", "en", (80, 24), "desk-dark", ("ctrl+o",)),
    "result": ("over", "en", (100, 30), "desk-dark", ()),
    "people": ("over", "zh", (120, 40), "desk-light", ("2",)),
    "maps": ("over", "en", (120, 40), "desk-safe", ("3",)),
    "timeline": ("over", "zh", (80, 24), "desk-dark", ("4",)),
    "lessons": ("over", "en", (80, 24), "desk-dark", ("5",)),
}  # fmt: skip
SCREENS = {"new": "BriefScreen", "played": "DeskScreen", "meeting": "MeetingScreen", "over": "DebriefScreen"}


@pytest.fixture
def numbered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Number attempts instead of drawing their ids: choices are then shown in the same order every time."""
    numbers = itertools.count(1)
    monkeypatch.setattr(uuid, "uuid4", lambda: uuid.UUID(int=next(numbers)))


def attempt(home: Path, stands: str, language: str) -> str:
    """Return the id of an attempt that stands there."""
    workspace = Workspace(home)
    session = workspace.open(str(CORNER), "Kim" if language == "en" else "小明", language)
    if stands != "new":
        more = {"meeting": "meet bo visit with engineer\nask bo.day\n", "over": "review\nreview\nclose\n"}.get(
            stands, ""
        )
        for _, move in parse(PLAYED + more).moves:
            if not session.over:
                session.play(move)
    workspace.close()
    return session.attempt.id


@pytest.mark.parametrize("name", SHOTS)
def test_it_looks_as_it_did(name: str, user_folder: Path, snap_compare: Callable[..., bool], numbered: None) -> None:
    stands, language, size, theme, keys = SHOTS[name]
    started: dict[str, Any] = {"start": str(CORNER), "name": "Kim"}
    if stands != "new":
        started = {"resume": attempt(user_folder, stands, language)}
    app = app_for(user_folder, language, **started)
    app.theme = theme
    assert app._settings is not None
    app._settings.path = Path("/home/kim/settings.toml")
    assert snap_compare(app, terminal_size=size, run_before=_go(SCREENS[stands], keys))


def _go(screen: str, keys: tuple[str, ...]) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await pictures.settled(pilot, screen)
        await press(pilot, *keys)
        await pilot.pause()

    return run


def test_together_they_are_small() -> None:
    folder = Path(__file__).with_name("__snapshots__")
    files = list(folder.rglob("*"))
    assert len([file for file in files if file.is_file()]) == len(SHOTS)
    assert sum(file.stat().st_size for file in files if file.is_file()) < 5_000_000


def test_every_size_language_and_theme_is_among_them() -> None:
    from trainer.tui.themes import THEME_NAMES

    assert {shot[2] for shot in SHOTS.values()} == {(80, 24), (100, 30), (120, 40), (200, 60)}
    assert {shot[1] for shot in SHOTS.values()} == {"en", "zh"}
    assert {shot[3] for shot in SHOTS.values()} == set(THEME_NAMES)


@pytest.mark.parametrize("language", pictures.NAMES)
async def test_the_pictures_of_the_readme_are_current(language: str, user_folder: Path, tmp_path: Path) -> None:
    await pictures.drawn(language, user_folder, tmp_path / "screens")
    made = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "screens").iterdir()}
    assert len(made) == 3
    for name, picture in made.items():
        kept = (pictures.SCREENS / name).read_text(encoding="utf-8")
        assert kept == picture, f"{name} shows what was: run `python -m tests.tui.readme_pictures` and look at it"
