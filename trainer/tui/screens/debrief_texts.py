"""The pages of the debrief as blocks of text: drawn from what `trainer.debrief` says, and nothing is judged here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len

from trainer.core.reflection import Reflection
from trainer.i18n.signs import CLUE_FOUND, CLUE_MISSED, RULE_BROKEN, VERDICT_SIGNS
from trainer.i18n.translator import Translator
from trainer.scene.narration import NarrationLine
from trainer.scene.text import signed
from trainer.tui.drawing import bar, dots, narration_blocks
from trainer.tui.widgets.power_map import PowerBox
from trainer.tui.widgets.row_list import HeadingRow, ListRow, TableRow, TextRow
from trainer.tui.widgets.text_view import TextBlock, heading
from trainer.tui.wrap import pad, truncate

if TYPE_CHECKING:
    from trainer.debrief.page import (
        ClueRow,
        DebriefPage,
        EntryRow,
        MapTable,
        ObjectionPage,
        OwnAnswer,
        PersonPage,
        PitchPage,
        PointRow,
        PowerSigns,
        ScoreRow,
        ThingsPage,
        TurnRow,
    )

_NAME: Final = 15
_LABEL: Final = 20
_ENTRY: Final = 100
"""Cells of an entry in the timeline."""
_TONES: Final = {"gain": "$success", "loss": "$error", "shift": "$warning"}
_SIGN_STYLES: Final = {
    VERDICT_SIGNS["right"]: "$success", VERDICT_SIGNS["partly"]: "$warning", VERDICT_SIGNS["wrong"]: "$error",
    VERDICT_SIGNS["blank"]: "$warning", CLUE_FOUND: "$success", CLUE_MISSED: "$warning",
    RULE_BROKEN: "$error",
}  # fmt: skip
_NARRATED: Final = frozenset({"said", "objection", "clue", "records"})
"""Kinds of lines that stand in the telling of a move too."""


def waiting(tr: Translator) -> list[TextBlock]:
    """Return what stands on a page until the debrief is there."""
    return [TextBlock(tr("Reading the play once more…"), "$quiet")]


def result(tr: Translator, page: DebriefPage, reflection: Reflection) -> list[TextBlock]:
    """Return the result, competency by competency, what the trainee wrote at its head."""
    about = page.result
    blocks = [
        TextBlock(line or "–", "", f"{tr.term('reflection', question)} ", "$quiet")
        for question, line in reflection._asdict().items()
    ]
    if not reflection:
        words = tr("Before you read on: what did you intend, what went well, what would you do otherwise? Press w.")
        blocks = [TextBlock(words, "$quiet")]
    blocks.append(heading(about.outcome))
    if about.title:
        blocks.append(TextBlock(about.title, "bold"))
    if about.text:
        blocks.append(TextBlock(about.text))
    blocks.extend(TextBlock(why, "$quiet", gap=True) for why in about.why)
    blocks += _things(tr, page.things)
    overall = f"{about.overall} / 100  {bar(float(about.overall), 20)}{_par(tr, about.par)}"
    blocks.append(TextBlock(overall, "bold", pad(tr("Overall"), _NAME), "bold", gap=True))
    for score in about.scores:
        if score.number >= 0:
            blocks += _score(tr, score)
    blocks.append(heading(tr("How sure, and how right")))
    blocks.extend(TextBlock(line, "$quiet") for line in about.certainty)
    if about.voices:
        blocks.append(heading(tr("What they said in the committee")))
    for voice in about.voices:
        blocks.append(TextBlock(f"{voice.stand} · {voice.level}", "$quiet", f"{voice.head}  ", "bold", 2, True))
        blocks.append(TextBlock(voice.text, "", "  "))
    blocks.append(heading(tr("This play")))
    blocks.extend(TextBlock(fact.value, "$quiet", f"{pad(fact.label, _LABEL)} ", "$quiet") for fact in page.facts)
    return blocks


def _things(tr: Translator, things: ThingsPage) -> list[TextBlock]:
    blocks = [heading(tr("What cost you most")), TextBlock(things.lead, "$quiet")]
    for thing in things.rows:
        remark = " · ".join(part for part in (thing.when, thing.cost) if part)
        blocks.append(TextBlock(thing.head, "bold", f"{thing.number} ", "$error", gap=True))
        blocks.append(TextBlock(remark, "$quiet", "  "))
        blocks += _quoted(thing.own)
        blocks.extend(TextBlock(line, "", "  ") for line in (thing.did, thing.led) if line)
        if thing.better:
            blocks.append(TextBlock(thing.better, "$accent", "  ⇢ ", "$accent"))
        if thing.principle:
            blocks.append(TextBlock(thing.principle, "$quiet", "  "))
    blocks.extend(TextBlock(line, gap=True) for line in things.besides)
    return blocks


def _score(tr: Translator, score: ScoreRow) -> list[TextBlock]:
    words = f"{pad(score.value, 5)} {bar(score.number)}{_par(tr, score.par)}"
    weight = tr("weight {weight}", weight=score.weight)
    return [
        TextBlock(words, "", pad(score.label, _NAME), "bold", gap=True),
        TextBlock(tr("; ").join((weight, *score.parts)), "$quiet", " " * _NAME),
    ]


def _par(tr: Translator, par: str) -> str:
    return "  " + tr("par {par}", par=par) if par else ""


# People


def people_rows(page: DebriefPage) -> list[ListRow]:
    """Return a row for everybody, in the order of the page."""
    return [
        TableRow(
            str(one.index),
            ((one.sign, 1, _SIGN_STYLES[one.sign]), (one.name, 0, ""), (one.certainty, 10, "$quiet")),
        )
        for one in page.people
    ]


def person(tr: Translator, page: DebriefPage, about: PersonPage) -> list[TextBlock]:
    """Return the truth about a person beside what the map said, the clues, pitches and objections."""
    legend = tr("= right  ≈ partly  ≠ wrong  ? blank    clues: ● found  ○ missed")
    blocks = [TextBlock(legend, "$quiet"), _signed_block(about.sign, about.verdict, "bold", gap=True)]
    if about.reason:
        blocks += _quoted((about.reason,))
    for table in about.maps:
        blocks += _map_table(tr, table)
    blocks.append(heading(tr("What there is to know")))
    blocks.extend(TextBlock(fact.value, "", f"{pad(fact.label, _LABEL)} ", "$quiet") for fact in about.facts)
    blocks.extend(TextBlock(line, "$warning", "! ", "$warning") for line in about.trust_lost)
    if about.clues:
        blocks.append(heading(tr("The clues")))
    for clue in about.clues:
        blocks += clue_blocks(clue)
    pitches = [one for one in page.pitches if one.person == about.index]
    if pitches:
        blocks.append(heading(tr("What you pitched")))
    for pitch in pitches:
        blocks += _pitch(tr, pitch)
    objections = [one for one in page.objections if one.person == about.index]
    if objections:
        blocks.append(heading(tr("Objections: said and meant")))
    for objection in objections:
        blocks += _objection(tr, objection)
    return blocks


def _map_table(tr: Translator, table: MapTable) -> list[TextBlock]:
    blocks = [heading(table.head)]
    for row in table.rows:
        blocks.append(_signed_block(row.sign, row.true, lead=pad(row.label, _LABEL) + " "))
        if row.believed != row.true:
            blocks.append(TextBlock(row.believed, "$quiet", " " * (_LABEL + 3) + tr("you:") + " ", "$quiet"))
        if row.half:
            blocks.append(TextBlock(row.half, "$warning", " " * (_LABEL + 3)))
    if table.remark:
        blocks.append(TextBlock(table.remark, "$quiet"))
    return blocks


def clue_blocks(clue: ClueRow) -> list[TextBlock]:
    """Return a clue with what it shows, a warning where it misleads, and where a missed one was to be had."""
    blocks = [_signed_block(clue.sign, clue.text, "" if clue.sign == CLUE_FOUND else "$quiet")]
    blocks.append(TextBlock(" · ".join(filter(None, (clue.status, clue.shows))), "$quiet", "  "))
    if clue.warning:
        blocks.append(TextBlock(clue.warning, "$warning", "  ! ", "$warning"))
    blocks.extend(TextBlock(place, "$quiet", "  → ", "$quiet") for place in clue.where)
    return blocks


def _pitch(tr: Translator, pitch: PitchPage) -> list[TextBlock]:
    answered, wanted = tr("It answered"), tr("Also wanted")
    blocks = [TextBlock(f"{pitch.level}  {bar(pitch.fit)}", "$quiet", f"{pitch.head}  ", "", 2, True)]
    blocks.append(TextBlock(pitch.answered, "$quiet", "  " + tr("{term}:", term=answered) + " ", "$quiet", 4))
    blocks.append(TextBlock(pitch.wanted, "$quiet", "  " + tr("{term}:", term=wanted) + " ", "$quiet", 4))
    width = max((cell_len(part.label) for part in pitch.parts), default=0) + 1
    for part in pitch.parts:
        words = f"{part.points}  {part.why}".rstrip()
        blocks.append(_signed_block(part.sign, words, "$quiet", lead=pad(part.label, width), indent=2))
    blocks.extend(TextBlock(line, "$quiet", "  ") for line in pitch.after)
    return blocks


def _objection(tr: Translator, one: ObjectionPage) -> list[TextBlock]:
    said, meant = one.label, tr("Meant")
    blocks = [TextBlock(one.status, "$quiet", f"{one.head}  ", "", 2, True)]
    blocks.append(TextBlock(one.said, "", "  " + tr("{term}:", term=said) + " ", "$quiet", 4))
    blocks.append(TextBlock(one.meant, "", "  " + tr("{term}:", term=meant) + " ", "$quiet", 4))
    blocks.extend(TextBlock(line, "$quiet", "  ") for line in one.lines)
    for answer in one.own:
        blocks += own_answer(tr, answer)
    blocks.extend(TextBlock(line, "$accent", "  ⇢ ", "$accent") for line in one.advice)
    return blocks


def own_answer(tr: Translator, answer: OwnAnswer) -> list[TextBlock]:
    """Return what was said to an objection in one's own words, the line chosen, and the three questions about both."""
    blocks = _quoted(answer.said)
    blocks.extend(TextBlock(line, "$quiet", "  ") for line in answer.lines)
    for each in answer.questions:
        words = tr("I say: {mine}; the line: {line}", mine=each.mine or "…", line=each.line)
        blocks.append(TextBlock(words, "$quiet", f"    {each.ask} ", "", 6))
    return blocks


def _quoted(lines: Iterable[str]) -> list[TextBlock]:
    """Return what the trainee said, set apart."""
    return [TextBlock(line, "italic", "  ❝ ", "$accent") for line in lines]


def _signed_block(
    sign: str, words: str, style: str = "", lead: str = "", *, indent: int = 0, gap: bool = False
) -> TextBlock:
    before = f"{' ' * indent}{sign} {lead}" if sign else " " * indent + lead
    return TextBlock(words, style, before, _SIGN_STYLES.get(sign, ""), gap=gap)


# Maps


def believed_boxes(page: DebriefPage) -> list[PowerBox]:
    """Return what the last map said of everybody, the role with its verdict."""
    boxes = []
    for row in page.tree:
        signs = row.believed_signs
        facts = row.believed if signs is None else _facts(signs)
        first = f"{row.sign} {facts[0]}" if row.sign else facts[0]
        style = "$error" if row.sign == VERDICT_SIGNS["wrong"] else ""
        boxes.append(PowerBox(str(row.index), str(row.boss), row.depth, row.name, (first, *facts[1:]), style=style))
    return boxes


def true_boxes(page: DebriefPage) -> list[PowerBox]:
    """Return how everybody really stood when that map was handed in, and who moves whom."""
    return [
        PowerBox(
            key=str(row.index),
            boss=str(row.boss),
            depth=row.depth,
            name=row.name,
            facts=row.true if row.true_signs is None else _facts(row.true_signs),
            moves=row.moves,
            sways=tuple(map(str, row.sways)),
            left=row.true_signs is None,
        )
        for row in page.tree
    ]


def _facts(signs: PowerSigns) -> tuple[str, ...]:
    return tuple(filter(None, (signs.role, signs.influence, signs.stance, signs.veto)))


# Timeline


def timeline_rows(page: DebriefPage) -> list[ListRow]:
    """Return the days with their entries; the key of an entry is the day's number and its own, as `entry_at` takes."""
    rows: list[ListRow] = []
    for number, day in enumerate(page.days):
        rows.append(HeadingRow(day.head, gap=bool(rows)))
        for place, entry in enumerate(day.entries):
            turned = dict.fromkeys(f"{turn.sign} {turn.word}" for turn in entry.turns)
            note = " · ".join((*turned, *((entry.when,) if entry.when else ())))
            mark = "◆" if entry.turns else "·"
            style = "bold" if entry.turns else ""
            lead = "  " if entry.inside else ""
            rows.append(TextRow(f"{number}.{place}", truncate(entry.head, _ENTRY), lead + mark, note, style))
    return rows


def entry_at(page: DebriefPage, key: str) -> tuple[str, EntryRow]:
    """Return the entry of that key, and before it the day and the half-day in words."""
    number, _, place = key.partition(".")
    day = page.days[int(number)]
    entry = day.entries[int(place)]
    return " · ".join(filter(None, (day.head, entry.when))), entry


def moment(tr: Translator, entry: EntryRow, telling: Iterable[NarrationLine] = ()) -> list[TextBlock]:
    """Return an entry of the timeline: what was said, what came of it, what turned there, and how everybody stood.

    `telling` is what the trainee read at that moment; empty for what no move of theirs brought about.
    """
    said = narration_blocks(tr, telling)
    blocks = [heading(entry.head, gap=False), *_quoted(line.text for line in entry.lines if line.kind == "own"), *said]
    reasons = {line for turn in entry.turns for line in turn.lines}
    for line in entry.lines:
        if line.text not in reasons and line.kind != "own" and not (said and line.kind in _NARRATED):
            blocks.append(TextBlock(line.text, "$quiet", "· ", "$quiet"))
            if line.records is not None:
                blocks.append(TextBlock("", table=line.records))
    blocks += _turned(entry.turns, own=False)
    if entry.why or entry.better:
        blocks.append(heading(tr("Why, and what was better") if entry.better else tr("Why")))
    blocks.extend(TextBlock(line, "", "  ") for line in entry.why)
    if entry.better:
        blocks.append(TextBlock(entry.better, "$accent", "  ⇢ ", "$accent"))
    blocks.append(heading(tr("How they stood after it")))
    width = min(20, max((len(one.name) for one in entry.stood), default=8) * 2)
    for one in entry.stood:
        change = f"  {'▲' if one.change > 0 else '▼'} {signed(one.change)}" if one.change else ""
        words = tr("trust") + f" {dots(one.trust)}   " + tr("support") + f" {one.support}{change}"
        blocks.append(TextBlock(words, "bold" if one.change else "", pad(one.name, width)))
    return blocks


def _turned(turns: Iterable[TurnRow], *, own: bool = True) -> list[TextBlock]:
    blocks = []
    for turn in turns:
        blocks.append(TextBlock(turn.head, "bold", f"{turn.sign} ", _TONES[turn.tone], gap=True))
        if own:
            blocks += _quoted(turn.own)
        blocks.extend(TextBlock(line, "", "  ") for line in turn.lines)
        if turn.better:
            blocks.append(TextBlock(turn.better, "$accent", "  ⇢ ", "$accent"))
    return blocks


# Lessons


def lessons(tr: Translator, page: DebriefPage) -> list[TextBlock]:
    """Return rules broken, what went well, what to change, what turned the play, and questions to talk over."""
    advice = page.next
    blocks: list[TextBlock] = []
    if advice.rules:
        blocks.append(heading(advice.rules_head))
        for rule in advice.rules:
            blocks.append(_signed_block(rule.sign, rule.head, "bold", gap=True))
            blocks.extend(TextBlock(line, "", "  ") for line in rule.lines)
        if advice.small_print:
            blocks.append(TextBlock(advice.small_print, "$quiet", gap=True))
    if advice.well or advice.moments:
        blocks.append(heading(tr("What went well")))
    blocks += _points(advice.well)
    blocks.extend(TextBlock(line, "", "+ ", "$success", gap=True) for line in advice.moments)
    if advice.practise:
        blocks.append(TextBlock(advice.practise, "$accent", "⇢ ", "$accent", gap=True))
    if advice.lessons:
        blocks.append(heading(tr("What this case teaches")))
        blocks.extend(TextBlock(text, "", "· ", gap=True) for text in advice.lessons)
    if advice.another:
        blocks.append(TextBlock(advice.another, "", gap=True))
    blocks += _strategy(tr, page)
    for about in page.means:
        blocks += [heading(about.head), TextBlock(about.lead)]
        for row in about.rows:
            blocks.append(_signed_block(row.sign, row.head, "bold", gap=True))
            blocks.extend(TextBlock(line, "$quiet", "  ") for line in row.lines)
    if page.turns:
        blocks.append(heading(tr("Turning points")))
        blocks += _turned(page.turns)
    if page.prompts or page.discussion:
        blocks.append(heading(tr("To talk over")))
        blocks.extend(TextBlock(text, "", "? ", "$accent", gap=True) for text in (*page.prompts, *page.discussion))
    return blocks


def _strategy(tr: Translator, page: DebriefPage) -> list[TextBlock]:
    about = page.strategy
    if about is None:
        return []
    blocks = [heading(tr("Your strategy, and what was done of it")), TextBlock(about.head)]
    for row in about.rows:
        blocks.append(_signed_block(row.sign, row.head, "bold", gap=True))
        blocks.append(TextBlock(row.done, "$quiet", "  "))
    blocks.extend(TextBlock(text, "$quiet", gap=True) for text in about.remarks)
    return blocks


def _points(points: Iterable[PointRow]) -> list[TextBlock]:
    blocks = []
    for point in points:
        blocks.append(TextBlock(point.head, "bold", "· ", gap=True))
        blocks.extend(TextBlock(line, "", "  ") for line in point.lines)
    return blocks
