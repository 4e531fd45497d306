"""A move that was made, in one line."""

from __future__ import annotations

from trainer.core.moves import (
    Ask,
    Close,
    First,
    Include,
    Leave,
    Meet,
    Move,
    Note,
    Pitch,
    Respond,
    Review,
    Strategy,
    Study,
    Survey,
)
from trainer.core.scenario import Scenario
from trainer.i18n.translator import Translator


def move_text(tr: Translator, scenario: Scenario, move: Move, you: str) -> str:
    """Return a move as the trainee called `you` made it."""

    def named(person: str) -> str:
        return scenario.people[scenario.person_index[person]].name

    match move:
        case Study(source):
            return tr("Studied: {title}", title=scenario.sources[scenario.source_index[source]].title)
        case First(account):
            return tr("Went to {name} first", name=scenario.accounts[scenario.account_index[account]].name)
        case Survey(questionnaire, person):
            title = scenario.questionnaires[scenario.questionnaire_index[questionnaire]].title
            return tr("Sent to {person}: {title}", person=named(person), title=title)
        case Include(question):
            words = scenario.survey_questions[scenario.survey_question_index[question]].say.replace("{you}", you)
            return tr("Put in: {words}", words=words)
        case Meet(person, channel, companion):
            how = tr.term("channel", channel)
            if companion is None:
                return tr("Met {person}: {channel}", person=named(person), channel=how)
            colleague = scenario.team[scenario.team_index[companion]].name
            return tr(
                "Met {person}: {channel}, with {colleague}", person=named(person), channel=how, colleague=colleague
            )
        case Ask(question):
            words = scenario.questions[scenario.question_index[question]].say.replace("{you}", you)
            return tr("Asked: {words}", words=words)
        case Pitch(pitch):
            return tr("Pitched: {title}", title=scenario.pitches[scenario.pitch_index[pitch]].title)
        case Respond(response):
            words = scenario.responses[scenario.response_index[response]].say.replace("{you}", you)
            return tr("Answered: {words}", words=words)
        case Leave():
            return tr("Left the meeting")
        case Review():
            return tr("Handed the account map in")
        case Close():
            return tr("Asked for the decision")
        case Strategy():
            return tr("Chose a strategy")
        case Note(person):
            return tr("Wrote about {person} on the map", person=named(person))
