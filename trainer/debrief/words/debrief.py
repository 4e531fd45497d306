"""A whole debrief in words."""

from __future__ import annotations

from trainer.debrief.facts.debrief import Debrief
from trainer.debrief.page import DebriefPage, Pair
from trainer.debrief.words.advice import next_page, prompt_words
from trainer.debrief.words.losses import things_page
from trainer.debrief.words.means import means_pages
from trainer.debrief.words.objections import objection_page
from trainer.debrief.words.people import person_page, tree_rows
from trainer.debrief.words.pitches import pitch_page
from trainer.debrief.words.result import result_page
from trainer.debrief.words.strategy import strategy_page
from trainer.debrief.words.timeline import day_rows, turn_rows
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.local_time import local_day
from trainer.i18n.translator import Translator


def page_of(tr: Translator, about: Debrief, *, drawn: bool = False, people: int | None = None) -> DebriefPage:
    """Return the debrief `about` put into words.

    `drawn` leaves `days` and `tree` empty, for whoever draws a calendar and a power map in their place.
    Of everybody only the first `people` are put into words, all if None.
    """
    turns = turn_rows(tr, about.turns, about.own)
    return DebriefPage(
        language=LANGUAGES[tr.language].tag,
        title=about.title,
        subtitle=tr("Debrief for {you}", you=about.you),
        facts=tuple(_facts(tr, about)),
        result=result_page(tr, about),
        things=things_page(tr, about),
        turns=turns,
        days=() if drawn else day_rows(tr, about.days, list(zip(about.turns, turns, strict=True))),
        tree=() if drawn else tree_rows(tr, about.map),
        people=tuple(person_page(tr, person, about.reasons.get(person.name, "")) for person in about.people[:people]),
        strategy=strategy_page(tr, about.strategy),
        means=means_pages(tr, about.means),
        pitches=tuple(pitch_page(tr, made) for made in about.pitches),
        objections=tuple(objection_page(tr, one, about.own) for one in about.objections),
        prompts=tuple(prompt_words(tr, prompt) for prompt in about.prompts),
        discussion=about.discussion,
        next=next_page(tr, about),
    )


def _facts(tr: Translator, about: Debrief) -> list[Pair]:
    facts = [Pair(tr("Customer"), about.customer), Pair(tr("You sold for"), about.seller)]
    if about.facts.pack_title:
        facts.append(Pair(tr("Pack"), about.facts.pack_title))
    if about.facts.variant:
        facts.append(
            Pair(tr("Variant"), tr("{letter} (one of {count})", letter=about.facts.variant, count=about.facts.variants))
        )
    if about.facts.opened:
        facts.append(Pair(tr("Played on"), local_day(about.facts.opened)))
    if about.facts.practice:
        taken_back = tr.plural(
            "practice, {count} time taken back", "practice, {count} times taken back", about.facts.rewinds
        )
        facts.append(Pair(tr("Mode"), taken_back if about.facts.rewinds else tr("practice")))
    if about.facts.attempt:
        facts.append(Pair(tr("Attempt"), about.facts.attempt[:8]))
    return facts
