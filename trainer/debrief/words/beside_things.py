"""What stands beside the dearest things, in words."""

from __future__ import annotations

from trainer.debrief.facts.beside_things import Bridge, Untold
from trainer.i18n.translator import Translator


def bridge_line(tr: Translator, bridge: Bridge) -> str:
    """Return why the first thing is about somebody else than the result names."""
    people = tr.listed(bridge.people)
    if bridge.outcome:
        return tr(
            "The decision hung on {people}. The first thing is about something else, since it would have brought more "
            "points; what could be mended of {people} alone would have ended it in “{outcome}”.",
            people=people,
            outcome=tr.term("outcome", bridge.outcome),
        )
    return tr(
        "The decision hung on {people}. The first thing is about something else: nothing that was tried with {people} "
        "alone would have ended it otherwise.",
        people=people,
    )


def untold_line(tr: Translator, one: Untold) -> str:
    """Return a line on something big that is none of the dearest things."""
    values: dict[str, object] = {"count": one.count, "whole": one.whole, "clues": one.clues, "what": one.what}
    match one.kind:
        case "blank":
            return tr(
                "Besides: your last map left {count} of {whole} people without a role, though {clues} clues about them "
                "lay in your notebook.",
                **values,
            )
        case "wrong":
            return tr("Besides: {count} of {whole} primary roles on your last map were wrong.", **values)
        case "news":
            return tr("Besides: the news of day {count} came because “{what}” had not been done by then.", **values)
    return tr.plural(
        "Besides: you asked for the decision {count} day before the calendar of {whole} days was over.",
        "Besides: you asked for the decision {count} days before the calendar of {whole} days was over.",
        one.count,
        whole=one.whole,
    )
