from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.checks.edits import edited
from trainer.packs.checks.check import check

ADA = 'variant = "b"\n\n[[person]]\nid = "ada"\n'
HIDDEN = '[person.hidden]\nroles = ["decider"]\ninfluence = 3\n'
MEANT = '[[person.objection]]\nid = "doubt"\nmeant = "risk"\n'


def left(small: Path, patch: str) -> list[tuple[str, int, str]]:
    """Return file, line and message of what a patch left as it was."""
    (small / "corner.b.toml").write_text(patch, encoding="utf-8")
    return [
        (Path(one.file).name, one.span.line if one.span else 0, one.message)
        for one in check(small / "corner.toml")
        if one.code == "W205"
    ]


@pytest.mark.parametrize(
    ("patch", "line", "message"),
    [
        (ADA + HIDDEN + "concerns = { risk = 3 }\nwins = { safety = 2 }\n", 5,
         "'ada' has another first concern than in variant a, and says yes in the same words"),
        (ADA + HIDDEN + "concerns = { return = 3 }\nwins = { ease = 2 }\n", 5,
         "'ada' has another first win than in variant a, and says yes in the same words"),
        (ADA + '[[person.question]]\nid = "day"\nreveals = ["bo-role"]\n', 7,
         "the question reveals other clues than in variant a, and its answer is the same"),
        (ADA + MEANT, 7,
         "'doubt' means something else than in variant a, and these answers do not: tell, show"),
        ('variant = "b"\n[[clue]]\nid = "ada-role"\nabout = "bo"\n', 4,
         "the clue is about somebody else than in variant a, and its text is the same"),
        ('variant = "b"\n[[clue]]\nid = "ada-role"\nsupports = ["role:finance"]\n', 4,
         "the clue supports other facts than in variant a, and its text is the same"),
        ('variant = "b"\n[[source]]\nid = "fair"\nreveals = ["bo-role"]\n', 4,
         "the source reveals other clues than in variant a, and its text is the same"),
    ],
)  # fmt: skip
def test_what_stays_beside_a_change_is_told_at_the_change(small: Path, patch: str, line: int, message: str) -> None:
    assert left(small, patch) == [("corner.b.toml", line, message)]


@pytest.mark.parametrize(
    "patch",
    [
        ADA + HIDDEN + 'concerns = { risk = 3 }\n[person.reactions]\nin_favour = "Nobody can be hurt. Yes."\n',
        ADA + HIDDEN + "concerns = { return = 3, risk = 1 }\nwins = { safety = 1, ease = 1 }\n"
        '[[person.reaction]]\nid = "yes"\nwhen = "in_favour"\ntext = "Yes, then."\n',
        ADA + '[[person.question]]\nid = "day"\nanswer = "Ask Bo."\nreveals = ["bo-role"]\n',
        ADA + MEANT + '[[person.objection.response]]\nid = "tell"\nanswer = "Who pays if it breaks?"\n'
        '[[person.objection.response]]\nid = "show"\nanswer = "He is not who would be sued."\n',
        'variant = "b"\n[[clue]]\nid = "ada-role"\ntext = "Bo orders."\nabout = "bo"\nsupports = ["role:decider"]\n',
        'variant = "b"\n[[clue]]\nid = "ada-role"\nsupports = ["influence:3"]\n',
    ],
)  # fmt: skip
def test_what_changes_with_it_is_not_told(small: Path, patch: str) -> None:
    assert left(small, patch) == []


def test_a_text_that_speaks_of_a_clue_which_is_gone_is_told_in_the_base(small: Path) -> None:
    clue, other = 'text = "What bo does all day."', 'pitch_fair = "Perhaps."'
    edited(small, (clue, 'text = "Bo walks past the kiln and touches the anvil."'),
           (other, 'pitch_fair = "Bo stood at the kiln, one hand on the anvil."'))  # fmt: skip
    gone = 'variant = "b"\n[[clue]]\nid = "bo-role"\ntext = "Bo sits in the office and looks out."\n'
    (found,) = left(small, gone)
    assert found[0] == "corner.toml"
    assert found[2] == (
        "in variant b: speaks of what the clue 'bo-role' tells in variant a and no clue tells here: anvil, kiln"
    )
    mended = gone + '[[person]]\nid = "ada"\n[person.reactions]\npitch_fair = "Bo sat and looked out."\n'
    assert left(small, mended) == []


def test_nothing_is_guessed_of_a_patch_that_is_faulty(small: Path) -> None:
    faulty = 'variant = "b"\n[[clue]]\nid = "ada-role"\nabout = "bo"\nsupports = [3]\n'
    assert left(small, faulty) == []
