"""Part 4 in words: the power map and the people, the truth beside what was believed, and the clues."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from trainer.core.clues import MISLEADING, OUTDATED
from trainer.debrief.facts.clues import ClueReview, Prerequisite, Support, Where
from trainer.debrief.facts.people import PARTLY, Axis, MapReview, PersonReview, TieReview
from trainer.debrief.facts.power_map import Node, PowerStanding
from trainer.debrief.page import AxisRow, ClueRow, MapTable, Pair, PersonPage, PowerSigns, TreeRow
from trainer.debrief.words.common import itemised, joined, one_stop, verdict_word
from trainer.debrief.words.own_words import reason_told
from trainer.debrief.words.relations import coach_line, trust_line
from trainer.i18n.signs import CLUE_FOUND, CLUE_MISSED, DIFFERS, STANCE_SIGNS, UNKNOWN, VERDICT_SIGNS, influence_sign
from trainer.i18n.translator import Translator


def tree_rows(tr: Translator, nodes: tuple[Node, ...]) -> tuple[TreeRow, ...]:
    """Return the power map, superiors first."""
    return tuple(_node(tr, node) for node in nodes)


def person_page(tr: Translator, person: PersonReview, reason: str = "") -> PersonPage:
    """Return a person, as they are and as they were seen; `reason` is why, in the trainee's words."""
    last = person.maps[0] if person.maps else None
    return PersonPage(
        index=person.index,
        name=person.name,
        place=tr("{title} · {unit}", title=person.title, unit=person.unit),
        verdict=_verdict(tr, last),
        sign=VERDICT_SIGNS[last.verdict] if last else UNKNOWN,
        certainty=tr.term("certainty", str(last.certainty)) if last and last.written else tr("no role"),
        facts=tuple(_facts(tr, person)),
        trust_lost=tuple(trust_line(tr, lost) for lost in person.trust_lost),
        maps=tuple(table for one in person.maps if (table := _table(tr, one, last)).rows),
        clues=tuple(clue_row(tr, clue) for clue in person.clues),
        reason=reason_told(tr, reason),
    )


def _node(tr: Translator, node: Node) -> TreeRow:
    true = _standing(tr, node.true)
    moves = _sways(tr, node.sways) if node.sways and not node.left else ""
    if moves:
        true.append(moves)
    if node.left:
        true = [tr("has left")]
    believed = [tr("nothing written")] if node.believed is None else _standing(tr, node.believed)
    return TreeRow(
        index=node.person,
        boss=node.boss,
        depth=node.depth,
        name=node.name,
        title=node.title,
        believed=tuple(believed),
        true=tuple(true),
        sign=VERDICT_SIGNS[node.verdict] if node.verdict else "",
        agrees=verdict_word(tr, node.verdict) if node.verdict else "",
        believed_signs=None if node.believed is None else power_signs(tr, node.believed),
        true_signs=None if node.left else power_signs(tr, node.true, node.differs),
        moves=moves,
        sways=tuple(tie.person for tie in node.sways) if moves else (),
    )


def power_signs(tr: Translator, standing: PowerStanding, differs: Collection[str] = ()) -> PowerSigns:
    """Return a place in the power structure in short, a ≠ before what is in `differs`."""

    def marked(name: str, words: str) -> str:
        return f"{DIFFERS}{words}" if name in differs else words

    influence = stance = veto = ""
    if standing.influence is not None:
        words = f"{influence_sign(standing.influence)} {tr.term('influence', str(standing.influence))}"
        influence = marked("influence", words)
    if standing.stance is not None:
        stance = marked("stance", f"{STANCE_SIGNS[standing.stance]} {tr.term('stance', str(standing.stance))}")
    if standing.veto not in ("", "none"):
        veto = marked("veto", tr.term("veto", standing.veto))
    return PowerSigns(_role(tr, standing), influence, stance, veto)


def _role(tr: Translator, standing: PowerStanding) -> str:
    return " + ".join(tr.term("role", role) for role in standing.roles) or tr("no role")


def _standing(tr: Translator, standing: PowerStanding) -> list[str]:
    words = [_role(tr, standing)]
    if standing.influence is not None:
        words.append(tr("influence: {influence}", influence=tr.term("influence", str(standing.influence))))
    if standing.stance is not None:
        words.append(tr("{stance} at the start", stance=tr.term("stance", str(standing.stance))))
    if standing.veto not in ("", "none"):
        words.append(tr.term("veto", standing.veto))
    return words


def _sways(tr: Translator, ties: tuple[TieReview, ...]) -> str:
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
    return joined(tr, (_primary_verdict(tr, last), *_half_right(tr, last)))


def _half_right(tr: Translator, last: MapReview) -> Iterator[str]:
    """Yield what is half right or half wrong about the roles on a map."""
    primary = last.true[0]
    if not last.role_right:
        held = last.believed[0] in last.true
        if held:
            yield tr("“{role}” is in truth a further role.", role=tr.term("role", last.believed[0]))
        if primary in last.believed:
            yield tr("“{role}” stood there as a further role, and is the primary one.", role=tr.term("role", primary))
    further = [role for role in last.true[1:] if role not in last.believed]
    if further and last.verdict == PARTLY:
        yield tr("A further role is missing: {roles}.", roles=_quoted_roles(tr, further))
    extra = [role for role in last.believed[1:] if role not in last.true]
    if extra and last.verdict == PARTLY:
        yield tr("Not a role of this person: {roles}.", roles=_quoted_roles(tr, extra))


def _quoted_roles(tr: Translator, roles: Iterable[str]) -> str:
    return tr.listed(tr("“{role}”", role=tr.term("role", role)) for role in roles)


def _primary_verdict(tr: Translator, last: MapReview) -> str:
    certainty = tr.term("certainty", str(last.certainty))
    if not last.role_right and last.verdict == PARTLY:
        return tr(
            "Roles partly right, but not the primary one, and you said “{certainty}”: {marks} marks.",
            certainty=certainty,
            marks=_marks(last.marks),
        )
    if not last.role_right:
        return tr(
            "Primary role wrong, and you said “{certainty}”: {marks} marks.",
            certainty=certainty,
            marks=_marks(last.marks),
        )
    if last.certainty == 3 and last.marks < 3:
        return tr(
            "Primary role right, but “{certainty}” rested on fewer than two clues that show it: {marks} marks of 3.",
            certainty=certainty,
            marks=last.marks,
        )
    return tr(
        "Primary role right, and you said “{certainty}”: {marks} marks of 3.", certainty=certainty, marks=last.marks
    )


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
    if person.coach is not None:
        facts.append(Pair(tr("As a coach"), coach_line(tr, person.coach)))
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
        axis_label(tr, axis.id),
        believed or "–",
        true or tr("none"),
        VERDICT_SIGNS[axis.verdict],
        verdict_word(tr, axis.verdict),
        _half(tr, axis) if axis.verdict == PARTLY else "",
    )


def _half(tr: Translator, axis: Axis) -> str:
    """Return what of a half right entry was missing, and what was too much."""
    parts = []
    if axis.missing:
        parts.append(tr("missing: {values}", values=tr.listed(tr.term(axis.kind, value) for value in axis.missing)))
    if axis.extra:
        parts.append(tr("too much: {values}", values=tr.listed(tr.term(axis.kind, value) for value in axis.extra)))
    return itemised(tr, parts)


def axis_label(tr: Translator, axis: str) -> str:
    """Return the label of an entry on the map, by its id."""
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


def clue_row(tr: Translator, clue: ClueReview) -> ClueRow:
    """Return a clue with what it shows, and for a missed one where it was to be had."""
    if not clue.day and clue.verdict == MISLEADING:
        sign, status = CLUE_MISSED, tr("not come across, and no loss")
    elif not clue.day:
        sign, status = CLUE_MISSED, tr("missed")
    elif clue.cited:
        sign, status = CLUE_FOUND, tr("found on day {day}, cited", day=clue.day)
    else:
        sign, status = CLUE_FOUND, tr("found on day {day}, not cited", day=clue.day)
    shown = [_support(tr, support) for support in clue.supports if support.verdict != MISLEADING]
    return ClueRow(
        sign=sign,
        status=status,
        text=clue.text,
        shows=tr("Shows: {findings}", findings=itemised(tr, shown)) if shown else "",
        warning=_warning(tr, clue),
        where=() if clue.day or clue.verdict == MISLEADING else tuple(where_words(tr, place) for place in clue.where),
    )


def _warning(tr: Translator, clue: ClueReview) -> str:
    if clue.verdict == MISLEADING:
        false = itemised(tr, (_support(tr, support) for support in clue.supports if support.verdict == MISLEADING))
        return tr("Misleading: what it suggests was not true ({findings}).", findings=false)
    if clue.verdict == OUTDATED:
        passed = itemised(tr, (_support(tr, support) for support in clue.supports if support.verdict == OUTDATED))
        return tr("Out of date: power moved, and this no longer held at the end ({findings}).", findings=passed)
    return ""


def _support(tr: Translator, support: Support) -> str:
    match support.axis:
        case "influence":
            return tr("influence: {influence}", influence=tr.term("influence", support.value))
        case "sways":
            return tr("moves {people}", people=support.value)
        case "channel":
            return tr("prefers: {wanted}", wanted=tr.term("channel", support.value))
        case "counterpart":
            return tr("prefers: {wanted}", wanted=tr.term("counterpart", support.value))
    return tr.term(support.axis, support.value)


def where_words(tr: Translator, place: Where) -> str:
    """Return where a clue is to be had, and what it takes."""
    place_words = _place(tr, place)
    if place.breach:
        return tr("{place} It breaks a rule of conduct: not the way.", place=place_words)
    if place.needs:
        needed = itemised(tr, (_prerequisite(tr, need) for need in place.needs))
        place_words = one_stop(tr("{place} It takes: {needed}.", place=place_words, needed=needed))
    if place.trust:
        return joined(tr, (place_words, tr("It costs trust: −{trust}.", trust=place.trust)))
    return place_words


def _place(tr: Translator, place: Where) -> str:
    match place.kind:
        case "source":
            return tr("Study “{source}”.", source=place.text)
        case "question":
            return tr("Ask {person}: “{question}”", person=place.person, question=place.text)
        case "answer":
            return tr("Ask {person} in writing: “{question}”", person=place.person, question=place.text)
        case "account":
            return tr("Go to {name} first.", name=place.text)
        case "response":
            return tr("Answer {person}'s objection: “{answer}”", person=place.person, answer=place.text)
        case "pitch":
            return tr("Pitch “{pitch}”.", pitch=place.text)
    return tr("It came with the news of day {day}: “{news}”", day=place.day, news=place.text)


def _prerequisite(tr: Translator, need: Prerequisite) -> str:
    text = need.texts[0] if need.texts else ""
    match need.kind:
        case "trust":
            return tr("trust of {person} at {least} or more", person=text, least=need.amount)
        case "coach":
            return tr("{person} as your coach", person=text)
        case "met":
            return tr("having met {person}", person=text)
        case "asked":
            return tr("having asked “{question}”", question=text)
        case "clue":
            # The sentence goes on behind the quotation: only its own stop stands at the end.
            return tr("the clue “{clue}”", clue=text.rstrip(".。"))
        case "done" if len(need.texts) > 1:
            either = tr(" or ").join(tr("“{deed}”", deed=deed) for deed in need.texts)
            return tr("{deeds} done before", deeds=either)
        case "done":
            return tr("“{deed}” done before", deed=text)
        case "not_done":
            return tr("“{deed}” not done", deed=text)
        case "from_day":
            return tr("day {day} or later", day=need.amount)
        case "before_day":
            return tr("before day {day}", day=need.amount)
        case "companion":
            return tr("with you: {counterpart}", counterpart=tr.term("counterpart", text))
    return tr("by {channel}", channel=tr.term("channel", text))
