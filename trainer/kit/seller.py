"""The seller's brief and the slips that are handed over in the course of the play."""

from __future__ import annotations

from trainer.core.scenario import Scenario
from trainer.core.vocabulary import SLOTS_A_DAY
from trainer.i18n.translator import Translator
from trainer.kit.model import HandoutSlip, Pair, SellerBrief
from trainer.kit.words import condition_words, with_blank


def seller_brief(tr: Translator, scenario: Scenario) -> SellerBrief:
    """Return what the seller gets: nothing that is hidden."""
    brief = scenario.brief
    return SellerBrief(
        facts=(
            (tr("Customer"), brief.customer),
            (
                tr("Structure"),
                tr.listed((tr.term("structure", brief.structure), tr.term("culture", brief.culture))),
            ),
            (tr("You sell for"), brief.seller),
            (tr("Days"), str(scenario.days)),
            (tr("Maps due on day"), tr.listed(map(str, scenario.reviews))),
        ),
        situation=with_blank(tr, brief.situation),
        house=brief.seller,
        product=with_blank(tr, brief.product),
        team=tuple(
            (
                tr("{name}, {title}", name=one.name, title=one.title),
                tr(
                    "{counterpart}, can come along {times} times",
                    counterpart=tr.term("counterpart", one.counterpart),
                    times=one.times,
                ),
            )
            for one in scenario.team
        ),
        people=tuple((tr("{name}, {title}", name=one.name, title=one.title), one.public) for one in scenario.people),
        pitches=tuple((one.title, with_blank(tr, one.say)) for one in scenario.pitches),
        sources=tuple((one.title, half_days(tr, one.cost)) for one in scenario.sources),
        rules=_rules(tr, scenario),
        maps=map_heads(tr, scenario),
        map_key=tr(
            "Fill in circles. Influence: {influences}. Sure: {certainties}; "
            "the last takes at least two findings that show it.",
            influences=_numbered(tr, "influence"),
            certainties=_numbered(tr, "certainty"),
        ),
        map_words=(
            (tr("Roles to choose from"), _chosen(tr, "role")),
            (tr("Wants for the house"), _chosen(tr, "concern")),
            (tr("Wants for themselves"), _chosen(tr, "win")),
        ),
    )


def map_heads(tr: Translator, scenario: Scenario) -> tuple[str, ...]:
    """Return the heading of each account map: one for each day on which it is due, and one where none is."""
    days = scenario.reviews
    if len(days) > 1:
        return tuple(
            tr("Account map {number} of {count} · due on day {day}", number=number, count=len(days), day=day)
            for number, day in enumerate(days, 1)
        )
    return tuple(tr("Account map · due on day {day}", day=day) for day in days) or (tr("Your account map"),)


def slips(tr: Translator, scenario: Scenario) -> tuple[HandoutSlip, ...]:
    """Return the slips to cut out: sources to study, then the news by day."""
    found = []
    for source in scenario.sources:
        note = f"{tr.term('method', source.method)} · {half_days(tr, source.cost)}"
        if condition := condition_words(tr, scenario, source.needs, own=source.title):
            note = tr("{note}; only if {condition}", note=note, condition=condition)
        found.append(HandoutSlip(source.title, note, with_blank(tr, source.text)))
    for event in scenario.events:
        note = tr("read aloud on the morning of day {day}", day=event.day)
        if condition := condition_words(tr, scenario, event.needs):
            note = tr("{note}; only if {condition}", note=note, condition=condition)
        found.append(HandoutSlip(tr("News"), note, with_blank(tr, event.text)))
    return tuple(found)


def half_days(tr: Translator, cost: int) -> str:
    """Return a cost in half-days."""
    return tr.plural("{count} half-day", "{count} half-days", cost)


def _numbered(tr: Translator, kind: str) -> str:
    return tr.listed(f"{word} {number}" for number, word in tr.terms(kind).items() if number != "0")


def _chosen(tr: Translator, kind: str) -> str:
    # The terms hold commas of their own.
    return tr("; ").join(tr.terms(kind).values())


def _rules(tr: Translator, scenario: Scenario) -> tuple[str, ...]:
    costs: list[Pair] = [(tr.term("channel", name), half_days(tr, slots)) for name, slots in scenario.costs.items()]
    return (
        tr(
            "You have {days} days of two half-days. A meeting costs: {costs}.",
            days=scenario.slots // SLOTS_A_DAY,
            costs=tr.listed((f"{name} {cost}" for name, cost in costs)),
        ),
        tr(
            "In a meeting you have about {patience} questions or cases, more with trust. Ask before you pitch.",
            patience=scenario.patience,
        ),
        tr("Studying costs half-days too: the facilitator hands you the slip."),
        tr("On the days named above, hand in your account map: who is what, how sure you are, and what shows it."),
        tr("When you ask for the decision, the committee meets and each of them says where they stand."),
    )
