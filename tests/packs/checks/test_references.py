from __future__ import annotations

from pathlib import Path

from tests.packs.checks.edits import codes
from trainer.packs.checks.check import MOST_ERRORS, check


def test_very_many_dangling_names_are_told_in_time(small: Path) -> None:
    clue = '[[clue]]\nid = "c{0}"\nabout = "nobody{0}"\ntext = "x"\nsupports = []\n'
    path = small / "corner.toml"
    text = path.read_text(encoding="utf-8") + "".join(clue.format(number) for number in range(1500))
    path.write_text(text, encoding="utf-8")
    found = codes(check(path))
    assert found.count("E202") == MOST_ERRORS and found[-1] == "E008"
