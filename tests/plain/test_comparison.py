"""Two plays side by side in plain mode: asked first, answered in a line that is kept, then told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import trainer
from tests.family import family
from trainer.play.workspace import Workspace

FIRST = "meet ada visit\nask ada.day\nleave\nclose\n\n\n\nn\n"
SECOND = "meet bo visit\nask bo.day\nleave\nclose\n\n\n\ny\n"


def played(file: Path, variant: str, said: str) -> str:
    done = trainer("play", file, "--variant", variant, "--plain", "--name", "Pat", said=said)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_after_a_play_of_another_variant_both_truths_are_asked_for_before_they_are_told(
    user_folder: Path, tmp_path: Path
) -> None:
    file = family(tmp_path / "pack")
    assert "beside one of another variant" not in played(file, "a", FIRST)
    told = played(file, "b", SECOND + "y\nThe same faces.\nShe signed.\n\n\n")
    asked, answered = told.index("What was the same in both plays?"), told.index("What both cases share")
    assert told.index("Put this play beside one of another variant?") < asked < answered
    first, second = told.index("What part did Ada Holt"), told.index("What part did Bo Kern")
    assert asked < first < told.index("The same face, and another role.") < second < answered
    with Workspace(user_folder) as workspace:
        both = [one.id for one in workspace.attempts()]
        assert workspace.journal.answers((both[0], both[1])) == {"": "The same faces.", "ada": "She signed."}
    printed = trainer("debrief", both[0], "--beside", both[1]).stdout
    assert "> The same faces." in printed and "> She signed." in printed


def test_who_says_no_is_told_nothing(user_folder: Path, tmp_path: Path) -> None:
    file = family(tmp_path / "pack")
    played(file, "a", FIRST)
    told = played(file, "b", SECOND + "n\n")
    assert "What was the same in both plays?" not in told


def test_who_does_not_read_the_debrief_is_not_asked_about_another_play(tmp_path: Path) -> None:
    file = family(tmp_path / "pack")
    played(file, "a", FIRST)
    told = played(file, "b", SECOND.removesuffix("y\n") + "n\n")
    assert "Read the debrief now?" in told and "beside one of another variant" not in told


@pytest.mark.parametrize(("said", "kept"), [("q\n", {}), ("The same.\nｑ\n", {"": "The same."})])
def test_q_leaves_where_an_answer_is_asked_for(
    said: str, kept: dict[str, str], user_folder: Path, tmp_path: Path
) -> None:
    file = family(tmp_path / "pack")
    played(file, "a", FIRST)
    told = played(file, "b", f"{SECOND}y\n{said}")
    assert "The same face, and another role." not in told and "What both cases share" not in told
    assert "explains it." in told.rpartition("Your answer")[2]
    with Workspace(user_folder) as workspace:
        both = [one.id for one in workspace.attempts()]
        assert workspace.journal.answers((both[0], both[1])) == kept
