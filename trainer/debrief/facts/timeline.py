"""What happened, day by day, as facts to put into words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from trainer.core.moves import (
    Ask,
    Close,
    First,
    Include,
    Leave,
    Meet,
    Note,
    Paperwork,
    Pitch,
    Respond,
    Review,
    Strategy,
    Study,
    Survey,
)
from trainer.core.own_words import Utterance
from trainer.core.scenario import Records
from trainer.core.state import MEETING, SURVEY
from trainer.debrief.facts.clearing import Clearing, clearing_of
from trainer.debrief.facts.loss_reviews import LossReview
from trainer.debrief.facts.own_words import NO_LINES, OwnLines
from trainer.debrief.facts.reasons import NO_REASONS, Reasons, reasons_of
from trainer.debrief.facts.replay import ReplayedMove, ReplayedPlay
from trainer.debrief.facts.strategy import ChosenStrategy, chosen


@dataclass(frozen=True, slots=True)
class Shift:
    """By how much a person's trust (0–5) and support (0–100) moved."""

    person: str
    trust: int
    support: int


@dataclass(frozen=True, slots=True)
class Stood:
    """How a person stood after a move: trust 0–5, support 0–100, and by how much support had changed."""

    person: str
    trust: int
    support: int
    change: int


@dataclass(frozen=True, slots=True)
class FoundClue:
    """A clue that came to light, and whom it is about."""

    person: str
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """A question that came back answered in writing."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A move, or an event that happened of itself.

    Attributes:
        number: number of the move, 0 for an event.
        half: 0 morning, 1 afternoon.
        kind: "study", "first", "survey", "include", "meet", "ask", "pitch", "respond", "note", "strategy", "review",
            "close", "leave" (where something was said before it) or "event".
        inside: whether it belongs to the meeting or questionnaire above it.
        person: name of the person concerned, or "".
        what: title, words or text of the thing done.
        answer: what came back, or "".
        term: method, channel or role that it is about, or "".
        colleague: name of the colleague taken along, or "".
        counterpart: what the colleague is, or "".
        amount: fit of a pitch, number of a review or certainty of a note; else 0.
        records: the table in the source that was studied, or None.
        written: the questionnaire as it came back, where it did by this move.
        clues: clues found.
        shifts: what moved.
        objection: objection that it provoked, or "".
        rule: rule of conduct that it broke, or "".
        cleared: what cleared that rule, None if nothing did.
        again: whether it asked what a clue in hand had shown.
        coached: whether the person became a coach by it.
        tired: whether the person had enough after it.
        strategy: what was chosen, where it is a strategy.
        stood: how everybody stood after it.
        reasons: why it came out so.
        better: what would have been better there, None where nothing worth a point was lost.
        own: what was typed in the trainee's own words before it, oldest first.
    """

    number: int
    half: int
    kind: str
    inside: bool = False
    person: str = ""
    what: str = ""
    answer: str = ""
    term: str = ""
    colleague: str = ""
    counterpart: str = ""
    amount: int = 0
    records: Records | None = None
    written: tuple[Written, ...] = ()
    clues: tuple[FoundClue, ...] = ()
    shifts: tuple[Shift, ...] = ()
    objection: str = ""
    rule: str = ""
    cleared: Clearing | None = None
    again: bool = False
    coached: bool = False
    tired: bool = False
    strategy: ChosenStrategy | None = None
    stood: tuple[Stood, ...] = ()
    reasons: Reasons = NO_REASONS
    better: LossReview | None = None
    own: tuple[Utterance, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar on which something happened."""

    number: int
    entries: tuple[TimelineEntry, ...]


def days_of(play: ReplayedPlay, found: Iterable[LossReview] = (), said: OwnLines = NO_LINES) -> tuple[Day, ...]:
    """Return the days of the play, each with what happened on it in order, and what would have been better.

    What was `said` in the trainee's own words stands at the move, by whose number it is.

    Of the losses `found` each stands where it was lost; what nobody did is told where the decision was asked for.
    """
    better: dict[int, LossReview] = {}
    for loss in found:
        number = loss.number or play.moments[-1].number
        if number not in better or loss.points > better[number].points:
            better[number] = loss
    days: dict[int, list[TimelineEntry]] = {}
    for place, moment in enumerate(play.moments):
        own = said.get(moment.number, ())
        if (own or not isinstance(moment.move, Leave)) and not _overwritten(play, place):
            entry = _entry(play, moment, better.get(moment.number), own)
            days.setdefault(moment.day, []).append(entry)
        for day, event in _events(play, moment):
            days.setdefault(max(day, max(days)), []).append(event)
    return tuple(Day(number, tuple(days[number])) for number in sorted(days))


def _overwritten(play: ReplayedPlay, place: int) -> bool:
    """Return whether what was written was written anew before anything else happened: each tick is a move."""
    move = play.moments[place].move
    if not isinstance(move, Paperwork):
        return False
    for later in play.moments[place + 1 :]:
        if not isinstance(later.move, Paperwork):
            return False
        if _about(later.move) == _about(move):
            return True
    return False


def _about(written: Paperwork) -> str:
    return written.person if isinstance(written, Note) else ""


def shifts_of(play: ReplayedPlay, moment: ReplayedMove) -> tuple[Shift, ...]:
    """Return whose trust and support the move itself moved, and by how much; events apart."""
    moved: dict[int, tuple[int, int]] = {}
    for happening in moment.happenings:
        if happening.kind == "event":
            break
        trust, support = moved.get(happening.person, (0, 0))
        if happening.kind == "trust":
            moved[happening.person] = (trust + happening.amount, support)
        elif happening.kind == "support":
            moved[happening.person] = (trust, support + happening.amount)
    return tuple(Shift(play.name(person), *amounts) for person, amounts in moved.items())


def _entry(
    play: ReplayedPlay, moment: ReplayedMove, better: LossReview | None, own: tuple[Utterance, ...]
) -> TimelineEntry:
    happenings = []
    for happening in moment.happenings:
        if happening.kind == "event":
            break
        happenings.append(happening)
    kinds = {happening.kind for happening in happenings}
    scenario = play.scenario
    objections = [
        play.said(scenario.objections[happening.item].said) for happening in happenings if happening.kind == "objected"
    ]
    rules = [scenario.rules[happening.item] for happening in happenings if happening.kind == "breach"]
    return replace(
        _move(play, moment),
        inside=moment.before.place in (MEETING, SURVEY),
        clues=tuple(_finding(play, happening.item) for happening in happenings if happening.kind == "clue"),
        shifts=shifts_of(play, moment),
        objection=objections[0] if objections else "",
        rule=play.said(rules[0].rule) if rules else "",
        cleared=clearing_of(play, rules[0]) if rules else None,
        again="asked_again" in kinds,
        coached="coached" in kinds,
        tired="tired" in kinds,
        stood=_stood(play, moment),
        reasons=reasons_of(play, moment),
        better=better,
        own=own,
    )


def _stood(play: ReplayedPlay, moment: ReplayedMove) -> tuple[Stood, ...]:
    support = zip(moment.before.support, moment.after.support, strict=True)
    return tuple(
        Stood(person.name, trust, after, after - before)
        for person, trust, (before, after) in zip(play.scenario.people, moment.after.trust, support, strict=True)
    )


def _move(play: ReplayedPlay, moment: ReplayedMove) -> TimelineEntry:
    scenario, person = play.scenario, play.name(moment.before.person)
    number, half = moment.number, moment.half
    match moment.move:
        case Study(ref):
            source = scenario.sources[scenario.source_index[ref]]
            text = play.said(source.text)
            return TimelineEntry(
                number, half, "study", what=source.title, answer=text, term=source.method, records=source.records
            )
        case First(ref):
            account = scenario.accounts[scenario.account_index[ref]]
            return TimelineEntry(number, half, "first", what=account.name, answer=play.said(account.answer))
        case Survey(ref, who):
            sheet = scenario.questionnaires[scenario.questionnaire_index[ref]]
            return TimelineEntry(number, half, "survey", person=play.name(scenario.person_index[who]), what=sheet.title)
        case Include(ref):
            put = scenario.survey_questions[scenario.survey_question_index[ref]]
            return TimelineEntry(
                number, half, "include", person=play.name(moment.before.surveyed[put.questionnaire]),
                what=play.said(put.say), written=tuple(_written(play, moment)),
            )  # fmt: skip
        case Meet(who, channel, companion):
            met = TimelineEntry(number, half, "meet", person=play.name(scenario.person_index[who]), term=channel)
            if companion is None:
                return met
            colleague = scenario.team[scenario.team_index[companion]]
            return replace(met, colleague=colleague.name, counterpart=colleague.counterpart)
        case Ask(ref):
            question = scenario.questions[scenario.question_index[ref]]
            said, answer = play.said(question.say), play.said(question.answer)
            return TimelineEntry(number, half, "ask", person=person, what=said, answer=answer, term=question.kind)
        case Pitch(ref):
            case = scenario.pitches[scenario.pitch_index[ref]]
            return TimelineEntry(
                number, half, "pitch", person=person, what=case.title, answer=play.said(case.say), amount=moment.fit
            )
        case Respond(ref):
            one = scenario.responses[scenario.response_index[ref]]
            return TimelineEntry(
                number, half, "respond", person=person, what=play.said(one.say), answer=play.said(one.answer)
            )
        case Note(who, roles=roles, certainty=certainty):
            name = play.name(scenario.person_index[who])
            return TimelineEntry(number, half, "note", person=name, term=roles[0] if roles else "", amount=certainty)
        case Strategy() as strategy:
            return TimelineEntry(number, half, "strategy", strategy=chosen(play, strategy))
        case Review():
            return TimelineEntry(number, half, "review", amount=len(moment.after.handed))
        case Close():
            return TimelineEntry(number, half, "close")
        case Leave():
            return TimelineEntry(number, half, "leave", person=person)
    raise AssertionError(moment.move)


def _written(play: ReplayedPlay, moment: ReplayedMove) -> Iterator[Written]:
    for happening in moment.happenings:
        if happening.kind == "answered":
            question = play.scenario.survey_questions[happening.item]
            yield Written(play.said(question.say), play.said(question.answers[happening.person].text))


def _events(play: ReplayedPlay, moment: ReplayedMove) -> list[tuple[int, TimelineEntry]]:
    found: list[tuple[int, TimelineEntry]] = []
    for happening in moment.happenings:
        if happening.kind == "event":
            event = play.scenario.events[happening.item]
            entry = TimelineEntry(0, 0, "event", what=play.said(event.text), stood=_stood(play, moment))
            found.append((event.day, entry))
        elif found and happening.kind == "clue":
            day, entry = found[-1]
            found[-1] = (day, replace(entry, clues=(*entry.clues, _finding(play, happening.item))))
        elif found and happening.kind == "support":
            day, entry = found[-1]
            found[-1] = (
                day,
                replace(entry, shifts=(*entry.shifts, Shift(play.name(happening.person), 0, happening.amount))),
            )
    return found


def _finding(play: ReplayedPlay, clue: int) -> FoundClue:
    found = play.scenario.clues[clue]
    return FoundClue(play.name(found.about), play.said(found.text))
