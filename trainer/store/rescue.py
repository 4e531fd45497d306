"""A damaged journal: copied first, read page by page, and replaced by what could be read only once that is durable.

Killed, out of room or started twice in between, the next start begins again from the same copy.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from trainer.store.damage import RESCUE_MARK, free_name
from trainer.store.database import inode_of
from trainer.store.records import NOBODY, chained
from trainer.store.schema import TABLES, VERSION
from trainer.store.seats import class_owner
from trainer.store.sqlite_pages import Value, index_keys, rolled_back, table_rows

_LOCK = "journal-rescue.lock"
_ID = re.compile(r"[0-9a-f]{32}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT.*")
_FORMS = {
    **dict.fromkeys(("id", "attempt", "person", "class_id", "event", "seat"), _ID),
    **dict.fromkeys(("made", "opened", "sent"), _TIME),
    "salt": _ID,
    "say_first": re.compile("off|pitches|on"),
    "review": re.compile("([yn-]{3})?"),
    **dict.fromkeys(("journal_id", "recipient"), re.compile(r"([0-9a-f]{32})?")),
    "variant": re.compile(r"[a-z]"),
    **dict.fromkeys(("cookie", "words", "target", "hash"), re.compile(r"[0-9a-f]{64}")),
    "code": re.compile(r"[0-9]{6}"),
    "owner": re.compile(r"([0-9a-f]{64})?"),
}
_UNKNOWN_OWNER = "0" * 64
"""Of a seat whose row is lost; a journal's user takes over such seats."""
_COLUMN = re.compile(r"^\s*(\w+) (VARCHAR\((\d+)\)|TEXT|BLOB|INTEGER|FLOAT|BOOLEAN) NOT NULL", re.M)
_SIDE = "-journal"
"""What SQLite adds to the name of a file for the pages that a transaction was about to change."""

Rows = dict[str, list[tuple[Value, ...]]]


def rescue(path: Path, inode: int | None) -> None:
    """Put a journal that holds what could be read of the damaged one at `path` into its place; the copy is kept.

    What was lost stands in the table `losses` of the new one.

    Args:
        path: the journal.
        inode: number of the file that was found damaged: if another stands there meanwhile, somebody else rescued it.
            None if only the mark of a rescue was met: if that is gone meanwhile, the rescue was brought to its end.

    Raises:
        OSError: if there is no room, or a file cannot be written; the damaged journal and its copy are as they were.
        sqlite3.Error: likewise.
    """
    with _alone(path):
        if not path.with_name(RESCUE_MARK).exists() and inode_of(path) != inode:
            return
        with _held(path):
            kept = _kept(path)
            data = _bytes(kept)
            found = _read(data)
            fresh = path.with_name("journal-rescued.part")
            _write(fresh, found.rows, _known(data, found), kept.name)
            # A half-done transaction beside the damaged file must not be played back into the new one.
            path.with_name(path.name + _SIDE).unlink(missing_ok=True)
            fresh.replace(path)
            _sync(path.parent)
        path.with_name(RESCUE_MARK).unlink()
        _sync(path.parent)


def keep_aside(path: Path) -> Path:
    """Copy the database file at `path`, and an unfinished transaction beside it, under a free name; return the copy.

    Raises:
        OSError: if it cannot be copied; no half of a copy is left under that name.
    """
    kept = free_name(path)
    side = path.with_name(path.name + _SIDE)
    if side.exists():
        _copy(side, kept.with_name(kept.name + _SIDE))
    _copy(path, kept)
    return kept


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Wait until no other start of the program rescues the same journal; a killed one holds nobody up."""
    with closing(sqlite3.connect(path.with_name(_LOCK), timeout=60, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Keep windows that have the damaged file open from writing to it meanwhile, where SQLite can still lock it."""
    with closing(sqlite3.connect(path, timeout=5, isolation_level=None)) as connection:
        with suppress(sqlite3.DatabaseError):
            connection.execute("BEGIN EXCLUSIVE")
        yield


def _kept(path: Path) -> Path:
    """Return the copy of the damaged journal: the one that an earlier try made, else a new one."""
    mark = path.with_name(RESCUE_MARK)
    if mark.exists():
        name = Path(mark.read_text(encoding="utf-8").strip()).name
        if name and path.with_name(name).is_file():
            return path.with_name(name)
    kept = keep_aside(path)
    part = mark.with_suffix(".part")
    with part.open("w", encoding="utf-8") as file:
        file.write(kept.name + "\n")
        file.flush()
        os.fsync(file.fileno())
    part.replace(mark)
    _sync(path.parent)
    return kept


def _copy(source: Path, target: Path) -> None:
    part = target.with_name(target.name + ".part")
    try:
        shutil.copyfile(source, part)
        part.chmod(0o600)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def _sync(folder: Path) -> None:
    """Make new names in `folder` durable, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _bytes(kept: Path) -> bytes:
    """Return the bytes of a copy, what an unfinished transaction did to them undone."""
    side = kept.with_name(kept.name + _SIDE)
    data = kept.read_bytes()
    return rolled_back(data, side.read_bytes()) if side.exists() else data


class _Found(NamedTuple):
    """What was read: rows by table in the order of the file, and the numbers that SQLite gave them, by table."""

    rows: Rows
    numbers: dict[str, set[int]]


def _read(data: bytes) -> _Found:
    """Return every row that whole pages hold."""
    found = _Found(defaultdict(list), defaultdict(set))
    homeless: list[tuple[tuple[Value, ...], int]] = []
    for table, row, number in table_rows(data):
        if table in TABLES and _fits(table, row):
            found.rows[table].append(row)
            found.numbers[table].add(number)
        else:
            homeless.append((row, number))
    # Where the way from the root to a page is broken or leads astray, a row shows by its form what it is, or by whose
    # id it begins with: so the rows of four texts come last.
    for row, number in sorted(homeless, key=lambda one: _is_ambiguous(one[0])):
        if (guess := _table_of(row, found.rows)) is not None:
            found.rows[guess].append(row)
            found.numbers[guess].add(number)
    return found


def _table_of(row: tuple[Value, ...], found: Rows) -> str | None:
    fitting = [table for table in TABLES if _fits(table, row)]
    if _is_ambiguous(row):
        attempts = {one[0] for one in found["attempts"]} | {one[0] for one in found["moves"]}
        return "reflections" if row[0] in attempts else "class_names"
    return fitting[-1] if fitting else None


def _is_ambiguous(row: tuple[Value, ...]) -> bool:
    """Return whether a row can be somebody's name in a class and what somebody wrote: an id, and three texts."""
    return _fits("reflections", row) and _fits("class_names", row)


def _fits(table: str, row: tuple[Value, ...]) -> bool:
    """Return whether `row` can be one of `table`: as many values, each of the kind that its column takes."""
    columns = _COLUMN.findall(TABLES[table])
    if table == "moves" and len(row) == len(columns):
        # Its hash says whether it is whole; of the other columns, those that name and order it are enough.
        return isinstance(row[5], str) and all(
            _fits_column(name, kind, int(width or 0), value)
            for (name, kind, width), value in zip(columns[:2], row[:2], strict=True)
        )
    return len(row) == len(columns) and all(
        _fits_column(name, kind, int(width or 0), value)
        for (name, kind, width), value in zip(columns, row, strict=True)
    )


def _fits_column(name: str, kind: str, width: int, value: Value) -> bool:
    if kind.startswith("VARCHAR"):
        text = isinstance(value, str) and len(value) <= width
        return text and (name not in _FORMS or _FORMS[name].fullmatch(str(value)) is not None)
    if kind == "TEXT":
        return isinstance(value, str)
    if kind == "BLOB":
        return isinstance(value, bytes)
    if kind == "BOOLEAN":
        return value in (0, 1)
    return isinstance(value, int) if kind == "INTEGER" else isinstance(value, int | float)


class _Known(NamedTuple):
    """What rows or the pages of an index tell of: moves as (attempt, number from 0), plays as (class, attempt)."""

    moves: set[tuple[str, int]]
    plays: set[tuple[str, str]]


def _known(data: bytes, found: _Found) -> _Known:
    rows, numbers = found
    known = _Known(
        {(str(row[0]), int(str(row[1]))) for row in rows["moves"]},
        {(str(row[0]), str(row[1])) for row in rows["class_plays"]},
    )
    # Where the way to a page of an index is broken, a place at a seat looks like a move of an attempt.
    seats = {row[0] for row in rows["seat_people"]}
    for table, key in index_keys(data):
        if len(key) != 3 or not isinstance(key[0], str) or not _ID.fullmatch(key[0]) or key[0] in seats:
            continue
        # A row that was read says itself what it is: its key may be what is damaged.
        if isinstance(key[1], int) and table in ("moves", "") and key[2] not in numbers["moves"]:
            known.moves.add((key[0], key[1]))
        if not (isinstance(key[1], str) and _ID.fullmatch(key[1]) and table in ("class_plays", "")):
            continue
        if key[2] not in numbers["class_plays"]:
            known.plays.add((key[0], key[1]))
    return known


def _write(fresh: Path, rows: Rows, known: _Known, kept: str) -> None:
    """Write a journal of what holds together of `rows`, durable when this returns."""
    whole = _whole(rows)
    fresh.unlink(missing_ok=True)
    fresh.touch(0o600)
    with closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("BEGIN IMMEDIATE")
        for table, columns in TABLES.items():
            connection.execute(f"CREATE TABLE {table} ({columns})")
            if whole[table]:
                marks = ", ".join("?" for _ in whole[table][0])
                connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", whole[table])
        connection.execute("INSERT OR IGNORE INTO versions VALUES (?)", (VERSION,))
        saved = dict(connection.execute("SELECT attempt, COUNT(*) FROM moves GROUP BY attempt"))
        attempts = {attempt for attempt, _ in known.moves} | {str(row[0]) for row in rows["attempts"]}
        there = {attempt for (attempt,) in connection.execute("SELECT id FROM attempts")}
        plays = set(connection.execute("SELECT class_id, attempt FROM class_plays"))
        lost = len(attempts - there) + len(known.plays - plays), len(known.moves) - sum(saved.values())
        found = any(whole[table] for table in whole if table not in ("versions", "losses"))
        connection.execute("INSERT INTO losses VALUES (?, ?, ?, ?, 0)", (kept, found, *lost))
        # What an attempt came to no longer follows from the moves that are left: it is to be played to its end again.
        had = Counter(attempt for attempt, _ in known.moves)
        shortened = [(attempt,) for attempt, count in had.items() if saved.get(attempt, 0) < count]
        connection.executemany("DELETE FROM results WHERE attempt = ?", shortened)
        connection.execute("COMMIT")
    with fresh.open("rb+") as file:
        os.fsync(file.fileno())


def _whole(rows: Rows) -> Rows:
    """Return the rows that belong to something: moves as far as their chain holds, of attempts that are there."""
    whole: Rows = defaultdict(list, {table: list(rows[table]) for table in TABLES})
    # A name or a seat that cannot be read costs the name, not what was played under it.
    nameless = {row[2] for row in rows["seat_people"]} - {row[0] for row in rows["people"]}
    whole["people"] += [(person, NOBODY) for person in sorted(map(str, nameless))]
    lost_seats = {row[1]: row[8] for row in rows["attempts"]}
    for row in rows["seats"]:
        lost_seats.pop(row[0], None)
    held = {row[0]: class_owner(str(row[1])) for row in rows["lesson_seats"]}
    whole["seats"] += [(seat, held.get(seat, _UNKNOWN_OWNER), opened) for seat, opened in lost_seats.items()]
    seats = {row[0] for row in whole["seats"]}
    whole["seat_people"] = [row for row in rows["seat_people"] if row[0] in seats]
    attempts = {row[0] for row in whole["attempts"]}
    whole["moves"] = list(_chains(row for row in rows["moves"] if row[0] in attempts))
    for table in ("reflections", "own_words", "results"):
        whole[table] = [row for row in rows[table] if row[0] in attempts]
    whole["answers"] = [row for row in rows["answers"] if row[0] in attempts and row[1] in attempts]
    classes = {row[0] for row in rows["classes"]}
    whole["class_plays"] = [row for row in rows["class_plays"] if row[0] in classes]
    plays = {(row[0], row[1]) for row in whole["class_plays"]}
    whole["class_seats"] = [row for row in rows["class_seats"] if (row[0], row[1]) in plays]
    for table in ("class_reflections", "class_words"):
        whole[table] = [row for row in rows[table] if (row[0], row[1]) in plays]
    # Whose a play was may be lost; that it was played is not. Then it stands for somebody of its own.
    alone = sorted(plays - {(row[0], row[1]) for row in whole["class_seats"]}, key=str)
    whole["class_seats"] += [(course, attempt, 0, attempt) for course, attempt in alone]
    whole["class_people"] = [row for row in rows["class_people"] if row[1] in classes]
    known = {row[0] for row in whole["class_people"]}
    sitting = {row[3]: row[0] for row in whole["class_seats"] if row[3] not in known}
    whole["class_people"] += sitting.items()
    members = known | sitting.keys()
    whole["class_names"] = [row for row in rows["class_names"] if row[0] in members]
    _keep_lessons(whole, classes)
    return whole


def _keep_lessons(whole: Rows, classes: set[Value]) -> None:
    """Leave of the lessons what belongs to something: keys to seats, rounds to lessons of classes that are there."""

    def keep(table: str, *columns: tuple[int, set[Value]]) -> set[Value]:
        whole[table] = [row for row in whole[table] if all(row[place] in there for place, there in columns)]
        return {row[0] for row in whole[table]}

    there = keep("lessons", (0, classes))
    keep("lesson_rounds", (0, there), (4, {row[0] for row in whole["bundles"]}))
    rounds = {(row[0], row[1]) for row in whole["lesson_rounds"]}
    seats = keep("lesson_seats", (0, {row[0] for row in whole["seats"]}), (1, there))
    keep("lesson_keys", (1, seats))
    keep("lesson_attempts", (2, seats), (3, {row[0] for row in whole["attempts"]}))
    whole["lesson_attempts"] = [row for row in whole["lesson_attempts"] if (row[0], row[1]) in rounds]
    keep("lesson_statements", (1, {row[0] for row in whole["attempts"]}))
    keep("lesson_messages", (1, there))
    sent = {(row[0], row[1]) for row in whole["lesson_messages"]}
    keep("lesson_messages_read", (1, seats))
    whole["lesson_messages_read"] = [row for row in whole["lesson_messages_read"] if (row[0], row[2]) in sent]
    keep("lesson_list", (0, there))
    listed = {(row[0], row[1]) for row in whole["lesson_list"]}
    keep("lesson_people", (0, {row[0] for row in whole["people"]}))
    whole["lesson_people"] = [row for row in whole["lesson_people"] if (row[1], row[2]) in listed]


def _chains(moves: Iterable[tuple[Value, ...]]) -> Iterator[tuple[Value, ...]]:
    """Yield the moves of each attempt from the first on, as long as each follows from the one before.

    Attempt, number and text of a row must be right, and its hash or what the next row says of it. The rest is written
    anew where it was damaged.
    """
    by_attempt: dict[str, dict[int, list[tuple[Value, ...]]]] = defaultdict(lambda: defaultdict(list))
    for row in moves:
        by_attempt[str(row[0])][int(str(row[1]))].append(row)
    events: set[Value] = set()
    for attempt, rows in by_attempt.items():
        last, seq = "", 0
        while seq in rows:
            following = {row[3] for row in rows.get(seq + 1, ())}
            good = [
                (digest, row) for row in rows[seq]
                if (digest := chained(last, attempt, seq, str(row[5]))) == row[4] or digest in following
            ]  # fmt: skip
            if not good:
                break
            digest, (_, _, event, _, _, text, wall) = good[0]
            if event in events or _ID.fullmatch(str(event)) is None:
                event = uuid.uuid4().hex
            events.add(event)
            yield attempt, seq, event, last, digest, text, wall if isinstance(wall, int | float) else 0.0
            last, seq = digest, seq + 1
