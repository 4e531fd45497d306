"""Outside text made safe to set in Markdown: its signs are disarmed."""

from __future__ import annotations

import re
from typing import Final

from trainer.paper.text import cleaned

_SIGNS: Final = re.compile(r"([\\`*_{}\[\]<>|~$&^#@!])")
_BULLET: Final = re.compile(r"^([-+])(?=\s|$)")
_NUMBERED: Final = re.compile(r"^(\d+)([.)])(?=\s|$)")
_RULE: Final = re.compile(r"^([-=]{2,}|[-\s]{2,})$")


def in_markdown(text: str) -> str:
    """Return `text` as one line of Markdown that shows these characters and nothing else.

    No emphasis, heading, list, link, image, table cell, mention, bare address or HTML can come of it.
    """
    line = " ".join(cleaned(text).split())
    line = _SIGNS.sub(r"\\\1", line)
    line = line.replace("//", "/\\/")
    line = re.sub(r"(?i)\b(www)\.", r"\1\\.", line)
    line = _NUMBERED.sub(r"\1\\\2", line)
    line = _BULLET.sub(r"\\\1", line)
    return _RULE.sub(r"\\\1", line)
