"""The brief: everything that one may know before the first move."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from trainer.core.vocabulary import COMPETENCIES
from trainer.i18n.languages import LANGUAGES, Glossary, GlossaryEntry, own_first
from trainer.i18n.terms import TERMS
from trainer.i18n.translator import Translator
from trainer.scene.people import ChartRow, chart
from trainer.scene.text import Text, TextSection, half_days, paragraphs, sentences

if TYPE_CHECKING:
    from trainer.play.session import Session


@dataclass(frozen=True, slots=True)
class BriefScene:
    """The brief.

    Attributes:
        title: the scenario's.
        customer_name: who is sold to.
        size: level and minutes, in words.
        nature: industry, structure and culture of the customer.
        customer: the situation.
        seller: the trainee's side and its product.
        team: colleagues who can come along, or None where there are none.
        accounts: the houses of which one is gone to first, or None where there are none.
        chart_heading: what heads the chart.
        chart: who reports to whom.
        time: days, costs, reviews.
        scored: the rubric.
        roles: how to tell them.
    """

    title: str
    customer_name: str
    size: str
    nature: tuple[str, ...]
    customer: TextSection
    seller: TextSection
    team: TextSection | None
    accounts: TextSection | None
    chart_heading: str
    chart: tuple[ChartRow, ...]
    time: TextSection
    scored: TextSection
    roles: TextSection


def brief(tr: Translator, session: Session) -> BriefScene:
    """Return the brief."""
    facts, view, you = session.scenario.brief, session.view, session.you
    nature = (facts.industry, tr.term("structure", facts.structure), tr.term("culture", facts.culture))
    return BriefScene(
        title=facts.title,
        customer_name=facts.customer,
        size=tr("Level {level}, about {minutes} minutes.", level=facts.level, minutes=facts.minutes),
        nature=tuple(part for part in nature if part),
        customer=TextSection(tr("Your customer: {name}", name=facts.customer), paragraphs(facts.situation, you)),
        seller=TextSection(tr("Your side: {name}", name=facts.seller), paragraphs(facts.product, you)),
        team=_team(tr, session),
        accounts=_accounts(tr, session),
        chart_heading=tr("Who reports to whom"),
        chart=chart(view.people),
        time=_time(tr, session),
        scored=_scored(tr, session),
        roles=TextSection(
            tr("Roles, and how to tell them"),
            tuple(Text(sign, "quiet", tr.term("role", name)) for name, sign in tr.terms("role_sign").items()),
        ),
    )


def glossary(tr: Translator, session: Session) -> TextSection:
    """Return the terms of the trade, then those of the field: what each means, and what other languages call it."""
    entries = [*session.loaded.pack.glossary, *_field_terms()]
    return TextSection(tr("Glossary"), tuple(_term(entry, tr.language) for entry in entries))


def _term(entry: GlossaryEntry, language: str) -> Text:
    own, others = own_first(dict(entry.term), language)
    meaning, _ = own_first(dict(entry.meaning), language)
    return Text(f"{meaning} · {others}" if others else meaning, "quiet", own)


@cache
def _field_terms() -> Glossary:
    spoken = {language: Translator(language) for language in LANGUAGES}
    terms = (("field", "field_sign"), ("role", "role_sign"))
    return tuple(
        GlossaryEntry(
            tuple((language, tr.term(kind, name)) for language, tr in spoken.items()),
            tuple((language, tr.term(sign, name)) for language, tr in spoken.items()),
        )
        for kind, sign in terms
        for name in TERMS[kind]
    )


def _team(tr: Translator, session: Session) -> TextSection | None:
    texts = []
    for one in session.view.team:
        times = tr.plural("{count} meeting", "{count} meetings", one.left)
        role = tr.term("counterpart", one.counterpart)
        words = tr("{title} ({role}), {times}", title=one.title, role=role, times=times)
        if one.wants:
            words = sentences(tr, (tr("{words}.", words=words), tr("Not yet: “{words}”", words=one.wants)))
        texts.append(Text(words, "quiet", one.name))
    return TextSection(tr("Colleagues who can come along, one at a time:"), tuple(texts)) if texts else None


def _accounts(tr: Translator, session: Session) -> TextSection | None:
    texts = tuple(Text(one.text.replace("{you}", session.you), "quiet", one.name) for one in session.view.accounts)
    return TextSection(tr("Accounts: whom do you go to first?"), texts) if texts else None


def _time(tr: Translator, session: Session) -> TextSection:
    view, scenario = session.view, session.scenario
    costs = tr.listed(f"{tr.term('channel', channel)} {half_days(tr, cost)}" for channel, cost in view.costs)
    texts = [Text(tr("{days} days of two half-days each. Costs: {costs}.", days=view.days, costs=costs))]
    if scenario.reviews:
        days = tr.listed(str(day) for day in scenario.reviews)
        texts.append(
            Text(
                tr(
                    "Your manager takes the account map at the end of day: {days}. It counts as it stands then.",
                    days=days,
                )
            )
        )
    return TextSection(tr("Your time"), tuple(texts))


def _scored(tr: Translator, session: Session) -> TextSection:
    weights, rubric = session.scenario.weights, tr.terms("rubric")
    total = sum(weights.get(name, 0) for name in COMPETENCIES)
    texts = []
    for name in COMPETENCIES:
        weight = weights.get(name, 0)
        if weight or name == "conduct":
            share = f"{round(100 * weight / total)} %" if weight and total else tr("on all")
            lead = tr("{term}, {share}", term=tr.term("competency", name), share=share)
            texts.append(Text(rubric[name], "quiet", lead))
    if weights.get("roles") or weights.get("needs") or weights.get("adaptation"):
        texts.append(Text(_scored_of_map(tr, adapts=bool(weights.get("adaptation"))), "quiet", tr("Account map")))
    return TextSection(tr("What is scored"), tuple(texts))


def _scored_of_map(tr: Translator, *, adapts: bool) -> str:
    """Return which fields of the map count, as `trainer.core.score.account_map` counts them."""
    counted = tr(
        "Roles with certainty and evidence, concerns and wants count on every map handed in: the more for whoever has "
        "more influence, and on a later map more than on an earlier one."
    )
    rest = tr("Influence, veto and stance (how somebody stood before you came) are not scored; they are for you.")
    if adapts:
        rest = tr(
            "Influence and veto count where power has moved, on the next map; the stance (how somebody stood before "
            "you came) is not scored, it is for you."
        )
    return sentences(tr, (counted, rest))
