from __future__ import annotations

from pathlib import Path

from tests.packs.checks.edits import edited


def test_ties_are_followed_through_events(small: Path) -> None:
    found = edited(small, ("influence = 3 },\n]", "influence = 3, sways = { cy = 1 } },\n]"))
    [problem] = [one for one in found if one.code == "W301"]
    assert problem.message == "ties circle after this event: ada → bo → cy → ada"
