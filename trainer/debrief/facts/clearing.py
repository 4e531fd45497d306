"""What cleared a broken rule of conduct: an approval or a record, before or after."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.core.moves import Ask, First, Include, Pitch, Respond, Study
from trainer.core.scenario import Rule
from trainer.debrief.facts.replay import ReplayedMove, ReplayedPlay


@dataclass(frozen=True, slots=True)
class Clearing:
    """The move that cleared a rule; `what` is its title or words, `day` its day, `number` its number."""

    number: int
    day: int
    what: str


def clearing_of(play: ReplayedPlay, rule: Rule) -> Clearing | None:
    """Return what cleared `rule`, the first move that did, or None if nothing did."""
    for moment in play.moments:
        if rule.cleared_by & moment.after.flags:
            return Clearing(moment.number, moment.day, title_of(play, moment))
    return None


def title_of(play: ReplayedPlay, moment: ReplayedMove) -> str:
    """Return the title or the words of what was done, "" of what has none."""
    scenario = play.scenario
    match moment.move:
        case Study(ref):
            return scenario.sources[scenario.source_index[ref]].title
        case First(ref):
            return scenario.accounts[scenario.account_index[ref]].name
        case Include(ref):
            return play.said(scenario.survey_questions[scenario.survey_question_index[ref]].say)
        case Ask(ref):
            return play.said(scenario.questions[scenario.question_index[ref]].say)
        case Pitch(ref):
            return scenario.pitches[scenario.pitch_index[ref]].title
        case Respond(ref):
            return play.said(scenario.responses[scenario.response_index[ref]].say)
    return ""
