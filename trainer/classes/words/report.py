"""A whole class report in words."""

from __future__ import annotations

from trainer.classes.facts.class_play import OVERALL
from trainer.classes.facts.report import ClassReport, ScenarioReport
from trainer.classes.page import ClassPage, ScenarioPage
from trainer.classes.words.conversations import conduct_part, pitches_part, unasked_part
from trainer.classes.words.hand_in import hand_in_part
from trainer.classes.words.learning import learners_part, learning_part, repetition_part
from trainer.classes.words.marks import marks_part
from trainer.classes.words.own_words import own_words_parts
from trainer.classes.words.people import confusion_part, misread_part
from trainer.classes.words.questions import prompts_part, scenario_title
from trainer.classes.words.reflections import reflections_part
from trainer.classes.words.results import groups_part, items_part, levels_part, results_part, table_part
from trainer.debrief.page import Pair
from trainer.i18n.languages import LANGUAGES
from trainer.i18n.local_time import local_day
from trainer.i18n.translator import Translator


def class_page(tr: Translator, about: ClassReport, order: str = OVERALL, *, words: bool = True) -> ClassPage:
    """Return the class report `about` put into words.

    Args:
        tr: the language.
        about: the report.
        order: one of `results.ORDERS`, by which people stand.
        words: whether it tells what was said in the trainees' own words before a line was chosen.
    """
    small = [
        tr(
            "For the facilitator: it holds the answer key. "
            "Every figure comes from replaying the moves that were handed in."
        )
    ]
    if not about.anonymous:
        small.append(tr("With names: keep it from others. It can be had with numbers instead of names."))
    parts = (
        *((hand_in_part(tr, about.hand_in),) if about.hand_in else ()),
        *(part for one in about.learned for part in (learning_part(tr, one), learners_part(tr, one))),
    )
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
        whole=ScenarioPage(tr("The whole class"), "", (), parts) if parts else None,
        scenarios=tuple(
            scenario_page(tr, one, order, names=about.names_in_conduct, marks=not about.anonymous, words=words)
            for one in about.scenarios
        ),
        small=tuple(small),
    )


def scenario_page(
    tr: Translator, about: ScenarioReport, order: str, *, names: bool, marks: bool, words: bool = True
) -> ScenarioPage:
    """Return what a class did in one scenario; those who broke rules are named only if `names`.

    `marks` is whether to say which plays to ask about, which is for nobody but the facilitator; `words` is whether to
    tell what was said in the trainees' own words.
    """
    title = scenario_title(tr, about)
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
        parts = (results_part(tr, about, order, names=names), *(own_words_parts(tr, about.words) if words else ()))
        return ScenarioPage(title, about.id, tuple(facts), parts)
    return ScenarioPage(
        title,
        about.id,
        tuple(facts),
        (
            prompts_part(tr, about),
            table_part(tr, about, order, names=names),
            results_part(tr, about, order, names=names),
            reflections_part(tr, about),
            *(own_words_parts(tr, about.words) if words else ()),
            *((groups_part(tr, about),) if about.groups else ()),
            *((repetition_part(tr, about),) if about.repetitions else ()),
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
