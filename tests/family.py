"""A scenario in two variants: the corner workshop, and one where Bo places the orders."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import CORNER

B = """
variant = "b"
note = "Bo places the orders; Ada signs what he brings."

[[person]]
id = "ada"
[person.hidden]
roles = ["finance"]
influence = 1
stance = 1
concerns = { budget = 3 }
wins = { ease = 2 }
prefers = { channel = "call" }
[person.reactions]
in_favour = "It fits into the year."
[[person.question]]
id = "day"
answer = "Short, since Bo does the ordering."

[[person]]
id = "bo"
[person.hidden]
roles = ["decider", "user"]
influence = 3
veto = "technical"
stance = 0
concerns = { reliability = 3, risk = 1 }
wins = { control = 2 }

[[clue]]
id = "ada-role"
text = "Every order of last year bears Bo's hand."
about = "bo"
supports = ["role:decider"]
"""


def family(folder: Path, b: str = B) -> Path:
    """Write the scenario with its variant `b` into a folder and return its own file."""
    shutil.copytree(CORNER.parent, folder, dirs_exist_ok=True)
    (folder / "corner.b.toml").write_text(b, encoding="utf-8")
    return folder / CORNER.name
