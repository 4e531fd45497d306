from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import CORNER
from trainer.core.codec import decode
from trainer.errors import TrainerError, UnknownScenario, UsageError
from trainer.play.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)


def test_nothing_is_written_before_something_is_asked_for(workspace: Workspace, tmp_path: Path) -> None:
    assert list(tmp_path.iterdir()) == []
    assert workspace.attempts() == ()
    assert (tmp_path / "journal.db").is_file()


def test_nobody_plays_without_a_name(workspace: Workspace) -> None:
    with pytest.raises(UsageError, match="nobody is named"):
        workspace.open(str(CORNER), "  ", "en")
    assert workspace.attempts() == ()
    assert workspace.open(str(CORNER), " Kim ", "en").you == "Kim"


def test_an_attempt_without_a_move_is_not_worth_going_on_with(workspace: Workspace) -> None:
    workspace.open(str(CORNER), "Kim", "en")
    assert workspace.latest_unfinished() is None
    session = workspace.open(str(CORNER), "Kim", "en")
    session.play(decode("study ledger"))
    latest = workspace.latest_unfinished()
    assert latest is not None
    assert (latest.id, latest.moves) == (session.attempt.id, 1)


def test_the_best_result_counts_and_practice_does_not(workspace: Workspace) -> None:
    for practice in (False, True):
        session = workspace.open(str(CORNER), "Kim", "en", practice=practice)
        session.play(decode("study ledger" if practice else "close"))
        if practice:
            session.play(decode("close"))
        assert session.over
    results = {attempt.practice: attempt.overall for attempt in workspace.attempts()}
    assert results.keys() == {False, True}
    assert workspace.best() == {"small/corner": results[False]}
    assert workspace.attempts(unfinished=True) == ()


def test_a_scenario_or_an_attempt_that_is_not_there_is_said(workspace: Workspace) -> None:
    with pytest.raises(UnknownScenario):
        workspace.load("no-such-scenario")
    with pytest.raises(TrainerError, match="there is no attempt 'ffff'"):
        workspace.resume("ffff")


def test_the_journal_opens_again_after_it_was_closed(workspace: Workspace) -> None:
    with workspace:
        workspace.open(str(CORNER), "Kim", "en")
    assert len(workspace.attempts()) == 1
