"""Damaged journals: what whole pages hold is kept, what was lost is told, and whoever is killed begins again."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.store.test_class_book import ANN, BEN
from tests.store.test_class_book import play as class_play
from tests.store.test_journal import BEGIN, begin
from trainer.core.own_words import SelfReview
from trainer.core.reflection import Reflection
from trainer.errors import StoreFault, english
from trainer.store import rescue as rescuing
from trainer.store.class_book import ClassBook
from trainer.store.damage import RESCUE_MARK
from trainer.store.journal import Journal
from trainer.store.open import FILE, open_journal
from trainer.store.records import KeptWords, Loss, chained
from trainer.store.sqlite_pages import rolled_back, table_rows

PAGE = 4096
NOTE = "note ada roles=decider concerns=return,risk"


def played(home: Path, attempts: int = 4, moves: int = 66, bundle: int = 3000) -> dict[str, list[str]]:
    """Make a journal and return the moves of each attempt."""
    journal = open_journal(home)
    made = {}
    for number in range(attempts):
        attempt = begin(journal, f"trainee {number}", bytes([number]) * bundle)
        record = BEGIN
        for move in range(moves):
            record = journal.append(attempt.id, record, f"{NOTE} certainty={move % 3 + 1}")
        made[attempt.id] = [row.text for row in journal.rows(attempt.id).good]
    journal.close()
    return made


def held(data: bytes) -> dict[str, int]:
    """Return how many moves from the first on whole pages of `data` hold, for attempts that they hold."""
    rows = [row for table, row, _ in table_rows(data) if table in ("moves", "") and len(row) == 7]
    names = {row[0] for _, row, _ in table_rows(data) if len(row) == 12}
    count = {str(name): 0 for name in names}
    for row in sorted(rows, key=lambda one: (str(one[0]), int(str(one[1])))):
        if row[0] in names and row[1] == count[str(row[0])]:
            count[str(row[0])] += 1
    return count


def kept(journal: Journal) -> dict[str, int]:
    return {one.id: len(journal.rows(one.id).good) for one in journal.attempts()}


@pytest.mark.parametrize("pages", [1, 2, 5, 12])
def test_a_cut_file_keeps_what_its_whole_pages_hold(tmp_path: Path, pages: int) -> None:
    made = played(tmp_path)
    path = tmp_path / FILE
    data = path.read_bytes()[: -pages * PAGE]
    path.write_bytes(data)
    journal = open_journal(tmp_path)
    found = kept(journal)
    assert found == held(data)
    assert sum(found.values()) > 0
    for name, count in found.items():
        assert [row.text for row in journal.rows(name).good] == made[name][:count]
    (loss,) = journal.losses()
    assert (tmp_path / loss.kept).read_bytes() == data
    assert loss.attempts == len(made) - len(found)
    assert 0 < loss.moves <= sum(map(len, made.values())) - sum(found.values())


@pytest.mark.parametrize("seed", range(12))
def test_flipped_bytes_cost_no_more_than_their_pages(tmp_path: Path, seed: int) -> None:
    made = played(tmp_path, attempts=3, moves=30)
    chance = Random(seed)
    path = tmp_path / FILE
    data = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 40)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(bytes(data))
    journal = open_journal(tmp_path)
    for one in journal.attempts():
        texts = [row.text for row in journal.rows(one.id).good]
        if one.id in made:
            assert texts == made[one.id][: len(texts)], "nothing is made up"
    before = kept(journal)
    journal.close()
    again = open_journal(tmp_path)
    assert kept(again) == before
    append = next(iter(again.attempts()), None) or begin(again)
    rows = again.rows(append.id).good
    again.append(append.id, BEGIN._replace(seq=len(rows), hash=rows[-1].hash if rows else ""), "close")


def test_a_broken_tree_loses_no_leaf(tmp_path: Path) -> None:
    made = played(tmp_path)
    path = tmp_path / FILE
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'moves'").fetchone()
    data = bytearray(path.read_bytes())
    data[(root - 1) * PAGE : root * PAGE] = b"\xaa" * PAGE
    path.write_bytes(bytes(data))
    journal = open_journal(tmp_path)
    assert kept(journal) == {name: len(moves) for name, moves in made.items()}
    assert journal.losses()[0][1:] == (True, 0, 0)
    assert journal.notice is not None
    assert "All that was found in it was saved" in journal.notice.said(english)


def test_what_was_written_is_told_from_names_where_no_way_leads_to_it(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    # What ends with nothing, or with what could be an id, could be somebody's name in a class.
    written = [Reflection("To win.", "She came.", ""), Reflection("", "She came.", "a" * 32), Reflection("", "", "No.")]
    attempts = [begin(journal) for _ in written]
    for one, lines in zip(attempts, written, strict=True):
        journal.append(one.id, BEGIN, "close")
        journal.reflect(one.id, lines)
    answered = {"": "The same faces.", "bo": "He signed."}
    for about, words in answered.items():
        journal.answer((attempts[0].id, attempts[1].id), about, words)
    book = ClassBook(journal)
    course, ann = book.new("autumn"), replace(ANN, journal_id="d" * 32)
    play = replace(class_play(1, ANN), reflection=Reflection("To win.", "", "b" * 32))
    book.add(course.id, [ann, BEN], [play, class_play(2, BEN)], {"0" * 64: b"zero"}, {}, [])
    journal.close()
    path = tmp_path / FILE
    data = bytearray(path.read_bytes())
    data[100:PAGE] = b"\xaa" * (PAGE - 100)
    path.write_bytes(bytes(data))
    journal = open_journal(tmp_path)
    assert journal.losses()[0][1:] == (True, 0, 0)
    assert {one.id: one.reflection for one in journal.attempts()} == {
        one.id: lines for one, lines in zip(attempts, written, strict=True)
    }
    assert journal.answers((attempts[0].id, attempts[1].id)) == answered
    book = ClassBook(journal)
    assert [one.reflection for one in book.plays(course.id)] == [play.reflection, Reflection()]
    assert [(one.name, one.identity, one.journal_id) for one in book.members()] == [
        (one.name, one.identity, one.journal_id) for one in (ann, BEN)
    ]


def test_what_was_said_in_ones_own_words_is_saved(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    attempts = [begin(journal) for _ in range(3)]
    words = {one.id: KeptWords(f"{number:032}", f"I, {number}, say", SelfReview(True)) for number, one in
             enumerate(attempts)}  # fmt: skip
    for one in attempts:
        journal.append(one.id, BEGIN, "say " + "a" * 64, words[one.id])
    journal.close()
    path = tmp_path / FILE
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'seats'").fetchone()
    data = bytearray(path.read_bytes())
    data[(root - 1) * PAGE : root * PAGE] = b"\xaa" * PAGE
    path.write_bytes(bytes(data))
    journal = open_journal(tmp_path)
    assert journal.losses()
    for one in attempts:
        assert journal.own_words(one.id) == {0: words[one.id]}


def test_a_file_that_is_no_database_is_kept_and_play_goes_on(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"this is no database" * 100)
    journal = open_journal(tmp_path)
    assert journal.losses() == (Loss("journal-damaged-1.db", False, 0, 0),)
    assert (tmp_path / "journal-damaged-1.db").read_bytes().startswith(b"this is no database")
    begin(journal)
    assert len(journal.attempts()) == 1


def test_what_was_lost_is_told_until_it_is_acknowledged(tmp_path: Path) -> None:
    played(tmp_path, attempts=2)
    path = tmp_path / FILE
    path.write_bytes(path.read_bytes()[:-PAGE])
    for _ in range(3):
        journal = open_journal(tmp_path)
        assert journal.notice is not None
        assert "journal-damaged-1.db" in journal.notice.said(english)
        journal.close()
    journal = open_journal(tmp_path)
    journal.acknowledge()
    journal.close()
    assert open_journal(tmp_path).notice is None


def test_a_row_that_was_tampered_with_ends_the_good_prefix(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    attempt = begin(journal)
    record = BEGIN
    for move in ("study ledger", "meet ada visit", "leave"):
        record = journal.append(attempt.id, record, move)
    journal.close()
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.execute("UPDATE moves SET text = 'meet bo visit' WHERE seq = 1")
        connection.commit()
    journal = open_journal(tmp_path)
    rows = journal.rows(attempt.id)
    assert [row.text for row in rows.good] == ["study ledger"]
    assert rows.notice is not None
    assert "after move 1" in rows.notice.said(english)
    assert journal.losses() == (Loss("journal-damaged-1.db", True, 0, 2),)
    with closing(sqlite3.connect(tmp_path / "journal-damaged-1.db")) as connection:
        assert connection.execute("SELECT count(*) FROM moves").fetchone() == (3,)
    again = journal.rows(attempt.id)
    assert again.notice is None
    journal.append(attempt.id, BEGIN._replace(seq=1, hash=again.good[-1].hash), "close")


def test_a_text_that_is_no_utf8_costs_its_row_and_no_other(tmp_path: Path) -> None:
    made = played(tmp_path, attempts=2, moves=5)
    first, second = made
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.execute("UPDATE moves SET text = cast(x'41ff42' as text) WHERE attempt = ? AND seq = 3", (first,))
        connection.execute("UPDATE attempts SET title = cast(x'41ff42' as text) WHERE id = ?", (second,))
        connection.commit()
    journal = open_journal(tmp_path)
    assert {one.id: one.title for one in journal.attempts()} == {first: "T", second: "A\ufffdB"}
    assert (len(journal.rows(first).good), len(journal.rows(second).good)) == (3, 5)
    assert sum(loss.moves for loss in journal.losses()) == 2


class Killed(BaseException):
    """What stands for kill -9 between two steps."""


STEPS = ("_copy", "_sync", "_read", "_write")


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """Return what has the rescue killed before or after its step of that number."""
    count = 0
    last = 10_000

    def arm(number: int) -> None:
        nonlocal count, last
        count, last = 0, number

    def stepping(step: Callable[..., object]) -> Callable[..., object]:
        def stepped(*arguments: object) -> object:
            nonlocal count
            for work in (None, step):
                count += 1
                if count == last:
                    raise Killed
                result = work(*arguments) if work else None
            return result

        return stepped

    for name in STEPS:
        monkeypatch.setattr(rescuing, name, stepping(getattr(rescuing, name)))
    yield arm


@pytest.mark.parametrize("number", range(1, 13))
def test_killed_between_two_steps_the_next_start_saves_the_same(
    tmp_path: Path, number: int, steps: Callable[[int], None]
) -> None:
    made = played(tmp_path)
    path = tmp_path / FILE
    data = path.read_bytes()[:-PAGE]
    path.write_bytes(data)
    steps(number)
    with pytest.raises(Killed):
        open_journal(tmp_path)
    steps(10_000)
    journal = open_journal(tmp_path)
    assert kept(journal) == held(data)
    assert made.keys() >= kept(journal).keys()
    assert (tmp_path / journal.losses()[0].kept).read_bytes() == data
    assert not (tmp_path / "journal-rescue").exists()


def test_with_no_room_nothing_is_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    played(tmp_path)
    path = tmp_path / FILE
    data = path.read_bytes()[:-PAGE]
    path.write_bytes(data)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("shutil.copyfile", full)
        with pytest.raises(StoreFault, match="No space left"):
            open_journal(tmp_path)
    assert path.read_bytes() == data
    assert kept(open_journal(tmp_path)) == held(data)


RESCUER = """
import sys
from pathlib import Path
from trainer.store.open import open_journal
print(len(open_journal(Path(sys.argv[1])).attempts()), flush=True)
"""


def test_two_windows_that_start_at_once_save_the_same(tmp_path: Path) -> None:
    played(tmp_path)
    path = tmp_path / FILE
    data = path.read_bytes()[:-PAGE]
    path.write_bytes(data)
    starts = [
        subprocess.Popen([sys.executable, "-c", RESCUER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    told = [start.communicate(timeout=60)[0].strip() for start in starts]
    assert told == [str(len(held(data)))] * 4
    assert len(list(tmp_path.glob("journal-damaged-*.db"))) == 1


def test_a_rescue_that_ends_while_a_second_window_waits_for_it_is_not_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    played(tmp_path)
    whole = (tmp_path / FILE).read_bytes()
    mark = tmp_path / RESCUE_MARK
    mark.touch()
    alone = rescuing._alone

    @contextmanager
    def alone_after_another(path: Path) -> Iterator[None]:
        with alone(path):
            mark.unlink()
            yield

    monkeypatch.setattr(rescuing, "_alone", alone_after_another)
    assert len(open_journal(tmp_path).attempts()) == len(held(whole))
    assert not list(tmp_path.glob("journal-damaged-*.db"))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.thorough)])
def test_killed_at_any_moment_nothing_is_lost(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    played(tmp_path, bundle=60_000)
    path = tmp_path / FILE
    data = path.read_bytes()[:-PAGE]
    for turn in range(500 if seed == 2 else 12):
        for file in tmp_path.iterdir():
            file.unlink()
        path.write_bytes(data)
        start = subprocess.Popen([sys.executable, "-c", RESCUER, str(tmp_path)], stdout=subprocess.DEVNULL)
        with start:
            try:
                start.wait(timeout=0.1 + chance.random() * 0.2)
            except subprocess.TimeoutExpired:
                os.kill(start.pid, signal.SIGKILL)
        journal = open_journal(tmp_path)
        assert kept(journal) == held(data), turn
        journal.close()


def test_a_window_that_has_the_damaged_file_open_goes_on_in_the_new_one(tmp_path: Path) -> None:
    played(tmp_path)
    other = open_journal(tmp_path)
    attempt = other.attempts()[0]
    rows = other.rows(attempt.id).good
    (tmp_path / "journal-rescue").touch()
    open_journal(tmp_path).close()
    other.append(attempt.id, BEGIN._replace(seq=len(rows), hash=rows[-1].hash), "leave")
    assert [row.text for row in open_journal(tmp_path).rows(attempt.id).good][-1] == "leave"


def test_a_journal_of_another_version_is_not_touched(tmp_path: Path) -> None:
    open_journal(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.execute("UPDATE versions SET number = 99")
        connection.commit()
    data = (tmp_path / FILE).read_bytes()
    with pytest.raises(StoreFault, match="version 99"):
        open_journal(tmp_path)
    assert (tmp_path / FILE).read_bytes() == data


SPILLING = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
attempts = [row[0] for row in connection.execute("SELECT id FROM attempts")]
connection.execute("UPDATE moves SET wall = 0, text = text || 'x' WHERE seq % ? = 0", (int(sys.argv[2]),))
connection.executemany(
    "INSERT INTO moves VALUES (?, ?, ?, '', '', 'half', 0)",
    [(attempts[0], 1000 + number, f"{number:032x}") for number in range(int(sys.argv[3]))],
)
os._exit(9)
"""


@pytest.mark.parametrize("turns", [6, pytest.param(150, marks=pytest.mark.thorough)])
def test_a_transaction_that_a_power_cut_ended_is_undone_also_in_a_damaged_file(tmp_path: Path, turns: int) -> None:
    chance = Random(turns)
    made = played(tmp_path)
    path = tmp_path / FILE
    whole = path.read_bytes()
    for turn in range(turns):
        for file in tmp_path.iterdir():
            if file.name != "seat.key":
                file.unlink()
        path.write_bytes(whole)
        spill = [str(path), str(chance.randint(1, 9)), str(chance.randint(1, 800))]
        subprocess.run([sys.executable, "-c", SPILLING, *spill], check=False)
        side = path.with_name(path.name + "-journal")
        assert side.exists()
        cut = chance.choice([0, 0, 1, 3])
        data = path.read_bytes()
        # What stood in the pages that are left, as they were before the transaction.
        expected = held(rolled_back(data[: len(data) - cut * PAGE], side.read_bytes()))
        if cut:
            path.write_bytes(data[: -cut * PAGE])
        journal = open_journal(tmp_path)
        found = kept(journal)
        # What was cut off may stand in the journal of the transaction: then it is there again.
        least = {name: len(moves) for name, moves in made.items()} if not cut else expected
        assert all(found.get(name, 0) >= count for name, count in least.items()), turn
        for name, count in found.items():
            assert [row.text for row in journal.rows(name).good] == made[name][:count]
        lost = sum(map(len, made.values())) - sum(found.values())
        assert bool(lost) <= bool(journal.losses()), turn
        journal.close()


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(6))
def test_a_hundred_wounds_of_every_kind(tmp_path: Path, seed: int) -> None:
    """Bytes flipped, pages cut, overwritten, swapped, zeroed: nothing is made up, and what is gone is told."""
    chance = Random(seed)
    made = played(tmp_path, attempts=5, moves=40, bundle=9000)
    path = tmp_path / FILE
    whole = path.read_bytes()
    pages = len(whole) // PAGE
    opened = {row for table, row, _ in table_rows(whole) if table == "attempts"}
    for turn in range(100):
        for file in tmp_path.iterdir():
            if file.name != "seat.key":
                file.unlink()
        data = bytearray(whole)
        for _ in range(chance.choice([1, 1, 1, 2, 5, 40])):
            match chance.choice(("flip", "cut", "overwrite", "swap", "zero")):
                case "flip":
                    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
                case "cut":
                    del data[-chance.randint(1, min(3 * PAGE, len(data) - PAGE)) :]
                case "overwrite":
                    start = chance.randrange(len(data))
                    piece = chance.randbytes(chance.randint(1, 200))[: len(data) - start]
                    data[start : start + len(piece)] = piece
                case "swap":
                    here, there = (chance.randrange(pages) * PAGE for _ in range(2))
                    if max(here, there) + PAGE <= len(data):
                        first, second = data[here : here + PAGE], data[there : there + PAGE]
                        data[here : here + PAGE], data[there : there + PAGE] = second, first
                case "zero":
                    start = chance.randrange(pages) * PAGE
                    data[start : start + PAGE] = bytes(len(data[start : start + PAGE]))
        path.write_bytes(bytes(data))
        journal = open_journal(tmp_path)
        found = kept(journal)
        for one in journal.attempts():
            texts = [row.text for row in journal.rows(one.id).good]
            assert texts == made.get(one.id, [])[: len(texts)], turn
        missing = sum(map(len, made.values())) - sum(found.values())
        assert not missing or journal.losses(), turn
        for name in {str(row[0]) for _, row, _ in table_rows(bytes(data)) if row in opened}:
            assert found.get(name, 0) >= intact(bytes(data), name, made[name]), turn
        journal.close()


def intact(data: bytes, attempt: str, texts: list[str]) -> int:
    """Return how many moves from the first on stand in `data` as they were written, each with its hash."""
    there = {
        (row[1], row[4], row[5]) for _, row, _ in table_rows(data) if len(row) == 7 and row[0] == attempt
    }  # fmt: skip
    last = ""
    for seq, text in enumerate(texts):
        last = chained(last, attempt, seq, text)
        if (seq, last, text) not in there:
            return seq
    return len(texts)
