"""Two plays side by side in plain mode: what is asked first, answered in a line, then told."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from trainer.core.reflection import WHOLE
from trainer.debrief.comparison_page import BesideRow, ComparisonPage, PersonTruthsPage
from trainer.i18n.translator import Translator
from trainer.outside_text import half_width
from trainer.plain.console import Console

LEAVE = "q"
Keep = Callable[[str, str], None]
"""Keeps an answer: to what (`WHOLE` or the id of a person), and its words."""


def ask_and_tell(streams: Console, page: ComparisonPage, keep: Keep) -> None:
    """Show attempt beside attempt, then ask what was the same and what differed, and tell it person by person.

    `q` in place of an answer leaves: what is not told by then stays untold.

    Raises:
        InputEnded: if the input ends.
    """
    tr, truths = streams.tr, page.truths
    streams.read(attempt_lines(tr, page))
    if truths is None:
        streams.say(["", page.same_truth])
        return
    streams.say(["", "## " + tr("Two truths: what was the same, what differed?"), truths.lead, *truths.questions])
    if not _answered(streams, WHOLE, truths.answer, keep):
        return
    for person in truths.people:
        streams.say(["", "### " + tr("{name}, {title}", name=person.name, title=person.place)])
        streams.say(tr("{part}: {value}", part=sign.label, value=sign.value) for sign in person.signs)
        streams.say(person.questions)
        if not _answered(streams, person.id, person.answer, keep):
            return
        streams.read(person_lines(tr, page, person))
    streams.say(["", truths.counted, truths.principle])


def _answered(streams: Console, about: str, written: str, keep: Keep) -> bool:
    """Ask for an answer, which takes the place of what was `written` before; return False for leaving."""
    if written:
        streams.say([f"{streams.tr('You wrote:')} {written}"])
    line = streams.ask(streams.tr("Your answer, or Enter to read on; q leaves:"))
    if half_width(line).lower() == LEAVE:
        return False
    if line:
        keep(about, line)
    return True


def attempt_lines(tr: Translator, page: ComparisonPage) -> Iterator[str]:
    """Yield what the one play did otherwise than the other, and what moved the result."""
    about = page.attempts
    yield f"# {page.subtitle}"
    yield from (tr("{part}: {value}", part=fact.label, value=fact.value) for fact in page.facts)
    yield about.lead
    if about.why:
        yield about.why_head
        yield from (f"- {line}" for line in about.why)
    if about.against:
        yield tr("What went the other way")
        yield from (f"- {line}" for line in about.against)
    yield from about.remarks
    for row in about.scores:
        yield "- " + _beside(tr, row, page.heads)


def person_lines(tr: Translator, page: ComparisonPage, person: PersonTruthsPage) -> Iterator[str]:
    """Yield what was true of one person in both plays, and what showed it."""
    yield person.verdict
    for row in (*person.rows, *((person.shown,) if person.shown is not None else ()), *person.objections):
        yield "- " + _beside(tr, row, page.letters)
    yield from (line for line in (person.asked, person.alike) if line)


def _beside(tr: Translator, row: BesideRow, heads: tuple[str, str]) -> str:
    told = [
        tr("{part}: {value}", part=head, value=" · ".join(filter(None, (value, note))))
        for head, value, note in zip(heads, (row.first, row.second), row.notes, strict=True)
    ]
    return tr("{part}: {value}", part=row.label, value=tr("; ").join(told))
