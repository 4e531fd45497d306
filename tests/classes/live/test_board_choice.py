"""Rows of a board by what a facilitator looks for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.classes.live.schoolroom import Schoolroom
from trainer.classes.live.board import BoardKeeper, BoardRow, NameToMend
from trainer.classes.live.board_choice import BoardChoice, sections_of
from trainer.store.records import ListedName


def row(number: int, names: str, **values: object) -> BoardRow:
    plain = BoardRow(
        f"s{number}", number, names, "desk", 1, 5, 0, 0, 2, 3, 60.0, False, False, "", None, "", ()
    )  # fmt: skip
    return replace(plain, **values)  # type: ignore[arg-type]


ROWS = (
    row(1, "Zoe", day=3, maps=1, quiet=700.0, sections=("B",)),
    row(2, "ann", day=1, quiet=10.0, sections=("A",)),
    row(3, "Ben", place="over", day=5, maps=2, quiet=None),
    row(4, "Cem", place="", day=0, quiet=None, mend=(NameToMend("p", "Cem", "unlisted"),)),
)


@pytest.mark.parametrize(
    ("values", "numbers"),
    [
        ({}, [1, 2, 3, 4]),
        ({"sort": "name"}, [2, 3, 4, 1]),
        ({"sort": "day"}, [4, 2, 1, 3]),
        ({"sort": "idle"}, [1, 2, 3, 4]),
        ({"sort": "stage"}, [4, 2, 1, 3]),
        ({"show": "map:1"}, [2, 4]),
        ({"show": "map:2"}, [1, 2, 4]),
        ({"show": "idle"}, [1]),
        ({"show": "idle", "minutes": "20"}, []),
        ({"show": "mend"}, [4]),
        ({"show": "in:A"}, [2]),
        ({"show": "nonsense", "sort": "'; drop", "minutes": "-5"}, [1, 2, 3, 4]),
        ({"show": "map:x", "minutes": "99999999999"}, [1, 2, 3, 4]),
    ],
)
def test_rows_are_picked_and_put_in_order(values: dict[str, str], numbers: list[int]) -> None:
    assert [one.number for one in BoardChoice.read(values).rows(ROWS)] == numbers


def test_an_address_holds_what_was_chosen_and_nothing_else() -> None:
    assert BoardChoice().query() == ""
    assert BoardChoice().query(open="list") == "?open=list"
    choice = BoardChoice.read({"sort": "idle", "show": "in:Gruppe 1 & 2", "minutes": "7"})
    assert choice.query() == "?sort=idle&show=in%3AGruppe+1+%26+2&minutes=7"


def test_sections_are_those_of_the_list(user_folder, two_truths) -> None:  # type: ignore[no-untyped-def]
    room = Schoolroom(user_folder, two_truths)
    room.lesson.set_list([ListedName(1, "Ann", "", ("B", "A")), ListedName(2, "Ben", "", ())])
    for names in ("Ann; Ben", "Ben Ode"):
        room.join(names)
    rows = BoardKeeper(room.lesson).board().rows
    assert [one.sections for one in rows] == [("B", "A"), ()]
    assert sections_of(rows) == ("A", "B")
