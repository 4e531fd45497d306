from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import time
import uuid
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import peewee
import pytest

from trainer.core.reflection import LONGEST_ANSWER, WHOLE, Reflection
from trainer.errors import StaleAttempt, StoreFault, TrainerError
from trainer.store.database import SqliteFile
from trainer.store.journal import Journal, ReadOnlyJournal
from trainer.store.open import open_journal
from trainer.store.records import Attempt, ChainEnd, JournalRows, Loss, chained

BEGIN = ChainEnd(0, "")
SHA256 = hashlib.sha256(b"bytes").hexdigest()


def begin(journal: Journal, person: str = "小明", bundle: bytes = b"bytes") -> Attempt:
    return begin_for(journal, person, bundle=bundle)


def begin_for(journal: Journal, *names: str, bundle: bytes = b"bytes") -> Attempt:
    return journal.begin(
        attempt=uuid4().hex, variant="a", scenario="small/corner", title="T", bundle=bundle,
        sha256=hashlib.sha256(bundle).hexdigest(), rules="r" * 64,
        language="en", names=names, practice=False,
    )  # fmt: skip


def test_what_is_written_is_read_by_another_process(journal: Journal, tmp_path: Path) -> None:
    attempt = begin(journal)
    record = journal.append(attempt.id, BEGIN, "study ledger")
    record = journal.append(attempt.id, record, "close")
    other = open_journal(tmp_path)
    rows = other.rows(attempt.id)
    assert [row.text for row in rows.good] == ["study ledger", "close"]
    assert rows.notice is None
    assert rows.good[-1].hash == record.hash == chained(rows.good[0].hash, attempt.id, 1, "close")
    assert other.bundle(attempt.sha256) == b"bytes"
    assert other.attempt(attempt.id[:8]).names == "小明"


def test_a_second_window_is_told_and_nothing_forks(journal: Journal, tmp_path: Path) -> None:
    attempt = begin(journal)
    other = open_journal(tmp_path)
    journal.append(attempt.id, BEGIN, "study ledger")
    with pytest.raises(StaleAttempt, match="another window"):
        other.append(attempt.id, BEGIN, "study fair")
    assert [row.text for row in other.rows(attempt.id).good] == ["study ledger"]


def test_no_row_is_left_out(journal: Journal) -> None:
    attempt = begin(journal)
    with pytest.raises(StaleAttempt):
        journal.append(attempt.id, ChainEnd(1, "x"), "close")


def test_bytes_and_names_are_kept_once(journal: Journal, tmp_path: Path) -> None:
    begin(journal)
    begin(journal)
    begin(journal, "other", b"other bytes")
    connection = sqlite3.connect(tmp_path / "journal.db")
    assert connection.execute("SELECT count(*) FROM bundles").fetchone() == (2,)
    assert connection.execute("SELECT count(*) FROM people").fetchone() == (2,)
    assert connection.execute("SELECT count(*) FROM attempts").fetchone() == (3,)
    connection.close()


def query(journal: Journal, sql: str) -> list[tuple[Any, ...]]:
    """What stands in the file, past the journal."""
    assert journal.database.file is not None
    with closing(sqlite3.connect(journal.database.file)) as connection, connection:
        return connection.execute(sql).fetchall()


def test_an_attempt_is_begun_as_it_is_read(journal: Journal) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    attempt = journal.begin(
        attempt="e" * 32, variant="b", scenario="small/corner", title="The corner", bundle=b"bytes", sha256=SHA256,
        rules="r" * 64, language="zh",
        names=["小明", "Ben"], practice=True,
    )  # fmt: skip
    assert journal.attempts() == (attempt,)
    assert attempt == Attempt(
        attempt.id,
        "small/corner",
        "The corner",
        attempt.people,
        SHA256,
        "r" * 64,
        "zh",
        True,
        attempt.opened,
        0,
        "",
        None,
        variant="b",
    )
    assert attempt.id == "e" * 32
    assert [one.name for one in attempt.people] == ["小明", "Ben"]
    assert attempt.names == "小明; Ben"
    assert all(re.fullmatch("[0-9a-f]{32}", key) for key in (attempt.id, *(one.id for one in attempt.people)))
    opened = datetime.fromisoformat(attempt.opened)
    assert opened.utcoffset() == timedelta()
    assert (opened.microsecond, before <= opened <= datetime.now(UTC)) == (0, True)
    assert not attempt.finished


def test_the_same_names_are_the_same_people_at_the_same_seat(journal: Journal) -> None:
    made = [begin_for(journal, *names) for names in (("Ann",), ("Ben",), ("Ann",), ("Ann", "Ben"), ("Ben", "Ann"))]
    ann, ben = made[0].people[0], made[1].people[0]
    assert [one.people for one in made] == [(ann,), (ben,), (ann,), (ann, ben), (ben, ann)]
    assert query(journal, "SELECT count(*) FROM people") == [(2,)]
    assert query(journal, "SELECT count(*) FROM seats") == [(4,)]


def test_under_another_key_the_same_name_is_somebody_else(tmp_path: Path, journal: Journal) -> None:
    mine = begin(journal, "Ann")
    other = Journal(journal.database, "f" * 64)
    theirs = begin(other, "Ann")
    record = other.append(theirs.id, BEGIN, "study ledger")
    assert mine.people[0].id != theirs.people[0].id
    assert (journal.attempts(), [one.id for one in other.attempts()]) == ((mine,), [theirs.id])
    assert (journal.latest_unfinished(), other.latest_unfinished()) == (None, other.attempt(theirs.id))
    other.append(theirs.id, record, "close")
    other.finish(theirs.id, theirs.rules, "won", 88.0, {})
    assert (journal.best(), other.best()) == ({}, {"small/corner": 88.0})
    with pytest.raises(TrainerError, match="there is no attempt"):
        journal.attempt(theirs.id)


def test_a_row_holds_what_was_played_when(journal: Journal) -> None:
    attempt = begin(journal)
    before = time.time()
    first = journal.append(attempt.id, BEGIN, "study ledger")
    second = journal.append(attempt.id, first, "close")
    assert (first.seq, second.seq) == (1, 2)
    assert first.hash == chained("", attempt.id, 0, "study ledger")
    assert second.hash == chained(first.hash, attempt.id, 1, "close")
    rows = query(journal, "SELECT attempt, seq, previous, hash, text FROM moves ORDER BY seq")
    assert rows == [
        (attempt.id, 0, "", first.hash, "study ledger"), (attempt.id, 1, first.hash, second.hash, "close"),
    ]  # fmt: skip
    times = [wall for (wall,) in query(journal, "SELECT wall FROM moves")]
    assert all(before <= wall <= time.time() for wall in times)
    events = [event for (event,) in query(journal, "SELECT event FROM moves")]
    assert len(set(events)) == 2
    assert all(re.fullmatch("[0-9a-f]{32}", event) for event in events)
    assert [row.wall for row in journal.rows(attempt.id).good] == times


def test_the_chain_is_a_hash_over_all_that_came_before() -> None:
    assert chained("ab", "cd", 3, "小 close") == hashlib.sha256("ab\ncd\n3\n小 close".encode()).hexdigest()


def test_two_attempts_do_not_mix(journal: Journal) -> None:
    one, two = begin(journal), begin(journal)
    record = journal.append(one.id, BEGIN, "study ledger")
    journal.append(two.id, BEGIN, "study fair")
    journal.append(one.id, record, "close")
    assert [row.text for row in journal.rows(one.id).good] == ["study ledger", "close"]
    assert [row.text for row in journal.rows(two.id).good] == ["study fair"]
    assert {attempt.id: attempt.moves for attempt in journal.attempts()} == {one.id: 2, two.id: 1}


def test_the_second_window_is_told_where_to_go_on(journal: Journal) -> None:
    attempt = begin(journal)
    journal.append(attempt.id, BEGIN, "study ledger")
    with pytest.raises(StaleAttempt) as caught:
        journal.append(attempt.id, BEGIN, "study ledger")
    assert str(caught.value) == (
        "this attempt was played on in another window\n  go on there, or leave here and continue it again"
    )


def test_a_row_in_the_way_is_another_windows(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    attempt = begin(journal)
    same = uuid.uuid4()
    monkeypatch.setattr(uuid, "uuid4", lambda: same)
    record = journal.append(attempt.id, BEGIN, "study ledger")
    with pytest.raises(StaleAttempt, match="another window"):
        journal.append(attempt.id, record, "close")


@pytest.mark.parametrize("written", [True, False])
def test_a_commit_whose_answer_got_lost(journal: Journal, written: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    attempt = begin(journal)
    assert isinstance(journal.database, SqliteFile)
    link = journal.database._link
    commit = link.commit

    def lost() -> None:
        if written:
            commit()
        monkeypatch.undo()
        raise peewee.OperationalError("the line went dead")

    monkeypatch.setattr(link, "commit", lost)
    if written:
        record = journal.append(attempt.id, BEGIN, "study ledger")
        assert record == ChainEnd(1, chained("", attempt.id, 0, "study ledger"))
    else:
        with pytest.raises(StoreFault, match="the line went dead"):
            journal.append(attempt.id, BEGIN, "study ledger")
    assert len(journal.rows(attempt.id).good) == written


def test_where_nothing_can_be_read_nothing_is_claimed(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    attempt = begin(journal)

    def dead(*_: object) -> None:
        raise peewee.OperationalError("the line went dead")

    assert isinstance(journal.database, SqliteFile)
    monkeypatch.setattr(journal.database._link, "execute_sql", dead)
    with pytest.raises(StoreFault, match="written: the line went dead"):
        journal.append(attempt.id, BEGIN, "study ledger")


def test_a_move_that_was_written_unheard_can_be_made_again(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    attempt = begin(journal)
    assert isinstance(journal.database, SqliteFile)
    commit = journal.database._link.commit

    def lost() -> None:
        commit()
        raise peewee.OperationalError("the line went dead")

    with monkeypatch.context() as patch:
        patch.setattr(journal.database._link, "commit", lost)
        patch.setattr(journal, "_holds", lambda _: False)
        with pytest.raises(StoreFault):
            journal.append(attempt.id, BEGIN, "study ledger")
    with pytest.raises(StaleAttempt):
        journal.append(attempt.id, BEGIN, "close")
    record = journal.append(attempt.id, BEGIN, "study ledger")
    assert record == ChainEnd(1, chained("", attempt.id, 0, "study ledger"))
    assert len(journal.rows(attempt.id).good) == 1


def test_results_are_rows_of_their_own(journal: Journal) -> None:
    attempt = begin(journal)
    journal.finish(attempt.id, attempt.rules, "won", 88.5, {"roles": 90.0, "adaptation": None})
    journal.finish(attempt.id, attempt.rules, "lost", 1.0, {})
    journal.finish(attempt.id, "another key", "lost", 2.0, {})
    row = journal.attempt(attempt.id)
    assert (row.outcome, row.overall, row.finished) == ("won", 88.5, True)
    ((kept, scores),) = query(journal, f"SELECT attempt, scores FROM results WHERE rules = '{attempt.rules}'")
    assert (kept, json.loads(scores)) == (attempt.id, {"roles": 90.0, "adaptation": None})


def test_a_result_by_other_rules_is_not_shown(journal: Journal) -> None:
    attempt = begin(journal)
    other = begin(journal)
    journal.finish(attempt.id, "another key", "lost", 2.0, {})
    journal.finish(other.id, attempt.rules, "won", 0.0, {})
    assert (journal.attempt(attempt.id).outcome, journal.attempt(attempt.id).overall) == ("", None)
    assert (journal.attempt(other.id).outcome, journal.attempt(other.id).overall) == ("won", 0.0)


def test_a_reflection_takes_the_place_of_the_one_before_and_of_nobody_elses(journal: Journal) -> None:
    one, two = begin(journal), begin(journal)
    assert one.reflection == journal.attempt(one.id).reflection == Reflection()
    journal.reflect(one.id, Reflection("Win.", "Much.", "Little."))
    journal.reflect(two.id, Reflection("Lose."))
    journal.reflect(one.id, Reflection("Win.", "", "Ask."))
    assert journal.attempt(one.id).reflection == Reflection("Win.", "", "Ask.")
    assert journal.attempt(two.id).reflection == Reflection("Lose.")
    assert query(journal, "SELECT count(*) FROM reflections") == [(2,)]


def test_an_empty_reflection_leaves_nothing_behind(journal: Journal) -> None:
    one = begin(journal)
    journal.reflect(one.id, Reflection("Win."))
    journal.reflect(one.id, Reflection())
    assert journal.attempt(one.id).reflection == Reflection()
    assert query(journal, "SELECT count(*) FROM reflections") == [(0,)]


def test_an_answer_about_two_attempts_is_kept_in_any_order_and_taken_away(journal: Journal) -> None:
    one, two, three = (begin(journal).id for _ in range(3))
    journal.answer((one, two), WHOLE, "The same\nfaces.")
    journal.answer((two, one), "bo", "He signed.")
    journal.answer((one, three), "bo", "x" * 500)
    assert journal.answers((two, one)) == {WHOLE: "The same faces.", "bo": "He signed."}
    assert journal.answers((three, one)) == {"bo": "x" * LONGEST_ANSWER}
    journal.answer((one, two), "bo", "He did not.")
    journal.answer((one, two), WHOLE, " ")
    assert journal.answers((one, two)) == {"bo": "He did not."}
    assert journal.answers(("", "")) == {}


def test_the_attempt_opened_last_comes_first_whatever_the_clock_said(journal: Journal) -> None:
    for name, day in (("Ann", 3), ("Ben", 2), ("Cat", 1)):
        opened = f"2026-01-0{day}T00:00:00+00:00"
        query(journal, f"UPDATE attempts SET opened = '{opened}' WHERE id = '{begin(journal, name).id}'")
    assert [attempt.names for attempt in journal.attempts()] == ["Cat", "Ben", "Ann"]


def test_an_attempt_is_named_by_its_beginning(journal: Journal) -> None:
    attempt = begin(journal)
    other = begin(journal)
    for number, key in enumerate((attempt.id, other.id)):
        query(journal, f"UPDATE attempts SET id = 'abc{number}' WHERE id = '{key}'")
    assert journal.attempt("ABC1").id == "abc1"
    for name, said in (
        ("zz", "there is no attempt 'zz'"), ("", "there is no attempt ''"), ("ab", "2 attempts begin with 'ab'"),
    ):  # fmt: skip
        with pytest.raises(TrainerError) as caught:
            journal.attempt(name)
        assert str(caught.value) == f"{said}\n  `trainer attempts` lists them"


def test_bytes_that_are_not_what_they_were_are_not_handed_out(journal: Journal) -> None:
    attempt = begin(journal)
    begin(journal, "other", b"other")
    assert journal.bundle(attempt.sha256) == b"bytes"
    assert journal.bundle(hashlib.sha256(b"other").hexdigest()) == b"other"
    with pytest.raises(StoreFault) as caught:
        journal.bundle("f" * 64)
    assert str(caught.value) == (
        "the stored scenario ffffffff is missing or damaged\n  attempts at it cannot be gone on with; all others can"
    )
    query(journal, f"UPDATE bundles SET data = CAST('bytez' AS BLOB) WHERE sha256 = '{attempt.sha256}'")
    with pytest.raises(StoreFault, match=f"^the stored scenario {attempt.sha256[:8]} is missing or damaged"):
        journal.bundle(attempt.sha256)


@pytest.fixture
def played(journal: Journal) -> tuple[Journal, str, str]:
    """A journal with two attempts of three moves each, and their ids."""
    ids = []
    for _ in range(2):
        attempt, record = begin(journal), BEGIN
        for move in ("study ledger", "meet ada visit", "leave"):
            record = journal.append(attempt.id, record, move)
        ids.append(attempt.id)
    return journal, ids[0], ids[1]


@pytest.mark.parametrize(
    ("damage", "good"),
    [
        ("UPDATE moves SET text = 'leave' WHERE attempt = '{0}' AND seq = 1", 1),
        ("UPDATE moves SET text = 'x' WHERE attempt = '{0}' AND seq = 0", 0),
        ("UPDATE moves SET hash = 'x' WHERE attempt = '{0}' AND seq = 2", 2),
        ("UPDATE moves SET hash = 'x', previous = 'x' WHERE attempt = '{0}'", 0),
        ("DELETE FROM moves WHERE attempt = '{0}' AND seq = 1", 1),
        ("UPDATE moves SET seq = 7 WHERE attempt = '{0}' AND seq = 2", 2),
    ],
)
def test_the_chain_holds_as_far_as_it_is_good(played: tuple[Journal, str, str], damage: str, good: int) -> None:
    journal, attempt, other = played
    query(journal, damage.format(attempt))
    looking = ReadOnlyJournal(journal).rows(attempt)
    assert (len(looking.good), str(looking.notice)) == (
        good,
        f"The journal of this attempt is damaged after move {good}; what came before is safe.",
    )
    assert journal.rows(other).notice is None
    found = journal.rows(attempt)
    assert found.good == looking.good
    assert found.notice == looking.notice
    assert journal.database.file is not None
    assert journal.database.file.with_name("journal-damaged-1.db").is_file()
    assert [one.kept for one in journal.losses()] == ["journal-damaged-1.db"]
    assert journal.rows(attempt) == JournalRows(looking.good, None)
    assert query(journal, "SELECT attempt, count(*) FROM moves GROUP BY attempt ORDER BY attempt") == sorted(
        one for one in ((attempt, good), (other, 3)) if one[1]
    )


@pytest.mark.parametrize("column", ["previous", "hash"])
@pytest.mark.parametrize("seq", [0, 1])
def test_what_is_known_twice_may_be_damaged_once(played: tuple[Journal, str, str], column: str, seq: int) -> None:
    journal, attempt, _ = played
    before = journal.rows(attempt)
    query(journal, f"UPDATE moves SET {column} = 'x' WHERE attempt = '{attempt}' AND seq = {seq}")
    assert journal.rows(attempt) == before
    assert journal.append(attempt, ChainEnd(3, before.good[-1].hash), "close").seq == 4
    assert len(journal.rows(attempt).good) == 4


def test_rows_whose_hashes_lead_on_from_a_wrong_one_are_cut(played: tuple[Journal, str, str]) -> None:
    journal, attempt, _ = played
    (first,) = journal.rows(attempt).good[:1]
    forged = chained(first.hash, attempt, 1, "leave")
    query(journal, f"UPDATE moves SET text = 'leave', hash = '{forged}' WHERE attempt = '{attempt}' AND seq = 1")
    assert [row.text for row in journal.rows(attempt).good] == ["study ledger", "leave"]


def test_on_a_server_no_file_is_kept_and_the_loss_is_told(played: tuple[Journal, str, str]) -> None:
    journal, attempt, _ = played
    query(journal, f"DELETE FROM moves WHERE attempt = '{attempt}' AND seq = 1")
    journal.database.file = None
    assert str(journal.rows(attempt).notice) == (
        "The journal of this attempt is damaged after move 1; what came before is safe."
    )
    assert journal.losses() == (Loss(f"{attempt}, 1", True, 0, 1),)


def test_an_attempt_without_moves_has_no_rows(journal: Journal) -> None:
    assert journal.rows(begin(journal).id) == JournalRows((), None)
    assert journal.attempts()[0].moves == 0


def test_a_closed_journal_opens_again(journal: Journal) -> None:
    attempt = begin(journal)
    journal.close()
    assert isinstance(journal.database, SqliteFile)
    assert journal.database._link.is_closed()
    assert journal.attempts() == (attempt,)


def test_a_full_disk_is_said_and_nothing_is_claimed(journal: Journal) -> None:
    attempt = begin(journal)
    record = journal.append(attempt.id, BEGIN, "study ledger")
    with journal.database.reading() as connection:
        ((pages,),) = connection.sql("PRAGMA page_count")
        connection.sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreFault, match="cannot be written") as caught:
        for _ in range(400):
            record = journal.append(attempt.id, record, "note ada " + "x" * 200)
    assert "free some room" in caught.value.remedy
    assert len(journal.rows(attempt.id).good) == record.seq


def test_a_read_only_journal_is_read_and_said(journal: Journal) -> None:
    attempt = begin(journal)
    with journal.database.reading() as connection:
        connection.sql("PRAGMA query_only = ON")
    with pytest.raises(StoreFault, match="cannot be written") as caught:
        journal.append(attempt.id, BEGIN, "close")
    assert "read-only" in caught.value.remedy
    assert journal.attempts()[0].id == attempt.id


def test_a_journal_held_by_another_program_is_said(journal: Journal, tmp_path: Path) -> None:
    attempt = begin(journal)
    with journal.database.reading() as connection:
        connection.sql("PRAGMA busy_timeout = 1")
    holder = sqlite3.connect(tmp_path / "journal.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreFault, match="cannot be written") as caught:
        journal.append(attempt.id, BEGIN, "close")
    assert "another program" in caught.value.remedy
    holder.close()
    assert journal.append(attempt.id, BEGIN, "close").seq == 1


def test_the_variants_that_somebody_has_played_to_the_end_are_known(journal: Journal) -> None:
    def played(*names: str, variant: str, scenario: str = "small/family", end: bool = True) -> Attempt:
        attempt = journal.begin(
            attempt=uuid4().hex, variant=variant, scenario=scenario, title="T", bundle=b"bytes",
            sha256=hashlib.sha256(b"bytes").hexdigest(), rules="r" * 64, language="en", names=names, practice=False,
        )  # fmt: skip
        if end:
            journal.finish(attempt.id, attempt.rules, "won", 88.0, {})
        return attempt

    anna = played("Anna", variant="b")
    pair = played("Anna", "Ben", variant="a")
    played("Anna", variant="c", end=False)
    played("Ben", variant="d")
    played("Anna", variant="b")
    played("Anna", variant="e", scenario="small/other")

    def known(attempt: Attempt) -> tuple[str, ...]:
        return journal.variants_finished("small/family", {one.id for one in attempt.people})

    assert known(anna) == ("a", "b")
    assert known(pair) == ("a", "b", "d")
    assert journal.variants_finished("small/family", ()) == ()
