"""Hints for practice: what a careful colleague would suggest, not which answer is right."""

from __future__ import annotations

from trainer.core.calendar import new_clues
from trainer.core.legal import legal_moves
from trainer.core.moves import Ask, First, Pitch, Study
from trainer.core.objections import is_shown
from trainer.core.scenario import Scenario
from trainer.core.score.account_map import EVIDENCE_FOR_SURE
from trainer.core.state import DESK, MEETING, REVIEW_DUE, SURVEY, State
from trainer.core.view import view
from trainer.i18n.translator import Translator
from trainer.scene.people import in_chart_order


def hint(scenario: Scenario, state: State, tr: Translator) -> str:
    """Return one sentence that helps with what is next."""
    if state.place == MEETING:
        return _in_meeting(scenario, state, tr)
    if state.place == REVIEW_DUE:
        return tr("Before you hand in: where are you sure without two clues? Lower your certainty there.")
    if state.place == SURVEY:
        return tr("Leave out what leads: whoever is asked “You would like that, wouldn't you?” says yes, and no more.")
    if state.place != DESK:
        return tr("All that is left is to ask for the decision.")
    for move in legal_moves(scenario, state):
        if isinstance(move, Study):
            source = scenario.sources[scenario.source_index[move.source]]
            if new_clues(state, source.effects.reveals) and source.effects.breach < 0:
                return tr("There is something to learn without a meeting: {source}.", source=source.title)
    if any(isinstance(move, First) for move in legal_moves(scenario, state)):
        return tr("Where has somebody ordered lately, and who there has a say? Size alone orders nothing.")
    order = in_chart_order(view(scenario, state).people)
    people = [scenario.people[scenario.person_index[one.id]] for one in order]
    never = [person.name for person in people if not state.met >> person.index & 1]
    if never:
        return tr("You have never spoken to {person}.", person=never[0])
    unsupported = [
        person.name
        for person in people
        if sum(1 for clue in scenario.clues if clue.about == person.index and state.clues >> clue.index & 1)
        < EVIDENCE_FOR_SURE
    ]
    if unsupported:
        return tr("You hold fewer than two clues about {person}.", person=unsupported[0])
    return tr("You know a good deal. Whose concern has no pitch answered yet?")


def _in_meeting(scenario: Scenario, state: State, tr: Translator) -> str:
    if state.objection >= 0:
        objection = scenario.objections[state.objection]
        if state.understood >> objection.index & 1:
            return tr("You know what is behind it. Which of your answers speaks to that?")
        if is_shown(state, objection):
            name = scenario.people[objection.person].name
            return tr("Before you ask what is behind it: what do your notes say about {person}?", person=name)
        return tr("First take it seriously and ask what is behind it. Evidence comes after.")
    moves = legal_moves(scenario, state)
    asks = [scenario.questions[scenario.question_index[move.question]] for move in moves if isinstance(move, Ask)]
    telling = [one for one in asks if new_clues(state, one.effects.reveals) and one.effects.breach < 0]
    if telling:
        kind = tr.term("kind", telling[0].kind)
        return tr("One of your questions would tell you something new; look at those about: {kind}.", kind=kind)
    if any(isinstance(move, Pitch) for move in moves):
        return tr("Questions will tell you little more today. Which pitch answers what you heard here?")
    return tr("There is nothing more to gain here today.")
