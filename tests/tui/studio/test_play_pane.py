"""The play pane: a meeting at any person, day and state."""

from __future__ import annotations

from pathlib import Path

from tests.tui.screen_driver import click, press, screen_text, wait_until
from tests.tui.studio.studio_driver import settled, studio, write
from trainer.tui.studio.meeting_trial import TrialSetting
from trainer.tui.studio.play_pane import PlayPane


async def test_the_play_pane_opens_a_person_after_the_event_and_shows_every_number(file: Path) -> None:
    async with studio(file, (120, 50)) as (pilot, screen):
        await press(pilot, "f8")
        await wait_until(pilot, lambda: screen.query_one("#set-person").has_focus)
        await press(pilot, "right", "tab", "right", "right", "tab", "tab", "right", "tab", "tab", "space", "enter")
        pane = screen.query_one(PlayPane)
        await wait_until(pilot, lambda: pane.trial is not None and screen.query_one("#moves").has_focus)
        assert pane.trial is not None
        assert pane.trial.setting == TrialSetting("bo", 3, "visit", "engineer", True, None)
        assert pane.trial.scenario.truths[pane.trial.state.fired][1].roles[0] == "decider"
        await press(pilot, "1")
        await wait_until(pilot, lambda: "Long, and dusty." in screen_text(screen))
        await click(pilot, "The plain model")
        await wait_until(pilot, lambda: "Who says so?" in screen_text(screen))
        words = screen_text(screen)
        assert "fit " in words and "counterpart +10" in words and "talks past" in words and "meant: " in words
        assert "support of Bo Kern −" in words
        await press(pilot, "1")
        await press(pilot, "ctrl+r")
        await wait_until(pilot, lambda: pane.trial is None and screen.query_one("#set-person").has_focus)
        assert not (file.parent.parent / "home").exists()


async def test_a_meeting_goes_on_while_the_text_changes_and_says_so(file: Path) -> None:
    async with studio(file) as (pilot, screen):
        pane = screen.query_one(PlayPane)
        await press(pilot, "f8")
        pane.restart(TrialSetting("cy"))
        write(screen, 'name = "Cy', 'name = "New Cy')
        await settled(pilot, screen)
        await wait_until(pilot, lambda: "The text has changed since" in screen_text(screen))
        await click(pilot, "Open it again")
        await wait_until(
            pilot, lambda: "New Cy" in screen_text(screen) and "has changed since" not in screen_text(screen)
        )
