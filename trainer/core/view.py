"""What a trainee is entitled to see: front ends draw this and nothing else while a play is on."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.core.calendar import course_step, slot_shown
from trainer.core.condition import is_coached
from trainer.core.legal import legal_moves
from trainer.core.moves import Ask, First, Include, Move, Note, Pitch, Respond, Strategy, Study, Survey
from trainer.core.scenario import Records, Scenario
from trainer.core.state import MEETING, Board, State
from trainer.core.survey import answers_to, open_places
from trainer.core.vocabulary import SLOTS_A_DAY


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """One of the customer's people as the trainee knows them; `boss` is a person's id or "".

    Attributes:
        trust: 0–5, as felt.
        met: whether there was a meeting.
        matched: whether they met the counterpart whom they prefer.
        coach: whether they act as a coach.
        heard: ids of the pitches made to them.
    """

    id: str
    name: str
    title: str
    unit: str
    boss: str
    public: str
    trust: int
    met: bool
    matched: bool
    coach: bool
    heard: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClueSeen:
    """A clue in the notebook; `about` is a person's id."""

    id: str
    about: str
    text: str


@dataclass(frozen=True, slots=True)
class SourceSeen:
    """A source; `cost` in half days; `text` is empty until it was studied, and `records` are None."""

    id: str
    title: str
    method: str
    cost: int
    studied: bool
    text: str
    records: Records | None


@dataclass(frozen=True, slots=True)
class ColleagueSeen:
    """A colleague; `left` is how many meetings they can spare, `wants` what is said by one who does not come yet."""

    id: str
    name: str
    title: str
    counterpart: str
    left: int
    wants: str


@dataclass(frozen=True, slots=True)
class AccountSeen:
    """An account; `answer` is empty unless it was gone to first."""

    id: str
    name: str
    text: str
    chosen: bool
    answer: str


@dataclass(frozen=True, slots=True)
class SurveyQuestionSeen:
    """A question of a questionnaire's; `id` is `questionnaire.question`, `answer` is empty until it is back."""

    id: str
    say: str
    included: bool
    answer: str


@dataclass(frozen=True, slots=True)
class QuestionnaireSeen:
    """A questionnaire.

    Attributes:
        choose: how many questions go in.
        cost: in half days.
        people: ids of those to whom it can go: they are still there.
        sent_to: id of whom it went to, or "".
        left: how many questions it still takes.
    """

    id: str
    title: str
    choose: int
    cost: int
    people: tuple[str, ...]
    sent_to: str
    left: int
    questions: tuple[SurveyQuestionSeen, ...]


@dataclass(frozen=True, slots=True)
class MeetingSeen:
    """The meeting that is on; `objection` is what was said, or "" when nothing is on the table."""

    person: str
    channel: str
    counterpart: str
    patience: int
    objection: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A legal move with the words that stand for it; `title` only where it has one apart from its words.

    Attributes:
        move: the move.
        title: name of a source, account, questionnaire or pitch, or "".
        say: what the trainee would say, or "".
        kind: kind of a question, or "".
    """

    move: Move
    title: str
    say: str
    kind: str


@dataclass(frozen=True, slots=True)
class View:
    """Everything that a front end may show of a running play.

    Attributes:
        place: see `trainer.core.state`.
        day: 1-based day; the last one once the calendar is used up.
        half: 0 morning, 1 afternoon.
        days: length of the calendar.
        left: half-day slots left.
        next_review: day at whose end the next map is due, or None.
        step: in which of `COURSE_STEPS` the calendar is.
        costs: slots by channel.
        news: texts of what happened, oldest first.
        board: the account map, per person in the order of `people`.
        strategy: what was chosen, or None.
        choices: every legal move but `note` and `strategy`, in the scenario's order.
    """

    place: int
    day: int
    half: int
    days: int
    left: int
    next_review: int | None
    step: str
    costs: tuple[tuple[str, int], ...]
    people: tuple[PersonSeen, ...]
    clues: tuple[ClueSeen, ...]
    sources: tuple[SourceSeen, ...]
    accounts: tuple[AccountSeen, ...]
    questionnaires: tuple[QuestionnaireSeen, ...]
    team: tuple[ColleagueSeen, ...]
    news: tuple[str, ...]
    meeting: MeetingSeen | None
    board: Board
    strategy: Strategy | None
    choices: tuple[Choice, ...]

    def person(self, id_: str) -> PersonSeen:
        """Return the person of that id."""
        return next(person for person in self.people if person.id == id_)

    def note(self, id_: str) -> Note:
        """Return what the map says of that person, an empty note if nothing."""
        return next((note for note in self.board if note is not None and note.person == id_), Note(id_))


def view(scenario: Scenario, state: State) -> View:
    """Return what the trainee may see of `state`."""
    slot = slot_shown(scenario, state)
    handed = len(state.handed)
    return View(
        place=state.place,
        day=slot // SLOTS_A_DAY + 1,
        half=slot % SLOTS_A_DAY,
        days=scenario.days,
        left=scenario.slots - state.clock,
        next_review=scenario.reviews[handed] if handed < len(scenario.reviews) else None,
        step=course_step(scenario, state),
        costs=tuple(scenario.costs.items()),
        people=_people(scenario, state),
        clues=tuple(
            ClueSeen(clue.id, scenario.people[clue.about].id, clue.text)
            for clue in scenario.clues
            if state.clues >> clue.index & 1
        ),
        sources=_sources(scenario, state),
        accounts=tuple(
            AccountSeen(
                one.id, one.name, one.text, one.index == state.account, one.answer * (one.index == state.account)
            )
            for one in scenario.accounts
        ),
        questionnaires=_questionnaires(scenario, state),
        team=tuple(
            ColleagueSeen(
                one.id,
                one.name,
                one.title,
                one.counterpart,
                one.times - state.meetings[one.index],
                "" if one.needs is None or one.needs.holds(state) else one.wants,
            )
            for one in scenario.team
        ),
        news=tuple(event.text for event in scenario.events if state.fired >> event.index & 1),
        meeting=_meeting(scenario, state),
        board=state.board,
        strategy=state.strategy,
        choices=tuple(choice_for(scenario, move) for move in legal_moves(scenario, state)),
    )


def choice_for(scenario: Scenario, move: Move) -> Choice:
    """Return `move` with the words that stand for it."""
    match move:
        case Ask(ref):
            question = scenario.questions[scenario.question_index[ref]]
            return Choice(move, "", question.say, question.kind)
        case Pitch(ref):
            case = scenario.pitches[scenario.pitch_index[ref]]
            return Choice(move, case.title, case.say, "")
        case Respond(ref):
            return Choice(move, "", scenario.responses[scenario.response_index[ref]].say, "")
        case Study(ref):
            return Choice(move, scenario.sources[scenario.source_index[ref]].title, "", "")
        case First(ref):
            return Choice(move, scenario.accounts[scenario.account_index[ref]].name, "", "")
        case Survey(ref):
            return Choice(move, scenario.questionnaires[scenario.questionnaire_index[ref]].title, "", "")
        case Include(ref):
            return Choice(move, "", scenario.survey_questions[scenario.survey_question_index[ref]].say, "")
    return Choice(move, "", "", "")


def _people(scenario: Scenario, state: State) -> tuple[PersonSeen, ...]:
    return tuple(
        PersonSeen(
            id=person.id,
            name=person.name,
            title=person.title,
            unit=person.unit,
            boss=scenario.people[person.boss].id if person.boss >= 0 else "",
            public=person.public,
            trust=state.trust[person.index],
            met=bool(state.met >> person.index & 1),
            matched=bool(state.matched >> person.index & 1),
            # Told to the trainee by `coached`, and only where a coach's questions would open.
            coach=is_coached(state, person.index) and "coach" in scenario.truths[state.fired][person.index].roles,
            heard=tuple(pitch.id for pitch in scenario.pitches if state.pitched[person.index] >> pitch.index & 1),
        )
        for person in scenario.people
    )


def _sources(scenario: Scenario, state: State) -> tuple[SourceSeen, ...]:
    seen = []
    for source in scenario.sources:
        studied = bool(state.studied >> source.index & 1)
        if studied or source.needs is None or source.needs.holds(state):
            text, records = (source.text, source.records) if studied else ("", None)
            seen.append(SourceSeen(source.id, source.title, source.method, source.cost, studied, text, records))
    return tuple(seen)


def _questionnaires(scenario: Scenario, state: State) -> tuple[QuestionnaireSeen, ...]:
    seen = []
    truths = scenario.truths[state.fired]
    for one in scenario.questionnaires:
        person = state.surveyed[one.index]
        if person < 0 and not (one.needs is None or one.needs.holds(state)):
            continue
        answers = {answer.question: answer.text for answer in answers_to(scenario, state, one)}
        questions = (scenario.survey_questions[index] for index in one.questions)
        seen.append(
            QuestionnaireSeen(
                one.id, one.title, one.choose, one.cost,
                tuple(scenario.people[who].id for who, _ in one.ways if truths[who].present),
                scenario.people[person].id if person >= 0 else "",
                open_places(one, state),
                tuple(
                    SurveyQuestionSeen(
                        each.move.question, each.say, bool(state.included >> each.index & 1),
                        answers.get(each.index, ""),
                    )
                    for each in questions
                ),
            )
        )  # fmt: skip
    return tuple(seen)


def _meeting(scenario: Scenario, state: State) -> MeetingSeen | None:
    if state.place != MEETING:
        return None
    said = scenario.objections[state.objection].said if state.objection >= 0 else ""
    person = scenario.people[state.person].id
    return MeetingSeen(person, state.channel, state.counterpart, state.patience, said)
