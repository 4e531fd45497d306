"""The kit on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.core.scenario import Scenario
from trainer.errors import N_, TrainerError
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.translator import Translator
from trainer.kit.answer_key import key_of
from trainer.kit.cards import card
from trainer.kit.guide import guide_of, questions_of, texts_of
from trainer.kit.lessons import Reading
from trainer.kit.model import Kit, PersonCard, SellerBrief, VariantPages
from trainer.kit.observers import observer_sheets
from trainer.kit.reading import reading_minutes, texts_in
from trainer.kit.seats import most_groups
from trainer.kit.seller import seller_brief, slips
from trainer.paper.text import page_numbers
from trainer.paper.typst import Printed, Size, fill_template, print_pages

TEMPLATE = Path(__file__).with_name("templates") / "kit.typ.j2"
LEAST_ROW, MOST_ROW = 17, 26
"""Heights of a person's row in the account map, in mm."""
MAP_ROOM = 190
"""What is left of a page for the rows of an account map, in mm, on the shorter of our papers."""
OWN_PEOPLE = 9
"""Rows of the map of a customer of the trainee's own: a buying group seldom has more."""
TUTORIAL = "tutorial"
"""The pack whose scenarios teach the keys of the screen, in the words of their people."""


@dataclass(frozen=True, slots=True)
class KitSource:
    """A variant to be played on paper.

    Attributes:
        scenario: it, compiled.
        letter: the variant's, or "" if the scenario has no other.
        note: what is true in it, in a line for the facilitator, or "".
    """

    scenario: Scenario
    letter: str = ""
    note: str = ""


def kit_of(tr: Translator, sources: Sequence[KitSource]) -> Kit:
    """Return the kit of variants of one scenario in words: what all of them have once, and what each has."""
    first = sources[0].scenario
    texts = [texts_of(tr, one.scenario) for one in sources]
    questions = [questions_of(tr, one.scenario) for one in sources]
    shared = tuple(text for text in texts[0] if all(text in others for others in texts))
    asked = tuple(text for text in questions[0] if all(text in others for others in questions))
    letters = tuple(one.letter for one in sources) if len(sources) > 1 else ()
    brief = seller_brief(tr, first)
    cards = [tuple(card(tr, one.scenario, person) for person in one.scenario.people) for one in sources]
    return Kit(
        title=first.brief.title,
        customer=first.brief.customer,
        guide=guide_of(tr, first, reading_of(brief, [one for some in cards for one in some]), shared, asked, letters),
        brief=brief,
        people=tuple(person.name for person in first.people),
        groups=most_groups(len(first.people)),
        observers=observer_sheets(tr, [one.scenario for one in sources]),
        variants=tuple(
            VariantPages(
                letter=one.letter,
                note=one.note,
                texts=tuple(text for text in own if text not in shared),
                questions=tuple(text for text in wondered if text not in asked),
                slips=slips(tr, one.scenario),
                cards=own_cards,
                key=key_of(tr, one.scenario),
            )
            for one, own, wondered, own_cards in zip(sources, texts, questions, cards, strict=True)
        ),
    )


def reading_of(brief: SellerBrief, cards: Sequence[PersonCard]) -> Reading:
    """Return how long the sellers' brief takes to read, without the sheets to fill in, and the longest of `cards`."""
    read = replace(brief, maps=(), sheets=(), map_key="", map_words=())
    return Reading(reading_minutes(texts_in(read)), max(reading_minutes(texts_in(one)) for one in cards))


def kit_pdf(sources: Sequence[KitSource], tr: Translator, size: Size = "a4") -> Printed:
    """Return the kit of variants of one scenario.

    Guide, brief, maps and observer's sheet once; then cards, slips and answer key of each variant. Sets of several
    variants are told apart by a small letter; what the facilitator is told of one alone stands in its answer key.

    Args:
        sources: the variants, one at least.
        tr: into whose language.
        size: of the paper.

    Raises:
        TrainerError: if the scenario is a tutorial, or the template is faulty.
    """
    scenario = sources[0].scenario
    if scenario.id.partition("/")[0] == TUTORIAL:
        raise TrainerError(
            N_("'{scenario}' cannot be played on paper: its people teach the keys of the screen"),
            remedy=N_("take another scenario; `trainer list` shows them"),
            scenario=scenario.id,
        )
    kit = kit_of(tr, sources)
    values = {
        "kit": kit,
        "tr": tr,
        "han": LANGUAGES[tr.language].han,
        "numbers": page_numbers(tr),
        "map_row": max(LEAST_ROW, min(MOST_ROW, MAP_ROOM // max(1, len(kit.people)))),
        "own_people": OWN_PEOPLE,
        "own_row": LEAST_ROW,
        "one_sided": _one_sided(tr),
        "long_card": _long_cards(tr, 1),
        "long_cards": _long_cards(tr, 2),
    }
    return print_pages(tr("Role-play kit: {title}", title=kit.title), [fill_template(TEMPLATE, values)], size)


def _one_sided(tr: Translator) -> tuple[str, str]:
    """Return what stands before and after the pages of slips, where some are several."""
    words = tr("The slips (pages of the whole file: {pages}) are for one side only, since they are cut.", pages="\0")
    before, after = words.split("\0")
    return before, after


def _long_cards(tr: Translator, count: int) -> tuple[str, str]:
    """Return what stands before and after the names of those whose card takes more than a sheet."""
    words = tr.plural(
        "More than one sheet is taken by the card of {names}.",
        "More than one sheet is taken by the cards of: {names}.",
        count,
        names="\0",
    )
    before, after = words.split("\0")
    return before, after
