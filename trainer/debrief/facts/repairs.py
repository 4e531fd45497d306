"""What could have been done otherwise, loss by loss: other moves in one place, the rest as it was played."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from trainer.core.legal import breaks_rule, can_ask, can_pitch, can_study, legal_moves
from trainer.core.moves import (
    Ask,
    First,
    Leave,
    Meet,
    Move,
    Pitch,
    Respond,
    Study,
    Survey,
)
from trainer.core.objections import handled
from trainer.core.pitch_fit import SERVES_FROM, fit_of, substance
from trainer.core.scenario import Question, Scenario
from trainer.core.score.card import BREACH_POINTS
from trainer.core.score.meetings import REACHED_FROM, UNITS_IN_FULL
from trainer.core.state import DESK, MEETING, State
from trainer.core.step import step
from trainer.debrief.facts.clues import clues_about
from trainer.debrief.facts.map_repairs import MAP_KINDS, finding_notes, map_notes
from trainer.debrief.facts.pitches import lawful_fits
from trainer.debrief.facts.promise_repairs import Instead, Otherwise, with_promises_kept, without_contradictions
from trainer.debrief.facts.replay import ReplayedPlay

LossKind = Literal[
    "breach", "contradiction", "objection", "pitch", "unheard", "unproven", "meeting", "reach", "late", "map", "sure",
    "finding", "more", "time", "story", "first", "survey", "promise", "no", "unwon", "together",
]  # fmt: skip
"""What was lost by.

A rule broken, two promises, an objection met badly, a case that fits little, one made before anything was asked, one
without its proof, the wrong channel or colleague, somebody who was not reached, a meeting that came late, what stood on
the map although clues in hand said otherwise, what was written too surely there, something not found out, the wrong
account, a questionnaire to the wrong person; a case that was left out of a meeting, time that was left over, no one
story for the house, a promise that was signed and not kept. "no" is the veto of somebody, and "unwon" a decider who
stayed below what it takes without a no: whom no one thing would have won. "together" are two things of which both would
have ended the play better, and neither alone.
"""

ANSWERED_IN_FULL = 80
"""Points of an objection from which it was met."""
FINDINGS = 3
"""Missed clues that are tried for each person, those that show most first."""
SWAPPED = 3
"""Meetings that are tried to be held with somebody else, those that brought least first."""
CASES = 2
"""Other cases that are tried for a pitch, those that fit best first."""


@dataclass(frozen=True, slots=True)
class Repair:
    """Something that could have been done otherwise.

    Attributes:
        kind: what was lost.
        subject: what it is about; of one subject no more than one loss is told.
        person: whom it concerns (an index), or −1.
        place: index of the first move that is another.
        ahead: the moves from there on.
        doing: what is done otherwise: the first new move, or None for leaving something out.
        companion: a second new move that belongs to it, or None.
        number: number of the move in the play that it mends, or 0 where nothing had been done.
        instead: for promises, what is done with the cases that were made.
    """

    kind: LossKind
    subject: tuple[str, int]
    person: int
    place: int
    ahead: tuple[Move, ...]
    doing: Move | None
    companion: Move | None = None
    number: int = 0
    instead: tuple[Instead, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A meeting in a play: `begin` and `end` are the places of its first and its last move, paperwork included."""

    person: int
    begin: int
    end: int


def repairs(play: ReplayedPlay) -> Iterator[Repair]:
    """Yield everything that is tried instead of what was done."""
    blocks = tuple(_blocks(play))
    yield from _breaches(play)
    yield from _promised(play)
    yield from _objections(play)
    for block in blocks:
        yield from _pitches(play, block)
        yield from _arranged(play, block)
        yield from _earlier(play, block)
        yield from _more(play, block)
    yield from _reached(play, blocks)
    yield from _one_story(play, blocks)
    yield from _on_the_map(play)
    yield from _found(play, blocks)
    yield from _accounts(play)
    yield from _surveys(play)


def _moves(play: ReplayedPlay, begin: int = 0, end: int | None = None) -> tuple[Move, ...]:
    return tuple(moment.move for moment in play.moments[begin:end])


def _blocks(play: ReplayedPlay) -> Iterator[Block]:
    begin = -1
    for place, moment in enumerate(play.moments):
        if isinstance(moment.move, Meet):
            begin = place
        if begin >= 0 and moment.before.place == MEETING and moment.after.place != MEETING:
            yield Block(moment.before.person, begin, place)
            begin = -1


def _breaches(play: ReplayedPlay) -> Iterator[Repair]:
    """Yield the play without any move that broke a rule which nothing cleared."""
    rules = {rule.index for rule in play.card.breaches}
    breaking = [
        place
        for place, moment in enumerate(play.moments)
        if any(happening.kind == "breach" and happening.item in rules for happening in moment.happenings)
    ]
    if breaking:
        gravest = max(breaking, key=lambda place: _gravity(play, place, rules))
        moment = play.moments[gravest]
        person = moment.before.person if moment.before.place == MEETING else -1
        whole = _without(play, "breach", ("breach", 0), person, breaking)
        yield replace(whole, number=moment.number)


def _gravity(play: ReplayedPlay, place: int, rules: Collection[int]) -> int:
    """Return what the gravest of some rules that was broken at a place costs of conduct."""
    broken = (one.item for one in play.moments[place].happenings if one.kind == "breach" and one.item in rules)
    return max(BREACH_POINTS[play.scenario.rules[rule].grade] for rule in broken)


def _promised(play: ReplayedPlay) -> Iterator[Repair]:
    for one in without_contradictions(play):
        yield _promised_otherwise(play, "contradiction", one)
    for one in with_promises_kept(play):
        yield _promised_otherwise(play, "promise", one)


def _promised_otherwise(play: ReplayedPlay, kind: LossKind, one: Otherwise) -> Repair:
    number = play.moments[one.told].number if one.told >= 0 else 0
    subject = (kind, one.number)
    return Repair(kind, subject, one.person, one.place, one.ahead, one.doing, number=number, instead=one.instead)


def _objections(play: ReplayedPlay) -> Iterator[Repair]:
    for objection in play.scenario.objections:
        given = [
            place
            for place, moment in enumerate(play.moments)
            if isinstance(moment.move, Respond) and moment.before.objection == objection.index
        ]
        if given and handled(play.scenario, objection, play.state.responses, play.state.understood) < ANSWERED_IN_FULL:
            yield _without(play, "objection", ("objection", objection.index), objection.person, given)


def _without(
    play: ReplayedPlay, kind: LossKind, subject: tuple[str, int], person: int, places: Sequence[int]
) -> Repair:
    """Return the play without the moves at `places`, which are in order."""
    first = places[0]
    ahead = tuple(moment.move for place, moment in enumerate(play.moments[first:], start=first) if place not in places)
    return Repair(kind, subject, person, first, ahead, None, number=play.moments[first].number)


def _with_more(play: ReplayedPlay, begin: int, more: Mapping[int, Move]) -> tuple[Move, ...]:
    """Return the moves from `begin` on, before those at the places of `more` each of its moves."""
    ahead: list[Move] = []
    for place, moment in enumerate(play.moments[begin:], start=begin):
        if place in more:
            ahead.append(more[place])
        ahead.append(moment.move)
    return tuple(ahead)


def _pitches(play: ReplayedPlay, block: Block) -> Iterator[Repair]:
    scenario, person = play.scenario, block.person
    subject = ("pitch", person)
    for place in range(block.begin, block.end + 1):
        moment = play.moments[place]
        if not isinstance(moment.move, Pitch):
            continue
        state, rest = moment.before, _moves(play, place + 1)
        made = scenario.pitches[scenario.pitch_index[moment.move.pitch]]
        fit = fit_of(scenario, state, person, made)
        for case in _better_cases(scenario, state, fit.total)[:CASES]:
            yield Repair("pitch", subject, person, place, (case, *rest), case, number=moment.number)
        if fit.total < SERVES_FROM:
            yield Repair("pitch", subject, person, place, rest, None, number=moment.number)
        if fit.total < REACHED_FROM:
            visit = _visit(scenario, play.moments[block.begin].before, person)
            if visit is not None:
                ahead = (*visit.moves, *_moves(play, block.end + 1))
                yield Repair(
                    "pitch", subject, person, block.begin, ahead, visit.meet, visit.pitch, number=moment.number
                )
        if fit.unheard:
            question = _opening(scenario, state, person)
            if question is not None:
                ahead = (question.move, moment.move, *rest)
                yield Repair("unheard", subject, person, place, ahead, question.move, number=moment.number)
        if not fit.proof:
            missing = made.proof & ~state.clues
            before = _moves(play, block.begin)
            for source in scenario.sources:
                if source.effects.reveals & missing and not breaks_rule(scenario, source.move):
                    yield Repair(
                        "unproven", subject, person, block.begin, (source.move, *before), source.move,
                        number=moment.number,
                    )  # fmt: skip


def _better_cases(scenario: Scenario, state: State, made: int) -> list[Pitch]:
    """Return the lawful cases that would fit better than `made`, the best first."""
    better = [(case, fit) for case, fit in lawful_fits(scenario, state) if fit > made]
    return [case.move for case, _ in sorted(better, key=lambda pair: -pair[1])]


def _opening(scenario: Scenario, state: State, person: int) -> Question | None:
    """Return a lawful question that is open to `person`: one about themselves that shows something, if there is any."""
    open_ones = [
        question
        for move in legal_moves(scenario, state)
        if isinstance(move, Ask)
        and (question := scenario.questions[scenario.question_index[move.question]]).effects.breach < 0
        and question.effects.trust >= 0
    ]
    about = sum(1 << clue.index for clue in clues_about(scenario, person))
    return max(
        open_ones,
        key=lambda one: (bool(one.effects.reveals & about & ~state.clues), bool(one.effects.reveals & ~state.clues)),
        default=None,
    )


def _arranged(play: ReplayedPlay, block: Block) -> Iterator[Repair]:
    """Yield the meeting by the channel and with the colleague whom the person prefers."""
    scenario, moment = play.scenario, play.moments[block.begin]
    truth = scenario.truth(moment.before.fired)[block.person]
    move = moment.move
    assert isinstance(move, Meet)
    channel = truth.channel or move.channel
    begun = moment.after.counterpart
    companions: list[str | None] = [move.companion]
    if truth.counterpart and begun != truth.counterpart:
        companions = [None] if truth.counterpart == "sales" else [
            colleague.id for colleague in scenario.team if colleague.counterpart == truth.counterpart
        ]  # fmt: skip
    for companion in companions:
        other = Meet(move.person, channel, companion)
        if other != move:
            ahead = (other, *_moves(play, block.begin + 1))
            yield Repair(
                "meeting", ("pitch", block.person), block.person, block.begin, ahead, other, number=moment.number
            )


def _earlier(play: ReplayedPlay, block: Block) -> Iterator[Repair]:
    """Yield the meeting as the first of the play, if something was said in it that counts."""
    first = next(place for place, moment in enumerate(play.moments) if isinstance(moment.move, Meet | Study | Survey))
    said = [moment for moment in play.moments[block.begin : block.end + 1] if isinstance(moment.move, Pitch)]
    if not said or first == block.begin:
        return
    moment = play.moments[block.begin]
    ahead = (
        *_moves(play, block.begin, block.end + 1),
        *_moves(play, first, block.begin),
        *_moves(play, block.end + 1),
    )
    yield Repair(
        "late", ("late", block.person), block.person, first, ahead, moment.move, number=moment.number
    )  # fmt: skip


def _reached(play: ReplayedPlay, blocks: Sequence[Block]) -> Iterator[Repair]:
    """Yield one more meeting with everybody of influence in the time that was left at the end.

    With somebody who heard no case it is tried in place of another meeting, too.
    """
    desks = [place for place, moment in enumerate(play.moments) if moment.before.place == DESK]
    if not desks:
        return
    spare = sorted(blocks, key=lambda block: _brought(play, block))[:SWAPPED]
    for person, truth in enumerate(play.truths):
        if not truth.influence or not truth.present:
            continue
        unheard = not play.state.pitched[person]
        places = [(desks[-1], desks[-1])] + [(block.begin, block.end + 1) for block in spare if unheard]
        for begin, end in places:
            visit = _visit(play.scenario, play.moments[begin].before, person)
            if visit is not None:
                kind: LossKind = "reach" if unheard else "time"
                subject = ("pitch", person) if unheard else ("time", 0)
                ahead = (*visit.moves, *_moves(play, end))
                yield Repair(kind, subject, person, begin, ahead, visit.meet, visit.pitch)


def _more(play: ReplayedPlay, block: Block) -> Iterator[Repair]:
    """Yield another case before the end of a meeting that held one more."""
    scenario, leaving = play.scenario, play.moments[block.end]
    if not isinstance(leaving.move, Leave):
        return
    rest = _moves(play, block.end)
    for case in _better_cases(scenario, leaving.before, REACHED_FROM - 1)[:1]:
        yield Repair(
            "more", ("pitch", block.person), block.person, block.end, (case, *rest), case,
            number=play.moments[block.begin].number,
        )  # fmt: skip


def _one_story(play: ReplayedPlay, blocks: Sequence[Block]) -> Iterator[Repair]:
    """Yield one case for the whole house, made besides the others in the meetings that held it, unit by unit."""
    scenario = play.scenario
    for case in scenario.pitches:
        if not case.shared or breaks_rule(scenario, case.move):
            continue
        best: dict[int, tuple[int, Block]] = {}
        for block in blocks:
            state = play.moments[block.end].before
            if isinstance(play.moments[block.end].move, Leave) and case.move in legal_moves(scenario, state):
                unit = scenario.people[block.person].unit_index
                fit = fit_of(scenario, state, block.person, case).total
                if fit >= SERVES_FROM and fit > best.get(unit, (0, block))[0]:
                    best[unit] = (fit, block)
        chosen = sorted(best.values(), key=lambda pair: -pair[0])[:UNITS_IN_FULL]
        for count in range(2, len(chosen) + 1):
            told = {block.end: case.move for _, block in chosen[:count]}
            first = min(told)
            yield Repair("story", ("story", 0), -1, first, _with_more(play, first, told), case.move)


def _brought(play: ReplayedPlay, block: Block) -> int:
    """Return what a meeting brought: points of support, by the hearer's influence."""
    before, after = play.moments[block.begin].before, play.moments[block.end].after
    found = (after.clues & ~before.clues).bit_count()
    influence = [truth.influence for truth in play.scenario.truth(before.fired)]
    moved = sum(weight * (new - old) for weight, old, new in zip(influence, before.support, after.support, strict=True))
    return moved + 10 * found


@dataclass(frozen=True, slots=True)
class Visit:
    """A meeting as it could be held: how it is arranged, at most one question, a case, and the end."""

    meet: Meet
    asked: tuple[Ask, ...]
    pitch: Pitch

    @property
    def moves(self) -> tuple[Move, ...]:
        """The whole meeting."""
        return (self.meet, *self.asked, self.pitch, Leave())


def _visit(scenario: Scenario, state: State, person: int) -> Visit | None:
    """Return a meeting with a person as they like it, with the case that answers most; None if there can be none."""
    truth, name = scenario.truth(state.fired)[person], scenario.people[person].id
    lawful = [
        move
        for move in legal_moves(scenario, state)
        if isinstance(move, Meet) and move.person == name and not breaks_rule(scenario, move)
    ]
    if not lawful:
        return None

    def suits(move: Meet) -> tuple[bool, bool, bool]:
        kind = scenario.team[scenario.team_index[move.companion]].counterpart if move.companion else "sales"
        return (truth.channel in ("", move.channel), truth.counterpart in ("", kind), move.channel == "visit")

    meet = max(lawful, key=suits)
    inside, _ = step(scenario, state, meet)
    question = _opening(scenario, inside, person)
    cases = [case for case in scenario.pitches if not breaks_rule(scenario, case.move) and can_pitch(inside, case)]
    best = max(cases, key=lambda case: sum(substance(scenario, state.fired, person, case)), default=None)
    return None if best is None else Visit(meet, () if question is None else (question.move,), best.move)


def _on_the_map(play: ReplayedPlay) -> Iterator[Repair]:
    for person in range(len(play.scenario.people)):
        for kind in MAP_KINDS:
            notes = map_notes(play, person, kind)
            if notes:
                first = min(notes.by_place)
                ahead = _with_more(play, first, notes.by_place)
                number = play.moments[notes.told].number
                yield Repair(kind, ("map", person), person, first, ahead, notes.note, number=number)


def _found(play: ReplayedPlay, blocks: Sequence[Block]) -> Iterator[Repair]:
    """Yield what was not found out and could have been: a source, or a question in a meeting that was held."""
    scenario = play.scenario
    for person in range(len(scenario.people)):
        tried = 0
        for clue, notes in finding_notes(play, person):
            ways = list(_ways(play, blocks, clue))
            for doing, begin, end in ways:
                kept = {place: note for place, note in notes.by_place.items() if place >= begin}
                if kept:
                    ahead = (doing, *_with_more(play, end, kept))
                    yield Repair("finding", ("map", person), person, begin, ahead, doing, kept[max(kept)])
            tried += bool(ways)
            if tried == FINDINGS:
                break


def _ways(play: ReplayedPlay, blocks: Sequence[Block], clue: int) -> Iterator[tuple[Move, int, int]]:
    """Yield what would have shown a clue: the move, where it goes in, and where the play goes on."""
    scenario = play.scenario
    for source in scenario.sources:
        if source.effects.reveals >> clue & 1 and source.effects.breach < 0:
            for place, moment in enumerate(play.moments):
                if can_study(scenario, moment.before, source):
                    yield source.move, place, place
                    break
    for question in scenario.questions:
        if question.effects.reveals >> clue & 1 and question.effects.breach < 0:
            for block in blocks:
                if block.person == question.person:
                    way = _asked_in(play, block, question)
                    if way is not None:
                        yield question.move, *way
                        break


def _asked_in(play: ReplayedPlay, block: Block, question: Question) -> tuple[int, int] | None:
    """Return where a question could have been asked in a meeting: besides the rest, or for one that showed nothing."""
    inside = range(block.begin + 1, block.end + 1)
    for place in reversed(inside):
        moment = play.moments[place]
        if can_ask(moment.before, question):
            return place, place
    for place in reversed(inside):
        moment = play.moments[place]
        if (
            isinstance(moment.move, Ask)
            and moment.after.clues == moment.before.clues
            and moment.after.trust <= moment.before.trust
            and can_ask(moment.before, question)
        ):
            return place, place + 1
    return None


def _accounts(play: ReplayedPlay) -> Iterator[Repair]:
    for place, moment in enumerate(play.moments):
        if isinstance(moment.move, First):
            for account in play.scenario.accounts:
                other = First(account.id)
                if other != moment.move:
                    ahead = (other, *_moves(play, place + 1))
                    yield Repair("first", ("first", 0), -1, place, ahead, other, number=moment.number)


def _surveys(play: ReplayedPlay) -> Iterator[Repair]:
    for place, moment in enumerate(play.moments):
        match moment.move:
            case Survey(sheet, who):
                for person in play.scenario.people:
                    if person.id != who:
                        other = Survey(sheet, person.id)
                        ahead = (other, *_moves(play, place + 1))
                        number = moment.number
                        yield Repair("survey", ("survey", place), person.index, place, ahead, other, number=number)
