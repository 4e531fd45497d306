from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.checks.edits import edited, marked
from trainer.packs.checks.check import check
from trainer.packs.problems import Problem


def telling(problems: list[Problem]) -> list[str]:
    return [problem.message for problem in problems if problem.code == "W202"]


@pytest.mark.parametrize(
    ("before", "after", "part"),
    [
        ('id = "engineer"\n', 'id = "technical-engineer"\n', "technical"),
        ('id = "worry"\n', 'id = "veto-worry"\n', "veto"),
        ('id = "doubt"\n', 'id = "return-doubt"\n', "return"),
        ('id = "we-do"\n', 'id = "discount"\n', "discount"),
        ('id = "tell"\nsay', 'id = "probe"\nsay', "probe"),
        ('id = "handover"\n', 'id = "new-decider"\n', "decider"),
        ('id = "ledger"\n', 'id = "real-ledger"\n', "real"),
    ],
)
def test_an_id_that_says_what_is_to_be_found_out_is_told(small: Path, before: str, after: str, part: str) -> None:
    (problem,) = [one for one in edited(small, (before, after)) if one.code == "W202"]
    assert problem.message.endswith(f"tells: '{part}'")
    assert marked(problem) == after.split("\n")[0].removeprefix("id = ")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # The word is read beside the id, or it tells something only of responses or of whom one asks about.
        ('id = "fair"\ntitle = "Talk at the trade fair"', 'id = "gossip"\ntitle = "Gossip at the trade fair"'),
        ('id = "doubt"\n', 'id = "probe-doubt"\n'),
        ('id = "day"\n', 'id = "chief-day"\n'),
        ('id = "handover"\n', 'id = "returned-handovers"\n'),
    ],
)
def test_an_id_that_tells_nothing_more_is_not_told(small: Path, before: str, after: str) -> None:
    assert telling(edited(small, (before, after))) == []


def test_the_files_name_counts_too(small: Path) -> None:
    (small / "corner.toml").rename(small / "real-head.toml")
    assert telling(check(small / "real-head.toml")) == ["the file's name 'real-head' tells: 'real'"]
    text = (small / "real-head.toml").read_text(encoding="utf-8").replace('id = "corner"', 'id = "real-head"', 1)
    (small / "real-head.toml").write_text(text, encoding="utf-8")
    assert telling(check(small / "real-head.toml")) == ["the id 'real-head' tells: 'real'"]
