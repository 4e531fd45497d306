"""What events change about a person."""

from __future__ import annotations

from trainer.core.scenario import Scenario, Truth
from trainer.i18n.translator import Translator
from trainer.kit.conditions import condition_words
from trainer.kit.words import needs, ties


def changes(tr: Translator, scenario: Scenario, person: int, reader: int = -1) -> tuple[str, ...]:
    """Return what each event changes about a person (an index), with its day and its condition.

    `reader` is the index of the person whose player reads it, or −1.
    """
    found = []
    for event, before, after in scenario.around_events():
        words = " · ".join(_changed(tr, scenario, before[person], after[person]))
        if not words:
            continue
        if condition := condition_words(tr, scenario, event.needs, reader):
            found.append(
                tr("From day {day}, if {condition}: {changes}", day=event.day, condition=condition, changes=words)
            )
        else:
            found.append(tr("From day {day}: {changes}", day=event.day, changes=words))
    return tuple(found)


def _changed(tr: Translator, scenario: Scenario, before: Truth, after: Truth) -> list[str]:
    if not after.present:
        return [tr("has left")] if before.present else []
    words = []
    if after.roles != before.roles:
        words.append(tr.listed(tr.term("role", role) for role in after.roles))
    if after.influence != before.influence:
        words.append(tr("influence: {influence}", influence=tr.term("influence", str(after.influence))))
    if after.stance != before.stance:
        words.append(tr.term("stance", str(after.stance)))
    if after.veto != before.veto:
        words.append(tr.term("veto", after.veto))
    if after.weights != before.weights:
        words.append(tr("wants: {needs}", needs=needs(tr, after)))
    if after.sways != before.sways:
        words.append(ties(tr, scenario, after) or tr("moves nobody any more"))
    return words
