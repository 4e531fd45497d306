"""When and with whom a rule of conduct was broken, and what cleared it: an approval or a record, before or after."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.core.moves import Ask, First, Include, Meet, Pitch, Respond, Study, Survey
from trainer.core.scenario import Rule
from trainer.core.state import MEETING
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


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day on which a rule was broken, and with whom: the person's name, or else `what` was done, by its title."""

    day: int
    person: str
    what: str


def occasion_of(play: ReplayedPlay, moment: ReplayedMove) -> Occasion:
    """Return when and with whom, or by what, something was done."""
    scenario, person = play.scenario, -1
    match moment.move:
        case Meet(who) | Survey(_, who):
            person = scenario.person_index[who]
        case Include(ref):
            sheet = scenario.survey_questions[scenario.survey_question_index[ref]].questionnaire
            person = moment.before.surveyed[sheet]
        case _ if moment.before.place == MEETING:
            person = moment.before.person
    name = play.name(person)
    return Occasion(moment.day, name, "" if name else title_of(play, moment))


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
