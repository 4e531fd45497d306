"""Who is in a course, as Moodle and Canvas export it: ids are looked up here before a gradebook sees them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer.errors import N_, TrainerError, UsageError
from trainer.outside_text import is_utf_16
from trainer.packs.suggest import nearest
from trainer.read_input import InputRefused, read_file

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "moodle-csv": ("Email address", "ID number", "Username"),
    "canvas-csv": ("SIS Login ID", "SIS User ID", "ID"),
}
"""By which column each gradebook can tell people apart; the first is taken if none is named."""
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "Email address": ("emailaddress", "email", "mail", "电子邮件地址", "电子邮件", "电子邮箱", "邮箱", "邮箱地址"),
    "ID number": ("idnumber", "studentid", "studentnumber", "id号", "id号码", "学号", "编号"),
    "Username": ("username", "用户名", "账号"),
    "SIS Login ID": ("sisloginid", "loginid", "sis登录id"),
    "SIS User ID": ("sisuserid", "userid", "sis用户id"),
    "ID": ("id",),
}
"""What stands over a column of ids in exports and upload files, without case, blanks, hyphens and underlines."""
INTERNAL = "ID"
MAX_BYTES = 8 * 1024 * 1024
MOST_ROWS = 50_000
HEAD_WITHIN = 10
"""Lines among which the headings are looked for: Excel and people put titles above them."""
_NO_STUDENT = ("points possible", "manual posting", "muted")
_ITEM = re.compile(r"(.*) \(\d+\)")


@dataclass(frozen=True, slots=True)
class ListedItem:
    """A grade item on the list: the whole heading of its column, and its maximum if the list gives one."""

    head: str
    possible: float | None


@dataclass(frozen=True, slots=True)
class Roster:
    """A course's list.

    Attributes:
        column: the gradebook's name of the column by which people are told apart.
        people: of each person the ids, by the names of the columns.
        items: the grade items that Canvas's export holds, by title.
    """

    column: str
    people: tuple[Mapping[str, str], ...]
    items: Mapping[str, ListedItem]

    def find(self, identity: str) -> str:
        """Return the id, as it stands in the column, of the one person who has `identity` in this column or another.

        "" if nobody has it, several have it in other columns, or nothing stands in the column. Canvas's own numbers are
        nobody's idea of an id: they count only as the column itself.
        """
        key = identity.casefold()
        for each in self.people:
            if each.get(self.column, "").casefold() == key:
                return each[self.column]
        found = [
            each
            for each in self.people
            if any(name != INTERNAL and value.casefold() == key for name, value in each.items())
        ]
        return found[0].get(self.column, "") if len(found) == 1 else ""

    def nearest(self, identity: str) -> str:
        """Return the id in the column that is most like `identity`, or "" if none is near.

        Logins are near if they differ in their domain alone.
        """
        listed = [each[self.column] for each in self.people if each.get(self.column)]
        known = {one.casefold(): one for one in listed}
        near = known.get(nearest(identity.casefold(), known), "")
        # Addresses of one course all have the same domain.
        if near and ("@" not in identity or nearest(_login(identity), [_login(near)])):
            return near
        logins = [one for one in listed if _login(one) == _login(identity)]
        return logins[0] if len(logins) == 1 else ""


def column_of(form: str, column: str) -> str:
    """Return the name of a gradebook's column of ids; "" stands for the usual one.

    Raises:
        UsageError: if it has no such column.
    """
    known = COLUMNS[form]
    if not column:
        return known[0]
    for name in known:
        if name.casefold() == column.casefold():
            return name
    raise UsageError(
        N_("{form} has no column '{column}'"),
        remedy=N_("one of: {known}"),
        form=form,
        column=column[:40],
        known=", ".join(known),
    )


def read_roster(path: Path, form: str, column: str) -> Roster:
    """Return a course's list from a CSV file: commas, semicolons or tabs, UTF-8, UTF-16 or as Excel in China writes it.

    Args:
        path: the file.
        form: which gradebook it is for, "moodle-csv" or "canvas-csv".
        column: which column tells people apart there, "" for the first usual one that the list has.

    Raises:
        UsageError: if the gradebook has no such column.
        TrainerError: if it cannot be read, or has no such column.
    """
    wanted = (column_of(form, column),) if column else COLUMNS[form]
    rows = _rows(_decoded(_bytes(path), path), path)
    for place, row in enumerate(rows[:HEAD_WITHIN]):
        found = {name: row.index(cell) for cell in row for name in HEADINGS if _plain(cell) in HEADINGS[name]}
        chosen = next((name for name in wanted if name in found), "")
        if chosen:
            return _roster(chosen, found, row, rows[place + 1 :], path)
    raise TrainerError(
        N_("has no column {wanted}"),
        where=str(path),
        remedy=N_("it begins with {there}; export the list of the course again, with ids, or name another --column"),
        wanted=", ".join(f"'{name}'" for name in wanted),
        there=", ".join(f"'{cell.strip()[:30]}'" for cell in (rows[0][:8] if rows else ())) or "''",
    )


def _roster(
    column: str, places: Mapping[str, int], head: Sequence[str], rows: Iterable[Sequence[str]], path: Path
) -> Roster:
    people: list[Mapping[str, str]] = []
    possible: Sequence[str] = ()
    for row in rows:
        first = next((cell.strip().casefold() for cell in row if cell.strip()), "")
        if first.startswith(_NO_STUDENT):
            possible = row if first.startswith(_NO_STUDENT[0]) else possible
            continue
        ids = {name: row[place].strip() for name, place in places.items() if place < len(row) and row[place].strip()}
        if ids:
            people.append(ids)
    if not any(column in each for each in people):
        raise TrainerError(
            N_("nobody on this list has anything under '{column}'"),
            where=str(path),
            remedy=N_("export it with ids, or name another --column"),
            column=column,
        )
    items: dict[str, ListedItem] = {}
    for place, cell in enumerate(head):
        named = _ITEM.fullmatch(cell.strip())
        if named:
            items.setdefault(named[1], ListedItem(cell.strip(), _points(possible, place)))
    return Roster(column, tuple(people), items)


def _login(identity: str) -> str:
    """Return the bare login: without the domain before a backslash or behind an at sign."""
    return identity.rpartition("\\")[2].partition("@")[0].casefold()


def _points(row: Sequence[str], place: int) -> float | None:
    try:
        return float(row[place].strip().replace(",", "."))
    except (ValueError, IndexError):
        return None


def _plain(cell: str) -> str:
    return re.sub(r"[\s_\-]", "", cell.strip().strip("\ufeff")).casefold()


def _bytes(path: Path) -> bytes:
    try:
        return read_file(path, MAX_BYTES)
    except InputRefused as refused:
        raise refused.error(TrainerError, str(path), N_("name the CSV file with the list")) from None


def _decoded(data: bytes, path: Path) -> str:
    marked = "utf-16" if is_utf_16(data) else "utf-8-sig"
    # What Excel writes where nothing is chosen: GBK in China, Windows' Latin in the West.
    for encoding in (marked, "gb18030", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
        break
    raise TrainerError(N_("is no CSV file"), where=str(path), remedy=N_("name the CSV file with the list"))


def _rows(text: str, path: Path) -> list[list[str]]:
    lines = list(io.StringIO(text, newline=""))
    if lines and lines[0].strip().casefold().startswith("sep="):
        del lines[0]
    sample = "".join(lines[:HEAD_WITHIN])
    separator = max(",;\t", key=sample.count)
    rows = []
    try:
        for row in csv.reader(lines, delimiter=separator):
            if any(cell.strip() for cell in row):
                rows.append(row)
            if len(rows) > MOST_ROWS:
                raise TrainerError(N_("has more than {count} lines"), where=str(path), count=MOST_ROWS)
    except csv.Error:
        raise TrainerError(
            N_("is no CSV file"), where=str(path), remedy=N_("name the CSV file with the list")
        ) from None
    return rows
