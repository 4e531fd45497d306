"""The pages of the debrief as blocks of text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from trainer.core.calendar import slot_shown
from trainer.core.decision import contradictions
from trainer.core.score.card import ScoreCard
from trainer.core.state import State
from trainer.core.vocabulary import SLOTS_A_DAY
from trainer.i18n.translator import Translator
from trainer.scene.move_text import move_text
from trainer.scene.narration import narration
from trainer.scene.text import signed
from trainer.tui import after
from trainer.tui.drawing import bar, dots, narration_blocks
from trainer.tui.widgets.text_view import TextBlock, heading
from trainer.tui.wrap import pad

if TYPE_CHECKING:
    from trainer.core.scenario import Scenario
    from trainer.debrief.page import DebriefPage, TurnRow
    from trainer.play.session import PlayedMove, Session

_NAME = 15
_LABEL = 20
_TONES = {"gain": "$success", "loss": "$error", "shift": "$warning"}
_MARK_STYLES = {"✓": "$success", "–": "$warning", "×": "$error"}


def when(tr: Translator, scenario: Scenario, state: State) -> str:
    """Return the half-day of a state in words."""
    slot = slot_shown(scenario, state)
    half = tr("afternoon") if slot % SLOTS_A_DAY else tr("morning")
    return tr("day {day}, {half}", day=slot // SLOTS_A_DAY + 1, half=half)


def result(tr: Translator, session: Session, card: ScoreCard, page: DebriefPage | None) -> list[TextBlock]:
    """Return the result, competency by competency; `page` may still be under way."""
    end = card.outcome
    line = session.attempt.reaction
    words = tr("Your line: {line}", line=line) if line else tr("Before you read on: how was it for you? Press w.")
    blocks = [TextBlock(words, "$quiet"), heading(f"{tr.term('outcome', end.kind)}")]
    if end.ending is not None:
        blocks.append(TextBlock(end.ending.title, "bold"))
        blocks.append(TextBlock(end.ending.text.replace("{you}", session.you)))
    pitches = session.scenario.pitches
    for one, other in contradictions(session.scenario, session.state):
        words = tr(
            "Your promises contradict each other: {first} and {second}. "
            "Everybody who heard one of them took support back.",
            first=pitches[one].title,
            second=pitches[other].title,
        )
        blocks.append(TextBlock(words, "", "× ", "$error"))
    if session.practice:
        words = tr("Practice.")
        if session.rewinds:
            words += " " + tr.plural("You went back once.", "You went back {count} times.", session.rewinds)
        blocks.append(TextBlock(words, "$quiet"))
    if page is None:
        return [*blocks, TextBlock(tr("Reading the play once more…"), "$quiet", gap=True)]
    blocks.extend(TextBlock(why, "$quiet", gap=True) for why in page.result.why)
    blocks += _scores(tr, page, card)
    blocks.append(heading(tr("How sure, and how right")))
    blocks.extend(TextBlock(words, "$quiet") for words in page.result.certainty)
    return blocks


def _scores(tr: Translator, page: DebriefPage, card: ScoreCard) -> list[TextBlock]:
    told = page.result
    par = "  " + tr("par {par}", par=told.par) if told.par else ""
    words = f"{told.overall} / 100  {bar(card.overall, 20)}{par}"
    blocks = [TextBlock(words, "bold", pad(tr("Overall"), _NAME), "bold", gap=True)]
    for score in told.scores:
        if score.number < 0:
            continue
        par = "  " + tr("par {par}", par=score.par) if score.par else ""
        weight = "  " + tr("weight {weight}", weight=score.weight)
        words = f"{pad(score.value, 5)} {bar(score.number)}{par}"
        blocks.append(TextBlock(words, "", pad(score.label, _NAME), "bold", gap=True))
        blocks.append(TextBlock(tr("; ").join((weight.strip(), *score.parts)), "$quiet", " " * _NAME))
    return blocks


def person(tr: Translator, session: Session, index: int) -> list[TextBlock]:
    """Return the truth about a person beside what the map said, and the clues."""
    scenario, state = session.scenario, session.state
    judged = after.last_map(scenario, state)
    note, truth = judged.board[index], judged.truths[index]
    roles = tr.listed(tr.term("role", role) for role in truth.roles)
    mine = tr.listed(tr.term("role", role) for role in note.roles) if note is not None and note.roles else tr("nothing")
    if note is not None and note.roles:
        mine = tr("{word} ({note})", word=mine, note=tr.term("certainty", str(note.certainty)))
    blocks = [TextBlock(tr("✓ right or found   – missed   × not so"), "$quiet")]
    blocks += _pair(tr, tr("Role"), roles, mine, after.role_mark(note, truth))
    for label, kind, true, said in (
        (tr("Influence"), "influence", str(truth.influence), None if note is None else note.influence),
        (tr("Stance at the start"), "stance", str(truth.stance), None if note is None else note.stance),
        (tr("Veto"), "veto", truth.veto, None if note is None else note.veto),
    ):
        words = tr("nothing") if said is None else tr.term(kind, str(said))
        mark = "–" if said is None else "✓" if str(said) == true else "×"
        blocks += _pair(tr, label, tr.term(kind, true), words, mark)
    for label, wins in ((tr("Needs for the office"), False), (tr("Wants for themselves"), True)):
        blocks.append(heading(label))
        rows = after.needs_marked(tr, note, truth, wins=wins)
        blocks.extend(TextBlock(words, "", f"{mark} ", _MARK_STYLES[mark]) for mark, words in rows)
        if not rows:
            blocks.append(TextBlock(tr("nothing in particular"), "$quiet"))
    likes = [tr.term("channel", truth.channel)] if truth.channel else []
    likes += [tr.term("counterpart", truth.counterpart)] if truth.counterpart else []
    if likes:
        blocks.append(TextBlock(tr.listed(likes), "", tr("likes to be met by:") + " ", "$quiet", 2, gap=True))
    sways = [
        tr("{word} ({note})", word=scenario.people[other].name, note=signed(strength))
        for other, strength in truth.sways
    ]
    if sways:
        blocks.append(TextBlock(tr.listed(sways), "", tr("⇢ sways:") + " ", "$quiet", 2))
    blocks += _pitched(tr, session, index)
    blocks += _clues(tr, session, index)
    return blocks


def _pair(tr: Translator, label: str, true: str, mine: str, mark: str) -> list[TextBlock]:
    return [
        TextBlock(true, "", f"{mark} {pad(label, _LABEL)}", _MARK_STYLES[mark], gap=False),
        TextBlock(mine, "$quiet", " " * (_LABEL + 2) + tr("you:") + " ", "$quiet"),
    ]


def _pitched(tr: Translator, session: Session, index: int) -> list[TextBlock]:
    fits = [(pitch, fit) for who, pitch, fit in session.state.fits if who == index]
    if not fits:
        return []
    blocks = [heading(tr("What you pitched"))]
    for pitch, fit in fits:
        blocks.append(
            TextBlock(f"{session.scenario.pitches[pitch].title}  " + tr("fit {fit} of 100", fit=fit), "", "· ")
        )
    return blocks


def _clues(tr: Translator, session: Session, index: int) -> list[TextBlock]:
    scenario, state = session.scenario, session.state
    truth = scenario.truth(state.fired)[index]
    blocks = [heading(tr("The clues"))]
    for clue in (one for one in scenario.clues if one.about == index):
        found = bool(state.clues >> clue.index & 1)
        mark = "✓" if found else "–"
        blocks.append(TextBlock(clue.text, "" if found else "$quiet", f"{mark} ", _MARK_STYLES[mark]))
        if after.misleads(session.scenario, clue, truth):
            blocks.append(TextBlock(tr("This one leads astray, at least at the end."), "$warning", "  ! ", "$warning"))
        if not found:
            blocks.append(
                TextBlock(after.where(tr, scenario, clue), "$quiet", "  " + tr("to be found:") + " ", "$quiet", 4)
            )
    return blocks if len(blocks) > 1 else []


def moment(tr: Translator, session: Session, at: PlayedMove, turns: Iterable[TurnRow] = ()) -> list[TextBlock]:
    """Return a move with what was said, what turned there, and how everybody stood."""
    scenario, people = session.scenario, session.view.people
    said = narration_blocks(tr, narration(tr, scenario, at.lines))
    blocks = [heading(move_text(tr, scenario, at.move, session.you), gap=False), *said]
    blocks += _turned(turns)
    moved = dict(after.shifts(at))
    blocks.append(heading(tr("How they stood after it")))
    width = max((len(one.name) for one in people), default=8) * 2
    for index, one in enumerate(people):
        change = f"  {'▲' if moved[index] > 0 else '▼'} {signed(moved[index])}" if index in moved else ""
        words = (
            tr("trust") + f" {dots(at.after.trust[index])}   " + tr("support") + f" {at.after.support[index]}{change}"
        )
        blocks.append(TextBlock(words, "bold" if index in moved else "", pad(one.name, min(20, width))))
    return blocks


def _turned(turns: Iterable[TurnRow]) -> list[TextBlock]:
    blocks = []
    for turn in turns:
        blocks.append(TextBlock(turn.head, "bold", f"{turn.sign} ", _TONES[turn.tone], gap=True))
        blocks.extend(TextBlock(line, "", "  ") for line in turn.lines)
        if turn.better:
            blocks.append(TextBlock(turn.better, "$accent", "  ⇢ ", "$accent"))
    return blocks


def lessons(tr: Translator, page: DebriefPage) -> list[TextBlock]:
    """Return what went well, what turned the play, what to change, questions to talk over, and rules broken."""
    told = page.next
    blocks: list[TextBlock] = []
    if told.rules:
        blocks.append(heading(tr("Rules you broke")))
        for rule in told.rules:
            blocks.append(TextBlock(rule.head, "bold", "× ", "$error", gap=True))
            blocks.extend(TextBlock(line, "", "  ") for line in rule.lines)
        if told.small_print:
            blocks.append(TextBlock(told.small_print, "$quiet", gap=True))
    for title, points in (
        (tr("What went well"), told.well),
        (tr("What to change, and the principle behind it"), told.change),
    ):
        if points:
            blocks.append(heading(title))
        for point in points:
            blocks.append(TextBlock(point.head, "bold", "· ", gap=True))
            blocks.extend(TextBlock(line, "", "  ") for line in point.lines)
            if point.practise:
                blocks.append(TextBlock(point.practise, "$accent", "  ⇢ ", "$accent"))
    if page.turns:
        blocks.append(heading(tr("Turning points")))
        blocks += _turned(page.turns)
    if page.prompts or page.discussion:
        blocks.append(heading(tr("To talk over")))
        blocks.extend(TextBlock(text, "", "? ", "$accent", gap=True) for text in (*page.prompts, *page.discussion))
    return blocks
