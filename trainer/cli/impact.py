"""`impact`: what an edited scenario would make of the attempts at it, and which lines were missing; nothing changes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from trainer.cli import options
from trainer.cli.click_i18n import argument, command
from trainer.cli.diagnostics import narrate
from trainer.cli.language import translator_for
from trainer.cli.lists import print_json
from trainer.cli.workspace import workspace_of
from trainer.errors import N_
from trainer.i18n.translator import Translator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.core.own_words import UnmetLine
    from trainer.play.impact import Effect

_WORDS = {
    "identical": N_("identical"),
    "same": N_("same scores"),
    "different": N_("different scores"),
    "broken": N_("no longer playable"),
    "unreadable": N_("cannot be replayed"),
}


@command()
@argument("old", metavar="OLD", help="The scenario as it was played: path, id, or an attempt's digest.")
@argument(
    "new",
    metavar="[NEW]",
    required=False,
    help="The scenario as edited: path or id; without it, what trainees would have said and no line meant.",
)
@options.as_json
@options.lang
def impact(old: str, new: str | None, as_json: bool, lang: str | None) -> None:
    """Say what an edit would make of attempts that were played, or which lines trainees missed; nothing is changed."""
    if new is None:
        _unmet(old, as_json, lang)
        return
    from trainer.play.impact import KINDS
    from trainer.play.impact import impact as effects_on

    tr = translator_for(lang)
    with workspace_of(tr) as workspace:
        effects = effects_on(workspace.journal, old, new)
    counts = Counter(effect.kind for effect in effects)
    if as_json:
        print_json(
            {
                "counts": {kind: counts[kind] for kind in KINDS},
                "attempts": [_as_json(effect) for effect in effects],
            }
        )
        return
    for effect in effects:
        where = tr(" (class {name})", name=effect.course) if effect.course else ""
        print(f"{effect.attempt.id[:8]}{where}  {_line(tr, effect)}")
    if not effects:
        narrate(tr("no attempts were played on '{old}', neither here nor in a class", old=old))
        return
    summary = tr.listed(
        tr("{count} {effect}", count=counts[kind], effect=tr(_WORDS[kind])) for kind in KINDS if counts[kind]
    )
    narrate(tr.plural("{count} attempt: {summary}; nothing was changed",
                      "{count} attempts: {summary}; nothing was changed", len(effects), summary=summary))  # fmt: skip


def _unmet(name: str, as_json: bool, lang: str | None) -> None:
    """Write what trainees would have said and found in none of the lines of a scenario."""
    from trainer.play.unmet_lines import unmet_lines

    tr = translator_for(lang)
    with workspace_of(tr) as workspace:
        found = unmet_lines(workspace.journal, name)
    if as_json:
        print_json({"scenario": found.scenario, "plays": found.plays, "lines": unmet_json(found.lines)})
        return
    print_unmet(tr, found.lines)
    plays = tr.plural("{count} play", "{count} plays", found.plays)
    narrate(tr("{count} lines that none of the scenario’s lines meant, of {plays} with lines of their own",
               count=sum(one.times for one in found.lines), plays=plays))  # fmt: skip


def unmet_json(lines: Sequence[UnmetLine]) -> list[dict[str, object]]:
    """Return such lines as they stand in JSON."""
    return [one._asdict() for one in lines]


def print_unmet(tr: Translator, lines: Sequence[UnmetLine]) -> None:
    """Print such lines, person by person, each behind how often it was typed."""
    for place, one in enumerate(lines):
        if place == 0 or lines[place - 1].person != one.person:
            print(tr("{term}:", term=one.person))
        print(f"  {one.times} ×  {one.words}")


def _line(tr: Translator, effect: Effect) -> str:
    words = tr(_WORDS[effect.kind])
    if effect.kind == "different":
        changes = (f"{name} {_shown(one.old)} → {_shown(one.new)}" for name, one in effect.changes.items())
        return tr("{title}: {words}", title=words, words=tr.listed(changes))
    if effect.kind == "broken" and effect.move:
        return tr(
            "{words} from move {move} (line {line}): {text}: {reason}",
            words=words, move=effect.move, line=effect.line, text=effect.text,
            reason=effect.reason.said(tr) if effect.reason else "",
        )  # fmt: skip
    return tr("{title}: {words}", title=words, words=effect.reason.said(tr)) if effect.reason else words


def _shown(value: float | str | None) -> str:
    return "–" if value is None else str(value)


def _as_json(effect: Effect) -> dict[str, object]:
    return {
        "attempt": effect.attempt.id,
        "scenario": effect.attempt.scenario,
        "class": effect.course or None,
        "finished": effect.attempt.finished or bool(effect.course),
        "practice": effect.attempt.practice,
        "effect": effect.kind,
        "changes": {name: {"old": one.old, "new": one.new} for name, one in effect.changes.items()},
        "move": effect.move or None,
        "line": effect.line or None,
        "text": effect.text or None,
        "reason": str(effect.reason) if effect.reason else None,
    }
