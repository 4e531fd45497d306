"""The seller's brief and the slips that are handed over in the course of the play."""

from __future__ import annotations

from trainer.core.scenario import Colleague, Promise, Questionnaire, Scenario
from trainer.core.vocabulary import SLOTS_A_DAY
from trainer.i18n.translator import Translator
from trainer.kit.model import HandoutSlip, KitSheet, Pair, SellerBrief
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
                _as_what(tr, one),
            )
            for one in scenario.team
        ),
        accounts=tuple((one.name, with_blank(tr, one.text)) for one in scenario.accounts),
        people=tuple((tr("{name}, {title}", name=one.name, title=one.title), one.public) for one in scenario.people),
        pitches=tuple((one.title, with_blank(tr, one.say)) for one in scenario.pitches),
        sources=tuple((one.title, half_days(tr, one.cost)) for one in scenario.sources),
        rules=_rules(tr, scenario),
        maps=map_heads(tr, scenario),
        sheets=tuple(_sheet(tr, scenario, one) for one in scenario.questionnaires),
        map_key=tr(
            "Fill in circles. Influence: {influences}. Stance, as they came to the table and not what you have won "
            "since: {stances}. Veto: {vetoes}. Sure: {certainties}; the last takes at least two findings that show it.",
            influences=_numbered(tr, "influence"),
            stances=tr.listed(tr.terms("stance").values()),
            vetoes=tr.listed(word for name, word in tr.terms("veto").items() if name != "none"),
            certainties=_numbered(tr, "certainty"),
        ),
        map_words=(
            (tr("Roles to choose from"), _chosen(tr, "role")),
            (tr("Wants for the house"), _chosen(tr, "concern")),
            (tr("Wants for themselves"), _chosen(tr, "win")),
        ),
    )


def _as_what(tr: Translator, one: Colleague) -> str:
    words = tr(
        "{counterpart}, can come along {times} times",
        counterpart=tr.term("counterpart", one.counterpart),
        times=one.times,
    )
    return tr("{note}; not yet: “{words}”", note=words, words=one.wants) if one.wants else words


def _sheet(tr: Translator, scenario: Scenario, one: Questionnaire) -> KitSheet:
    cost = half_days(tr, one.cost)
    rule = tr.plural(
        "Tick {count} question and one person, and hand the sheet in. It costs {cost}. Answers come back in writing.",
        "Tick {count} questions and one person, and hand the sheet in. It costs {cost}. Answers come back in writing.",
        one.choose,
        cost=cost,
    )
    return KitSheet(
        one.title,
        rule,
        tuple(scenario.people[who].name for who, _ in one.ways),
        tuple(with_blank(tr, scenario.survey_questions[index].say) for index in one.questions),
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
    """Return the slips to cut out: where they go first, sources to study, the news by day, what comes of promises."""
    found = []
    for account in scenario.accounts:
        note = tr("if they go there first · {cost}", cost=half_days(tr, account.cost))
        found.append(HandoutSlip(account.name, note, with_blank(tr, account.answer)))
    for source in scenario.sources:
        note = f"{tr.term('method', source.method)} · {half_days(tr, source.cost)}"
        if condition := condition_words(tr, scenario, source.needs, own=source.title):
            note = tr("{note}; only if {condition}", note=note, condition=condition)
        found.append(HandoutSlip(source.title, note, with_blank(tr, source.text), source.records))
    for event in scenario.events:
        note = tr("read aloud on the morning of day {day}", day=event.day)
        if condition := condition_words(tr, scenario, event.needs):
            note = tr("{note}; only if {condition}", note=note, condition=condition)
        found.append(HandoutSlip(tr("News"), note, with_blank(tr, event.text)))
    for promise in scenario.promises:
        found += _after_the_signature(tr, scenario, promise)
    return tuple(found)


def _after_the_signature(tr: Translator, scenario: Scenario, promise: Promise) -> list[HandoutSlip]:
    """Return what is read of a promise after a win: kept, and broken."""
    made = condition_words(tr, scenario, promise.made) or tr("in any case")
    kept = condition_words(tr, scenario, promise.kept)
    head = tr("After the signature")
    if not kept:
        note = tr("read aloud after a win, if they promised it: {made}", made=made)
        return [HandoutSlip(head, note, with_blank(tr, promise.kept_text))]
    return [
        HandoutSlip(
            head,
            tr("read aloud after a win, if they promised it ({made}) and have prepared it: {kept}",
               made=made, kept=kept),
            with_blank(tr, promise.kept_text),
        ),
        HandoutSlip(
            head,
            tr("read aloud after a win, if they promised it ({made}) and have not prepared it: {kept}",
               made=made, kept=kept),
            with_blank(tr, promise.broken_text),
        ),
    ]  # fmt: skip


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
    first = tr("Before you meet anybody, say which account you go to first: the facilitator hands you the slip.")
    sheet = tr("A questionnaire goes to one person, once. Whoever gets it answers from their card.")
    return (
        tr(
            "You have {days} days of two half-days. A meeting costs: {costs}.",
            days=scenario.slots // SLOTS_A_DAY,
            costs=tr.listed((f"{name} {cost}" for name, cost in costs)),
        ),
        *([first] if scenario.accounts else ()),
        *([sheet] if scenario.questionnaires else ()),
        tr(
            "In a meeting you have about {patience} questions or cases, more with trust. Ask before you pitch.",
            patience=scenario.patience,
        ),
        tr("Studying costs half-days too: the facilitator hands you the slip."),
        tr("On each day on which a map is due, hand it in: who is what, how sure you are, and what shows it."),
        tr("When you ask for the decision, the committee meets and each of them says where they stand."),
    )
