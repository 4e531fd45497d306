"""Two halves in words: what was believed stands with the questions, nothing of the truth does."""

from __future__ import annotations

import pytest

from tests.debrief.comparisons import golden_side
from tests.languages import chinese_in
from trainer.classes.facts.halves import Half, Halves
from trainer.classes.words.halves import halves_page
from trainer.debrief.facts.replay import replayed_play
from trainer.debrief.facts.two_truths import two_truths
from trainer.i18n.translator import Translator


def halves_in(language: str, people: int = 6) -> Halves:
    """Return two halves that met the platform deal with two truths."""
    sides = [golden_side(play, language=language) for play in ("won", "b/won")]
    first, second = (replayed_play(side.scenario, side.moves, side.you) for side in sides)
    truths = two_truths(first, second, own=False)
    believed = {truths.people[0].id: (("decider", 4), ("", 2))}
    return Halves(
        first.scenario.brief.title,
        first.scenario.brief.customer,
        (Half("a", 6, 6, 6, believed), Half("b", people, people, people, believed if people > 4 else {})),
        truths,
    )


def test_what_each_half_believed_stands_beside_the_questions() -> None:
    tr = Translator("en")
    page = halves_page(tr, halves_in("en"))
    person = page.truths.people[0]
    assert person.believed is not None
    assert person.believed.first == person.believed.second == "Decision maker 4 ×; no role 2 ×"
    assert page.letters == ("Variant a", "Variant b") and page.facts[1].value == "6 plays, 6 trainees"
    assert "in pairs" in page.truths.lead and "both halves" in page.truths.questions[0]
    assert not page.truths.people[1].believed


def test_of_few_it_is_said_that_nothing_is_told() -> None:
    page = halves_page(Translator("en"), halves_in("en", people=3))
    believed = page.truths.people[0].believed
    assert believed is not None and believed.second == "fewer than 5 people: not told"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_find_of_anybodys_is_told(language: str) -> None:
    tr = Translator(language)
    page = halves_page(tr, halves_in(language))
    shown = [row for one in page.truths.people for row in (one.shown, *one.objections) if row is not None]
    said = " ".join((*(f"{row.first} {row.second} {row.notes[0]} {row.notes[1]}" for row in shown), page.truths.lead))
    assert shown and tr("Missed: “{clue}”", clue="")[:3] not in said
    assert bool(chinese_in(page.truths.lead)) == (language == "zh")
