from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import peewee
import pytest

from tests.store.test_journal import begin
from trainer.core.reflection import Reflection
from trainer.errors import StoreFault
from trainer.store.database import Connection, Database, SqliteFile
from trainer.store.journal import Journal, ReadOnlyJournal
from trainer.store.open import open_journal
from trainer.store.schema import TABLES, people


def names(database: Database) -> list[str]:
    with database.reading() as connection:
        return [name for (name,) in connection.rows(people.select(people.c.name).order_by(people.c.name))]


@pytest.mark.parametrize(("pragma", "value"), [("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1)])
def test_what_is_written_is_safe(journal: Journal, pragma: str, value: int) -> None:
    with journal.database.reading() as connection:
        assert connection.sql(f"PRAGMA {pragma}") == [(value,)]


def test_there_is_no_write_ahead_log(journal: Journal) -> None:
    with journal.database.reading() as connection:
        assert connection.sql("PRAGMA journal_mode") == [("delete",)]


def test_a_transaction_is_kept_or_undone(journal: Journal) -> None:
    with pytest.raises(ZeroDivisionError), journal.database.writing() as connection:
        connection.run(people.insert(id="1", name="undone"))
        raise ZeroDivisionError
    with journal.database.writing() as connection:
        connection.run(people.insert(id="2", name="kept"))
    assert names(journal.database) == ["kept"]


def test_whoever_writes_keeps_others_out_from_the_beginning(journal: Journal, tmp_path: Path) -> None:
    with (
        closing(sqlite3.connect(tmp_path / "journal.db", timeout=0)) as other,
        journal.database.writing(),
        pytest.raises(sqlite3.OperationalError) as refused,
    ):
        other.execute("BEGIN IMMEDIATE")
    assert refused.value.sqlite_errorcode == sqlite3.SQLITE_BUSY


def test_a_closed_database_opens_again(journal: Journal) -> None:
    begin(journal, "Pat")
    journal.close()
    journal.close()
    assert names(journal.database) == ["Pat"]


def test_looking_takes_turns_with_the_journal(journal: Journal) -> None:
    assert ReadOnlyJournal(journal).database is journal.database


def test_a_text_that_cannot_be_stored_is_said(journal: Journal) -> None:
    with pytest.raises(StoreFault, match="cannot be written"):
        journal.reflect(begin(journal).id, Reflection("half a character: \udc80"))


FULL = "the disk is full, and what you did last was not saved; free some room and do it again"
LOCKED = "another program holds it; close that one and try the same again"
DAMAGED = "the file is damaged; start the program again and it keeps the file aside and saves what can be read"


@pytest.mark.parametrize(
    ("said", "remedy"),
    [
        ("attempt to write a readonly database", "its file or folder is read-only; nothing was saved"),
        ("read-only file system", "its file or folder is read-only; nothing was saved"),
        ("database or disk is full", FULL),
        ("database is locked", LOCKED),
        ("canceling statement due to lock timeout", LOCKED),
        ("database disk image is malformed", DAMAGED),
        ("file is not a database", DAMAGED),
        ("something else", "what you did last was not saved; do it again"),
    ],
)
def test_a_fault_says_what_to_do(journal: Journal, said: str, remedy: str) -> None:
    for transaction, message in ((journal.database.reading, "read"), (journal.database.writing, "written")):
        with pytest.raises(StoreFault) as caught, transaction():
            raise peewee.OperationalError(said)
        assert (caught.value.message, caught.value.remedy) == (f"the journal cannot be {message}: {said}", remedy)


def test_errors_of_others_pass_through(journal: Journal) -> None:
    for error in (peewee.IntegrityError("twice"), KeyError("k")):
        with pytest.raises(type(error)), journal.database.writing():
            raise error
    with pytest.raises(peewee.OperationalError), journal.database.transaction(write=True):
        raise peewee.OperationalError("as the driver says it")


def test_what_a_server_says_comes_first_and_in_one_line() -> None:
    database = SqliteFile(Path("nowhere.db"))
    told = Exception("ERROR: no\n  STATEMENT: SELECT")
    assert database.reason(told) == "ERROR: no"
    outer = peewee.OperationalError("outer")
    outer.orig = told  # type: ignore[attr-defined]
    assert database.reason(outer) == "ERROR: no"
    told.diag = SimpleNamespace(message_primary="no")  # type: ignore[attr-defined]
    assert database.reason(outer) == "no"


def test_rows_values_and_tables(journal: Journal) -> None:
    for name in ("Ann", "Ben"):
        begin(journal, name)
    ordered = people.select(people.c.name, people.c.id).order_by(people.c.name)
    with journal.database.reading() as connection:
        assert [name for name, _ in connection.rows(ordered)] == ["Ann", "Ben"]
        assert connection.value(ordered) == "Ann"
        assert connection.value(people.select(people.c.id).where(people.c.name == "Cat")) is None
        assert connection.tables() == set(TABLES)
        assert connection.sql("SELECT 1, 2") == [(1, 2)]
        assert connection.sql("SAVEPOINT here") == []


def test_a_reader_sees_one_state_throughout(journal: Journal, tmp_path: Path) -> None:
    begin(journal, "Ann")
    other = sqlite3.connect(tmp_path / "journal.db", timeout=0)
    with closing(other), journal.database.reading() as connection:
        assert connection.value(people.select(people.c.name)) == "Ann"
        with pytest.raises(sqlite3.OperationalError) as refused:
            other.executescript("UPDATE people SET name = 'Eve'")
        assert refused.value.sqlite_errorcode == sqlite3.SQLITE_BUSY
        assert connection.value(people.select(people.c.name)) == "Ann"


def test_threads_take_turns(journal: Journal) -> None:
    def write(number: int) -> None:
        with journal.database.writing() as connection:
            found = len(connection.rows(people.select(people.c.id)))
            connection.run(people.insert(id=str(found), name=f"{number}"))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(40)))
    assert sorted(map(int, names(journal.database))) == list(range(40))


def test_whoever_reads_in_another_thread_waits_for_the_writer(journal: Journal) -> None:
    with ThreadPoolExecutor(1) as pool:
        with journal.database.writing() as connection:
            connection.run(people.insert(id="1", name="first"))
            waiting = pool.submit(names, journal.database)
            with pytest.raises(TimeoutError):
                waiting.result(timeout=0.05)
        assert waiting.result(timeout=5) == ["first"]


def test_writes_of_many_threads_share_commits_and_fail_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = open_journal(tmp_path).database
    assert isinstance(database, SqliteFile)
    commits = 0
    commit = database._link.commit

    def counted() -> None:
        nonlocal commits
        commits += 1
        commit()

    monkeypatch.setattr(database._link, "commit", counted)
    gate = threading.Barrier(20)

    def write(number: int) -> str:
        def job(connection: Connection) -> int:
            connection.run(people.insert(id=str(number // 2), name=str(number)))
            return number

        gate.wait(60)
        try:
            return f"wrote {database.write(job, 'people')}"
        except peewee.IntegrityError:
            return "twice"

    with ThreadPoolExecutor(20) as threads, database.reading():
        done = [threads.submit(write, number) for number in range(20)]
        # While the file is in use, all of them have to wait; who came first writes for all.
        while len(database._waiting) < 20:
            threading.Event().wait(0.01)
    told = [one.result() for one in done]
    assert sorted(told, key=len)[:10] == ["twice"] * 10
    assert names(database) == sorted(one.removeprefix("wrote ") for one in told if one != "twice")
    assert commits == 3, "one ends the reading, one is of all writes, one reads the names"


def test_a_fault_of_the_program_in_one_write_is_not_the_others(tmp_path: Path) -> None:
    database = open_journal(tmp_path).database
    assert isinstance(database, SqliteFile)

    def write(number: int) -> str:
        def job(connection: Connection) -> int:
            connection.run(people.insert(id=str(number), name=str(number)))
            return 1 // (number % 4)

        try:
            database.write(job, "people")
        except ZeroDivisionError:
            return "broken"
        return "wrote"

    with ThreadPoolExecutor(8) as threads, database.reading():
        done = [threads.submit(write, number) for number in range(8)]
        while len(database._waiting) < 8:
            threading.Event().wait(0.01)
    assert [one.result() for one in done] == ["broken", "wrote", "wrote", "wrote"] * 2
    assert names(database) == ["1", "2", "3", "5", "6", "7"]


def test_a_writer_that_is_interrupted_lets_the_next_one_write(tmp_path: Path) -> None:
    database = open_journal(tmp_path).database
    assert isinstance(database, SqliteFile)

    def interrupted(_: Connection) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        database.write(interrupted, "people")
    assert database.write(lambda connection: connection.run(people.insert(id="1", name="Pat")), "people") is None
    assert names(database) == ["Pat"]
