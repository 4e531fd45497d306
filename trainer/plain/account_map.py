"""The account map and the strategy in plain mode: one person, or one aim, at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from trainer.core.codec import decode
from trainer.core.moves import Move
from trainer.outside_text import half_width
from trainer.plain.console import Console
from trainer.plain.setup import Identify
from trainer.plain.typed_move import is_well_formed
from trainer.scene.account_map import AccountMap, Field, FieldId, FieldOption, MapEntry, note_of
from trainer.scene.strategy import AimId, StrategyField, StrategyScene, strategy_of


def ask_note(
    streams: Console, scene: AccountMap, identify: Identify, keep_reason: Callable[[str, str], bool]
) -> Move | None:
    """Return what the user wants to write of one person, or None if nothing changed.

    Args:
        streams: where it is asked.
        scene: the map as it stands.
        identify: gives an id as it is shown.
        keep_reason: keeps why somebody (an id) is thought to be that, in the user's words, and returns whether it is
            kept: what is not has been told, and is asked again.
    """
    tr = streams.tr
    people = [f"{one.name_and_title}{tr(': ')}{one.whole}" for one in scene.entries]
    picked = streams.pick(tr("About whom?"), people)
    if picked is None:
        return None
    entry = scene.entries[picked]
    streams.say([
        tr("Enter keeps what stands there; - empties it; several numbers are separated by commas; q leaves the rest."),
    ])  # fmt: skip
    chosen: dict[FieldId, tuple[str, ...]] = {field.id: field.chosen for field in entry.fields}
    try:
        for field in entry.fields:
            # How sure one is of a role that is not given, nobody asks; nor for evidence where there is none.
            if field.options and (field.id != "certainty" or chosen["roles"]):
                chosen[field.id] = _ask(streams, identify, field)
        if entry.reason_label:
            _ask_reason(streams, entry, keep_reason)
    except _Enough:
        pass
    note = note_of(entry.person, chosen)
    return None if note == decode(entry.move) else note


def _ask_reason(streams: Console, entry: MapEntry, keep: Callable[[str, str], bool]) -> None:
    while True:
        streams.say([streams.tr("{term}:", term=entry.reason_label)])
        answer = streams.ask(f"[{entry.reason or '-'}]")
        key = half_width(answer)
        if key in ("", "q"):
            return
        # A sentence may begin as a move does.
        if is_well_formed(key) and streams.put_by(key):
            return
        if keep(entry.person, "" if key == "-" else answer):
            return


def ask_strategy(streams: Console, scene: StrategyScene, identify: Identify) -> Move:
    """Return the strategy as the user wants it; what they leave alone stays."""
    tr = streams.tr
    streams.say([
        f"## {scene.title}",
        scene.words.words,
        tr("Enter keeps what stands there; - empties it; several numbers are separated by commas; q leaves the rest."),
    ])  # fmt: skip
    chosen: dict[AimId, tuple[str, ...]] = {field.id: field.chosen for field in scene.fields}
    try:
        for field in scene.fields:
            chosen[field.id] = _ask(streams, identify, field)
    except _Enough:
        pass
    return strategy_of(chosen)


class _Enough(Exception):
    """The user has filled in enough; what was filled in counts."""


def _ask(streams: Console, identify: Identify, field: Field | StrategyField) -> tuple[str, ...]:
    tr = streams.tr
    options: Sequence[FieldOption] = field.options
    behind = {int(one.key or place): one for place, one in enumerate(options, start=1)}
    prompt = tr("{word} ({note})", word=field.label, note=field.hint) if field.hint else field.label
    while True:
        streams.say([tr("{term}:", term=prompt)])
        streams.say(f"  {number} {one.words}{identify(one.id)}" for number, one in behind.items())
        answer = half_width(streams.ask(f"[{', '.join(field.chosen_words) or '-'}]"))
        if not answer:
            return field.chosen
        if answer == "q" or streams.put_by(answer):
            raise _Enough
        if answer == "-":
            return ()
        numbers = [part.strip() for part in answer.replace("、", ",").split(",")]
        if not all(part.isascii() and part.isdigit() and int(part[:6]) in behind for part in numbers):
            streams.say([tr("Type numbers from the list above, separated by commas.")])
        elif len(picked := tuple(dict.fromkeys(behind[int(part[:6])].id for part in numbers))) > field.most:
            streams.say([tr.plural("Only one of them.", "At most {count} of them.", field.most)])
        else:
            return picked
