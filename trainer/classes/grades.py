"""Grades for a gradebook: one row a person, one column a scenario, in the forms that Moodle and Canvas read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from trainer.classes.page import Cell
from trainer.errors import N_, TrainerError, UsageError

GradeForm = Literal["moodle-csv", "canvas-csv", "csv", "xlsx"]
GRADE_FORMS: tuple[GradeForm, ...] = ("moodle-csv", "canvas-csv", "csv", "xlsx")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "moodle-csv": ("Email address", "ID number", "Username"),
    "canvas-csv": ("SIS Login ID", "SIS User ID", "ID"),
}
"""By which column each gradebook can tell people apart; the first is taken if none is named."""
CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
POSSIBLE = "Points Possible"
NO_GRADE = "-"
"""What Moodle reads as no grade; an empty cell would be taken for one."""


@dataclass(frozen=True, slots=True)
class PersonGrades:
    """The grades of one person, by scenario id: 0 to the maximum."""

    name: str
    identity: str
    grades: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class GradeSheet:
    """A gradebook's table with its head, and the names of those whom it cannot identify and leaves out."""

    rows: tuple[tuple[Cell, ...], ...]
    left_out: tuple[str, ...]


def grade_sheet(
    people: Sequence[PersonGrades],
    scenarios: Sequence[str],
    form: GradeForm,
    column: str,
    most: float,
    head: Sequence[str] = (),
) -> GradeSheet:
    """Return the table of grades.

    Args:
        people: in the order of the rows.
        scenarios: in the order of the columns.
        form: for which gradebook.
        column: by which of its columns people are told apart, "" for the usual one; not for "csv" and "xlsx".
        most: the maximum of every grade in the gradebook.
        head: of "csv" and "xlsx", which people read: what stands over the names, the ids and each scenario. Gradebooks
            know their columns by their own names and a scenario by its id.

    Raises:
        UsageError: if the gradebook has no such column.
        TrainerError: if a grade is above the maximum, or two people have the same id.
    """
    for one in people:
        for scenario, grade in one.grades.items():
            if not 0 <= grade <= most:
                raise TrainerError(
                    N_("{name}: {grade} in {scenario} is not from 0 to {most}"),
                    remedy=N_("give a larger maximum with --max"),
                    name=one.name,
                    grade=grade,
                    scenario=scenario,
                    most=f"{most:g}",
                )
    if form in ("csv", "xlsx"):
        if column:
            raise UsageError(
                N_("--column is not for {form}"), remedy=N_("it is for moodle-csv and canvas-csv"), form=form
            )
        return GradeSheet(
            (
                tuple(head) or ("Name", "ID", *scenarios),
                *((one.name, one.identity, *_grades(one, scenarios, None)) for one in people),
            ),
            (),
        )
    column = _column(form, column)
    _refuse_twins(people)
    known = [one for one in people if one.identity and _fits(one.identity, column)]
    left_out = tuple(one.name for one in people if one not in known)
    if form == "moodle-csv":
        # One grade above the maximum, or one person unknown to it, and Moodle refuses the whole file.
        rows = tuple((one.identity, *_grades(one, scenarios, NO_GRADE)) for one in known)
        return GradeSheet(((column, *scenarios), *rows), left_out)
    return GradeSheet(tuple(_canvas(known, scenarios, column, most)), left_out)


def _canvas(
    known: Sequence[PersonGrades], scenarios: Sequence[str], column: str, most: float
) -> list[tuple[Cell, ...]]:
    blank = tuple("" for _ in CANVAS[1:])
    rows: list[tuple[Cell, ...]] = [(*CANVAS, *scenarios), (POSSIBLE, *blank, *(_number(most) for _ in scenarios))]
    for one in known:
        # Where it finds no id, Canvas goes by what stands under Student: a name there could hit a namesake.
        ids = tuple(one.identity if name == column else "" for name in CANVAS[1:])
        rows.append((one.identity, *ids, *_grades(one, scenarios, None)))
    return rows


def _column(form: GradeForm, column: str) -> str:
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


def _fits(identity: str, column: str) -> bool:
    """Return whether an id can stand in that column: an address, a number, anything."""
    if column == "Email address":
        return "@" in identity
    return identity.isascii() and identity.isdigit() if column == "ID" else True


def _refuse_twins(people: Sequence[PersonGrades]) -> None:
    seen: dict[str, str] = {}
    for one in people:
        key = one.identity.casefold()
        if key and key in seen:
            raise TrainerError(
                N_("{name} and {other} have the same id '{identity}'"),
                remedy=N_("`trainer class identify CLASS PERSON ID` sets one right"),
                name=seen[key],
                other=one.name,
                identity=one.identity,
            )
        seen[key] = one.name


def _grades(one: PersonGrades, scenarios: Sequence[str], nothing: Cell) -> tuple[Cell, ...]:
    return tuple(_number(one.grades[name]) if name in one.grades else nothing for name in scenarios)


def _number(value: float) -> float | int:
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded
