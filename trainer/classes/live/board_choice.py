"""Which rows of a board are shown, and in which order: what a facilitator with two hundred seats looks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlencode

from trainer.classes.live.board import STILL_SECONDS

if TYPE_CHECKING:
    from trainer.classes.live.board import BoardRow

Sorting = Literal["joined", "name", "day", "idle", "stage"]
SORTINGS: tuple[Sorting, ...] = ("joined", "name", "day", "idle", "stage")
STILL_MINUTES = STILL_SECONDS // 60
MOST_MINUTES = 600
LONGEST_SECTION = 200
_MAP, _SECTION = "map:", "in:"
_ORDER: Mapping[Sorting, Callable[[BoardRow], tuple[object, ...]]] = {
    "joined": lambda row: (row.number,),
    "name": lambda row: (row.names.casefold(), row.number),
    "day": lambda row: (row.day, row.half, row.number),
    # Who has been still the longest comes first; whoever nobody waits for, last.
    "idle": lambda row: (row.quiet is None, -(row.quiet or 0.0), row.number),
    "stage": lambda row: (row.place == "over", row.maps, row.day, row.half, row.moves, row.number),
}


@dataclass(frozen=True, slots=True)
class BoardChoice:
    """What of a board is shown.

    Attributes:
        sort: the order; the least far comes first.
        show: "" for every row; "map:N" whose map N is not handed in; "idle" who made no move for so long; "mend" whose
            names are to be mended; "in:NAME" who is in that section of the course.
        minutes: from how many minutes on somebody is idle, 1 to `MOST_MINUTES`.
    """

    sort: Sorting = "joined"
    show: str = ""
    minutes: int = STILL_MINUTES

    @classmethod
    def read(cls, values: Mapping[str, str]) -> BoardChoice:
        """Return what stands in an address; whatever cannot be meant is left out."""
        sort = next((one for one in SORTINGS if one == values.get("sort")), SORTINGS[0])
        show = values.get("show", "")[:LONGEST_SECTION]
        digits = values.get("minutes", "")
        minutes = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 5 else STILL_MINUTES
        known = show in ("idle", "mend") or show.startswith(_SECTION) or _map_of(show)
        return cls(sort, show if known else "", min(max(1, minutes), MOST_MINUTES))

    def query(self, **more: str) -> str:
        """Return it as the end of an address, "" where nothing was chosen; `more` is added."""
        plain = BoardChoice()
        pairs = {
            name: str(value)
            for name, value, usual in (
                ("sort", self.sort, plain.sort), ("show", self.show, plain.show),
                ("minutes", self.minutes, plain.minutes),
            )
            if value != usual
        }  # fmt: skip
        pairs |= {name: value for name, value in more.items() if value}
        return f"?{urlencode(pairs)}" if pairs else ""

    def rows(self, rows: Sequence[BoardRow]) -> tuple[BoardRow, ...]:
        """Return the rows that are shown, in their order."""
        return tuple(sorted(filter(self._shown, rows), key=_ORDER[self.sort]))

    def _shown(self, row: BoardRow) -> bool:
        if self.show == "idle":
            return row.quiet is not None and row.quiet >= self.minutes * 60 and not row.aside
        if self.show == "mend":
            return bool(row.mend)
        if self.show.startswith(_SECTION):
            return self.show.removeprefix(_SECTION) in row.sections
        review = _map_of(self.show)
        return not review or (row.place != "over" and row.maps < review and not row.aside)


def _map_of(show: str) -> int:
    """Return the number of the map that somebody is to have handed in, 0 where none is meant."""
    digits = show.removeprefix(_MAP)
    return int(digits) if show.startswith(_MAP) and digits.isascii() and digits.isdigit() and len(digits) < 3 else 0


def sections_of(rows: Sequence[BoardRow]) -> tuple[str, ...]:
    """Return the sections of the course that have a seat, by name."""
    return tuple(sorted({each for row in rows for each in row.sections}))
