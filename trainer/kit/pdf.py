"""The kit on paper."""

from __future__ import annotations

from pathlib import Path

from trainer.core.scenario import Scenario
from trainer.i18n.tongue import Tongue
from trainer.kit.cards import card
from trainer.kit.guide import guide_of, rubric, tallies
from trainer.kit.key import key_of
from trainer.kit.model import Kit
from trainer.kit.seller import seller_brief, slips
from trainer.paper.press import Printed, Size, inked, print_pages
from trainer.paper.words import page_numbers

TEMPLATE = Path(__file__).with_name("templates") / "kit.typ.j2"


def kit_of(tr: Tongue, scenario: Scenario) -> Kit:
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


def kit_pdf(scenario: Scenario, tr: Tongue, size: Size = "a4") -> Printed:
    """Return the kit of a scenario: guide, brief, cards, slips, observer's sheet, and the answer key last.

    Raises:
        TrainerError: if the template is faulty.
    """
    kit = kit_of(tr, scenario)
    values = {
        "kit": kit,
        "tr": tr,
        "numbers": page_numbers(tr),
        "one_sided": _one_sided(tr),
        "long_cards": _long_cards(tr),
    }
    return print_pages(tr("Role-play kit: {title}", title=kit.title), [inked(TEMPLATE, values)], size)


def _one_sided(tr: Tongue) -> tuple[str, str, str]:
    """Return what stands before, between and after the first and the last page of slips, where they are several."""
    words = tr(
        "The slips, pages {first} to {last} of the whole file, are for one side only, since they are cut.",
        first="\0",
        last="\0",
    )
    before, between, after = words.split("\0")
    return before, between, after


def _long_cards(tr: Tongue) -> tuple[str, str]:
    """Return what stands before and after the names of those whose card takes more than a sheet."""
    before, after = tr("More than one sheet is taken by the cards of: {names}.", names="\0").split("\0")
    return before, after
