"""What a class report shows, in words and numbers: the same for a web page, Markdown, a sheet and paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from trainer.debrief.page import Pair

Cell = str | int | float | None
ColumnKind = Literal["text", "count", "points", "share"]
"""`points` are shown with one decimal, `share` with two."""
EMPTY_CELL = "–"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    label: str
    kind: ColumnKind = "text"

    def shown(self, cell: Cell) -> str:
        """Return a cell of this column as a page shows it."""
        if cell is None:
            return EMPTY_CELL
        if isinstance(cell, str) or self.kind in ("text", "count"):
            return str(cell)
        return (f"{cell:.1f}" if self.kind == "points" else f"{cell:.2f}").replace("-", "−")


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table; `strong` holds the (row, column) of cells to set apart, such as a diagonal."""

    head: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    strong: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Strip:
    """How one competency lies, 0–100: from lowest to highest, the middle half, the median, and par if it is known."""

    label: str
    low: float
    lower: float
    median: float
    upper: float
    high: float
    par: float | None


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A heading with lines, where a table would be too wide to read."""

    head: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A part of the report.

    Attributes:
        id: stable name.
        title: its heading.
        sheet: a short title, for a sheet of a workbook.
        lead: what to know before reading it.
        table: its figures; a page with `blocks` shows those instead, a sheet always shows the table.
        blocks: the same in words.
        strips: a chart of the figures, or ().
        chart: the chart in words.
        points: a list of texts.
        foot: what to know after reading it.
    """

    id: str
    title: str
    sheet: str
    lead: tuple[str, ...] = ()
    table: PageTable | None = None
    blocks: tuple[PageBlock, ...] = ()
    strips: tuple[Strip, ...] = ()
    chart: str = ""
    points: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """How many did or believed something."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question for the group, its answer apart.

    Attributes:
        head: what or whom it is about.
        lead: what the bars count.
        bars: what the class did or believed, or ().
        whole: of how many plays.
        ask: the question; neither this nor what stands above tells what is true.
        answer: what is true, for the facilitator.
    """

    head: str
    lead: str
    bars: tuple[Bar, ...]
    whole: int
    ask: str
    answer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScenarioQuestions:
    """The questions that arise from one scenario."""

    title: str
    cards: tuple[QuestionCard, ...]


@dataclass(frozen=True, slots=True)
class QuestionSheet:
    """A class's questions: a page each for the projector without `answers`, a list for the facilitator with them."""

    language: str
    title: str
    subtitle: str
    scenarios: tuple[ScenarioQuestions, ...]
    small: tuple[str, ...]
    answers: bool


@dataclass(frozen=True, slots=True)
class ScenarioPage:
    """A scenario in a class report, or the class as a whole; then `subtitle` is ""."""

    title: str
    subtitle: str
    facts: tuple[Pair, ...]
    parts: tuple[ReportPart, ...]


@dataclass(frozen=True, slots=True)
class ClassPage:
    """A whole class report; `language` is a BCP 47 tag, `small` what is said once for all of it.

    `whole` is about the class as a whole, before its scenarios; None where nothing is.
    """

    language: str
    title: str
    subtitle: str
    facts: tuple[Pair, ...]
    whole: ScenarioPage | None
    scenarios: tuple[ScenarioPage, ...]
    small: tuple[str, ...]

    @property
    def sections(self) -> tuple[ScenarioPage, ...]:
        """The class as a whole, if there is anything to say, then its scenarios."""
        return (*((self.whole,) if self.whole else ()), *self.scenarios)
