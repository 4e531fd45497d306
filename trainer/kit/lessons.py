"""Lessons: a play among people in so many minutes, step by step."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.core.scenario import Scenario
from trainer.core.vocabulary import SLOTS_A_DAY
from trainer.i18n.translator import Translator
from trainer.kit.model import LessonPlan, PlanRow

LESSONS = (45, 90, 180)
"""Lengths that a kit has a plan for, in minutes."""
MEETING_MINUTES = 4
"""Minutes of a meeting that is really talked."""
CHANGE_MINUTES = 1
"""Minutes after a meeting to write a word down and change seats."""
PREPARING_MINUTES = 3
"""The same where there is time to prepare the next one."""
MAP_MINUTES, LONG_MAP_MINUTES = 3, 5
"""Minutes for handing in an account map, on which groups have written all the time."""
ASKING_MINUTES = 2
SPEAKING_SECONDS = 15
"""What the decision takes: asking for it and writing the numbers down, then a sentence of each person to each group."""
BREAK_MINUTES = 10
LEAST_ROUNDS = 6
"""Rounds of meetings below which a lesson has one map only, and the reading is done before it."""
_WELCOME = {45: 3, 90: 5, 180: 8}
_TALK_SHARE = 4
"""The talk gets this part of a lesson at least: a quarter."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Minutes of silent reading: of the sellers' brief, and of the longest card."""

    brief: int
    card: int

    @property
    def longest(self) -> int:
        """Minutes until everybody has read."""
        return max(self.brief, self.card)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a lesson's minutes go to before the meetings: the same for each play of it."""

    reading: int
    maps: tuple[int, ...]
    map_minutes: int
    deciding: int
    round_minutes: int
    plays: int
    fixed: int

    @property
    def minutes(self) -> int:
        """Minutes of everything but meetings and talk."""
        a_play = self.reading + len(self.maps) * self.map_minutes + self.deciding
        return self.fixed + self.plays * a_play


def lesson_plans(
    tr: Translator, scenario: Scenario, reading: Reading, groups: int, *, several: bool = False
) -> tuple[LessonPlan, ...]:
    """Return the plan of a lesson of each length; the minutes of its steps are the lesson's.

    Args:
        tr: into whose language.
        scenario: any variant of the scenario.
        reading: how long it takes to read.
        groups: of sellers in a room, at most.
        several: whether the kit holds several truths: a long lesson then plays two, with seats changed.
    """
    return tuple(_lesson(tr, scenario, minutes, reading, groups, several=several) for minutes in LESSONS)


def deciding_minutes(people: int, groups: int, lesson: int) -> int:
    """Return the minutes of the decision; no more than a sixth of the lesson: with many people, not all speak."""
    speaking = -(-people * groups * SPEAKING_SECONDS // 60)
    return min(ASKING_MINUTES + speaking, lesson // 6)


def days_of(rounds: int, days: int) -> tuple[int, ...]:
    """Return the day at the end of each round: the calendar goes by evenly, and the last round ends it."""
    return tuple(-(-number * days // rounds) for number in range(1, rounds + 1))


def _lesson(
    tr: Translator, scenario: Scenario, minutes: int, reading: Reading, groups: int, *, several: bool
) -> LessonPlan:
    frame, rounds = _framed(scenario, minutes, reading, groups, several=several)
    days = days_of(rounds, scenario.days)
    talk = minutes - frame.minutes - frame.plays * rounds * frame.round_minutes
    rows = [
        PlanRow(
            _WELCOME[minutes],
            tr("Welcome"),
            tr("What it is about, who sits where, the rules: the slides lead through it."),
        )
    ]
    for play in range(frame.plays):
        rows += _play(tr, scenario, frame, rounds, reading, groups, play)
    if minutes == max(LESSONS):
        rows.append(PlanRow(BREAK_MINUTES, tr("Break"), tr("Maps and numbers lie ready; nobody tells anything yet.")))
    rows += _talk(tr, talk, several=several, again=minutes == max(LESSONS) and not several)
    told = []
    if not frame.reading:
        told.append(tr(
            "Hand out the brief and the cards the day before: they take {minutes} minutes to read "
            "(the brief {brief}, the longest card {card}).",
            minutes=reading.longest, brief=reading.brief, card=reading.card,
        ))  # fmt: skip
    if 2 * talk > minutes:
        told.append(tr("This case does not fill so long a lesson: its calendar holds {rounds} rounds.", rounds=rounds))
    elif rounds < LEAST_ROUNDS:
        told.append(tr("Rounds are few: let groups split up, so that each seller meets somebody in every round."))
    return LessonPlan(
        minutes=minutes,
        head=tr("A lesson of {minutes} minutes", minutes=minutes),
        before=tuple(told),
        rows=tuple(rows),
        days=tr.listed(map(str, days)),
    )


def _framed(scenario: Scenario, minutes: int, reading: Reading, groups: int, *, several: bool) -> tuple[_Frame, int]:
    """Return what the minutes go to, and the rounds of each play: as many as fit and as the calendar holds."""
    long = minutes == max(LESSONS)
    plays = 2 if long and several else 1
    deciding = deciding_minutes(len(scenario.people), groups, minutes)
    round_minutes = MEETING_MINUTES + (PREPARING_MINUTES if long and plays == 1 else CHANGE_MINUTES)
    map_minutes = LONG_MAP_MINUTES if long and plays == 1 else MAP_MINUTES
    fixed = _WELCOME[minutes] + (BREAK_MINUTES if long else 0)
    last = scenario.reviews[-1:] or (scenario.days,)
    most = max(1, scenario.slots // scenario.costs["visit"])
    least_talk = -(-minutes // _TALK_SHARE)

    def fitting(frame: _Frame) -> int:
        return min(most, (minutes - least_talk - frame.minutes) // (plays * round_minutes))

    best = None
    for read, maps in ((reading.longest, scenario.reviews), (reading.longest, last), (0, scenario.reviews), (0, last)):
        best = _Frame(read, maps or last, map_minutes, deciding, round_minutes, plays, fixed)
        if fitting(best) >= min(most, LEAST_ROUNDS):
            break
    assert best is not None
    return best, max(1, fitting(best))


def _play(
    tr: Translator, scenario: Scenario, frame: _Frame, rounds: int, reading: Reading, groups: int, play: int
) -> list[PlanRow]:
    rows = []
    if frame.reading:
        if play == 0:
            step, words = tr("Read"), tr(
                "In silence: the brief takes {brief} minutes, the longest card {card}.",
                brief=reading.brief, card=reading.card,
            )  # fmt: skip
        else:
            step, words = tr("Change seats, read"), tr(
                "Each room gets the cards of another truth. Who sold or watched plays the customer now, and who "
                "played sells or watches: the brief takes {brief} minutes, the longest card {card}.",
                brief=reading.brief, card=reading.card,
            )  # fmt: skip
        rows.append(PlanRow(frame.reading, step, words))
    days, done = days_of(rounds, scenario.days), 0
    for number, due in enumerate(frame.maps, 1):
        until = next((at for at, day in enumerate(days, 1) if day >= due), rounds)
        if until > done:
            rows.append(_rounds(tr, scenario, frame, days, done, until))
            done = until
        step = tr("Account map") if len(frame.maps) == 1 else tr(
            "Account map {number} of {count}", number=number, count=len(frame.maps)
        )  # fmt: skip
        rows.append(
            PlanRow(
                frame.map_minutes, step,
                tr("Each group finishes its map and hands it in. Nobody says what is right."),
            )
        )  # fmt: skip
    if done < rounds:
        rows.append(_rounds(tr, scenario, frame, days, done, rounds))
    rows.append(
        PlanRow(
            frame.deciding,
            tr("Decide"),
            tr(
                "Each group asks, and each player writes a number for each group: {asking} minutes. Then "
                "{people} people say a sentence to each of {groups} groups, {seconds} seconds each.",
                asking=ASKING_MINUTES, people=len(scenario.people), groups=groups, seconds=SPEAKING_SECONDS,
            ),
        )
    )  # fmt: skip
    return rows


def _rounds(tr: Translator, scenario: Scenario, frame: _Frame, days: tuple[int, ...], done: int, until: int) -> PlanRow:
    """Return the row of the rounds after the first `done` ones, up to round `until`."""
    first = days[done - 1] + 1 if done else 1
    count = until - done
    last = days[until - 1]
    return PlanRow(
        count * frame.round_minutes,
        tr("Round {first}", first=until) if count == 1 else tr("Rounds {first} to {last}", first=done + 1, last=until),
        tr.plural(
            "Days {first} to {last}, {half_days} half-days: {count} meeting for each group, {meeting} minutes and "
            "{change} to write up and change, makes {minutes}.",
            "Days {first} to {last}, {half_days} half-days: {count} meetings for each group, each {meeting} minutes "
            "and {change} to write up and change, makes {minutes}.",
            count,
            first=first, last=last, meeting=MEETING_MINUTES, change=frame.round_minutes - MEETING_MINUTES,
            minutes=count * frame.round_minutes,
            half_days=min(scenario.slots, last * SLOTS_A_DAY) - (first - 1) * SLOTS_A_DAY,
        ),
    )  # fmt: skip


def _talk(tr: Translator, minutes: int, *, several: bool, again: bool) -> list[PlanRow]:
    """Return the steps of the talk afterwards, which share its minutes."""
    steps = [
        (3, tr("Talk: before the truth"), tr(
            "Everybody writes three lines: what did I intend, what went well, what would I do otherwise? Then the "
            "sellers say what they believed of each person."
        )),
        (4, tr("Talk: who was there"), tr(
            "The observers tell what they counted, then the players what they wanted and what moved them."
        )),
        (3, tr("Talk: compare the truths"), tr(
            "The maps of two truths lie side by side. Ask first what was the same and what differed, by which signs "
            "one could have told; only then read the answer keys."
        )) if several else (2, tr("Talk: the truth"), tr(
            "Read the answer key, person by person; each group marks on its map what it knew, and what showed it."
        )),
    ]  # fmt: skip
    if again:
        steps.append((3, tr("Once more"), tr(
            "Each group plays the meeting again that it would most like to have back, with what it knows now."
        )))  # fmt: skip
    steps.append((1, tr("What next"), tr(
        "Everybody writes the name of a customer of their own on the blank map, and the first question to ask there."
    )))  # fmt: skip
    weights = [weight for weight, _, _ in steps]
    ends = [round(minutes * sum(weights[: number + 1]) / sum(weights)) for number in range(len(steps))]
    return [
        PlanRow(end - start, step, words) for (_, step, words), start, end in zip(steps, [0, *ends], ends, strict=False)
    ]
