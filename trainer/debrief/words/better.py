"""The better move at a turning point, in words."""

from __future__ import annotations

from trainer.debrief.better import Better
from trainer.i18n.translator import Translator


def better_line(tr: Translator, better: Better) -> str:
    """Return what would have been better and what it would have changed."""
    values: dict[str, object] = {
        "move": _move(tr, better),
        "overall": f"{better.overall:.1f}",
        "gain": f"+{better.gain:.1f}",
    }
    if better.outcome:
        return tr(
            "Better here: {move} – with the rest as you played it, {overall} of 100 ({gain}) and “{outcome}”.",
            outcome=tr.term("outcome", better.outcome),
            **values,
        )
    return tr("Better here: {move} – with the rest as you played it, {overall} of 100 ({gain}).", **values)


def _move(tr: Translator, better: Better) -> str:
    # The sentence goes on behind the quotation.
    what = better.what.rstrip(".。")
    match better.kind:
        case "ask":
            return tr("ask “{question}”", question=what)
        case "pitch":
            return tr("pitch “{pitch}”", pitch=what)
        case "respond":
            return tr("answer “{answer}”", answer=what)
        case "study":
            return tr("study “{source}”", source=what)
        case "leave":
            return tr("end the meeting")
        case "meet":
            return _meet(tr, better)
        case "note":
            role = tr.term("role", better.term)
            return tr("put {person} on the map as “{role}”, as a clue in hand shows", person=better.person, role=role)
    return tr("leave it out")


def _meet(tr: Translator, better: Better) -> str:
    values: dict[str, object] = {"person": better.person, "channel": tr.term("channel", better.term)}
    if better.colleague:
        return tr("meet {person} ({channel}), together with {colleague}", colleague=better.colleague, **values)
    return tr("meet {person} ({channel}), alone", **values)
