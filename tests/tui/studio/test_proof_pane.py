from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.tui.screen_driver import press, screen_text, wait_until
from tests.tui.studio.studio_driver import settled, studio, write
from trainer.tui.studio import proof_pane
from trainer.tui.studio.proof_pane import ProofPane

FINDS = """
import sys, json
sys.stdin.buffer.read()
print(json.dumps({"step": ["par", 1, 3]}), flush=True)
print("noise", flush=True)
print(json.dumps({"found": [["", "Variant a"], ["REFUTED", "winnable: [b]it[/]"], ["PROVED", "7 properties proved"]]}))
"""
WAITS = """
import sys, json, time
sys.stdin.buffer.read()
print(json.dumps({"step": ["par", 1, 3]}), flush=True)
time.sleep(600)
"""


def running(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(proof_pane, "command", lambda *_: [sys.executable, "-c", program])


@pytest.mark.parametrize(("size", "language"), [((80, 24), "zh"), ((120, 40), "en")])
async def test_what_was_found_is_shown(
    file: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], language: str
) -> None:
    running(monkeypatch, FINDS)
    async with studio(file, size, language) as (pilot, screen):
        await press(pilot, "f12")
        await wait_until(pilot, lambda: "winnable: [b]it[/]" in screen_text(screen), "the finding")
        assert "✗" in screen_text(screen)
        assert "7 properties proved" in screen_text(screen)
        assert not screen.query_one(ProofPane).running


async def test_it_is_ended_by_the_same_key_and_one_can_write_meanwhile(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running(monkeypatch, WAITS)
    async with studio(file) as (pilot, screen):
        await press(pilot, "f12")
        await wait_until(pilot, lambda: "par: 1 of 3" in screen_text(screen), "the progress")
        write(screen, "minutes = 5", "minutes = 6")
        await settled(pilot, screen)
        await press(pilot, "f12")
        await wait_until(pilot, lambda: "Ended before it had found anything." in screen_text(screen))
        assert not screen.query_one(ProofPane).running


async def test_leaving_ends_it(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    running(monkeypatch, WAITS)
    async with studio(file) as (pilot, screen):
        await press(pilot, "f12")
        await wait_until(pilot, lambda: "par: 1 of 3" in screen_text(screen))
        process = screen.query_one(ProofPane)._process
    assert process is not None
    assert await process.wait() != 0


async def test_errors_come_first(file: Path) -> None:
    async with studio(file) as (pilot, screen):
        write(screen, "level = 1", "level = 9")
        await settled(pilot, screen)
        await press(pilot, "f12")
        await wait_until(pilot, lambda: "mend them first" in screen_text(screen))
        assert not screen.query_one(ProofPane).running


async def test_a_fault_is_said(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    running(monkeypatch, "raise SystemExit(3)")
    async with studio(file) as (pilot, screen):
        await press(pilot, "f12")
        await wait_until(pilot, lambda: "It could not be verified" in screen_text(screen))
