"""Happenings put into the scenario's own words, with everything hidden left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from trainer.core.decision import Outcome
from trainer.core.happenings import HIDDEN_KINDS, Happening
from trainer.core.pitch_fit import GOOD_FROM, POOR_BELOW
from trainer.core.scenario import Person, Reactions, Scenario
from trainer.core.state import State

IN_FAVOUR_FROM = 60
UNDECIDED_FROM = 45

LineKind = Literal[
    "you", "they", "clue", "trust", "asked_again", "coached", "source", "news", "review_due", "reviewed", "close_due"
]  # fmt: skip


class Line(NamedTuple):
    """One line of the telling.

    Attributes:
        kind: who or what speaks.
        text: the scenario's words, or "" where the interface has words of its own.
        person: index of the person concerned, or −1.
        item: index of the clue, source or event, or the number of a review, or −1.
        amount: change of trust, or 0.
    """

    kind: LineKind
    text: str = ""
    person: int = -1
    item: int = -1
    amount: int = 0


def narrate(scenario: Scenario, happenings: Iterable[Happening], you: str, met_before: int = 0) -> tuple[Line, ...]:
    """Return the lines that a trainee called `you` reads; `met_before` is the mask of people met earlier."""
    lines: list[Line] = []
    for happening in happenings:
        if happening.kind not in HIDDEN_KINDS:
            lines.extend(_lines(scenario, happening, met_before))
    return tuple(line._replace(text=line.text.replace("{you}", you)) for line in lines)


def stand_of(reactions: Reactions, support: int) -> str:
    """Return the line with which a person speaks in the committee at this support (0–100)."""
    if support >= IN_FAVOUR_FROM:
        return reactions.in_favour
    return reactions.undecided if support >= UNDECIDED_FROM else reactions.against


def committee(scenario: Scenario, state: State, end: Outcome, you: str) -> tuple[Line, ...]:
    """Return what everybody still there says in the committee, the least influential-looking rank first."""
    truths = scenario.truths[state.fired]
    order = sorted(
        (person for person in scenario.people if truths[person.index].present),
        key=lambda person: (-_depth(scenario, person), person.index),
    )
    lines = []
    for person in order:
        support = voiced(state, end, person.index)
        lines.append(Line("they", stand_of(person.reactions, support).replace("{you}", you), person.index))
    return tuple(lines)


def voiced(state: State, end: Outcome, person: int) -> int:
    """Return the support (0–100) that a person speaks from: whoever was never met does not speak in favour."""
    support = end.support[person]
    return support if state.met >> person & 1 else min(support, IN_FAVOUR_FROM - 1)


def _depth(scenario: Scenario, person: Person) -> int:
    depth = 0
    while person.boss >= 0:
        person = scenario.people[person.boss]
        depth += 1
    return depth


def _lines(scenario: Scenario, happening: Happening, met_before: int) -> list[Line]:
    kind, who, item, amount = happening
    reactions = scenario.people[who].reactions if who >= 0 else None
    match kind:
        case "studied":
            return [Line("source", scenario.sources[item].text, item=item)]
        case "met" if reactions:
            return [Line("they", reactions.greet_again if met_before >> who & 1 else reactions.greet, who)]
        case "asked":
            question = scenario.questions[item]
            return [Line("you", question.say, who), Line("they", question.answer, who)]
        case "pitched" if reactions:
            band = "pitch_good" if amount >= GOOD_FROM else "pitch_poor" if amount < POOR_BELOW else "pitch_fair"
            return [Line("you", scenario.pitches[item].say, who), Line("they", getattr(reactions, band), who)]
        case "objected":
            return [Line("they", scenario.objections[item].said, who)]
        case "responded":
            response = scenario.responses[item]
            return [Line("you", response.say, who), Line("they", response.answer, who)]
        case "asked_again":
            return [Line("asked_again", "", who)]
        case "tired" if reactions:
            return [Line("they", reactions.tired, who)]
        case "clue":
            clue = scenario.clues[item]
            return [Line("clue", clue.text, clue.about, item)]
        case "trust":
            return [Line("trust", "", who, amount=amount)]
        case "coached":
            return [Line("coached", "", who)]
        case "event":
            return [Line("news", scenario.events[item].text, item=item)]
        case "review_due":
            return [Line("review_due", item=item)]
        case "reviewed":
            return [Line("reviewed", item=item)]
        case "close_due":
            return [Line("close_due")]
    return []
