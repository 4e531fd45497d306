"""Words that every part of a kit uses."""

from __future__ import annotations

from trainer.core.scenario import Scenario, Truth
from trainer.core.vocabulary import CONCERNS, NEEDS, WINS
from trainer.i18n.tongue import Tongue


def you(tr: Tongue, text: str) -> str:
    """Return a text of the scenario with a blank for the seller's name."""
    return text.replace("{you}", tr("(name)"))


def weighed(tr: Tongue, truth: Truth, kind: str) -> tuple[tuple[str, int], ...]:
    """Return the concerns or wins ("concern", "win") of a person with their weights, the heaviest first."""
    names = CONCERNS if kind == "concern" else WINS
    pairs = [(tr.term(kind, name), truth.weights[NEEDS.index(name)]) for name in names]
    return tuple(sorted(((word, weight) for word, weight in pairs if weight), key=lambda pair: -pair[1]))


def standing(tr: Tongue, truth: Truth) -> str:
    """Return influence, stance and veto in one line."""
    words = [
        tr("influence: {influence}", influence=tr.term("influence", str(truth.influence))),
        tr.term("stance", str(truth.stance)),
    ]
    if truth.veto != "none":
        words.append(tr.term("veto", truth.veto))
    return " · ".join(words)


def likes(tr: Tongue, truth: Truth) -> str:
    """Return which channel and counterpart a person prefers, "" for no preference."""
    words = []
    if truth.channel:
        words.append(tr.term("channel", truth.channel))
    if truth.counterpart:
        words.append(tr("with: {counterpart}", counterpart=tr.term("counterpart", truth.counterpart)))
    return tr.listed(words)


def ties(tr: Tongue, scenario: Scenario, truth: Truth) -> str:
    """Return whom a person moves, "" for nobody."""
    toward = [scenario.people[other].name for other, strength in truth.sways if strength > 0]
    against = [scenario.people[other].name for other, strength in truth.sways if strength < 0]
    words = []
    if toward:
        words.append(tr("moves {people}", people=tr.listed(toward)))
    if against:
        words.append(tr("moves the other way: {others}", others=tr.listed(against)))
    return "; ".join(words)


def changes(tr: Tongue, scenario: Scenario, person: int) -> tuple[str, ...]:
    """Return what events change about a person (an index), with the day."""
    found = []
    for event in scenario.events:
        after = scenario.truths.get(1 << event.index)
        if after is None or person not in event.moves_power:
            continue
        words = _changed(tr, scenario, scenario.truths[0][person], after[person])
        if words:
            found.append(tr("From day {day}: {changes}", day=event.day, changes=tr("; ").join(words)))
    return tuple(found)


def _changed(tr: Tongue, scenario: Scenario, before: Truth, after: Truth) -> list[str]:
    if not after.present:
        return [tr("has left")]
    words = []
    if after.roles != before.roles:
        words.append(tr.listed(tr.term("role", role) for role in after.roles))
    if (after.influence, after.stance, after.veto) != (before.influence, before.stance, before.veto):
        words.append(standing(tr, after))
    if after.weights != before.weights:
        needs = (*weighed(tr, after, "concern"), *weighed(tr, after, "win"))
        words.append(tr("wants: {needs}", needs=tr.listed((word for word, _ in needs))))
    if after.sways != before.sways and (moved := ties(tr, scenario, after)):
        words.append(moved)
    return words
