from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.cli.program import CAREFUL, trainer
from tests.conftest import CORNER
from trainer.core.codec import decode
from trainer.play.workspace import Workspace


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


def test_without_an_edited_scenario_it_lists_what_no_line_meant(user_folder: Path) -> None:
    assert "0 lines" in trainer("impact", CORNER).stderr
    with Workspace(user_folder) as workspace:
        for you in ("Wilhelmina", "Ben"):
            session = workspace.open(str(CORNER), you, "en", say_first="on")
            session.play(decode("meet ada visit"))
            session.say("Who signs, =1+1?" if you == "Ben" else "who  SIGNS, =1+1?")
            session.none_of_these()
    told = trainer("impact", CORNER)
    assert told.returncode == 0
    assert told.stdout.splitlines() == ["Ada Holt:", "  2 ×  Who signs, =1+1?"]
    assert json.loads(trainer("impact", CORNER, "--json").stdout) == {
        "scenario": "small/corner", "plays": 2,
        "lines": [{"person": "Ada Holt", "words": "Who signs, =1+1?", "times": 2}],
    }  # fmt: skip
    chinese = trainer("impact", CORNER, "--lang", "zh")
    assert "2 次演练先说后选" in chinese.stderr and "Wilhelmina" not in told.stdout + told.stderr
