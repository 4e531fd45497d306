"""What is wrong with a text, as rows of a list."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.i18n.translator import Translator
from trainer.play.draft import DraftProblem
from trainer.tui.widgets.row_list import HeadingRow, ListRow, TextRow

MAX_LISTED = 200
"""Problems listed at once: nobody reads more, and a long list takes long to draw."""


def problem_rows(tr: Translator, problems: Sequence[DraftProblem], others: Sequence[DraftProblem]) -> list[ListRow]:
    """Return a row for each problem, those of other files under a heading of their own."""
    rows: list[ListRow] = [_problem_row(tr, number, one) for number, one in enumerate(problems[:MAX_LISTED])]
    if len(problems) > MAX_LISTED:
        rows.append(HeadingRow(tr("… and {count} more", count=len(problems) - MAX_LISTED)))
    if not rows:
        rows.append(TextRow("", tr("Nothing is wrong in this file."), "✓", style="$success", disabled=True))
    if others:
        rows.append(HeadingRow(tr("In files beside it ({count})", count=len(others))))
        rows += [_problem_row(tr, number, one) for number, one in enumerate(others[:MAX_LISTED], len(problems))]
    return rows


def _problem_row(tr: Translator, number: int, one: DraftProblem) -> ListRow:
    error = one.severity == "error"
    place = f"{one.file}:{one.line}:{one.column}" if one.file else f"{one.line}:{one.column}"
    word = tr("error") if error else tr("warning")
    hint = one.hint(tr)
    note = replace_stand_ins(f"{place}  {hint}" if hint else place)
    text = replace_stand_ins(f"{one.code} {word}{tr(': ')}{one.message(tr)}")
    return TextRow(str(number), text, "✗" if error else "!", note, "$error" if error else "$warning", gap_after=True)


def replace_stand_ins(text: str) -> str:
    """Return `text` with its stand-ins as one sign that any terminal has."""
    return "".join("\N{REPLACEMENT CHARACTER}" if 0xF0000 <= ord(sign) <= 0xFFFFF else sign for sign in text)


def problem_count(tr: Translator, problems: Sequence[DraftProblem]) -> str:
    """Return how many errors and warnings there are."""
    errors = sum(one.severity == "error" for one in problems)
    warnings = len(problems) - errors
    parts = []
    if errors:
        parts.append(tr.plural("{count} error", "{count} errors", errors))
    if warnings:
        parts.append(tr.plural("{count} warning", "{count} warnings", warnings))
    return tr.listed(parts) or tr("no problems")
