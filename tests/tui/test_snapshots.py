"""How the main screens look: each screen, each size, each language and each theme at least once.

They are compared as text: what stands in every cell, and which cells look alike; see `looks.py`. After a change that
was meant, write them anew with `TRAINER_LOOKS=1 pytest tests/tui/test_snapshots.py -n 0` and read the difference.
"""

from __future__ import annotations

import itertools
import os
import re
import uuid
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from tests.conftest import CORNER, DATA
from tests.tui import readme_pictures as pictures
from tests.tui.looks import ALIKE, look
from tests.tui.screen_driver import app_for, press
from trainer.core.codec import decode
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
    "say": ("saying", "en", (80, 24), "desk-light", tuple("How long is a")),
    "say-again": ("said", "zh", (80, 24), "desk-dark", ("-", "m")),
    "say-map": ("saying", "en", (120, 40), "desk-dark", ("f2", "m", *"She signs.", "enter")),
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
DRAWN = {"graph"}
"""What a library has drawn, whose next release may draw it otherwise: of these only the words are compared."""
LOOKS = DATA / "looks"
ANEW = "TRAINER_LOOKS" in os.environ
SCREENS = {"new": "BriefScreen", "played": "DeskScreen", "meeting": "MeetingScreen", "over": "DebriefScreen"}
SCREENS |= {"saying": "MeetingScreen", "said": "MeetingScreen"}


@pytest.fixture
def numbered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Number attempts instead of drawing their ids: choices are then shown in the same order every time."""
    numbers = itertools.count(1)
    monkeypatch.setattr(uuid, "uuid4", lambda: uuid.UUID(int=next(numbers)))


def attempt(home: Path, stands: str, language: str) -> str:
    """Return the id of an attempt that stands there."""
    workspace = Workspace(home)
    session = workspace.open(
        str(CORNER), "Kim" if language == "en" else "小明", language,
        say_first="on" if stands in ("saying", "said") else "off",
    )  # fmt: skip
    if stands in ("saying", "said"):
        session.play(decode("meet bo visit with engineer"))
        if stands == "said":
            session.say("想先听听您在工作台前的一天是怎么过的：哪几步最费时间，哪几步最怕出错？我们不着急，您慢慢说。")
    elif stands != "new":
        more = {"meeting": "meet bo visit with engineer\nask bo.day\n", "over": "review\nreview\nclose\n"}.get(
            stands, ""
        )
        for _, move in parse(PLAYED + more).moves:
            if not session.over:
                session.play(move)
    workspace.close()
    return session.attempt.id


@pytest.mark.parametrize("name", SHOTS)
async def test_it_looks_as_it_did(name: str, user_folder: Path, numbered: None) -> None:
    stands, language, size, theme, keys = SHOTS[name]
    started: dict[str, Any] = {"start": str(CORNER), "name": "Kim"}
    if stands != "new":
        started = {"resume": attempt(user_folder, stands, language)}
    app = app_for(user_folder, language, **started)
    app.theme = theme
    assert app._settings is not None
    app._settings.path = Path("/home/kim/settings.toml")
    async with app.run_test(size=size) as pilot:
        await pictures.settled(pilot, SCREENS[stands])
        for line in app.screen.query(Input):
            line.cursor_blink = False
        await press(pilot, *keys)
        await pilot.wait_for_scheduled_animations()
        await pilot.pause()
        shown = look(app.export_screenshot())
    if ANEW:
        kept(name).write_text(shown, encoding="utf-8")
    before = kept(name).read_text(encoding="utf-8")
    if name in DRAWN:
        shown, before = words(shown), words(before)
    assert shown == before


def words(shown: str) -> str:
    """Return the words of a screen in the order of the alphabet, without strokes and arrows."""
    return "\n".join(sorted(re.sub("[\u2190-\u21ff\u2500-\u257f▼]", " ", shown.partition(ALIKE)[0]).split()))


def kept(name: str) -> Path:
    """Return the file that says how a screen looks."""
    return LOOKS / f"{name}.txt"


def test_what_is_kept_is_what_is_compared() -> None:
    assert sorted(LOOKS.iterdir()) == sorted(map(kept, SHOTS))


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
        shown = (pictures.SCREENS / name).read_text(encoding="utf-8")
        assert look(shown) == look(picture), (
            f"run `python -m tests.tui.readme_pictures` and look at {name}: it shows what was"
        )
