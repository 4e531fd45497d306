"""`impact`: what an edited scenario would make of the attempts at it; nothing is changed by asking."""

from __future__ import annotations

import json
from collections import Counter

from trainer.cli.diagnostics import narrate
from trainer.play.impact import KINDS, Effect, impact
from trainer.play.room import Room

_WORDS = {
    "identical": "identical",
    "same": "same scores",
    "different": "different scores",
    "broken": "no longer playable",
    "unreadable": "cannot be replayed",
}


def show(old: str, new: str, *, as_json: bool) -> None:
    """Print what the scenario `new` would make of the attempts at `old`.

    Raises:
        TrainerError: if a scenario cannot be used or the journal cannot be read.
    """
    room = Room()
    try:
        effects = impact(room.journal, old, new)
    finally:
        room.close()
    counts = Counter(effect.kind for effect in effects)
    if as_json:
        print(json.dumps(
            {
                "counts": {kind: counts[kind] for kind in KINDS},
                "attempts": [_as_json(effect) for effect in effects],
            },
            ensure_ascii=False, indent=2,
        ))  # fmt: skip
        return
    for effect in effects:
        print(f"{effect.attempt.id[:8]}  {_line(effect)}")
    summary = ", ".join(f"{counts[kind]} {_WORDS[kind]}" for kind in KINDS if counts[kind])
    narrate(f"{len(effects)} attempts: {summary}; nothing was changed" if effects else _none(old))


def _none(old: str) -> str:
    return f"no attempts were played on '{old}'; `trainer attempts` lists them all"


def _line(effect: Effect) -> str:
    words = _WORDS[effect.kind]
    if effect.kind == "different":
        changes = (f"{name} {_shown(one.old)} → {_shown(one.new)}" for name, one in effect.changes.items())
        return f"{words}: {', '.join(changes)}"
    if effect.kind == "broken":
        return f"{words} from move {effect.move} (line {effect.line}): {effect.text}: {effect.reason}"
    return f"{words}: {effect.reason}" if effect.reason else words


def _shown(value: float | str | None) -> str:
    return "–" if value is None else str(value)


def _as_json(effect: Effect) -> dict[str, object]:
    return {
        "attempt": effect.attempt.id,
        "scenario": effect.attempt.scenario,
        "finished": effect.attempt.finished,
        "practice": effect.attempt.practice,
        "effect": effect.kind,
        "changes": {name: {"old": one.old, "new": one.new} for name, one in effect.changes.items()},
        "move": effect.move or None,
        "line": effect.line or None,
        "text": effect.text or None,
        "reason": effect.reason or None,
    }
