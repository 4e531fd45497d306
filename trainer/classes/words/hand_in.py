"""Who of the course has not handed in, in words."""

from __future__ import annotations

from trainer.classes.facts.hand_in import HandIn, HandInState
from trainer.classes.page import Column, PageTable, ReportPart
from trainer.debrief.words.common import itemised
from trainer.i18n.translator import Translator


def hand_in_part(tr: Translator, about: HandIn) -> ReportPart:
    """Return who on the course's list lacks a play, and who in the class is not on it."""
    title, sheet = tr("Who has not handed in"), tr("Hand-in")
    lead = [
        tr(
            "On the list of the course: {listed}. From {nothing} of them nothing is here; {lacking} lack a play that "
            "counts.",
            listed=about.listed,
            nothing=about.nothing,
            lacking=about.lacking,
        )
    ]
    foot = []
    if about.by_name:
        people = tr.listed(about.by_name)
        foot.append(tr("Found on the list by name alone, for they gave no id: {people}.", people=people))
    if about.unlisted:
        foot.append(
            tr(
                "In the class, and not found on the list: {people}. They may be among those above: `trainer class "
                "identify CLASS PERSON ID` says who somebody is.",
                people=itemised(tr, about.unlisted),
            )
        )
    elif about.strangers:
        foot.append(tr("In the class, and not found on the list: {count}.", count=about.strangers))
    table = None
    if about.rows:
        identified, grouped = any(row.identity for row in about.rows), any(row.groups for row in about.rows)
        table = PageTable(
            (
                Column(tr("Name")),
                *((Column(tr("ID in the gradebook")),) if identified else ()),
                *((Column(tr("Group")),) if grouped else ()),
                *(Column(one) for one in about.scenarios),
            ),
            tuple(
                (
                    row.name or None,
                    *((row.identity or None,) if identified else ()),
                    *((tr.listed(row.groups) or None,) if grouped else ()),
                    *(_state(tr, state) for state in row.states),
                )
                for row in about.rows
            ),
        )
    elif not about.lacking:
        lead.append(tr("Everybody on the list has handed in."))
    return ReportPart("hand-in", title, sheet, tuple(lead), table, foot=tuple(foot))


def _state(tr: Translator, state: HandInState) -> str:
    match state:
        case "played":
            return tr("handed in")
        case "practice":
            return tr("practice only")
        case "playing":
            return tr("still plays")
    return tr("missing")
