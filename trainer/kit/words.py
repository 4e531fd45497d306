"""Words that several parts of a kit use: needs and ties, when a thing is open, and what events change."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trainer.core.condition import Condition
from trainer.core.requirements import Requirement, deed_texts, requirements
from trainer.core.scenario import Scenario, Truth
from trainer.core.vocabulary import CONCERNS, NEEDS, WINS
from trainer.i18n.translator import Translator
from trainer.paper.text import unstopped

_ENDED = re.compile(r"[.?!…。？！][”’」』)）\"']*$")


def with_blank(tr: Translator, text: str) -> str:
    """Return a text of the scenario with a blank for the seller's name."""
    return text.replace("{you}", tr("(name)"))


def cited(tr: Translator, text: str) -> str:
    """Return a text of the scenario without its full stop: the sentence that cites it goes on behind it."""
    return unstopped(with_blank(tr, text))


def as_sentence(tr: Translator, text: str) -> str:
    """Return a text of the scenario as a sentence that ends: another may follow it in the same line."""
    text = with_blank(tr, text).strip()
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


def condition_words(
    tr: Translator, scenario: Scenario, condition: Condition | None, reader: int = -1, own: str = ""
) -> str:
    """Return when something is open, "" if always.

    `reader` is the index of the person whose player reads it, or −1. `own` is the title or the text of what is open:
    that it was not said before goes without saying.
    """
    words: list[str] = []
    met: list[str] = []
    for one in requirements(scenario, condition):
        if one.kind == "met":
            met.append(tr("you yourself") if one.index == reader else scenario.people[one.index].name)
            continue
        if met:
            words.append(tr("they have met {people}", people=tr.listed(met)))
            met = []
        words.append(_requirement(tr, scenario, one, reader, own))
    if met:
        words.append(tr("they have met {people}", people=tr.listed(met)))
    return tr("; ").join(word for word in words if word)


def _requirement(tr: Translator, scenario: Scenario, one: Requirement, reader: int, own: str) -> str:
    match one.kind:
        case "trust" if one.index == reader:
            return tr("your trust is {least} or more", least=one.amount)
        case "trust":
            name = scenario.people[one.index].name
            return tr("the trust of {person} is {least} or more", person=name, least=one.amount)
        case "coach" if one.index == reader:
            return tr("you have become their coach")
        case "coach":
            return tr("{person} has become their coach", person=scenario.people[one.index].name)
        case "asked":
            return tr("they have asked “{question}”", question=cited(tr, scenario.questions[one.index].say))
        case "clue":
            return tr("they know this: “{clue}”", clue=cited(tr, scenario.clues[one.index].text))
        case "done":
            return tr("the sellers have said or done this: {deeds}", deeds=_either(tr, deed_texts(one.deeds)))
        case "not_done":
            others = [text for text in deed_texts(one.deeds) if text != own]
            return tr("the sellers have not said or done this: {deeds}", deeds=_either(tr, others)) if others else ""
        case "from_day":
            return tr("it is day {day} or later", day=one.amount)
        case "before_day":
            return tr("it is before day {day}", day=one.amount)
        case "companion":
            return tr("their {counterpart} is with them", counterpart=tr.term("counterpart", one.term))
    return tr("it is a {channel}", channel=tr.term("channel", one.term))


def _either(tr: Translator, deeds: Iterable[str]) -> str:
    return tr(" or ").join(tr("“{deed}”", deed=cited(tr, deed)) for deed in deeds)


def changes(tr: Translator, scenario: Scenario, person: int, reader: int = -1) -> tuple[str, ...]:
    """Return what each event changes about a person (an index), with its day and its condition.

    `reader` is the index of the person whose player reads it, or −1.
    """
    found = []
    for event, before, after in scenario.around_events():
        words = " · ".join(_changed(tr, scenario, before[person], after[person]))
        if not words:
            continue
        if condition := condition_words(tr, scenario, event.needs, reader):
            found.append(
                tr("From day {day}, if {condition}: {changes}", day=event.day, condition=condition, changes=words)
            )
        else:
            found.append(tr("From day {day}: {changes}", day=event.day, changes=words))
    return tuple(found)


def _changed(tr: Translator, scenario: Scenario, before: Truth, after: Truth) -> list[str]:
    if not after.present:
        return [tr("has left")] if before.present else []
    words = []
    if after.roles != before.roles:
        words.append(tr.listed(tr.term("role", role) for role in after.roles))
    if after.influence != before.influence:
        words.append(tr("influence: {influence}", influence=tr.term("influence", str(after.influence))))
    if after.stance != before.stance:
        words.append(tr.term("stance", str(after.stance)))
    if after.veto != before.veto:
        words.append(tr.term("veto", after.veto))
    if after.weights != before.weights:
        words.append(tr("wants: {needs}", needs=needs(tr, after)))
    if after.sways != before.sways:
        words.append(ties(tr, scenario, after) or tr("moves nobody any more"))
    return words
