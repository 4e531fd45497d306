"""The better move: what one other move at a turning point would have changed, had the rest been played as it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from trainer.core.account_map import with_note
from trainer.core.legal import breaks_rule, legal_moves
from trainer.core.moves import (
    Ask,
    Close,
    First,
    Include,
    Leave,
    Meet,
    Move,
    Note,
    Paperwork,
    Pitch,
    Respond,
    Review,
    Study,
    Survey,
)
from trainer.core.objections import fails, is_shown, speaks_to
from trainer.core.scenario import Objection, Response, Scenario
from trainer.core.score.account_map import EVIDENCE_FOR_SURE
from trainer.core.score.card import score
from trainer.core.state import DESK, MEETING, OVER, REVIEW_DUE, SURVEY, State
from trainer.core.step import step
from trainer.debrief.facts.replay import ReplayedMove, ReplayedPlay
from trainer.debrief.facts.turning_points import LOSS, BetterMove, Turn
from trainer.errors import IllegalMove

EVERY = 99
"""Better moves to look for, where paper has room for all of them."""
WORTH_TELLING = 0.5
"""Points of the overall score below which another move is no better worth telling."""


def with_better(play: ReplayedPlay, turns: Sequence[Turn], most: int = EVERY) -> tuple[Turn, ...]:
    """Return `turns`, each that lost something with the best single other move there, where one is better.

    Searches where most support was lost first, until `most` are found.

    Every other legal move that keeps the rules of conduct is tried, leaving the move out, and for a gap on the map each
    role that clues in hand show. The rest is played as it was: what is no longer legal is left out, and an objection
    that did not come up in the play is met as by somebody who listens: by asking where no clue in hand shows what is
    meant, then by the evidence for that.
    """
    lost = sorted((turn for turn in turns if turn.tone == LOSS), key=lambda turn: (turn.support, turn.number))
    found: dict[int, BetterMove] = {}
    for number in dict.fromkeys(turn.number for turn in lost):
        if len(found) == most:
            break
        better = _best(play, number - 1)
        if better:
            found[number] = better
    # Several turning points can come of one move: the first of them says what would have been better.
    return tuple(
        replace(turn, better=found.pop(turn.number)) if turn.tone == LOSS and turn.number in found else turn
        for turn in turns
    )


def _best(play: ReplayedPlay, place: int) -> BetterMove | None:
    moment = play.moments[place]
    rest = [later.move for later in play.moments[place + 1 :]]
    best: BetterMove | None = None
    for move in _others(play.scenario, moment):
        state = moment.before
        ahead = rest
        if isinstance(move, Note):
            ahead = [moment.move, *rest]
        if move is not None:
            state, _ = step(play.scenario, state, move)
        card = score(play.scenario, _played_on(play.scenario, state, ahead))
        assert card is not None
        gain = round(card.overall - play.card.overall, 1)
        if gain >= WORTH_TELLING and (best is None or gain > best.gain):
            outcome = card.outcome.kind if card.outcome.kind != play.card.outcome.kind else ""
            best = _told(play, moment, move, gain, card.overall, outcome)
    return best


def _others(scenario: Scenario, moment: ReplayedMove) -> Iterator[Move | None]:
    """Yield the moves that could have been made instead; None for making none."""
    if isinstance(moment.move, Review | Close):
        yield from _notes(scenario, moment.before)
        return
    # First, so that another move must beat it.
    if isinstance(moment.move, Ask | Pitch | Study | Survey):
        yield None
    for move in legal_moves(scenario, moment.before):
        if move != moment.move and not isinstance(move, Review | Close) and not breaks_rule(scenario, move):
            yield move


def _notes(scenario: Scenario, state: State) -> Iterator[Note]:
    """Yield, for everybody without a role on the map, each role that a clue in hand shows."""
    for person, note in zip(scenario.people, state.board, strict=True):
        if note is not None and note.roles:
            continue
        shown: dict[str, list[str]] = {}
        for clue in scenario.clues:
            if clue.about == person.index and state.clues >> clue.index & 1:
                for axis, value in clue.supports:
                    if axis == "role":
                        shown.setdefault(value, []).append(clue.id)
        for role, clues in shown.items():
            certainty = 3 if len(clues) >= EVIDENCE_FOR_SURE else 2
            yield replace(note or Note(person.id), roles=(role,), certainty=certainty, evidence=tuple(clues))


def _played_on(scenario: Scenario, state: State, rest: Sequence[Move]) -> State:
    """Return how the play ends if it goes on with `rest`."""
    ahead = list(rest)
    while ahead:
        move = ahead.pop(0)
        if state.objection >= 0 and not isinstance(move, Respond | Paperwork):
            state = _answered(scenario, state)
        if state.place == SURVEY and not isinstance(move, Paperwork | Include):
            state = _filled_up(scenario, state)
        if state.place == REVIEW_DUE and not isinstance(move, Paperwork | Review):
            # The map came due earlier than it did: what was written for it is written now.
            ahead.insert(0, move)
            state = _handed_in(scenario, state, ahead)
            continue
        state = _made(scenario, state, move)
    while state.place != OVER:
        if state.objection >= 0:
            state = _answered(scenario, state)
        state = _filled_up(scenario, state)
        last = Leave() if state.place == MEETING else Review() if state.place == REVIEW_DUE else Close()
        state, _ = step(scenario, state, last)
    return state


def _handed_in(scenario: Scenario, state: State, ahead: list[Move]) -> State:
    """Hand in the next map of the play, and take it with its notes out of what lies ahead."""
    last = next((place for place, move in enumerate(ahead) if isinstance(move, Review)), -1)
    taken = [place for place in range(last) if isinstance(ahead[place], Paperwork)]
    for place in taken:
        state = _made(scenario, state, ahead[place])
    for place in reversed([*taken, *([last] if last >= 0 else [])]):
        del ahead[place]
    return step(scenario, state, Review())[0]


def _made(scenario: Scenario, state: State, move: Move) -> State:
    """Return the state after `move`, or `state` if it is not legal any more."""
    if isinstance(move, Note):
        if state.place == OVER:
            return state
        # It was legal in the play: all that can be wrong with it now is a clue that was not found.
        evidence = tuple(clue for clue in move.evidence if state.clues >> scenario.clue_index[clue] & 1)
        return with_note(scenario, state, move if evidence == move.evidence else replace(move, evidence=evidence))
    # Cheaper than the error that says all that would be legal.
    if isinstance(move, Ask | Pitch | Respond | Leave) and state.place != MEETING:
        return state
    if isinstance(move, Study | Meet | First | Survey) and state.place != DESK:
        return state
    if isinstance(move, Include) and state.place != SURVEY:
        return state
    if isinstance(move, Respond) and state.objection < 0:
        return state
    if isinstance(move, Ask) and scenario.questions[scenario.question_index[move.question]].person != state.person:
        return state
    try:
        return step(scenario, state, move)[0]
    except IllegalMove:
        return state


def _filled_up(scenario: Scenario, state: State) -> State:
    """Put into a questionnaire that is open whatever comes first, until it is full."""
    while state.place == SURVEY:
        state, _ = step(scenario, state, legal_moves(scenario, state)[0])
    return state


def _answered(scenario: Scenario, state: State) -> State:
    while state.objection >= 0:
        legal = [
            scenario.responses[scenario.response_index[move.response]]
            for move in legal_moves(scenario, state)
            if isinstance(move, Respond)
        ]
        objection = scenario.objections[state.objection]
        known = is_shown(state, objection)
        state, _ = step(scenario, state, min(legal, key=lambda one: _order(one, objection, known=known)).move)
    return state


def _order(response: Response, objection: Objection, *, known: bool) -> tuple[bool, bool, bool, bool, int]:
    asks = response.stays and not known
    idle = (response.stays and known) or not speaks_to(response, objection)
    return (response.effects.breach >= 0, fails(response, objection), not asks, idle, response.index)


def _told(
    play: ReplayedPlay, moment: ReplayedMove, move: Move | None, gain: float, overall: float, outcome: str
) -> BetterMove:
    scenario = play.scenario
    kind, who, what, term, colleague = "skip", moment.before.person, "", "", ""
    match move:
        case Ask(ref):
            kind, what = "ask", scenario.questions[scenario.question_index[ref]].say
        case Pitch(ref):
            kind, what = "pitch", scenario.pitches[scenario.pitch_index[ref]].title
        case Respond(ref):
            kind, what = "respond", scenario.responses[scenario.response_index[ref]].say
        case Study(ref):
            kind, what = "study", scenario.sources[scenario.source_index[ref]].title
        case First(ref):
            kind, what = "first", scenario.accounts[scenario.account_index[ref]].name
        case Survey(ref, person):
            kind, who = "survey", scenario.person_index[person]
            what = scenario.questionnaires[scenario.questionnaire_index[ref]].title
        case Include(ref):
            kind, what = "include", scenario.survey_questions[scenario.survey_question_index[ref]].say
        case Leave():
            kind = "leave"
        case Meet(person, channel, companion):
            kind, who, term = "meet", scenario.person_index[person], channel
            colleague = scenario.team[scenario.team_index[companion]].name if companion else ""
        case Note(person, roles):
            kind, who, term = "note", scenario.person_index[person], roles[0]
    return BetterMove(kind, play.name(who), play.said(what), term, colleague, gain, overall, outcome)
