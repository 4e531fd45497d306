"""Two plays side by side as blocks of text: drawn from what `trainer.debrief` says, and nothing is judged here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from trainer.core import reflection
from trainer.core.scenario import Records
from trainer.i18n.signs import UNKNOWN, VERDICT_SIGNS
from trainer.i18n.translator import Translator
from trainer.tui.widgets.row_list import ListRow, TableRow
from trainer.tui.widgets.text_view import TextBlock, heading

if TYPE_CHECKING:
    from trainer.debrief.comparison_page import BesideRow, ComparisonPage, PersonTruthsPage, TruthsPage

WHOLE: Final = "?"
"""Key of the row that asks about both plays as a whole; no id of a person is like it."""
_STYLES: Final = {VERDICT_SIGNS["right"]: "$success", VERDICT_SIGNS["wrong"]: "$warning"}


def answered(key: str) -> str:
    """Return what an answer in the row `key` is about, as it is kept: a person's id, or `reflection.WHOLE`."""
    return reflection.WHOLE if key == WHOLE else key


def waiting(tr: Translator) -> list[TextBlock]:
    """Return what stands on a page until both plays were read."""
    return [TextBlock(tr("Reading both plays once more…"), "$quiet")]


def attempts(tr: Translator, page: ComparisonPage) -> list[TextBlock]:
    """Return attempt beside attempt: the gain and its reasons, the scores, and what was done otherwise."""
    about = page.attempts
    blocks = [TextBlock(fact.value, "$quiet", f"{fact.label}  ", "bold", 2) for fact in page.facts]
    blocks.append(TextBlock(about.lead, gap=True))
    if about.why:
        blocks += [heading(about.why_head), *(TextBlock(line, "", "· ") for line in about.why)]
    if about.against:
        blocks += [heading(tr("What went the other way")), *(TextBlock(line, "", "· ") for line in about.against)]
    blocks.extend(TextBlock(line, "$quiet", gap=True) for line in about.remarks)
    blocks.append(heading(tr("Scores")))
    heads = (tr("Competency"), *page.heads, tr("Points of the result"))
    rows = tuple((row.label, row.first, row.second, row.sign) for row in about.scores)
    blocks.append(TextBlock("", table=Records(heads, rows)))
    blocks.append(heading(tr("What was done otherwise")))
    if about.studied is not None:
        blocks.append(_table(page, [about.studied]))
    for person in about.people:
        blocks.append(TextBlock(person.title, "$quiet", f"{person.name}  ", "bold", 2, True))
        blocks.append(_table(page, person.rows))
    if not about.people and about.studied is None:
        blocks.append(TextBlock(tr("Nothing: both plays went the same way.")))
    if about.alike:
        blocks.append(TextBlock(about.alike, "$quiet", gap=True))
    return blocks


def _table(page: ComparisonPage, rows: Iterable[BesideRow]) -> TextBlock:
    return TextBlock("", table=Records(("", *page.heads), tuple((row.label, row.first, row.second) for row in rows)))


def rows_of_truths(tr: Translator, page: TruthsPage, opened: frozenset[str]) -> list[ListRow]:
    """Return a row for both plays as a whole, then one for everybody; what was not opened yet keeps its sign."""
    whole = (UNKNOWN, "$warning") if WHOLE not in opened else (VERDICT_SIGNS["right"], "$success")
    rows: list[ListRow] = [TableRow(WHOLE, ((whole[0], 1, whole[1]), (tr("Both plays as a whole"), 0, "")))]
    for one in page.people:
        sign = one.sign if one.id in opened else UNKNOWN
        rows.append(TableRow(one.id, ((sign, 1, _STYLES.get(sign, "$warning")), (one.name, 0, ""))))
    return rows


def asked(tr: Translator, page: TruthsPage, key: str, written: str, *, is_open: bool) -> list[TextBlock]:
    """Return what is asked in the row `key`, which holds nothing of either truth; `written` is one's own answer."""
    person = _person(page, key)
    if person is None:
        blocks = [TextBlock(page.lead), TextBlock(page.source, "$quiet", gap=True)]
        blocks.extend(
            TextBlock(text, "bold", f"{number} ", "$accent", gap=True) for number, text in enumerate(page.questions, 1)
        )
    else:
        blocks = [TextBlock(fact.value, "", f"{fact.label}  ", "$quiet", 2) for fact in person.signs]
        blocks.extend(TextBlock(text, "bold", gap=not number) for number, text in enumerate(person.questions))
    if written:
        blocks.append(TextBlock(written, "", tr("You wrote:") + " ", "$accent", 2, True))
    elif not is_open:
        words = tr("Think, or press w to write your answer; then open what was so with Enter.")
        blocks.append(TextBlock(words, "$quiet", gap=True))
    return blocks


def told(page: ComparisonPage, key: str) -> list[TextBlock]:
    """Return the answer to the row `key`."""
    assert page.truths is not None
    person = _person(page.truths, key)
    if person is None:
        return [TextBlock(page.truths.counted, "bold"), TextBlock(page.truths.principle, gap=True)]
    blocks = [TextBlock(person.verdict, "bold", f"{person.sign} ", _STYLES.get(person.sign, ""))]
    rows = [(row.label, row.first, row.sign, row.second) for row in person.rows]
    if person.shown is not None:
        rows.append((person.shown.label, person.shown.first, "", person.shown.second))
    if rows:
        blocks.append(TextBlock("", gap=True, table=Records(("", page.letters[0], "", page.letters[1]), tuple(rows))))
    for one in person.objections:
        blocks.append(TextBlock(one.label, "", f"{one.sign} ", _STYLES.get(one.sign, ""), gap=True))
        for letter, meant, note in zip(page.letters, (one.first, one.second), one.notes, strict=True):
            blocks.append(TextBlock(meant, "bold", f"  {letter}  ", "$quiet", 4))
            if note:
                blocks.append(TextBlock(note, "$quiet", "    "))
    blocks.extend(TextBlock(line, "$quiet", gap=True) for line in (person.asked, person.alike) if line)
    return blocks


def _person(page: TruthsPage, key: str) -> PersonTruthsPage | None:
    return next((one for one in page.people if one.id == key), None)
