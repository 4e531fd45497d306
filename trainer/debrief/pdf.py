"""The debrief on paper: two to four pages a trainee, in one tagged PDF for as many trainees as there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from trainer.debrief.html import TEMPLATES
from trainer.debrief.model import Debrief
from trainer.debrief.sheet import sheet_of
from trainer.debrief.words.common import joined
from trainer.i18n.tongue import Tongue
from trainer.paper.press import Printed, Size, print_pages
from trainer.paper.words import page_numbers


def to_pdf(
    debriefs: Sequence[tuple[Debrief, Tongue]], size: Size = "a4", progress: Callable[[int], None] | None = None
) -> Printed:
    """Return one PDF of `debriefs`, each in its language, with pages numbered by trainee.

    Args:
        debriefs: at least one.
        size: the paper.
        progress: told how many were put into words so far.

    Raises:
        TrainerError: if the template is faulty.
    """
    sheets = []
    for number, (about, tr) in enumerate(debriefs, start=1):
        sheets.append(sheet_of(about, tr))
        if progress:
            progress(number)
    first = sheets[0]
    title = f"{first.page.subtitle}: {first.page.title}"
    if len(sheets) > 1:
        title = first.tr.plural("{count} debrief", "{count} debriefs", len(sheets))
    values = {"sheets": sheets, "title": title, "numbers": page_numbers, "joined": joined}
    return print_pages(TEMPLATES / "debrief.typ.j2", values, size)
