"""The debrief as one HTML file that needs nothing else: no script, no address, no font of its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.debrief.drawing.radar import RadarScore, radar
from trainer.debrief.drawing.tree import MOST_PEOPLE_DRAWN
from trainer.debrief.facts.debrief import Debrief
from trainer.debrief.words.common import joined
from trainer.debrief.words.debrief import page_of
from trainer.debrief.words.power_map import drawing_of
from trainer.i18n.translator import Translator
from trainer.paper.text import typeset

if TYPE_CHECKING:
    from jinja2 import Template

TEMPLATES = Path(__file__).with_name("templates")


def to_html(about: Debrief, tr: Translator, *, folded: bool = False) -> str:
    """Return the debrief as an HTML document; the same input gives the same bytes.

    Args:
        about: the debrief.
        tr: speaks the language of the page.
        folded: for a small screen: the result, what cost most and the questions for the group come first, and every
            other section is opened where it is wanted. Else everything is open, as it is printed and kept.
    """
    page = page_of(tr, about)
    there = [entry.anchor for day in page.days for entry in day.entries if entry.anchor]
    par, median = dict(about.facts.par), dict(about.facts.median)
    rows = zip(about.result.scores, page.result.scores, strict=True)
    chart = radar(
        [
            RadarScore(row.label, row.value, row.number, par.get(score.id), median.get(score.id))
            for score, row in rows
            if row.number >= 0
        ]
    )

    def flowing(sentences: Iterable[str]) -> str:
        # A line's end within a text would show as a space, which Chinese has not.
        return joined(tr, (line for sentence in sentences for line in sentence.splitlines()))

    def near(number: int) -> int:
        # Notes that were written one after the other share an entry, which has the number of the first.
        return there[max(0, bisect_right(there, number) - 1)] if there else number

    return html_template(TEMPLATES / "debrief.html.j2").render(
        page=page,
        chart=chart,
        map=drawing_of(tr, about.map),
        whole=len(about.map) <= MOST_PEOPLE_DRAWN,
        flowing=flowing,
        near=near,
        folded=folded,
        tr=tr,
    )


@cache
def html_template(path: Path) -> Template:
    """Return the HTML template in that file; whatever it shows is escaped and cleaned, and it may include ours."""
    from trainer.paper.templates import template_of

    return template_of(path, _shown, TEMPLATES, markup=True)


def _shown(value: object) -> object:
    # What a macro returns is markup of ours; everything else is text, and escaped after this.
    return value if hasattr(value, "__html__") or not isinstance(value, str) else typeset(value)
