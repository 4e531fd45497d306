"""The trades that a new scenario can be of: one structure, and for each trade its words in each language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from trainer.errors import N_, UsageError
from trainer.packs.file_names import VARIANTS
from trainer.packs.format.models import ScenarioFile
from trainer.packs.overlay import overlaid
from trainer.packs.problems import FaultyPack
from trainer.packs.suggest import nearest
from trainer.packs.toml.read import Document, decode, parse_text, read_bytes
from trainer.packs.variants import patched

TEMPLATE: Final = Path(__file__).with_name("template")
TRADES: Final = ("software", "device", "drug", "public", "cloud")
"""The first is proposed."""
TRADE_NAMES: Final = {
    "software": N_("software for a maker"),
    "device": N_("devices for a hospital"),
    "drug": N_("a drug for a hospital"),
    "public": N_("a system for a public body"),
    "cloud": N_("a cloud for a logistics park"),
}
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Starter:
    """What a scenario of a trade begins with, in one language.

    Attributes:
        title: the title to propose.
        customer: the customer's name to propose.
        words: what stands in the slots of the template.
    """

    title: str
    customer: str
    words: Mapping[str, str]


def starter(trade: str, language: str) -> Starter:
    """Return the starter of a trade in a language, both of which there must be.

    Args:
        trade: one of `TRADES`.
        language: "en" or "zh".
    """
    found = _read(f"trades/{trade}.{language}.toml")
    return Starter(str(found["title"]), str(found["customer"]), found["words"])


def truths(begun: Starter, language: str, variants: int) -> tuple[Document, ...]:
    """Return so many truths of the template in a language, with a trade's words; title and customer stay open."""
    base = _read("deal.toml")
    translated = language != "en"
    document = _translated(base, f"deal.{language}.toml") if translated else base
    found = [document]
    for letter in VARIANTS[1:variants]:
        patch = _read(f"deal.{letter}.toml")
        if translated:
            patch = _translated(patch, f"deal.{letter}.{language}.toml")
        laid = patched(document, patch, "template", letter)
        if laid.problems:
            raise FaultyPack(laid.problems)
        found.append(laid.document)
    return tuple(filled(one, begun.words) for one in found)


def filled(value: Any, words: Mapping[str, str]) -> Any:
    """Return a document, or a part of one, with the slots of its texts filled; a slot without a word stays."""
    if isinstance(value, str):
        return _SLOT.sub(lambda slot: words.get(slot[1], slot[0]), value)
    if isinstance(value, dict):
        return {key: filled(item, words) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(filled(item, words) for item in value)
    return value


def refuse_trade(trade: str) -> None:
    """Refuse a trade that there is no starter of.

    Raises:
        UsageError: saying which there are.
    """
    if trade not in TRADES:
        near = nearest(trade, TRADES)
        raise UsageError(
            N_("there is no starter for the trade '{trade}'"),
            remedy=N_("did you mean '{near}'?") if near else N_("there are: {known}"),
            trade=trade[:20],
            near=near,
            known=TRADES,
        )


def _translated(document: Document, name: str) -> Document:
    laid, problems = overlaid(ScenarioFile, document, _read(name), "template")
    if problems:
        raise FaultyPack(problems)
    return laid


def _read(name: str) -> Document:
    return parse_text(decode(read_bytes(TEMPLATE / name), name), name)
