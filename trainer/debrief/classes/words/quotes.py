"""Texts of a scenario quoted within a sentence."""

from __future__ import annotations

import re

_STOP = re.compile(r"(?<![.。])[.。]$")


def unstopped(text: str) -> str:
    """Return a text without the full stop at its end, to be quoted where the sentence goes on."""
    return _STOP.sub("", text.rstrip())
