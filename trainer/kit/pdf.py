"""The kit on paper."""

from __future__ import annotations

from pathlib import Path

from trainer.core.scenario import Scenario
from trainer.errors import N_, TrainerError
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.translator import Translator
from trainer.kit.answer_key import key_of
from trainer.kit.cards import card
from trainer.kit.guide import guide_of, rubric, tallies
from trainer.kit.model import Kit
from trainer.kit.seller import seller_brief, slips
from trainer.paper.text import page_numbers
from trainer.paper.typst import Printed, Size, fill_template, print_pages

TEMPLATE = Path(__file__).with_name("templates") / "kit.typ.j2"
LEAST_ROW, MOST_ROW = 17, 26
"""Heights of a person's row in the account map, in mm."""
MAP_ROOM = 190
"""What is left of a page for the rows of an account map, in mm, on the shorter of our papers."""
TUTORIAL = "tutorial"
"""The pack whose scenarios teach the keys of the screen, in the words of their people."""


def kit_of(tr: Translator, scenario: Scenario) -> Kit:
    """Return the kit of a scenario in words."""
    kinds, steps = tallies(tr)
    return Kit(
        title=scenario.brief.title,
        customer=scenario.brief.customer,
        guide=guide_of(tr, scenario),
        brief=seller_brief(tr, scenario),
        slips=slips(tr, scenario),
        cards=tuple(card(tr, scenario, person) for person in scenario.people),
        rubric=rubric(tr, scenario),
        steps=steps,
        kinds=kinds,
        key=key_of(tr, scenario),
    )


def kit_pdf(scenario: Scenario, tr: Translator, size: Size = "a4") -> Printed:
    """Return the kit of a scenario: guide, brief, cards, slips, observer's sheet, and the answer key last.

    Raises:
        TrainerError: if the scenario is a tutorial, or the template is faulty.
    """
    if scenario.id.partition("/")[0] == TUTORIAL:
        raise TrainerError(
            N_("'{scenario}' cannot be played on paper: its people teach the keys of the screen"),
            remedy=N_("take another scenario; `trainer list` shows them"),
            scenario=scenario.id,
        )
    kit = kit_of(tr, scenario)
    values = {
        "kit": kit,
        "tr": tr,
        "han": LANGUAGES[tr.language].han,
        "numbers": page_numbers(tr),
        "map_row": max(LEAST_ROW, min(MOST_ROW, MAP_ROOM // max(1, len(kit.cards)))),
        "one_sided": _one_sided(tr),
        "long_card": _long_cards(tr, 1),
        "long_cards": _long_cards(tr, 2),
    }
    return print_pages(tr("Role-play kit: {title}", title=kit.title), [fill_template(TEMPLATE, values)], size)


def _one_sided(tr: Translator) -> tuple[str, str, str]:
    """Return what stands before, between and after the first and the last page of slips, where they are several."""
    words = tr(
        "The slips, pages {first} to {last} of the whole file, are for one side only, since they are cut.",
        first="\0",
        last="\0",
    )
    before, between, after = words.split("\0")
    return before, between, after


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
