"""An attempt as one small file that can be handed in: who played what, the moves, and the chain of their hashes.

The chain finds damage and careless edits. It is no signature: whoever forges a whole file forges its chain too. That
is why a class replays every move and takes no result from a file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from trainer.errors import BadTranscript, TrainerError
from trainer.packs.problems import FaultyPack
from trainer.packs.read import Document, parse

FORMAT = 1
MAX_BYTES = 1024 * 1024
MOST_ROWS = 20_000
LONGEST_NAME = 120
LONGEST_IDENTITY = 120
_HEX = re.compile(r"[0-9a-f]+")
_SCENARIO = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}/[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
_IDENTITY = re.compile(r"[^\W_][\w.@+-]*")
HEAD = "# An attempt to hand in, written by `trainer export attempt`. `trainer class add CLASS FILE` takes it.\n"


@dataclass(frozen=True, slots=True)
class Portable:
    """An attempt in a file.

    Attributes:
        name: the trainee's name.
        identity: what the course's gradebook knows the trainee by, or "".
        journal_id: the trainee's id in the journal that it comes from, 32 hex digits.
        scenario: `pack/scenario`.
        sha256: digest of the bytes that it was played on.
        rules: digest of their rules.
        attempt: id of the attempt, 32 hex digits.
        language: language of play.
        practice: whether hints and rewinding were open.
        opened: ISO time, UTC.
        rows: the journal's rows, in order.
        chain: the hash of each.
    """

    name: str
    identity: str
    journal_id: str
    scenario: str
    sha256: str
    rules: str
    attempt: str
    language: str
    practice: bool
    opened: str
    rows: tuple[str, ...]
    chain: tuple[str, ...]


def written(one: Portable) -> bytes:
    """Return the file of an attempt."""
    import tomli_w

    who: dict[str, object] = {"name": one.name, "journal_id": one.journal_id}
    if one.identity:
        who["id"] = one.identity
    document = {
        "format": FORMAT,
        "who": who,
        "pack": {"scenario": one.scenario, "sha256": one.sha256, "rules": one.rules},
        "attempt": {
            "id": one.attempt,
            "language": one.language,
            "practice": one.practice,
            "opened": one.opened,
            "moves": list(one.rows),
            "chain": list(one.chain),
        },
    }
    return (HEAD + tomli_w.dumps(document)).encode()


def read(data: bytes, shown: str) -> Portable:
    """Return the attempt in a file, its chain checked.

    Args:
        data: the bytes of the file.
        shown: what it is called in errors.

    Raises:
        BadTranscript: if it is no such file, or its chain is broken: with the move.
    """
    if len(data) > MAX_BYTES:
        raise BadTranscript(f"is larger than {MAX_BYTES // 1024} KB", where=shown)
    try:
        document = parse(data, shown)
    except FaultyPack as fault:
        raise BadTranscript(fault.problems[0].message, where=shown) from None
    if document.get("format") != FORMAT or "attempt" not in document:
        raise BadTranscript("is no attempt that was exported", where=shown, remedy="`trainer export attempt` makes one")
    fields = _Fields(document, shown)
    one = Portable(
        name=named(fields.text("who", "name", LONGEST_NAME)),
        identity=identified(fields.text("who", "id", LONGEST_IDENTITY, default=""), shown),
        journal_id=fields.hex("who", "journal_id", 32),
        scenario=fields.matching("pack", "scenario", _SCENARIO),
        sha256=fields.hex("pack", "sha256", 64),
        rules=fields.hex("pack", "rules", 64),
        attempt=fields.hex("attempt", "id", 32),
        language=fields.matching("attempt", "language", re.compile("[a-z]{2,8}")),
        practice=fields.flag("attempt", "practice"),
        opened=fields.time("attempt", "opened"),
        rows=fields.texts("attempt", "moves"),
        chain=fields.texts("attempt", "chain"),
    )
    _check_chain(one, shown)
    return one


def named(name: str) -> str:
    """Return a name on one line, without what steers or hides; "Alex" if nothing is left of it."""
    from trainer.paper.plain import REPLACEMENT, cleaned
    from trainer.play.room import ANONYMOUS

    return " ".join(cleaned(name).replace(REPLACEMENT, "").split())[:LONGEST_NAME].strip() or ANONYMOUS


def identified(identity: str, where: str = "") -> str:
    """Return what a gradebook knows somebody by (a number, a login, an e-mail address), or "".

    Raises:
        BadTranscript: if it could be taken for more than that, by a spreadsheet for one.
    """
    if identity and (len(identity) > LONGEST_IDENTITY or not _IDENTITY.fullmatch(identity)):
        raise BadTranscript(
            f"'{identity[:40]!r}' cannot be somebody's id in a gradebook",
            where=where,
            remedy="it begins with a letter or digit; letters, digits and . @ + - _ may follow",
        )
    return identity


def _check_chain(one: Portable, shown: str) -> None:
    from trainer.store.journal import chained

    if len(one.rows) > MOST_ROWS:
        raise BadTranscript(f"has more than {MOST_ROWS} moves", where=shown)
    previous = ""
    for seq, text in enumerate(one.rows):
        previous = chained(previous, one.attempt, seq, text)
        if seq >= len(one.chain) or one.chain[seq] != previous:
            raise BadTranscript(
                f"its chain is broken at move {seq + 1}",
                where=shown,
                remedy="export the attempt again, and edit nothing",
            )
    if len(one.chain) > len(one.rows):
        raise BadTranscript(f"moves are missing after move {len(one.rows)}: the chain goes on", where=shown)


class _Fields:
    """Typed access to a document that anybody may have written."""

    def __init__(self, document: Document, shown: str) -> None:
        self._document = document
        self._shown = shown

    def text(self, table: str, key: str, longest: int, default: str | None = None) -> str:
        value = self._value(table, key, default)
        if not isinstance(value, str) or len(value) > longest:
            raise self._fault(table, key, f"a text of at most {longest} characters")
        return value

    def matching(self, table: str, key: str, pattern: re.Pattern[str]) -> str:
        value = self._value(table, key)
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise self._fault(table, key, f"a text like {pattern.pattern}")
        return value

    def hex(self, table: str, key: str, length: int) -> str:
        value = self._value(table, key)
        if not isinstance(value, str) or len(value) != length or not _HEX.fullmatch(value):
            raise self._fault(table, key, f"{length} hex digits")
        return value

    def flag(self, table: str, key: str) -> bool:
        value = self._value(table, key)
        if not isinstance(value, bool):
            raise self._fault(table, key, "true or false")
        return value

    def time(self, table: str, key: str) -> str:
        value = self._value(table, key)
        try:
            when = datetime.fromisoformat(value) if isinstance(value, str) else None
            if when is not None:
                when = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
                return when.isoformat(timespec="seconds")
        except (ValueError, OverflowError):
            pass
        raise self._fault(table, key, "a time in quotes, such as 2026-11-22T09:00:00+00:00")

    def texts(self, table: str, key: str) -> tuple[str, ...]:
        value = self._value(table, key)
        if not isinstance(value, tuple) or not all(isinstance(one, str) for one in value):
            raise self._fault(table, key, "a list of texts")
        return value

    def _value(self, table: str, key: str, default: object = None) -> object:
        inner = self._document.get(table)
        return inner.get(key, default) if isinstance(inner, Mapping) else default

    def _fault(self, table: str, key: str, expected: str) -> TrainerError:
        return BadTranscript(
            f"`{key}` in [{table}] is missing or wrong", where=self._shown, remedy=f"expected: {expected}"
        )
