"""Questions for the group, and part 5 in words: what next."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.debrief.facts.advice import Point
from trainer.debrief.facts.breaches import RuleBroken
from trainer.debrief.facts.debrief import Debrief, Facts
from trainer.debrief.facts.questions import DiscussionQuestion
from trainer.debrief.page import NextPage, PointRow, RuleRow
from trainer.debrief.words.common import clearing_words, occasion_words
from trainer.debrief.words.principles import practise_line
from trainer.debrief.words.timeline import turn_head
from trainer.i18n.languages import own_first
from trainer.i18n.signs import RULE_BROKEN, VERDICT_SIGNS
from trainer.i18n.translator import Translator


def next_page(tr: Translator, about: Debrief) -> NextPage:
    """Return part 5."""
    advice, facts = about.advice, about.facts
    small_print = ""
    if advice.rules and facts.law_checked_on:
        small_print = tr(
            "Rules as they stood on {date}. For training only, not legal advice.", date=facts.law_checked_on
        )
    elif advice.rules:
        small_print = tr("For training only, not legal advice.")
    return NextPage(
        well=tuple(_well(tr, point) for point in advice.well),
        moments=tuple(tr("Day {day}. {moment}", day=turn.day, moment=turn_head(tr, turn)) for turn in advice.moments),
        practise=practise_line(tr, about),
        lessons=advice.lessons,
        rules=tuple(_rule(tr, rule) for rule in advice.rules),
        rules_head=_rules_head(tr, advice.rules) if advice.rules else "",
        small_print=facts.disclaimer if advice.rules and facts.disclaimer else small_print,
        glossary=tuple(own_first(dict(entry.term), tr.language) for entry in facts.glossary),
        another=_another(tr, facts) if facts.variants > 1 else "",
    )


def _another(tr: Translator, facts: Facts) -> str:
    if facts.unplayed:
        return tr(
            "Behind these people and their first words stand {count} truths. Play it again, and you meet another one: "
            "what holds there is how you found out, not what you found out.",
            count=facts.variants,
        )
    return tr(
        "Behind these people and their first words stand {count} truths, and you have played each of them to its end: "
        "what holds in all of them is how you found out, not what you found out.",
        count=facts.variants,
    )


def prompt_words(tr: Translator, prompt: DiscussionQuestion) -> str:
    """Return a question for the group."""
    values: dict[str, object] = {"person": prompt.person}
    match prompt.kind:
        case "breach":
            return tr(
                "I saw a rule broken: {rule}. I think there was a reason for it at that moment. "
                "I wonder what you would tell the customer if it became known.",
                rule=prompt.first.rstrip(".。"),
            )
        case "sure":
            values |= {"role": tr.term("role", prompt.first)}
            return tr(
                "I saw “sure” on your map beside {person} as “{role}”. I think there were grounds for it. "
                "I wonder which, and what you would have had to hear to doubt it.",
                **values,
            )
        case "misled":
            values |= {"role": tr.term("role", prompt.first), "clue": prompt.second}
            return tr(
                "I saw “{clue}” cited for {person} as “{role}”. I think it weighed much with you. "
                "I wonder who told it, how they knew, and what they gain by it.",
                **values,
            )
        case "moved":
            values |= {"role": tr.term("role", prompt.first)}
            return tr(
                "I saw {person} as “{role}” on the map that you handed in after the news. "
                "I think there was a reason to write it so. I wonder what the news says for it, and what against it.",
                **values,
            )
        case "contradiction":
            return tr(
                "I saw “{first}” and “{second}” promised in one house. I think each made sense when it was said. "
                "I wonder what somebody thinks who hears of both.",
                first=prompt.first,
                second=prompt.second,
            )
        case "unheard":
            return tr(
                "I saw “{pitch}” pitched to {person} before you had asked them anything. "
                "I think you took something as known. I wonder what, and from where.",
                pitch=prompt.first,
                **values,
            )
        case "past":
            return tr(
                "I saw “{pitch}” pitched to {person}. I think you had a need of theirs in mind. "
                "I wonder which, and how you knew of it.",
                pitch=prompt.first,
                **values,
            )
    return tr(
        "I saw that you never met {person}. I think other meetings seemed more urgent. "
        "I wonder what spoke for it, and what this person might have told you.",
        **values,
    )


def _well(tr: Translator, point: Point) -> PointRow:
    lines = () if point.part is None else (tr("Strongest in it: {part}.", part=tr.term("part", point.part.id)),)
    return PointRow(_head(tr, point), lines)


def _head(tr: Translator, point: Point) -> str:
    return tr("{competency}: {value}", competency=tr.term("competency", point.id), value=f"{point.value:.1f}")


def _rule(tr: Translator, rule: RuleBroken) -> RuleRow:
    way = tr("The lawful way: {substitute}", substitute=rule.substitute)
    if rule.went:
        way = tr("The lawful way, which you went as well: {substitute}", substitute=rule.substitute)
    lines = [rule.lesson, way]
    if rule.cleared is not None:
        # Its lesson tells of what becomes known without a record.
        lines = [clearing_words(tr, rule.cleared, rule.number)]
    head = tr("{grade}: {rule}", grade=tr.term("grade", rule.grade), rule=rule.rule)
    sign = RULE_BROKEN if rule.cleared is None else VERDICT_SIGNS["right"]
    return RuleRow(sign, head, (occasion_words(tr, rule.occasions), *lines))


def _rules_head(tr: Translator, rules: Sequence[RuleBroken]) -> str:
    """Return the heading over the rules: what was cleared was not broken."""
    if all(rule.cleared is None for rule in rules):
        return tr("Rules of conduct broken")
    if any(rule.cleared is None for rule in rules):
        return tr("Rules of conduct: broken (×), and cleared in time (=)")
    return tr("Rules of conduct: cleared in time")
