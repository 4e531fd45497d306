"""Setting out in plain mode: what to play, whom to meet and how, what to study, which case to make."""

from __future__ import annotations

from collections.abc import Callable

from trainer.errors import TrainerError
from trainer.plain import lines
from trainer.plain.asked_first import asked_before_pitch
from trainer.plain.console import Console, InputEnded
from trainer.play.names import seat_names
from trainer.play.settings import SettingsFile
from trainer.play.shelf import read_scenarios
from trainer.scene.desk import Desk, FirstStep, Sources
from trainer.scene.meeting import Meeting
from trainer.scene.papers import Paper

NONE = "none"
"""Picked where none of the lines shown is what was meant."""
NONE_NUMBER = 0
"""Its number: no choice has it."""
Identify = Callable[[str], str]
"""What gives an id as it is shown beside the words for it, or ""."""


def pick_scenario(streams: Console) -> str:
    """Return the scenario that the user picks from the shelf, or "" if none."""
    tr = streams.tr
    found = read_scenarios(tr.language)
    streams.say(found.faults)
    entries = [
        tr("{title} (level {level}). {summary}", title=one.title, level=one.level, summary=one.summary)
        for one in found.entries
    ]
    if not entries:
        streams.say([tr("There are no scenarios.")])
        return ""
    try:
        chosen = streams.pick(tr("Which scenario?"), entries)
    except InputEnded:
        return ""
    return "" if chosen is None else found.entries[chosen].id


def ask_name(settings: SettingsFile, streams: Console) -> str:
    """Return the trainees' names as typed, kept for the next time; an empty line means those that were kept.

    Raises:
        Left: when the input ends.
    """
    tr, kept = streams.tr, settings.settings.name
    question = tr("What should your customers call you?")
    while True:
        typed = streams.ask(f"{question} [{kept}]" if kept else question).strip() or kept
        try:
            seat_names(typed)
            break
        except TrainerError as fault:
            streams.say([fault.said(tr)])
    if typed != kept:
        try:
            settings.keep(name=typed)
        except TrainerError as fault:
            streams.say([fault.said(tr)])
    return typed


def ask_meeting(streams: Console, scene: Desk, identify: Identify) -> str | None:
    """Return the move, as text, by which the user wants to meet somebody, or None for "back"."""
    tr = streams.tr
    closed = [one for one in scene.arrangements if one.why_not]
    streams.say(f"- {scene.portrait(one.person).name_and_title}{tr(': ')}{one.why_not}" for one in closed)
    open_ = {number: one for number, one in enumerate(scene.arrangements, start=1) if not one.why_not}
    people = {number: scene.portrait(one.person).name_and_title + identify(one.person) for number, one in open_.items()}
    whom = streams.pick_from(tr("Whom?"), people)
    if whom is None:
        return None
    arranged = open_[whom]
    ways = {
        number: tr("{word} ({note})", word=way.word, note=way.cost_words) + identify(way.id)
        for number, way in enumerate(arranged.channels, start=1)
        if not way.why_not
    }
    how = streams.pick_from(tr("How?"), ways)
    if how is None:
        return None
    free = {number: one for number, one in enumerate(arranged.companions, start=1) if not one.why_not}
    streams.say(f"- {one.name}{tr(': ')}{one.why_not}" for one in arranged.companions if one.why_not)
    with_whom: int | None = 1
    if len(free) > 1:
        team = {number: one.words + (identify(one.id) if one.id else "") for number, one in free.items()}
        with_whom = streams.pick_from(tr("With whom?"), team)
    if with_whom is None:
        return None
    return arranged.move(arranged.channels[how - 1].id, free[with_whom].id)


def ask_source(streams: Console, scene: Sources, identify: Identify) -> str | None:
    """Return the move, as text, by which the user wants to study a source, or None for "back"."""
    tr = streams.tr
    streams.say(f"- {one.title}{tr(': ')}{one.why_not}" for one in scene.options if not one.allowed)
    open_ = {int(one.key): one for one in scene.options if one.allowed}
    titles = {
        number: tr("{word} ({note})", word=one.title, note=tr.listed((one.kind, one.note)))
        + identify(one.move.partition(" ")[2])
        for number, one in open_.items()
    }
    picked = streams.pick_from(tr("Which source?"), titles)
    return None if picked is None else open_[picked].move


def ask_account(streams: Console, scene: FirstStep, identify: Identify) -> str | None:
    """Return the move, as text, to the account that the user goes to first, or None for "back"."""
    tr = streams.tr
    streams.say([f"## {scene.heading}", scene.words.words])
    options = {int(one.key): one for one in scene.options}
    names = {
        number: f"{one.title}{identify(one.move.partition(' ')[2])}{tr(': ')}{one.words}"
        for number, one in options.items()
    }
    picked = streams.pick_from(tr("Which account?"), names)
    return None if picked is None else options[picked].move


def ask_sheet(streams: Console, scene: Sources, identify: Identify) -> str | None:
    """Return the move, as text, by which the user sends a questionnaire, or None for "back"."""
    tr = streams.tr
    open_ = [one for one in scene.sheets if not one.why_not]
    sheet = open_[0]
    if len(open_) > 1:
        titles = [one.title + identify(one.id) for one in open_]
        chosen = streams.pick(tr("Which questionnaire?"), titles)
        if chosen is None:
            return None
        sheet = open_[chosen]
    streams.say(lines.sheet(sheet))
    people = {int(one.key): one for one in sheet.people}
    picked = streams.pick_from(
        tr("To whom?"),
        {number: one.words + identify(one.move.rpartition(" ")[2]) for number, one in people.items()},
    )
    return None if picked is None else people[picked].move


def ask_paper(streams: Console, scene: Sources) -> Paper | None:
    """Return what the user wants to read again, or None for "back"."""
    tr = streams.tr
    titles = [tr("{word} ({note})", word=one.title, note=one.kind) for one in scene.read]
    picked = streams.pick(tr("Read which one again?"), titles)
    return None if picked is None else scene.read[picked]


def ask_pitch(streams: Console, scene: Meeting, identify: Identify) -> str | None:
    """Return the move, as text, by which the user wants to make a pitch, `NONE`, or None for "back"."""
    tr = streams.tr
    behind = {int(one.key): one for one in scene.pitches if one.key}
    titles = {number: one.title + identify(one.move.partition(" ")[2]) for number, one in behind.items()}
    if scene.say is not None and scene.say.none:
        titles[NONE_NUMBER] = scene.say.none
    while (picked := streams.pick_from(tr("Which pitch?"), titles)) is not None:
        if picked == NONE_NUMBER:
            return NONE
        # Ten cases in full would be read out each time: the one that is picked is read before it is made.
        if streams.confirmed(asked_before_pitch(tr, behind[picked])):
            return behind[picked].move
        if streams.pending:
            break
    return None
