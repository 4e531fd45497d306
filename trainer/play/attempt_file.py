"""An attempt as one small file that can be handed in: who played what, the moves, and the chain of their hashes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from trainer.core.own_words import LONGEST_WORDS, SAY_FIRST, SayFirst, SelfReview, tidied_words
from trainer.core.reflection import LONGEST_LINE, UNWRITTEN, Reflection
from trainer.errors import N_, BadTranscript, TrainerError, UsageError
from trainer.outside_text import decoded, is_utf_16
from trainer.packs.file_names import BASE_VARIANT, VARIANTS
from trainer.packs.problems import START, FaultyPack
from trainer.packs.toml.read import Document, parse
from trainer.play.attempt_fields import Fields
from trainer.play.names import MOST_TOGETHER, SEPARATED, clean_name
from trainer.play.rows import digest_in, digest_of
from trainer.store.records import NOBODY, SEPARATOR, KeptWords, Person, chained

if TYPE_CHECKING:
    from trainer.play.workspace import Workspace
    from trainer.store.journal import Journal
    from trainer.store.records import Attempt


FORMAT = 4
MAX_BYTES = 1024 * 1024
MOST_ROWS = 20_000
MOST_VALUES = 2 * MOST_ROWS + 100
"""Each row with its hash, and whose they are."""
MOST_WORDS = 2_000
"""Things said in one's own words: more than there are choices in any play."""
LONGEST_NAME = 120
LONGEST_IDENTITY = 120
_SCENARIO = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}/[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
_ID_SIGNS = frozenset("_.@+-'\\/:#!$%&*=?^`{}~()")
"""What ids of gradebooks hold beside letters and digits: all that an e-mail address may, and `DOMAIN\\user`. No blanks
and nothing that a spreadsheet takes for a separator."""
_ZIP = b"PK\x03\x04"
_TRANSCRIPT = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|#[^\n]*\n)*+scenario +[^\s=]")
_OURS = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|#[^\n]*\n)*+format *= *\d+\s+(?:\[\[who\]\]|who *= *\[)")
HEAD = "# An attempt to hand in, written by `trainer export attempt`. `trainer class add CLASS FILE` takes it.\n"


class Trainee(NamedTuple):
    """Somebody who played.

    Attributes:
        name: as it is in the journal.
        identity: what the course's gradebook knows the trainee by, or "".
        journal_id: the trainee's id in the journal that the attempt comes from, 32 hex digits: two computers never
            have the same.
    """

    name: str
    identity: str
    journal_id: str


@dataclass(frozen=True, slots=True)
class Portable:
    """An attempt in a file.

    Attributes:
        people: who played it together, one to six.
        scenario: `pack/scenario`.
        sha256: digest of the bytes that it was played on.
        rules: digest of their rules.
        attempt: id of the attempt, 32 hex digits.
        language: language of play.
        practice: whether hints and rewinding were open.
        opened: ISO time, UTC.
        rows: the journal's rows, in order.
        seconds: when each was written, from `opened` on by the clock of that computer, in tenths.
        chain: the hash of each.
        variant: letter of the variant that was played.
        reflection: what they wrote of it before they knew its result; the chain does not hold it.
        say_first: when a line of one's own was asked for before a choice.
        words: what was said in their own words, by the number of its row, which holds its digest.
    """

    people: tuple[Trainee, ...]
    scenario: str
    sha256: str
    rules: str
    attempt: str
    language: str
    practice: bool
    opened: str
    rows: tuple[str, ...]
    seconds: tuple[float, ...]
    chain: tuple[str, ...]
    variant: str = BASE_VARIANT
    reflection: Reflection = UNWRITTEN
    say_first: SayFirst = "off"
    words: Mapping[int, KeptWords] = field(default_factory=dict)

    @property
    def names(self) -> str:
        """The names of those who played it, as they are written in a list."""
        return SEPARATOR.join(one.name for one in self.people)


def written(one: Portable) -> bytes:
    """Return the file of an attempt."""
    import tomli_w

    who = [
        {"name": each.name, "journal_id": each.journal_id, **({"id": each.identity} if each.identity else {})}
        for each in one.people
    ]
    document = {
        "format": FORMAT,
        "who": who,
        "pack": {"scenario": one.scenario, "variant": one.variant, "sha256": one.sha256, "rules": one.rules},
        "reflection": one.reflection._asdict(),
        "attempt": {
            "id": one.attempt,
            "language": one.language,
            "practice": one.practice,
            "say_first": one.say_first,
            "opened": one.opened,
            "seconds": list(one.seconds),
            "moves": list(one.rows),
            "chain": list(one.chain),
        },
        **({"words": [_table_of_words(row, kept) for row, kept in sorted(one.words.items())]} if one.words else {}),
    }
    return (HEAD + tomli_w.dumps(document)).encode()


def _table_of_words(row: int, kept: KeptWords) -> dict[str, object]:
    table: dict[str, object] = {"row": row, "salt": kept.salt, "said": kept.words}
    return {**table, "review": kept.review.text} if kept.review else table


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
    if is_utf_16(data):
        # PowerShell's > writes it so.
        with suppress(UnicodeDecodeError):
            data = decoded(data).encode()
    document = _document(data, shown)
    version = document.get("format")
    if isinstance(version, int) and version != FORMAT and "attempt" in document:
        raise BadTranscript(
            N_("is from another version of this program: its format is {version}, here it is {known}"), where=shown,
            remedy=N_("update this program")
            if version > FORMAT
            else N_("it cannot be taken: it would have to be played again"),
            version=version, known=FORMAT,
        )  # fmt: skip
    if version != FORMAT or "attempt" not in document:
        raise _incomplete(data, shown) if _OURS.match(data) else _no_attempt(shown)
    if isinstance(document["attempt"], Mapping) and "chain" not in document["attempt"]:
        raise _incomplete(data, shown)
    fields = Fields(document, shown)
    one = Portable(
        people=_people(document, shown),
        scenario=fields.matching("pack", "scenario", _SCENARIO),
        variant=fields.matching("pack", "variant", re.compile(f"[{VARIANTS}]")),
        sha256=fields.hex("pack", "sha256", 64),
        rules=fields.hex("pack", "rules", 64),
        attempt=fields.hex("attempt", "id", 32),
        language=fields.matching("attempt", "language", re.compile("[a-z]{2,8}")),
        practice=fields.flag("attempt", "practice"),
        opened=fields.time("attempt", "opened"),
        rows=fields.texts("attempt", "moves"),
        seconds=fields.numbers("attempt", "seconds"),
        chain=fields.texts("attempt", "chain"),
        say_first=fields.one_of("attempt", "say_first", SAY_FIRST),
        words=_words(document, shown),
        reflection=Reflection(*(fields.text("reflection", line, LONGEST_LINE) for line in Reflection._fields)).tidied,
    )
    _check_chain(one, shown)
    if len(one.seconds) != len(one.rows):
        raise BadTranscript(
            N_("holds {count} times for {moves} moves"), where=shown,
            remedy=N_("export the attempt again, and edit nothing"), count=len(one.seconds), moves=len(one.rows),
        )  # fmt: skip
    return one


def _people(document: Document, shown: str) -> tuple[Trainee, ...]:
    """Return who played, each another one.

    Raises:
        BadTranscript: if nobody is named, too many are, or one twice.
    """
    who = document.get("who")
    tables = who if isinstance(who, tuple) else ()
    found = []
    for table in tables[: MOST_TOGETHER + 1]:
        fields = Fields({"who": table}, shown)
        name = clean_name(fields.text("who", "name", LONGEST_NAME))
        identity = identified(fields.text("who", "id", LONGEST_IDENTITY, default=""), shown, BadTranscript)
        found.append(Trainee(name or NOBODY, identity, fields.hex("who", "journal_id", 32)))
    if not 1 <= len(found) <= MOST_TOGETHER or len({one.journal_id for one in found}) < len(found):
        raise BadTranscript(
            N_("says wrongly who played: one to {most} people, each once, in tables [[who]]"),
            where=shown,
            remedy=N_("ask for the file again"),
            most=MOST_TOGETHER,
        )
    return tuple(found)


def _words(document: Document, shown: str) -> dict[int, KeptWords]:
    """Return what was said in their own words, by the number of its row.

    Raises:
        BadTranscript: if it is not what the digest in its row stands for, or too much, or not written so.
    """
    tables = document.get("words", ())
    rows = Fields(document, shown).texts("attempt", "moves")
    found: dict[int, KeptWords] = {}
    for table in tables if isinstance(tables, tuple) else (None,):
        fields = Fields({"words": table}, shown)
        row = fields.whole("words", "row", MOST_ROWS)
        review = SelfReview.of(fields.text("words", "review", 3, default=""))
        kept = KeptWords(fields.hex("words", "salt", 32), fields.text("words", "said", LONGEST_WORDS), review)
        digest = digest_in(rows[row]) if row < len(rows) else ""
        if digest_of(kept) != digest or tidied_words(kept.words) != kept.words or row in found:
            raise BadTranscript(
                N_("what was said in their own words is not what was typed at row {number}"), where=shown,
                remedy=N_("export the attempt again, and edit nothing"), number=row + 1,
            )  # fmt: skip
        found[row] = kept
        if len(found) > MOST_WORDS:
            raise _no_attempt(shown)
    return found


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


def identified(identity: str, where: str = "", fault: type[TrainerError] = UsageError) -> str:
    """Return what a gradebook knows somebody by (a number, a login, an e-mail address), or "".

    Letters and digits of full width, as Chinese keyboards write them, become those that gradebooks hold.

    Args:
        identity: what is said to be that.
        where: which option, or which file, says so.
        fault: what to raise otherwise.

    Raises:
        TrainerError: of the kind `fault`, if it could be taken for more than that, by a spreadsheet for one.
    """
    from trainer.paper.text import cleaned

    plain = unicodedata.normalize("NFKC", identity)
    # A backslash at the end would take the quote behind it along where Moodle reads it.
    good = len(plain) <= LONGEST_IDENTITY and _is_word(plain[:1], "_") and _is_word(plain, _ID_SIGNS)
    if plain and (not good or plain.endswith("\\")):
        raise fault(
            N_("'{identity}' cannot be somebody's id in a gradebook"),
            where=where,
            remedy=N_("it begins with a letter, a digit or _; what may follow: letters, digits and {signs}"),
            identity=" ".join(cleaned(identity[:40]).split()),
            signs=" ".join(sorted(_ID_SIGNS)),
        )
    return plain


def _is_word(text: str, signs: Container[str]) -> bool:
    """Return whether a text is made of letters, their marks, digits and `signs`."""
    return all(each in signs or unicodedata.category(each)[0] in "LMN" for each in text)


def _check_chain(one: Portable, shown: str) -> None:
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


def export_attempt(workspace: Workspace, attempt: str, identity: str = "") -> bytes:
    """Return the file of a finished attempt.

    Args:
        workspace: where the attempt was played.
        attempt: its id or the beginning of it.
        identity: what the course's gradebook knows the trainee by, or ""; of several trainees, with semicolons between
            them and in the order of their names.

    Raises:
        UsageError: if an identity cannot be one, or there are not as many as trainees.
        TrainerError: if there is no such attempt, or it is not finished.
        StoreFault: if the journal cannot be read.
    """
    identities = [identified(one.strip(), "--id") for one in SEPARATED.split(identity)] if identity else []
    row = workspace.journal.attempt(attempt)
    if not row.finished:
        raise TrainerError(
            N_("this attempt has no decision yet"),
            where=attempt,
            remedy=N_("`trainer resume {attempt}` goes on with it"),
            attempt=attempt,
        )
    people = row.people or (Person(row.id, NOBODY),)
    if identities and len(identities) != len(people):
        raise UsageError(
            N_("{count} in number, the ids are not one for each of those who played: {names}"),
            where="--id",
            remedy=N_(
                "separate them with semicolons, in the order of the names; leave a place empty for whoever has none"
            ),
            count=len(identities),
            names=row.names,
        )
    return written(portable_of(workspace.journal, row, identities))


def portable_of(journal: Journal, row: Attempt, identities: Sequence[str] = ()) -> Portable:
    """Return an attempt of a journal as it is handed in.

    Args:
        journal: where it was played.
        row: the attempt.
        identities: what the gradebook knows each of its people by, in the order of their names; () for nothing.

    Raises:
        StoreFault: if the journal cannot be read.
    """
    people = row.people or (Person(row.id, NOBODY),)
    rows = journal.rows(row.id).good
    opened = datetime.fromisoformat(row.opened)
    return Portable(
        people=tuple(
            Trainee(one.name, known, one.id)
            for one, known in zip(people, identities or [""] * len(people), strict=True)
        ),
        scenario=row.scenario,
        variant=row.variant,
        sha256=row.sha256,
        rules=row.rules,
        attempt=row.id,
        language=row.language,
        practice=row.practice,
        opened=row.opened,
        rows=tuple(one.text for one in rows),
        seconds=tuple(round(one.wall - opened.timestamp(), 1) for one in rows),
        chain=tuple(one.hash for one in rows),
        reflection=row.reflection,
        say_first=row.say_first,
        words=journal.own_words(row.id) if row.say_first != "off" else {},
    )
