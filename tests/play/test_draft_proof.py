from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.conftest import CORNER
from tests.languages import chinese_in
from trainer.play.draft import Draft
from trainer.play.draft_proof import ProofLine, ProofStep, command, read_line


def test_a_draft_is_verified_in_a_process_of_its_own(tmp_path: Path) -> None:
    for path in CORNER.parent.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    draft = Draft(tmp_path / "corner.toml")
    saved = draft.read()
    name, bundle = draft.bundle(saved.text.replace("minutes = 5", "minutes = 6"), saved)
    done = subprocess.run(command(name, "zh"), input=bundle, capture_output=True, check=True, timeout=300)
    said = [read_line(line) for line in done.stdout.splitlines()]
    assert any(isinstance(one, ProofStep) and chinese_in(one.text) for one in said)
    found = said[-1]
    assert isinstance(found, list)
    assert {one.status for one in found} <= {"PROVED", "REFUTED", "BOUNDED", ""}
    assert chinese_in(found[-1].text)


def test_lines_that_say_nothing_of_ours() -> None:
    assert read_line(b"noise\n") is None
    assert read_line(b"{}") is None
    assert read_line(b"[1]") is None
    assert read_line(json.dumps({"step": ["par", 1, 2]}).encode()) == ProofStep("par", 1, 2)
    assert read_line(json.dumps({"found": [["", "x"]]}).encode()) == [ProofLine("", "x")]
