"""Times as people read them: what is stored is UTC, what is shown is the time of the place where it is shown."""

from __future__ import annotations

from datetime import UTC, datetime


def local_minute(when: str) -> str:
    """Return "2026-11-22 10:00" of an ISO time, in local time; what is no time as it stands, cut to that length.

    A time that names no zone is UTC.
    """
    return (_local(when) or when)[:16].replace("T", " ")


def local_day(when: str) -> str:
    """Return "2026-11-22" of an ISO time, the day in local time; what is no time as it stands, cut to that length."""
    return (_local(when) or when)[:10]


def _local(when: str) -> str:
    try:
        read = datetime.fromisoformat(when)
        return (read.replace(tzinfo=UTC) if read.tzinfo is None else read).astimezone().isoformat()
    except (ValueError, OverflowError, OSError):
        return ""
