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
from trainer.paper.text import cleaned
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
NAMES: Mapping[str, tuple[str, ...]] = {
    "given": ("firstname", "givenname", "名"),
    "family": ("lastname", "surname", "familyname", "姓氏", "姓"),
    "whole": ("fullname", "name", "student", "studentname", "姓名", "全名", "学生", "学生姓名", "学员", "学员姓名"),
    "groups": ("groups", "group", "section", "sections", "小组", "组", "组别", "分组", "班组", "班级"),
}
"""The same over the columns of names and groups."""
INTERNAL = "ID"
MAX_BYTES = 8 * 1024 * 1024
MOST_ROWS = 50_000
HEAD_WITHIN = 10
"""Lines among which the headings are looked for: Excel and people put titles above them."""
_NO_STUDENT = ("points possible", "manual posting", "muted")
_ITEM = re.compile(r"(.*) \(\d+\)")
_CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class ListedItem:
    """A grade item on the list: the whole heading of its column, and its maximum if the list gives one."""

    head: str
    possible: float | None


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """Somebody on the list: the ids by the names of their columns, the name ("" if the list has none), the groups."""

    ids: Mapping[str, str]
    name: str = ""
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Roster:
    """A course's list.

    Attributes:
        column: the gradebook's name of the column by which people are told apart, "" of a list with names alone.
        people: in the order of the list.
        items: the grade items that Canvas's export holds, by title.
    """

    column: str
    people: tuple[ListedPerson, ...]
    items: Mapping[str, ListedItem]

    def find(self, identity: str) -> str:
        """Return the id, as it stands in the column, of the one person who has `identity` in this column or another.

        "" if nobody has it, several have it in other columns, or nothing stands in the column. Canvas's own numbers are
        nobody's idea of an id: they count only as the column itself.
        """
        found = self.whose(identity)
        return "" if found is None else found.ids.get(self.column, "")

    def whose(self, identity: str) -> ListedPerson | None:
        """Return the one person who has `identity` in the column, or alone in another one, None if there is none."""
        key = identity.casefold()
        if not key:
            return None
        for each in self.people:
            if each.ids.get(self.column, "").casefold() == key:
                return each
        found = [
            each
            for each in self.people
            if any(name != INTERNAL and value.casefold() == key for name, value in each.ids.items())
        ]
        return found[0] if len(found) == 1 else None

    def nearest(self, identity: str) -> str:
        """Return the id in the column that is most like `identity`, or "" if none is near.

        Logins are near if they differ in their domain alone.
        """
        listed = [each.ids[self.column] for each in self.people if each.ids.get(self.column)]
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
    rows = _rows(_decoded(_bytes(path), str(path)), str(path))
    for place, row in enumerate(rows[:HEAD_WITHIN]):
        found = _places(row)
        chosen = next((name for name in wanted if name in found), "")
        if chosen:
            return _roster(chosen, found, row, rows[place + 1 :], str(path))
    raise TrainerError(
        N_("has no column {wanted}"),
        where=str(path),
        remedy=N_("it begins with {there}; export the list of the course again, with ids, or name another --column"),
        wanted=", ".join(f"'{name}'" for name in wanted),
        there=_begins(rows),
    )


def read_course_list(path: Path) -> Roster:
    """Return a course's list for a report: of either gradebook, or one of somebody's own that has names alone.

    Raises:
        TrainerError: if it cannot be read, or has neither a column of ids nor one of names.
    """
    return course_list(_bytes(path), str(path))


def course_list(data: bytes, shown: str) -> Roster:
    """Return the list in the bytes of such a file.

    Args:
        data: at most `MAX_BYTES`.
        shown: what the file is called in errors.

    Raises:
        TrainerError: if it is no CSV file, or has neither a column of ids nor one of names.
    """
    rows = _rows(_decoded(data, shown), shown)
    known = [name for columns in COLUMNS.values() for name in columns]
    for place, row in enumerate(rows[:HEAD_WITHIN]):
        found = _places(row)
        below = rows[place + 1 :]
        filled = [name for name in known if name in found and any(_cell(each, found[name]) for each in below)]
        if filled or found.keys() & {"whole", "given", "family"}:
            return _roster(filled[0] if filled else "", found, row, below, shown)
    raise TrainerError(
        N_("has no column of ids and none of names"),
        where=shown,
        remedy=N_("it begins with {there}; export the list of the course again, with its headings"),
        there=_begins(rows),
    )


def name_key(name: str) -> str:
    """Return what two ways to write one name share: case, order and commas go; Chinese has no blanks."""
    words = re.findall(r"\w+", name.casefold())
    return "".join(words) if any(map(_CHINESE.search, words)) else " ".join(sorted(words))


def _places(row: Sequence[str]) -> dict[str, int]:
    """Return in which columns ids, names and groups stand, by their headings; the first of several."""
    places: dict[str, int] = {}
    for place, cell in enumerate(row):
        for name, headings in (*HEADINGS.items(), *NAMES.items()):
            if _plain(cell) in headings:
                places.setdefault(name, place)
    return places


def _begins(rows: Sequence[Sequence[str]]) -> str:
    return ", ".join(f"'{cell.strip()[:30]}'" for cell in (rows[0][:8] if rows else ())) or "''"


def _cell(row: Sequence[str], place: int) -> str:
    return row[place].strip() if place < len(row) else ""


def _person(row: Sequence[str], places: Mapping[str, int]) -> ListedPerson:
    cells = {name: cell for name, place in places.items() if (cell := _cell(row, place))}
    name, given, family = (cells.get(part, "") for part in ("whole", "given", "family"))
    if not name and _CHINESE.search(given + family):
        name = family + given
    elif not name:
        name = f"{given} {family}".strip()
    elif name.count(",") == 1:
        # Canvas writes the family name first.
        last, first = name.split(",")
        name = f"{first.strip()} {last.strip()}".strip()
    groups = tuple(dict.fromkeys(one for part in re.split("[,;，；]", cells.get("groups", "")) if (one := _line(part))))
    return ListedPerson({key: cell for key, cell in cells.items() if key in HEADINGS}, _line(name), groups)


def _line(text: str) -> str:
    return " ".join(cleaned(text).split())


def _roster(
    column: str, places: Mapping[str, int], head: Sequence[str], rows: Iterable[Sequence[str]], shown: str
) -> Roster:
    people: list[ListedPerson] = []
    possible: Sequence[str] = ()
    for row in rows:
        first = next((cell.strip().casefold() for cell in row if cell.strip()), "")
        if first.startswith(_NO_STUDENT):
            possible = row if first.startswith(_NO_STUDENT[0]) else possible
            continue
        one = _person(row, places)
        if one.ids or one.name:
            people.append(one)
    if column and not any(column in each.ids for each in people):
        raise TrainerError(
            N_("nobody on this list has anything under '{column}'"),
            where=shown,
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


def _decoded(data: bytes, shown: str) -> str:
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
    raise TrainerError(N_("is no CSV file"), where=shown, remedy=N_("name the CSV file with the list"))


def _rows(text: str, shown: str) -> list[list[str]]:
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
                raise TrainerError(N_("has more than {count} lines"), where=shown, count=MOST_ROWS)
    except csv.Error:
        raise TrainerError(N_("is no CSV file"), where=shown, remedy=N_("name the CSV file with the list")) from None
    return rows
