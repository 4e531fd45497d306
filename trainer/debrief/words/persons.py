"""Part 3 in words: the power map and the people, the truth beside what was believed."""

from __future__ import annotations

from trainer.debrief.page import AxisRow, MapTable, Pair, PersonPage, TreeRow
from trainer.debrief.people import RIGHT, WRONG, Axis, MapReview, PersonReview, Tie
from trainer.debrief.powermap import Node, Standing
from trainer.debrief.words.common import SIGNS, itemised, verdict_word
from trainer.debrief.words.findings import clue_row
from trainer.i18n.translator import Translator


def tree_rows(tr: Translator, nodes: tuple[Node, ...]) -> tuple[TreeRow, ...]:
    """Return the power map, superiors first."""
    return tuple(_node(tr, node) for node in nodes)


def person_page(tr: Translator, person: PersonReview) -> PersonPage:
    """Return a person, as they are and as they were seen."""
    last = person.maps[0] if person.maps else None
    return PersonPage(
        name=person.name,
        place=tr("{title} · {unit}", title=person.title, unit=person.unit),
        verdict=_verdict(tr, last),
        sign=SIGNS[RIGHT] if last and last.role_right else SIGNS[WRONG] if last and last.written else "?",
        facts=tuple(_facts(tr, person)),
        maps=tuple(table for one in person.maps if (table := _table(tr, one, last)).rows),
        clues=tuple(clue_row(tr, clue) for clue in person.clues),
    )


def _node(tr: Translator, node: Node) -> TreeRow:
    true = _standing(tr, node.true)
    if node.sways:
        true.append(_sways(tr, node.sways))
    if node.left:
        true = [tr("has left")]
    believed = [tr("nothing written")] if node.believed is None else _standing(tr, node.believed)
    agrees = node.believed is not None and node.believed.role == node.true.role
    if node.left:
        sign, word = "", ""
    elif node.believed is None or not node.believed.role:
        sign, word = "?", tr("left blank")
    else:
        sign, word = (SIGNS[RIGHT], tr("right")) if agrees else (SIGNS[WRONG], tr("wrong"))
    return TreeRow(node.depth, node.name, node.title, tuple(believed), tuple(true), sign, word)


def _standing(tr: Translator, standing: Standing) -> list[str]:
    words = [tr.term("role", standing.role) if standing.role else tr("no role")]
    if standing.influence is not None:
        words.append(tr("influence: {influence}", influence=tr.term("influence", str(standing.influence))))
    if standing.stance is not None:
        words.append(tr.term("stance", str(standing.stance)))
    if standing.veto not in ("", "none"):
        words.append(tr.term("veto", standing.veto))
    return words


def _sways(tr: Translator, ties: tuple[Tie, ...]) -> str:
    toward = [tie.name for tie in ties if tie.strength > 0]
    against = [tie.name for tie in ties if tie.strength < 0]
    if toward and against:
        return tr(
            "moves {people}, and moves the other way: {others}", people=tr.listed(toward), others=tr.listed(against)
        )
    if toward:
        return tr("moves {people}", people=tr.listed(toward))
    return tr("moves the other way: {others}", others=tr.listed(against))


def _verdict(tr: Translator, last: MapReview | None) -> str:
    if last is None:
        return tr("No map was handed in.")
    if not last.written:
        return tr("No role was written down.")
    certainty = tr.term("certainty", str(last.certainty))
    if not last.role_right:
        return tr(
            "Role wrong, and you said “{certainty}”: {marks} marks.", certainty=certainty, marks=_marks(last.marks)
        )
    if last.certainty == 3 and last.marks < 3:
        return tr(
            "Role right, but “{certainty}” rested on fewer than two clues that show it: {marks} marks of 3.",
            certainty=certainty,
            marks=last.marks,
        )
    return tr("Role right, and you said “{certainty}”: {marks} marks of 3.", certainty=certainty, marks=last.marks)


def _marks(marks: int) -> str:
    return f"−{-marks}" if marks < 0 else str(marks)


def _facts(tr: Translator, person: PersonReview) -> list[Pair]:
    facts = []
    if person.left:
        facts.append(Pair(tr("At the end"), tr("has left")))
    if not person.met:
        facts.append(Pair(tr("Meetings"), tr("you never met")))
    if person.channel and person.counterpart:
        prefers = tr(
            "{channel}, with: {counterpart}",
            channel=tr.term("channel", person.channel),
            counterpart=tr.term("counterpart", person.counterpart),
        )
        facts.append(Pair(tr("Prefers"), prefers))
    elif person.channel:
        facts.append(Pair(tr("Prefers"), tr.term("channel", person.channel)))
    elif person.counterpart:
        facts.append(Pair(tr("Prefers"), tr.term("counterpart", person.counterpart)))
    if person.sways:
        facts.append(Pair(tr("Ties"), _sways(tr, person.sways)))
    facts.append(Pair(tr("Trust"), tr("{begin} → {end} of 5", begin=person.trust[0], end=person.trust[1])))
    facts.append(Pair(tr("Support"), tr("{begin} → {end} of 100", begin=person.support[0], end=person.support[1])))
    return facts


def _table(tr: Translator, one: MapReview, last: MapReview | None) -> MapTable:
    """Return a map beside the truth; of an earlier map only what was true otherwise than at the last one."""
    later = {axis.id: set(axis.true) for axis in last.axes} if last else {}
    axes = [axis for axis in one.axes if one is last or set(axis.true) != later.get(axis.id, set())]
    remark = ""
    if one.written and one.cited:
        remark = tr.plural(
            "{count} clue cited; showing the true role: {proofs}.",
            "{count} clues cited; showing the true role: {proofs}.",
            len(one.cited),
            proofs=one.proofs,
        )
    elif one.written:
        remark = tr("No clue was cited as evidence.")
    head = tr("Map {review}, day {day}", review=one.review, day=one.day)
    return MapTable(head, remark, tuple(_axis(tr, axis) for axis in axes))


def _axis(tr: Translator, axis: Axis) -> AxisRow:
    believed = itemised(tr, (tr.term(axis.kind, value) for value in axis.believed))
    true = itemised(tr, (tr.term(axis.kind, value) for value in axis.true))
    return AxisRow(
        _label(tr, axis.id), believed or "–", true or "–", SIGNS[axis.verdict], verdict_word(tr, axis.verdict)
    )


def _label(tr: Translator, axis: str) -> str:
    match axis:
        case "primary":
            return tr("Primary role")
        case "further":
            return tr("Further roles")
        case "influence":
            return tr("Influence")
        case "stance":
            return tr("Stance at the start")
        case "veto":
            return tr("Veto")
        case "concerns":
            return tr("Concerns")
    return tr("Personal wins")
