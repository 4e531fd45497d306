from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.program import trainer
from tests.conftest import CORNER
from tests.store.test_rescue import PAGE, played
from trainer.store.open import FILE


@pytest.mark.parametrize(
    ("language", "damaged", "ended"),
    [("en", "The journal was damaged.", "no command will speak"), ("zh", "演练记录已损坏", "不再提示")],
)
def test_every_command_tells_what_damage_cost_until_it_is_acknowledged(
    user_folder: Path, language: str, damaged: str, ended: str
) -> None:
    user_folder.mkdir()
    made = played(user_folder)
    path = user_folder / FILE
    path.write_bytes(path.read_bytes()[:-PAGE])
    commands = (
        ["attempts"], ["resume", "--plain"], ["class", "list"], ["debrief", "ffffffff"],
        ["export", "attempt", "ffffffff"], ["impact", str(CORNER), str(CORNER)],
        ["play", str(CORNER), "--plain", "--name", "Kim"],
    )  # fmt: skip
    for command in commands:
        told = trainer(*command, TRAINER_LANG=language).stderr
        assert damaged in told, command
        assert "journal-damaged-1.db" in told, command
    (lost,) = json.loads(trainer("journal", "--json").stdout)["losses"]
    assert (lost["kept"], lost["moves"] > 0, lost["attempts"] < len(made)) == ("journal-damaged-1.db", True, True)
    assert ended in trainer("journal", "--acknowledge", TRAINER_LANG=language).stderr
    assert damaged not in trainer("attempts", TRAINER_LANG=language).stderr
