"""A journal on a real PostgreSQL server: shared by many, stopped and started in between."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from tests.cli.program import ROOT, started
from tests.conftest import CORNER
from tests.store import cluster
from tests.store.cluster import Cluster
from tests.store.test_class_book import ANN, BEN, BUNDLES
from tests.store.test_class_book import play as class_play
from tests.store.test_journal import BEGIN, begin
from trainer.core.reflection import Reflection
from trainer.errors import StaleAttempt, StoreFault, UsageError
from trainer.play.workspace import Workspace
from trainer.store.class_book import ClassBook
from trainer.store.journal import Journal
from trainer.store.open import DATABASE_VARIABLE, open_journal
from trainer.store.postgres import _number

pytestmark = pytest.mark.skipif(
    cluster.programs() is None and not os.environ.get(cluster.REQUIRED), reason="no PostgreSQL is installed here"
)


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    with cluster.running() as found:
        yield found


@pytest.fixture
def url(server: Cluster, monkeypatch: pytest.MonkeyPatch) -> str:
    made = server.make(f"t{uuid.uuid4().hex}")
    monkeypatch.setenv(DATABASE_VARIABLE, made)
    return made


@pytest.fixture
def journal(url: str, tmp_path: Path) -> Journal:
    return open_journal(tmp_path / "ann")


def test_a_play_is_gone_on_with_by_whoever_made_it_and_by_nobody_else(url: str, tmp_path: Path) -> None:
    with Workspace(tmp_path / "ann") as hers, Workspace(tmp_path / "ben") as his:
        session = hers.open(str(CORNER), "Ann", "en")
        for text in ("study ledger", "meet bo visit"):
            hers.journal.append(session.attempt.id, session._record, text)
            session.catch_up()
        again = hers.resume(session.attempt.id[:8])
        assert (again.you, len(again.moments)) == ("Ann", 2)
        assert his.latest_unfinished() is None
        assert his.attempts() == ()
        with pytest.raises(UsageError, match="there is no attempt"):
            his.resume(session.attempt.id)
        # The same name with another key is somebody else.
        assert his.open(str(CORNER), "Ann", "en").attempt.people != session.attempt.people
        assert len(his.attempts()) == len(hers.attempts()) == 1


def test_commands_know_ones_own_only(url: str, tmp_path: Path) -> None:
    def run(who: str, *arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
        return started(*arguments, said=said, TRAINER_HOME=str(tmp_path / who))

    told = run("ann", "play", str(CORNER), "--plain", "--name", "Ann", said="study ledger\nclose\ny\n")
    assert told.returncode == 0, told.stderr
    with Workspace(tmp_path / "ann") as workspace:
        (attempt,) = workspace.attempts()
    assert "Ann" in run("ann", "attempts").stdout
    assert "Ann" not in run("ben", "attempts").stdout
    for command in (
        ["debrief", attempt.id], ["export", "attempt", attempt.id], ["resume", "--plain"],
        ["resume", attempt.id, "--plain"],
    ):  # fmt: skip
        refused = run("ben", *command)
        assert refused.returncode in (1, 2), command
        assert attempt.id[:8] not in refused.stdout
    handed = run("ann", "export", "attempt", attempt.id, "-o", str(tmp_path / "ann.toml"))
    assert handed.returncode == 0, handed.stderr


def test_classes_are_their_makers(journal: Journal, tmp_path: Path) -> None:
    book, other = ClassBook(journal), ClassBook(open_journal(tmp_path / "ben"))
    mine = book.new("autumn")
    theirs = other.new("autumn")
    assert (book.courses(), other.courses()) == ((mine,), (theirs,))
    other.remove(theirs.id)
    assert (book.courses(), other.courses()) == ((mine,), ())


def test_two_windows_never_fork(journal: Journal, tmp_path: Path) -> None:
    attempt = begin(journal)
    other = open_journal(tmp_path / "ann")
    journal.append(attempt.id, BEGIN, "study ledger")
    with pytest.raises(StaleAttempt):
        other.append(attempt.id, BEGIN, "study fair")
    assert [row.text for row in other.rows(attempt.id).good] == ["study ledger"]


PLAYER = """
import sys
from pathlib import Path
from tests.store.test_class_book import ANN, BEN, BUNDLES
from tests.store.test_class_book import play as class_play
from tests.store.test_journal import BEGIN, begin
from trainer.core.reflection import Reflection
from trainer.store.open import open_journal
journal = open_journal(Path(sys.argv[1]))
attempt, record = begin(journal, "Kim"), BEGIN
for number in range(int(sys.argv[2])):
    record = journal.append(attempt.id, record, f"note ada certainty={number}")
print(attempt.id, flush=True)
"""


def test_twenty_processes_at_once_lose_nothing(journal: Journal, url: str, tmp_path: Path) -> None:
    moves = 20
    homes = [tmp_path / str(number) for number in range(20)]
    players = [
        subprocess.Popen(
            [sys.executable, "-c", PLAYER, str(home), str(moves)], stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        for home in homes
    ]
    told = [player.communicate(timeout=120)[0].strip() for player in players]
    assert all(told)
    for home, attempt in zip(homes, told, strict=True):
        mine = open_journal(home)
        assert [one.id for one in mine.attempts()] == [attempt]
        assert len(mine.rows(attempt).good) == moves
        assert mine.rows(attempt).notice is None
    assert journal.attempts() == ()


def test_threads_of_one_process_share_a_pool(journal: Journal) -> None:
    attempts = [begin(journal, f"trainee {number}") for number in range(30)]

    def play(number: int) -> None:
        record = BEGIN
        for move in range(5):
            record = journal.append(attempts[number].id, record, f"note ada certainty={move}")

    with ThreadPoolExecutor(30) as threads:
        list(threads.map(play, range(30)))
    assert [len(journal.rows(one.id).good) for one in attempts] == [5] * 30


@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_a_server_that_was_started_anew_is_met_again(server: Cluster, journal: Journal, how: str) -> None:
    attempt = begin(journal)
    record = journal.append(attempt.id, BEGIN, "study ledger")
    server.stop(how)
    server.start()
    # Nothing of it can have been written: it is tried again, and nobody notices.
    record = journal.append(attempt.id, record, "close")
    assert record.seq == 2
    server.stop(how)
    server.start()
    assert [row.text for row in journal.rows(attempt.id).good] == ["study ledger", "close"]


def test_while_the_server_is_away_nothing_is_claimed(server: Cluster, journal: Journal, tmp_path: Path) -> None:
    attempt = begin(journal)
    server.stop()
    try:
        with pytest.raises(StoreFault) as caught:
            journal.append(attempt.id, BEGIN, "study ledger")
        assert "geheim" not in str(caught.value)
        with pytest.raises(StoreFault, match="cannot be opened"):
            open_journal(tmp_path / "ann")
    finally:
        server.start()
    assert journal.append(attempt.id, BEGIN, "study ledger").seq == 1
    assert len(journal.rows(attempt.id).good) == 1


def test_a_password_that_is_wrong_is_not_shown(
    server: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATABASE_VARIABLE, server.url().replace("geheim", "trainer"))
    with pytest.raises(StoreFault, match="password authentication failed") as caught:
        open_journal(tmp_path)
    assert ":***@" in str(caught.value)


def test_a_damaged_row_costs_what_follows_it_and_is_told(journal: Journal) -> None:
    attempt = begin(journal)
    record = BEGIN
    for text in ("study ledger", "meet ada visit", "leave"):
        record = journal.append(attempt.id, record, text)
    with journal.database.writing() as connection:
        connection.sql(f"UPDATE moves SET text = 'x' WHERE attempt = '{attempt.id}' AND seq = 1")
    assert [row.text for row in journal.rows(attempt.id).good] == ["study ledger"]
    ((_, _, attempts, moves),) = journal.losses()
    assert (attempts, moves) == (0, 2)
    assert "moves: 2" in str(journal.notice)
    journal.acknowledge()
    assert journal.notice is None


def test_what_was_written_of_plays_stands_there_and_goes_with_the_name(journal: Journal) -> None:
    said = Reflection("To win 赢.", "", "Ask '; --")
    attempt = begin(journal)
    (who,) = attempt.people
    journal.reflect(attempt.id, Reflection("To lose."))
    journal.reflect(attempt.id, said)
    assert journal.attempt(attempt.id).reflection == said
    book = ClassBook(journal)
    course, ann = book.new("autumn"), replace(ANN, journal_id=who.id)
    book.add(course.id, [ann, BEN], [replace(class_play(1, ann), reflection=said), class_play(2, BEN)], BUNDLES, {}, [])
    later = Reflection(went_well="She came.")
    book.add(course.id, [], [], {}, {}, [replace(class_play(2, BEN), reflection=later)])
    assert [one.reflection for one in book.plays(course.id)] == [said, later]
    book.erase([ann])
    assert [one.reflection for one in book.plays(course.id)] == [Reflection(), later]
    assert journal.attempt(attempt.id).reflection == Reflection()
    book.remove(course.id)
    assert book.courses() == ()


def test_a_database_of_another_version_is_not_touched(journal: Journal, tmp_path: Path) -> None:
    with journal.database.writing() as connection:
        connection.sql("UPDATE versions SET number = 99")
    with pytest.raises(StoreFault, match="version 99"):
        open_journal(tmp_path / "ann")


def test_a_lock_that_another_program_holds_is_said(journal: Journal, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.store.postgres.BUSY_SECONDS", 0.2)
    attempt = begin(journal)
    with psycopg.connect(url) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", (_number("all"),))
        with pytest.raises(StoreFault, match="lock timeout") as caught:
            journal.append(attempt.id, BEGIN, "study ledger")
    assert "another program holds it" in caught.value.remedy
    assert journal.append(attempt.id, BEGIN, "study ledger").seq == 1
