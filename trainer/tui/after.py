"""What can be said of a play once it is over: the truth beside the map, where clues lay."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trainer.core.clues import claim_holds
from trainer.core.moves import Note
from trainer.core.scenario import Clue, Scenario, Truth
from trainer.core.state import State
from trainer.core.vocabulary import CONCERN_MASK, NEED_BIT, NEEDS
from trainer.i18n.translator import Translator
from trainer.tui.wrap import truncate

if TYPE_CHECKING:
    from trainer.play.session import PlayedMove


class Judged(NamedTuple):
    """The map that counted last, with what was true then."""

    board: tuple[Note | None, ...]
    truths: tuple[Truth, ...]


def last_map(scenario: Scenario, state: State) -> Judged:
    """Return the last map handed in, or the board where there was no review."""
    if state.handed:
        last = state.handed[-1]
        return Judged(last.board, scenario.truth(last.fired))
    return Judged(state.board, scenario.truth(state.fired))


def shifts(moment: PlayedMove) -> list[tuple[int, int]]:
    """Return by how much the support of each person moved who was moved, as (index, points)."""
    pairs = zip(moment.before.support, moment.after.support, strict=True)
    return [(person, after - before) for person, (before, after) in enumerate(pairs) if after != before]


def role_mark(note: Note | None, truth: Truth) -> str:
    """Return ✓, × or – for a primary role that is right, wrong or not given."""
    if note is None or not note.roles:
        return "–"
    return "✓" if note.roles[0] == truth.roles[0] else "×"


def gravest_first(judged: Judged) -> list[int]:
    """Return the people's indexes: wrong with the highest certainty first, right ones last."""

    def order(person: int) -> tuple[int, int, int]:
        note, truth = judged.board[person], judged.truths[person]
        mark = role_mark(note, truth)
        certainty = note.certainty if note is not None else 0
        return ("×–✓".index(mark), -certainty if mark == "×" else 0, -truth.influence)

    return sorted(range(len(judged.truths)), key=order)


def needs_marked(tr: Translator, note: Note | None, truth: Truth, *, wins: bool) -> list[tuple[str, str]]:
    """Return (mark, words) of every need that is held or was ticked: ✓ found, – missed, × not so."""
    kind = "win" if wins else "concern"
    ticked = set() if note is None else set(note.wins if wins else note.concerns)
    rows = []
    for name in NEEDS:
        bit = NEED_BIT[name]
        if bool(bit & CONCERN_MASK) == wins:
            continue
        held = bool(truth.needs & bit)
        if held or name in ticked:
            mark = "✓" if held and name in ticked else "–" if held else "×"
            rows.append((mark, tr.term(kind, name)))
    return rows


def misleads(scenario: Scenario, clue: Clue, truth: Truth) -> bool:
    """Return whether nothing that a clue seems to show is true."""
    return bool(clue.supports) and not any(
        claim_holds(scenario.person_index, truth, axis, value) for axis, value in clue.supports
    )


def where(tr: Translator, scenario: Scenario, clue: Clue, width: int = 60) -> str:
    """Return the places where a clue could be found."""
    bit = 1 << clue.index
    places = [
        tr("source: {title}", title=truncate(one.title, width)) for one in scenario.sources if one.effects.reveals & bit
    ]
    for question in scenario.questions:
        if question.effects.reveals & bit:
            name = scenario.people[question.person].name
            places.append(tr("asking {person}: {words}", person=name, words=truncate(question.say, width)))
    for response in scenario.responses:
        if response.effects.reveals & bit:
            name = scenario.people[scenario.objections[response.objection].person].name
            places.append(tr("answering {person}: {words}", person=name, words=truncate(response.say, width)))
    for pitch in scenario.pitches:
        if pitch.effects.reveals & bit:
            places.append(tr("pitching: {title}", title=truncate(pitch.title, width)))
    if any(event.reveals & bit for event in scenario.events):
        places.append(tr("it came up by itself"))
    return tr("; ").join(places)
