"""A whole class report in words."""

from __future__ import annotations

from trainer.classes.facts.report import ClassReport, ScenarioReport
from trainer.classes.page import ClassPage, ScenarioPage
from trainer.classes.words.conversations import conduct_part, pitches_part, unasked_part
from trainer.classes.words.marks import marks_part
from trainer.classes.words.people import confusion_part, misread_part
from trainer.classes.words.questions import prompts_part
from trainer.classes.words.reflections import reflections_part
from trainer.classes.words.results import gains_part, items_part, levels_part, results_part
from trainer.debrief.page import Pair
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.local_time import local_day
from trainer.i18n.translator import Translator


def class_page(tr: Translator, about: ClassReport) -> ClassPage:
    """Return the class report `about` put into words."""
    small = [
        tr(
            "For the facilitator: it holds the answer key. "
            "Every figure comes from replaying the moves that were handed in."
        )
    ]
    if not about.anonymous:
        small.append(tr("With names: keep it from others. It can be had with numbers instead of names."))
    return ClassPage(
        language=LANGUAGES[tr.language].tag,
        title=about.name,
        subtitle=tr("Class report"),
        facts=(
            Pair(tr("Trainees"), str(about.people)),
            Pair(tr("Scenarios"), str(len(about.scenarios))),
            Pair(tr("Plays"), str(sum(one.plays for one in about.scenarios))),
            Pair(tr("Class made on"), local_day(about.made)),
        ),
        scenarios=tuple(
            scenario_page(tr, one, names=about.names_in_conduct, marks=not about.anonymous) for one in about.scenarios
        ),
        small=tuple(small),
    )


def scenario_page(tr: Translator, about: ScenarioReport, *, names: bool, marks: bool) -> ScenarioPage:
    """Return what a class did in one scenario; those who broke rules are named only if `names`.

    `marks` is whether to say which plays to ask about, which is for nobody but the facilitator.
    """
    title = about.title
    if about.variant:
        title = tr("{title}, variant {letter}", title=title, letter=about.variant)
    facts = [
        Pair(tr("Customer"), about.customer),
        Pair(tr("Trainees"), str(about.people)),
        Pair(tr("Plays"), tr("{plays}, {practice} of them in practice", plays=about.plays, practice=about.practice)),
    ]
    if about.outcomes:
        decisions = (
            tr("{outcome}\N{NO-BREAK SPACE}{count}", outcome=tr.term("outcome", kind), count=count)
            for kind, count in about.outcomes
        )
        facts.append(Pair(tr("Decisions, first plays"), tr.listed(decisions)))
    if not about.counted:
        parts = (results_part(tr, about, names=names),)
        return ScenarioPage(title, about.id, tuple(facts), parts)
    return ScenarioPage(
        title,
        about.id,
        tuple(facts),
        (
            prompts_part(tr, about),
            results_part(tr, about, names=names),
            reflections_part(tr, about),
            gains_part(tr, about),
            levels_part(tr, about),
            confusion_part(tr, about),
            misread_part(tr, about),
            pitches_part(tr, about),
            unasked_part(tr, about),
            conduct_part(tr, about, names=names),
            items_part(tr, about),
            *((marks_part(tr, about.marks),) if marks else ()),
        ),
    )
