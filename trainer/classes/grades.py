"""Grades: a table for people to read, and files that Moodle and Canvas take in, one grade item each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from trainer.classes.page import Cell
from trainer.classes.roster import Roster, column_of
from trainer.errors import N_, TrainerError

GradeForm = Literal["moodle-csv", "canvas-csv", "csv", "xlsx"]
GRADE_FORMS: tuple[GradeForm, ...] = ("moodle-csv", "canvas-csv", "csv", "xlsx")
GRADEBOOKS = ("moodle-csv", "canvas-csv")
CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
POSSIBLE = "Points Possible"
LONGEST_ITEM = 255
"""Characters that Moodle and Canvas take for the name of a grade item."""
_NUMBER_BEHIND = re.compile(r"\((\d+)\)\s*$")
_CANVAS_OWN = re.compile(r"(Current|Final) (Score|Points|Grade)|Override (Score|Grade|Status)")
"""Columns whose names hold this are Canvas's own: it passes over them."""


@dataclass(frozen=True, slots=True)
class GradeItem:
    """What a grade is given for.

    Attributes:
        rules: digest of the scenario's rules.
        scenario: `pack/scenario`.
        title: how it is called, no other in the class likewise.
        plain: the title of the scenario, whatever variant or edition was played; "" for the same as `title`.
    """

    rules: str
    scenario: str
    title: str
    plain: str = ""


@dataclass(frozen=True, slots=True)
class PersonGrades:
    """The grades of one person, 0 to the maximum, by the rules of the grade items; no entry where there is none."""

    name: str
    identity: str
    grades: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody with a grade whom a gradebook would not know.

    Attributes:
        name: the person.
        identity: the id that it would not know, "" if there is none that could stand in its column.
        nearest: the id on the course's list that is most like it, or "".
    """

    name: str
    identity: str = ""
    nearest: str = ""


@dataclass(frozen=True, slots=True)
class GradeSheet:
    """A gradebook's table with its head, and who is left out of it.

    Attributes:
        rows: the head first; only people with a grade.
        left_out: people with a grade whom the gradebook would not know.
        graded: people whose grades are in it.
        item: what the grade item is called in it.
        known: whether the course's list shows that there is an item so called.
        possible: the maximum that the list gives for it, None if it gives none.
    """

    rows: tuple[tuple[Cell, ...], ...]
    left_out: tuple[LeftOut, ...]
    graded: int
    item: str
    known: bool = False
    possible: float | None = None


def grade_table(
    people: Sequence[PersonGrades], items: Sequence[GradeItem], most: float, head: tuple[str, str] = ("Name", "ID")
) -> tuple[tuple[Cell, ...], ...]:
    """Return a table for people to read: everybody, and every grade item with a column.

    Args:
        people: in the order of the rows.
        items: in the order of the columns.
        most: the maximum of every grade.
        head: what stands over the names and the ids.

    Raises:
        TrainerError: if a grade is above the maximum.
    """
    _check(people, items, most)
    rows = ((one.name, one.identity, *(_cell(one, item) for item in items)) for one in people)
    return ((*head, *(item.title for item in items)), *rows)


def by_scenario(
    people: Sequence[PersonGrades], items: Sequence[GradeItem]
) -> tuple[list[PersonGrades], list[GradeItem]]:
    """Return grades with one item for each scenario: variants that were dealt out are one, and the best play counts.

    In a table of its own for each variant nobody could load the grades of a class in one go, and in one table with a
    column each somebody's empty cell would take away a mark.
    """
    families: dict[str, list[GradeItem]] = {}
    for item in items:
        families.setdefault(item.scenario, []).append(item)
    titles = Counter(family[0].plain for family in families.values())
    merged = [
        family[0]
        if len(family) == 1
        else GradeItem(
            scenario, scenario,
            family[0].plain if family[0].plain and titles[family[0].plain] == 1 else f"{family[0].plain} – {scenario}",
        )
        for scenario, family in families.items()
    ]  # fmt: skip
    told = [
        replace(
            one,
            grades={
                item.rules: max(one.grades[each.rules] for each in family if each.rules in one.grades)
                for item, family in zip(merged, families.values(), strict=True)
                if any(each.rules in one.grades for each in family)
            },
        )
        for one in people
    ]
    return told, merged


def gradebook_sheet(
    people: Sequence[PersonGrades],
    item: GradeItem,
    form: GradeForm,
    column: str,
    most: float,
    roster: Roster | None = None,
    names: Mapping[str, str] | None = None,
) -> GradeSheet:
    """Return the table of one grade item for a gradebook. Whoever has no grade is not in it: a mark given there stays.

    Args:
        people: in the order of the rows.
        item: the grade item; its title is the name of the column.
        form: "moodle-csv" or "canvas-csv".
        column: by which of its columns people are told apart, "" for the usual one.
        most: the maximum of the grade in the gradebook.
        roster: who is in the course; only they are in the table, with the ids that stand there.
        names: how people are called on such a list, by their ids, where there is no `roster`.

    Raises:
        UsageError: if the gradebook has no such column.
        TrainerError: if a grade is above the maximum, or two people have the same id.
    """
    _check(people, (item,), most)
    column = roster.column if roster else column_of(form, column)
    known: list[tuple[str, PersonGrades]] = []
    left_out: list[LeftOut] = []
    for one in people:
        if item.rules not in one.grades:
            continue
        if roster is not None and one.identity:
            listed = roster.find(one.identity)
            if listed:
                known.append((listed, one))
            else:
                left_out.append(LeftOut(one.name, one.identity, roster.nearest(one.identity)))
        elif one.identity and _fits(one.identity, column):
            known.append((one.identity, one))
        else:
            left_out.append(LeftOut(one.name, one.identity))
    _refuse_twins(known)
    if form == "moodle-csv":
        title = item.title[:LONGEST_ITEM]
        rows: list[tuple[Cell, ...]] = [(column, title), *((listed, _cell(one, item)) for listed, one in known)]
        return GradeSheet(tuple(rows), tuple(left_out), len(known), title)
    title = canvas_title(item.title)
    there = (roster.items.get(item.title) or roster.items.get(title)) if roster else None
    head = there.head if there else title
    blank = tuple("" for _ in CANVAS[1:])
    rows = [(*CANVAS, head), (POSSIBLE, *blank, _number(most))]
    for listed, one in known:
        # Where it finds no id, Canvas goes by what stands under Student: a name there could hit a namesake, unless the
        # id stands on the list of the course.
        on_list = roster.whose(listed) if roster else None
        name = (on_list.name if on_list else (names or {}).get(listed, "")) or listed
        ids = tuple(listed if each == column else "" for each in CANVAS[1:])
        rows.append((name, *ids, _cell(one, item)))
    return GradeSheet(
        tuple(rows), tuple(left_out), len(known), title, there is not None, there.possible if there else None
    )


def canvas_title(title: str) -> str:
    """Return a title that Canvas takes for no id of an assignment and for no column of its own."""
    title = _NUMBER_BEHIND.sub(r"[\1]", title[:LONGEST_ITEM])
    return _CANVAS_OWN.sub(lambda found: found[0].replace(" ", "-"), title)


def _check(people: Sequence[PersonGrades], items: Sequence[GradeItem], most: float) -> None:
    for one in people:
        for item in items:
            grade = one.grades.get(item.rules, 0)
            if not 0 <= grade <= most:
                raise TrainerError(
                    N_("{name}: {grade} in {scenario} is not from 0 to {most}"),
                    remedy=N_("give a larger maximum with --max"),
                    name=one.name,
                    grade=grade,
                    scenario=item.scenario,
                    most=f"{most:g}",
                )


def _fits(identity: str, column: str) -> bool:
    """Return whether an id can stand in that column: an address, a number, anything."""
    if column == "Email address":
        return "@" in identity
    return identity.isascii() and identity.isdigit() if column == "ID" else True


def _refuse_twins(known: Sequence[tuple[str, PersonGrades]]) -> None:
    seen: dict[str, str] = {}
    for identity, one in known:
        # Moodle does not tell capital letters from small ones.
        key = identity.casefold()
        if key in seen:
            raise TrainerError(
                N_("{name} and {other} have the same id '{identity}'"),
                remedy=N_("`trainer class identify CLASS PERSON ID` sets one right; if they are one, with --join"),
                name=seen[key],
                other=one.name,
                identity=one.identity,
            )
        seen[key] = one.name


def _cell(one: PersonGrades, item: GradeItem) -> Cell:
    return _number(one.grades[item.rules]) if item.rules in one.grades else None


def _number(value: float) -> float | int:
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded
