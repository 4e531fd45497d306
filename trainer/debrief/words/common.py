"""Words that every part uses: lists, needs, days, signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from trainer.core.decision import CONTRADICTION
from trainer.debrief.facts.clearing import Clearing, Occasion
from trainer.debrief.facts.replay import Need
from trainer.i18n.translator import Translator

_TWO_STOPS = re.compile("([.?!…。？！][”’])[.。]$")


def itemised(tr: Translator, words: Iterable[str]) -> str:
    """Return `words`, which may hold commas themselves, as a list in one line."""
    # Translators: what stands between the entries of a list whose entries may hold commas.
    return tr("; ").join(words)


def joined(tr: Translator, sentences: Iterable[str]) -> str:
    """Return whole sentences as one paragraph."""
    # Translators: what stands between two sentences; nothing, in Chinese.
    first, *others = [*sentences] or [""]
    for second in others:
        first = tr("{first} {second}", first=first, second=second)
    return first


def contradicted(tr: Translator) -> str:
    """Return what two promises that contradict each other cost."""
    return tr(
        "The committee compares notes at the decision: everybody who heard one of them takes back {points} points of "
        "support.",
        points=CONTRADICTION,
    )


def one_stop(sentence: str) -> str:
    """Return a sentence without its stop if the quotation at its end has one."""
    return _TWO_STOPS.sub(r"\1", sentence)


def needs(tr: Translator, wanted: Iterable[Need]) -> str:
    """Return concerns and wins as a list in one line."""
    return itemised(tr, (tr.term(need.kind, need.id) for need in wanted))


def named(tr: Translator, name: str, title: str) -> str:
    """Return a person's name with the title."""
    return tr("{name}, {title}", name=name, title=title)


def on_day(tr: Translator, day: int) -> str:
    """Return the name of a day, from 1."""
    return tr("Day {day}", day=day)


def occasion_words(tr: Translator, occasions: Sequence[Occasion], most: int | None = None) -> str:
    """Return when and with whom something was done, day by day; of more than `most` the others are counted."""
    days: dict[int, list[str]] = {}
    for one in occasions[:most]:
        days.setdefault(one.day, []).append(one.person or tr("“{source}”", source=one_stop(one.what)))
    told = [
        # Translators: on which day, and there with whom or by what.
        tr("{day}: {people}", day=on_day(tr, day), people=tr.listed(people))
        for day, people in days.items()
    ]
    left = len(occasions) - len(occasions[:most])
    if left:
        told.append(tr.plural("{count} more time", "{count} more times", left))
    return itemised(tr, told)


def signed(amount: int) -> str:
    """Return an amount with its sign."""
    return f"+{amount}" if amount > 0 else f"−{-amount}" if amount < 0 else "±0"


def clearing_words(tr: Translator, cleared: Clearing, number: int) -> str:
    """Return by what and when a rule was cleared that the move `number` broke."""
    values: dict[str, object] = {"day": cleared.day, "what": one_stop(cleared.what)}
    if cleared.number < number:
        return tr("It had been cleared on day {day} (“{what}”): it cost nothing.", **values)
    return tr("It was cleared on day {day} (“{what}”): it cost nothing.", **values)


def verdict_word(tr: Translator, verdict: str) -> str:
    """Return the word for a verdict."""
    match verdict:
        case "right":
            return tr("right")
        case "partly":
            return tr("partly right")
        case "wrong":
            return tr("wrong")
    return tr("left blank")


def shift_lines(tr: Translator, person: str, trust: int, support: int) -> tuple[str, ...]:
    """Return what moved with a person, in words."""
    if trust and support:
        text = tr(
            "{person}: support {support}, trust {trust}.", person=person, support=signed(support), trust=signed(trust)
        )
        return (text,)
    if support:
        return (tr("{person}: support {support}.", person=person, support=signed(support)),)
    if trust:
        return (tr("{person}: trust {trust}.", person=person, trust=signed(trust)),)
    return ()
