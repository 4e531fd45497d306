"""The list of a class as a facilitator pastes it, or as a gradebook exports it: ids are checked now, not at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainer.classes.roster import ListedPerson, Roster, course_list
from trainer.errors import N_, Sentence, UsageError
from trainer.play.attempt_file import identified
from trainer.play.names import LONGEST_NAME, clean_name
from trainer.store.records import NOBODY, ListedName

MOST_LISTED = 1000
"""Names of one class: twice as many as it has seats."""
_PARTS = re.compile("[\t;；]")
_ID_LIKE = re.compile(r"(.*\S)\s*[,，]\s*(\S*[\d@]\S*)\s*")
"""A comma parts a name from what holds a digit or an at sign; else it stands in the name."""


@dataclass(frozen=True, slots=True)
class PutAside:
    """A line of a list that was not taken: what stands there, and why it was not."""

    line: str
    why: Sentence


@dataclass(frozen=True, slots=True)
class ReadList:
    """What became of a list that was handed over: who was taken from it, and the lines that were put aside."""

    listed: tuple[ListedName, ...]
    aside: tuple[PutAside, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    line: str
    text: str
    name: str
    identity: str
    sections: tuple[str, ...] = ()
    more: bool = False


def pasted_list(lines: Iterable[str]) -> ReadList:
    """Return the list in lines, a name each, with the id in the gradebook behind a tab, a semicolon or a comma.

    A line that holds no name, an id that cannot be one, or what another line holds already, is put aside.

    Raises:
        UsageError: if nobody is left, or too many are.
    """
    rows: list[_Row] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        comma = _ID_LIKE.fullmatch(line)
        parts = comma.groups() if comma and not _PARTS.search(line) else _PARTS.split(line)
        name, identity, *more = (*(part.strip() for part in parts), "")
        rows.append(_Row(str(number), line.strip(), name, identity, more=any(more)))
    return _checked(rows)


def exported_list(data: bytes, shown: str) -> ReadList:
    """Return the list in a CSV file as Moodle or Canvas exports it, or one that has names alone.

    Args:
        data: the bytes of the file.
        shown: what it is called in errors.

    Raises:
        TrainerError: if it is no such file.
        UsageError: if nobody is left when names and ids that cannot be one, or stand there twice, are put aside.
    """
    return listed_of(course_list(data, shown))


def listed_of(roster: Roster) -> ReadList:
    """Return the names, ids and groups of a course's list.

    Raises:
        UsageError: if nobody is left, or too many are.
    """
    rows = []
    for number, one in enumerate(roster.people, start=1):
        identity = one.ids.get(roster.column) or next(iter(one.ids.values()), "")
        name = one.name.replace(";", " ") or identity
        text = "; ".join(filter(None, (one.name, identity)))
        rows.append(_Row(str(number), text, name, identity, one.groups))
    return _checked(rows)


def roster_of(listed: Sequence[ListedName]) -> Roster | None:
    """Return the list of a class as reports take one, None where there is none."""
    if not listed:
        return None
    column = id_column(listed)
    return Roster(
        column,
        tuple(ListedPerson({column: one.identity} if one.identity else {}, one.name, one.sections) for one in listed),
        {},
    )


def id_column(listed: Sequence[ListedName]) -> str:
    """Return Moodle's name of the column in which such ids stand: addresses, numbers, or else logins."""
    ids = [one.identity for one in listed if one.identity]
    if ids and all("@" in one for one in ids):
        return "Email address"
    return "ID number" if ids and all(one.isdigit() for one in ids) else "Username"


def _checked(rows: Sequence[_Row]) -> ReadList:
    if len(rows) > MOST_LISTED:
        raise UsageError(
            N_("there are more than {most} names on the list"), remedy=N_("make several classes"), most=MOST_LISTED
        )
    seen: dict[tuple[bool, str], str] = {}
    found: list[ListedName] = []
    aside: list[PutAside] = []
    first: UsageError | None = None
    for row in rows:
        try:
            found.append(_listed(row, len(found) + 1, seen))
        except UsageError as fault:
            first = first or fault
            aside.append(PutAside(row.text, fault.wrong))
    if first is not None and not found:
        raise first
    return ReadList(tuple(found), tuple(aside))


def _listed(row: _Row, place: int, seen: dict[tuple[bool, str], str]) -> ListedName:
    """Return who stands on a line, unless somebody in `seen` has the same id, or the same name and no id."""
    if row.more:
        raise UsageError(
            N_("line {line} has more than a name and an id"),
            remedy=N_("write one person a line: the name, a semicolon, the id in the gradebook"), line=row.line,
        )  # fmt: skip
    name = clean_name(row.name)
    if not name or name == NOBODY or len(name) > LONGEST_NAME:
        raise UsageError(
            N_("line {line} has no name of at most {most} characters"), remedy=N_("mend that line"), line=row.line,
            most=LONGEST_NAME,
        )  # fmt: skip
    try:
        identity = identified(row.identity)
    except UsageError as fault:
        raise UsageError(
            N_("line {line}, {name}: {wrong}"),
            remedy=N_("an id is a number, a login or an e-mail address in the gradebook; or leave it out"),
            line=row.line, name=name, wrong=fault.wrong,
        ) from None  # fmt: skip
    twin = seen.setdefault((bool(identity), identity.casefold() or name), row.line)
    if twin != row.line:
        raise UsageError(
            N_("lines {first} and {second} have the same id: {identity}")
            if identity
            else N_("lines {first} and {second} have the same name and no id: {name}"),
            remedy=N_("each person stands there once; namesakes need an id, or an initial"),
            first=twin, second=row.line, identity=identity, name=name,
        )  # fmt: skip
    return ListedName(place, name, identity, row.sections)
