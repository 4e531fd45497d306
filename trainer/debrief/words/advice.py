"""Questions for the group, and part 5 in words: what next."""

from __future__ import annotations

from trainer.debrief.facts.advice import Point, RuleBroken
from trainer.debrief.facts.debrief import Debrief
from trainer.debrief.facts.questions import DiscussionQuestion
from trainer.debrief.page import NextPage, PointRow, RuleRow
from trainer.debrief.words.common import on_day
from trainer.debrief.words.losses import practise_line
from trainer.debrief.words.timeline import turn_head
from trainer.i18n.languages import own_first
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
        rules=tuple(_rule(tr, rule) for rule in advice.rules),
        small_print=facts.disclaimer if advice.rules and facts.disclaimer else small_print,
        glossary=tuple(own_first(dict(entry.term), tr.language) for entry in facts.glossary),
        another=tr(
            "Behind these people and their first words stand {count} truths. Play it again, and you meet another one.",
            count=facts.variants,
        )
        if facts.variants > 1
        else "",
    )


def prompt_words(tr: Translator, prompt: DiscussionQuestion) -> str:
    """Return a question for the group."""
    values: dict[str, object] = {"person": prompt.person}
    match prompt.kind:
        case "breach":
            return tr(
                "I saw a rule broken: {rule}. I think it looked like the shortest way at that moment. "
                "I wonder what you would tell the customer if it became known.",
                rule=prompt.first.rstrip(".。"),
            )
        case "sure":
            values |= {"role": tr.term("role", prompt.first)}
            return tr(
                "I saw that you were sure {person} is “{role}”. I think something made it look settled. "
                "I wonder what you would have had to hear to doubt it.",
                **values,
            )
        case "misled":
            values |= {"role": tr.term("role", prompt.first), "clue": prompt.second}
            return tr(
                "I saw “{clue}” cited for {person} as “{role}”. I think it sounded like proof and was hearsay. "
                "I wonder who gains by your believing it.",
                **values,
            )
        case "moved":
            values |= {"before": tr.term("role", prompt.first), "after": tr.term("role", prompt.second)}
            return tr(
                "I saw {person} as “{before}” on your map after power had moved. "
                "I think the news pointed to “{after}”. I wonder what would make you open the map again.",
                **values,
            )
        case "contradiction":
            return tr(
                "I saw “{first}” and “{second}” promised in one house. I think each made sense to its hearer. "
                "I wonder what the two said when they met.",
                first=prompt.first,
                second=prompt.second,
            )
        case "unheard":
            return tr(
                "I saw “{pitch}” pitched to {person} before any question was asked. I think you were in a hurry. "
                "I wonder what you hoped for.",
                pitch=prompt.first,
                **values,
            )
        case "past":
            return tr(
                "I saw “{pitch}” pitched to {person}. I think it answered somebody else's question. "
                "I wonder whose worry it was.",
                pitch=prompt.first,
                **values,
            )
    return tr(
        "I saw that nobody met {person}. I think other doors were easier to open. "
        "I wonder what this person would have told you.",
        **values,
    )


def _well(tr: Translator, point: Point) -> PointRow:
    lines = () if point.part is None else (tr("Strongest in it: {part}.", part=tr.term("part", point.part.id)),)
    return PointRow(_head(tr, point), lines)


def _head(tr: Translator, point: Point) -> str:
    return tr("{competency}: {value}", competency=tr.term("competency", point.id), value=f"{point.value:.1f}")


def _rule(tr: Translator, rule: RuleBroken) -> RuleRow:
    lines = [rule.lesson, tr("The lawful way: {substitute}", substitute=rule.substitute)]
    if rule.cleared:
        lines.append(tr("An approval or a record cleared it in the end, so it cost nothing."))
    head = tr("{grade}: {rule}", grade=tr.term("grade", rule.grade), rule=rule.rule)
    return RuleRow(head, (on_day(tr, rule.day), *lines))
