"""When a thing is open, in words for the person who plays the customer."""

from __future__ import annotations

from trainer.core.condition import NEVER, Condition
from trainer.core.deeds import deeds_setting
from trainer.core.scenario import Scenario
from trainer.core.vocabulary import SLOTS_A_DAY
from trainer.i18n.translator import Translator
from trainer.kit.words import cited


def condition_words(
    tr: Translator, scenario: Scenario, condition: Condition | None, reader: int = -1, own: str = ""
) -> str:
    """Return when something is open, "" if always.

    `reader` is the index of the person whose player reads it, or −1. `own` is the title or the text of what is open:
    that it was not said before goes without saying.
    """
    if condition is None:
        return ""
    words = [_trust(tr, scenario, person, least, reader) for person, least in condition.trust]
    if condition.coach >= 0:
        words.append(_coach(tr, scenario, condition.coach, reader))
    met = [
        tr("you yourself") if one.index == reader else one.name
        for one in scenario.people
        if condition.met >> one.index & 1
    ]
    if met:
        words.append(tr("they have met {people}", people=tr.listed(met)))
    for question in scenario.questions:
        if condition.asked >> question.index & 1:
            words.append(tr("they have asked “{question}”", question=cited(tr, question.say)))
    for clue in scenario.clues:
        if condition.clues >> clue.index & 1:
            words.append(tr("they know this: “{clue}”", clue=cited(tr, clue.text)))
    for flag in range(len(scenario.flags)):
        if condition.flags >> flag & 1:
            # What sets a flag that must not stand cannot have been the way.
            deeds = deeds_setting(scenario, 1 << flag, condition.without)
            words.append(tr("the sellers have said or done this: {deeds}", deeds=_either(tr, deeds)))
    others = tuple(deed for deed in deeds_setting(scenario, condition.without) if deed != own)
    if others:
        words.append(tr("the sellers have not said or done this: {deeds}", deeds=_either(tr, others)))
    if condition.earliest:
        words.append(tr("it is day {day} or later", day=condition.earliest // SLOTS_A_DAY + 1))
    if condition.latest < NEVER:
        words.append(tr("it is before day {day}", day=condition.latest // SLOTS_A_DAY + 1))
    if condition.companion:
        words.append(tr("their {counterpart} is with them", counterpart=tr.term("counterpart", condition.companion)))
    if condition.channel:
        words.append(tr("it is a {channel}", channel=tr.term("channel", condition.channel)))
    return tr("; ").join(words)


def _either(tr: Translator, deeds: tuple[str, ...]) -> str:
    return tr(" or ").join(tr("“{deed}”", deed=cited(tr, deed)) for deed in deeds)


def _coach(tr: Translator, scenario: Scenario, person: int, reader: int) -> str:
    if person == reader:
        return tr("you have become their coach")
    return tr("{person} has become their coach", person=scenario.people[person].name)


def _trust(tr: Translator, scenario: Scenario, person: int, least: int, reader: int) -> str:
    if person == reader:
        return tr("your trust is {least} or more", least=least)
    return tr("the trust of {person} is {least} or more", person=scenario.people[person].name, least=least)
