"""Two halves of a class and their two truths, in words."""

from __future__ import annotations

from trainer.classes.facts.halves import Beliefs, Half, Halves
from trainer.classes.facts.misreadings import NOT_NAMED
from trainer.classes.facts.report import FEWEST_UNNAMED
from trainer.debrief.comparison_page import BesideRow, HalvesPage
from trainer.debrief.page import Pair
from trainer.debrief.words.common import itemised
from trainer.debrief.words.two_truths import truths_page
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.translator import Translator


def halves_page(tr: Translator, about: Halves) -> HalvesPage:
    """Return two halves of a class beside each other, what is asked before what is told."""
    first, second = (tr("Variant {letter}", letter=half.letter) for half in about.halves)
    facts = [Pair(tr("Customer"), about.customer)]
    facts += [Pair(letter, _half(tr, half)) for letter, half in zip((first, second), about.halves, strict=True)]
    believed = {}
    for one in about.truths.people:
        maps = [half.believed.get(one.id, ()) for half in about.halves]
        if any(maps):
            words = [_believed(tr, half, each) for half, each in zip(about.halves, maps, strict=True)]
            believed[one.id] = BesideRow(tr("Your maps said"), words[0], words[1])
    return HalvesPage(
        LANGUAGES[tr.language].tag,
        about.title,
        tr("Two halves, two truths"),
        tuple(facts),
        (first, second),
        truths_page(tr, about.truths, believed, halves=True),
    )


def _half(tr: Translator, half: Half) -> str:
    people = tr.plural("{count} trainee", "{count} trainees", half.people)
    return tr.plural("{count} play, {people}", "{count} plays, {people}", half.plays, people=people)


def _believed(tr: Translator, half: Half, believed: Beliefs) -> str:
    if half.people < FEWEST_UNNAMED:
        return tr("fewer than {fewest} people: not told", fewest=FEWEST_UNNAMED)
    return itemised(
        tr,
        (
            tr("{label} {count} ×", label=tr("no role") if role == NOT_NAMED else tr.term("role", role), count=count)
            for role, count in believed
        ),
    ) or tr("no map")
