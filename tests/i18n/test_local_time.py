"""Times are shown in local time, with its summer time, and stay UTC where they are stored."""

from __future__ import annotations

import pytest

from tests.conftest import InZone
from trainer.i18n.local_time import local_day, local_minute

NOON = "2026-11-22T23:30:00+00:00"


@pytest.mark.parametrize(
    ("zone", "when", "minute"),
    [
        ("UTC0", NOON, "2026-11-22 23:30"),
        ("CST-8", NOON, "2026-11-23 07:30"),
        ("NST3:30", NOON, "2026-11-22 20:00"),
        ("CET-1CEST,M3.5.0,M10.5.0/3", NOON, "2026-11-23 00:30"),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-07-22T23:30:00+00:00", "2026-07-23 01:30"),
        ("CST-8", "2026-11-22T23:30:00+05:00", "2026-11-23 02:30"),
        ("CST-8", "2026-11-22T23:30:00", "2026-11-23 07:30"),
        ("CST-8", "2026-11-22T23:30:00Z", "2026-11-23 07:30"),
    ],
)
def test_shown_in_local_time(in_zone: InZone, zone: str, when: str, minute: str) -> None:
    in_zone(zone)
    assert local_minute(when) == minute
    assert local_day(when) == minute[:10]


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-40T00:00:00", "0001-01-01T00:00:00+00:00"])
def test_what_is_no_time_is_no_fault(in_zone: InZone, text: str) -> None:
    in_zone("CET-1")
    assert local_day(text)[:4] == text[:4]
    assert len(local_minute(text)) <= 16
