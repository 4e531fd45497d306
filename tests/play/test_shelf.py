from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import CORNER
from trainer.core.codec import decode
from trainer.play.shelf import FINISHED_SHOWN, UNFINISHED_SHOWN, read_history, read_scenarios
from trainer.play.workspace import Workspace


def attempt(workspace: Workspace, *moves: str) -> str:
    session = workspace.open(str(CORNER), "Kim", "en")
    for move in moves:
        session.play(decode(move))
    return session.attempt.id


def test_an_attempt_without_a_move_is_nothing_to_go_on_with(user_folder: Path) -> None:
    workspace = Workspace()
    attempt(workspace)
    begun, over = attempt(workspace, "study ledger"), attempt(workspace, "close")
    told = read_history(workspace)
    assert [one.id for one in told.unfinished] == [begun]
    assert [one.id for one in told.finished] == [over]
    assert list(told.best) == ["small/corner"] and told.notice is None


def test_the_newest_are_shown_and_no_more_than_fit(user_folder: Path) -> None:
    workspace = Workspace()
    begun = {attempt(workspace, "study ledger") for _ in range(UNFINISHED_SHOWN + 1)}
    over = {attempt(workspace, "close") for _ in range(FINISHED_SHOWN + 1)}
    ids = [one.id for one in workspace.attempts()]
    told = read_history(workspace)
    assert [one.id for one in told.unfinished] == [id_ for id_ in ids if id_ in begun][:UNFINISHED_SHOWN]
    assert [one.id for one in told.finished] == [id_ for id_ in ids if id_ in over][:FINISHED_SHOWN]


def test_scenarios_are_told_in_the_language_asked_for(user_folder: Path) -> None:
    shutil.copytree(CORNER.parent, user_folder / "packs" / "small")
    titles = [
        next(one.title for one in read_scenarios(language).entries if one.id == "small/corner")
        for language in ("en", "zh")
    ]
    assert titles == ["The corner workshop", "街角木工坊"]
