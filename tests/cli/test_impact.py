from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.cli.program import CAREFUL, trainer
from tests.conftest import CORNER


def test_impact_in_words_and_as_json(tmp_path: Path) -> None:
    shutil.copytree(CORNER.parent, tmp_path / "small")
    edited = tmp_path / "small" / "corner.toml"
    text = edited.read_text(encoding="utf-8").replace('id = "proof"', 'id = "bench"').replace('["proof"]', '["bench"]')
    edited.write_text(text, encoding="utf-8")
    assert "no attempts" in trainer("impact", CORNER, edited).stderr
    trainer("play", CORNER, "--plain", "--name", "Pat", said="\n".join(CAREFUL.splitlines()[1:]) + "\n")
    before = trainer("attempts", "--json").stdout
    result = trainer("impact", CORNER, edited)
    assert result.returncode == 0, result.stderr
    assert "no longer playable from move 3 (line 4): pitch proof" in result.stdout
    told = json.loads(trainer("impact", CORNER, edited, "--json").stdout)
    assert told["counts"]["broken"] == 1
    assert (told["attempts"][0]["move"], told["attempts"][0]["line"]) == (3, 4)
    assert "Pat" not in json.dumps(told)
    assert trainer("attempts", "--json").stdout == before


def test_impact_speaks_the_language_asked_for(tmp_path: Path) -> None:
    trainer("play", CORNER, "--plain", "--name", "Pat", said="close\n")
    (line,) = trainer("impact", CORNER, CORNER, "--lang", "zh").stdout.splitlines()
    assert line.endswith("完全相同")
