"""Setting out in plain mode: what to play, whom to meet and how, what to study, which case to make."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from trainer.core.moves import Meet, Pitch, Study
from trainer.core.view import Choice, View
from trainer.errors import TrainerError
from trainer.plain import words
from trainer.plain.console import Console, InputEnded
from trainer.play.choices import ChoiceKeys
from trainer.play.settings import LONGEST_NAME, SettingsFile
from trainer.play.shelf import read_scenarios
from trainer.play.workspace import ANONYMOUS

_ALONE = "-"
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
    """Return the trainee's name as typed, kept for the next time; an empty line means the name kept, or none.

    Raises:
        Left: when the input ends.
    """
    tr, kept = streams.tr, settings.settings.name
    question = tr("What should your customers call you?")
    typed = streams.ask(f"{question} [{kept or ANONYMOUS}]")[:LONGEST_NAME].strip()
    if typed and typed != kept:
        try:
            settings.keep(name=typed)
        except TrainerError as fault:
            streams.say([fault.said(tr)])
    return typed or kept


def ask_meeting(streams: Console, seen: View, identify: Identify) -> Meet | None:
    """Return whom the user wants to meet, how and with whom, or None for "back"."""
    tr = streams.tr
    moves = [one.move for one in seen.choices if isinstance(one.move, Meet)]
    open_to = {move.person for move in moves}
    people = {
        number: words.called(tr, one) + identify(one.id)
        for number, one in enumerate(seen.people, start=1)
        if one.id in open_to
    }
    chosen = streams.pick_from(tr("Whom?"), people)
    if chosen is None:
        return None
    moves = [move for move in moves if move.person == seen.people[chosen - 1].id]
    channels = {move.channel for move in moves}
    ways = {
        number: tr("{word} ({note})", word=tr.term("channel", name), note=words.half_days(tr, cost)) + identify(name)
        for number, (name, cost) in enumerate(seen.costs, start=1)
        if name in channels
    }
    way = streams.pick_from(tr("How?"), ways)
    if way is None:
        return None
    channel = seen.costs[way - 1][0]
    moves = [move for move in moves if move.channel == channel]
    companion = _ask_companion(streams, seen, {move.companion for move in moves if move.companion}, identify)
    return next((move for move in moves if (move.companion or _ALONE) == companion), None)


def _ask_companion(streams: Console, seen: View, free: set[str], identify: Identify) -> str | None:
    """Return the id of the colleague who comes along, `_ALONE`, or None for "back"."""
    tr = streams.tr
    if not free:
        return _ALONE
    options = {1: tr("nobody, alone")}
    for number, one in enumerate(seen.team, start=2):
        if one.id in free:
            left = tr.plural("{count} meeting left", "{count} meetings left", one.left)
            options[number] = tr("{word} ({note})", word=words.called(tr, one), note=left) + identify(one.id)
    chosen = streams.pick_from(tr("With whom?"), options)
    if chosen is None:
        return None
    return _ALONE if chosen == 1 else seen.team[chosen - 2].id


def ask_source(streams: Console, seen: View, identify: Identify) -> Study | None:
    """Return what the user wants to study, or None for "back"."""
    tr = streams.tr
    legal = {one.move.source for one in seen.choices if isinstance(one.move, Study)}
    options = {}
    for number, source in enumerate(seen.sources, start=1):
        if source.id in legal:
            note = tr.listed((tr.term("method", source.method), words.half_days(tr, source.cost)))
            options[number] = tr("{word} ({note})", word=source.title, note=note) + identify(source.id)
    chosen = streams.pick_from(tr("Which source?"), options)
    return None if chosen is None else Study(seen.sources[chosen - 1].id)


def ask_pitch(
    streams: Console, pitches: Sequence[Choice], identify: Identify, you: str, labels: ChoiceKeys
) -> Pitch | None:
    """Return the pitch that the user wants to make, or None for "back"; `labels` keeps their numbers."""
    made = {one.move.pitch: one for one in pitches if isinstance(one.move, Pitch)}
    behind = {int(number): name for name, number in labels.give(made).items()}
    titles = {number: made[name].title + identify(name) for number, name in behind.items()}
    while (chosen := streams.pick_from(streams.tr("Which pitch?"), titles)) is not None:
        # Ten cases in full would be read out each time: the one that is picked is read before it is made.
        streams.say([made[behind[chosen]].say.replace("{you}", you)])
        if streams.sure(streams.tr("Make this pitch? Type y:")):
            return Pitch(behind[chosen])
    return None
