"""The answer key."""

from __future__ import annotations

from itertools import combinations

from trainer.core.clues import misleads
from trainer.core.decision import contradict
from trainer.core.scenario import PitchCase, Scenario, Truth
from trainer.core.vocabulary import CONCERN_MASK, NEEDS
from trainer.i18n.translator import Translator
from trainer.kit.model import AnswerKey, AnswerKeyRow
from trainer.kit.seller import half_days
from trainer.kit.words import as_sentence, changes, cited, condition_words, likes, needs, standing, ties, with_blank

CASES_NAMED = 2
"""Cases named for each person."""


def key_of(tr: Translator, scenario: Scenario) -> AnswerKey:
    """Return the answer key."""
    return AnswerKey(
        rows=tuple(_row(tr, scenario, person.index) for person in scenario.people),
        lists=(
            (tr("How the decision is counted"), _decision(tr, scenario)),
            (tr("Findings that mislead"), tuple(_misleading(tr, scenario))),
            (tr("Promises that contradict each other"), tuple(_contradicting(tr, scenario))),
            (tr("Where to go first"), tuple(_first(tr, scenario))),
            (tr("What a questionnaire brings"), tuple(_surveys(tr, scenario))),
            (tr("Promises to be kept after the signature"), tuple(_promises(tr, scenario))),
        ),
        rules=tuple(
            (
                tr("{grade}: {rule}", grade=tr.term("grade", rule.grade), rule=as_sentence(tr, rule.rule)),
                tr("The lawful way: {substitute}", substitute=rule.substitute_text),
            )
            for rule in scenario.rules
        ),
    )


def _row(tr: Translator, scenario: Scenario, index: int) -> AnswerKeyRow:
    truth, person = scenario.truths[0][index], scenario.people[index]
    moved = ties(tr, scenario, truth)
    return AnswerKeyRow(
        name=person.name,
        roles=tr.listed(tr.term("role", role) for role in truth.roles),
        standing=standing(tr, truth) + (f" · {moved}" if moved else ""),
        needs=needs(tr, truth),
        likes=likes(tr, truth),
        best=tr.listed(tr("“{pitch}”", pitch=one.title) for one in _best(scenario, index, truth)),
        later=changes(tr, scenario, index),
    )


def _best(scenario: Scenario, person: int, truth: Truth) -> list[PitchCase]:
    """Return the cases that serve most of what the person wants; those that break a rule left out."""

    def worth(case: PitchCase) -> int:
        if person in case.fit:
            return case.fit[person]
        spoken = (case.answers & CONCERN_MASK | case.appeals & ~CONCERN_MASK) & truth.needs
        served = sum(truth.weights[bit] for bit in range(len(NEEDS)) if spoken >> bit & 1)
        return round(100 * served / max(1, sum(truth.weights)))

    clean = [case for case in scenario.pitches if case.effects.breach < 0 and worth(case) > 0]
    return sorted(clean, key=lambda case: (-worth(case), case.index))[:CASES_NAMED]


def _misleading(tr: Translator, scenario: Scenario) -> list[str]:
    lines = []
    for clue in scenario.clues:
        if misleads(scenario, clue):
            name = scenario.people[clue.about].name
            lines.append(tr("About {person}: {clue}", person=name, clue=with_blank(tr, clue.text)))
    return lines


def _contradicting(tr: Translator, scenario: Scenario) -> list[str]:
    return [
        tr("“{first}” and “{second}”", first=first.title, second=second.title)
        for first, second in combinations(scenario.pitches, 2)
        if contradict(first, second)
    ]


def _first(tr: Translator, scenario: Scenario) -> list[str]:
    """Return the accounts by what they cost, the right one first."""
    ranked = sorted(scenario.accounts, key=lambda one: (one.cost, one.index != scenario.account))
    return [
        tr("{name}: {cost}. {answer}", name=one.name, cost=half_days(tr, one.cost), answer=with_blank(tr, one.answer))
        for one in ranked
    ]


def _surveys(tr: Translator, scenario: Scenario) -> list[str]:
    """Return the answers in writing that bring a finding."""
    return [
        tr("{person}, “{question}”: {findings}", person=scenario.people[one.person].name, question=cited(tr, one.say),
           findings=tr("; ").join(with_blank(tr, clue.text) for clue in scenario.clues
                                  if one.effects.reveals >> clue.index & 1))
        for one in scenario.survey_answers if one.effects.reveals
    ]  # fmt: skip


def _promises(tr: Translator, scenario: Scenario) -> list[str]:
    return [
        tr("{promise} Kept only if {kept}; broken it takes {points} points.", promise=as_sentence(tr, one.text),
           kept=condition_words(tr, scenario, one.kept), points=one.points)
        for one in scenario.promises if one.kept is not None
    ]  # fmt: skip


def _decision(tr: Translator, scenario: Scenario) -> tuple[str, ...]:
    levels = scenario.levels
    return (
        tr(
            "Each player says how far they are won over, from 0 to 100. Multiply by influence (some 1, strong 2, "
            "decisive 3), add up, divide by the sum of influences."
        ),
        tr(
            "Won from {threshold}, if every decision maker stands at {decider} or more and every veto holder at "
            "{veto} or more. With concessions from {concessions}, deferred from {deferred}, else lost.",
            threshold=levels.threshold,
            decider=levels.decider,
            veto=levels.veto,
            concessions=levels.concessions,
            deferred=levels.deferred,
        ),
        tr("A forbidden act loses the deal, whatever the votes. Contradicting promises cost everybody who heard one."),
    )
