"""Two plays beside each other in words, whole."""

from __future__ import annotations

from trainer.debrief.comparison_page import ComparisonPage
from trainer.debrief.facts.comparison import PEOPLE, Comparison, Side
from trainer.debrief.page import Pair
from trainer.debrief.words.two_attempts import attempts_page
from trainer.debrief.words.two_truths import truths_page
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.local_time import local_day
from trainer.i18n.translator import Translator


def comparison_page(tr: Translator, about: Comparison) -> ComparisonPage:
    """Return two plays beside each other put into words."""
    first, second = about.sides
    heads = (first.you, second.you) if about.kind == PEOPLE else (tr("First play"), tr("Second play"))
    letters = (_letter(tr, first), _letter(tr, second))
    subtitle = tr("Two plays side by side: {one}, {other}", one=first.you, other=second.you)
    if about.kind != PEOPLE:
        subtitle = tr("Two plays side by side: {you}", you=first.you)
    facts = [Pair(tr("Customer"), about.customer)]
    facts += [Pair(head, _side(tr, side)) for head, side in zip(heads, about.sides, strict=True)]
    same = tr(
        "Both plays had the same truth: there is nothing to compare behind the faces. After a play of another variant "
        "this page asks what was the same and what differed."
    )
    return ComparisonPage(
        language=LANGUAGES[tr.language].tag,
        title=about.title,
        subtitle=subtitle,
        facts=tuple(facts),
        heads=heads,
        letters=letters,
        attempts=attempts_page(tr, about, heads),
        truths=truths_page(tr, about.truths, answers=about.answers) if about.truths is not None else None,
        same_truth="" if about.truths is not None else same,
    )


def _letter(tr: Translator, side: Side) -> str:
    return tr("Variant {letter}", letter=side.variant) if side.variant else tr("The one truth")


def _side(tr: Translator, side: Side) -> str:
    words = [tr.term("outcome", side.outcome), tr("{points} of 100", points=f"{side.overall:.1f}")]
    if side.variant:
        words.insert(0, tr("variant {letter}", letter=side.variant))
    if side.opened:
        words.append(local_day(side.opened))
    if side.practice:
        words.append(tr("practice"))
    return " · ".join(words)
