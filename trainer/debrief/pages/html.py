"""The debrief as one HTML file that needs nothing else: no script, no address, no font of its own."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

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


class ReviewForm(NamedTuple):
    """Where a page sends what its reader says of their own lines, and what shows that it is a page of ours."""

    address: str
    token: str


def to_html(about: Debrief, tr: Translator, form: ReviewForm | None = None) -> str:
    """Return the debrief as an HTML document in the language of `tr`; the same input gives the same bytes.

    With a `form` the questions about one's own lines can be answered on it; without one nothing on it is sent anywhere.
    """
    page = page_of(tr, about)
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

    return html_template(TEMPLATES / "debrief.html.j2").render(
        page=page,
        chart=chart,
        map=drawing_of(tr, about.map),
        whole=len(about.map) <= MOST_PEOPLE_DRAWN,
        flowing=flowing,
        form=form,
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
