from __future__ import annotations

import json
from pathlib import Path

from tests.cli.program import trainer
from tests.conftest import CORNER
from trainer.store.open import FILE


def test_where_attempts_are_kept(user_folder: Path) -> None:
    trainer("play", CORNER, "--plain", "--name", "Kim", said="study ledger\n")
    told = trainer("journal").stdout
    assert told == f"Attempts are kept in {user_folder / FILE}\nYour own attempts in it: 1\n"
    assert json.loads(trainer("journal", "--json").stdout) == {
        "place": str(user_folder / FILE), "attempts": 1, "losses": [],
    }  # fmt: skip
    assert trainer("journal", "--acknowledge").stderr == "there was nothing to acknowledge\n"


def test_what_damage_cost_is_shown(user_folder: Path) -> None:
    user_folder.mkdir()
    (user_folder / FILE).write_bytes(b"this is no database" * 100)
    told = trainer("journal")
    assert "nothing could be read of it" in told.stdout
    assert told.stderr == ""
    assert json.loads(trainer("journal", "--json").stdout)["losses"] == [
        {"kept": "journal-damaged-1.db", "attempts": 0, "moves": 0}
    ]
