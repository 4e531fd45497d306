from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime, tzinfo
from pathlib import Path

import pytest

from tests.conftest import CORNER
from tests.family import family
from trainer.core.codec import decode
from trainer.errors import StoreFault, TrainerError, UnknownScenario, UsageError
from trainer.packs.bundle import bundled, digest
from trainer.packs.problems import FaultyPack
from trainer.play.workspace import Workspace
from trainer.store.schema import attempts, bundles


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


def spoilt(home: Path) -> None:
    with closing(sqlite3.connect(home / "journal.db")) as connection, connection:
        connection.execute("UPDATE bundles SET data = x'00'")


def test_damaged_bytes_of_a_scenario_are_those_of_the_one_that_is_here(tmp_path: Path, user_folder: Path) -> None:
    shutil.copytree(CORNER.parent, user_folder / "packs" / "small")
    workspace = Workspace(tmp_path)
    attempt = workspace.open("small/corner", "Kim", "en").attempt
    spoilt(tmp_path)
    assert workspace.resume(attempt.id).scenario.id == "small/corner"


def test_damaged_bytes_of_a_scenario_that_is_not_here_are_named(tmp_path: Path, user_folder: Path) -> None:
    pack = user_folder / "packs" / "small"
    shutil.copytree(CORNER.parent, pack)
    workspace = Workspace(tmp_path)
    attempt = workspace.open("small/corner", "Kim", "en").attempt
    spoilt(tmp_path)
    edited = (pack / "corner.toml").read_text(encoding="utf-8") + "# edited"
    for change in (lambda: (pack / "corner.toml").write_text(edited, encoding="utf-8"), lambda: shutil.rmtree(pack)):
        change()
        with pytest.raises(StoreFault, match=f"'small/corner' as it was played .digest {attempt.sha256[:8]}"):
            Workspace(tmp_path).resume(attempt.id)
    assert Workspace(tmp_path).attempts() == (attempt,)


def test_the_latest_attempt_is_the_one_opened_last_whatever_the_clock_said(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.open(str(CORNER), "Kim", "en").play(decode("study ledger"))

    class Earlier(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Earlier:
            return cls(2001, 1, 1, tzinfo=tz)

    monkeypatch.setattr("trainer.store.journal.datetime", Earlier)
    later = workspace.open(str(CORNER), "Kim", "en")
    later.play(decode("study ledger"))
    latest = workspace.latest_unfinished()
    assert latest is not None
    assert (latest.id, latest.opened[:4]) == (later.attempt.id, "2001")


def test_whoever_comes_again_meets_the_variant_that_they_have_not_met(workspace: Workspace, tmp_path: Path) -> None:
    path = str(family(tmp_path / "pack"))
    first = workspace.open(path, "Kim", "en")
    second = workspace.open(path, "Kim", "en")
    assert {first.loaded.variant, second.loaded.variant} == {"a", "b"}
    # To Pat, who sat beside Kim the second time, the other one is new; to Lou both are.
    pair = workspace.open(path, "Kim; Pat", "en", variant=second.loaded.variant)
    assert pair.loaded.variant == second.loaded.variant
    assert workspace.open(path, "Pat", "en").loaded.variant == first.loaded.variant
    met = {workspace.open(path, f"Lou {number}", "en").loaded.variant for number in range(40)}
    assert met == {"a", "b"}


def test_an_attempt_stays_in_its_variant(workspace: Workspace, tmp_path: Path) -> None:
    path = str(family(tmp_path / "pack"))
    session = workspace.open(path, "Kim", "en", variant="b")
    for move in ("meet ada visit", "ask ada.day", "leave", "close"):
        session.play(decode(move))
    assert session.transcript().splitlines()[0] == "scenario small/corner b"
    again = workspace.resume(session.attempt.id)
    assert (again.loaded.variant, again.attempt.variant) == ("b", "b")
    assert again.moments[1].lines[1].text == "I sign what Bo brings me, once I have added it up."
    assert again.state == session.state
    assert workspace.open(str(CORNER), "Kim", "en").transcript() == "scenario small/corner\n"


def test_a_variant_that_is_not_there_is_said(workspace: Workspace, tmp_path: Path) -> None:
    path = family(tmp_path / "pack")
    with pytest.raises(UsageError, match="there is no variant 'c'") as caught:
        workspace.open(str(path), "Kim", "en", variant="c")
    assert caught.value.remedy == "these are there: a, b"
    with pytest.raises(UsageError, match=r"is variant b of corner\.toml"):
        workspace.open(str(path.with_name("corner.b.toml")), "Kim", "en")
    assert workspace.attempts() == ()


def test_an_attempt_of_the_first_format_says_that_it_cannot_be_gone_on_with(
    workspace: Workspace, tmp_path: Path
) -> None:
    session = workspace.open(str(CORNER), "Kim", "en")
    old = bundled({"corner.toml": CORNER.read_bytes().replace(b"format = 2", b"format = 1", 1)})
    with workspace.journal.database.writing() as connection:
        connection.run(bundles.insert(sha256=digest(old), data=old))
        connection.run(attempts.update(sha256=digest(old)).where(attempts.c.id == session.attempt.id))
    with pytest.raises(FaultyPack) as caught:
        workspace.resume(session.attempt.id)
    told = str(caught.value)
    assert "is written in format 1" in told and "begin the scenario anew" in told
