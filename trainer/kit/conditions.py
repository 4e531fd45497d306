"""When a thing is open, in words for the person who plays the customer."""

from __future__ import annotations

from collections.abc import Iterable

from trainer.core.condition import Condition
from trainer.core.requirements import Requirement, deed_texts, requirements
from trainer.core.scenario import Scenario
from trainer.i18n.translator import Translator
from trainer.kit.words import cited


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
