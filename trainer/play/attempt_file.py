"""An attempt as one small file that can be handed in: who played what, the moves, and the chain of their hashes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from trainer.errors import N_, BadTranscript, Sentence, TrainerError, UsageError
from trainer.packs.problems import START, FaultyPack
from trainer.packs.toml.read import Document, parse

if TYPE_CHECKING:
    from trainer.play.workspace import Workspace


FORMAT = 1
MAX_BYTES = 1024 * 1024
MOST_ROWS = 20_000
MOST_VALUES = 2 * MOST_ROWS + 100
"""Each row with its hash, and whose they are."""
LONGEST_NAME = 120
LONGEST_IDENTITY = 120
_HEX = re.compile(r"[0-9a-f]+")
_SCENARIO = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}/[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
_IDENTITY = re.compile(r"[^\W_][\w.@+-]*")
_ZIP = b"PK\x03\x04"
_TRANSCRIPT = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|#[^\n]*\n)*+scenario +[^\s=]")
_OURS = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|#[^\n]*\n)*+format *= *1\s+\[who\]")
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


def is_exported(text: str) -> bool:
    """Return whether a text begins as the file of an attempt does."""
    return _OURS.match(text.encode()) is not None


def read(data: bytes, shown: str) -> Portable:
    """Return the attempt in a file, its chain checked.

    Args:
        data: the bytes of the file.
        shown: what it is called in errors.

    Raises:
        BadTranscript: if it is no such file, or its chain is broken: with the move.
    """
    if len(data) > MAX_BYTES:
        raise BadTranscript(
            N_("is larger than {size} KB"), where=shown, remedy=N_("an attempt that was exported takes a few KB"),
            size=MAX_BYTES // 1024,
        )  # fmt: skip
    document = _document(data, shown)
    version = document.get("format")
    if isinstance(version, int) and version > FORMAT and "attempt" in document:
        raise BadTranscript(
            N_("is from another version of this program: its format is {version}, here it is {known}"), where=shown,
            remedy=N_("update this program"), version=version, known=FORMAT,
        )  # fmt: skip
    if version != FORMAT or "attempt" not in document:
        raise _incomplete(data, shown) if _OURS.match(data) else _no_attempt(shown)
    if isinstance(document["attempt"], Mapping) and "chain" not in document["attempt"]:
        raise _incomplete(data, shown)
    fields = _Fields(document, shown)
    one = Portable(
        name=named(fields.text("who", "name", LONGEST_NAME)),
        identity=identified(fields.text("who", "id", LONGEST_IDENTITY, default=""), shown, BadTranscript),
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


def _document(data: bytes, shown: str) -> Document:
    """Return the TOML in a file; whatever else it is, is named by what somebody might hand in instead.

    Raises:
        BadTranscript: if it is none.
    """
    if data.startswith(_ZIP):
        raise BadTranscript(
            N_("is a zip"), where=shown, remedy=N_("unpack it; then name the folder that it was unpacked to")
        )
    if _TRANSCRIPT.match(data):
        raise BadTranscript(
            N_("is a transcript, which says nothing of whose it is"), where=shown,
            remedy=N_("`trainer export attempt ATTEMPT -o FILE.toml` makes the file to hand in"),
        )  # fmt: skip
    try:
        return parse(data, shown, MOST_VALUES)
    except FaultyPack as fault:
        if not _OURS.match(data):
            raise _no_attempt(shown) from None
        if not data.rstrip().endswith(b"]"):
            raise _incomplete(data, shown) from None
        span = fault.problems[0].span or START
        raise BadTranscript(
            N_("is damaged at line {line}"), where=shown, remedy=N_("ask for the file again"), line=span.line
        ) from None


def _incomplete(data: bytes, shown: str) -> BadTranscript:
    return BadTranscript(
        N_("is incomplete: it ends at line {line}"), where=shown, remedy=N_("ask for the file again"),
        line=len(data.splitlines()),
    )  # fmt: skip


def _no_attempt(shown: str) -> BadTranscript:
    return BadTranscript(
        N_("is no attempt that was exported"), where=shown, remedy=N_("`trainer export attempt` makes one")
    )


def named(name: str) -> str:
    """Return a name on one line, without what steers or hides; "Alex" if nothing is left of it."""
    from trainer.paper.text import REPLACEMENT, cleaned
    from trainer.play.workspace import ANONYMOUS

    return " ".join(cleaned(name).replace(REPLACEMENT, "").split())[:LONGEST_NAME].strip() or ANONYMOUS


def identified(identity: str, where: str = "", fault: type[TrainerError] = UsageError) -> str:
    """Return what a gradebook knows somebody by (a number, a login, an e-mail address), or "".

    Args:
        identity: what is said to be that.
        where: which option, or which file, says so.
        fault: what to raise otherwise.

    Raises:
        TrainerError: of the kind `fault`, if it could be taken for more than that, by a spreadsheet for one.
    """
    if identity and (len(identity) > LONGEST_IDENTITY or not _IDENTITY.fullmatch(identity)):
        raise fault(
            N_("'{identity}' cannot be somebody's id in a gradebook"),
            where=where,
            remedy=N_("it begins with a letter or digit; letters, digits and . @ + - _ may follow"),
            identity=identity[:40].encode("unicode_escape").decode(),
        )
    return identity


def _check_chain(one: Portable, shown: str) -> None:
    from trainer.store.journal import chained

    if len(one.rows) > MOST_ROWS:
        raise BadTranscript(
            N_("has more than {count} moves"), where=shown, remedy=N_("ask for the file again"), count=MOST_ROWS
        )
    previous = ""
    for seq, text in enumerate(one.rows):
        previous = chained(previous, one.attempt, seq, text)
        if seq >= len(one.chain) or one.chain[seq] != previous:
            raise BadTranscript(
                N_("its chain is broken at move {number}"),
                where=shown,
                remedy=N_("export the attempt again, and edit nothing"),
                number=seq + 1,
            )
    if len(one.chain) > len(one.rows):
        raise BadTranscript(
            N_("moves are missing after move {number}: the chain goes on"),
            where=shown,
            remedy=N_("export the attempt again, and edit nothing"),
            number=len(one.rows),
        )


class _Fields:
    """Typed access to a document that anybody may have written."""

    def __init__(self, document: Document, shown: str) -> None:
        self._document = document
        self._shown = shown

    def text(self, table: str, key: str, longest: int, default: str | None = None) -> str:
        value = self._value(table, key, default)
        if not isinstance(value, str) or len(value) > longest:
            raise self._fault(table, key, N_("a text of at most {count} characters"), count=longest)
        return value

    def matching(self, table: str, key: str, pattern: re.Pattern[str]) -> str:
        value = self._value(table, key)
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise self._fault(table, key, N_("a text like {pattern}"), pattern=pattern.pattern)
        return value

    def hex(self, table: str, key: str, length: int) -> str:
        value = self._value(table, key)
        if not isinstance(value, str) or len(value) != length or not _HEX.fullmatch(value):
            raise self._fault(table, key, N_("{count} hex digits"), count=length)
        return value

    def flag(self, table: str, key: str) -> bool:
        value = self._value(table, key)
        if not isinstance(value, bool):
            raise self._fault(table, key, N_("true or false"))
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
        raise self._fault(table, key, N_("a time in quotes, such as 2026-11-22T09:00:00+00:00"))

    def texts(self, table: str, key: str) -> tuple[str, ...]:
        value = self._value(table, key)
        if not isinstance(value, tuple) or not all(isinstance(one, str) for one in value):
            raise self._fault(table, key, N_("a list of texts"))
        return value

    def _value(self, table: str, key: str, default: object = None) -> object:
        inner = self._document.get(table)
        return inner.get(key, default) if isinstance(inner, Mapping) else default

    def _fault(self, table: str, key: str, expected: str, **values: object) -> TrainerError:
        return BadTranscript(
            N_("`{key}` in [{table}] is missing or wrong"), where=self._shown, remedy=N_("expected: {expected}"),
            key=key, table=table, expected=Sentence(expected, **values),
        )  # fmt: skip


def export_attempt(workspace: Workspace, attempt: str, identity: str = "") -> bytes:
    """Return the file of a finished attempt.

    Args:
        workspace: where the attempt was played.
        attempt: its id or the beginning of it.
        identity: what the course's gradebook knows the trainee by, or "".

    Raises:
        TrainerError: if there is no such attempt, it is not finished, or the identity cannot be one.
        StoreFault: if the journal cannot be read.
    """
    from trainer.store.class_book import ClassBook

    identity = identified(identity, "--id")
    row = workspace.journal.attempt(attempt)
    if not row.finished:
        raise TrainerError(
            N_("this attempt has no decision yet"),
            where=attempt,
            remedy=N_("`trainer resume {attempt}` goes on with it"),
            attempt=attempt,
        )
    rows = workspace.journal.rows(row.id).good
    return written(
        Portable(
            name=named(row.person),
            identity=identity,
            journal_id=ClassBook(workspace.journal).journal_id(row.id),
            scenario=row.scenario,
            sha256=row.sha256,
            rules=row.rules,
            attempt=row.id,
            language=row.language,
            practice=row.practice,
            opened=row.opened,
            rows=tuple(one.text for one in rows),
            chain=tuple(one.hash for one in rows),
        )
    )
