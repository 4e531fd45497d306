"""Words that every part of a kit uses."""

from __future__ import annotations

import re

from trainer.core.scenario import Scenario, Truth
from trainer.core.vocabulary import CONCERNS, NEEDS, WINS
from trainer.i18n.translator import Translator
from trainer.paper.text import unstopped

_ENDED = re.compile(r"[.?!…。？！][”’」』)）\"']*$")


def you(tr: Translator, text: str) -> str:
    """Return a text of the scenario with a blank for the seller's name."""
    return text.replace("{you}", tr("(name)"))


def cited(tr: Translator, text: str) -> str:
    """Return a text of the scenario without its full stop: the sentence that cites it goes on behind it."""
    return unstopped(you(tr, text))


def stopped(tr: Translator, text: str) -> str:
    """Return a text of the scenario as a sentence that ends: another may follow it in the same line."""
    text = you(tr, text).strip()
    return text if _ENDED.search(text) else tr("{sentence}.", sentence=text)


def weighed(tr: Translator, truth: Truth, kind: str) -> tuple[tuple[str, int], ...]:
    """Return the concerns or wins ("concern", "win") of a person with their weights, the heaviest first."""
    names = CONCERNS if kind == "concern" else WINS
    pairs = [(tr.term(kind, name), truth.weights[NEEDS.index(name)]) for name in names]
    return tuple(sorted(((word, weight) for word, weight in pairs if weight), key=lambda pair: -pair[1]))


def needs(tr: Translator, truth: Truth) -> str:
    """Return everything that a person wants in one line: concerns, then wins, the heaviest first."""
    # The terms hold commas of their own.
    return tr("; ").join(word for kind in ("concern", "win") for word, _ in weighed(tr, truth, kind))


def standing(tr: Translator, truth: Truth) -> str:
    """Return influence, stance and veto in one line."""
    words = [
        tr("influence: {influence}", influence=tr.term("influence", str(truth.influence))),
        tr.term("stance", str(truth.stance)),
    ]
    if truth.veto != "none":
        words.append(tr.term("veto", truth.veto))
    return " · ".join(words)


def likes(tr: Translator, truth: Truth) -> str:
    """Return which channel and counterpart a person prefers, "" for no preference."""
    channel = tr.term("channel", truth.channel)
    counterpart = tr.term("counterpart", truth.counterpart)
    if truth.channel and truth.counterpart:
        return tr("{channel}, with: {counterpart}", channel=channel, counterpart=counterpart)
    return tr("with: {counterpart}", counterpart=counterpart) if truth.counterpart else channel


def ties(tr: Translator, scenario: Scenario, truth: Truth) -> str:
    """Return whom a person moves, "" for nobody."""
    toward = [scenario.people[other].name for other, strength in truth.sways if strength > 0]
    against = [scenario.people[other].name for other, strength in truth.sways if strength < 0]
    words = []
    if toward:
        words.append(tr("moves {people}", people=tr.listed(toward)))
    if against:
        words.append(tr("moves the other way: {others}", others=tr.listed(against)))
    return tr("; ").join(words)
