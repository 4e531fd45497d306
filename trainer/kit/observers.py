"""The observers' sheets: what can be counted and judged without the answer key."""

from __future__ import annotations

from collections.abc import Iterable

from trainer.core.scenario import Scenario
from trainer.core.vocabulary import QUESTION_KINDS, RESPONSE_STEPS
from trainer.i18n.translator import Translator
from trainer.kit.model import ObserverSheet
from trainer.kit.words import as_sentence

KEEPER, QUESTIONS, REASONS, PROMISES, RULES = "keeper", "questions", "reasons", "promises", "rules"
MOST_ROUNDS = 14
"""Rounds that the sheet of whoever keeps the calendar has room for."""
LEAST_ROW, MOST_ROW, ROOM = 9, 20, 143
"""Heights of a person's row on that sheet, and what is left for all of them on the shorter of our papers, in mm."""


def sheet_titles(tr: Translator) -> dict[str, str]:
    """Return the titles of the sheets by what is watched, in their order."""
    return {
        KEEPER: tr("Who was spoken to"),
        QUESTIONS: tr("Questions before cases"),
        REASONS: tr("Reasons asked for"),
        PROMISES: tr("Promises"),
        RULES: tr("Rules of conduct"),
    }


def observer_sheets(tr: Translator, scenarios: Iterable[Scenario]) -> tuple[ObserverSheet, ...]:
    """Return the sheets of the observers, one for each thing to watch: nothing on them tells who is what.

    Args:
        tr: into whose language.
        scenarios: the variants of one scenario, at least one.
    """
    found = tuple(scenarios)
    titles = sheet_titles(tr)
    people = tuple(person.name for person in found[0].people)
    rules = dict.fromkeys(
        tr("{grade}: {rule}", grade=tr.term("grade", rule.grade), rule=as_sentence(tr, rule.rule))
        for scenario in found
        for rule in scenario.rules
    )
    which, said, judged = tr("Round"), tr("With whom"), tr("○ yes  ○ no")
    return (
        ObserverSheet(
            name=KEEPER,
            title=titles[KEEPER],
            task=tr(
                "You keep the calendar of the room. Call the rounds and the days, hand over the slips, read the news "
                "aloud on its day. For each meeting write the group's number into the row of the person, with v for a "
                "visit, c for a call, m for a mail, and + if a colleague came along."
            ),
            heads=(tr("Who"), *map(str, range(1, MOST_ROUNDS + 1))),
            widths=(*(24,), *(5,) * MOST_ROUNDS),
            rows=tuple((name, *("",) * MOST_ROUNDS) for name in people),
            row_height=max(LEAST_ROW, min(MOST_ROW, ROOM // len(people))),
            count=tr(
                "At the end, for each group: how many different people were met? Who by nobody? Who three times or "
                "more? How many half-days went into studying before the first meeting?"
            ),
        ),
        ObserverSheet(
            name=QUESTIONS,
            title=titles[QUESTIONS],
            task=tr(
                "Follow one group. A line for each meeting, a stroke for each question under its kind; mark the moment "
                "of the first case with a bar (|), so that questions before it and after it stand apart."
            ),
            heads=(said, *(tr.term("kind", kind) for kind in QUESTION_KINDS), tr("Cases"), tr("Asked before a case?")),
            widths=(16, *(10,) * len(QUESTION_KINDS), 8, 12),
            rows=(("", *("",) * len(QUESTION_KINDS), "", judged),) * 11,
            row_height=13,
            count=tr(
                "At the end: how many questions before the first case, on the average? Which kind never? In which "
                "meeting did the customer talk more than the sellers?"
            ),
        ),
        ObserverSheet(
            name=REASONS,
            title=titles[REASONS],
            task=tr(
                "Follow one group. A line for each objection: write down what was said, word for word if you can, and "
                "tick what the sellers did with it, in the order 1, 2, 3."
            ),
            heads=(said, tr("What was said"), *(tr.term("step", step) for step in RESPONSE_STEPS)),
            widths=(14, 28, *(11,) * len(RESPONSE_STEPS)),
            rows=(("", "", *("○",) * len(RESPONSE_STEPS)),) * 9,
            row_height=16,
            count=tr(
                "At the end: how often did they ask what was behind it before they brought evidence? How often did "
                "they make sure that it was enough?"
            ),
        ),
        ObserverSheet(
            name=PROMISES,
            title=titles[PROMISES],
            task=tr(
                "Follow one group. A line for each promise, in the sellers' own words, and for each thing that was "
                "told to one person otherwise than to another."
            ),
            heads=(which, tr("To whom"), tr("What was promised, in their words"), tr("Who has to keep it"),
                   tr("Was it told to somebody otherwise?")),
            widths=(8, 16, 40, 18, 18),
            rows=(("", "", "", "", judged),) * 11,
            row_height=13,
            count=tr(
                "At the end: which two promises cannot both be kept? Which one has nobody to keep it? What did "
                "several people hear in the same words?"
            ),
        ),
        ObserverSheet(
            name=RULES,
            title=titles[RULES],
            task=tr(
                "These rules hold in this case. Players tell you when one is broken. A line for each offer, request or "
                "favour that touches one, whoever it came from."
            ),
            rules=tuple(rules),
            heads=(which, said, tr("What was offered or asked, in their words"), tr("Taken?"),
                   tr("Was a lawful way named?")),
            widths=(8, 16, 46, 15, 15),
            rows=(("", "", "", judged, judged),) * (8 if len(rules) <= 4 else 6),
            row_height=13,
            count=tr("At the end: what was refused, and in which words? What would have been the lawful way?"),
        ),
    )  # fmt: skip
