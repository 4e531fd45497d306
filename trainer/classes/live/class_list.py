"""The list of a class as a facilitator pastes it, or as a gradebook exports it: ids are checked now, not at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from trainer.classes.roster import ListedPerson, Roster, course_list
from trainer.errors import N_, UsageError
from trainer.play.attempt_file import identified
from trainer.play.names import LONGEST_NAME, clean_name
from trainer.store.records import NOBODY, ListedName

MOST_LISTED = 1000
"""Names of one class: twice as many as it has seats."""
_PARTS = re.compile("[\t;；]")
_ID_LIKE = re.compile(r"(.*\S)\s*[,，]\s*(\S*[\d@]\S*)\s*")
"""A comma parts a name from what holds a digit or an at sign; else it stands in the name."""


def pasted_list(lines: Iterable[str]) -> tuple[ListedName, ...]:
    """Return the list in lines, a name each, with the id in the gradebook behind a tab, a semicolon or a comma.

    Raises:
        UsageError: if a line holds no name, an id that cannot be one, or what another line holds already.
    """
    rows: list[tuple[str, str, str, tuple[str, ...]]] = []
    for number, line in enumerate(lines, start=1):
        where = str(number)
        if not line.strip():
            continue
        comma = _ID_LIKE.fullmatch(line)
        parts = comma.groups() if comma and not _PARTS.search(line) else _PARTS.split(line)
        name, identity, *more = (*(part.strip() for part in parts), "")
        if any(more):
            raise UsageError(
                N_("line {line} has more than a name and an id"),
                remedy=N_("write one person a line: the name, a semicolon, the id in the gradebook"), line=where,
            )  # fmt: skip
        rows.append((where, name, identity, ()))
    return _checked(rows)


def exported_list(data: bytes, shown: str) -> tuple[ListedName, ...]:
    """Return the list in a CSV file as Moodle or Canvas exports it, or one that has names alone.

    Args:
        data: the bytes of the file.
        shown: what it is called in errors.

    Raises:
        TrainerError: if it is no such file.
        UsageError: if a name or an id in it cannot be one, or stands there twice.
    """
    return listed_of(course_list(data, shown))


def listed_of(roster: Roster) -> tuple[ListedName, ...]:
    """Return the names, ids and groups of a course's list.

    Raises:
        UsageError: if a name or an id cannot be one, or stands there twice.
    """
    rows = []
    for number, one in enumerate(roster.people, start=1):
        identity = one.ids.get(roster.column) or next(iter(one.ids.values()), "")
        rows.append((str(number), one.name.replace(";", " ") or identity, identity, one.groups))
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


def _checked(rows: Sequence[tuple[str, str, str, tuple[str, ...]]]) -> tuple[ListedName, ...]:
    if len(rows) > MOST_LISTED:
        raise UsageError(
            N_("there are more than {most} names on the list"), remedy=N_("make several classes"), most=MOST_LISTED
        )
    ids: dict[str, str] = {}
    nameless: dict[str, str] = {}
    found = []
    for place, (line, typed, given, sections) in enumerate(rows, start=1):
        name = clean_name(typed)
        if not name or name == NOBODY or len(name) > LONGEST_NAME:
            raise UsageError(
                N_("line {line} has no name of at most {most} characters"), remedy=N_("mend that line"), line=line,
                most=LONGEST_NAME,
            )  # fmt: skip
        try:
            identity = identified(given)
        except UsageError as fault:
            raise UsageError(
                N_("line {line}, {name}: {wrong}"), 
                remedy=N_("an id is a number, a login or an e-mail address in the gradebook; or leave it out"),
                line=line, name=name, wrong=fault.wrong,
            ) from None  # fmt: skip
        twin = ids.get(identity.casefold()) if identity else nameless.get(name)
        if twin is not None:
            raise UsageError(
                N_("lines {first} and {second} have the same id: {identity}")
                if identity
                else N_("lines {first} and {second} have the same name and no id: {name}"),
                remedy=N_("each person stands there once; namesakes need an id, or an initial"),
                first=twin, second=line, identity=identity, name=name,
            )  # fmt: skip
        (ids if identity else nameless)[identity.casefold() if identity else name] = line
        found.append(ListedName(place, name, identity, sections))
    return tuple(found)
